"""Places as a map draws them: each with how many events it has, and as a point, a circle, a line or an outline."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from truceline.records.claim import PlaceLink
from truceline.reference.areas import REACH
from truceline.reference.gazetteer import Gazetteer
from truceline.web.event_index import EventIndex

POINTS = frozenset({"point", "city"})
PRECISION_TOLD = {
    "point": "a spot",
    "city": "a town",
    "admin2": "a district",
    "admin1": "a province",
    "region": "a region, roughly",
    "country": "a country, no finer",
    "zone": "a zone",
    "line": "a line",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with how many of the events asked for it has; `key` is what it is asked for by."""

    key: str
    place: PlaceLink
    count: int

    @property
    def is_placed(self) -> bool:
        """Tell whether it can be drawn: the gazetteer knows where it is."""
        return self.place.lat is not None and self.place.lon is not None

    @property
    def told(self) -> str:
        """Say how fine it is."""
        if self.place.radius_km:
            return f"within about {self.place.radius_km:.0f} km of a spot"
        return PRECISION_TOLD.get(self.place.precision, self.place.precision)


def spots_of(index: EventIndex, chosen: int) -> tuple[Spot, ...]:
    """Give the places that events of a set have, those of most events first."""
    held = chosen.to_bytes(len(index.events) // 8 + 1, "little")
    found = []
    for key, positions in index.facets["spot"].positions.items():
        count = sum(held[p >> 3] >> (p & 7) & 1 for p in positions)
        if count and key in index.places:
            found.append(Spot(key=key, place=index.places[key], count=count))
    return tuple(sorted(found, key=lambda s: (-s.count, s.place.name, s.key)))


def drawn(spot: Spot, gazetteer: Gazetteer) -> dict[str, Any]:
    """Give a place as the map's script draws it; "as" is point, circle, country, line or area."""
    place = spot.place
    told: dict[str, Any] = {
        "key": spot.key,
        "name": place.name,
        "count": spot.count,
        "precision": place.precision,
        "told": spot.told,
        "lat": place.lat,
        "lon": place.lon,
    }
    return told | dict(_form(place, gazetteer))


def _form(place: PlaceLink, gazetteer: Gazetteer) -> Iterator[tuple[str, Any]]:
    """A place is never drawn finer than its words were: what is no spot gets no pin."""
    if place.radius_km:
        yield from (("as", "circle"), ("km", place.radius_km))
        return
    if place.precision in POINTS:
        yield "as", "point"
        return
    if place.precision == "country":
        yield from (("as", "country"), ("country", place.country))
        return
    entry = gazetteer.entry(place.id) if place.precision in ("zone", "line") and place.id else None
    if entry is not None and entry.shape:
        yield "as", "line" if place.precision == "line" else "area"
        yield "shape", [[lon, lat] for lat, lon in entry.shape]
        return
    yield from (("as", "circle"), ("km", REACH.get(place.precision, REACH["region"])))
