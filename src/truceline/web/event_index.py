"""Every event by its day and by what it can be asked for, so that no page goes through all of them.

Events stand in the order of their days, and a set of them is a whole number with one bit an event: what two
sets have in common is `a & b`, and how much that is `bit_count`. A hundred thousand events are twelve kilobytes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from truceline.records.arrangement import Arrangement
from truceline.records.claim import ActorLink, Claim, PlaceLink
from truceline.records.document import SectionRole
from truceline.records.event import Event
from truceline.web.bits import bits, nth, positions, set_of

# What a facet calls the events of which nothing is stated.
NOT_STATED = "not stated"
MOST_ORIGINS = 3
CAPTIONS_ALONE = "captions alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The events of each value of one thing asked, as sets that are made when they are first wanted.

    `by_size` are the values, those of most events first.
    """

    positions: Mapping[str, Sequence[int]]
    by_size: tuple[str, ...]
    size: int
    _sets: dict[str, int] = field(default_factory=dict)

    def of(self, value: str) -> int:
        """Give the set of a value's events; the empty one for a value that none has."""
        found = self._sets.get(value)
        if found is None:
            found = self._sets[value] = set_of(self.positions.get(value, ()), self.size)
        return found

    def named(self, words: str) -> int:
        """Give the events of the value of that name, else of all whose name holds the words, in any case."""
        if words in self.positions:
            return self.of(words)
        folded = words.casefold()
        found = 0
        for value in self.by_size:
            if folded in value.casefold():
                found |= self.of(value)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An event between two days, both known and not the same."""

    position: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventIndex:
    """The events in the order of their days, those without any last, with the sets that they belong to.

    `days` are the days of the dated ones, as ordinals: the last on which each can have been, its first where it has
    no last. `spans` are in the order of their first days. `by_last` have no first day ("by Friday"), `from_first` no
    last. `places` are by what each is asked for by.
    """

    events: tuple[Event, ...]
    days: Sequence[int]
    by_last: int
    from_first: int
    spans: tuple[Span, ...]
    facets: Mapping[str, Facet]
    places: Mapping[str, PlaceLink]

    @property
    def all(self) -> int:
        """Give the set of all events."""
        return (1 << len(self.events)) - 1

    @property
    def undated(self) -> int:
        """Give the set of events without any day."""
        return self.all ^ ((1 << len(self.days)) - 1)

    def between(self, first: int, last: int) -> int:
        """Give the events whose own day lies between two days, both included."""
        return bits(bisect_left(self.days, first), bisect_right(self.days, last))

    def within(self, first: int, last: int) -> int:
        """Give the events that a window shows: by a day in it, or by two days that it lies between or cuts."""
        found = self.between(first, last)
        reaching = (s.position for s in self.spans if s.last > last and s.first <= last)
        return found | set_of(reaching, len(self.events))

    def beyond(self, first: int, last: int) -> int:
        """Give the events that may be of a window for all that is known, and that only a day outside bounds."""
        count = len(self.days)
        later = bits(bisect_right(self.days, last), count) & self.by_last
        return later | (bits(0, bisect_left(self.days, first)) & self.from_first)

    def can_hold(self, day: int) -> int:
        """Give the events that can have been on a day."""
        count, after = len(self.days), bisect_right(self.days, day)
        spans = [s for s in self.spans if s.first <= day <= s.last]
        single = self.between(day, day) & ~self.from_first & ~self.by_last
        later = bits(bisect_left(self.days, day), count) & self.by_last
        earlier = bits(0, after) & self.from_first
        wide = set_of((s.position for s in self.spans), len(self.events))
        return (single & ~wide) | later | earlier | set_of((s.position for s in spans), len(self.events))

    def listed(self, chosen: int, start: int = 0, count: int | None = None) -> list[Event]:
        """Give some events of a set in order, from the `start`-th on."""
        if count is None:
            return [self.events[p] for p in positions(chosen)]
        skipped = nth(chosen, start) if start else 0
        rest = chosen >> skipped << skipped if skipped is not None else 0
        # The set is cut behind the last one wanted, so that only those are gone through.
        end = nth(rest, count)
        return [self.events[p] for p in positions(rest if end is None else rest & bits(0, end))]


def index_of(
    events: tuple[Event, ...],
    claims: Mapping[str, Claim],
    arrangements: Mapping[str, tuple[Arrangement, ...]],
) -> EventIndex:
    """Index events that stand in the order of their days, those without any last."""
    days = [d.toordinal() for d in map(_day, events) if d is not None]
    size = len(events)
    dated = list(enumerate(events[: len(days)]))
    by_last = set_of((p for p, e in dated if e.date.first is None), size)
    from_first = set_of((p for p, e in dated if e.date.last is None), size)
    found = (
        Span(position=p, first=first.toordinal(), last=last.toordinal())
        for p, e in dated
        if (first := e.date.first) and (last := e.date.last) and first != last
    )
    spans = tuple(sorted(found, key=lambda s: (s.first, s.last)))
    facets = {name: _facet(events, values) for name, values in _VALUES.items()}
    facets["captions"] = _facet(events, lambda e: _captions(e, claims))
    facets["arrangement"] = _facet(events, lambda e: _moved(e, arrangements))
    return EventIndex(
        events=events,
        days=days,
        by_last=by_last,
        from_first=from_first,
        spans=spans,
        facets=facets,
        places={spot_of(e.place): e.place for e in reversed(events) if e.place},
    )


def spot_of(place: PlaceLink) -> str:
    """Give what a place on the map is asked for by; two that words lead away to from one town are two."""
    away = f"~{place.lat},{place.lon},{place.radius_km:g}" if place.radius_km else ""
    return (place.id or place.name) + away


def _day(event: Event) -> date | None:
    return event.date.last or event.date.first


def _facet(events: Sequence[Event], values: Callable[[Event], Iterable[str]]) -> Facet:
    found: dict[str, list[int]] = {}
    for position, event in enumerate(events):
        for value in set(values(event)) or (NOT_STATED,):
            found.setdefault(value, []).append(position)
    by_size = sorted(found, key=lambda v: (-len(found[v]), v))
    return Facet(positions=found, by_size=tuple(by_size), size=len(events))


def _named(actors: Iterable[ActorLink]) -> Iterator[str]:
    return (a.name for a in actors)


def _captions(event: Event, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    is_alone = all(claims[i].section is SectionRole.CAPTION for i in event.claim_ids)
    return (CAPTIONS_ALONE,) if is_alone else ("",)


def _moved(event: Event, arrangements: Mapping[str, tuple[Arrangement, ...]]) -> Iterator[str]:
    return (a.id for i in event.claim_ids for a in arrangements.get(i, ()))


_VALUES: Mapping[str, Callable[[Event], Iterable[str]]] = {
    "type": lambda e: (e.event_type,),
    "status": lambda e: (e.status.value,),
    "actor": lambda e: _named(e.actors),
    "recipient": lambda e: _named(e.recipients),
    "place": lambda e: (e.place.name,) if e.place else (),
    "spot": lambda e: (spot_of(e.place),) if e.place else (),
    "origins": lambda e: (str(min(len(e.origins), MOST_ORIGINS)),),
}
