"""Parts of countries and borders, by rule: "northern Syria", "the Turkish-Syrian border"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.reference.gazetteer import Gazetteer, GazetteerEntry

_COMPASS = r"(?:north|south)(?:[-\s]?(?:east|west))?|east|west"
_PART = r"(?:\s+(?:part|parts|half|area|areas|region|regions|corner|reaches|provinces|outskirts))?"
_BEFORE = re.compile(
    rf"^(?:the\s+)?(?:far\s+|extreme\s+)?(?P<way>(?:{_COMPASS})(?:ern)?|central|mid)(?:ern)?[-\s]+(?P<base>\S.*)$",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"^(?:the\s+)?(?:far\s+)?(?P<way>(?:{_COMPASS})(?:ern)?|centre|center|central){_PART}\s+of\s+(?:the\s+)?(?P<base>\S.*)$",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    rf"^(?:the\s+)?(?P<base>\S.*?)(?:['’]s|['’])\s+(?:far\s+)?(?P<way>(?:{_COMPASS})(?:ern)?|central){_PART}"
    r"(?:\s+countryside)?$",
    re.IGNORECASE,
)
_TWO_SIDED = (
    re.compile(
        r"^(?:the\s+)?(?!(?:the|an?|its|border|frontier)\b)(?P<a>.+?)\s*[-–—/]\s*(?P<b>.+?)\s+(?:border|frontier|boundary)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:border|frontier|boundary)\s+(?:\w+\s+)?(?:between|of)\s+(?:the\s+)?(?P<a>.+?)\s+and\s+(?:the\s+)?(?P<b>.+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:the\s+)?(?!(?:the|an?|its|border|frontier)\b)(?P<a>.+?)(?:['’]s|['’])?\s+(?:border|frontier)(?:\s+\w+)?\s+with\s+(?:the\s+)?(?P<b>.+)$",
        re.IGNORECASE,
    ),
)
_ONE_SIDED = (
    re.compile(
        r"^(?:the\s+)?(?!(?:the|an?|its|border|frontier)\b)(?P<a>[^,]+?)(?:['’]s|['’])?\s+(?:border|frontier)(?:\s+(?:areas?|region|zone|strip))?$",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:border|frontier)\s+with\s+(?:the\s+)?(?P<a>.+)$", re.IGNORECASE),
)  # fmt: skip

# The part of a box that counts as one side of it, from the rim inwards.
_SIDE = 0.3
# Cells (in degrees) in which two countries' cities must both lie to be near their border.
_CELLS = (0.5, 1.0, 2.0)
_MOST_BORDER_POINTS = 40


def directional(words: str) -> tuple[str, str] | None:
    """Split "northern Syria", "the north-west of Syria" or "Syria's north" into direction and base."""
    for pattern in (_OF, _POSSESSED, _BEFORE):
        match = pattern.match(words.strip()[:200])
        if match:
            way = re.sub(r"[-\s]|ern$", "", match["way"].lower())
            return {"centre": "central", "center": "central", "mid": "central"}.get(way, way), match[
                "base"
            ].strip()
    return None


def bordering(words: str) -> tuple[str, str | None] | None:
    """Give the words for the two sides of a border, the second None where only one is named."""
    text = words.strip()[:200]
    for pattern in _TWO_SIDED:
        match = pattern.search(text)
        if match:
            return match["a"].strip(), match["b"].strip()
    for pattern in _ONE_SIDED:
        match = pattern.search(text)
        if match:
            return match["a"].strip(), None
    return None


def part_of(base: GazetteerEntry, direction: str, gazetteer: Gazetteer) -> GazetteerEntry:
    """Give the part of a country or area that lies in a direction, pinned amid the cities there.

    A place without cities of its own (a city, a zone) keeps its own point.
    """
    points = gazetteer.cities_of(base) if base.kind in ("country", "admin1") else ()
    inside = _in_direction(points, direction) if len(points) >= 5 else ()
    lat, lon = _middle(inside) if inside else (base.lat, base.lon)
    ending = direction if direction == "central" else f"{direction}ern"
    return replace(
        base,
        id=f"{base.id}:{direction}",
        name=f"{ending} {base.name}",
        kind="region",
        lat=lat,
        lon=lon,
        geonames_id=None,
        parent=base.id,
        shape=(),
        approximate=True,
        is_capital=False,
        match="rule",
    )


def border_of(a: GazetteerEntry, b: GazetteerEntry, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Give the border of two countries as a line through where the cities of both lie; None where none do."""
    first, second = sorted((a, b), key=lambda entry: entry.name)
    for size in _CELLS:
        shared = sorted(_cells(gazetteer.cities_of(a), size) & _cells(gazetteer.cities_of(b), size))
        if shared:
            step = -(-len(shared) // _MOST_BORDER_POINTS)
            points = [(round(y * size, 2), round(x * size, 2)) for y, x in shared]
            lat, lon = _middle(points)
            return GazetteerEntry(
                id=f"border:{first.country}-{second.country}",
                name=f"{first.name}–{second.name} border",
                kind="line",
                country=None,
                lat=lat,
                lon=lon,
                shape=tuple(points[::step]),
                approximate=True,
                match="rule",
            )
    return None


def _in_direction(points: Sequence[tuple[float, float]], direction: str) -> tuple[tuple[float, float], ...]:
    south, north = _bounds([lat for lat, _ in points])
    west, east = _bounds([lon for _, lon in points])
    tall, wide = (north - south) * _SIDE, (east - west) * _SIDE
    if direction == "central":
        south, north, west, east = south + tall / 2, north - tall / 2, west + wide / 2, east - wide / 2
    south = north - tall if "north" in direction else south
    north = south + tall if "south" in direction else north
    west = east - wide if "east" in direction else west
    east = west + wide if "west" in direction else east
    return tuple((lat, lon) for lat, lon in points if south <= lat <= north and west <= lon <= east)


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """The range of all but the outermost fiftieth at each end, which leaves far islands out."""
    ordered = sorted(values)
    cut = len(ordered) // 50
    return ordered[cut], ordered[-1 - cut]


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return (
        round(sum(lat for lat, _ in points) / len(points), 2),
        round(sum(lon for _, lon in points) / len(points), 2),
    )


def _cells(points: Sequence[tuple[float, float]], size: float) -> set[tuple[int, int]]:
    return {(round(lat / size), round(lon / size)) for lat, lon in points}
