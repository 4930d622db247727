"""A report made ready to be compared with others: its words as numbers, its facts as tables."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from truceline.records.document import Document
from truceline.records.mention import Reading
from truceline.reference.wording import Wording, wordings
from truceline.stages.trace.fact_tables import FactTable, fact_table

Coded: TypeAlias = "array[int]"


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its passages; `contents` are the numbers of their words of matter, rising.

    `words` are the numbers of all words on end, of which each passage has so many as `lengths` tells. `own_words` are
    the passages' words outside quotation marks, `all_own` those of the whole report.
    """

    document: Document
    passages: Sequence[Wording]
    words: NDArray[np.uint32]
    lengths: NDArray[np.int64]
    contents: tuple[Coded, ...]
    facts: FactTable
    own_words: tuple[int, ...]
    all_own: int


def telling_of(
    reading: Reading, numbers: dict[str, int], passages: tuple[Wording, ...] | None = None
) -> Telling:
    """Give a report with its passages, where they are not known; `numbers` is added to where it lacks a word."""
    passages = wordings(reading) if passages is None else passages
    own_words = tuple(passage.own_words for passage in passages)
    return Telling(
        document=reading.document,
        passages=passages,
        words=np.array(coded((word for passage in passages for word in passage.texts), numbers)),
        lengths=np.array([len(passage.texts) for passage in passages], dtype=np.int64),
        contents=tuple(rising(passage.content, numbers) for passage in passages),
        facts=fact_table(passages, numbers),
        own_words=own_words,
        all_own=sum(own_words),
    )


def spelled(one: Telling, others: Sequence[Telling]) -> tuple[list[str], list[str]]:
    """Give the passages of a report, and those of some others, as strings with one character for each word.

    Words that the one report does not have are all written alike. What compares short strings is far quicker where
    they have few characters.
    """
    words = np.concatenate([one.words, *(other.words for other in others)])
    signs = np.zeros(int(words.max(initial=0)) + 1, dtype="<u4")
    own = np.unique(one.words)
    signs[own] = np.arange(1, len(own) + 1)
    written = signs[words].tobytes().decode("utf-32-le", "surrogatepass")
    ends = np.cumsum(np.concatenate([one.lengths, *(other.lengths for other in others)])).tolist()
    passages = [written[begin:end] for begin, end in pairwise((0, *ends))]
    return passages[: len(one.lengths)], passages[len(one.lengths) :]


def coded(words: Iterable[str], numbers: dict[str, int]) -> Coded:
    """Give words as their numbers: what compares them need not hash each word anew."""
    return array("I", [numbers.setdefault(word, len(numbers)) for word in words])


def rising(words: Iterable[str], numbers: dict[str, int]) -> Coded:
    """Give a set's words as numbers in one order: what two share is their longest common subsequence."""
    return array("I", sorted(coded(words, numbers)))
