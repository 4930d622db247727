"""Scores of a shipped reader on held-out sentences, and the temperatures that make its shares honest."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.examples import IGNORED, RELATIONS, ROLES, STATUSES, Labelled, batch_of, labelled, pairs_of
from training.sentences import Example

Array = NDArray[np.float32]
# Where a pair of pieces counts as tied.
HALF = 0.0
TEMPERATURES = tuple(round(0.6 + 0.05 * n, 2) for n in range(49))
BINS = 10


def scored(
    model: Path, tokenizer: Tokenizer, held: Sequence[Example]
) -> tuple[dict[str, float], dict[str, float]]:
    """Give figures in per cent (calibration errors as shares), and a temperature for each head that has shares."""
    session = onnxruntime.InferenceSession(str(model))
    counted: Counter[str] = Counter()
    # For each head: logits and right answers.
    kept: dict[str, list[tuple[Array, int]]] = {"types": [], "statuses": [], "relation": []}
    for row in [labelled(e, tokenizer) for e in held]:
        types, statuses, cues, roles, _ = run(session, row)
        _count_types(row, types, counted)
        kept["types"] += [(types[n], row.types[n]) for n in _best_pieces(row, types)]
        for n, status in enumerate(row.statuses):
            if status != IGNORED:
                kept["statuses"].append((statuses[n], status))
        _count(np.array(row.cues) > 0, cues > HALF, "cue", counted)
        for n, role in enumerate(ROLES):
            right = np.zeros(roles.shape[1:], dtype=bool)
            for of, first, second in row.roles:
                right[first, second] |= of == n
            _count(right[row.anchors], roles[n][row.anchors] > HALF, role, counted)
    for row in [pair for e in held for pair in pairs_of(e, tokenizer)]:
        kept["relation"].append((run(session, row)[4], row.relation))
    figures = {name: f1(counted, name) for name in ("trigger", "typed", "cue", *ROLES)}
    for name, labels in (("statuses", STATUSES), ("relation", RELATIONS)):
        answers = [(int(logits.argmax()), right) for logits, right in kept[name]]
        figures[f"{name}_right"] = round(100 * sum(a == b for a, b in answers) / max(1, len(answers)), 1)
        figures[f"{name}_macro_f1"] = _macro(answers, len(labels))
    temperatures = {name: _temperature(pairs) for name, pairs in kept.items()}
    for name, pairs in kept.items():
        figures[f"{name}_calibration_error"] = _calibration(pairs, temperatures[name])
    return figures, temperatures


def run(session: onnxruntime.InferenceSession, row: Labelled) -> list[Array]:
    """Give all logits of one row, without the batch's axis."""
    batch = batch_of([row])
    found = session.run(None, {"ids": batch["ids"].numpy(), "mask": batch["mask"].numpy()})
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


def shares(logits: Array, temperature: float) -> Array:
    """Give the shares of a row of logits at a temperature."""
    raised = np.exp((logits - logits.max()) / temperature)
    return raised / raised.sum()


def _temperature(pairs: Sequence[tuple[Array, int]]) -> float:
    """Give the temperature under which the right answers are likeliest."""

    def surprise(temperature: float) -> float:
        return -sum(float(np.log(shares(x, temperature)[right] + 1e-9)) for x, right in pairs)

    return min(TEMPERATURES, key=surprise)


def _calibration(pairs: Sequence[tuple[Array, int]], temperature: float) -> float:
    """Give the expected calibration error of the likeliest answer over ten bins of equal width."""
    total = 0.0
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for logits, right in pairs:
        share = shares(logits, temperature)
        best = int(share.argmax())
        bins[min(BINS - 1, int(share[best] * BINS))].append((float(share[best]), best == right))
    for held in bins:
        total += abs(sum(share for share, _ in held) - sum(ok for _, ok in held))
    return round(total / max(1, len(pairs)), 3)
