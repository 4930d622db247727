"""Arrangements that stand apart though the reports on them are on one thing, put together.

Words are put to arrangements one by one, and the first of them know little. Once all are placed, two arrangements of
one kind are compared as wholes: by their parties, by the names that their reports share, by place and time. What
speaks against it outweighs whatever speaks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from heapq import heappop, heappush

from truceline.stages.track.alike import likeness, named
from truceline.stages.track.shelf import Group

# A join needs this many points; where a third that is apart from one goes nearly as well with the other, none is made.
ENOUGH, MARGIN = 2.5, 0.4
# A name on which more arrangements of a kind hang brings no two together: it bounds the pairs of a large record.
COMMON = 30


def one_story(groups: list[Group]) -> list[Group]:
    """Put groups together, the surest pair first, until none is left that is sure enough."""
    return _Joining(groups).joined()


class _Joining:
    """Groups while they are put together, and what each pair of them is worth.

    Once two are one, the pairs of that one are weighed anew; what others were worth before is kept.
    """

    def __init__(self, groups: list[Group]) -> None:
        self.groups = dict(enumerate(groups))
        self.told = {n: Counter(d for d, _ in g.told) for n, g in self.groups.items()}
        self.speaking: dict[tuple[str, str], set[int]] = defaultdict(set)
        for n, group in self.groups.items():
            for document in self.told[n]:
                self.speaking[group.kind.id, document].add(n)
        self.led: dict[int, frozenset[str]] = {}
        self.points: dict[tuple[int, int], float] = {}
        self.near: dict[int, set[int]] = defaultdict(set)
        self.best: list[tuple[float, int, int]] = []
        for pair in _pairs(self.groups):
            self._weigh(*pair)

    def joined(self) -> list[Group]:
        """Join until no pair is sure enough; in the order of the groups."""
        while self.best:
            worth, *pair = heappop(self.best)
            a, b = pair
            if self.points.get((a, b)) != -worth:
                continue  # of groups as they were before
            rivals = self._rivals(a, b)
            if rivals:
                self.points |= dict.fromkeys([(a, b), *rivals], 0.0)
            else:
                self._join(a, b)
        return [self.groups[n] for n in sorted(self.groups)]

    def _weigh(self, a: int, b: int) -> None:
        """Note what a pair is worth; nothing where something holds it apart."""
        worth = self._worth(a, b)
        if worth is None:
            return
        self.points[a, b] = worth
        self.near[a].add(b)
        self.near[b].add(a)
        if worth >= ENOUGH:
            heappush(self.best, (-worth, a, b))

    def _join(self, into: int, gone: int) -> None:
        others = (self.near.pop(into) | self.near.pop(gone)) - {into, gone}
        for n in others:
            self.near[n] -= {into, gone}
            for pair in (_pair(into, n), _pair(gone, n)):
                self.points.pop(pair, None)
        del self.points[into, gone]
        for document in self.told[gone]:
            self.speaking[self.groups[gone].kind.id, document] -= {gone}
            self.speaking[self.groups[gone].kind.id, document].add(into)
        for unit in self.groups.pop(gone).units:
            self.groups[into].add(unit)
        del self.told[gone]
        self.told[into] = Counter(d for d, _ in self.groups[into].told)
        self.led.clear()
        for n in sorted(others):
            self._weigh(*_pair(into, n))

    def _rivals(self, a: int, b: int) -> list[tuple[int, int]]:
        """Give the pairs by which one of the two goes nearly as well with a third, from which the other is apart."""
        if not (self.groups[a].told and self.groups[b].told):
            return []  # a headline
        least = max(ENOUGH, self.points[a, b] - MARGIN)
        return [
            _pair(one, third)
            for one, other in ((a, b), (b, a))
            for third in sorted(self.near[one] - {other})
            if self.points[_pair(one, third)] >= least and self._worth(*_pair(other, third)) is None
        ]

    def _worth(self, a: int, b: int) -> float | None:
        return likeness(self.groups[a], self.groups[b], self._led(a), self._led(b))

    def _led(self, n: int) -> frozenset[str]:
        """Give the reports that speak more of a group than of any other of its kind: whose story they tell."""
        if n not in self.led:
            kind = self.groups[n].kind.id
            self.led[n] = frozenset(
                document
                for document, times in self.told[n].items()
                if times == max(self.told[other][document] for other in self.speaking[kind, document])
            )
        return self.led[n]


def _pair(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)


def _pairs(groups: dict[int, Group]) -> Iterator[tuple[int, int]]:
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    # What only a picture's caption tells of is of no report's story.
    for n, group in ((n, g) for n, g in groups.items() if g.documents):
        for name in group.rare | group.called | named(group.firm) | named(group.loose) | group.documents:
            by_key[group.kind.id, name].append(n)
    found = {
        (a, b)
        for several in by_key.values()
        if len(several) <= COMMON
        for a in several
        for b in several
        if a < b
    }
    yield from sorted(found)
