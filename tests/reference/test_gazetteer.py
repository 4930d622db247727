"""The compiled gazetteer: what a name finds, and files that are no gazetteer."""

import pickle
import sqlite3

import pytest

from tests.gazetteers import PLACE_FILES, TOWNS, small_gazetteer
from truceline.errors import DataFileError, GazetteerError
from truceline.reference.gazetteer import open_gazetteer
from truceline.reference.gazetteer_build import airport_names, build


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    with small_gazetteer(tmp_path_factory.mktemp("places")) as opened:
        yield opened


@pytest.mark.parametrize("name", ["Tal Rifat", "Tal Rıfat", "Tel Rifaat", "Tell Refaat"])
def test_every_spelling_finds_the_town(gazetteer, name):
    found = gazetteer.find(name)

    assert found[0].geonames_id == 163476
    assert (found[0].country, found[0].admin1_name) == ("SYR", "Aleppo")


def test_initials_find_no_village_of_that_name(gazetteer):
    assert [entry.name for entry in gazetteer.find("Tul")] == ["Tul"]
    assert gazetteer.find("TUL") == ()


def test_area_word_puts_the_area_first(gazetteer):
    assert [entry.kind for entry in gazetteer.find("Idlib province")][:2] == ["admin1", "city"]


def test_name_itself_stands_before_other_names_and_big_places_before_small(gazetteer):
    found = gazetteer.find("Paris")

    assert [entry.country for entry in found if entry.kind == "city"] == ["FRA", "USA"]


@pytest.mark.parametrize(
    ("name", "kind", "precision"),
    [
        ("Operation Peace Spring area", "zone", "zone"),
        ("Bab al-Hawa", "crossing", "point"),
        ("Nagorno-Karabakh", "region", "region"),
        ("Line of Control", "line", "line"),
        ("Darfur", "region", "region"),
        ("Euphrates", "river", "line"),
        ("Black Sea", "sea", "region"),
        ("Türkiye", "country", "country"),
    ],
)
def test_places_that_lists_of_cities_lack_are_found(gazetteer, name, kind, precision):
    found = gazetteer.find(name)[0]

    assert (found.kind, found.precision) == (kind, precision)


def test_zone_has_an_outline_and_is_marked_approximate(gazetteer):
    zone = gazetteer.find("Operation Peace Spring zone")[0]

    assert len(zone.shape) >= 3
    assert zone.approximate


def test_nationality_finds_its_country(gazetteer):
    assert gazetteer.country_of_adjective("Syrian") == "SYR"
    assert gazetteer.country_of_adjective("rainy") is None
    assert gazetteer.find("Turks")[0].country == "TUR"


def test_capital_is_marked(gazetteer):
    assert [e.name for name in ("Ankara", "Aleppo") for e in gazetteer.find(name) if e.is_capital] == [
        "Ankara"
    ]


def test_unknown_or_empty_name_finds_nothing(gazetteer):
    assert gazetteer.find("Plonkograd") == gazetteer.find("") == gazetteer.find("’") == ()


def test_finds_are_bounded(gazetteer):
    assert len(gazetteer.find("Paris", limit=1)) == 1


def test_entry_is_found_again_by_its_id(gazetteer):
    entry = gazetteer.find("Bab al-Hawa")[0]

    assert gazetteer.entry(entry.id).id == entry.id
    assert gazetteer.entry("geonames:0") is None


def test_neighbours_know_each_other(gazetteer):
    assert "TUR" in gazetteer.neighbours("SYR")
    assert "SYR" in gazetteer.neighbours("TUR")


def test_gazetteer_travels_to_another_process(gazetteer):
    with pickle.loads(pickle.dumps(gazetteer)) as copy:
        assert copy.find("Aleppo") == gazetteer.find("Aleppo")


def test_missing_gazetteer_says_how_to_build_it(tmp_path):
    with pytest.raises(GazetteerError, match="the next command compiles it anew"):
        open_gazetteer(tmp_path / "none.sqlite")


def test_file_that_is_no_gazetteer_says_so(tmp_path):
    path = tmp_path / "gazetteer.sqlite"
    path.write_text("not a database, but long enough to look at" * 100)

    with pytest.raises(GazetteerError, match="no gazetteer"):
        open_gazetteer(path)


