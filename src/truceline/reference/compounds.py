"""Which reports are put together from parts of different origin, seen from kinships alone."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from truceline.records.claim import Kinship

# Kinds of kinship that mean a common source.
KIN = frozenset({"reprint", "rewrite", "compilation"})
# Two parts are two though they share as much of the smaller: a footer, a common heading.
OVERLAP = 0.25
# Bounds on a report that hundreds of others share wording with: so many different
# parts of it are looked at, and so many reports that hold each.
MAX_PARTS, MAX_HOLDERS = 60, 5


def parts(kin: Iterable[Kinship]) -> frozenset[tuple[str, str]]:
    """Give (report, other) where the other is kin to one part of the report only.

    That shows where a third report is kin to another part, and the two others are
    not kin to each other. A report that stands first in such a pair is a compound:
    either put together from the others or cut up by them; nothing here says which.
    """
    held: defaultdict[str, dict[str, frozenset[int]]] = defaultdict(dict)
    for kinship in kin:
        if kinship.kind in KIN:
            held[kinship.a][kinship.b] = frozenset(passage.a.start for passage in kinship.aligned)
            held[kinship.b][kinship.a] = frozenset(passage.b.start for passage in kinship.aligned)
    return frozenset((report, other) for report in sorted(held) for other in _partial(held[report], held))


def _partial(shared: dict[str, frozenset[int]], held: dict[str, dict[str, frozenset[int]]]) -> set[str]:
    holders: defaultdict[frozenset[int], list[str]] = defaultdict(list)
    for other in sorted(shared):
        holders[shared[other]].append(other)
    found: set[str] = set()
    for one, two in combinations(sorted(holders, key=lambda part: (-len(part), sorted(part)))[:MAX_PARTS], 2):
        if len(one & two) > OVERLAP * min(len(one), len(two)):
            continue
        if any(q not in held[p] for p in holders[one][:MAX_HOLDERS] for q in holders[two][:MAX_HOLDERS]):
            found.update(holders[one], holders[two])
    return found
