"""Events that belong together and are not one: plan and outcome, threat and act, demand and refusal."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from truceline.reference.areas import Lie, lie
from truceline.stages.merge.score import days_apart
from truceline.stages.merge.traits import Reality, Traits, overlap

# What was announced in one report may come true in one so many days later, not after.
OUTCOME_DAYS = 60
# Blocks beyond this size say nothing: all of a war's shelling hangs on its two parties.
LARGEST_BLOCK = 60
NEIGHBOURS = 8
# An act that a threat may have been of.
_ACTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_PAIRS = {("THREATEN", act) for act in _ACTS} | {
    ("REQUEST", "REJECT"),
    ("REQUEST", "CONCEDE"),
    ("REQUEST", "RETREAT"),
}
# Shared words of the triggers that make two statuses one doing.
LIKE_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Joined:
    """An event's id with the traits of the claim that names it and the topics of all."""

    id: str
    head: Traits
    topics: frozenset[str]


def links(events: Sequence[Joined]) -> dict[str, tuple[str, ...]]:
    """Give for each event the ids of those that it is the plan, threat, denial or outcome of, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for block in _blocks(events).values():
        for a, b in _pairs(block):
            if _linked(a, b):
                found[a.id].add(b.id)
                found[b.id].add(a.id)
    return {event_id: tuple(sorted(others)) for event_id, others in found.items()}


def _blocks(events: Sequence[Joined]) -> Mapping[tuple[str, ...], list[Joined]]:
    blocks: dict[tuple[str, ...], list[Joined]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.head.order):
        for party in sorted(event.head.parties):
            blocks["party", _family(event.head), party].append(event)
            if event.head.event_type in {x for pair in _PAIRS for x in pair}:
                blocks["answer", "", party].append(event)
    return blocks


def _family(one: Traits) -> str:
    return one.event_type


def _pairs(block: list[Joined]) -> list[tuple[Joined, Joined]]:
    if len(block) <= LARGEST_BLOCK:
        return list(combinations(block, 2))
    return [(a, b) for i, a in enumerate(block) for b in block[i + 1 : i + 1 + NEIGHBOURS]]


def _linked(a: Joined, b: Joined) -> bool:
    x, y = a.head, b.head
    types = (x.event_type, y.event_type)
    if types[0] == types[1]:
        likely = x.reality is not y.reality and _one_doing(a, b)
    elif types in _PAIRS:
        likely = _answers(x, y)
    else:
        likely = (types[1], types[0]) in _PAIRS and _answers(y, x)
    return likely and not _too_long_after(x, y) and lie(x.place, y.place) is not Lie.APART


def _one_doing(a: Joined, b: Joined) -> bool:
    x, y = a.head, b.head
    if a.topics or b.topics:
        same_thing = bool(a.topics & b.topics)
    else:
        same_thing = overlap(x.trigger, y.trigger) >= LIKE_WORDS
    return same_thing and (x.parties <= y.parties or y.parties <= x.parties)


def _answers(first: Traits, second: Traits) -> bool:
    """A threat and an act by the same on the same; a demand and the answer of the one it was made to."""
    if first.event_type == "THREATEN":
        whom = not first.recipients or not second.recipients or bool(first.recipients & second.recipients)
        return bool(first.actors & second.actors) and whom and second.reality is Reality.SO
    return bool(first.recipients & second.actors) and (
        not second.recipients or bool(first.actors & second.recipients) or second.event_type == "RETREAT"
    )


def _too_long_after(x: Traits, y: Traits) -> bool:
    if x.document_id == y.document_id:
        return days_apart(x, y) > OUTCOME_DAYS
    if x.firm and y.firm:
        return days_apart(x, y) > OUTCOME_DAYS
    if x.known is None or y.known is None:
        return True
    return abs(x.known - y.known) > OUTCOME_DAYS
