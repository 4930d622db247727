"""Which claims are worth comparing, so that cost grows with the number of claims and not with its square."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from truceline.records.claim import Lineage
from truceline.stages.merge.traits import Traits, overlap

# Blocks up to this size are compared pair by pair; in larger ones each claim meets its next neighbours.
WHOLE_BLOCK = 40
NEIGHBOURS = 12
# Buckets of days: an event's claims meet in the bucket of its day or in the next one.
BUCKET_DAYS = 16
# No passage holds more mentions than this that are worth matching.
LONGEST_PASSAGE = 30
# A report tells one story with so many others at most.
LIKEST = 15
# … and with those that have this share of these, two at least, in common with it.
SHARED = 0.3
# … of no more days before or after; a later report on one subject tells of the next thing.
STORY_DAYS = 4
# A report that tells of more deeds by one word does not say by the word alone which it means.
MOST_OF_A_WORD = 3
# Within a report, its first claims with a word meet each other.
MOST_OF_A_REPORT = 8

Pair = tuple[str, str]
Key = tuple[str, str]


def candidate_pairs(traits: Sequence[Traits]) -> set[Pair]:
    """Give the pairs of claim ids to compare; the order of the input does not matter."""
    blocks: dict[tuple[object, ...], list[Traits]] = defaultdict(list)
    for one in sorted(traits, key=lambda t: t.order):
        for key in _keys(one):
            blocks[key].append(one)
    pairs: set[Pair] = set()
    for block in blocks.values():
        pairs.update(_within(block))
    return pairs


def aligned_pairs(traits: Sequence[Traits], lineage: Lineage) -> dict[Pair, float]:
    """Give the pairs of claims that stand in passages sharing wording, with how alike these are."""
    places: dict[str, list[Traits]] = defaultdict(list)
    for one in sorted(traits, key=lambda t: t.order):
        places[one.document_id].append(one)

    @cache
    def within(document_id: str, start: int, end: int) -> list[Traits]:
        """Give the claims that stand in a passage; one passage is aligned with those of many reports."""
        return [one for one in places[document_id] if _stands_in(one, start, end)]

    found: dict[Pair, float] = {}
    for kinship in lineage.kinships:
        for passages in kinship.aligned:
            of_a, of_b = (within(side.document_id, side.start, side.end) for side in (passages.a, passages.b))
            for x, y in _matched(of_a, of_b) if of_a and of_b else ():
                pair = _pair(x, y)
                found[pair] = max(found.get(pair, 0.0), passages.score)
    return found


def told_pairs(traits: Sequence[Traits], lineage: Lineage) -> dict[Pair, float]:
    """Give the pairs of claims of one type with words of one deed, of one report or of two on one story.

    Each with the share of other stories' reports that have the rarest of those words too: what all of a war's reports
    tell of tells no two events apart. Reports whose days are known to be farther apart tell of one thing after another.
    """
    words: dict[str, dict[Key, list[Traits]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(traits, key=lambda t: t.order):
        for word in sorted(one.deeds or one.words):
            words[one.document_id][one.event_type, word].append(one)
    holders = Counter(key for held in words.values() for key in held)
    likest = _likest(lineage)
    found: dict[Pair, float] = {}
    for a, b in [*((name, name) for name in sorted(words)), *_of_one_story(likest, words)]:
        near = {a, b} | likest.get(a, set()) | likest.get(b, set())
        for key in words[a].keys() & words[b].keys():
            elsewhere = holders[key] - sum(key in words[n] for n in near if n in words)
            share = elsewhere / max(1, len(words) - len(near))
            for pair in _told_by(words[a][key], words[b][key], within=a == b):
                found[pair] = min(share, found.get(pair, 1.0))
    return found


def _told_by(of_a: list[Traits], of_b: list[Traits], *, within: bool) -> Iterator[Pair]:
    """Give the pairs of claims that have one word, of one report or of two."""
    if within:
        plain = [one for one in of_a if not one.topics]
        yield from (_pair(x, y) for x, y in combinations(plain[:MOST_OF_A_REPORT], 2))
    elif max(len(of_a), len(of_b)) <= MOST_OF_A_WORD:
        for x in of_a:
            for y in of_b:
                if x.known is None or y.known is None or abs(x.known - y.known) <= STORY_DAYS:
                    yield _pair(x, y)


def _of_one_story(likest: Mapping[str, set[str]], among: Container[str]) -> list[Pair]:
    """Give the pairs of reports that are each among the other's likest, or have many of these in common."""
    own = {a: {b for b in others if a in likest[b]} | {a} for a, others in likest.items()}
    pairs = {(a, b) for a in own for link in own[a] for b in own[link] if a < b and a in among and b in among}
    return sorted((a, b) for a, b in pairs if a in own[b] or _share_a_story(own[a], own[b]))


def _share_a_story(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    return shared > 1 and shared >= SHARED * len(a | b)


def _likest(lineage: Lineage) -> dict[str, set[str]]:
    """Give each report's likest: a whole war's reports are on one subject, the likest on one story."""
    likest: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for kinship in lineage.kinships:
        likest[kinship.a].append((-kinship.score, kinship.b))
        likest[kinship.b].append((-kinship.score, kinship.a))
    return {name: {other for _, other in sorted(others)[:LIKEST]} for name, others in likest.items()}


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


def _keys(one: Traits) -> Iterator[tuple[object, ...]]:
    kind = one.event_type
    yield ("report", one.document_id, kind)
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


def _within(block: list[Traits]) -> Iterator[Pair]:
    if len(block) <= WHOLE_BLOCK:
        for x, y in combinations(block, 2):
            yield _pair(x, y)
        return
    for key in (_by_day, _by_place):
        ordered = sorted(block, key=key)
        for i, x in enumerate(ordered):
            for y in ordered[i + 1 : i + 1 + NEIGHBOURS]:
                yield _pair(x, y)


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


def _pair(x: Traits, y: Traits) -> Pair:
    a, b = x.claim.id, y.claim.id
    return (a, b) if a < b else (b, a)
