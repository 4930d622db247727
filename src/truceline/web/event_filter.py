"""Which events a page asks for: read from its address, found in the index, and counted facet by facet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from truceline.errors import ConfigError
from truceline.web.asked import Clocks, Text, day_asked
from truceline.web.event_index import CAPTIONS_ALONE, EventIndex

Many = Annotated[list[str], Query(max_length=50)]
# The facets that a page may be asked by, by the name in its address.
ASKED = ("type", "status", "actor", "recipient", "place", "origins", "arrangement")
# Values that a page offers to choose from; any other can be typed.
OFFERED = 12
# Of how many of a facet's greatest values it is counted which are the greatest among the events asked for.
WEIGHED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsAsked:
    """The values asked for, by facet; the window of days; whether events that only captions tell of are among them."""

    values: Mapping[str, tuple[str, ...]]
    first: date | None = None
    last: date | None = None
    captions: bool = False

    def fields(self) -> dict[str, object]:
        """Give what an address must hold to ask for the same."""
        asked: dict[str, object] = {name: list(values) for name, values in self.values.items() if values}
        return asked | {"from": self.first, "to": self.last, "captions": "1" if self.captions else None}

    def window(self) -> tuple[int, int]:
        """Give the ends of the window as ordinals, those of all time where none is asked."""
        return (self.first or date.min).toordinal(), (self.last or date.max).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The events that fit, of all days and of none; `hidden` fit too and are told of by captions alone.

    `offers` gives, by facet, the values to choose from, each with how many events would fit.
    """

    chosen: int
    hidden: int
    offers: Mapping[str, tuple[tuple[str, int], ...]]


def events_asked(
    type: Many = [],  # noqa: A002, B006
    status: Many = [],  # noqa: B006
    actor: Many = [],  # noqa: B006
    recipient: Many = [],  # noqa: B006
    place: Many = [],  # noqa: B006
    *,
    origins: Many = [],  # noqa: B006
    arrangement: Many = [],  # noqa: B006
    first: Annotated[str, Query(alias="from", max_length=40)] = "",
    last: Annotated[str, Query(alias="to", max_length=40)] = "",
    captions: Text = "",
) -> EventsAsked:
    """Read an address; ConfigError for what is no day, and for a window that ends before it begins."""
    given = (type, status, actor, recipient, place, origins, arrangement)
    values = {name: tuple(v.strip() for v in vs if v.strip()) for name, vs in zip(ASKED, given, strict=True)}
    begin, end = day_asked("from", first), day_asked("to", last)
    if begin and end and end < begin:
        raise ConfigError("to", f"{end} is before {begin}, where the window begins")
    return EventsAsked(values=values, first=begin, last=end, captions=captions not in ("", "0"))


def select(index: EventIndex, asked: EventsAsked, clocks: Clocks) -> Selection:
    """Find the events that fit all that is asked; a day of the clock leaves those that can have been on it."""
    sets = {name: _set(index, name, values) for name, values in asked.values.items() if values}
    whole = index.can_hold(clocks.on.toordinal()) if clocks.on else index.all
    alone = index.facets["captions"].of(CAPTIONS_ALONE)
    base = whole if asked.captions else whole & ~alone
    offers = {
        name: _offers(index, name, asked.values[name], _together(base, sets, name))
        for name in ASKED
        if name != "arrangement"
    }
    hidden = 0 if asked.captions else _together(whole & alone, sets)
    return Selection(chosen=_together(base, sets), hidden=hidden, offers=offers)


def _set(index: EventIndex, name: str, values: tuple[str, ...]) -> int:
    found = 0
    for value in values:
        found |= _of_value(index, name, value)
    return found


def _of_value(index: EventIndex, name: str, value: str) -> int:
    """A place may be asked for by its id or by its name, and like an actor by a part of the name."""
    facet = index.facets[name]
    if name == "place" and value in index.facets["spot"].positions:
        return index.facets["spot"].of(value)
    if name in ("place", "actor", "recipient"):
        return facet.named(value)
    return facet.of(value.upper() if name == "type" else value)


def _together(base: int, sets: Mapping[str, int], but: str = "") -> int:
    for name, found in sets.items():
        if name != but:
            base &= found
    return base


def _offers(index: EventIndex, name: str, chosen: tuple[str, ...], among: int) -> tuple[tuple[str, int], ...]:
    facet = index.facets[name]
    weighed = dict.fromkeys((*chosen, *facet.by_size[:WEIGHED]))
    counted = [(value, (_of_value(index, name, value) & among).bit_count()) for value in weighed]
    kept = [(v, n) for v, n in counted if v in chosen or n]
    most = sorted(kept, key=lambda pair: (pair[0] not in chosen, -pair[1], pair[0]))
    return tuple(most if name in ("type", "status", "origins") else most[:OFFERED])


Events = Annotated[EventsAsked, Depends(events_asked)]
