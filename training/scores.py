"""Scores of a shipped reader on held-out sentences, and the temperatures that make its shares honest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.examples import IGNORED, RELATIONS, ROLES, STATUSES, Labelled, labelled, pairs_of
from training.sentences import Example

Array = NDArray[np.float32]
# Where a pair of pieces counts as tied.
HALF = 0.0
TEMPERATURES = tuple(round(0.6 + 0.05 * n, 2) for n in range(49))
DOUBTS = tuple(round(-1.0 + 0.25 * n, 2) for n in range(13))
BINS = 10
# Mean share, share of right answers, answers.
Bin = tuple[float, float, int]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a head said once: its logits, the label that counts as given, the right one, and which sentence it was."""

    logits: Array
    given: int
    right: int
    sentence: int


def scored(model: Path, tokenizer: Tokenizer, held: Sequence[Example]) -> dict[str, Any]:
    """Give figures in per cent (calibration errors as shares), and for each head how its shares are made honest.

    `held_out` are the figures, `temperatures` one for each head that has shares, `doubt` what is added to "no event"
    before the shares of types are taken, `reliability` for each head rows of mean share, share right, answers.
    """
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    counted: Counter[str] = Counter()
    kept: dict[str, list[Answer]] = {"types": [], "statuses": [], "relation": []}
    for at, row in enumerate(labelled(e, tokenizer) for e in held):
        types, statuses, cues, roles, _ = run(session, row)
        _count_types(row, types, counted)
        kept["types"] += [
            Answer(types[n], int(types[n].argmax()), row.types[n], at) for n in _best_pieces(row, types)
        ]
        for n, status in enumerate(row.statuses):
            if status != IGNORED:
                kept["statuses"].append(Answer(statuses[n], int(statuses[n].argmax()), status, at))
        _count(np.array(row.cues) > 0, cues > HALF, "cue", counted)
        for n, role in enumerate(ROLES):
            right = np.zeros(roles.shape[1:], dtype=bool)
            for of, first, second in row.roles:
                right[first, second] |= of == n
            _count(right[row.anchors], roles[n][row.anchors] > HALF, role, counted)
    for at, row in ((at, pair) for at, e in enumerate(held) for pair in pairs_of(e, tokenizer)):
        logits = run(session, row)[4]
        kept["relation"].append(Answer(logits, int(logits.argmax()), row.relation, at))
    figures = {name: f1(counted, name) for name in ("trigger", "typed", "cue", *ROLES)}
    for name, labels in (("statuses", STATUSES), ("relation", RELATIONS)):
        pairs = [(a.given, a.right) for a in kept[name]]
        figures[f"{name}_right"] = round(100 * sum(a == b for a, b in pairs) / max(1, len(pairs)), 1)
        figures[f"{name}_macro_f1"] = _macro(pairs, len(labels))
    return {"held_out": figures, **_honest(kept)}


def _honest(kept: Mapping[str, Sequence[Answer]]) -> dict[str, Any]:
    offered = {name: DOUBTS if name == "types" else (0.0,) for name in kept}
    fits = {name: fitted(answers, offered[name]) for name, answers in kept.items()}
    bins = {name: reliability(answers, offered[name]) for name, answers in kept.items()}
    return {
        "temperatures": {name: temperature for name, (temperature, _) in fits.items()},
        "doubt": fits["types"][1],
        "calibration_errors": {name: calibration_error(rows) for name, rows in bins.items()},
        "reliability": bins,
    }


def run(session: onnxruntime.InferenceSession, row: Labelled) -> list[Array]:
    """Give all logits of one row, without the batch's axis."""
    found = session.run(None, {"ids": np.array([row.ids], dtype=np.int64)})
    return [array[0] for array in found]


