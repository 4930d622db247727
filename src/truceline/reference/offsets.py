"""Distances on the earth: between two points, and where "30 km north of" leads from one."""

import math
import re
from dataclasses import dataclass

EARTH_KM = 6371.0
MILE_KM = 1.609344
# How far a town's edge is taken to lie from its middle, and how far round it the edge may be.
EDGE_KM, EDGE_RADIUS_KM = 6.0, 8.0
# A stated distance is a round number, along a road as often as not.
SHARE_OFF, LEAST_OFF_KM = 0.25, 3.0
_BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0}
_BEARINGS |= {"south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0}
_WAY = r"(?P<way>(?:north|south)(?:[-\s]?(?:east|west))?|east|west)"
_NUMBER = r"(?P<number>\d{1,3}(?:[.,]\d{1,3})?)"
_UNIT = r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
_MEASURED = re.compile(
    rf"{_NUMBER}[\s-]?{_UNIT}(?:\s*\([^()]{{1,30}}\))?\s+(?:to\s+the\s+)?(?:{_WAY}(?:ern)?|away|outside|inland|off)?"
    r"\s*(?:of|from|outside)?\s+(?:(?:the\s+)?(?:\w+\s+)?(?:town|city|village|capital|port)(?:\s+of)?,?\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_EDGES = r"(?:outskirts|edges?|suburbs?|fringes?|approach(?:es)?|entrance|periphery)"
_EDGE = re.compile(
    rf"\b{_WAY}(?:ern)?\s+{_EDGES}\s+(?:of|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OUTSKIRTS = re.compile(rf"\b{_EDGES}\b", re.IGNORECASE)
# Words before a place that are read for this.
REACH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """So many kilometres from a point, in a direction (degrees from north) or in any, give or take `radius_km`."""

    kilometres: float
    bearing: float | None
    radius_km: float
    words: str

    def moved(self, lat: float, lon: float) -> tuple[float, float]:
        """Give the point that it leads to; the same point where no direction is given."""
        if self.bearing is None:
            return lat, lon
        north = self.kilometres * math.cos(math.radians(self.bearing))
        east = self.kilometres * math.sin(math.radians(self.bearing))
        new_lat = max(-90.0, min(90.0, lat + math.degrees(north / EARTH_KM)))
        around = EARTH_KM * max(0.01, math.cos(math.radians(lat)))
        return round(new_lat, 4), round((lon + math.degrees(east / around) + 180) % 360 - 180, 4)


def great_circle(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give the distance in km along the earth's surface of two points, each (latitude, longitude) in degrees."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def offset_before(text: str) -> Offset | None:
    """Read the offset that the end of a text sets out, right before the name of a place; None where there is none."""
    text = text[-REACH:]
    if found := _MEASURED.search(text):
        number = float(found["number"].replace(",", ""))
        kilometres = number * (MILE_KM if found["unit"].lower().startswith("mi") else 1.0)
        bearing = _bearing(found["way"])
        off = max(LEAST_OFF_KM, SHARE_OFF * kilometres)
        radius = off if bearing is not None else kilometres + off
        return Offset(
            kilometres=kilometres, bearing=bearing, radius_km=round(radius, 1), words=found[0].strip()
        )
    if found := _EDGE.search(text):
        bearing = _bearing(found["way"])
        return Offset(kilometres=EDGE_KM, bearing=bearing, radius_km=EDGE_RADIUS_KM, words=found[0].strip())
    return None


def is_edge(words: str) -> bool:
    """True for "the eastern outskirts of Aleppo": of the town itself, not of the area named after it."""
    return _OUTSKIRTS.search(words[-REACH:]) is not None


def _bearing(way: str | None) -> float | None:
    return _BEARINGS.get(re.sub(r"[-\s]", "", way.lower())) if way else None
