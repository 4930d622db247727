"""Which pairs of reports are worth comparing: passages with like signatures, or rare facts in common."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from truceline.stages.trace.sketch import ONE_SUBJECT, Sketch, likenesses

Numbers = NDArray[np.int64]
Pair = tuple[str, str]

# A sentence that more reports carry than this is compared with its first carriers
# and its neighbours only: families stay connected, and the work stays linear.
CROWD = 40
# Values of a signature, or rare facts, that two reports must share: one alone is met by chance.
MEETINGS = 2
# Rare: at most this many reports have the fact; beyond, it tells subjects and not stories.
RARE = 50
# Reports compared by the rare facts they share, for each report; a story retold by
# more outlets than that is found through its nearest ones.
NEAREST = 6
# Two values shared by reports that are less like by facts are set phrases: a passage of fifty words lifted into two
# thousand has 0.16. Those that share rare facts only are to be on one subject.
MIN_SHARING = 0.1


def candidates(sketches: Mapping[str, Sketch]) -> dict[Pair, float]:
    """Give the pairs of document ids (lower first) to compare, in order, with how like they are by facts.

    Time and memory grow with the reports, not with their pairs.
    """
    names = sorted(sketches)
    if len(names) < 2:
        return {}
    ordered = [sketches[name] for name in names]
    met, times = _counted(_by_keys(ordered), len(names))
    sharing, rare = met[times >= MEETINGS], _by_rare_facts(ordered)
    codes = np.union1d(sharing, rare)
    are_sharing, are_near = np.isin(codes, sharing).tolist(), np.isin(codes, rare).tolist()
    found: dict[Pair, float] = {}
    for code, is_sharing, is_near, likeness in zip(
        codes.tolist(), are_sharing, are_near, _likenesses(ordered, codes), strict=True
    ):
        if (is_sharing and likeness >= MIN_SHARING) or (is_near and likeness >= ONE_SUBJECT):
            found[names[code // len(names)], names[code % len(names)]] = likeness
    return found


def _likenesses(ordered: list[Sketch], codes: Numbers) -> Iterator[float]:
    """Give how like the two reports of each pair are by facts; the pairs are in order."""
    owners, others = np.divmod(codes, len(ordered))
    ends = np.searchsorted(owners, np.arange(len(ordered)), side="right").tolist()
    begin = 0
    for one, end in zip(ordered, ends, strict=True):
        if begin < end:
            yield from likenesses(one, [ordered[at] for at in others[begin:end].tolist()])
        begin = end


def neighbourly(pairs: Sequence[Pair]) -> list[tuple[str, list[str]]]:
    """Give the pairs as reports with those that each is to be compared with, a report's kin near each other.

    Reports are walked from each to its first neighbour that was not met yet: one family before the next.
    """
    near: dict[str, list[str]] = {}
    for a, b in pairs:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    place: dict[str, int] = {}
    for start in sorted(near):
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name not in place:
                place[name] = len(place)
                waiting += sorted(near[name], reverse=True)
    return [
        (name, sorted((other for other in near[name] if place[other] < at), key=place.__getitem__))
        for name, at in place.items()
    ]


def _by_keys(sketches: list[Sketch]) -> Iterator[tuple[Numbers, Numbers]]:
    """Give pairs of places of reports that share a key, a pair once for each key."""
    keys, owners = _flat([sketch.keys for sketch in sketches])
    first = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    begins = np.repeat(first, np.diff(np.r_[first, len(keys)]))
    rank = np.arange(len(keys)) - begins
    for step in range(1, min(CROWD, len(keys))):
        same = keys[step:] == keys[:-step]
        at = np.flatnonzero(same & (rank[step:] < CROWD) if step > 1 else same)
        yield owners[at], owners[at + step]
    late = np.flatnonzero(rank >= CROWD)
    for place in (0, 1):
        yield owners[begins[late] + place], owners[late]


def _by_rare_facts(sketches: list[Sketch]) -> Numbers:
    """Give, for each report, the pairs with those that share most of its rare facts, the rarest counting most."""
    facts, owners = _flat([sketch.facts for sketch in sketches])
    if not len(facts):
        return np.zeros(0, dtype=np.int64)
    first = np.flatnonzero(np.r_[True, facts[1:] != facts[:-1]])
    sizes = np.diff(np.r_[first, len(facts)])
    held = np.repeat(sizes, sizes)
    rare = (held > 1) & (held <= RARE)
    facts, owners, held = facts[rare], owners[rare], held[rare]
    worth = np.log(1 + len(sketches) / held)
    found: list[tuple[Numbers, NDArray[np.float64]]] = [(np.zeros(0, dtype=np.int64), np.zeros(0))]
    for step in range(1, min(RARE, len(facts))):
        at = np.flatnonzero(facts[step:] == facts[:-step])
        found.append((owners[at] * len(sketches) + owners[at + step], worth[at]))
    codes, sums = (np.concatenate(parts) for parts in zip(*found, strict=True))
    if not len(codes):
        return codes
    order = np.argsort(codes, kind="stable")
    codes, sums = codes[order], sums[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]])
    totals = np.add.reduceat(sums, starts).round(6).astype(np.float64)
    enough = np.diff(np.r_[starts, len(codes)]) >= MEETINGS
    return _nearest(codes[starts][enough], totals[enough], len(sketches))


def _nearest(codes: Numbers, sums: NDArray[np.float64], number: int) -> Numbers:
    """Keep a pair that is among the nearest of either of its reports; of equals the lower."""
    if not len(codes):
        return codes
    kept = []
    for owner, other in ((codes // number, codes % number), (codes % number, codes // number)):
        order = np.lexsort((other, -sums, owner))
        first = np.flatnonzero(np.r_[True, owner[order][1:] != owner[order][:-1]])
        rank = np.arange(len(order)) - np.repeat(first, np.diff(np.r_[first, len(order)]))
        kept.append(codes[order[rank < NEAREST]])
    return np.unique(np.concatenate(kept))


def _flat(held: list[NDArray[np.uint64]] | list[NDArray[np.uint32]]) -> tuple[NDArray[np.uint64], Numbers]:
    """Give all values in rising order, beside each the place of the report that has it; those rise within a value."""
    values = np.concatenate([one.astype(np.uint64) for one in held])
    owners = np.repeat(np.arange(len(held), dtype=np.int64), [len(one) for one in held])
    order = np.argsort(values, kind="stable")
    return values[order], owners[order]


def _counted(met: Iterator[tuple[Numbers, Numbers]], number: int) -> tuple[Numbers, Numbers]:
    """Give each pair as one number, and how often it was met."""
    codes = [one * number + other for one, other in met]
    found, times = np.unique(np.concatenate(codes), return_counts=True)
    return found, times.astype(np.int64)
