"""Whether two reports tell the same facts in the same order, whatever their words.

A rewriter who exchanges every word still walks through the story: the same names, numbers
and stems come in the same order, passage by passage. Another reporter at the same event has
many of them too, but in an order of his own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

import numpy as np

from truceline.reference.wording import Wording

# A fact weighs less the more passages of a report have it: "Syria" in a report on Syria binds nothing. All numbers
# below were drawn on tests/probes/lineage (70 rewrites and translations, 171 pairs of independent or unrelated
# reports, 56 follow-ups) and on real reports of one topic: the nine unrelated pairs of the founding articles, 28 of
# other articles, 99 pairs of the similarity set that people call different stories.
#
# Likeness of two passages by facts: twice the weight in common by the weights of both.
STEP = 0.15
SURE_STEP = 0.2
# Of all facts of both reports, the share that lies on the common path; and of either report's facts, those in passages
# that surely have a counterpart: of the one, of the other. 63 of the 70 have it, one follow-up, no others.
RETOLD = 0.2
LEAST_COVERED, MOST_COVERED = 0.41, 0.66
# A part: so many passages next to each other, with facts of this weight in common (some ten words, or five names). Two
# thirds of the compilations have it; of the real pairs of different stories none but three that share a paragraph.
PART_STEPS = 2
PART_FACTS = 17.0
NO_STEP = -1.0
# Passages that a part may skip on either side.
SKIP = 2


@dataclass(frozen=True, slots=True)
class Step:
    """Passages `a` and `b` by their place, how like they are by facts (0 to 1), and the weight in common."""

    a: int
    b: int
    score: float
    weight: float


@dataclass(frozen=True, slots=True)
class Path:
    """The heaviest chain of passages whose facts two reports share in one order.

    `share` is the path's weight by both reports' (0 to 1), `covered` the share of each report's facts in sure steps.
    """

    steps: tuple[Step, ...]
    share: float
    covered: tuple[float, float]

    @property
    def is_story(self) -> bool:
        """True where the two are tellings of one story."""
        fewer, more = sorted(self.covered)
        enough = _weight(self.steps) >= PART_FACTS
        return enough and self.share >= RETOLD and fewer >= LEAST_COVERED and more >= MOST_COVERED

    @property
    def part(self) -> tuple[Step, ...]:
        """The heaviest stretch that one took from the other, or both from a third; () where none is heavy enough."""
        best: list[Step] = []
        run: list[Step] = []
        for step in self.steps:
            if step.score < SURE_STEP:
                continue
            near = bool(run) and step.a - run[-1].a <= SKIP and step.b - run[-1].b <= SKIP
            run = [*run, step] if near else [step]
            best = max(best, run, key=_weight)
        return tuple(best) if len(best) >= PART_STEPS and _weight(best) >= PART_FACTS else ()


NO_PATH = Path(steps=(), share=0.0, covered=(0.0, 0.0))


def path_of(
    a: Sequence[Wording], b: Sequence[Wording], cells: Iterable[tuple[int, int]] | None = None
) -> Path:
    """Give the heaviest path through two reports' passages; a passage is on it once.

    `cells` are the pairs of passages that may be steps, where that is known: among all others there must be none.
    """
    first, second = _weighed(a, b)
    totals = [sum(p.values()) for p in first], [sum(p.values()) for p in second]
    tried = product(range(len(a)), range(len(b))) if cells is None else cells
    shared = _shared(first, second, totals, tried)
    steps = _heaviest(shared, len(a), len(b))
    all_facts = [sum(side) or 1.0 for side in totals]
    sure = [step for step in steps if step.score >= SURE_STEP]
    return Path(
        steps=tuple(steps),
        share=2 * _weight(steps) / sum(all_facts),
        covered=(
            sum(totals[0][step.a] for step in sure) / all_facts[0],
            sum(totals[1][step.b] for step in sure) / all_facts[1],
        ),
    )


def _weighed(
    a: Sequence[Wording], b: Sequence[Wording]
) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Give the facts of both reports' passages, each weight by the passages of that report that has the fact more."""
    of_a, of_b = (Counter(chain.from_iterable(passage.facts for passage in side)) for side in (a, b))
    spread = {**of_b, **{fact: max(times, of_b.get(fact, 0)) for fact, times in of_a.items()}}
    one, other = ([{f: w / spread[f] for f, w in p.facts.items()} for p in side] for side in (a, b))
    return one, other


def _shared(
    a: Sequence[Mapping[str, float]],
    b: Sequence[Mapping[str, float]],
    totals: tuple[list[float], list[float]],
    cells: Iterable[tuple[int, int]],
) -> dict[tuple[int, int], Step]:
    """Give the steps that may be taken: pairs of passages that are like enough."""
    found = {}
    for i, j in cells:
        held, weight = b[j], 0.0
        for fact, own in a[i].items():
            if fact in held:
                weight += min(own, held[fact])
        both = totals[0][i] + totals[1][j]
        if weight and 2 * weight >= STEP * both:
            found[i, j] = Step(a=i, b=j, score=round(2 * weight / both, 4), weight=weight)
    return found


def _heaviest(shared: Mapping[tuple[int, int], Step], rows: int, columns: int) -> list[Step]:
    weights = np.full((rows, columns), NO_STEP)
    for (i, j), step in shared.items():
        weights[i, j] = step.weight
    best = np.zeros((rows + 1, columns + 1))
    for i in range(1, rows + 1):
        above = best[i - 1]
        taken = np.where(weights[i - 1] > NO_STEP, above[:-1] + weights[i - 1], 0.0)
        best[i, 1:] = np.maximum.accumulate(np.maximum(above[1:], taken))
    steps: list[Step] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            steps.append(shared[i - 1, j - 1])
            i, j = i - 1, j - 1
    return steps[::-1]


def _weight(steps: Sequence[Step]) -> float:
    return sum(step.weight for step in steps)
