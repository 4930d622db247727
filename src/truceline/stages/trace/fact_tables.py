"""Whether two reports share so many facts, in passages so like, that walking through both can show a telling or a part.

Most pairs on one subject do not; a few sums over small tables tell so, for one report beside many at once, where the
walk itself goes word by word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from truceline.reference.wording import Wording
from truceline.stages.trace.retelling import STEP, SURE_STEP
from truceline.stages.trace.walks import (
    ROUNDED,
    SLACK,
    Places,
    Shared,
    Steps,
    Table,
    may_show,
    worth_walking,
)

# So many pairs of passages are looked at in one table: a megabyte or two.
AT_ONCE = 200_000

# Passages that may be steps of a path, by their place in each report.
Cells = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FactTable:
    """A report's facts as rising `numbers`, each with its entries from `starts` on: passages and weights in them.

    `totals` are what the facts of each passage weigh, each weight divided by the passages that have the fact.
    """

    numbers: Places
    starts: Places
    passages: Places
    weights: Table
    totals: Table


def fact_table(passages: Sequence[Wording], numbers: dict[str, int]) -> FactTable:
    """Give the table of a report; `numbers` is added to where it has no number for a fact yet."""
    entries = [
        (numbers.setdefault(fact, len(numbers)), at, weight)
        for at, passage in enumerate(passages)
        for fact, weight in passage.facts.items()
    ]
    facts = np.array([entry[0] for entry in entries], dtype=np.int64)
    order = np.argsort(facts, kind="stable")
    found, starts, spread = np.unique(facts[order], return_index=True, return_counts=True)
    at = np.array([entry[1] for entry in entries], dtype=np.int64)[order]
    weights = np.array([entry[2] for entry in entries], dtype=np.float64)[order]
    return FactTable(
        numbers=found,
        starts=np.r_[starts, len(facts)].astype(np.int64),
        passages=at,
        weights=weights,
        totals=_sums(at, weights / np.repeat(spread, spread), len(passages)),
    )


def likely_steps(one: FactTable, others: Sequence[FactTable]) -> list[Cells]:
    """Give, for a report and each of some others, the pairs of passages that may be steps of a path.

    () where no path can be a story's or hold a part.
    """
    rows, columns = len(one.totals), max((len(other.totals) for other in others), default=0)
    if not rows or not columns:
        return [()] * len(others)
    # Reports of like length side by side: a table is as wide as its widest.
    order = sorted(range(len(others)), key=lambda at: len(others[at].totals))
    at_once = max(1, AT_ONCE // (rows * columns))
    found: list[Cells] = [()] * len(others)
    for begin in range(0, len(order), at_once):
        places = order[begin : begin + at_once]
        for at, cells in zip(places, _likely_steps(one, [others[at] for at in places]), strict=True):
            found[at] = cells
    return found


def _likely_steps(one: FactTable, others: Sequence[FactTable]) -> list[Cells]:
    found: list[Cells] = [()] * len(others)
    shared, totals = _shared(one, others)
    both = totals[0][:, :, None] + totals[1][:, None, :]
    places = worth_walking(_sure(shared, both), totals)
    if not len(places):
        return found
    shared, both = shared[places], both[places]
    is_step = (shared > 0) & (2 * shared >= STEP * both - SLACK)
    taken = np.where(is_step, shared, 0.0)
    is_close = is_step & (2 * shared < STEP * both + SLACK)
    pairs = Shared(
        taken=taken,
        is_sure=is_step & (2 * shared >= (SURE_STEP - ROUNDED) * both),
        is_close=np.array(is_close.any(axis=(1, 2))),
        totals=(totals[0][places], totals[1][places]),
    )
    for at in may_show(pairs).tolist():
        found[places[at]] = tuple((int(i), int(j)) for i, j in np.argwhere(taken[at] > 0))
    return found


def _sure(shared: Table, both: Table) -> Steps:
    """Give the passages that may be sure steps, by the weight that they have in common and what both weigh."""
    cells = np.flatnonzero(shared > (SURE_STEP - ROUNDED) / 2 * both - SLACK)
    weights = shared.ravel()[cells]
    cells, weights = cells[weights > 0], weights[weights > 0]
    _, rows, columns = shared.shape
    pairs, within = np.divmod(cells, rows * columns)
    return Steps(pairs, *np.divmod(within, columns), weights)


def _shared(one: FactTable, others: Sequence[FactTable]) -> tuple[Table, tuple[Table, Table]]:
    """Give the weight that each two passages have in common, and what those of either report weigh.

    Each weight is divided by the passages of that report that has the fact more.
    """
    rows, columns = len(one.totals), max(1, *(len(other.totals) for other in others))
    totals = np.tile(one.totals, (len(others), 1)), np.zeros((len(others), columns))
    for at, other in enumerate(others):
        totals[1][at, : len(other.totals)] = other.totals
    owner, mine, theirs, begins = _met(one, others)
    of_mine, of_theirs = np.diff(one.starts)[mine], np.diff(begins)[theirs]
    passages = np.concatenate([other.passages for other in others])
    weights = np.concatenate([other.weights for other in others])
    spread = np.maximum(of_mine, of_theirs)
    less = 1 / of_mine - 1 / spread, 1 / of_theirs - 1 / spread
    fact, entry = _entries(one.starts[mine], of_mine)
    _take(totals[0], owner[fact] * rows + one.passages[entry], one.weights[entry] * less[0][fact])
    again, other_entry = _entries(begins[theirs], of_theirs)
    _take(totals[1], owner[again] * columns + passages[other_entry], weights[other_entry] * less[1][again])
    # Each entry of the one with each entry of the other that is of the same fact.
    each, partner = _entries(begins[theirs][fact], of_theirs[fact])
    entry, fact = entry[each], fact[each]
    cells = (owner[fact] * rows + one.passages[entry]) * columns + passages[partner]
    common = np.minimum(one.weights[entry], weights[partner]) / spread[fact]
    size = len(others) * rows * columns
    return _sums(cells, common, size).reshape(len(others), rows, columns), totals


def _met(one: FactTable, others: Sequence[FactTable]) -> tuple[Places, Places, Places, Places]:
    """Give the facts in common: whose, at which place in one table, at which in the others'; and where those begin."""
    facts = np.concatenate([other.numbers for other in others])
    owners = np.repeat(np.arange(len(others)), [len(other.numbers) for other in others])
    before = np.cumsum([0, *(len(other.weights) for other in others)])
    begins = np.concatenate(
        [*(other.starts[:-1] + at for other, at in zip(others, before[:-1], strict=True)), before[-1:]]
    )
    at = np.minimum(np.searchsorted(one.numbers, facts), max(len(one.numbers) - 1, 0))
    theirs = np.flatnonzero(one.numbers[at] == facts) if len(one.numbers) else np.zeros(0, dtype=np.int64)
    return owners[theirs], at[theirs], theirs, begins


def _entries(begins: Places, counts: Places) -> tuple[Places, Places]:
    """Give the places from each beginning on, so many each, beside the place of the beginning that they are of."""
    of = np.repeat(np.arange(len(counts)), counts)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts - begins, counts)


def _take(totals: Table, cells: Places, weights: Table) -> None:
    totals -= _sums(cells, weights, totals.size).reshape(totals.shape)


def _sums(places: Places, weights: Table, size: int) -> Table:
    """Give the sum of the weights at each place."""
    return np.bincount(places, weights, size).astype(np.float64, copy=False)
