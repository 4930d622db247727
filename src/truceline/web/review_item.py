"""An item of the queue laid open: its events field by field, the words, what was decided, and what may be typed."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.deciding.finding import value_of_event
from truceline.export.told import days, who
from truceline.records.arrangement import Arrangement
from truceline.records.claim import ActorLink, Candidate, Claim, PlaceLink
from truceline.records.decided import Decided
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.reference.cameo import known_scales
from truceline.reference.decisions import decided_on
from truceline.stages.decide import FIELDS, value_of
from truceline.web.queue import LOW
from truceline.web.shelf import Shown
from truceline.web.words import basis_told, coded

# So many other events are offered to be joined with; any other by its id.
NEAR = 12
_FAR = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLaid:
    """A field with its value as an edit takes it, what it rests on, and the candidates that were rejected."""

    name: str
    value: str | None
    rests: tuple[str, ...] = ()
    rejected: tuple[Candidate, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An event laid open, or a mention that stands in none; `name` is the id that decisions are made on."""

    name: str
    event: Event | None
    claims: tuple[Claim, ...]
    fields: tuple[FieldLaid, ...]
    decided: tuple[Decided, ...]
    moves: tuple[Arrangement, ...]


def laid_open(name: str, shown: Shown) -> Laid:
    """Lay open the event that an id answers to, or the mention where it stands in no event."""
    event = shown.events.get(name)
    ids = event.claim_ids if event is not None else (name,)
    claims = tuple(shown.claims[i] for i in ids)
    decided = decided_on(claims)
    moves = {a.id: a for i in ids for a in shown.arrangements_of_claim.get(i, ())}
    return Laid(
        name=event.id if event is not None else name,
        event=event,
        claims=claims,
        fields=tuple(_field(f, event, claims, decided) for f in FIELDS),
        decided=decided,
        moves=tuple(moves.values()),
    )


def near(event: Event, shown: Shown) -> tuple[tuple[str, str], ...]:
    """Give events that one may be the same as, each in a few words: those proposed, then of its type the nearest."""
    pairs = shown.proposals_of.get(event.id, ())
    proposed = [shown.events[p.b if shown.events[p.a].id == event.id else p.a] for p in pairs]
    like = (e for e in shown.events_of_type.get(event.event_type, ()) if e.id != event.id)
    nearest = heapq.nsmallest(NEAR, like, key=lambda e: (_apart(event, e), e.id))
    listed = {e.id: e for e in (*proposed, *nearest)}
    return tuple((e.id, f"{days(e.date)} {coded(e)} {who(e)}") for e in list(listed.values())[:NEAR])


def may_be_typed(laid: Laid) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give values that a field may have, in a few words each: statuses, types, modes, rejected candidates."""
    scales = known_scales().plover
    types = sorted({event_type for event_type, _ in scales})
    own = {c.mention.event_type for c in laid.claims}
    modes = sorted({mode for event_type, mode in scales if event_type in own and mode})
    found = {
        "status": tuple((s.value, "") for s in Status),
        "type": tuple((t, "") for t in types),
        "mode": tuple((m, "") for m in modes),
    }
    for field in laid.fields:
        if field.rejected:
            found[field.name] = tuple((c.id or c.name, f"{c.name}: {c.reason}") for c in field.rejected)
    return found


def _field(name: str, event: Event | None, claims: Sequence[Claim], decided: Sequence[Decided]) -> FieldLaid:
    of = claims[0] if event is None else event
    links: tuple[ActorLink | PlaceLink, ...] = ()
    rests: tuple[str, ...] = ()
    match name:
        case "status":
            rests = tuple(dict.fromkeys(r for c in claims for r in _status_rests(c)))
        case "type":
            rests = tuple(dict.fromkeys(_found_by(c) for c in claims))
        case "date":
            rests = (basis_told(of.date),)
        case "place":
            links = (of.place,) if of.place else ()
        case "actors":
            links = of.actors
        case "recipients":
            links = of.recipients
    edits = (d for d in decided if d.field == name)
    return FieldLaid(
        name=name,
        value=value_of(claims[0], name) if event is None else value_of_event(event, claims[0], name),
        rests=(
            *(f"decided by {d.made_by}: {d.reason} It was {d.before or 'not stated'}." for d in edits),
            *rests,
            *(_rests(link) for link in links),
        ),
        rejected=tuple(c for link in links for c in link.rejected),
        is_unsure=any(link.score < LOW for link in links),
    )


def _status_rests(claim: Claim) -> Iterable[str]:
    share = claim.mention.shares.get("status")
    if share is not None:
        yield f"by the learned reader, likely by {share:.2f}"
    yield from (f"from “{word.quote}”" for word in claim.mention.status_words)


def _found_by(claim: Claim) -> str:
    share = claim.mention.shares.get("event")
    if share is not None:
        return f"by the learned reader, likely by {share:.2f}"
    return f"by the pattern {claim.mention.rule_id}"


def _rests(link: ActorLink | PlaceLink) -> str:
    known = link.id or "on no list"
    told = f"{link.name}: {known}, score {link.score:.2f}, from “{link.evidence.quote}”"
    return told + (f"; {link.inferred}" if link.inferred else "")


def _apart(one: Event, other: Event) -> int:
    """Days between the intervals of two events, 0 where they overlap."""
    if (one.date.first or one.date.last) is None or (other.date.first or other.date.last) is None:
        return _FAR
    first, last = _span(one)
    start, end = _span(other)
    return max(0, (start - last).days, (first - end).days)


def _span(event: Event) -> tuple[date, date]:
    first, last = event.date.first, event.date.last
    return (first or last or date.min), (last or first or date.max)
