"""What waits for a person's word, by what matters: why each item waits, and the order that they wait in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from truceline.records.arrangement import Arrangement
from truceline.records.claim import ActorLink, Claim, PlaceLink
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision, Event, Proposal

# A link that is less likely right than wrong: a place with no likely candidate, an actor that no list knows (0.3).
LOW = 0.5
# Two event ids in one key: what joins them stands in no id.
AND = "+"


class Reason(StrEnum):
    """Why an item waits, the weightiest first."""

    ORPHAN = "orphan"
    DISPUTE = "dispute"
    PROPOSAL = "proposal"
    SINGLE_ORIGIN = "single_origin"
    LOW_SCORE = "low_score"
    SUGGESTION = "suggestion"


NAMES: Mapping[Reason, str] = {
    Reason.ORPHAN: "Decisions without their words",
    Reason.DISPUTE: "Disputes",
    Reason.PROPOSAL: "Proposed merges",
    Reason.SINGLE_ORIGIN: "One origin alone",
    Reason.LOW_SCORE: "Unsure links",
    Reason.SUGGESTION: "Suggested mentions",
}
_ORDER = {reason: at for at, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An event, a pair of events, a decision or a suggestion that waits; `moves` are the arrangements it moves."""

    key: str
    reasons: tuple[Reason, ...]
    events: tuple[Event, ...] = ()
    proposal: Proposal | None = None
    decision: Decision | None = None
    claim: Claim | None = None
    moves: tuple[Arrangement, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Queue:
    """All items in the order in which they wait."""

    items: tuple[Item, ...]

    @cached_property
    def counts(self) -> Mapping[Reason, int]:
        """How many items wait for each reason; one may wait for several."""
        return Counter(reason for item in self.items for reason in item.reasons)

    @cached_property
    def _by_reason(self) -> Mapping[Reason, tuple[Item, ...]]:
        found: dict[Reason, list[Item]] = {reason: [] for reason in Reason}
        for item in self.items:
            for reason in item.reasons:
                found[reason].append(item)
        return {reason: tuple(items) for reason, items in found.items()}

    @cached_property
    def _places(self) -> Mapping[Reason | None, Mapping[str, int]]:
        return {
            reason: {item.key: at for at, item in enumerate(self.of(reason))} for reason in (None, *Reason)
        }

    def of(self, reason: Reason | None) -> tuple[Item, ...]:
        """Give the items that wait for a reason, or all."""
        return self.items if reason is None else self._by_reason[reason]

    def place_of(self, key: str, reason: Reason | None) -> int | None:
        """Give where an item stands among those of a reason, None where it does not."""
        return self._places[reason].get(key)


def queue_of(
    events: Iterable[Event],
    proposals: Iterable[Proposal],
    orphans: Iterable[Decision],
    *,
    claims: Mapping[str, Claim],
    by_id: Mapping[str, Event],
    arrangements: Mapping[str, Sequence[Arrangement]],
    suggested: Iterable[Claim] = (),
) -> Queue:
    """Put in order what waits: decisions that hold on no words, then what moves an arrangement, then the rest.

    Within that by the reason, as Reason lists them, and then by its weight. An event that was accepted with all its
    mentions waits no longer.
    """
    items = [Item(key=d.id, reasons=(Reason.ORPHAN,), decision=d) for d in orphans]
    for event in events:
        item = _item_of(event, [claims[i] for i in event.claim_ids], _moved(event, arrangements))
        if item is not None:
            items.append(item)
    for proposal in proposals:
        pair = by_id[proposal.a], by_id[proposal.b]
        moves = {a.id: a for event in pair for a in _moved(event, arrangements)}
        items.append(
            Item(
                key=AND.join((pair[0].id, pair[1].id)),
                reasons=(Reason.PROPOSAL,),
                events=pair,
                proposal=proposal,
                moves=tuple(moves.values()),
                weight=proposal.score,
            )
        )
    items += [
        Item(key=c.id, reasons=(Reason.SUGGESTION,), claim=c, weight=c.mention.shares.get("event", 0.0))
        for c in suggested
        if not c.is_rejected
    ]
    return Queue(items=tuple(sorted(items, key=_rank)))


def unsure_links(event: Event) -> tuple[tuple[str, ActorLink | PlaceLink], ...]:
    """Give the links of an event that are less likely right than wrong, each with its field."""
    links: list[tuple[str, ActorLink | PlaceLink]] = [("actors", a) for a in event.actors]
    links += [("recipients", a) for a in event.recipients]
    if event.place is not None:
        links.append(("place", event.place))
    return tuple((field, link) for field, link in links if link.score < LOW)


def _item_of(event: Event, claims: Sequence[Claim], moves: tuple[Arrangement, ...]) -> Item | None:
    if all(any(d.kind is DecisionKind.ACCEPT for d in claim.decided) for claim in claims):
        return None
    unsure = unsure_links(event)
    weights: dict[Reason, float] = {}
    if event.disputes:
        weights[Reason.DISPUTE] = len(claims)
    if len(event.origins) == 1 and moves:
        weights[Reason.SINGLE_ORIGIN] = len(moves)
    if unsure:
        weights[Reason.LOW_SCORE] = 1 - min(link.score for _, link in unsure)
    if not weights:
        return None
    reasons = tuple(weights)
    return Item(key=event.id, reasons=reasons, events=(event,), moves=moves, weight=weights[reasons[0]])


def _moved(event: Event, arrangements: Mapping[str, Sequence[Arrangement]]) -> tuple[Arrangement, ...]:
    return tuple({a.id: a for i in event.claim_ids for a in arrangements.get(i, ())}.values())


def _rank(item: Item) -> tuple[bool, bool, int, float, int, str]:
    """The latest of equals first."""
    days = [d.toordinal() for e in item.events if (d := e.date.last or e.date.first) is not None]
    first = _ORDER[item.reasons[0]]
    is_orphan = item.reasons[0] is Reason.ORPHAN
    return not is_orphan, not item.moves, first, -item.weight, -max(days, default=0), item.key
