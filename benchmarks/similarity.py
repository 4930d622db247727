"""Pairs of news texts that people judged for sameness: how well likeness by facts follows them, beside TF-IDF."""

import csv
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.plain import plain_reading
from truceline.reference.shingles import words_of
from truceline.stages.trace import sketch
from truceline.stages.trace.sketch import ONE_SUBJECT, alike

SAME = 2.0


def main(path: Path) -> dict[str, float | int]:
    """Score every English pair: correlation with the judgement (1 same to 4 different), same-story pairs called so."""
    pairs = english_pairs(path)
    judged = [overall for _, _, overall in pairs]
    ours = [
        alike(*(sketch(plain_reading(text[:80], text, text.split(". "))) for text in (one, other)))
        for one, other, _ in pairs
    ]
    rival = tf_idf([one for one, _, _ in pairs], [other for _, other, _ in pairs])
    figures: dict[str, float | int] = {
        "r": round(-correlation(ours, judged), 3),
        "f1": f1([score >= ONE_SUBJECT for score in ours], judged),
        "trivial_r": round(-correlation(rival, judged), 3),
        "n": len(pairs),
    }
    print(f"{'':12}{'r':>8}{'F1 of same story':>20}")
    print(f"{'truceline':12}{figures['r']:>8}{figures['f1']:>20}\n{'TF-IDF':12}{figures['trivial_r']:>8}")
    return figures


def english_pairs(path: Path) -> list[tuple[str, str, float]]:
    """Read the pairs whose texts are both English."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lang1"] == row["lang2"] == "en"]
    return [(row["text1"], row["text2"], float(row["Overall"])) for row in rows]


def tf_idf(first: Sequence[str], second: Sequence[str]) -> list[float]:
    """Give the cosine of each pair's word counts, weighed by how few of all texts have a word."""
    counts = [Counter(word.text for word in words_of(text)) for text in (*first, *second)]
    spread = Counter(word for count in counts for word in count)
    vectors = [{w: n * math.log(len(counts) / spread[w]) for w, n in count.items()} for count in counts]
    return [cosine(vectors[i], vectors[i + len(first)]) for i in range(len(first))]


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Give the cosine of two sparse vectors, 0 where one is empty."""
    lengths = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return sum(value * other.get(word, 0.0) for word, value in one.items()) / lengths if lengths else 0.0


def correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Give Pearson's r, 0 where one side never varies."""
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    spread = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    together = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return together / spread if spread else 0.0


def f1(called: Sequence[bool], judged: Sequence[float]) -> float:
    """Give F1 of the pairs judged the same story, in per cent."""
    right = sum(said and overall <= SAME for said, overall in zip(called, judged, strict=True))
    both = sum(called) + sum(overall <= SAME for overall in judged)
    return round(200 * right / both, 1) if both else 0.0
