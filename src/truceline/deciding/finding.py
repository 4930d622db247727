"""What a decision is about: the event or the mention that an id names."""

from dataclasses import dataclass, replace

from truceline.errors import NotFoundError
from truceline.records.claim import Claim
from truceline.records.event import DecidedWords, Event
from truceline.records.view import View
from truceline.stages.decide import value_of

_WAY_OUT = "`truceline timeline` lists the events with their ids, `truceline show ID` the mentions of one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The mention that an id names, its event, and the claims to decide on: all of the event's, or that one."""

    name: str
    claim: Claim
    claims: tuple[Claim, ...]
    event: Event | None
    is_whole: bool

    def value(self, field: str) -> str | None:
        """Give a field's value in words: the event's, or the mention's."""
        if self.event is None or not self.is_whole:
            return value_of(self.claim, field)
        return value_of_event(self.event, self.claim, field)

    def values(self, field: str) -> tuple[str | None, ...]:
        """Give a field's value in each claim."""
        return tuple(value_of(claim, field) for claim in self.claims)


def target_of(name: str, view: View, *, alone: bool) -> Target:
    """Find what an id names: an event by its own id, else one mention; `alone`, always the one mention."""
    claims = {c.id: c for c in view.decidable}
    if name not in claims:
        raise NotFoundError(name, _unknown(name))
    event = next((e for e in view.events if name in e.claim_ids), None)
    is_whole = event is not None and event.id == name and not alone
    ids = event.claim_ids if event is not None and is_whole else (name,)
    return Target(
        name=name,
        claim=claims[name],
        claims=tuple(claims[i] for i in ids),
        event=event,
        is_whole=is_whole,
    )


def _unknown(name: str) -> str:
    if name.startswith("decision-"):
        return "is a decision; `truceline decide undo` takes one back, all others are on events and mentions"
    if name.startswith("arr-"):
        return f"is an arrangement; decide on the events that it rests on: {_WAY_OUT}"
    return f"is no event or mention of this record; {_WAY_OUT}"


def value_of_event(event: Event, claim: Claim, field: str) -> str | None:
    """Put a field's value of an event in words."""
    mention = replace(claim.mention, status=event.status, event_type=event.event_type, mode=event.mode)
    as_claim = replace(
        claim,
        mention=mention,
        date=event.date,
        place=event.place,
        actors=event.actors,
        recipients=event.recipients,
    )
    return value_of(as_claim, field)


def words_of(claim: Claim, view: View) -> DecidedWords:
    """Give the words that a mention stands on, so that a decision finds it again."""
    mention = claim.mention
    beside = [
        c
        for c in view.decidable
        if c.document_id == claim.document_id
        and c.mention.event_type == mention.event_type
        and mention.sentence.start <= c.mention.trigger.start < mention.sentence.end
    ]
    return DecidedWords(
        mention_id=claim.id,
        event_type=mention.event_type,
        trigger=mention.trigger,
        sentence=mention.sentence,
        is_only=len(beside) == 1,
    )
