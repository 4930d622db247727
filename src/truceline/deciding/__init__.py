"""Decisions made ready to be kept: what they name is found, and what speaks against an earlier one is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from truceline.deciding.bars import refuse_different, refuse_edit, refuse_same, refuse_verdict
from truceline.deciding.finding import Target, target_of, words_of
from truceline.deciding.values import read_value
from truceline.errors import DecisionError, NotFoundError
from truceline.kit import World
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision
from truceline.records.serial import stable_id
from truceline.records.view import View
from truceline.reference.decisions import in_force, undone
from truceline.stages.decide import FIELDS, attached, shelf_of

__all__ = ["Desk", "decided_edit", "decided_pair", "decided_verdict", "settled_proposal", "taken_back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a decision is made upon: the record as it stands, all earlier decisions, who decides, why and when."""

    view: View
    decisions: tuple[Decision, ...]
    reason: str
    made_by: str
    made_at: datetime

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise DecisionError("--because", "a decision is kept with its reason; say why in a few words")
        if not self.made_by.strip():
            raise DecisionError("--by", "a decision stands on somebody's word; give the name of who decides")

    def standing(self) -> tuple[Decision, ...]:
        """Give the decisions in force, on the ids that their mentions have today."""
        shelf = shelf_of(self.view.decidable)
        return tuple(attached(decision, shelf) for decision in in_force(self.decisions))


def decided_pair(kind: DecisionKind, a: str, b: str, desk: Desk) -> Decision:
    """Decide that two mentions are one event, with all that the rules join to either, or that they are not."""
    one, other = (target_of(name, desk.view, alone=True) for name in (a, b))
    if one.claim.id == other.claim.id:
        raise DecisionError(f"{a} and {b}", "are one mention; give the ids of two")
    refuse = refuse_same if kind is DecisionKind.SAME else refuse_different
    refuse(one.claim.id, other.claim.id, desk.standing())
    return _decision(kind, (one, other), desk)


def settled_proposal(kind: DecisionKind, a: str, b: str, desk: Desk) -> Decision:
    """Accept or reject that two events are one, where the rules propose it; else NotFoundError."""
    events = {i: e.id for e in desk.view.events for i in e.claim_ids}
    asked = {events.get(target_of(name, desk.view, alone=True).claim.id) for name in (a, b)}
    if not any({p.a, p.b} == asked for p in desk.view.proposals):
        raise NotFoundError(
            f"{a} and {b}",
            "nothing proposes that these are one event; `truceline decide proposals` lists what is proposed, "
            "`decide same` and `decide different` settle any other pair",
        )
    accepted = kind is DecisionKind.ACCEPT
    return decided_pair(DecisionKind.SAME if accepted else DecisionKind.DIFFERENT, a, b, desk)


def decided_verdict(kind: DecisionKind, name: str, desk: Desk, *, alone: bool = False) -> Decision:
    """Accept or reject an event with all its mentions, or one mention: `alone`, or where it does not name its event."""
    target = target_of(name, desk.view, alone=alone)
    refuse_verdict(kind, target, desk.standing())
    return _decision(kind, (target,), desk)


def decided_edit(
    name: str, field: str, value: str, desk: Desk, world: World, *, alone: bool = False
) -> Decision:
    """Change one field of an event in all its mentions, or of one mention; the value that was there is kept."""
    if field not in FIELDS:
        raise DecisionError(field, f"cannot be edited; these can: {', '.join(FIELDS)}")
    target = target_of(name, desk.view, alone=alone)
    refuse_edit(field, target, desk.standing())
    said = read_value(field, value, target, view=desk.view, world=world, why=_why(desk))
    before = target.value(field)
    if before == said["after"] and all(c == before for c in target.values(field)):
        so = before or "not stated"
        raise DecisionError(
            name, f"its {field} is {so} already; `truceline decide accept` says that it is right as it is"
        )
    return _decision(DecisionKind.EDIT, (target,), desk, field=field, before=before, **said)


def taken_back(decision_id: str, desk: Desk) -> Decision:
    """Take a decision back; both stay in the history."""
    found = next((d for d in desk.decisions if d.id == decision_id), None)
    if found is None:
        raise NotFoundError(
            decision_id, "is no decision of this record; `truceline decide history` lists them"
        )
    if found.kind is DecisionKind.UNDO:
        raise DecisionError(
            decision_id, f"is itself an undo and stays; to bring {found.undoes} back, decide it anew"
        )
    earlier = undone(desk.decisions).get(decision_id)
    if earlier is not None:
        raise DecisionError(
            decision_id,
            f"was taken back already, by {earlier.made_by} on {earlier.made_at:%Y-%m-%d} ({earlier.id})",
        )
    return _decision(DecisionKind.UNDO, (), desk, undoes=decision_id)


def _why(desk: Desk) -> str:
    return f"{desk.made_by.strip()} decided so: {desk.reason.strip()}"


def _decision(kind: DecisionKind, targets: Iterable[Target], desk: Desk, **fields: Any) -> Decision:
    named = tuple(targets)
    claims = [c for t in named for c in t.claims]
    ids = tuple(c.id for c in claims)
    plain = {"field": None, "before": None, "after": None, "undoes": None, **fields}
    content = (*ids, *(str(plain[key] or "") for key in ("field", "after", "undoes")))
    made = (desk.reason.strip(), desk.made_by.strip(), desk.made_at.isoformat())
    return Decision(
        id=stable_id("decision", kind.value, *content, *made),
        kind=kind,
        mention_ids=ids,
        reason=desk.reason.strip(),
        made_by=desk.made_by.strip(),
        made_at=desk.made_at,
        words=tuple(words_of(c, desk.view) for c in claims),
        is_whole=any(t.is_whole for t in named),
        **plain,
    )
