"""The mentions of a view by type, status, actor, place and day, kept so that a hundred thousand are asked at once."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from truceline.records.claim import Claim
from truceline.records.view import View
from truceline.web.bits import positions, set_of

# A set of mentions is a whole number, one bit a mention: two sets of 300,000 meet in microseconds.
Bits = int
Ordinals: TypeAlias = "array[int]"
# How many values of a facet are offered; of a larger answer only the values that are commonest in the whole record
# are counted.
OFFERED, COUNTED, FEW = 12, 200, 20_000
# Years that are counted.
EARLIEST, LATEST = 1900, 2100
_NEVER, _ALWAYS = 0, date.max.toordinal() + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What mentions must be: every field that is given must fit, any one of several values."""

    actor: str = ""
    place: str = ""
    country: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    @property
    def is_anything(self) -> bool:
        """True where nothing is asked."""
        return self == Wanted()


@dataclass(frozen=True, kw_only=True)
class Facets:
    """Mentions that nobody rejected, those of the newest reports first, in text order within one."""

    claims: tuple[Claim, ...]

    def within(self, wanted: Wanted) -> Bits:
        """Give the mentions that fit all that is asked."""
        found = self.whole
        if wanted.types:
            found &= _any(self.types.get(t, 0) for t in wanted.types)
        if wanted.statuses:
            found &= _any(self.statuses.get(s, 0) for s in wanted.statuses)
        if wanted.actor:
            found &= self._set(i for n in _holding(self.actors, wanted.actor) for i in self.actors[n])
        if wanted.place:
            places = [self.places[n] for n in _holding(self.places, wanted.place, self.places_told)] + [
                self.countries.get(wanted.country or "", _NONE)
            ]
            found &= self._set(i for ordinals in places for i in ordinals)
        if wanted.first or wanted.last:
            found &= self._between(wanted.first, wanted.last)
        return found

    def claims_in(self, found: Bits) -> list[Claim]:
        """Give the mentions of a set in order."""
        return [self.claims[i] for i in positions(found)]

    def types_within(self, wanted: Wanted, among: Bits) -> dict[str, int]:
        """Count the types among a set, as though none had been asked for."""
        return _counts(self.types, self.within(replace(wanted, types=())) & among)

    def statuses_within(self, wanted: Wanted, among: Bits) -> dict[str, int]:
        """Count the statuses among a set, as though none had been asked for."""
        return _counts(self.statuses, self.within(replace(wanted, statuses=())) & among)

    def commonest(self, what: Mapping[str, Ordinals], found: Bits) -> list[tuple[str, int]]:
        """Give the values that stand in most mentions of a set, with how many."""
        if found.bit_count() <= FEW:
            names = self._actors_of if what is self.actors else self._places_of
            counts = Counter(name for i in positions(found) for name in names[i])
        else:
            kept = self._kept_actors if what is self.actors else self._kept_places
            counts = Counter(_counts(kept, found))
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:OFFERED]

    def years_within(self, found: Bits) -> list[tuple[int, int]]:
        """Count the mentions of a set that are dated to each year; the years of most, in their order."""
        counts = sorted(_counts(self.years, found).items(), key=lambda pair: (-pair[1], pair[0]))
        return sorted((int(year), count) for year, count in counts[:OFFERED])

    @cached_property
    def whole(self) -> Bits:
        """All mentions."""
        return (1 << len(self.claims)) - 1

    @cached_property
    def types(self) -> Mapping[str, Bits]:
        """The mentions of each type."""
        return self._sets((c.mention.event_type,) for c in self.claims)

    @cached_property
    def statuses(self) -> Mapping[str, Bits]:
        """The mentions of each status."""
        return self._sets((c.mention.status.value,) for c in self.claims)

    @cached_property
    def years(self) -> Mapping[str, Bits]:
        """The mentions dated to each year."""
        return self._sets(map(_years, self.claims))

    @cached_property
    def actors(self) -> Mapping[str, Ordinals]:
        """The mentions in which each name acts or is acted on."""
        return _placed(self._actors_of)

    @cached_property
    def places(self) -> Mapping[str, Ordinals]:
        """The mentions at each place, by its name."""
        return _placed(self._places_of)

    @cached_property
    def countries(self) -> Mapping[str, Ordinals]:
        """The mentions in each country, by its code."""
        return _placed([(c.place.country,) if c.place and c.place.country else () for c in self.claims])

    @cached_property
    def places_told(self) -> Mapping[str, str]:
        """The places' names with the region that each lies in, to be looked through."""
        return {c.place.name: f"{c.place.name} {c.place.admin1 or ''}" for c in self.claims if c.place}

    @cached_property
    def at_sentence(self) -> Mapping[tuple[str, int], Sequence[int]]:
        """The mentions of each sentence, by its report and its first character."""
        found: dict[tuple[str, int], list[int]] = {}
        for i, key in enumerate(self.sentence_of):
            found.setdefault(key, []).append(i)
        return found

    @cached_property
    def sentence_of(self) -> Sequence[tuple[str, int]]:
        """The sentence of each mention, by its report and its first character."""
        return [(c.document_id, c.mention.sentence.start) for c in self.claims]

    @cached_property
    def _actors_of(self) -> Sequence[tuple[str, ...]]:
        return [tuple(dict.fromkeys(a.name for a in (*c.actors, *c.recipients))) for c in self.claims]

    @cached_property
    def _places_of(self) -> Sequence[tuple[str, ...]]:
        return [(c.place.name,) if c.place else () for c in self.claims]

    @cached_property
    def _kept_actors(self) -> Mapping[str, Bits]:
        return self._kept(self.actors)

    @cached_property
    def _kept_places(self) -> Mapping[str, Bits]:
        return self._kept(self.places)

    @cached_property
    def _days(self) -> tuple[Ordinals, Ordinals]:
        firsts, lasts = array("l"), array("l")
        for c in self.claims:
            ends = _ends(c)
            firsts.append(ends[0].toordinal() if ends else _ALWAYS)
            lasts.append(ends[1].toordinal() if ends else _NEVER)
        return firsts, lasts

    def _set(self, ordinals: Iterable[int]) -> Bits:
        return set_of(ordinals, len(self.claims))

    def _between(self, first: date | None, last: date | None) -> Bits:
        """The mentions with a day between two: what has one end alone counts by that, what has none is left out."""
        low = first.toordinal() if first else _NEVER + 1
        high = last.toordinal() if last else _ALWAYS - 1
        firsts, lasts = self._days
        return self._set(
            i for i, (f, t) in enumerate(zip(firsts, lasts, strict=True)) if f <= high and t >= low
        )

    def _sets(self, values: Iterable[Iterable[str]]) -> Mapping[str, Bits]:
        return {value: self._set(ordinals) for value, ordinals in _placed(values).items()}

    def _kept(self, what: Mapping[str, Ordinals]) -> Mapping[str, Bits]:
        names = sorted(what, key=lambda name: (-len(what[name]), name))[:COUNTED]
        return {name: self._set(what[name]) for name in names}


