"""People's decisions put on the claims: edits, rejections, and which claims are one event or are not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from truceline.records.claim import Claim
from truceline.records.decided import Decided, DecisionKind
from truceline.records.event import Decision
from truceline.reference.decisions import in_force
from truceline.stages.decide.attach import attached, found_again, missing, shelf_of
from truceline.stages.decide.edits import FIELDS, edited, value_of

__all__ = ["FIELDS", "attached", "decide", "decided_of", "found_again", "missing", "shelf_of", "value_of"]

_PAIRS = (DecisionKind.SAME, DecisionKind.DIFFERENT)


def decide(
    claims: Sequence[Claim], decisions: Iterable[Decision], *, known_by: date | None = None
) -> tuple[tuple[Claim, ...], tuple[Decision, ...]]:
    """Put every decision in force on the claims that it is about; also give these decisions on today's mention ids.

    A decision on mentions that are not among the claims changes nothing. Those made after `known_by` are marked late.
    """
    shelf = shelf_of(claims)
    standing = tuple(attached(decision, shelf) for decision in in_force(decisions))
    said: dict[str, list[Decision]] = defaultdict(list)
    for decision in standing:
        if decision.kind not in _PAIRS or len(set(decision.mention_ids)) > 1:
            for mention_id in dict.fromkeys(decision.mention_ids):
                said[mention_id].append(decision)
    return tuple(_decided(claim, said.get(claim.id, ()), known_by) for claim in claims), standing


def _decided(claim: Claim, decisions: Iterable[Decision], known_by: date | None) -> Claim:
    for decision in decisions:
        before = value_of(claim, decision.field) if decision.field else None
        if decision.kind is DecisionKind.EDIT:
            claim = edited(claim, decision)
        is_late = known_by is not None and decision.made_on > known_by
        told = decided_of(decision, claim.id, before=before, is_late=is_late)
        claim = replace(claim, decided=(*claim.decided, told))
    return claim


def decided_of(decision: Decision, claim_id: str, *, before: str | None, is_late: bool) -> Decided:
    """Give a decision as it bears on one of its claims."""
    others = [i for i in decision.mention_ids if i != claim_id] if decision.kind in _PAIRS else []
    return Decided(
        decision_id=decision.id,
        kind=decision.kind,
        reason=decision.reason,
        made_by=decision.made_by,
        made_at=decision.made_at,
        field=decision.field,
        before=before,
        after=decision.after,
        other=next(iter(others), None),
        is_whole=decision.is_whole,
        before_whole=decision.before if decision.is_whole else None,
        is_late=is_late,
    )
