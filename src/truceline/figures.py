"""Numbers of one kind as a series: which value, over which time, on whose word; never added up, never averaged."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from truceline.errors import NotFoundError
from truceline.records.claim import Claim
from truceline.records.figure import Figure
from truceline.records.mention import Quantity
from truceline.records.serial import stable_id
from truceline.records.view import View
from truceline.reference.areas import Lie, lie
from truceline.reference.figure_kinds import FigureKinds
from truceline.stages.merge.amounts import amounts_differ

_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w+")


def figures(view: View, kinds: FigureKinds, *, of: str | None = None) -> tuple[Figure, ...]:
    """Give the figures of one kind, or of all, by kind and period; NotFoundError for no such kind.

    The same value is one figure where it is told of one event, or by one origin of one
    period (decision 0020). Different values of the same thing stay beside each other, each naming the others.
    """
    known = [kind.id for kind in kinds.kinds]
    if of is not None and of not in known:
        raise NotFoundError(of, f"is no kind of figure; there are {', '.join(known)}")
    told = [t for t in _told(view, kinds) if of is None or t.kind == of]
    moved: dict[str, list[str]] = defaultdict(list)
    for arrangement in view.arrangements:
        for claim_id in arrangement.claim_ids:
            moved[claim_id].append(arrangement.name)
    made = [_figure(group, moved) for group in _grouped(told)]
    order = {kind: n for n, kind in enumerate(known)}
    return tuple(sorted(_disputed(made), key=lambda f: (order[f.kind], *_by_period(f))))


def _grouped(told: Iterable["_Told"]) -> list[list["_Told"]]:
    """Put equal values of the same thing together; only equal values of a kind are held against each other."""
    groups: list[list[_Told]] = []
    of_value: dict[tuple[object, ...], list[list[_Told]]] = defaultdict(list)
    for one in sorted(told, key=lambda t: (t.kind, t.order)):
        alike = of_value[one.kind, _amount(one.quantity)]
        group = next((g for g in alike if any(_is_the_same(one, other) for other in g)), None)
        if group is None:
            group = []
            alike.append(group)
            groups.append(group)
        group.append(one)
    return groups


def _disputed(made: Sequence[Figure]) -> list[Figure]:
    """Let each figure name those that it disagrees with; only figures of one event or one period are compared."""
    near: dict[object, list[Figure]] = defaultdict(list)
    for figure in made:
        for key in _meeting(figure):
            near[key].append(figure)
    place = {figure.id: n for n, figure in enumerate(made)}
    found = []
    for figure in made:
        others = {o.id for key in _meeting(figure) for o in near[key] if _disagree(figure, o)}
        found.append(replace(figure, disputes=tuple(sorted(others, key=lambda i: place[i]))))
    return found


def _meeting(figure: Figure) -> list[object]:
    return [*figure.event_ids, (figure.kind, figure.period.first, figure.period.last)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One number of one mention."""

    kind: str
    quantity: Quantity
    claim: Claim
    event_id: str
    claimant: str
    order: tuple[str, str, int]


def _told(view: View, kinds: FigureKinds) -> Iterable[_Told]:
    """One number stands once, however many mentions of its sentence it hangs on."""
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    events = {claim_id: e.id for e in view.events for claim_id in e.claim_ids}
    seen: set[tuple[str, int, str]] = set()
    for claim in sorted(
        (c for c in view.claims if not c.is_rejected),
        key=lambda c: (c.document_id, c.mention.trigger.start, c.id),
    ):
        document = documents[claim.document_id]
        for quantity in claim.mention.quantities:
            kind = kinds.kind_of(quantity, claim.mention)
            words = quantity.evidence
            if kind is None or (key := (words.document_id, words.start, kind.id)) in seen:
                continue
            seen.add(key)
            speaker = claim.speakers[0].actor.name if claim.speakers else None
            yield _Told(
                kind=kind.id,
                quantity=quantity,
                claim=claim,
                event_id=events.get(claim.id, claim.id),
                claimant=speaker or document.outlet or document.name,
                order=(str(claim.known_on or date.max), document.name, words.start),
            )


def _is_the_same(a: _Told, b: _Told) -> bool:
    """One value, of one event; or of one origin and one period, at places that may be one."""
    if (
        a.kind != b.kind
        or _amount(a.quantity) != _amount(b.quantity)
        or _owners_differ(a.quantity, b.quantity)
    ):
        return False
    if a.event_id == b.event_id:
        return True
    period = (a.claim.date.first, a.claim.date.last)
    return (
        a.claim.origin.id == b.claim.origin.id
        and period == (b.claim.date.first, b.claim.date.last)
        and lie(a.claim.place, b.claim.place) is not Lie.APART
    )


def _amount(quantity: Quantity) -> tuple[object, ...]:
    return quantity.value, quantity.low, quantity.high, quantity.approximate, quantity.unit, quantity.counts


def _owners_differ(a: Quantity, b: Quantity) -> bool:
    """ "Three Russian soldiers" and "several Turkish soldiers" count two things."""
    whose = [frozenset(_CAPITALISED.findall(q.evidence.quote.partition(" ")[2])) for q in (a, b)]
    return bool(whose[0] and whose[1] and not whose[0] & whose[1])


def _figure(group: list[_Told], moved: Mapping[str, Sequence[str]]) -> Figure:
    first = group[0]
    claims = [t.claim for t in group]
    # The claim that dates it best stands for its period: a day rather than a bound.
    dated = min(claims, key=lambda c: (c.date.last or date.max) - (c.date.first or date.min))
    return Figure(
        id=stable_id("figure", first.kind, first.claim.id, str(first.quantity.evidence.start)),
        kind=first.kind,
        quantity=first.quantity,
        period=dated.date,
        status=first.claim.mention.status,
        place=next((c.place for c in claims if c.place), None),
        claimants=tuple(dict.fromkeys(t.claimant for t in group)),
        origins=tuple({c.origin.id: c.origin for c in claims}.values()),
        event_ids=tuple(dict.fromkeys(t.event_id for t in group)),
        claim_ids=tuple(c.id for c in claims),
        document_ids=tuple(dict.fromkeys(c.document_id for c in claims)),
        evidence=tuple(t.quantity.evidence for t in group),
        arrangements=tuple(dict.fromkeys(name for c in claims for name in moved.get(c.id, ()))),
    )


def _disagree(a: Figure, b: Figure) -> bool:
    """Two values of one event, or of one closed period and place, that cannot both be right."""
    if a.id == b.id or a.kind != b.kind or a.quantity.counts != b.quantity.counts:
        return False
    if _owners_differ(a.quantity, b.quantity):
        return False
    if a.status.is_so != b.status.is_so or not amounts_differ(a.quantity, b.quantity):
        return False
    if set(a.event_ids) & set(b.event_ids):
        return True
    closed = a.period.first is not None and a.period.last is not None
    same = (a.period.first, a.period.last) == (b.period.first, b.period.last)
    return closed and same and lie(a.place, b.place) is not Lie.APART


def _by_period(figure: Figure) -> tuple[str, str, str]:
    period = figure.period
    return str(period.last or period.first or "9999"), str(period.first or ""), figure.id
