"""Weigh a name's candidates against each other by what the report makes likely."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.reference.gazetteer import GazetteerEntry
from truceline.reference.offsets import great_circle

# Weights tuned on local and world news (benchmarks/toponyms.py); each says how much the reason
# is worth beside a city of millions against a village (1.0).
POPULATION_SCALE = 5.5
OF_KIND = {
    "country": 1.2,
    "continent": 0.9,
    "zone": 0.6,
    "region": 0.5,
    "sea": 0.5,
    "admin1": 0.3,
    "admin2": -0.15,
}
OF_MATCH = {"name": 0.3, "adjective": 0.3, "area": 0.2, "rule": 0.3, "alternate": -0.15, "loose": -0.5}
OF_CAPITAL = 0.55
OF_COUNTRY = 0.9
OF_AREA = 1.2
OF_NEARNESS = 0.9
OF_HOLDER = 3.0
OF_AREA_WORD = 0.6
# An area named after a city in it: the bare name means the city.
OF_SEAT = -0.4
# What an area or zone without a listed population counts as.
SIZE_OF_AREA = 300_000
# A country with a smaller share of a report's votes is not what the report is about.
LEAST_SHARE = 0.05
# Distance at which a neighbour in the report is worth a third of one right here.
NEAR_KM = 120.0
# How sharply shares follow differences of weight.
SHARPNESS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where another name of the report probably lies, and how sure that is (0 to 1)."""

    key: str
    lat: float
    lon: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How often a report's names speak for countries (alpha-3) or areas, in all and name by name."""

    total: Mapping[str, float]
    of_name: Mapping[str, Mapping[str, float]]

    def share(self, code: str, key: str = "") -> float:
        """Give the share that a code has in the votes of all names but one."""
        own = self.of_name.get(key, {})
        votes = sum(self.total.values()) - sum(own.values())
        return max(0.0, self.total.get(code, 0.0) - own.get(code, 0.0)) / votes if votes > 1e-6 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a report makes likely: countries, areas, and where its other places lie."""

    countries: Votes
    areas: Votes
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with its share of the candidates' likelihood and the reasons for it."""

    entry: GazetteerEntry
    share: float
    reason: str


def weigh(
    candidates: Sequence[GazetteerEntry],
    *,
    around: Surroundings,
    key: str = "",
    holders: Sequence[GazetteerEntry] = (),
    of_area: bool = False,
) -> tuple[Weighed, ...]:
    """Order candidates by likelihood, the likeliest first; `key` is their name's, so that it is no anchor."""
    candidates = [entry for entry in candidates if _is_likely_at_all(entry, around, key)]
    held = [any(lies_in(entry, holder) for holder in holders) for entry in candidates]
    scored = []
    for entry, is_held in zip(candidates, held, strict=True):
        reasons = _reasons(entry, around, key)
        if is_held:
            reasons["the words name what it lies in"] = OF_HOLDER
        if not of_area and entry.kind == "admin1" and any(_is_seat(other, entry) for other in candidates):
            reasons["a city in it has its name"] = OF_SEAT
        if of_area and entry.kind in ("admin1", "admin2", "region"):
            reasons["the words call it an area"] = OF_AREA_WORD
        scored.append((sum(reasons.values()), entry, reasons))
    scored.sort(key=lambda item: (-item[0], -item[1].population, item[1].id))
    if not scored:
        return ()
    odds = [math.exp(SHARPNESS * (score - scored[0][0])) for score, _, _ in scored]
    return tuple(
        Weighed(entry=entry, share=round(odd / sum(odds), 4), reason=_told(reasons))
        for odd, (_, entry, reasons) in zip(odds, scored, strict=True)
    )


def _is_likely_at_all(entry: GazetteerEntry, around: Surroundings, key: str) -> bool:
    """False for a general name ("the buffer zone") or a loose spelling in a country that the report does not name."""
    countries = (entry.country or "",) if entry.match == "loose" else entry.only_with
    return not countries or any(around.countries.share(c, key) >= LEAST_SHARE for c in countries)


def _is_seat(city: GazetteerEntry, area: GazetteerEntry) -> bool:
    return city.kind == "city" and city.admin1 == area.admin1 and city.match == area.match


def lies_in(entry: GazetteerEntry, holder: GazetteerEntry) -> bool:
    """True where an entry lies in a country or area, by their codes; a region counts as its country."""
    if entry.id == holder.id or (holder.kind == "country" and entry.kind == "country"):
        return False
    if holder.kind == "country" or holder.admin1 is None:
        return holder.country is not None and entry.country == holder.country
    if entry.kind in ("country", "admin1"):
        return False
    near = holder.kind != "admin2" or kilometres(entry, holder) < NEAR_KM
    return entry.admin1 == holder.admin1 and near


def kilometres(a: GazetteerEntry | Anchor, b: GazetteerEntry | Anchor) -> float:
    """Give the distance between two places along the earth's surface."""
    return great_circle((a.lat, a.lon), (b.lat, b.lon))


def _reasons(entry: GazetteerEntry, around: Surroundings, key: str) -> dict[str, float]:
    size = entry.population or (0 if entry.kind in ("city", "site", "crossing") else SIZE_OF_AREA)
    reasons = {
        "its size": math.log10(size + 10) / POPULATION_SCALE,
        "its kind": OF_KIND.get(entry.kind, 0.0) + (OF_CAPITAL if entry.is_capital else 0.0),
        "its name's spelling": OF_MATCH[entry.match],
    }
    if entry.kind != "country":
        reasons["its country is named in the report"] = OF_COUNTRY * around.countries.share(
            entry.country or "", key
        )
        if entry.kind != "admin1":
            reasons["its area is named in the report"] = OF_AREA * around.areas.share(entry.admin1 or "", key)
        reasons["other places of the report are near"] = OF_NEARNESS * _nearness(entry, around.anchors, key)
    return reasons


def _nearness(entry: GazetteerEntry, anchors: Sequence[Anchor], key: str) -> float:
    """One less the chance that no anchor bears the entry out, each by its weight and nearness."""
    missed = 1.0
    for anchor in anchors:
        if anchor.key != key:
            missed *= 1.0 - 0.8 * anchor.weight * math.exp(-kilometres(entry, anchor) / NEAR_KM)
    return 1.0 - missed


def _told(reasons: Mapping[str, float]) -> str:
    """Name the reasons that speak for it, the strongest first."""
    for_it = sorted(
        (item for item in reasons.items() if item[1] >= 0.1), key=lambda item: (-item[1], item[0])
    )
    return "; ".join(reason for reason, _ in for_it[:3]) or "no other candidate fits better"
