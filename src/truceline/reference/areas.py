"""How two places lie to each other: the same, one inside the other, or apart."""

from enum import StrEnum

from truceline.records.claim import PlaceLink
from truceline.reference.folding import folded_words
from truceline.reference.offsets import great_circle

# How far a place of each precision reaches from its centre, in km: the median half-width of first-order
# divisions is about 80, of second-order ones 25; a region ("the north-west") is a good part of a country.
REACH = {
    "point": 5,
    "city": 15,
    "admin2": 30,
    "zone": 60,
    "admin1": 90,
    "line": 150,
    "region": 200,
    "country": 600,
}
RANK = {"point": 0, "city": 1, "admin2": 2, "zone": 3, "admin1": 4, "line": 5, "region": 6, "country": 7}

# Places up to a province tell two arrangements apart; wider ones hold several.
SPECIFIC = 4


class Lie(StrEnum):
    """How a first place lies to a second one."""

    SAME = "same"
    INSIDE = "inside"
    HOLDS = "holds"
    APART = "apart"
    UNKNOWN = "unknown"


def is_specific(place: PlaceLink | None) -> bool:
    """True for a place that is no wider than a province."""
    return place is not None and rank(place) <= SPECIFIC


def lie(a: PlaceLink | None, b: PlaceLink | None) -> Lie:
    """Say how place `a` lies to place `b`; unknown where one is missing or neither has a position."""
    if a is None or b is None:
        return Lie.UNKNOWN
    if _one(a, b):
        return Lie.SAME
    if rank(a) > rank(b):
        return {Lie.INSIDE: Lie.HOLDS}.get(_inside(b, a), _inside(b, a))
    return _inside(a, b)


def _one(a: PlaceLink, b: PlaceLink) -> bool:
    if a.id is not None and b.id is not None:
        return a.id == b.id
    return a.name == b.name or _plain(a.name) == _plain(b.name)


def _plain(name: str) -> str:
    return folded_words(name).removeprefix("the ")


def rank(place: PlaceLink) -> int:
    """Order places from a point (0) to a country (7)."""
    return RANK.get(place.precision, RANK["region"])


def distance(a: PlaceLink, b: PlaceLink) -> float | None:
    """Give the great-circle distance of two places' centres in km, None where one has no position."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return great_circle((a.lat, a.lon), (b.lat, b.lon))


def _inside(small: PlaceLink, large: PlaceLink) -> Lie:
    on_a_border = "line" in (small.precision, large.precision)
    if small.country and large.country and small.country != large.country and not on_a_border:
        return Lie.APART
    if large.precision == "country" and small.country and large.country:
        return Lie.INSIDE if small.country == large.country else Lie.UNKNOWN
    if large.precision == "admin1" and small.admin1 and small.precision != "admin1":
        names = {folded_words(n) for n in (large.name, large.admin1 or large.name)}
        return Lie.INSIDE if folded_words(small.admin1) in names else Lie.APART
    apart = distance(small, large)
    if apart is None:
        return Lie.UNKNOWN
    if small.precision == large.precision and small.precision not in ("point", "zone", "line"):
        return Lie.APART if apart > REACH.get(small.precision, 200) / 2 else Lie.UNKNOWN
    if apart <= REACH.get(large.precision, 200):
        return Lie.INSIDE
    return (
        Lie.APART
        if apart > REACH.get(large.precision, 200) + REACH.get(small.precision, 200)
        else Lie.UNKNOWN
    )
