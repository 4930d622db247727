"""Places inside one another and apart."""

import pytest

from tests.build import place
from truceline.reference.areas import Lie, distance, lie

TOWN = place("Streck", "RUR", 50.0, 10.0, admin1="Lower Vale")
OTHER_TOWN = place("Zenda", "RUR", 50.0, 13.0, admin1="Upper Vale")
PROVINCE = place("Lower Vale", "RUR", 50.1, 10.1, precision="admin1")
OTHER_PROVINCE = place("Upper Vale", "RUR", 50.1, 13.0, precision="admin1")
NORTH = place("northern Ruritania", "RUR", 50.5, 10.5, precision="region")
FAR_SOUTH = place("southern Ruritania", "RUR", 45.0, 10.5, precision="region")
COUNTRY = place("Ruritania", "RUR", 49.0, 11.0, precision="country")
ABROAD = place("Graustark", "GRA", 49.0, 20.0, precision="country")
STRIP = place("the border strip", "RUR", 50.6, 12.0, precision="zone")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (TOWN, TOWN, Lie.SAME),
        (TOWN, place("STRECK", id=None), Lie.SAME),
        (TOWN, PROVINCE, Lie.INSIDE),
        (PROVINCE, TOWN, Lie.HOLDS),
        (OTHER_TOWN, PROVINCE, Lie.APART),
        (TOWN, OTHER_TOWN, Lie.APART),
        (PROVINCE, OTHER_PROVINCE, Lie.APART),
        (PROVINCE, NORTH, Lie.INSIDE),
        (NORTH, COUNTRY, Lie.INSIDE),
        (TOWN, ABROAD, Lie.APART),
        (NORTH, FAR_SOUTH, Lie.APART),
        (STRIP, TOWN, Lie.APART),
        (STRIP, NORTH, Lie.INSIDE),
        (None, TOWN, Lie.UNKNOWN),
        (place("somewhere", None, lat=None, lon=None), TOWN, Lie.UNKNOWN),
        (place("Ruritanian border", "GRA", 50, 12.2, precision="line"), TOWN, Lie.UNKNOWN),
    ],
)
def test_two_places_lie_to_each_other(a, b, expected):
    assert lie(a, b) is expected


def test_distance_of_two_towns_in_kilometres():
    assert distance(TOWN, OTHER_TOWN) == pytest.approx(214, abs=2)
