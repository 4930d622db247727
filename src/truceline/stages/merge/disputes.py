"""Where the claims of one event do not agree."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from truceline.records.claim import Claim
from truceline.records.event import Dispute, DisputeSide
from truceline.records.mention import Quantity
from truceline.reference.areas import Lie, lie
from truceline.stages.merge.amounts import amounts_differ
from truceline.stages.merge.score import days_apart
from truceline.stages.merge.traits import MUTUAL, Traits


def disputes(traits: Sequence[Traits]) -> tuple[Dispute, ...]:
    """List the fields on which an event's claims differ, each with its sides in the order of the claims."""
    found = [_status(traits), _date(traits), _place(traits), _participants(traits), *_quantities(traits)]
    return tuple(dispute for dispute in found if dispute)


def _status(traits: Sequence[Traits]) -> Dispute | None:
    if len({t.reality for t in traits}) < 2:
        return None
    return _sides("status", [(str(t.claim.mention.status), t.claim) for t in traits])


def _date(traits: Sequence[Traits]) -> Dispute | None:
    firm = [t for t in traits if t.firm]
    if not any(days_apart(a, b) for a, b in combinations(firm, 2)):
        return None
    return _sides("date", [(_interval(t.claim), t.claim) for t in firm])


def _interval(claim: Claim) -> str:
    first, last = claim.date.first, claim.date.last
    if first == last:
        return str(first or "")
    return f"{first or ''}..{last or ''}"


def _place(traits: Sequence[Traits]) -> Dispute | None:
    placed = [t.claim for t in traits if t.claim.place]
    if not any(lie(a.place, b.place) is Lie.APART for a, b in combinations(placed, 2)):
        return None
    return _sides("place", [(claim.place.name, claim) for claim in placed if claim.place])


def _participants(traits: Sequence[Traits]) -> Dispute | None:
    """Two formats of one meeting (bilateral, trilateral): each names at least two parties and they differ."""
    named = [t for t in traits if len(t.parties) > 1 and t.event_type in MUTUAL]
    if len({t.parties for t in named}) < 2:
        return None
    return _sides("participants", [(", ".join(sorted(t.parties)), t.claim) for t in named])


def _quantities(traits: Sequence[Traits]) -> list[Dispute]:
    by_unit: dict[str, list[tuple[Quantity, Claim]]] = defaultdict(list)
    for one in traits:
        for quantity in one.claim.mention.quantities:
            what = " ".join(filter(None, (quantity.unit, quantity.counts)))
            if what:
                by_unit[what].append((quantity, one.claim))
    found = []
    for unit, numbers in sorted(by_unit.items()):
        across = [(p, q) for (p, a), (q, b) in combinations(numbers, 2) if a.id != b.id]
        if any(amounts_differ(p, q) for p, q in across):
            dispute = _sides(
                f"quantity {unit}", [(quantity.evidence.quote, claim) for quantity, claim in numbers]
            )
            found += [dispute] if dispute else []
    return found


def _sides(what: str, values: Sequence[tuple[str, Claim]]) -> Dispute | None:
    sides: dict[str, list[str]] = {}
    for value, claim in values:
        ids = sides.setdefault(value, [])
        if claim.id not in ids:
            ids.append(claim.id)
    if len(sides) < 2:
        return None
    return Dispute(
        field=what,
        sides=tuple(DisputeSide(value=value, claim_ids=tuple(ids)) for value, ids in sides.items()),
    )
