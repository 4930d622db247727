"""What one report tells of one thing: the units of a report put together before reports are compared.

A report says once what it is on, and then "the truce", "it", "the agreement". Read beside other reports sentence by
sentence, such words may be of any arrangement of their kind; read beside their own report they are of one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from truceline.reference.areas import rank
from truceline.stages.track.shelf import Group
from truceline.stages.track.unit import Unit

Together = Callable[[list[Unit]], tuple[list[Group], list[Unit]]]


def threads(units: Iterable[Unit], together: Together) -> list[Unit]:
    """Give one unit for each thing of a kind that a report tells of, and those that could begin none as they are.

    `together` puts units into groups, and gives with these what is left over.
    """
    by_report: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        (report,) = unit.reports
        by_report[unit.kind, report].append(unit)
    found: list[Unit] = []
    for of_one in by_report.values():
        groups, left = together(of_one)
        found += [_thread(sorted(group.units, key=lambda u: u.key), group.level) for group in groups]
        found += left
    return found


def _thread(units: list[Unit], level: str | None) -> Unit:
    """Put units of one thing into one; whether it is brought up as a new one, the first in the text tells."""
    if len(units) == 1:
        return units[0]
    first = min((u for u in units if u.told), key=lambda u: min(u.told), default=units[0])
    areas = [u.area for u in units if u.area]
    return replace(
        units[0],
        touches=tuple(touch for unit in units for touch in unit.touches),
        firm=_all(u.firm for u in units),
        loose=_all(u.loose for u in units),
        known=_all(u.known for u in units),
        area=min(areas, key=lambda place: (rank(place), place.name), default=None),
        year=min((u.year for u in units if u.year), default=None),
        level=level,
        first=min((u.first for u in units if u.first), default=None),
        last=max((u.last for u in units if u.last), default=None),
        documents=_all(u.documents for u in units),
        founds=any(u.founds for u in units),
        introduces=first.introduces,
        another=any(u.another for u in units),
        told=frozenset(at for unit in units for at in unit.told),
        called=_all(u.called for u in units),
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
