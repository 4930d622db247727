"""Places as the map draws them: never finer than their words."""

import pytest

from tests import build
from truceline.records.claim import PlaceLink
from truceline.web.spots import Spot, drawn

WORDS = build.evidence(build.document("Shells fell near Ostrel."), "Ostrel")


class NoShapes:
    def entry(self, entry_id: str) -> None:
        return None


def spot(precision: str, **fields: object) -> Spot:
    plain: dict[str, object] = {
        "evidence": WORDS,
        "id": "place:ostrel",
        "name": "Ostrel",
        "country": "SYR",
        "lat": 35.0,
        "lon": 38.0,
        "geonames_id": None,
        "precision": precision,
        "score": 1.0,
    }
    return Spot(key="place:ostrel", place=PlaceLink(**{**plain, **fields}), count=2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("precision", "fields", "form"),
    [
        ("city", {}, "point"),
        ("point", {}, "point"),
        ("point", {"radius_km": 30.0}, "circle"),
        ("admin1", {}, "circle"),
        ("region", {}, "circle"),
        ("zone", {}, "circle"),
        ("country", {}, "country"),
    ],
)
def test_only_a_town_or_a_spot_gets_a_pin(precision, fields, form):
    assert drawn(spot(precision, **fields), NoShapes())["as"] == form


def test_near_a_place_reaches_as_far_as_the_words_say():
    assert drawn(spot("city", radius_km=30.0), NoShapes())["km"] == 30.0


def test_a_place_that_the_gazetteer_does_not_know_is_not_drawn():
    assert not spot("point", id=None, lat=None, lon=None).is_placed
