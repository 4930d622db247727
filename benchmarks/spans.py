"""Who acts on whom, on tokens with BIO labels: S for the one who acts, T for the other, R for one who is both.

A sentence's labels are of one event. Of our mentions the one counts that has most of actors and recipients, the first
of those alike; where all who take part are actors, each of several is both. A found span answers a gold one where they
share a character (overlap) or are the same words (exact), one to one.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.coder import load_coder
from truceline.records.mention import Mention

ROLES = ("source", "target")
LABELS = {"source": "SR", "target": "TR"}
# What stands close to the word before it, and what to the word behind it.
CLOSE_BEFORE = frozenset(".,;:?!)]}%'’”") | {"'s", "’s", "n't", "n’t", "''"}
CLOSE_BEHIND = frozenset("([{$£€“‘") | {"``"}
NAME = re.compile(r"[A-Z][\w.]*(?: (?:of |the )?[A-Z][\w.]*)*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and the gold spans of each role in it."""

    text: str
    gold: dict[str, list[Span]]


@dataclass(slots=True)
class Tally:
    """Counts of one role of one system."""

    gold: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=lambda: {"overlap": 0, "exact": 0})

    def add(self, gold: Sequence[Span], found: Sequence[Span]) -> None:
        """Count the spans of one sentence."""
        self.gold += len(gold)
        self.found += len(found)
        self.right["overlap"] += paired(gold, found)
        self.right["exact"] += len(set(gold) & set(found))

    def f1(self, how: str) -> float:
        """The F1 in per cent."""
        return round(200 * self.right[how] / max(1, self.gold + self.found), 1)


def main(path: Path) -> dict[str, float | int]:
    """Score our participants, and beside them the first two runs of capitalised words."""
    coder = load_coder(os.environ)
    sentences = list(read(path))
    ours, trivial = ({role: Tally() for role in ROLES} for _ in range(2))
    for sentence in sentences:
        for tallies, found in (
            (ours, found_in(coder.mentions_in(sentence.text))),
            (trivial, capitalised(sentence.text)),
        ):
            for role in ROLES:
                tallies[role].add(sentence.gold[role], found[role])
    figures: dict[str, float | int] = {}
    print(f"{'':10}{'coder':>8}{'exact':>8}{'trivial':>10}{'exact':>8}")
    for role in ROLES:
        row = [t[role].f1(how) for t in (ours, trivial) for how in ("overlap", "exact")]
        names = (f"{role}_f1", f"{role}_exact_f1", f"trivial_{role}_f1", f"trivial_{role}_exact_f1")
        figures |= dict(zip(names, row, strict=True))
        print(f"{role:10}{row[0]:>8}{row[1]:>8}{row[2]:>10}{row[3]:>8}")
    return {**figures, "n": len(sentences)}


def read(path: Path) -> Iterator[Sentence]:
    """Give the sentences of a file, or of every text file of a folder."""
    for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
        rows: list[tuple[str, str]] = []
        for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
            if line.strip():
                token, _, label = line.strip().rpartition(" ")
                rows.append((token, label))
            elif rows:
                yield as_sentence(rows)
                rows = []


def set_together(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Set tokens together as a newspaper does; give the text and each token's place in it."""
    text, places = "", []
    for token in tokens:
        glued = not text or token in CLOSE_BEFORE or text.split(" ")[-1] in CLOSE_BEHIND
        text += token if glued else f" {token}"
        places.append((len(text) - len(token), len(text)))
    return text, places


def as_sentence(rows: Sequence[tuple[str, str]]) -> Sentence:
    """Set tokens together, and find the labelled runs in the text."""
    text, places = set_together([token for token, _ in rows])
    gold: dict[str, list[Span]] = {role: [] for role in ROLES}
    for role in ROLES:
        for n, (_, label) in enumerate(rows):
            if label[-1] in LABELS[role]:
                if label.startswith("B") or not gold[role] or gold[role][-1][1] != places[n - 1][1]:
                    gold[role].append(places[n])
                else:
                    gold[role][-1] = (gold[role][-1][0], places[n][1])
    return Sentence(text, gold)


def found_in(mentions: Sequence[Mention]) -> dict[str, list[Span]]:
    """Give the spans of the mention that tells most of who did it to whom."""
    best = max(mentions, key=lambda m: bool(m.actors) + bool(m.recipients), default=None)
    if best is None:
        return {role: [] for role in ROLES}
    actors = [(w.evidence.start, w.evidence.end) for w in best.actors]
    recipients = [(w.evidence.start, w.evidence.end) for w in best.recipients]
    mutual = not recipients and len(actors) > 1
    return {"source": actors, "target": actors if mutual else recipients}


def capitalised(text: str) -> dict[str, list[Span]]:
    """Give the first run of capitalised words as source, the second as target."""
    runs = [match.span() for match in NAME.finditer(text)]
    return {"source": runs[:1], "target": runs[1:2]}


def paired(gold: Sequence[Span], found: Sequence[Span]) -> int:
    """How many gold spans have a found one of their own that shares a character, in text order."""
    left = sorted(found)
    right = 0
    for start, end in sorted(gold):
        answer = next((span for span in left if span[0] < end and start < span[1]), None)
        if answer is not None:
            left.remove(answer)
            right += 1
    return right
