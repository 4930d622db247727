"""One field of a claim changed by a person, and the values of the fields in words."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from truceline.records.claim import ActorLink, Claim
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.event import Decision
from truceline.records.mention import Mention, Status
from truceline.reference.edtf import edtf_of
from truceline.reference.strict import strict_type

UNDATED = EventDate(first=None, last=None, precision=Precision.BOUND, basis=DateBasis.DECISION)


def edited(claim: Claim, decision: Decision) -> Claim:
    """Give a claim with a field as a person says that it is; the words for it stay those of the mention."""
    change = _CHANGES[decision.field or ""]
    changed = change(claim, decision)
    field = decision.field or ""
    made_by = {**claim.mention.made_by, field: decision.made_by}
    shares = {name: share for name, share in claim.mention.shares.items() if name != field}
    return replace(changed, mention=replace(changed.mention, made_by=made_by, shares=shares))


def value_of(claim: Claim, field: str) -> str | None:
    """Put a field's value in words, as an edit takes it; None where nothing is stated."""
    mention = claim.mention
    match field:
        case "status":
            return mention.status.value
        case "type":
            return mention.event_type
        case "mode":
            return mention.mode
        case "date":
            return edtf_of(claim.date)
        case "place":
            return claim.place.name if claim.place else None
        case _:
            return _names(claim.actors if field == "actors" else claim.recipients)


def _names(actors: tuple[ActorLink, ...]) -> str | None:
    return "; ".join(dict.fromkeys(a.name for a in actors)) or None


def _status(claim: Claim, decision: Decision) -> Claim:
    status = Status(decision.after or "")
    mention = replace(claim.mention, status=status, status_words=())
    return replace(claim, mention=_strictly(mention))


def _type(claim: Claim, decision: Decision) -> Claim:
    """The mode and the CAMEO code were of the old type and go with it."""
    if claim.mention.event_type == decision.after:
        return claim
    mention = replace(claim.mention, event_type=decision.after or "", mode=None, cameo=None)
    return replace(claim, mention=_strictly(mention))


def _mode(claim: Claim, decision: Decision) -> Claim:
    return replace(claim, mention=replace(claim.mention, mode=decision.after, cameo=None))


def _strictly(mention: Mention) -> Mention:
    return replace(mention, plover_type=strict_type(mention.event_type, mention.status))


def _date(claim: Claim, decision: Decision) -> Claim:
    return replace(claim, date=decision.date or UNDATED)


def _place(claim: Claim, decision: Decision) -> Claim:
    place = decision.place
    return replace(claim, place=replace(place, evidence=claim.mention.trigger) if place else None)


def _actors(claim: Claim, decision: Decision) -> Claim:
    return replace(claim, actors=_on(claim, decision))


def _recipients(claim: Claim, decision: Decision) -> Claim:
    return replace(claim, recipients=_on(claim, decision))


def _on(claim: Claim, decision: Decision) -> tuple[ActorLink, ...]:
    return tuple(replace(a, evidence=claim.mention.trigger) for a in decision.actors)


_CHANGES: Mapping[str, Callable[[Claim, Decision], Claim]] = {
    "status": _status,
    "type": _type,
    "mode": _mode,
    "date": _date,
    "place": _place,
    "actors": _actors,
    "recipients": _recipients,
}
FIELDS = tuple(_CHANGES)
