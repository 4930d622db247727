"""Distances and directions before a place's name lead away from it."""

import pytest

from truceline.reference.offsets import is_edge, offset_before


@pytest.mark.parametrize(
    ("before", "kilometres", "bearing"),
    [
        ("A convoy was hit 30 km north of ", 30, 0),
        ("fighting some 12 miles south-west of ", 19.3, 225),
        ("a base 50 kilometres (31 miles) east of the city of ", 50, 90),
        ("shells fell on the eastern outskirts of ", 6, 90),
        ("a village 5 km from ", 5, None),
    ],
)
def test_the_words_before_a_name_set_out_an_offset(before, kilometres, bearing):
    found = offset_before(before)

    assert found is not None
    assert (round(found.kilometres, 1), found.bearing) == (kilometres, bearing)


@pytest.mark.parametrize(
    "before",
    ["They met in ", "30 km of road near ", "the 12 miles that lie between here and ", "", "north of "],
)
def test_other_words_set_out_none(before):
    assert offset_before(before) is None


def test_a_point_moves_along_the_compass():
    north = offset_before("111 km north of ")

    assert north.moved(36.0, 43.0) == (36.9982, 43.0)


def test_without_a_direction_the_point_stays_and_the_radius_holds_the_distance():
    found = offset_before("20 km from ")

    assert found.moved(36.0, 43.0) == (36.0, 43.0)
    assert found.radius_km >= 20


@pytest.mark.parametrize("lat", [89.99, -89.99, 0.0])
@pytest.mark.parametrize("lon", [179.99, -179.99])
def test_no_point_leaves_the_globe(lat, lon):
    moved = offset_before("900 km north-east of ").moved(lat, lon)

    assert -90 <= moved[0] <= 90
    assert -180 <= moved[1] <= 180


def test_an_edge_is_of_the_town():
    assert is_edge("the eastern outskirts of Aleppo")
    assert not is_edge("eastern Aleppo")
