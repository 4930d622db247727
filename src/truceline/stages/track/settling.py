"""Read transitions together: what a bound and a day both tell is one, and going on after a stop is resuming."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from truceline.records.arrangement import ArrangementState, Transition
from truceline.records.claim import Origin, OriginKind
from truceline.records.dates import DateBasis, Precision

# States that begin on some day. "Active" is also said of what has long been so, and stays as it was said.
_TURNS = (
    ArrangementState.SUSPENDED,
    ArrangementState.RESUMED,
    ArrangementState.EXTENDED,
    ArrangementState.ENDED,
)
# Longer than any interval that has both its ends.
_OPEN = 10_000_000
# Days of an interval that names no day but a time of the year.
_SEASON = 60
_STOPS = (ArrangementState.SUSPENDED, ArrangementState.ENDED)
_STANDING = (*_TURNS, ArrangementState.ACTIVE)
# What tells that a turn is over.
_UNDONE_BY = {
    ArrangementState.SUSPENDED: (ArrangementState.RESUMED,),
    ArrangementState.RESUMED: (ArrangementState.SUSPENDED,),
}


def settled(made: Sequence[Transition]) -> tuple[Transition, ...]:
    """Give transitions, oldest first as they came, with bounds folded into the days that fulfil them.

    A dated "active" that follows a dated suspension is a resumption. A turn that only
    its report bounds ("have resumed", said on 24 August) is the latest dated one of
    its state that the bound leaves possible ("began on Thursday, 22 August").
    """
    made = _behind_its_report(_stops_for_a_while(_made_once(made)))
    dated = _resumptions(_told_finer([_before_it_resumed(t, made) for t in made if _is_dated(t)]))
    loose = [t for t in made if not _is_dated(t)]
    kept: list[Transition] = []
    for transition in loose:
        at = _fulfilled_by(transition, dated, made)
        if at is None:
            kept.append(transition)
        else:
            dated[at] = _joined(dated[at], transition)
    order = {t.claim_ids[0]: n for n, t in enumerate(made)}
    return tuple(sorted([*dated, *kept], key=lambda t: min(order.get(i, len(order)) for i in t.claim_ids)))


def _made_once(made: Sequence[Transition]) -> list[Transition]:
    """Leave out the year in a deal's name where a report tells when in that year it was made."""
    agreed = [t for t in made if t.state is ArrangementState.AGREED and "presupposed" not in t.flags]
    years = {t.date.last.year for t in agreed if _is_dated(t) and t.date.last is not None}
    return [
        t
        for t in made
        if t in agreed
        or t.state is not ArrangementState.AGREED
        or t.date.last is None
        or t.date.last.year not in years
    ]


def _stops_for_a_while(made: Sequence[Transition]) -> list[Transition]:
    """Leave out an end that its report calls a suspension too: "suspended the training and brought its men home".

    An end that its own report says was undone later ("resumed, six weeks after they had been vacated") is a suspension.
    """
    paused = [t for t in made if t.state is ArrangementState.SUSPENDED and "presupposed" not in t.flags]
    kept = [
        t
        for t in made
        if t.state is not ArrangementState.ENDED or not any(_one_telling(t, other) for other in paused)
    ]
    resumed = [t for t in made if t.state is ArrangementState.RESUMED and "presupposed" not in t.flags]
    return [
        replace(t, state=ArrangementState.SUSPENDED) if any(_is_undone(t, other) for other in resumed) else t
        for t in kept
    ]


def _is_undone(end: Transition, resumed: Transition) -> bool:
    one_report = {e.document_id for e in end.evidence} & {e.document_id for e in resumed.evidence}
    if end.state is not ArrangementState.ENDED or not one_report or not _is_dated(end):
        return False
    return resumed.date.last is not None and end.date.last is not None and end.date.last < resumed.date.last


def _one_telling(end: Transition, pause: Transition) -> bool:
    sources = {e.document_id for e in end.evidence}
    undated = not (_is_dated(end) and _is_dated(pause))
    return sources <= {e.document_id for e in pause.evidence} and (undated or end.date == pause.date)


def _behind_its_report(made: Sequence[Transition]) -> list[Transition]:
    """Let a report's dated turn outweigh what it says without a day: "suspended on Tuesday … they trained units".

    "They agreed that it should resume" takes for granted a stop that was over on the day which the report gives for it.
    """
    stopped, resumed = _reports_of(made, _STOPS), _reports_of(made, (ArrangementState.RESUMED,))
    found = []
    for transition in made:
        sources = {e.document_id for e in transition.evidence}
        undated = bool(sources) and not _is_dated(transition)
        if undated and transition.state is ArrangementState.ACTIVE and sources <= stopped:
            transition = replace(transition, flags=tuple(sorted({*transition.flags, "presupposed"})))
        taken = transition.state is ArrangementState.SUSPENDED and "presupposed" in transition.flags
        if not (undated and taken and sources <= resumed):
            found.append(transition)
    return found


def _reports_of(made: Sequence[Transition], states: Collection[ArrangementState]) -> set[str]:
    """Give the reports that tell a turn to one of some states with its day."""
    return {
        e.document_id
        for t in made
        if t.state in states and _is_dated(t) and "presupposed" not in t.flags
        for e in t.evidence
    }


