"""Arrangements that stand apart though the reports on them are on one thing, put together.

Words are put to arrangements one by one, and the first of them know little. Once all are placed, two arrangements of
one kind are compared as wholes: by their parties, by the names that their reports share, by place and time. What
speaks against it outweighs whatever speaks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from truceline.records.arrangement import ArrangementState
from truceline.records.claim import PlaceLink
from truceline.reference.areas import Lie, is_specific, lie
from truceline.reference.parties import OF_A_PEOPLE
from truceline.stages.track.reports import NAMELESS
from truceline.stages.track.shelf import Group

ENOUGH = 2.0
MARGIN = 0.4
MOST_NAMES = 1.5
# A report's headline is on what its text is on.
HEADLINE = 3.0
SAME_PARTIES = 2.0
PAIR = 2
# A name on which more arrangements of a kind hang is asked of none.
COMMON = 30


def one_story(groups: list[Group]) -> list[Group]:
    """Put groups together, the surest pair first, until none is left that is sure enough."""
    return _Joining(groups).joined()


class _Joining:
    """Groups while they are put together, and what each pair of them is worth."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = dict(enumerate(groups))
        self.led = _led(self.groups)
        self.points = {pair: p for pair in _pairs(self.groups) if (p := self._worth(pair)) is not None}

    def joined(self) -> list[Group]:
        """Join until no pair is sure enough; in the order of the groups."""
        while self.points:
            best = max(self.points, key=lambda pair: (self.points[pair], -pair[0], -pair[1]))
            if self.points[best] < ENOUGH:
                break
            rivals = _rivals(best, self.points)
            if rivals:
                self.points |= dict.fromkeys([best, *rivals], 0.0)
            else:
                self._join(*best)
        return [self.groups[n] for n in sorted(self.groups)]

    def _join(self, into: int, gone: int) -> None:
        others = {n for pair in self.points for n in pair if into in pair or gone in pair} - {into, gone}
        for unit in self.groups.pop(gone).units:
            self.groups[into].add(unit)
        self.led = _led(self.groups)
        self.points = {pair: p for pair, p in self.points.items() if not {into, gone} & set(pair)}
        for other in sorted(others):
            pair = (min(into, other), max(into, other))
            found = self._worth(pair)
            if found is not None:
                self.points[pair] = found

    def _worth(self, pair: tuple[int, int]) -> float | None:
        a, b = pair
        return _points(self.groups[a], self.groups[b], self.led[a], self.led[b])


def _led(groups: dict[int, Group]) -> dict[int, frozenset[str]]:
    """Give for each group the reports that speak more of it than of any other of its kind: whose story they tell."""
    counted = {n: Counter(d for d, _ in g.told) for n, g in groups.items()}
    most: dict[tuple[str, str], int] = defaultdict(int)
    for n, group in groups.items():
        for document, times in counted[n].items():
            most[group.kind.id, document] = max(most[group.kind.id, document], times)
    return {
        n: frozenset(d for d, times in counted[n].items() if times == most[group.kind.id, d])
        for n, group in groups.items()
    }


