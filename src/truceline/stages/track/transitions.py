"""What moved an arrangement from state to state, with who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from truceline.records.arrangement import ArrangementState, Transition
from truceline.records.claim import Claim, Origin, OriginKind
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import SectionRole
from truceline.records.mention import SpeakerKind, Status
from truceline.stages.track.touch import Touch

# Statuses whose own date is when the thing was so; the others' is when it may be.
_SO = (Status.HAPPENED, Status.ONGOING, Status.NOT_HAPPENED)
_ORDER = list(ArrangementState)
_STOPPED = (ArrangementState.SUSPENDED, ArrangementState.ENDED)
# Whoever tells of one of these has decided it by then.
_DECIDED = (ArrangementState.AGREED, ArrangementState.EXTENDED)


def transitions(touches: Iterable[Touch]) -> tuple[Transition, ...]:
    """Give the transitions, oldest first: claims of one event that say the same state are one transition."""
    touches = list(touches)
    grouped: dict[tuple[str, ArrangementState], list[Touch]] = {}
    for touch in touches:
        if touch.move.to is not None:
            grouped.setdefault((touch.event.id, touch.move.to), []).append(touch)
    made = [_transition(state, of_state, touches) for (_, state), of_state in grouped.items()]
    return tuple(sorted(made, key=_age))


def origins_of(claims: Sequence[Claim]) -> tuple[Origin, ...]:
    """Give each origin once; a headline that names nobody rests on its report's text."""
    heads = (SectionRole.TITLE, SectionRole.DECK)
    told = {c.document_id for c in claims if c.section not in heads}
    found: dict[str, Origin] = {}
    for claim in claims:
        if claim.section not in heads or claim.speakers or claim.document_id not in told:
            found.setdefault(claim.origin.id, claim.origin)
    return tuple(found.values())


def _transition(state: ArrangementState, touches: list[Touch], around: Sequence[Touch]) -> Transition:
    claims = [t.claim for t in touches]
    known = [c.known_on for c in claims if c.known_on]
    return Transition(
        state=state,
        date=_went_on_until(state, touches, around) or _date(state, touches),
        known_on=min(known, default=None),
        claim_ids=tuple(c.id for c in claims),
        evidence=tuple(c.mention.trigger for c in claims),
        origins=origins_of(claims),
        flags=_flags(touches),
    )


def _went_on_until(
    state: ArrangementState, touches: list[Touch], around: Sequence[Touch]
) -> EventDate | None:
    """Date an end without a day by its own sentence: "held 90 patrols until May before suspending them"."""
    if state not in _STOPPED or any(t.claim.date.basis is not DateBasis.PUBLICATION for t in touches):
        return None
    sentences = {t.claim.mention.sentence for t in touches}
    beside = [
        t.claim.date
        for t in around
        if t.claim.mention.sentence in sentences
        and t.move.to is ArrangementState.ACTIVE
        and t.claim.mention.phase != "begin"
        and t.claim.date.basis is not DateBasis.PUBLICATION
        and t.claim.date.last is not None
    ]
    if not beside:
        return None
    until = max(beside, key=lambda d: d.last or date.min)
    return replace(
        until,
        first=None,
        precision=Precision.BOUND,
        basis=DateBasis.CONTEXT,
        reason="the same sentence says until when it went on",
    )


def _date(state: ArrangementState, touches: list[Touch]) -> EventDate:
    """Date the state: by the event where the words say that it was so, else by the report.

    "Patrols may start in May" dates nothing but the proposal, and that by its report.
    """
    years = {t.year for t in touches if t.year is not None}
    if years and all(t.year is not None for t in touches):
        return _of_year(min(years))
    plain = [
        t.claim
        for t in touches
        if _is_so(t) and "presupposed" not in t.move.flags and not _lies_ahead(state, t.claim)
    ]
    if state is not ArrangementState.PROPOSED and plain:
        best = min(plain, key=lambda c: _width(c.date)).date
        if best.first is not None or best.last is not None:
            return best
    known = min((t.claim.known_on for t in touches if t.claim.known_on), default=None)
    return EventDate(
        first=None,
        last=known,
        precision=Precision.BOUND,
        basis=DateBasis.PUBLICATION,
        reason="the report bounds it; its words give no day on which it began",
    )


def _of_year(year: int) -> EventDate:
    return EventDate(
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        precision=Precision.YEAR,
        basis=DateBasis.STATED,
        expression=str(year),
        reason="its name says in which year it was made",
    )


def _is_so(touch: Touch) -> bool:
    """True where the claim's date is when it was so; an ultimatum stays a threat when it is given, put off or over."""
    mention = touch.claim.mention
    return mention.status in _SO or (touch.kind == "ultimatum" and mention.status is Status.THREATENED)


def _lies_ahead(state: ArrangementState, claim: Claim) -> bool:
    """True where the day stated is after the report and not the turn's own.

    "Extended it to 18 December" says until when, not when, "agreed on a truce from next Monday" when the truce begins.
    """
    when, known = claim.date, claim.known_on
    if known is None:
        return False
    if when.first is None:
        return when.last is not None and when.last > known
    return when.first > known and state in _DECIDED


def _width(when: EventDate) -> tuple[bool, bool, int]:
    if when.first is None or when.last is None:
        return when.basis is DateBasis.PUBLICATION, True, 0
    return when.basis is DateBasis.PUBLICATION, False, (when.last - when.first).days


def _flags(touches: list[Touch]) -> tuple[str, ...]:
    claims = [t.claim for t in touches]
    origins = origins_of(claims)
    found = {flag for touch in touches for flag in touch.move.flags}
    if not all("named" in touch.move.flags for touch in touches):
        found.discard("named")
    if len(origins) == 1:
        found.add("single_source")
    if all(o.kind is OriginKind.PARTY for o in origins):
        found.add("party_source")
    if all(_is_hearsay(c) for c in claims):
        found.add("hearsay")
    if any(d.field == "status" for t in touches for d in t.event.disputes):
        found.add("contested")
    return tuple(sorted(found))


def _is_hearsay(claim: Claim) -> bool:
    """True where a person passes on what another is to have said."""
    people = [
        s
        for s in claim.speakers
        if s.kind in (SpeakerKind.PERSON, SpeakerKind.OFFICIAL, SpeakerKind.ANONYMOUS)
    ]
    return len({s.actor.id or s.actor.name for s in people}) > 1


def _age(transition: Transition) -> tuple[int, int, int, str]:
    when = transition.date
    last = when.last or transition.known_on or when.first
    first = when.first or last
    return (
        last.toordinal() if last else 10_000_000,
        first.toordinal() if first else 10_000_000,
        _ORDER.index(transition.state),
        transition.claim_ids[0],
    )


def contested_where_denied(made: tuple[Transition, ...], denied: frozenset[str]) -> tuple[Transition, ...]:
    """Flag the transitions of which a linked event says that they are not so."""
    return tuple(
        replace(t, flags=tuple(sorted({*t.flags, "contested"}))) if denied & set(t.claim_ids) else t
        for t in made
    )