def _told_finer(dated: Sequence[Transition]) -> list[Transition]:
    """Put "broken in March" to the day in March on which another report says that it was broken."""
    found: list[tuple[int, Transition]] = []
    for place, transition in sorted(enumerate(dated), key=lambda numbered: _width(numbered[1])):
        at = next((n for n, (_, fine) in enumerate(found) if _lies_in(fine, transition)), None)
        if at is None:
            found.append((place, transition))
        else:
            found[at] = found[at][0], _joined(found[at][1], transition)
    return [transition for _, transition in sorted(found, key=lambda numbered: numbered[0])]


def _width(transition: Transition) -> int:
    first, last = transition.date.first, transition.date.last
    return (last - first).days if first and last else _OPEN


def _lies_in(fine: Transition, coarse: Transition) -> bool:
    """True where a month, a season or a year is told in which a day of the same state lies."""
    when, wide = fine.date, coarse.date
    if fine.state is not coarse.state or "presupposed" in (*fine.flags, *coarse.flags):
        return False
    if not (when.first and when.last and wide.first and wide.last):
        return False
    looks_back = coarse.known_on is not None and wide.last < coarse.known_on and _width(coarse) >= _SEASON
    if wide.precision not in (Precision.MONTH, Precision.YEAR) and not looks_back:
        return False
    return _width(fine) < _width(coarse) and wide.first <= when.first and when.last <= wide.last


def _before_it_resumed(stop: Transition, made: Sequence[Transition]) -> Transition:
    """Let a stop "earlier this month" be over by the day on which its own report says that it was resumed."""
    when = stop.date
    if stop.state is not ArrangementState.SUSPENDED or when.first is None or when.last is None:
        return stop
    sources = {e.document_id for e in stop.evidence}
    resumed = [
        t.date.first
        for t in made
        if t.state is ArrangementState.RESUMED
        and t.date.first is not None
        and when.first < t.date.first < when.last
        and sources & {e.document_id for e in t.evidence}
    ]
    return replace(stop, date=replace(when, last=min(resumed))) if resumed else stop


def _is_dated(transition: Transition) -> bool:
    return transition.date.basis is not DateBasis.PUBLICATION and transition.date.last is not None


def _resumptions(dated: list[Transition]) -> list[Transition]:
    """Turn a plain "active" after a suspension into "resumed"; two of one day are one."""
    found: list[Transition] = []
    stands: ArrangementState | None = None
    for transition in dated:
        state = transition.state
        if (
            state is ArrangementState.ACTIVE
            and stands is ArrangementState.SUSPENDED
            and "presupposed" not in transition.flags
        ):
            transition = replace(transition, state=ArrangementState.RESUMED)
        if transition.state in _STANDING:
            stands = transition.state
        same = next(
            (n for n, t in enumerate(found) if t.state is transition.state and t.date == transition.date),
            None,
        )
        if same is not None and transition.state in _TURNS:
            found[same] = _joined(found[same], transition)
        else:
            found.append(transition)
    return found


def _fulfilled_by(bound: Transition, dated: Sequence[Transition], made: Sequence[Transition]) -> int | None:
    last = bound.date.last
    if bound.state not in _TURNS or last is None or "presupposed" in bound.flags:
        return None
    possible = [
        n for n, t in enumerate(dated) if t.state is bound.state and t.date.last and t.date.last <= last
    ]
    at = max(possible, key=lambda n: str(dated[n].date.last), default=None)
    return None if at is None or _is_told_anew(bound, dated[at], made) else at


def _is_told_anew(bound: Transition, before: Transition, made: Sequence[Transition]) -> bool:
    """True where a turn was over, as reports before this one tell, and this one does not speak of that.

    "Has suspended the talks", of talks that had been resumed after a suspension in June, is another suspension.
    """
    undone = _UNDONE_BY.get(bound.state, ())
    since = [
        t
        for t in made
        if t.state in undone
        and "presupposed" not in t.flags
        and t.date.last
        and before.date.last
        and t.date.last > before.date.last
    ]
    sources = {e.document_id for e in bound.evidence}
    if any(sources & {e.document_id for e in t.evidence} for t in since):
        return False
    return any(t.known_on and bound.known_on and t.known_on < bound.known_on for t in since)


def _joined(first: Transition, other: Transition) -> Transition:
    origins: dict[str, Origin] = {o.id: o for o in (*first.origins, *other.origins)}
    flags = {*first.flags, *other.flags} - {"single_source", "party_source"}
    if len(origins) == 1:
        flags.add("single_source")
    if all(o.kind is OriginKind.PARTY for o in origins.values()):
        flags.add("party_source")
    return replace(
        first,
        known_on=min((d for d in (first.known_on, other.known_on) if d), default=None),
        claim_ids=tuple(dict.fromkeys((*first.claim_ids, *other.claim_ids))),
        evidence=tuple(dict.fromkeys((*first.evidence, *other.evidence))),
        origins=tuple(origins.values()),
        flags=tuple(sorted(flags)),
    )
