"""Arrangements that stood apart only until what lies between them was known, put together."""

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations, pairwise

from truceline.reference.areas import Lie, lie
from truceline.stages.track.reports import NAMELESS
from truceline.stages.track.shelf import Group
from truceline.stages.track.unit import Unit


def bridged(groups: list[Group]) -> list[Group]:
    """Put groups of one kind and the very same parties together where little enough time lies between them.

    Units come to groups the plainest first and not by time, so that two ends of one truce can begin a group each before
    the words of the months between are placed. Left apart are groups that one report speaks of, whose areas or years
    differ, and a later one that is told of as new ("a truce"); where any two of more hold apart, all stay.
    """
    alike: dict[tuple[str, frozenset[str], str | None], list[Group]] = defaultdict(list)
    for group in groups:
        parties = frozenset(p for p in group.firm if not p.startswith(NAMELESS))
        if group.documents and len(parties) >= max(2, group.kind.parties):
            alike[group.kind.id, parties, group.level].append(group)
    gone: set[int] = set()
    for several in alike.values():
        if len(several) > 1 and not any(_hold_apart(a, b) for a, b in combinations(several, 2)):
            gone |= _joined(several)
    return [group for group in groups if id(group) not in gone]


def reunited(
    groups: list[Group], fit: Callable[[Unit, Group], float | None], *, enough: float, margin: float
) -> list[Group]:
    """Put each group that names too few parties, the smallest first, into the one of its kind that it now fits.

    What came first founded a group when little was known of the others. Nothing of it may contradict the other one
    (`fit` gives None), and what brings up a new one ("a truce") stays.
    """
    kept = list(groups)
    for group in sorted(groups, key=lambda g: (len(g.units), min(u.key for u in g.units))):
        if _names_all(group) or any(u.introduces or u.another for u in group.units):
            continue
        others = [g for g in kept if g is not group and g.kind.id == group.kind.id and _names_all(g)]
        scored = sorted(
            ((points, -n) for n, g in enumerate(others) if (points := _points(group, g, fit)) >= enough),
            reverse=True,
        )
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < margin):
            continue
        for unit in group.units:
            others[-scored[0][1]].add(unit)
        kept = [g for g in kept if g is not group]
    return kept


def _names_all(group: Group) -> bool:
    return len([p for p in group.firm if not p.startswith(NAMELESS)]) >= max(2, group.kind.parties)


def _points(group: Group, other: Group, fit: Callable[[Unit, Group], float | None]) -> float:
    found = [fit(unit, other) for unit in group.units]
    return 0.0 if None in found else max(points or 0.0 for points in found)


def _joined(several: list[Group]) -> set[int]:
    """Add each group to the one before it in time where that is near enough; give those that have gone into another."""
    gone: set[int] = set()
    dated = sorted(
        (g for g in several if g.first and g.last), key=lambda g: (g.first, g.last, min(g.documents))
    )
    for earlier, later in pairwise(dated):
        longest = later.kind.splits_after_days or later.kind.silence_days
        if _gap(earlier, later) > longest or any(u.introduces for u in later.units):
            continue
        for unit in earlier.units:
            later.add(unit)
        gone.add(id(earlier))
    return gone


def _gap(earlier: Group, later: Group) -> int:
    return (later.first - earlier.last).days if later.first and earlier.last else 0


def _hold_apart(a: Group, b: Group) -> bool:
    if a.documents & b.documents or (a.year and b.year and a.year != b.year):
        return True
    ways = {lie(one, other) for one in a.places for other in b.places}
    # Two may run several programmes of one kind at a time, one inside the area that another report names.
    return bool(ways - {Lie.SAME}) if a.kind.splits_after_days is None else Lie.APART in ways
