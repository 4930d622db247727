"""Numbers of one kind as a series: which value, over which time, on whose word; never added up, never averaged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from truceline.errors import NotFoundError
from truceline.records.claim import Claim
from truceline.records.figure import Figure
from truceline.records.mention import Quantity, Status
from truceline.records.serial import stable_id
from truceline.records.view import View
from truceline.reference.areas import Lie, lie
from truceline.reference.figure_kinds import FigureKinds
from truceline.stages.merge.score import amounts_differ

_SO = (Status.HAPPENED, Status.ONGOING)
_CAPITALISED = re.compile(r"\b[^\W\d_a-z]\w+")


def figures(view: View, kinds: FigureKinds, *, of: str | None = None) -> tuple[Figure, ...]:
    """Give the figures of one kind, or of all, by kind and period; NotFoundError for no such kind.

    The same value is one figure where it is told of one event, or by one origin of one
    period (decision 0020). Different values of the same thing stay beside each other, each naming the others.
    """
    known = [kind.id for kind in kinds.kinds]
    if of is not None and of not in known:
        raise NotFoundError(of, f"is no kind of figure; there are {', '.join(known)}")
    told = sorted(_told(view, kinds), key=lambda t: (t.kind, t.order))
    grouped: list[list[_Told]] = []
    for one in told:
        if of is not None and one.kind != of:
            continue
        group = next((g for g in grouped if any(_is_the_same(one, other) for other in g)), None)
        if group is None:
            grouped.append([one])
        else:
            group.append(one)
    made = [_figure(group, view) for group in grouped]
    order = {kind: n for n, kind in enumerate(known)}
    disputed = [replace(f, disputes=tuple(o.id for o in made if _disagree(f, o))) for f in made]
    return tuple(sorted(disputed, key=lambda f: (order[f.kind], *_by_period(f))))


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


def _figure(group: list[_Told], view: View) -> Figure:
    first = group[0]
    claims = [t.claim for t in group]
    ids = {c.id for c in claims}
    moved = [a.name for a in view.arrangements if any(ids & set(t.claim_ids) for t in a.transitions)]
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
        arrangements=tuple(dict.fromkeys(moved)),
    )


def _disagree(a: Figure, b: Figure) -> bool:
    """Two values of one event, or of one closed period and place, that cannot both be right."""
    if a.id == b.id or a.kind != b.kind or a.quantity.counts != b.quantity.counts:
        return False
    if _owners_differ(a.quantity, b.quantity):
        return False
    if (a.status in _SO) != (b.status in _SO) or not amounts_differ(a.quantity, b.quantity):
        return False
    if set(a.event_ids) & set(b.event_ids):
        return True
    closed = a.period.first is not None and a.period.last is not None
    same = (a.period.first, a.period.last) == (b.period.first, b.period.last)
    return closed and same and lie(a.place, b.place) is not Lie.APART


def _by_period(figure: Figure) -> tuple[str, str, str]:
    period = figure.period
    return str(period.last or period.first or "9999"), str(period.first or ""), figure.id
