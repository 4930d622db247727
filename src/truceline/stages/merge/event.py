"""An event from the claims that were joined: what most of them say, as precisely as one of them says it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from truceline.records.claim import ActorLink, Claim, Origin, PlaceLink
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.decided import Decided, DecisionKind
from truceline.records.document import SectionRole
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.reference.areas import rank
from truceline.reference.parties import party_key
from truceline.stages.merge.disputes import disputes
from truceline.stages.merge.traits import MUTUAL, Traits

# Of equally frequent statuses, the one that says least is taken.
_WARY = (
    Status.NOT_HAPPENED, Status.DENIED, Status.POSSIBLE, Status.PLANNED,
    Status.THREATENED, Status.DEMANDED, Status.ONGOING, Status.HAPPENED,
)  # fmt: skip
_BASES = (DateBasis.DECISION, DateBasis.STATED, DateBasis.RELATIVE, DateBasis.CONTEXT, DateBasis.PUBLICATION)
_NO_END = 10_000_000
_HEADS = (SectionRole.TITLE, SectionRole.DECK)


def event_of(traits: Sequence[Traits], reasons: tuple[str, ...]) -> Event:
    """Make the event of some claims, given in their order: the earliest published one names it."""
    claims = [t.claim for t in traits]
    first = claims[0]
    actors = _distinct(a for c in _heard(claims, "actors") for a in c.actors)
    recipients = _distinct(r for c in _heard(claims, "recipients") for r in c.recipients)
    event_type = _heard(claims, "type")[0].mention.event_type
    if event_type in MUTUAL:
        taken = {_name(a) for a in actors}
        recipients = tuple(r for r in recipients if _name(r) not in taken)
    known = [c.known_on for c in claims if c.known_on]
    return Event(
        id=first.id,
        event_type=event_type,
        mode=_mode(_heard(claims, "mode")),
        status=_status(_heard(claims, "status")),
        actors=actors,
        recipients=recipients,
        date=_date(_heard(claims, "date")),
        place=_place(_heard(claims, "place")),
        claim_ids=tuple(c.id for c in claims),
        document_ids=tuple(dict.fromkeys(c.document_id for c in claims)),
        origins=distinct_origins(claims),
        first_known_on=min(known, default=None),
        disputes=disputes(traits),
        reason="; ".join(reasons),
    )


def _heard(claims: Sequence[Claim], field: str) -> Sequence[Claim]:
    """Give the claims that a field is taken from: those a person edited for the whole event, where there are any."""
    said = [(edit.made_at, edit.decision_id, c) for c in claims for edit in _edits(c, field)]
    if not said:
        return claims
    latest = max(made[:2] for made in said)
    return [c for at, decision_id, c in said if (at, decision_id) == latest]


def _edits(claim: Claim, field: str) -> list[Decided]:
    edits = [d for d in claim.decided if d.kind is DecisionKind.EDIT and d.field == field]
    return [d for d in edits[-1:] if d.is_whole]


def distinct_origins(claims: Iterable[Claim]) -> tuple[Origin, ...]:
    """Give each origin once, in the order of the claims.

    A headline that names nobody rests on what its own report's text rests on.
    """
    listed = list(claims)
    told = {c.document_id for c in listed if c.section not in _HEADS}
    found: dict[str, Origin] = {}
    for claim in listed:
        if claim.section in _HEADS and not claim.speakers and claim.document_id in told:
            continue
        found.setdefault(claim.origin.id, claim.origin)
    return tuple(found.values())


def _distinct(actors: Iterable[ActorLink]) -> tuple[ActorLink, ...]:
    kept: dict[str, ActorLink] = {}
    for actor in actors:
        kept.setdefault(_name(actor), actor)
    return tuple(kept.values())


def _name(actor: ActorLink) -> str:
    return actor.id or party_key(actor)


def _mode(claims: Sequence[Claim]) -> str | None:
    counted = Counter(c.mention.mode for c in claims if c.mention.mode)
    return min(counted, key=lambda mode: (-counted[mode], mode), default=None)


def _status(claims: Sequence[Claim]) -> Status:
    counted = Counter(c.mention.status for c in claims)
    return min(counted, key=lambda status: (-counted[status], _WARY.index(status)))


def _date(claims: Sequence[Claim]) -> EventDate:
    """Take the best-grounded, narrowest interval as one report gives it; none is made up by cutting two."""
    return min(claims, key=lambda c: (_width(c.date), _BASES.index(c.date.basis))).date


def _width(when: EventDate) -> tuple[int, int]:
    loose = int(when.basis is DateBasis.PUBLICATION or when.precision is Precision.BOUND)
    open_ends = (when.first is None) + (when.last is None)
    if when.first is None or when.last is None:
        return loose, _NO_END * open_ends - _ordinal(when.first)
    return loose, (when.last - when.first).days


def _ordinal(on: date | None) -> int:
    return on.toordinal() if on else 0


def _place(claims: Sequence[Claim]) -> PlaceLink | None:
    """Take the place that most claims give; of equally frequent ones the narrower."""
    placed = [c.place for c in claims if c.place]
    counted = Counter(p.id or p.name for p in placed)
    return min(placed, key=lambda p: (rank(p), -counted[p.id or p.name]), default=None)
