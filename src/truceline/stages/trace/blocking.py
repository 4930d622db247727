"""Which pairs of reports are worth comparing: like signatures, or shared rare words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from math import log, sqrt

from truceline.reference.shingles import signature
from truceline.reference.wording import Wording

# Two values of a signature of 64 to a band: passages that share a fifth of their
# runs of three meet in some band with p 0.73, those that share half with p 0.9999.
BAND = 2
# Shorter passages (headings, credits) meet by chance.
MIN_WORDS = 8
# A sentence that more reports carry than this is compared with its first carriers
# and its neighbours only: families stay connected, and the work stays linear.
CROWD = 40
# Rare: at most this many reports have the word; beyond, it tells subjects and not stories.
RARE = 50
# Reports compared by the rare words they share, for each report; a story retold by
# more outlets than that is found through its nearest ones.
NEAREST = 6
# Pairs of unrelated texts (the similarity set, crossed) have a median of 0.01 and reach this
# once in a hundred; founding articles 002 and 003 have 0.19 alone with the other three and
# 0.32 among 391 texts; nine in ten pairs of that set that people call one story have more.
MIN_COSINE = 0.06

Pair = tuple[str, str]


def candidates(tellings: Mapping[str, tuple[Wording, ...]]) -> dict[Pair, float]:
    """Give the pairs of document ids (lower first) to compare, with the cosine of their rare words."""
    vectors = _vectors(tellings)
    met = {pair: (_cosine(vectors, pair), places) for pair, places in _by_signature(tellings).items()}
    pairs = {pair: cosine for pair, (cosine, places) in met.items() if places > 1 or cosine >= MIN_COSINE}
    pairs.update(_by_rare_words(vectors))
    return dict(sorted(pairs.items()))


def _by_signature(tellings: Mapping[str, tuple[Wording, ...]]) -> dict[Pair, int]:
    """Give the pairs that meet in a band, with the number of passages of the first that do."""
    bands: defaultdict[tuple[int, int, int], dict[str, int]] = defaultdict(dict)
    for name in sorted(tellings):
        for place, passage in enumerate(tellings[name]):
            if len(passage.words) < MIN_WORDS or not passage.own_words:
                continue
            values = passage.signature or signature(passage.texts)
            for at in range(0, len(values) - BAND + 1, BAND):
                bands[(at, values[at], values[at + 1])].setdefault(name, place)
    met: defaultdict[Pair, set[int]] = defaultdict(set)
    for holders in bands.values():
        for pair in _within(list(holders)):
            met[pair].add(holders[pair[0]])
    return {pair: len(places) for pair, places in met.items()}


def _within(names: list[str]) -> Iterator[Pair]:
    if len(names) <= CROWD:
        yield from combinations(names, 2)
        return
    yield from combinations(names[:CROWD], 2)
    yield from ((first, name) for name in names[CROWD:] for first in names[:2])
    yield from pairwise(names[CROWD - 1 :])


def _vectors(tellings: Mapping[str, tuple[Wording, ...]]) -> dict[str, dict[str, float]]:
    """Weigh each report's words by how few reports have them; each vector has length 1."""
    held = {
        name: sorted(
            frozenset[str]().union(*(passage.content for passage in tellings[name] if passage.own_words))
        )
        for name in sorted(tellings)
    }
    spread = Counter(word for words in held.values() for word in words)
    total = len(held)
    weighed = {}
    for name, words in held.items():
        weights = {word: log(1 + total / spread[word]) for word in words}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        weighed[name] = {word: weight / length for word, weight in weights.items()}
    return weighed


def _by_rare_words(vectors: Mapping[str, Mapping[str, float]]) -> Iterator[tuple[Pair, float]]:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, weights in vectors.items():
        for word in weights:
            holders[word].append(name)
    for name, weights in vectors.items():
        shared: Counter[str] = Counter()
        for word, weight in weights.items():
            if 1 < len(holders[word]) <= RARE:
                for other in holders[word]:
                    shared[other] += weight * vectors[other][word]  # type: ignore[assignment]
        del shared[name]
        nearest = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:NEAREST]
        for other, _ in nearest:
            pair = (min(name, other), max(name, other))
            cosine = _cosine(vectors, pair)
            if cosine >= MIN_COSINE:
                yield pair, cosine


def _cosine(vectors: Mapping[str, Mapping[str, float]], pair: Pair) -> float:
    fewer, more = sorted((vectors[pair[0]], vectors[pair[1]]), key=len)
    return _total(weight * more[word] for word, weight in fewer.items() if word in more)


def _total(values: Iterable[float]) -> float:
    return round(sum(values), 6)
