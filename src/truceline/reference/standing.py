"""How an arrangement stood on a day, as far as could be known by a day; asked by stages and exports alike."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from truceline.records.arrangement import Arrangement, ArrangementState, Standing, Transition
from truceline.records.claim import Origin
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.reference.kinds import Kinds

_NOT_YET = (ArrangementState.PROPOSED, ArrangementState.AGREED)
# What words take for granted neither undoes a stop nor says that what was agreed has begun.
_NOT_UNDONE = (ArrangementState.AGREED, ArrangementState.SUSPENDED, ArrangementState.ENDED)
_RUNNING = (ArrangementState.ACTIVE, ArrangementState.RESUMED, ArrangementState.EXTENDED)
# What is to be borne in mind only where it is so of every move that a state rests on.
_OF_ALL = ("party_source", "hearsay", "named")
# Of two states on one day the one that comes later in an arrangement's life holds.
_LIFE = (
    ArrangementState.PROPOSED,
    ArrangementState.AGREED,
    ArrangementState.ACTIVE,
    ArrangementState.EXTENDED,
    ArrangementState.VIOLATED,
    ArrangementState.SUSPENDED,
    ArrangementState.RESUMED,
    ArrangementState.ENDED,
)


def stand(
    arrangement: Arrangement, *, on: date, known_by: date | None, kinds: Kinds | None = None
) -> Standing:
    """Say how an arrangement stood on a day, from what could be known by a day.

    Known: a transition counts if its report could be read by `known_by`; one whose
    report has no day is known only where `known_by` is None (everything is known).

    When it counts from:
    - a day, month, year or approximate interval from its last day: what was
      suspended "in May" is surely suspended from 31 May on;
    - a range ("from May to July"), or an interval open to the right ("since May"),
      from its first day: it held throughout;
    - a bound (only the report's day limits it) at its last day, which is the
      latest on which the words leave it possible;
    - without any day, on the day it was known.

    The last one to count by `on` holds. But words that only name it tell nothing where anything else is told, what
    words take for granted does not undo a stop, and a proposal or an agreement never takes
    back what has begun, nor a proposal what is agreed, unless it had ended, and
    "violated" is said of something that stands: it stays until something else is
    said. Before anything counts the state is None. `kinds` gives the silence after which
    an active one is flagged `last_reported_long_ago`; without it none is.
    """
    known = [t for t in arrangement.transitions if _is_known(t, known_by)]
    counting = sorted(
        ((day, t) for t in known if (day := counts_from(t)) is not None and day <= on),
        key=_in_turn,
    )
    run: list[Transition] = []
    for _, transition in counting:
        run = _after(run, transition)
    state = run[-1].state if run else None
    flags = {flag for t in run for flag in t.flags if flag not in ("single_source", *_OF_ALL)}
    flags |= _source_flags(run)
    if kinds and state in _RUNNING and _is_silent(arrangement, known, on, kinds):
        flags.add("last_reported_long_ago")
    return Standing(
        arrangement_id=arrangement.id,
        state=state,
        since=run[0].date if run else None,
        last_reported=max((t.known_on for t in known if t.known_on), default=None),
        flags=tuple(sorted(flags)),
        origins=_origins(run),
        evidence=tuple(dict.fromkeys(e for t in run for e in t.evidence)),
    )


def states(
    arrangement: Arrangement, *, known_by: date | None = None
) -> tuple[tuple[date, ArrangementState], ...]:
    """Give how an arrangement stood from each day on which something counts, in one pass; `stand` says how."""
    known = (t for t in arrangement.transitions if _is_known(t, known_by))
    found: dict[date, ArrangementState] = {}
    run: list[Transition] = []
    for day, transition in sorted(((d, t) for t in known if (d := counts_from(t)) is not None), key=_in_turn):
        run = _after(run, transition)
        found[day] = run[-1].state
    return tuple(found.items())


def begun_by(arrangement: Arrangement, day: date) -> Arrangement:
    """Give an arrangement with the transitions that count by a day, and no other; all where the day is the last one."""
    if day == date.max:
        return arrangement
    counted = [(counts_from(t), t) for t in arrangement.transitions]
    return replace(arrangement, transitions=tuple(t for at, t in counted if at is not None and at <= day))


def counts_from(transition: Transition) -> date | None:
    """Give the day from which a transition counts; `stand` says how, None where nothing dates it."""
    when = transition.date
    throughout = when.precision is Precision.RANGE and when.basis is not DateBasis.PUBLICATION
    if when.first is not None and (throughout or when.last is None):
        return when.first
    if when.last is not None and transition.known_on is not None and when.first is not None:
        return min(when.last, transition.known_on)  # "earlier this month" was before the report
    return when.last or transition.known_on


def _in_turn(dated: tuple[date, Transition]) -> tuple[date, int, tuple[str, ...]]:
    day, transition = dated
    return day, _LIFE.index(transition.state), transition.claim_ids


def _is_known(transition: Transition, known_by: date | None) -> bool:
    if known_by is None:
        return True
    return transition.known_on is not None and transition.known_on <= known_by


def _after(run: list[Transition], new: Transition) -> list[Transition]:
    """Give the transitions that the state rests on once a further one counts."""
    if not run:
        return [new]
    state = run[-1].state
    if all("named" in t.flags for t in run) and "named" not in new.flags:
        return [new]
    if "named" in new.flags:
        return run if new.state is not state else [*run, new]
    if new.state is state:
        return [*run, new]
    if "presupposed" in new.flags and new.state is ArrangementState.ACTIVE:
        # Who disputes what is only proposed ("denied that it had agreed to the posts") does not say that it stands.
        if state in _NOT_UNDONE or (state is ArrangementState.PROPOSED and "contested" in new.flags):
            return run
    if (
        "presupposed" in new.flags
        and new.state is ArrangementState.AGREED
        and state is not ArrangementState.PROPOSED
    ):
        return run
    if new.state in _NOT_YET and state is not ArrangementState.ENDED:
        if _LIFE.index(new.state) < _LIFE.index(state):
            return run
    if new.state is ArrangementState.ACTIVE and state in (
        ArrangementState.RESUMED,
        ArrangementState.EXTENDED,
    ):
        return run
    return [new]


def _source_flags(run: Sequence[Transition]) -> set[str]:
    found = set()
    if len(_origins(run)) == 1:
        found.add("single_source")
    for flag in _OF_ALL:
        if run and all(flag in t.flags for t in run):
            found.add(flag)
    return found


def _origins(run: Sequence[Transition]) -> tuple[Origin, ...]:
    found: dict[str, Origin] = {}
    for transition in run:
        for origin in transition.origins:
            found.setdefault(origin.id, origin)
    return tuple(found.values())


def _is_silent(arrangement: Arrangement, known: Sequence[Transition], on: date, kinds: Kinds) -> bool:
    """True where nothing known speaks of the time shortly before `on`, or of it as a whole."""
    spans = [_span(t.date, t.known_on) for t in known]
    spans += [_span(m.date, None) for m in arrangement.measurements]
    before = [last for first, last in spans if first <= on and last >= first]
    if any(first <= on <= last for first, last in spans):
        return False
    latest = max(before, default=None)
    days = kinds.by_id[arrangement.kind].silence_days
    return latest is None or on - latest > timedelta(days=days)


def _span(when: EventDate, known_on: date | None) -> tuple[date, date]:
    """Give the days that words speak of; a bound speaks of its last day only."""
    last = when.last or known_on or when.first or date.min
    if when.precision is Precision.RANGE and when.first is not None:
        return when.first, last
    return last, last
