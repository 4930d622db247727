"""Whether any walk through two reports can be a story's or hold a part: bounds over tables of many pairs at once.

Sums in another order must not decide: what is within a slack of a bound may be either.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from truceline.stages.trace.retelling import LEAST_COVERED, MOST_COVERED, PART_FACTS, RETOLD, SKIP

# Sums in another order differ by less; scores are rounded to four places.
SLACK = 1e-6
ROUNDED = 1e-4

Table = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Steps:
    """Passages of pairs of reports that may be sure steps: of which pair, which of either report, with their weights.

    They come in the order of their pairs, and within a pair of the one report's passages, then of the other's.
    """

    pairs: Places
    rows: Places
    columns: Places
    weights: Table


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of reports: the weight in common of passages that may be steps, and which of these are sure steps.

    `is_close` are the pairs with a passage that may be a step or not, by the last digit. `totals` are the weights of
    all facts in each passage of either report.
    """

    taken: Table
    is_sure: Mask
    is_close: Mask
    totals: tuple[Table, Table]

    def of(self, places: Places) -> "Shared":
        """Give some of the pairs."""
        return Shared(
            taken=self.taken[places],
            is_sure=self.is_sure[places],
            is_close=self.is_close[places],
            totals=(self.totals[0][places], self.totals[1][places]),
        )


def worth_walking(sure: Steps, totals: tuple[Table, Table]) -> Places:
    """Give the places of the pairs whose sure steps may be enough for a story or a part, in rising order.

    A story's cover much of both reports; those of a part are near each other, which the steps of few pairs are.
    """
    count, rows, columns = len(totals[0]), totals[0].shape[1], totals[1].shape[1]
    covered = tuple(
        _covered(sure.pairs * size + at, total)
        for at, size, total in ((sure.rows, rows, totals[0]), (sure.columns, columns, totals[1]))
    )
    fewer, more = np.minimum(*covered), np.maximum(*covered)
    may_tell: Mask = (fewer >= LEAST_COVERED - ROUNDED) & (more >= MOST_COVERED - ROUNDED)
    near = _has_neighbour(sure, rows, columns)
    weight = np.bincount(sure.pairs[near], sure.weights[near], count)
    return np.flatnonzero(may_tell | (weight >= PART_FACTS - SLACK))


def _covered(cells: Places, totals: Table) -> Table:
    """Give, for each pair, the share of a report's facts that stand in passages with a sure step."""
    held = np.zeros(totals.size, dtype=bool)
    held[cells] = True
    share: Table = (totals * held.reshape(totals.shape)).sum(axis=1) / np.maximum(totals.sum(axis=1), SLACK)
    return share


def _has_neighbour(sure: Steps, rows: int, columns: int) -> Mask:
    """Mark the steps that another one may go before or follow in a part."""
    high, wide = rows + 2 * SKIP, columns + 2 * SKIP
    cells = (sure.pairs * high + sure.rows + SKIP) * wide + sure.columns + SKIP
    held = np.zeros((int(sure.pairs[-1]) + 1 if len(cells) else 0) * high * wide, dtype=bool)
    held[cells] = True
    near = np.zeros(len(cells), dtype=bool)
    for down in range(1, SKIP + 1):
        for along in range(1, SKIP + 1):
            away = down * wide + along
            near |= held[cells + away] | held[cells - away]
    return near


def may_show(pairs: Shared) -> Places:
    """Give the places of the pairs of which a heaviest path can be a story's or hold a part."""
    sure = np.where(pairs.is_sure, pairs.taken, 0.0)
    part = _most(sure) >= PART_FACTS - SLACK
    told = _may_be_story(pairs, pairs.is_sure, _most(pairs.taken))
    places: Places = np.flatnonzero(part | told)
    if not len(places):
        return places
    some = pairs.of(places)
    before = heaviest(some.taken)
    after = heaviest(some.taken[:, ::-1, ::-1])[:, ::-1, ::-1]
    weight = before[:, -1, -1]
    through = before[:, :-1, :-1] + some.taken + after[:, 1:, 1:]
    # A path as heavy as the heaviest goes through no other cells.
    least = np.where(some.is_close, 0.0, weight - SLACK)
    on_path = some.is_sure & (through >= least[:, None, None])
    shows = _may_be_story(some, on_path, weight)
    unknown = np.flatnonzero(~shows)
    shows[unknown] = _may_hold_part(np.where(on_path[unknown], some.taken[unknown], 0.0))
    return places[shows]


def _most(weights: Table) -> Table:
    """Give, for each pair of reports, more than any path weighs: it goes through a passage once."""
    either: Table = np.minimum(weights.max(axis=2).sum(axis=1), weights.max(axis=1).sum(axis=1))
    return either


def heaviest(taken: Table) -> Table:
    """Give what the heaviest path weighs that goes forward in both reports, up to each passage of either."""
    count, rows, columns = taken.shape
    best = np.zeros((count, rows + 1, columns + 1))
    for i in range(rows):
        above = best[:, i]
        np.maximum.accumulate(
            np.maximum(above[:, 1:], above[:, :-1] + taken[:, i]), axis=1, out=best[:, i + 1, 1:]
        )
    return best


def _may_be_story(pairs: Shared, sure: Mask, weight: Table) -> Mask:
    all_facts = [side.sum(axis=1) for side in pairs.totals]
    shares = [
        (side * sure.any(axis=axis)).sum(axis=1) / np.maximum(whole, SLACK)
        for side, axis, whole in zip(pairs.totals, (2, 1), all_facts, strict=True)
    ]
    fewer, more = np.minimum(*shares), np.maximum(*shares)
    told: Mask = (weight >= PART_FACTS - SLACK) & (2 * weight >= (RETOLD - ROUNDED) * sum(all_facts))
    covers: Mask = (fewer >= LEAST_COVERED - ROUNDED) & (more >= MOST_COVERED - ROUNDED)
    return told & covers


def _may_hold_part(sure: Table) -> Mask:
    """Tell of each pair whether any run of sure steps, each near the one before, weighs enough."""
    count, rows, columns = sure.shape
    run, enough = np.zeros((count, rows + SKIP, columns + SKIP)), np.zeros(count, dtype=bool)
    for i in range(rows):
        # The steps that a run may come from: some passages back in both reports.
        above = run[:, i : i + SKIP].max(axis=1)
        before = reduce(np.maximum, (above[:, at : at + columns] for at in range(SKIP)))
        here = run[:, i + SKIP, SKIP:] = np.where(sure[:, i] > 0, sure[:, i] + before, 0.0)
        # One step alone, however heavy, is no part.
        enough |= ((here >= PART_FACTS - SLACK) & (before > 0)).any(axis=1)
    return enough