_NONE: Ordinals = array("l")


def facets_of(view: View) -> Facets:
    """Lay the mentions of a view out."""

    def place(claim: Claim) -> tuple[bool, int, str, int, int]:
        """Newest reports first, those of no day last; in text order within a report."""
        day = -claim.known_on.toordinal() if claim.known_on else 0
        mention = claim.mention
        start = mention.sentence.start
        return claim.known_on is None, day, claim.document_id, start, mention.trigger.start

    return Facets(claims=tuple(sorted((c for c in view.claims if not c.is_rejected), key=place)))


def _any(sets: Iterable[Bits]) -> Bits:
    found = 0
    for one in sets:
        found |= one
    return found


def _counts(sets: Mapping[str, Bits], found: Bits) -> dict[str, int]:
    return {value: count for value, bits in sets.items() if (count := (bits & found).bit_count())}


def _placed(values: Iterable[Iterable[str]]) -> dict[str, Ordinals]:
    found: dict[str, Ordinals] = {}
    for i, several in enumerate(values):
        for value in several:
            if value not in found:
                found[value] = array("l")
            found[value].append(i)
    return found


def _holding(names: Iterable[str], asked: str, told: Mapping[str, str] | None = None) -> list[str]:
    """Give the names that hold what is asked, letters of any case; in quotation marks it must be the whole name."""
    words = asked.casefold().strip()
    if len(words) > 2 and words[0] == words[-1] == '"':
        return [name for name in names if words[1:-1] == name.casefold()]
    return [name for name in names if words in (told[name] if told else name).casefold()]


def _ends(claim: Claim) -> tuple[date, date] | None:
    """Give the first and last day; an open end is taken to be the other: "by August" says little of May."""
    first, last = claim.date.first or claim.date.last, claim.date.last or claim.date.first
    return (first, last) if first and last else None


def _years(claim: Claim) -> Iterable[str]:
    ends = _ends(claim)
    if ends is None:
        return ()
    return (str(year) for year in range(max(ends[0].year, EARLIEST), min(ends[1].year, LATEST) + 1))
