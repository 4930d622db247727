"""Arrangements while they grow, and which of them are worth comparing with what comes next."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from truceline.records.arrangement import ArrangementState
from truceline.records.claim import PlaceLink
from truceline.reference.kind_file import Kind
from truceline.stages.track.reports import Report
from truceline.stages.track.unit import Unit


@dataclass(slots=True, kw_only=True)
class Group:
    """The units of one arrangement while it grows; `places` are its distinct areas, in order of naming.

    `beside` are the reports that tell it from another one of theirs ("a separate truce").
    """

    kind: Kind
    units: list[Unit] = field(default_factory=list)
    firm: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    reports: dict[str, Report] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)
    places: list[PlaceLink] = field(default_factory=list)
    year: int | None = None
    level: str | None = None
    first: date | None = None
    last: date | None = None
    documents: set[str] = field(default_factory=set)
    sentences: set[tuple[str, int]] = field(default_factory=set)
    told: set[tuple[str, int]] = field(default_factory=set)
    starts: dict[str, list[int]] = field(default_factory=dict)
    proposes: bool = True
    ends: bool = True
    homes: set[str] = field(default_factory=set)
    births: set[tuple[ArrangementState, date, date]] = field(default_factory=set)

    def add(self, unit: Unit) -> None:
        """Take a unit in and widen what the arrangement is known by."""
        if self.level is None or unit.level in self.kind.wide.get(self.level, ()):
            self.level = unit.level or self.level
        self.units.append(unit)
        self.firm |= unit.firm
        self.loose |= unit.loose
        self.called |= unit.called
        self.rare |= unit.rare
        self.known |= unit.known
        self.reports.update(unit.reports)
        if unit.another:
            self.beside |= unit.documents
        if self.kind.id == "security_partnership" and not unit.firm:
            self.firm |= unit.loose
        if unit.area and all((unit.area.id, unit.area.name) != (p.id, p.name) for p in self.places):
            self.places.append(unit.area)
        self.year = self.year or unit.year
        self.first = min((d for d in (self.first, unit.first) if d), default=None)
        self.last = max((d for d in (self.last, unit.last) if d), default=None)
        self.documents |= unit.documents
        if unit.home:
            self.homes.add(unit.home)
        self.births |= unit.births
        self.proposes = self.proposes and unit.proposes
        self.ends = self.ends and unit.ends
        for document, start in sorted(unit.told - self.sentences):
            insort(self.starts.setdefault(document, []), start)
        self.sentences |= unit.sentences
        self.told |= unit.told

    def since_last(self, document: str, start: int) -> int | None:
        """Give how many characters before an offset a report's text last spoke of it; None where it did not."""
        known = self.starts.get(document, [])
        at = bisect_right(known, start)
        return start - known[at - 1] if at else None


class Shelf:
    """All groups, found by what a unit shares with them: a party, a report, a country."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by_key: dict[tuple[str, str, str], set[int]] = defaultdict(set)

    def found(self, unit: Unit, kind: Kind) -> None:
        """Begin a group with a unit."""
        self.groups.append(Group(kind=kind))
        self.add(unit, len(self.groups) - 1)

    def add(self, unit: Unit, number: int) -> None:
        """Put a unit into a group."""
        self.groups[number].add(unit)
        for key in _keys(unit):
            self._by_key[key].add(number)

    def near(self, unit: Unit) -> list[int]:
        """Give the numbers of the groups that share something with a unit, in the order of their founding."""
        met = (self._by_key[key] for key in _keys(unit) if key in self._by_key)
        return sorted(set().union(*met))


def _keys(unit: Unit) -> Iterator[tuple[str, str, str]]:
    for party in unit.loose or unit.around:
        yield unit.kind, "party", party
    for name in unit.called or unit.around:
        yield unit.kind, "name", name
    for name in unit.rare:
        yield unit.kind, "rare", name
    for document in unit.documents:
        yield unit.kind, "report", document
    if unit.year:
        yield unit.kind, "year", str(unit.year)
    if unit.area and not unit.firm:
        yield unit.kind, "country", unit.area.country or ""
    if unit.home:
        yield unit.kind, "home", unit.home
    if unit.area and not unit.loose:
        yield unit.kind, "place", unit.area.id or unit.area.name
