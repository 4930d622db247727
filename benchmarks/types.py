"""PLOVER types of sentences with a given source and target, on a TSV; nothing found is wrong.

Each sentence is a report of its own. Of its mentions the one counts whose actors are the given source and whose
recipients the given target, or as much of that as there is; the first in the text where several fit alike. The
learned reader is asked what the first of the two does to the second.
"""

import csv
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coder import Coder, load_coder
from benchmarks.scores import class_scores, levels, macro_f1
from truceline.records.mention import Mention, NameWords
from truceline.reference.encoder import Encoder
from truceline.stages.code.relating import relate

# The set's fifteen classes hold concessions and retreats as one, and cut four quads out of them as follows.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "YIELD"),
    3: ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF = {name: str(quad) for quad, names in QUADS.items() for name in names}
LEVELS = ("root", "quad", "binary")
# Words that stand in every other noun phrase tell no participant from another.
FUNCTION_WORDS = frozenset(
    {"a", "an", "and", "by", "for", "from", "in", "its", "of", "on", "s", "the", "to", "with"}
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, who acts on whom in it, and its gold class."""

    sentence: str
    source: str
    target: str
    root: str
    quad: str


def main(path: Path) -> dict[str, float | int]:
    """Score the coder, and beside it the answer that all are of one class."""
    rows = list(read(path))
    coder = load_coder(os.environ)
    found = {"": [root_by(coder, row) for row in rows]}
    gold = levels([row.root for row in rows], [row.quad for row in rows])
    found["trivial"] = [Counter(gold["root"]).most_common(1)[0][0]] * len(rows)
    figures: dict[str, float | int] = {}
    print(f"{'macro-F1':12}" + "".join(f"{level:>8}" for level in LEVELS))
    for name, roots in found.items():
        ours = levels(roots, [QUAD_OF.get(root, "") for root in roots])
        scores = [macro_f1(gold[level], ours[level]) for level in LEVELS]
        figures |= {f"{name}_{level}".strip("_"): s for level, s in zip(LEVELS, scores, strict=True)}
        print(f"{name or 'coder':12}" + "".join(f"{score:>8}" for score in scores))
    for name in sorted(set(gold["root"])):
        scores = class_scores(name, gold["root"], found[""])
        print(f"  {name:10}{scores[0]:>7}{scores[1]:>7}{scores[2]:>7}{gold['root'].count(name):>6}")
    return {**figures, "found": sum(map(bool, found[""])), "n": len(rows)}


def read(path: Path) -> Iterator[Row]:
    """Give the rows of a TSV, or of every TSV of a folder, that have a gold class."""
    for file in sorted(path.rglob("*.tsv")) if path.is_dir() else [path]:
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                root = YIELD.get(row["gold_root"], row["gold_root"])
                if root:
                    quad = row["gold_penta"].removesuffix(".0")
                    yield Row(row["sentence"], row["source"], row["target"], root, quad)


def root_by(coder: Coder, row: Row) -> str:
    """Give the class of a row by whoever is asked, "" where nothing is found."""
    reader = coder.kit.wording.reader
    mentions = () if coder.alone is not None else coder.by_rules().mentions_in(row.sentence)
    return related(mentions, row, reader)


def related(mentions: Sequence[Mention], row: Row, reader: Encoder | None) -> str:
    """Give the likeliest class of a pair by rules and reader; where its words are not found, by the rules."""
    first = row.sentence.find(row.source)
    at = [m.start() for m in re.finditer(re.escape(row.target), row.sentence)] if row.target else []
    end = first + len(row.source)
    second = next((n for n in at if n >= end or n + len(row.target) <= first), -1)
    if reader is None or first < 0 or second < 0:
        told = best(mentions, row)
        return root_of(told) if told else ""
    pair = (first, end), (second, second + len(row.target))
    shares: Counter[str] = Counter()
    for name, share in relate(mentions, row.sentence, *pair, reader).items():
        shares[YIELD.get(name, name)] += share
    return max(shares, key=lambda name: shares[name], default="")


def best(mentions: Sequence[Mention], row: Row) -> Mention | None:
    """Give the mention that fits the source and the target best; both count before the source, it before the target."""

    def fit(mention: Mention) -> int:
        actors, recipients = words_of(mention.actors), words_of(mention.recipients)
        # Mutual types hold everyone among the actors.
        others = recipients or actors
        return 2 * bool(actors & words(row.source)) + bool(others & words(row.target))

    return max(mentions, key=fit, default=None)


def words_of(names: Sequence[NameWords]) -> set[str]:
    """Give the telling words of participants, with those that a pronoun stands for."""
    quotes = [quote for name in names for quote in (name.evidence, *name.refers_to)]
    return {word for quote in quotes for word in words(quote.quote)}


def words(text: str) -> set[str]:
    """Give a phrase's words in lower case without the function words."""
    return {word for word in re.findall(r"\w+", text.lower()) if word not in FUNCTION_WORDS}


def root_of(mention: Mention) -> str:
    """Give the class as the set names it: what a strict PLOVER coder writes, else the type talked about."""
    name = mention.plover_type or mention.event_type
    return YIELD.get(name, name)
