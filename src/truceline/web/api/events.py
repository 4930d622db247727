"""The events, one event with its claims, and one mention."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request

from truceline.asking import can_hold
from truceline.errors import ConfigError, NotFoundError
from truceline.records.claim import Claim
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.web.api.answers import Id, KnownBy, Limit, Listed, On, Page, Words, faults, listed
from truceline.web.asked import FIRST_DAY, LAST_DAY
from truceline.web.seen import seen_of
from truceline.web.shown import EventWords
from truceline.web.site import site_of

From = Annotated[
    date | None,
    Query(
        alias="from",
        ge=FIRST_DAY,
        le=LAST_DAY,
        description="Only events that can have been on or after this day.",
    ),
]
To = Annotated[
    date | None,
    Query(ge=FIRST_DAY, le=LAST_DAY, description="Only events that can have been on or before this day."),
]
Types = Annotated[list[str], Query(max_length=50, description="Only events of these PLOVER types.")]
Statuses = Annotated[list[Status], Query(max_length=8, description="Only events of these statuses.")]
Actor = Annotated[Words, Query(description="Words in the name of an actor or a recipient, or the id of one.")]
Place = Annotated[Words, Query(description="Words in the name of the place, or its id.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWithClaims:
    """An event with what each report says of it. `seen` is for POST /api/decisions, which says what it is for."""

    event: Event
    claims: tuple[Claim, ...]
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionHeld:
    """A mention's claim, the id of its event, None where a person rejected it, and of the arrangements it moves."""

    claim: Claim
    event_id: str | None
    arrangement_ids: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Which events are asked for."""

    types: frozenset[str]
    statuses: frozenset[Status]
    actor: str
    place: str
    first: date | None
    last: date | None
    on: date | None


def register(router: APIRouter) -> None:
    """Register the addresses of this group."""
    router.add_api_route("/events", events, methods=["GET"], responses=faults(202, 400))
    router.add_api_route("/events/{id}", event, methods=["GET"], responses=faults(202, 404))
    router.add_api_route("/mentions/{id}", mention, methods=["GET"], responses=faults(202, 404))


def events(
    request: Request,
    *,
    type: Types = [],  # noqa: A002, B006
    status: Statuses = [],  # noqa: B006
    actor: Actor = "",
    place: Place = "",
    first: From = None,
    to: To = None,
    on: On = None,
    known_by: KnownBy = None,
    page: Page = 1,
    limit: Limit = 100,
) -> Listed[Event]:
    """List the events that fit all that is asked, by their last day, those without any day last.

    Where days are asked, an event without any day does not fit: `total` tells how many do.
    """
    if first is not None and to is not None and to < first:
        raise ConfigError("to", f"{to} is before {first}; give a later day")
    shown = site_of(request).shelf.shown(known_by)
    wanted = _Wanted(
        types=frozenset(t.upper() for t in type),
        statuses=frozenset(status),
        actor=actor.casefold(),
        place=place.casefold(),
        first=first,
        last=to,
        on=on,
    )
    return listed(list(_fitting(shown.event_words, wanted)), page, limit)


def _fitting(rows: tuple[EventWords, ...], wanted: _Wanted) -> Iterator[Event]:
    """Keep what fits; what is not asked is not looked at, for there may be a hundred thousand."""
    asked = (wanted.types, wanted.statuses, wanted.actor, wanted.place, wanted.first, wanted.last, wanted.on)
    if not any(asked):
        yield from (row.event for row in rows)
        return
    for row in rows:
        event = row.event
        if (
            (not wanted.types or event.event_type in wanted.types)
            and (not wanted.statuses or event.status in wanted.statuses)
            and wanted.actor in row.actors
            and wanted.place in row.place
            and _is_in(event, wanted)
        ):
            yield event


def _is_in(event: Event, wanted: _Wanted) -> bool:
    first, last, when = wanted.first, wanted.last, event.date
    if wanted.on is not None and not can_hold(when, wanted.on):
        return False
    if first is None and last is None:
        return True
    if when.first is None and when.last is None:
        return False
    return (first is None or when.last is None or first <= when.last) and (
        last is None or when.first is None or when.first <= last
    )


def event(request: Request, id: Id, known_by: KnownBy = None) -> EventWithClaims:  # noqa: A002
    """Give the event that answers to an id, which may be that of any of its mentions, with its claims."""
    shelf = site_of(request).shelf
    shown = shelf.shown(known_by)
    found = shown.event(id)
    return EventWithClaims(
        event=found,
        claims=tuple(shown.claims[i] for i in found.claim_ids),
        seen=seen_of(shelf.store.decisions(), found.claim_ids),
    )


def mention(request: Request, id: Id, known_by: KnownBy = None) -> MentionHeld:  # noqa: A002
    """Give what one report says in one place, one that a person rejected too."""
    shelf = site_of(request).shelf
    shown = shelf.shown(known_by)
    claim = shown.claims.get(id)
    if claim is None:
        raise NotFoundError(id, "is no mention of this record; ids change when a report's text does")
    held = shown.events.get(id)
    return MentionHeld(
        claim=claim,
        event_id=held.id if held else None,
        arrangement_ids=tuple(a.id for a in shown.arrangements_of_claim.get(id, ())),
        seen=seen_of(shelf.store.decisions(), (id,)),
    )