def test_gazetteer_of_another_version_is_refused(tmp_path):
    path = tmp_path / "gazetteer.sqlite"
    small_gazetteer(tmp_path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE made_of SET value = '0' WHERE key = 'version'")
    connection.close()

    with pytest.raises(GazetteerError, match="version 0"):
        open_gazetteer(path)


def test_gazetteer_of_other_place_files_is_refused(tmp_path):
    small_gazetteer(tmp_path).close()

    with pytest.raises(GazetteerError, match="other place files"):
        open_gazetteer(tmp_path / "gazetteer.sqlite", places=PLACE_FILES[:2])


def test_failed_build_leaves_the_old_gazetteer_and_nothing_else(tmp_path):
    small_gazetteer(tmp_path).close()
    before = (tmp_path / "gazetteer.sqlite").read_bytes()

    def broken(done, total):
        raise OSError("disk full")

    with pytest.raises(GazetteerError, match="disk full"):
        build(tmp_path / "gazetteer.sqlite", places=PLACE_FILES, cities=TOWNS * 300, progress=broken)

    assert [path.name for path in tmp_path.iterdir()] == ["gazetteer.sqlite"]
    assert (tmp_path / "gazetteer.sqlite").read_bytes() == before


def test_same_sources_give_the_same_bytes(tmp_path):
    one = build(tmp_path / "one.sqlite", places=PLACE_FILES, cities=TOWNS)
    two = build(tmp_path / "two.sqlite", places=PLACE_FILES, cities=TOWNS)

    assert one.read_bytes() == two.read_bytes()


def test_build_tells_how_far_it_is(tmp_path):
    told = []

    build(tmp_path / "g.sqlite", places=PLACE_FILES, cities=TOWNS, progress=lambda *step: told.append(step))

    assert told[-1] == (len(TOWNS), len(TOWNS))


def test_every_fault_of_a_place_file_is_listed_before_anything_is_written(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "about: mine\nplaces:\n  - {id: A b, names: [], kind: moon, lat: 91, lon: 0}\n"
        "  - {id: z, names: [Z], kind: zone, lat: 1, lon: 1, shape: [[0, 0], [1, 1]]}\n"
    )

    with pytest.raises(DataFileError) as caught:
        build(tmp_path / "g.sqlite", places=[path], cities=())

    assert all(
        word in str(caught.value) for word in ("places.0.id", "names", "kind", "lat", "too few points")
    )
    assert not (tmp_path / "g.sqlite").exists()


def test_id_that_two_files_share_is_a_fault(tmp_path):
    place = "about: one\nplaces:\n  - {id: here, names: [Here], kind: site, lat: 1, lon: 1}\n"
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(place)

    with pytest.raises(DataFileError, match="here is listed twice"):
        build(tmp_path / "g.sqlite", places=sorted(tmp_path.glob("*.yaml")), cities=())


def test_faulty_row_of_a_listed_area_is_named(tmp_path):
    path = tmp_path / "areas.csv"
    path.write_text("geonames_id,code,names,lat,lon,population\n1,SY.09,Aleppo,36,37,5\nx,SY,,0,0,0\n")

    with pytest.raises(DataFileError, match="row 2"):
        build(tmp_path / "g.sqlite", places=[path], cities=())


@pytest.mark.parametrize(
    ("name", "city", "expected"),
    [
        ("Aden International Airport", "Aden", ("Aden International Airport", "Aden Airport")),
        (
            "Washington Dulles International Airport",
            "Washington",
            (
                "Washington Dulles International Airport",
                "Washington Dulles Airport",
                "Dulles International Airport",
                "Dulles Airport",
                "Dulles",
            ),
        ),
        ("Juba", "Juba", ("Juba Airport",)),
        ("Goma Regional Airport", "Goma", ("Goma Regional Airport", "Regional Airport")),
    ],
)
def test_airports_have_the_names_that_news_uses(name, city, expected):
    assert airport_names(name, city) == expected


def test_a_town_called_city_is_no_area(gazetteer):
    assert all(entry.kind == "city" for entry in gazetteer.find("Aleppo City"))
