"""How long tracing takes: generated reports, four in five alone, the others in families with cuts and changed words.

PATH is a folder of texts, a sentence a line. Each report is drawn from their sentences, its names and most other words
exchanged for others of the same texts, so that reports of different families share grammar and little else.
"""

import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.plain import percent, plain_reading
from truceline.records.claim import Kinship
from truceline.records.mention import Reading
from truceline.stages.trace import compare, sketch

SIZES = (10_000, 100_000)
ADDED = 100
SINGLE, SMALL = 0.80, 0.95
WORD = re.compile(r"[^\W\d_]{4,}")
SENTENCES = (6, 14)
KIN = frozenset({"reprint", "rewrite", "compilation"})


class Reports(Mapping[str, Reading]):
    """Generated texts, made into readings when they are asked for."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def __getitem__(self, name: str) -> Reading:
        text = self.texts[name]
        return plain_reading(name, text, text.split("\n"))

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)


def main(path: Path) -> dict[str, float | int]:
    """Trace both sizes, then a hundred reports more."""
    sentences = [
        line for file in sorted(path.rglob("*.txt")) for line in file.read_text("utf-8").splitlines()
    ]
    pool = sorted({" ".join(s.split()) for s in sentences if 8 <= len(s.split()) <= 45})
    figures: dict[str, float | int] = {}
    print("   reports  sketches s     pairs  compare s  family recall  precision    GB")
    for size in SIZES:
        figures.update(traced(size, pool))
    first, last = (figures[f"seconds_{size}"] for size in SIZES)
    return {**figures, "growth": round(last / first / (SIZES[1] / SIZES[0]), 2)}


def traced(size: int, pool: list[str]) -> dict[str, float | int]:
    """Trace generated reports; give seconds, gigabytes, and how much of the families was found."""
    texts, family = generated(size + ADDED, pool)
    added = sorted(texts, key=lambda name: random.Random(name).random())[:ADDED]
    reports = Reports(texts)
    began = time.perf_counter()
    sketches = {name: sketch(reports[name]) for name in texts if name not in added}
    sketched, judged, compared = time.perf_counter(), compare(reports, sketches), time.perf_counter()
    sketches |= {name: sketch(reports[name]) for name in added}
    compare(reports, sketches, judged)
    ended = time.perf_counter()
    recall, precision = rates(judged, {name: family[name] for name in texts if name not in added})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    spans = f"{size:>10}{sketched - began:>12.1f}{len(judged):>10}{compared - sketched:>11.1f}"
    print(
        f"{spans}{recall:>15}{precision:>11}{memory:>6.1f}\n{'+' + str(ADDED):>10}{ended - compared:>44.1f} s"
    )
    return {
        f"seconds_{size}": round(compared - began, 1),
        f"added_seconds_{size}": round(ended - compared, 1),
        f"recall_{size}": recall,
        f"precision_{size}": precision,
        f"gigabytes_{size}": round(memory, 2),
        "n": size,
    }


def rates(judged: Mapping[tuple[str, str], Kinship | None], family: Mapping[str, int]) -> tuple[float, float]:
    """Give the share of reports of a family that hang together with another of it, and of kin pairs that are of one."""
    called = [pair for pair, kinship in judged.items() if kinship is not None and kinship.kind in KIN]
    right = [pair for pair in called if family[pair[0]] == family[pair[1]]]
    found = {name for pair in right for name in pair}
    sizes = Counter(family.values())
    wanted = [name for name in family if sizes[family[name]] > 1]
    return percent(sum(name in found for name in wanted), len(wanted)), percent(len(right), len(called))


def generated(size: int, pool: list[str]) -> tuple[dict[str, str], dict[str, int]]:
    """Give texts by name, and the number of each one's family."""
    words = sorted({word for sentence in pool[::7] for word in WORD.findall(sentence)})
    texts: dict[str, str] = {}
    family: dict[str, int] = {}
    number = 0
    while len(texts) < size:
        rng = random.Random(number)
        kind = rng.random()
        # The shares are of reports: a family of n counts n times.
        members = 1 if kind < SINGLE * 1.14 else rng.randint(2, 5) if kind < 0.994 else rng.randint(6, 50)
        base = story(pool, words, rng)
        for member in range(min(members, size - len(texts))):
            name = f"{rng.getrandbits(64):016x}"
            texts[name] = "\n".join(base if not member else copied(base, words, rng))
            family[name] = number
        number += 1
    return texts, family


def story(pool: list[str], words: list[str], rng: random.Random) -> list[str]:
    """Give some sentences with the words of another world: one exchange for each word of the report."""
    exchange: dict[str, str] = {}
    drawn = rng.sample(pool, rng.randint(*SENTENCES))
    return [WORD.sub(lambda m: swapped(m[0], exchange, words, rng, 0.6), sentence) for sentence in drawn]


def swapped(word: str, exchange: dict[str, str], words: list[str], rng: random.Random, share: float) -> str:
    """Give a word or what stands for it; always the same within one report."""
    if word not in exchange:
        other = rng.choice(words)
        other = other.capitalize() if word[0].isupper() else other.lower()
        exchange[word] = other if word[0].isupper() or rng.random() < share else word
    return exchange[word]


def copied(base: list[str], words: list[str], rng: random.Random) -> list[str]:
    """Give a copy: cut at the end, two sentences merged, up to a third of the words that are no names exchanged."""
    held = base[: max(3, rng.randint(len(base) * 3 // 5, len(base)))]
    if rng.random() < 0.3:
        held = [f"{held[0].rstrip('.')}, and {held[1][0].lower()}{held[1][1:]}", *held[2:]]
    share, exchange = rng.choice((0.0, 0.1, 0.33)), {}
    lower = re.compile(r"\b[a-z]{4,}\b")
    return [lower.sub(lambda m: swapped(m[0], exchange, words, rng, share), sentence) for sentence in held]
