"""What speaks against a decision: an earlier one in force, which is named with the way out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from truceline.deciding.finding import Target
from truceline.errors import DecisionError
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision


def refuse_same(a: str, b: str, standing: Sequence[Decision]) -> None:
    """DecisionError where two mentions are one event by decision already, or were told apart, be it through others."""
    _refuse_rejected((a, b), standing)
    subject = f"{a} and {b}"
    if path := _path(a, b, standing):
        raise DecisionError(subject, f"are one event by decision already: {_listed(path)}")
    left, right = _joined(a, standing), _joined(b, standing)
    for decision in _of(DecisionKind.DIFFERENT, standing):
        named = set(decision.mention_ids)
        if named & left and named & right and len(named) > 1:
            raise DecisionError(subject, f"were told apart: {_listed([decision])}; {_undo([decision])}")


def refuse_different(a: str, b: str, standing: Sequence[Decision]) -> None:
    """DecisionError where two mentions were told apart already, or joined, be it through others."""
    _refuse_rejected((a, b), standing)
    subject = f"{a} and {b}"
    if path := _path(a, b, standing):
        raise DecisionError(subject, f"were joined: {_listed(path)}; {_undo(path)}")
    for decision in _of(DecisionKind.DIFFERENT, standing):
        if {a, b} <= set(decision.mention_ids):
            raise DecisionError(subject, f"were told apart already: {_listed([decision])}")


def refuse_verdict(kind: DecisionKind, target: Target, standing: Sequence[Decision]) -> None:
    """DecisionError where what is to be accepted was rejected, or the other way about, or is so already."""
    ids = {c.id for c in target.claims}
    for decision in _of(DecisionKind.REJECT, standing) + _of(DecisionKind.ACCEPT, standing):
        held = ids & set(decision.mention_ids)
        done = f"was {decision.kind.value}ed"
        if decision.kind is not kind and held:
            raise DecisionError(target.name, f"{done}: {_listed([decision])}; {_undo([decision])}")
        if decision.kind is kind and held == ids:
            raise DecisionError(target.name, f"{done} already: {_listed([decision])}")


def refuse_edit(field: str, target: Target, standing: Sequence[Decision]) -> None:
    """DecisionError where the mention was rejected, or a decision on that field stands already."""
    ids = tuple(c.id for c in target.claims)
    _refuse_rejected(ids, standing)
    for decision in _of(DecisionKind.EDIT, standing):
        if decision.field == field and set(ids) & set(decision.mention_ids):
            said = f"its {field} was decided: {_listed([decision])}"
            raise DecisionError(target.name, f"{said}; {_undo([decision])}")


def _refuse_rejected(ids: Iterable[str], standing: Sequence[Decision]) -> None:
    for mention_id in ids:
        for decision in _of(DecisionKind.REJECT, standing):
            if mention_id in decision.mention_ids:
                raise DecisionError(mention_id, f"was rejected: {_listed([decision])}; {_undo([decision])}")


def _of(kind: DecisionKind, standing: Iterable[Decision]) -> list[Decision]:
    return [d for d in standing if d.kind is kind]


def _path(a: str, b: str, standing: Sequence[Decision]) -> list[Decision]:
    """Give the decisions that join two mentions, the shortest way; [] where none do."""
    return _ways(a, standing).get(b, [])


def _joined(a: str, standing: Sequence[Decision]) -> set[str]:
    return {a, *_ways(a, standing)}


def _ways(a: str, standing: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Give the way from a mention to each that it is joined with by decisions."""
    beside: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for decision in _of(DecisionKind.SAME, standing):
        for x in decision.mention_ids:
            beside[x] += [(y, decision) for y in decision.mention_ids if y != x]
    ways: dict[str, list[Decision]] = {a: []}
    reached = [a]
    for x in reached:
        for y, decision in beside[x]:
            if y not in ways:
                ways[y] = [*ways[x], decision]
                reached.append(y)
    return ways


def _listed(decisions: Iterable[Decision]) -> str:
    return ", ".join(
        f"{d.id} by {d.made_by} on {d.made_at:%Y-%m-%d} ({_said(d)}{d.reason})" for d in decisions
    )


def _said(decision: Decision) -> str:
    return f"{decision.after or 'none'}; " if decision.kind is DecisionKind.EDIT else ""


def _undo(decisions: Sequence[Decision]) -> str:
    first = "" if len(decisions) == 1 else "one of them "
    return f"take {first or 'it '}back first with `truceline decide undo {decisions[0].id}`"
