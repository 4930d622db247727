"""Which claims touch which kind of arrangement, and what each moves it to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from truceline.records.arrangement import ArrangementState
from truceline.records.claim import ActorKind, Claim, OriginKind
from truceline.records.document import Evidence
from truceline.records.event import Event
from truceline.records.mention import Mention, Status
from truceline.reference.kind_file import Move
from truceline.reference.kinds import Kinds
from truceline.reference.parties import party_keys
from truceline.stages.track.wording import (
    carried,
    introduces_one,
    is_bare,
    is_looked_back_on,
    kinds_of,
    name_year,
    phase_of,
    type_of,
)

# What a breach is that only the other side tells of.
_DISPUTED = {"to": ArrangementState.ACTIVE, "flags": ("presupposed", "contested")}
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})
# Whoever speaks of "the 2018 agreement" says that it was made in 2018.
_MADE = Move(id="made-in-its-year", to=ArrangementState.AGREED, flags=("presupposed",))
# What words that only name a thing take it to be.
_STANDS = frozenset({ArrangementState.ACTIVE, ArrangementState.AGREED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A claim on one kind of arrangement, with the move it makes; `year` where the year in its name is the move's."""

    claim: Claim
    event: Event
    kind: str
    move: Move
    year: int | None = None


def touches_of(
    event: Event, claims: Iterable[Claim], kinds: Kinds, agreed: Collection[Evidence]
) -> list[tuple[Touch, ...]]:
    """Give what the claims of one event touch, one tuple for what is one thing of one kind.

    `agreed` are the sentences that tell of an agreement: what is to come in one of them is agreed.
    """
    by_kind: dict[str, list[Touch]] = {}
    for claim in claims:
        for kind in kinds_of(claim, kinds) or carried(claim, kinds):
            move = _move(claim, kind, kinds, is_agreed=claim.mention.sentence in agreed)
            if move is not None:
                touches = by_kind.setdefault(kind, [])
                touches.append(Touch(claim=claim, event=event, kind=kind, move=move))
                year = name_year(claim, kind, kinds)
                if year is not None and move.to is not ArrangementState.AGREED:
                    touches.append(Touch(claim=claim, event=event, kind=kind, move=_MADE, year=year))
    return [apart for touches in by_kind.values() for apart in _told_apart(touches, kinds)]


def _move(claim: Claim, kind: str, kinds: Kinds, *, is_agreed: bool) -> Move | None:
    move = kinds.move(
        kind,
        event_type=type_of(claim, kind, kinds),
        status=claim.mention.status,
        phase=phase_of(claim),
        trigger=_words(claim.mention),
    )
    if move is None:
        return None
    if is_agreed and move.to is ArrangementState.PROPOSED and claim.mention.status in _AHEAD:
        return move.model_copy(update={"to": ArrangementState.AGREED})
    if move.to is ArrangementState.ACTIVE and is_looked_back_on(claim):
        return move.model_copy(update={"flags": (*move.flags, "presupposed")})
    if move.to in _STANDS and is_bare(claim, kind, kinds):
        return move.model_copy(update={"flags": (*move.flags, "named")})
    if _is_for_others_to_say(move, kind, claim) and _is_a_sides_word(claim):
        return move.model_copy(update=_DISPUTED)
    return move


def _words(mention: Mention) -> str:
    """Give the words of the trigger and those that decided the status, wherever they stand ("decided … to send")."""
    return " ".join(e.quote for e in (mention.trigger, *mention.status_words))


def _told_apart(touches: list[Touch], kinds: Kinds) -> list[tuple[Touch, ...]]:
    """Set apart what a report brings up beside the one that it has spoken of ("a corridor run by a church")."""
    first = touches[0].claim
    own = [
        t
        for t in touches[1:]
        if t.claim.document_id == first.document_id
        and t.claim.mention.sentence != first.mention.sentence
        and introduces_one(t.claim, t.kind, kinds)
    ]
    rest = tuple(t for t in touches if t not in own)
    return [rest, *((t,) for t in own)]


def _is_for_others_to_say(move: Move, kind: str, claim: Claim) -> bool:
    """A breach is no side's to find, and whoever was given an ultimatum cannot take it back."""
    given = party_keys(claim.recipients)
    by_them = bool(claim.speakers) and bool(given & party_keys((claim.speakers[0].actor,)))
    ends = kind == "ultimatum" and move.to is ArrangementState.ENDED
    return move.to is ArrangementState.VIOLATED or (ends and by_them)


def _is_a_sides_word(claim: Claim) -> bool:
    """True where a government or a group says it of others; what somebody owns up to, or a monitor finds, is so."""
    if claim.origin.kind not in (OriginKind.PARTY, OriginKind.OFFICIAL) or not claim.speakers:
        return False
    speaker = claim.speakers[0].actor
    if speaker.kind is ActorKind.PERSON and speaker.country is None and " of " not in speaker.name:
        return False  # whose side a name alone is on is not told
    return not party_keys((speaker,)) & party_keys(claim.actors)
