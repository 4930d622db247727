"""An arrangement laid open: its moves, its numbers, who says what of its keeping, the events that it rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.records.arrangement import Arrangement, Compliance, Measurement, Standing, Transition
from truceline.records.claim import Claim
from truceline.records.document import Evidence
from truceline.records.event import Dispute, Event
from truceline.records.mention import Quantity
from truceline.reference.kinds import Kinds
from truceline.reference.parties import party_key
from truceline.reference.standing import counts_from, stand
from truceline.web.chart import Chart, Point, chart_of
from truceline.web.due import Due, due_of
from truceline.web.shelf import Shown
from truceline.web.words import whose


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A transition, the day from which it counts, and whether that lies beyond the day asked."""

    transition: Transition
    counts_from: date | None
    is_later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A number of an arrangement with the claim that gives it, and whose word that is."""

    measurement: Measurement
    quantity: Quantity
    claim: Claim | None
    claimant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """All numbers of one unit, and their drawing where there are enough."""

    unit: str
    rows: tuple[Measured, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOpen:
    """An arrangement with all that its page shows of it; the moves in the order in which they count."""

    arrangement: Arrangement
    standing: Standing
    wholes: tuple[Arrangement, ...]
    parts: tuple[tuple[Arrangement, Standing], ...]
    moves: tuple[Move, ...]
    counted: tuple[Counted, ...]
    compliance: Mapping[str, tuple[Compliance, ...]]
    disputes: tuple[tuple[Event, Dispute], ...]
    due: tuple[Due, ...]
    events: tuple[Event, ...]


def laid_open(
    arrangement: Arrangement, standing: Standing, shown: Shown, kinds: Kinds, *, day: date
) -> LaidOpen:
    """Lay an arrangement of a view open, as it stood on a day."""
    events = _events(arrangement, shown)
    parts = shown.parts.get(arrangement.id, ())
    return LaidOpen(
        arrangement=arrangement,
        standing=standing,
        wholes=_wholes(arrangement, shown),
        parts=tuple((p, stand(p, on=day, known_by=None, kinds=kinds)) for p in parts),
        moves=_moves(arrangement, day),
        counted=_counted(arrangement, shown),
        compliance=_by_claimant(arrangement.compliance),
        disputes=tuple((e, d) for e in events for d in e.disputes),
        due=tuple(due_of(arrangement.open_items, shown, day)),
        events=events,
    )


def holder(arrangement: Arrangement, shown: Shown) -> Arrangement | None:
    """Give the arrangement of another view and the same kind that holds most of one's claims; None where none does."""
    held: dict[str, int] = {}
    for claim_id in sorted(arrangement.claim_ids):
        for other in shown.arrangements_of_claim.get(claim_id, ()):
            if other.kind == arrangement.kind:
                held[other.id] = held.get(other.id, 0) + 1
    order = {a: n for n, a in enumerate(shown.arrangements)}
    best = min(held, key=lambda i: (-held[i], order[i]), default=None)
    return shown.arrangements[best] if best is not None else None


def last_related(arrangement: Arrangement, shown: Shown) -> Event | None:
    """Give what a view tells last of an arrangement's parties together, or else of its area; None where nothing."""
    parties = {party_key(p) for p in arrangement.parties}
    place = arrangement.area.id if arrangement.area else None
    asked = [e for e in shown.view.events if len(parties & _parties(e)) > 1]
    asked = asked or [e for e in shown.view.events if place is not None and e.place and e.place.id == place]
    return max(asked, key=lambda e: (e.first_known_on or date.min, e.id), default=None)


def _parties(event: Event) -> set[str]:
    return {party_key(a) for a in (*event.actors, *event.recipients)}


def words_of(evidence: Iterable[Evidence], shown: Shown) -> list[tuple[Evidence, Evidence, Claim | None]]:
    """Give words with the sentence that they stand in and their claim; by themselves where no claim has them."""
    found = []
    for words in evidence:
        claim = shown.claims_by_words.get(words)
        found.append((words, claim.mention.sentence if claim else words, claim))
    return found


def _wholes(arrangement: Arrangement, shown: Shown) -> tuple[Arrangement, ...]:
    """What it is part of, the widest first."""
    found: list[Arrangement] = []
    at: Arrangement | None = arrangement
    while at is not None and at.parent is not None:
        at = shown.arrangements.get(at.parent)
        if at is None or at in found:
            break
        found.insert(0, at)
    return tuple(found)


def _moves(arrangement: Arrangement, day: date) -> tuple[Move, ...]:
    moves = [(counts_from(t), t) for t in arrangement.transitions]
    moves.sort(key=lambda m: (m[0] is None, m[0] or date.max))
    return tuple(Move(transition=t, counts_from=at, is_later=at is None or at > day) for at, t in moves)


def _counted(arrangement: Arrangement, shown: Shown) -> tuple[Counted, ...]:
    by_unit: dict[str, list[Measured]] = {}
    for measurement in sorted(arrangement.measurements, key=_by_period):
        row = _measured(measurement, shown)
        by_unit.setdefault(row.quantity.unit, []).append(row)
    return tuple(
        Counted(unit=unit, rows=tuple(rows), chart=chart_of([_point(r) for r in rows]))
        for unit, rows in by_unit.items()
    )


def _measured(measurement: Measurement, shown: Shown) -> Measured:
    claims = (shown.claims_by_words.get(e) for e in measurement.evidence)
    claim = next((c for c in claims if c is not None), None)
    document = shown.document(measurement.evidence[0].document_id)
    return Measured(
        measurement=measurement,
        quantity=Quantity(
            evidence=measurement.evidence[0],
            value=measurement.value,
            low=measurement.low,
            high=measurement.high,
            unit=measurement.unit,
            approximate=measurement.approximate,
        ),
        claim=claim,
        claimant=whose(claim, document) if claim else document.outlet or document.name,
    )


def _point(row: Measured) -> Point:
    return Point(
        period=row.measurement.date,
        quantity=row.quantity,
        told=f"says {row.claimant}",
        is_so=row.claim is None or row.claim.mention.status.is_so,
    )


def _by_period(measurement: Measurement) -> tuple[str, str]:
    when = measurement.date
    return str(when.last or when.first or "9999"), str(when.first or "")


def _by_claimant(said: Sequence[Compliance]) -> dict[str, tuple[Compliance, ...]]:
    found: dict[str, list[Compliance]] = {}
    for one in said:
        found.setdefault(one.claimant, []).append(one)
    return {claimant: tuple(of_one) for claimant, of_one in found.items()}


def _events(arrangement: Arrangement, shown: Shown) -> tuple[Event, ...]:
    """The events whose claims move it, by day; those without any day last."""
    found = {e.id: e for i in arrangement.claim_ids if (e := shown.events.get(i)) is not None}
    return tuple(sorted(found.values(), key=lambda e: (str(e.date.last or e.date.first or "9999"), e.id)))
