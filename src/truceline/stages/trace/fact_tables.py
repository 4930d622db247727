"""Whether two reports share so many facts, in passages so like, that walking through both can show a telling or a part.

Most pairs on one subject do not; a few products of small tables tell so, where the walk itself goes word by word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from truceline.reference.wording import Wording
from truceline.stages.trace.retelling import (
    LEAST_COVERED,
    MOST_COVERED,
    PART_FACTS,
    RETOLD,
    SKIP,
    STEP,
    SURE_STEP,
)

# Sums in another order differ by less; scores are rounded to four places.
SLACK = 1e-6
ROUNDED = 1e-4

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FactTable:
    """A report's facts as rising numbers, in how many passages each stands, and its weight in each passage."""

    numbers: NDArray[np.int64]
    spread: Table
    weights: Table


def fact_table(passages: Sequence[Wording], numbers: dict[str, int]) -> FactTable:
    """Give the table of a report; `numbers` is added to where it has no number for a fact yet."""
    found: dict[int, dict[int, float]] = {}
    for at, passage in enumerate(passages):
        for fact, weight in passage.facts.items():
            found.setdefault(numbers.setdefault(fact, len(numbers)), {})[at] = weight
    ordered = sorted(found)
    weights = np.zeros((len(passages), len(ordered)))
    for column, number in enumerate(ordered):
        _put(weights, column, found[number])
    return FactTable(
        numbers=np.array(ordered, dtype=np.int64),
        spread=np.array([len(found[number]) for number in ordered], dtype=np.float64),
        weights=weights,
    )


def _put(weights: Table, column: int, of_passage: Mapping[int, float]) -> None:
    for at, weight in of_passage.items():
        weights[at, column] = weight


def likely_steps(one: FactTable, other: FactTable) -> tuple[tuple[int, int], ...]:
    """Give the pairs of passages that may be steps of a path; () where no path can be a story's or hold a part."""
    _, first, second = np.intersect1d(one.numbers, other.numbers, assume_unique=True, return_indices=True)
    if not len(first):
        return ()
    spread = np.maximum(one.spread[first], other.spread[second])
    a, b = one.weights[:, first], other.weights[:, second]
    totals = _totals(one, a, first, spread), _totals(other, b, second, spread)
    both = totals[0][:, None] + totals[1]
    shared = _shared(a, b, spread)
    taken = np.where(2 * shared >= STEP * both - SLACK, shared, 0.0)
    if _most(taken) < PART_FACTS - SLACK:
        return ()
    is_sure = 2 * shared >= (SURE_STEP - ROUNDED) * both
    if not (_may_hold_part(np.where(is_sure, shared, 0.0)) or _may_be_story(taken, is_sure, totals)):
        return ()
    return tuple((int(i), int(j)) for i, j in np.argwhere(taken > 0))


def _totals(table: FactTable, common: Table, columns: NDArray[np.int64], spread: Table) -> Table:
    """Give what the facts of each passage weigh, each weight by the passages that have the fact in either report."""
    own: Table = table.weights @ (1 / table.spread) - common @ (1 / table.spread[columns] - 1 / spread)
    return own


def _shared(a: Table, b: Table, spread: Table) -> Table:
    """Give the weight that each two passages have in common: step by step over the weights that a fact may have."""
    levels = [0.0, *np.unique(np.concatenate([a[a > 0], b[b > 0]]))]
    shared = np.zeros((len(a), len(b)))
    for low, high in pairwise(levels):
        shared += ((a > low) * ((high - low) / spread)) @ (b > low).T
    return shared


def _most(weights: Table) -> float:
    """Give more than any path weighs: it goes through a passage once."""
    return float(min(weights.max(axis=1).sum(), weights.max(axis=0).sum()))


def _may_hold_part(sure: Table) -> bool:
    """Tell whether any run of sure steps, each near the one before, weighs enough."""
    if _most(sure) < PART_FACTS - SLACK:
        return False
    rows, columns = sure.shape
    run = sure
    for _ in range(min(rows, columns)):
        before = np.zeros((rows + SKIP, columns + SKIP))
        before[SKIP:, SKIP:] = run
        best = np.zeros_like(sure)
        for down in range(1, SKIP + 1):
            for right in range(1, SKIP + 1):
                best = np.maximum(
                    best, before[SKIP - down : SKIP - down + rows, SKIP - right : SKIP - right + columns]
                )
        longer = np.where(sure > 0, sure + best, 0.0)
        if longer.max() >= PART_FACTS - SLACK:
            return True
        if (longer == run).all():
            return False
        run = longer
    return False


def _heaviest(weights: Table) -> float:
    """Give what the heaviest path weighs that goes forward in both reports."""
    best = np.zeros(weights.shape[1] + 1)
    for row in weights:
        best[1:] = np.maximum.accumulate(np.maximum(best[1:], best[:-1] + row))
    return float(best[-1])


def _may_be_story(taken: Table, is_sure: NDArray[np.bool_], totals: tuple[Table, Table]) -> bool:
    all_facts = [side.sum() for side in totals]
    if 2 * _most(taken) < (RETOLD - ROUNDED) * sum(all_facts):
        return False
    covered = sorted(
        float(side[is_sure.any(axis=axis)].sum()) / max(whole, SLACK)
        for side, axis, whole in zip(totals, (1, 0), all_facts, strict=True)
    )
    if covered[0] < LEAST_COVERED - ROUNDED or covered[1] < MOST_COVERED - ROUNDED:
        return False
    heaviest = _heaviest(taken)
    return heaviest >= PART_FACTS - SLACK and 2 * heaviest >= (RETOLD - ROUNDED) * sum(all_facts)
