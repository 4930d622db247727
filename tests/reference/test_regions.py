"""Parts of countries and borders, worked out by rule."""

import pytest

from tests.gazetteers import small_gazetteer
from truceline.reference.regions import border_of, bordering, directional, part_of


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    with small_gazetteer(tmp_path_factory.mktemp("places")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("northern Syria", ("north", "Syria")),
        ("north-west Syria", ("northwest", "Syria")),
        ("northeastern Syria", ("northeast", "Syria")),
        ("the north of Syria", ("north", "Syria")),
        ("the southern part of Idlib province", ("south", "Idlib province")),
        ("Aleppo’s western countryside", ("west", "Aleppo")),
        ("central Mali", ("central", "Mali")),
        ("the far east of Ukraine", ("east", "Ukraine")),
    ],
)
def test_direction_and_base_are_told_apart(words, expected):
    assert directional(words) == expected


@pytest.mark.parametrize("words", ["Syria", "Northampton", "Weston", "the border"])
def test_words_without_a_direction_have_none(words):
    assert directional(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Turkish-Syrian border", ("Turkish", "Syrian")),
        ("the Chad–Sudan border region", ("Chad", "Sudan")),
        ("the border between Armenia and Azerbaijan", ("Armenia", "Azerbaijan")),
        ("Mali's border with Niger", ("Mali", "Niger")),
        ("the Turkish border", ("Turkish", None)),
        ("the border with Iraq", ("Iraq", None)),
    ],
)
def test_sides_of_a_border_are_told_apart(words, expected):
    assert bordering(words) == expected


@pytest.mark.parametrize("words", ["the border", "its border", "border area", "Borderland"])
def test_words_that_name_no_side_give_none(words):
    assert bordering(words) is None


def test_part_of_a_country_lies_where_its_cities_there_lie(gazetteer):
    syria = gazetteer.country("SYR")

    north = part_of(syria, "north", gazetteer)

    assert north.lat > 35.5 > syria.lat
    assert (north.precision, north.name, north.geonames_id) == ("region", "northern Syria", None)
    assert part_of(syria, "south", gazetteer).lat < syria.lat


def test_part_of_a_place_without_cities_keeps_its_point(gazetteer):
    zone = gazetteer.find("Operation Peace Spring area")[0]

    part = part_of(zone, "east", gazetteer)

    assert (part.lat, part.lon) == (zone.lat, zone.lon)


def test_border_lies_where_the_cities_of_both_sides_do(gazetteer):
    turkey, syria = gazetteer.country("TUR"), gazetteer.country("SYR")

    border = border_of(turkey, syria, gazetteer)

    assert border == border_of(syria, turkey, gazetteer)
    assert 35.5 < border.lat < 37.5
    assert (border.precision, border.country) == ("line", None)


def test_countries_far_apart_have_no_border(gazetteer):
    assert border_of(gazetteer.country("RUS"), gazetteer.country("FRA"), gazetteer) is None