def _count_types(row: Labelled, types: Array, counted: Counter[str]) -> None:
    """Count runs of one type as found where a run of the other side overlaps, typed where its type is the same."""
    best = [0 if row.types[n] == IGNORED else int(t) for n, t in enumerate(types.argmax(-1))]
    gold, found = _runs([max(0, t) for t in row.types]), _runs(best)
    counted["trigger right"] += sum(any(_meet(f, g) for g in gold) for f in found)
    counted["trigger hit"] += sum(any(_meet(f, g) for f in found) for g in gold)
    counted["typed right"] += sum(any(_meet(f, g) and f[2] == g[2] for g in gold) for f in found)
    counted["typed hit"] += sum(any(_meet(f, g) and f[2] == g[2] for f in found) for g in gold)
    for name in ("trigger", "typed"):
        counted[f"{name} found"] += len(found)
        counted[f"{name} gold"] += len(gold)


def _best_pieces(row: Labelled, types: Array) -> list[int]:
    """Give the surest piece of each trigger found: by it the trigger's share is told, and so its calibration."""
    runs = _runs([int(t) for t in types.argmax(-1)])
    best = [max(range(a, b), key=lambda n: float(types[n, label] - types[n, 0])) for a, b, label in runs]
    return [n for n in best if row.types[n] != IGNORED]


def _runs(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    runs: list[tuple[int, int, int]] = []
    for n, label in enumerate(labels):
        if label and runs and runs[-1][1] == n and runs[-1][2] == label:
            runs[-1] = (runs[-1][0], n + 1, label)
        elif label:
            runs.append((n, n + 1, label))
    return runs


def _meet(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _count(gold: NDArray[np.bool_], found: NDArray[np.bool_], name: str, counted: Counter[str]) -> None:
    hits = int((gold & found).sum())
    counted[f"{name} right"] += hits
    counted[f"{name} hit"] += hits
    counted[f"{name} found"] += int(found.sum())
    counted[f"{name} gold"] += int(gold.sum())


def f1(counted: Counter[str], name: str) -> float:
    """Give F1 in per cent of what was counted under a name."""
    precision = counted[f"{name} right"] / max(1, counted[f"{name} found"])
    recall = counted[f"{name} hit"] / max(1, counted[f"{name} gold"])
    return round(200 * precision * recall / max(1e-9, precision + recall), 1)


def _macro(answers: Sequence[tuple[int, int]], classes: int) -> float:
    scores = []
    for name in range(classes):
        hits = sum(a == b == name for a, b in answers)
        there = sum(b == name for _, b in answers)
        if there:
            scores.append(200 * hits / (there + sum(a == name for a, _ in answers)))
    return round(sum(scores) / max(1, len(scores)), 1)


def shares(logits: Array, temperature: float, doubt: float = 0.0) -> Array:
    """Give the shares of a row of logits at a temperature; `doubt` is added to the first, which stands for no event."""
    raised = logits.copy()
    raised[0] += doubt
    raised = np.exp((raised - raised.max()) / temperature)
    return raised / raised.sum()


def fitted(answers: Sequence[Answer], doubts: Sequence[float]) -> tuple[float, float]:
    """Give the temperature and the doubt, of those offered, under which the right answers are likeliest."""

    def surprise(pair: tuple[float, float]) -> float:
        return -sum(float(np.log(shares(a.logits, *pair)[a.right] + 1e-9)) for a in answers)

    return min(((t, d) for t in TEMPERATURES for d in doubts), key=surprise)


def reliability(answers: Sequence[Answer], doubts: Sequence[float]) -> list[Bin]:
    """Give how often the answers of like share are right, by shares fitted on the other half of the sentences."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for half in (0, 1):
        fit = fitted([a for a in answers if a.sentence % 2 != half], doubts)
        for answer in (a for a in answers if a.sentence % 2 == half):
            share = float(shares(answer.logits, *fit)[answer.given])
            bins[min(BINS - 1, int(share * BINS))].append((share, answer.given == answer.right))
    return [
        (round(sum(s for s, _ in b) / len(b), 3), round(sum(ok for _, ok in b) / len(b), 3), len(b))
        for b in bins
        if b
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Give the expected calibration error: the mean distance of share and truth, each bin by its number of answers."""
    return round(
        sum(n * abs(share - right) for share, right, n in bins) / max(1, sum(n for *_, n in bins)), 3
    )
