"""Which claims are worth comparing, so that cost grows with the number of claims and not with its square."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from truceline.records.claim import Kinship
from truceline.stages.merge.traits import Traits, overlap

# Blocks up to this size are compared pair by pair; in larger ones each claim meets its next neighbours.
WHOLE_BLOCK = 40
NEIGHBOURS = 12
# Buckets of days: an event's claims meet in the bucket of its day or in the next one.
BUCKET_DAYS = 16
# No passage holds more mentions than this that are worth matching.
LONGEST_PASSAGE = 30

Pair = tuple[str, str]
# What claims share that are worth comparing; the type of their events stands second.
Key = tuple[object, ...]
Blocks = Mapping[Key, Sequence[Traits]]


def blocks_of(traits: Iterable[Traits]) -> Blocks:
    """Give the claims by what those share that are worth comparing; each block keeps the order given."""
    blocks: dict[Key, list[Traits]] = defaultdict(list)
    for one in traits:
        for key in keys_of(one):
            blocks[key].append(one)
    return blocks


def pairs_in(blocks: Iterable[Sequence[Traits]], among: Container[str]) -> set[Pair]:
    """Give the pairs of claim ids to compare within each of some blocks, of which one at least is among some claims."""
    pairs: set[Pair] = set()
    for block in blocks:
        asked = sum(one.claim.id in among for one in block)
        if asked == len(block):
            pairs.update(_within(block))
        elif asked:
            pairs.update(pair for pair in _within(block) if pair[0] in among or pair[1] in among)
    return pairs


def aligned_pairs(
    by_report: Mapping[str, Sequence[Traits]], kin: Iterable[Kinship], among: Container[str]
) -> dict[Pair, float]:
    """Give the pairs of claims that stand in passages sharing wording, with how alike these are.

    The claims of a report are in their order; only pairs of which one at least is `among` some claims are given.
    """

    @cache
    def within(document_id: str, start: int, end: int) -> tuple[list[Traits], bool]:
        """Give the claims of a passage and whether any is asked for; one passage is aligned with those of many."""
        held = [one for one in by_report.get(document_id, ()) if _stands_in(one, start, end)]
        return held, any(one.claim.id in among for one in held)

    found: dict[Pair, float] = {}
    for kinship in kin:
        for passages in kinship.aligned:
            a, b = (within(side.document_id, side.start, side.end) for side in (passages.a, passages.b))
            for x, y in _matched(a[0], b[0]) if a[1] or b[1] else ():
                pair = pair_of(x, y)
                if x.claim.id in among or y.claim.id in among:
                    found[pair] = max(found.get(pair, 0.0), passages.score)
    return found


def _matched(of_a: list[Traits], of_b: list[Traits]) -> list[tuple[Traits, Traits]]:
    """Match the claims of two passages one to one: of one type, likest triggers first, then in order."""
    likest = sorted(
        (-overlap(x.trigger, y.trigger), bool(x.topics) != bool(y.topics), abs(i - j), i, j)
        for i, x in enumerate(of_a[:LONGEST_PASSAGE])
        for j, y in enumerate(of_b[:LONGEST_PASSAGE])
        if x.event_type == y.event_type
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    matched = []
    for _, _, _, i, j in likest:
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            matched.append((of_a[i], of_b[j]))
    return matched


def keys_of(one: Traits) -> Iterator[Key]:
    """Give what a claim shares with those that it is worth comparing with."""
    kind = one.event_type
    yield ("report", kind, one.document_id)
    days = {d // BUCKET_DAYS + step for d in _days(one) for step in (0, 1)}
    buckets: list[int | None] = [*sorted(days)] or [None]
    for party in sorted(one.parties) or [""]:
        for bucket in buckets:
            yield ("party", kind, one.reality, party, bucket)
    for topic in sorted(one.topics):
        for bucket in buckets:
            yield ("topic", kind, one.reality, topic, bucket)


def _days(one: Traits) -> Iterable[int]:
    if one.firm:
        return [d for d in (one.first, one.last, one.known) if d is not None]
    return [one.known] if one.known is not None else []


def _within(block: Sequence[Traits]) -> Iterator[Pair]:
    if len(block) <= WHOLE_BLOCK:
        for x, y in combinations(block, 2):
            yield pair_of(x, y)
        return
    for key in (_by_day, _by_place):
        ordered = sorted(block, key=key)
        for i, x in enumerate(ordered):
            for y in ordered[i + 1 : i + 1 + NEIGHBOURS]:
                yield pair_of(x, y)


def _by_day(one: Traits) -> tuple[int, str, tuple[bool, int, str, int, str]]:
    return one.first or one.known or 0, _place(one), one.order


def _by_place(one: Traits) -> tuple[str, int, tuple[bool, int, str, int, str]]:
    return _place(one), one.first or one.known or 0, one.order


def _place(one: Traits) -> str:
    place = one.place
    return (place.id or place.name) if place else ""


def _stands_in(one: Traits, start: int, end: int) -> bool:
    trigger = one.claim.mention.trigger
    return start < trigger.end and trigger.start < end


def pair_of(x: Traits, y: Traits) -> Pair:
    """Give two claims as a pair of their ids, the lower first."""
    a, b = x.claim.id, y.claim.id
    return (a, b) if a < b else (b, a)
