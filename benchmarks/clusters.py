"""How well found sets of mentions agree with gold ones: MUC, B³, CEAFe and their mean, CoNLL's figure.

Gold and found sets hold the same mentions, each in exactly one set of either side.
"""

from collections import Counter
from collections.abc import Hashable, Sequence, Set

Sets = Sequence[Set[Hashable]]


def conll(gold: Sets, found: Sets) -> dict[str, float]:
    """Give F1 of the three measures and their mean, in per cent."""
    figures = {name: 100 * measure(gold, found) for name, measure in MEASURES.items()}
    return {name: round(f1, 1) for name, f1 in {"conll": sum(figures.values()) / 3, **figures}.items()}


def muc(gold: Sets, found: Sets) -> float:
    """Give F1 of links: each set is held together by one link less than it has mentions."""
    return f1(_links_kept(found, gold), _links_kept(gold, found))


def b_cubed(gold: Sets, found: Sets) -> float:
    """Give F1 over mentions: the share of each one's set that is in its set of the other side."""
    return f1(_mean_share(found, gold), _mean_share(gold, found))


def ceaf_e(gold: Sets, found: Sets) -> float:
    """Give F1 over sets matched one to one, a pair counting by twice its shared mentions over all of both."""
    matched = sum(_best_matching(weights) for weights in _overlapping(gold, found))
    return f1(matched / max(1, len(found)), matched / max(1, len(gold)))


MEASURES = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean, 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _owner(sets: Sets) -> dict[Hashable, int]:
    return {mention: n for n, members in enumerate(sets) for mention in members}


def _links_kept(sets: Sets, others: Sets) -> float:
    owner = _owner(others)
    links = sum(len(members) - 1 for members in sets)
    kept = sum(len(members) - len({owner[m] for m in members}) for members in sets)
    return kept / links if links else 0.0


def _mean_share(sets: Sets, others: Sets) -> float:
    owner = _owner(others)
    shares = sum(n * n / len(s) for s in sets for n in Counter(owner[m] for m in s).values())
    return shares / max(1, sum(map(len, sets)))


def _overlapping(gold: Sets, found: Sets) -> list[list[list[float]]]:
    """Give the weights of each group of sets that hang together by shared mentions; across groups all are 0."""
    owner = _owner(found)
    group: dict[int, set[int]] = {}
    of_found: dict[int, set[int]] = {}
    for n, members in enumerate(gold):
        merged = {n}
        for other in {owner[m] for m in members}:
            merged |= of_found.get(other, set())
        for one in merged:
            group[one] = merged
            for other in {owner[m] for m in gold[one]}:
                of_found[other] = merged
    groups = {id(g): g for g in group.values()}
    tables = []
    for rows in groups.values():
        columns = sorted({owner[m] for n in rows for m in gold[n]})
        tables.append(
            [
                [2 * len(gold[n] & found[c]) / (len(gold[n]) + len(found[c])) for c in columns]
                for n in sorted(rows)
            ]
        )
    return tables


def _best_matching(weights: list[list[float]]) -> float:
    """Give the greatest sum of weights with no two in one row or column (Kuhn and Munkres, by potentials)."""
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights, strict=True)]
    rows, columns = len(weights), len(weights[0])
    potential, slack_of = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by, came_from = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while taken_by[at]:
            used[at], here, step, following = True, taken_by[at], float("inf"), 0
            for c in range(1, columns + 1):
                if not used[c]:
                    cost = -weights[here - 1][c - 1] - potential[here] - slack_of[c]
                    if cost < least[c]:
                        least[c], came_from[c] = cost, at
                    if least[c] < step:
                        step, following = least[c], c
            for c in range(columns + 1):
                if used[c]:
                    potential[taken_by[c]] += step
                    slack_of[c] -= step
                else:
                    least[c] -= step
            at = following
        while at:
            taken_by[at] = taken_by[came_from[at]]
            at = came_from[at]
    return sum(weights[taken_by[c] - 1][c - 1] for c in range(1, columns + 1) if taken_by[c])
