"""Who says what, on brat files: the spans of cues, of those who say it and of what is said.

A found span answers a gold one where they share a character (overlap), or hold the same
letters and digits, whatever marks and spaces stand around them (exact); one to one.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.coder import Coder, load_coder
from truceline.errors import TrucelineError
from truceline.stages import ingest
from truceline.stages.clean import clean

ROLES = ("cue", "source", "content")
# A stretch of a text as the offsets of its letters and digits, so that it may have gaps.
Stretch = frozenset[int]
Found = Mapping[str, Sequence[Stretch]]
SAID = re.compile(r"([\w.]+) (said)\b")


@dataclass(slots=True)
class Tally:
    """Counts of one role of one system; a text with several annotators counts their mean."""

    gold: float = 0.0
    found: float = 0.0
    right: dict[str, float] = field(default_factory=lambda: {"overlap": 0.0, "exact": 0.0})

    def add(self, gold: Sequence[Stretch], found: Sequence[Stretch], share: float) -> None:
        """Count one annotator's spans of one text."""
        self.gold += share * len(gold)
        self.found += share * len(found)
        self.right["overlap"] += share * _matches(gold, found)
        self.right["exact"] += share * len(set(gold) & set(found))

    def f1(self, how: str) -> float:
        """The F1 in per cent."""
        return round(200 * self.right[how] / max(1.0, self.gold + self.found), 1)


def main(path: Path) -> dict[str, float | int]:
    """Score the coder, and beside it one that knows only the word "said" and what stands around it."""
    coder = load_coder(os.environ)
    ours, trivial = ({role: Tally() for role in ROLES} for _ in range(2))
    annotated = sorted(path.rglob("*.ann"))
    by_text: dict[Path, list[Path]] = {}
    texts = {file.stem: file for file in sorted(path.rglob("*.txt"))}
    for file in annotated:
        by_text.setdefault(texts.get(file.stem) or texts[file.stem.rpartition("_")[0]], []).append(file)
    for text_file, files in by_text.items():
        text = text_file.read_bytes().decode("utf-8")
        answers = ((ours, found_by_coder(text_file, coder)), (trivial, found_by_said(text)))
        for gold in (read_gold(file, text) for file in files):
            for tallies, found in answers:
                for role in ROLES:
                    tallies[role].add(gold[role], found[role], 1 / len(files))
    figures: dict[str, float | int] = {}
    print(f"{'':10}{'coder':>8}{'exact':>8}{'trivial':>10}{'exact':>8}")
    for role in ROLES:
        figures |= {role: ours[role].f1("overlap"), f"{role}_exact": ours[role].f1("exact")}
        beside = {
            f"trivial_{role}": trivial[role].f1("overlap"),
            f"trivial_{role}_exact": trivial[role].f1("exact"),
        }
        figures |= beside
        row = (figures[role], figures[f"{role}_exact"], *beside.values())
        print(f"{role:10}{row[0]:>8}{row[1]:>8}{row[2]:>10}{row[3]:>8}")
    return {**figures, "n": round(ours["cue"].gold), "texts": len(by_text), "annotations": len(annotated)}


def read_gold(file: Path, text: str) -> Found:
    """Give an annotator's spans; a span in pieces is one stretch."""
    found: dict[str, list[Stretch]] = {role: [] for role in ROLES}
    for line in file.read_text(encoding="utf-8").splitlines():
        match = re.match(r"T\d+\t(\w+) ([\d ;]+)\t", line)
        if match and match[1].lower() in found:
            pieces = [tuple(map(int, piece.split())) for piece in match[2].split(";")]
            found[match[1].lower()].append(_stretch(text, pieces))
    return {role: sorted(set(spans), key=sorted) for role, spans in found.items()}


def found_by_coder(file: Path, coder: Coder) -> Found:
    """Give what the product finds in a file; nothing where it cannot read it."""
    found: dict[str, set[Stretch]] = {role: set() for role in ROLES}
    try:
        document = clean(ingest.take(file, root=file.parent, now=datetime.now(UTC)))
    except TrucelineError:
        return dict.fromkeys(ROLES, ())
    # In this set a word is part of one attribution at most: what others attribute in their words is not marked.
    told = [a for a in coder.read(document).attributions if not a.quoted and not a.nested]
    for one in told:
        pieces = {
            "cue": [one.cue],
            "source": [one.holder.evidence] if one.holder else [],
            "content": one.content,
        }
        for role, spans in pieces.items():
            if spans:
                found[role].add(_stretch(document.text, [(e.start, e.end) for e in spans]))
    return {role: sorted(spans, key=sorted) for role, spans in found.items()}


def found_by_said(text: str) -> Found:
    """Give "said" as the cue, the word before it as the source and the rest of the sentence as said."""
    found: dict[str, list[Stretch]] = {role: [] for role in ROLES}
    for sentence in re.finditer(r"[^\n.!?]+[^\n]?", text):
        match = SAID.search(text, *sentence.span())
        if match:
            found["cue"].append(_stretch(text, [match.span(2)]))
            found["source"].append(_stretch(text, [match.span(1)]))
            found["content"].append(_stretch(text, [sentence.span()]) - _stretch(text, [match.span()]))
    return found


def _stretch(text: str, pieces: Iterable[tuple[int, ...]]) -> Stretch:
    return frozenset(at for start, end in pieces for at in range(start, end) if text[at].isalnum())


def _matches(gold: Sequence[Stretch], found: Sequence[Stretch]) -> int:
    """Pair gold and found one to one, those that share most first."""
    shared = [(len(g & f), -n, -m) for n, g in enumerate(gold) for m, f in enumerate(found) if g & f]
    taken_gold, taken_found = set(), set()
    for _, n, m in sorted(shared, reverse=True):
        if n not in taken_gold and m not in taken_found:
            taken_gold.add(n)
            taken_found.add(m)
    return len(taken_gold)
