"""Arrangements that stood apart only until what lies between them was known, put together."""

from collections import defaultdict
from itertools import combinations, pairwise

from truceline.reference.areas import Lie, lie
from truceline.stages.track.reports import NAMELESS
from truceline.stages.track.shelf import Group


def bridged(groups: list[Group]) -> list[Group]:
    """Put groups of one kind and the very same parties together where little enough time lies between them.

    Units come to groups the plainest first and not by time, so that two ends of one truce can begin a group each before
    the words of the months between are placed. Left apart are groups that one report speaks of, whose areas or years
    differ, and a later one that is told of as new ("a truce"); where any two of more hold apart, all stay.
    """
    alike: dict[tuple[str, frozenset[str], str | None], list[Group]] = defaultdict(list)
    for group in groups:
        parties = frozenset(p for p in group.firm if not p.startswith(NAMELESS))
        if group.kind.splits_after_days is not None and len(parties) >= max(2, group.kind.parties):
            alike[group.kind.id, parties, group.level].append(group)
    gone: set[int] = set()
    for several in alike.values():
        if len(several) > 1 and not any(_hold_apart(a, b) for a, b in combinations(several, 2)):
            gone |= _joined(several)
    return [group for group in groups if id(group) not in gone]


def _joined(several: list[Group]) -> set[int]:
    """Add each group to the one before it in time where that is near enough; give those that have gone into another."""
    gone: set[int] = set()
    dated = sorted(
        (g for g in several if g.first and g.last), key=lambda g: (g.first, g.last, min(g.documents))
    )
    for earlier, later in pairwise(dated):
        if _gap(earlier, later) > (later.kind.splits_after_days or 0) or any(
            u.introduces for u in later.units
        ):
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
    return any(lie(one, other) is Lie.APART for one in a.places for other in b.places)
