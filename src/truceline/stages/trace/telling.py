"""A report made ready to be compared with others: its words as numbers, its facts as tables."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from truceline.records.document import Document
from truceline.records.mention import Reading
from truceline.reference.wording import Wording, wordings
from truceline.stages.trace.fact_tables import FactTable, fact_table

Coded: TypeAlias = "array[int]"


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its passages; `texts` and `contents` are their words as numbers, the latter rising.

    `own_words` are the passages' words outside quotation marks, `all_own` those of the whole report.
    """

    document: Document
    passages: Sequence[Wording]
    texts: tuple[Coded, ...]
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
        texts=tuple(coded(passage.texts, numbers) for passage in passages),
        contents=tuple(rising(passage.content, numbers) for passage in passages),
        facts=fact_table(passages, numbers),
        own_words=own_words,
        all_own=sum(own_words),
    )


def coded(words: Iterable[str], numbers: dict[str, int]) -> Coded:
    """Give words as their numbers: what compares them need not hash each word anew."""
    return array("I", [numbers.setdefault(word, len(numbers)) for word in words])


def rising(words: Iterable[str], numbers: dict[str, int]) -> Coded:
    """Give a set's words as numbers in one order: what two share is their longest common subsequence."""
    return array("I", sorted(coded(words, numbers)))
