"""Which of people's decisions are in force (an undo takes one back and is kept beside it), and on what they bear."""

from collections.abc import Iterable
from dataclasses import replace

from truceline.records.claim import Claim
from truceline.records.decided import Decided, DecisionKind
from truceline.records.event import Decision


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give decisions as they were made, the earliest first."""
    return tuple(sorted(decisions, key=lambda d: (d.made_at, d.id)))


def undone(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give the undo of each decision that was taken back, by that decision's id."""
    return {d.undoes: d for d in in_order(decisions) if d.kind is DecisionKind.UNDO and d.undoes}


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give the decisions that nobody took back, the earliest first, without the undos themselves."""
    ordered = in_order(decisions)
    gone = undone(ordered)
    return tuple(d for d in ordered if d.kind is not DecisionKind.UNDO and d.id not in gone)


def decided_on(claims: Iterable[Claim]) -> tuple[Decided, ...]:
    """Give the decisions that bear on the event of some claims, each once, the earliest first.

    What was edited in the whole event has the value that the event had before.
    """
    kept: dict[str, Decided] = {}
    for decided in (d for claim in claims for d in claim.decided):
        own = replace(decided, before=decided.before_whole) if decided.is_whole else decided
        kept.setdefault(decided.decision_id, own)
    return tuple(sorted(kept.values(), key=lambda d: (d.made_at, d.decision_id)))
