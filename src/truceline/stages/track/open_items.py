"""What was announced, demanded, promised or given a deadline, and what came of it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from truceline.records.arrangement import OpenItem
from truceline.records.claim import Claim
from truceline.records.dates import DateBasis, EventDate
from truceline.records.event import Event
from truceline.records.mention import Status

# What has no due day is listed for a year, what is overdue for a quarter of one.
UNDATED_DAYS = 365
OVERDUE_DAYS = 90
_PROMISED = frozenset({"COOPERATE", "AID", "RETREAT", "CONCEDE", "SUPPORT", "AGREE"})
_CAME_TRUE = (Status.HAPPENED, Status.ONGOING)
_CAME_NOT = (Status.NOT_HAPPENED, Status.DENIED)


def open_items(events: Iterable[Event], claims: Iterable[Claim]) -> tuple[OpenItem, ...]:
    """Give every item that events leave open, oldest known first; `outcome` None where none is reported."""
    by_id = {claim.id: claim for claim in claims}
    by_event = {event.id: event for event in events}
    made = []
    for event in by_event.values():
        made += items_of(event, [by_id[i] for i in event.claim_ids if i in by_id], by_event)
    return tuple(sorted(made, key=lambda i: (i.known_on is None, i.known_on or date.max, i.kind, i.what)))


def items_of(event: Event, claims: list[Claim], events: Mapping[str, Event]) -> list[OpenItem]:
    """Give what one event leaves open: at most one item of each kind, with all its words."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        for kind in _kinds(claim):
            grouped.setdefault(kind, []).append(claim)
    return [_item(kind, of_kind, event, events) for kind, of_kind in grouped.items()]


def open_on(items: Iterable[OpenItem], *, on: date, known_by: date | None) -> tuple[OpenItem, ...]:
    """Keep the items that were open on a day as far as could be known by a day.

    An item is open from the day its report could be read. One with a due day
    stays listed, as overdue, for a quarter of a year after it; one without, for a
    year. An item with an outcome is listed with it.
    """
    return tuple(item for item in items if _is_open(item, on, known_by))


def _is_open(item: OpenItem, on: date, known_by: date | None) -> bool:
    if item.known_on is None:
        return known_by is None
    if item.known_on > on or (known_by is not None and item.known_on > known_by):
        return False
    if item.due is not None and item.due.last is not None:
        return on <= item.due.last + timedelta(days=OVERDUE_DAYS)
    return on <= item.known_on + timedelta(days=UNDATED_DAYS)


def _kinds(claim: Claim) -> tuple[str, ...]:
    mention = claim.mention
    found = []
    if claim.due is not None:
        found.append("deadline")
    ahead = mention.status is Status.PLANNED or (mention.status is Status.POSSIBLE and _dated(claim))
    if mention.event_type == "CONSULT" and ahead:
        found.append("announced meeting")
    if mention.event_type == "REQUEST" and mention.status is Status.DEMANDED:
        found.append("demand")
    if mention.event_type in _PROMISED and mention.status is Status.PLANNED:
        found.append("promise")
    return tuple(found)


def _dated(claim: Claim) -> bool:
    return claim.date.basis is not DateBasis.PUBLICATION and claim.date.last is not None


def _item(kind: str, claims: list[Claim], event: Event, events: Mapping[str, Event]) -> OpenItem:
    known = [c.known_on for c in claims if c.known_on]
    return OpenItem(
        kind=kind,
        what=claims[0].mention.trigger.quote,
        due=_due(kind, claims),
        known_on=min(known, default=None),
        outcome=_outcome(event, events),
        evidence=tuple(c.mention.trigger for c in claims),
    )


def _due(kind: str, claims: list[Claim]) -> EventDate | None:
    """Give the deadline; a meeting or a promise is due on its own day, a demand only where it says so."""
    deadline = next((c.due for c in claims if c.due), None)
    if deadline or kind in ("demand", "deadline"):
        return deadline
    return next((c.date for c in claims if _dated(c)), None)


def _outcome(event: Event, events: Mapping[str, Event]) -> str | None:
    """Say what the events linked to it report of it; a demand's answer is an event of its own."""
    answers = [events[i] for i in event.linked if i in events]
    for statuses, words in (
        (_CAME_TRUE, "reported as having happened"),
        (_CAME_NOT, "reported as not having happened"),
    ):
        found = [a for a in answers if a.status in statuses and _after(a, event)]
        if found:
            last = found[0].date.last
            return f"{words}, {last.isoformat()}" if last and found[0].date.is_day else words
    return None


def _after(answer: Event, event: Event) -> bool:
    if answer.first_known_on is None or event.first_known_on is None:
        return False
    return answer.first_known_on >= event.first_known_on
