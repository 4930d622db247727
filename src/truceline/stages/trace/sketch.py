"""What a report is blocked by: a few values of its passages' MinHash, and its facts as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from truceline.reference.shingles import signature
from truceline.reference.wording import Wording

# Shorter passages (headings, credits) meet by chance.
MIN_WORDS = 8
# Likeness by facts from which two reports are on one subject. Of the similarity set's pairs that people call one story
# nine in ten have it, of 386 pairs crossed at random none; in tests/probes/lineage every compilation, tellings twice.
ONE_SUBJECT = 0.18
# Sums in another order differ by less, in the fourth place.
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report, small: a kilobyte for two hundred words.

    `keys` are slot and value of the MinHash of its passages, `facts` the numbers of its facts in rising order,
    `weights` theirs, divided by the length of the vector that they are; the cosine of two reports is a sum of products.
    """

    keys: NDArray[np.uint64]
    facts: NDArray[np.uint32]
    weights: NDArray[np.float32]


def sketch_of(passages: Sequence[Wording]) -> Sketch:
    """Give the sketch of a report's passages."""
    keys: set[int] = set()
    facts: dict[int, float] = {}
    for passage in passages:
        for fact, weight in passage.facts.items():
            number = _number(fact)
            facts[number] = max(facts.get(number, 0.0), weight)
        if len(passage.words) >= MIN_WORDS and passage.own_words:
            values = passage.signature or signature(passage.texts)
            keys.update(slot << 32 | value for slot, value in enumerate(values))
    ordered = sorted(facts)
    length = sqrt(sum(facts[number] ** 2 for number in ordered)) or 1.0
    return Sketch(
        keys=np.array(sorted(keys), dtype=np.uint64),
        facts=np.array(ordered, dtype=np.uint32),
        weights=np.array([facts[number] / length for number in ordered], dtype=np.float32),
    )


def alike(one: Sketch, other: Sketch) -> float:
    """Give the cosine of two reports' facts: 0 to 1."""
    if not len(one.facts) or not len(other.facts):
        return 0.0
    at = np.minimum(np.searchsorted(other.facts, one.facts), len(other.facts) - 1)
    shared = other.facts[at] == one.facts
    return round(float(np.dot(one.weights[shared].astype(np.float64), other.weights[at[shared]])), 4)


def likenesses(one: Sketch, others: Sequence[Sketch]) -> list[float]:
    """Give `alike` for a report and each of some others, all at once."""
    if not len(one.facts):
        return [0.0] * len(others)
    facts = np.concatenate([other.facts for other in others])
    weights = np.concatenate([other.weights for other in others]).astype(np.float64)
    owners = np.repeat(np.arange(len(others)), [len(other.facts) for other in others])
    at = np.minimum(np.searchsorted(one.facts, facts), len(one.facts) - 1)
    shared = one.facts[at] == facts
    products = one.weights[at[shared]].astype(np.float64) * weights[shared]
    sums = np.bincount(owners[shared], products, len(others)).tolist()
    return [
        # Sums in another order must not decide how the last place is rounded.
        alike(one, other) if abs(total * 1e4 % 1 - 0.5) < CLOSE else round(total, 4)
        for other, total in zip(others, sums, strict=True)
    ]


@lru_cache(maxsize=400_000)
def _number(fact: str) -> int:
    """The same number in every process. Two facts of one number do no harm: pairs are looked at word by word later."""
    return crc32(fact.encode())
