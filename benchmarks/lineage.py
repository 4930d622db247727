"""Lineage probes: which pairs of reports share wording, by kind, beside MinHash over whole reports.

PATH is a folder of YAML files (tests/probes/README.md has their form). All its reports are traced together, so
that pairs of different groups, which share nothing, count as well.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from rensa import RMinHash

from benchmarks.plain import percent
from truceline import pipeline
from truceline.config import load_settings
from truceline.kit import load_kit
from truceline.records.document import Capture
from truceline.reference.shingles import shingles, words_of
from truceline.stages import ingest
from truceline.stages.trace import trace

STORY = frozenset({"reprint", "cut", "light", "rewrite", "translated"})
SHARING = STORY | {"compilation"}
# A follow-up may repeat a sentence of background: called a part it is neither right nor wrong.
PART = "compilation"
THRESHOLDS = (0.5, 0.8)
PERMUTATIONS = 256

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Reports by name, the gold kind of each pair inside a group; every other pair is unrelated."""

    texts: Mapping[str, str]
    kinds: Mapping[Pair, str]


def main(path: Path) -> dict[str, float | int]:
    """Score the product's kinships, and MinHash's."""
    corpus = corpus_of(path)
    ours = kinships(corpus.texts)
    figures: dict[str, float | int] = {
        "n": len(corpus.kinds),
        "reports": len(corpus.texts),
        **table("truceline", ours, corpus),
    }
    for threshold in THRESHOLDS:
        called = dict.fromkeys(minhash_pairs(corpus.texts, threshold), "reprint")
        rates = table(f"MinHash {threshold}", called, corpus)
        figures.update({f"minhash{round(threshold * 10)}_{key}": value for key, value in rates.items()})
    return figures


def corpus_of(path: Path) -> Corpus:
    """Read every group of every file; a struck pair is left out."""
    texts: dict[str, str] = {}
    kinds: dict[Pair, str] = {}
    for file in sorted(path.glob("*.yaml")):
        for group in yaml.safe_load(file.read_text(encoding="utf-8")):
            texts.update({f"{group['id']}-{r['key']}": r["text"] for r in group["reports"]})
            for one, other, kind, *struck in group["pairs"]:
                if not struck:
                    kinds[pair_of(f"{group['id']}-{one}", f"{group['id']}-{other}")] = kind
    return Corpus(texts=texts, kinds=kinds)


def pair_of(one: str, other: str) -> Pair:
    """Give a pair in one order."""
    return (one, other) if one < other else (other, one)


def kinships(texts: Mapping[str, str]) -> dict[Pair, str]:
    """Read and trace all reports; give the kind of each pair that shares wording."""
    kit = load_kit(load_settings(None, {}))
    readings = [pipeline.read(capture, kit) for capture in captures(texts)]
    names = {reading.document.id: reading.document.name.removesuffix(".txt") for reading in readings}
    found = trace(tuple(readings))
    return {pair_of(names[k.a], names[k.b]): k.kind for k in found if k.kind != "same_topic"}


def captures(texts: Mapping[str, str]) -> Iterator[Capture]:
    """Give the texts as files that were found."""
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            file = Path(folder, f"{name}.txt")
            file.write_text(text, encoding="utf-8")
            yield ingest.take(file, root=Path(folder), now=datetime.now(UTC))


def minhash_pairs(texts: Mapping[str, str], threshold: float) -> Iterator[Pair]:
    """Give the pairs whose runs of three words are alike by so much or more, as MinHash over whole reports has it."""
    signatures = {}
    for name, text in texts.items():
        signature = RMinHash(num_perm=PERMUTATIONS, seed=1)
        signature.update(sorted(shingles([word.text for word in words_of(text)])))
        signatures[name] = signature
    for one, other in combinations(sorted(texts), 2):
        if signatures[one].jaccard(signatures[other]) >= threshold:
            yield pair_of(one, other)


def table(name: str, called: Mapping[Pair, str], corpus: Corpus) -> dict[str, float | int]:
    """Print how many pairs of each kind are called what; give precision and recall in per cent."""
    counts: dict[str, Counter[str]] = {}
    for pair, gold in corpus.kinds.items():
        counts.setdefault(gold, Counter())[called.get(pair, "nothing")] += 1
    across = Counter(kind for pair, kind in called.items() if not same_group(pair))
    counts["other groups"] = across
    print(f"\n{name:15}{'reprint':>9}{'rewrite':>9}{'part':>9}{'nothing':>9}")
    for gold in (*sorted(STORY), PART, "followup", "independent", "unrelated", "other groups"):
        row = counts.get(gold, Counter())
        print(f"{gold:15}{row['reprint']:>9}{row['rewrite']:>9}{row[PART]:>9}{row['nothing']:>9}")
    right = sum(pair in called for pair, gold in corpus.kinds.items() if gold in SHARING)
    neutral = sum(called.get(pair) == PART for pair, gold in corpus.kinds.items() if gold == "followup")
    wanted = sum(gold in SHARING for gold in corpus.kinds.values())
    stories = [pair for pair, kind in called.items() if kind != PART]
    story_right = sum(corpus.kinds.get(pair) in STORY for pair in stories)
    story_wanted = sum(gold in STORY for gold in corpus.kinds.values())
    return {
        "precision": percent(right, len(called) - neutral),
        "recall": percent(right, wanted),
        "story_precision": percent(story_right, len(stories)),
        "story_recall": percent(story_right, story_wanted),
    }


def same_group(pair: Pair) -> bool:
    """Tell whether both reports were written for one group."""
    return pair[0].partition("-")[0] == pair[1].partition("-")[0]