def _rivals(pair: tuple[int, int], points: dict[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Give the pairs by which one of the two goes nearly as well with a third, which does not go with the other."""
    found = []
    for one, other in (pair, pair[::-1]):
        for rival, worth in points.items():
            if one not in rival or rival == pair or worth < max(ENOUGH, points[pair] - MARGIN):
                continue
            third = rival[0] if rival[1] == one else rival[1]
            if points.get((min(other, third), max(other, third)), 0.0) < ENOUGH:
                found.append(rival)
    return found


def _pairs(groups: dict[int, Group]) -> Iterator[tuple[int, int]]:
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    # What only a picture's caption tells of is of no report's story.
    for n, group in ((n, g) for n, g in groups.items() if g.documents):
        for name in group.rare | group.called | _named(group.firm) | _named(group.loose) | group.documents:
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


def _points(a: Group, b: Group, led_a: frozenset[str], led_b: frozenset[str]) -> float | None:
    if a.year and b.year and a.year != b.year:
        return None
    if _heads(a, b, led_b) or _heads(b, a, led_a):
        return None if _levels_differ(a, b) or _known_differ(a, b) else HEADLINE
    if _levels_differ(a, b) or _are_told_apart(a, b) or _are_of_two_times(a, b):
        return None
    parties = _parties(a, b)
    place = _place(a, b)
    if parties is None or place is None:
        return None
    return parties + place + _names(a, b) + _setting(a, b, led_a, led_b) + _time(a, b)


def _levels_differ(a: Group, b: Group) -> bool:
    if a.level == b.level:
        return False
    return bool((a.level and b.level) or {a.level, b.level} & set(a.kind.apart))


def _are_told_apart(a: Group, b: Group) -> bool:
    if (a.beside & b.documents) or (b.beside & a.documents):
        return True
    for one, other in ((a, b), (b, a)):
        for unit in one.units:
            if (unit.introduces or unit.another) and unit.documents & other.documents:
                told = [other.since_last(d, s) for d, s in unit.told]
                if any(gap is not None for gap in told) and not unit.sentences & other.sentences:
                    return True
    return False


def _are_of_two_times(a: Group, b: Group) -> bool:
    earlier, later = sorted((a, b), key=lambda g: (g.first or date.min, g.last or date.min))
    if earlier.last is None or later.first is None:
        return False
    gap = (later.first - earlier.last).days
    split = a.kind.splits_after_days
    if split is not None and gap > split:
        return True
    over = any(
        t.move.to is ArrangementState.ENDED and not t.move.flags for u in earlier.units for t in u.touches
    )
    return over and gap > 0 and later.units[0].introduces


def _named(parties: frozenset[str]) -> frozenset[str]:
    return frozenset(p for p in parties if not p.startswith(NAMELESS))


def _parties(a: Group, b: Group) -> float | None:
    if _known_differ(a, b):
        return None
    firm_a, firm_b = _named(a.firm), _named(b.firm)
    only_a, only_b = _others(a.firm, b), _others(b.firm, a)
    if a.documents & b.documents:
        only_a, only_b = _others(a.firm | a.loose, b), _others(b.firm | b.loose, a)
    strange_a, strange_b = (
        any(not _is_told_of(p, x, y) for p in only) for only, x, y in ((only_a, a, b), (only_b, b, a))
    )
    if a.documents & b.documents and only_a and only_b and min(len(firm_a), len(firm_b)) >= PAIR:
        return None  # one report names two pairs
    less = strange_a if len(a.units) < len(b.units) else strange_b
    if (only_a and only_b and strange_a and strange_b) or less:
        return None
    if firm_a == firm_b and len(firm_a) >= max(2, a.kind.parties) and _is_one_at_a_time(a, b):
        return SAME_PARTIES
    shared = firm_a & firm_b
    return min(1.6, sum(0.5 if p in a.known or p in b.known else 0.8 for p in shared))


def _others(parties: frozenset[str], group: Group) -> frozenset[str]:
    """Leave out the parties that a group has too, by the same name or in short ("union" of the "union salt towns")."""
    theirs = _named(group.firm | group.loose)
    words = [set(p.split()) for p in theirs]
    return frozenset(
        p
        for p in _named(parties) - theirs
        if p.isupper() or not any(w <= set(p.split()) or set(p.split()) <= w for w in words)
    )


def _is_one_at_a_time(a: Group, b: Group) -> bool:
    """Of kinds that may split two parties have one at a time, unless they begin another; of others one an area."""
    later = max(a, b, key=lambda g: (g.first or date.min, g.last or date.min))
    if a.documents & b.documents or any(u.introduces for u in later.units):
        return False
    ways = {lie(x, y) for x in a.places for y in b.places}
    return Lie.APART not in ways if a.kind.splits_after_days is not None else not ways - {Lie.SAME}


def _known_differ(a: Group, b: Group) -> bool:
    """True where the data files know the parties of both, and neither names but some of the other's."""
    known_a, known_b = _named(a.firm) & a.known, _named(b.firm) & b.known
    if known_a and known_b and not (known_a <= known_b or known_b <= known_a):
        return True
    return min(len(known_a), len(known_b)) >= max(2, a.kind.parties) and known_a != known_b


def _heads(headline: Group, story: Group, led: frozenset[str]) -> bool:
    """True where one stands in headlines only, of reports whose own text tells mostly of the other."""
    return (
        not headline.told
        and bool(headline.documents)
        and headline.documents <= led & {d for d, _ in story.told}
    )


def _is_told_of(party: str, own: Group, other: Group) -> bool:
    """True where a party is named in the words for the other, or by a report on that which is none of the own ones."""
    return _is_named(party, other.called) or any(
        _is_named(party, report.around)
        for document, report in other.reports.items()
        if document not in own.documents
    )


def _is_named(party: str, around: frozenset[str]) -> bool:
    words = [word for word in party.split() if len(word) > 2]
    return party in around or (
        bool(words) and all(w in around or any(w + end in around for end in OF_A_PEOPLE) for w in words)
    )


def _place(a: Group, b: Group) -> float | None:
    narrow_a, narrow_b = ([p for p in g.places if is_specific(p)] for g in (a, b))
    ways = {lie(x, y) for x in narrow_a for y in narrow_b if _is_likely(x, a) and _is_likely(y, b)}
    if Lie.APART in ways:
        return None
    return 1.0 if Lie.SAME in ways else 0.5 if {Lie.INSIDE, Lie.HOLDS} & ways else 0.0


def _is_likely(place: PlaceLink, group: Group) -> bool:
    """A place of a country for which nothing but its name speaks may be another of that name."""
    return place.country is None or any(
        place.country in report.countries for report in group.reports.values()
    )


def _names(a: Group, b: Group) -> float:
    called = len(a.called & b.called)
    points = (0.6 + 0.3 * (called - 1)) if called else 0.0
    return min(MOST_NAMES, points)


def _setting(a: Group, b: Group, led_a: frozenset[str], led_b: frozenset[str]) -> float:
    """Rare names that the reports on both share, of those reports whose story either is."""
    rare_a, rare_b = (
        frozenset[str]().union(*(g.reports[d].rare for d in led if d in g.reports))
        for g, led in ((a, led_a), (b, led_b))
    )
    shared = len(rare_a & rare_b)
    return 1.5 if shared >= 4 else 1.0 if shared >= 2 else 0.0


def _time(a: Group, b: Group) -> float:
    if not (a.first and a.last and b.first and b.last):
        return 0.0
    gap = max(0, (b.first - a.last).days, (a.first - b.last).days)
    return 0.5 if gap <= 60 else 0.2 if gap <= 400 else 0.0
