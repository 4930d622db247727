"""What a person says on a page made a decision, as `truceline decide` makes it, and what others decided meanwhile."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from truceline.deciding import Desk, decided_edit, decided_pair, decided_verdict, settled_proposal, taken_back
from truceline.errors import ConfigError, DecisionError, NotFoundError
from truceline.kit import World
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision
from truceline.records.serial import digest
from truceline.reference.decisions import in_force, undone
from truceline.stages.decide import attached
from truceline.web.queue import AND
from truceline.web.shelf import Shelf, Shown

WHOLE = "whole"
_PAIRS = (DecisionKind.SAME, DecisionKind.DIFFERENT)
# What an address or a list of events gives of an id.
_ID = re.compile(r"mention-[0-9a-f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A form as it was sent: what is decided, on which item, and which decisions its writer had seen on it."""

    item: str
    do: str = ""
    on: str = WHOLE
    field: str = ""
    value: str = ""
    other: str = ""
    split: str = ""
    decision: str = ""
    because: str = ""
    made_by: str = ""
    seen: str = ""
    known: tuple[str, ...] = ()


class MeanwhileError(Exception):
    """Others decided on the same mentions since the form was written: `decisions` that its writer had not seen."""

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        self.decisions = decisions
        super().__init__(f"{len(decisions)} decisions were made meanwhile")


def kept(said: Said, shelf: Shelf, *, made_at: datetime) -> Decision:
    """Make the decision that a form says and keep it.

    MeanwhileError where others decided on its mentions since; ConfigError where it is incomplete, DecisionError where
    it contradicts one in force. Between looking and keeping nobody gets in: what came between is looked at again.
    """
    _refuse_incomplete(said)
    while True:
        shown, decisions = shelf.shown(), shelf.decisions()
        ids = concerned(said.item, shown, decisions)
        if basis_of(ids, standing_on(ids, standing_now(shown, decisions))) != said.seen:
            raise MeanwhileError(meanwhile(said.known, ids, shown, decisions))
        desk = Desk(
            view=shown.view,
            decisions=decisions,
            reason=said.because,
            made_by=said.made_by,
            made_at=made_at,
        )
        decision = _decided(said, shown, desk, shelf.world)
        if shelf.store.add_decision(decision, beside=len(decisions)):
            return decision


def concerned(item: str, shown: Shown, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Give the mentions that an item is about: an event's, a pair's, or those that a decision has today.

    A mention in no event, because it was rejected, stands for itself. NotFoundError where nothing answers.
    """
    if item.startswith("decision-"):
        decision = next((d for d in decisions if d.id == item), None)
        if decision is None:
            raise NotFoundError(item, "is no decision of this record; see the history")
        return attached(decision, shown.claim_shelf).mention_ids
    ids: list[str] = []
    for name in item.split(AND):
        event = shown.events.get(name)
        if event is None and name not in shown.claims:
            raise NotFoundError(name, "is no event or mention of this record; see the queue")
        ids += event.claim_ids if event is not None else (name,)
    return tuple(ids)


def displayed_on(ids: Iterable[str], shown: Shown) -> frozenset[str]:
    """Give the decisions that a page over this view shows on some mentions."""
    return frozenset(d.decision_id for i in ids for d in shown.claims[i].decided)


def standing_now(shown: Shown, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give the decisions in force, on today's mentions, whether the view has them yet or not."""
    found = (attached(d, shown.claim_shelf) for d in in_force(decisions))
    return tuple(d for d in found if d.kind not in _PAIRS or len(set(d.mention_ids)) > 1)


def standing_on(ids: Iterable[str], standing: Iterable[Decision]) -> frozenset[str]:
    """Give those of the decisions in force that are on some mentions."""
    wanted = set(ids)
    return frozenset(d.id for d in standing if not wanted.isdisjoint(d.mention_ids))


def basis_of(ids: Iterable[str], decisions: Iterable[str]) -> str:
    """Digest what a form is written upon: its mentions and the decisions in force on them."""
    return digest([sorted(ids), sorted(decisions)])[:24]


def meanwhile(
    known: Sequence[str], ids: Iterable[str], shown: Shown, decisions: tuple[Decision, ...]
) -> tuple[Decision, ...]:
    """Give the decisions on some mentions that came in, or were taken back, since those that are `known`.

    () where only the reports changed: a new one joined, or the mentions stand elsewhere now.
    """
    now = standing_on(ids, standing_now(shown, decisions))
    gone = undone(decisions)
    new = {*(now - set(known)), *(gone[i].id for i in known if i in gone)}
    return tuple(d for d in decisions if d.id in new)


def id_in(text: str) -> str:
    """Find the id of an event in what was typed: the id itself, or an address of the desk that ends in it."""
    found = _ID.findall(text)
    return found[-1] if found else text.strip()


def _refuse_incomplete(said: Said) -> None:
    if said.do not in _ACTS:
        raise ConfigError("What you decide", "is not said; choose one")
    if not said.because.strip():
        raise ConfigError("Why", "is empty; a decision is kept with its reason, in a few words")
    if not said.made_by.strip():
        raise ConfigError("Your name", "is empty; a decision stands on somebody's word")


def _decided(said: Said, shown: Shown, desk: Desk, world: World) -> Decision:
    kind = _ACTS[said.do]
    if kind is DecisionKind.UNDO:
        return taken_back(said.decision, desk)
    if AND in said.item:
        if kind not in (DecisionKind.ACCEPT, DecisionKind.REJECT):
            raise DecisionError(said.do, "is nothing to decide on a pair; open one of its events")
        a, b = said.item.split(AND, 1)
        return settled_proposal(kind, a, b, desk)
    event = shown.events.get(said.item)
    own = event.id if event is not None else said.item
    if kind is DecisionKind.SAME:
        if not said.other.strip():
            raise DecisionError("The other event", "is not said; choose one, or give its id")
        return decided_pair(kind, own, id_in(said.other), desk)
    if kind is DecisionKind.DIFFERENT:
        rest = [i for i in (event.claim_ids if event is not None else ()) if i != said.split]
        if not said.split or not rest:
            raise DecisionError("The mention to split off", "is not said; choose one of several")
        return decided_pair(kind, said.split, own if own in rest else rest[0], desk)
    name, alone = (own, False) if said.on in ("", WHOLE) else (said.on, True)
    if kind is DecisionKind.EDIT:
        return decided_edit(name, said.field, said.value, desk, world, alone=alone)
    return decided_verdict(kind, name, desk, alone=alone)


_ACTS = {kind.value: kind for kind in DecisionKind}
