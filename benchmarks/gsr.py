"""PLOVER's own gold records: type, sources and targets of one event a text.

Of our mentions the one counts whose trigger shares most words with the record's event words; of those alike, the one
whose participants fit the record's, as in `types`. The strict type is compared. A participant is found where ours
shares a telling word with it, one to one; where all who take part are actors, they answer sources and targets alike.
"""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.coder import load_coder
from benchmarks.types import Row, best, words, words_of
from truceline.records.mention import Mention, NameWords

# The records keep names of PLOVER's first version.
NEW_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


@dataclass(frozen=True, slots=True)
class Record:
    """A text with one event of it: type, the event's words, who acts and on whom."""

    text: str
    event_type: str
    event_words: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def main(path: Path) -> dict[str, float | int]:
    """Score types and participants, and beside them the commonest type and the first two names."""
    records = read(path)
    coder = load_coder(os.environ)
    found = [chosen(coder.mentions_in(record.text), record) for record in records]
    types = [(mention.plover_type or mention.event_type) if mention else "" for mention in found]
    commonest = Counter(record.event_type for record in records).most_common(1)[0][0]
    figures: dict[str, float | int] = {
        "type_acc": share(sum(t == r.event_type for t, r in zip(types, records, strict=True)), len(records)),
        "trivial_type_acc": share(sum(r.event_type == commonest for r in records), len(records)),
    }
    sides = [_sides(mention) for mention in found]
    names = [_first_names(record.text) for record in records]
    for n, role in enumerate(("source", "target")):
        gold = [record.sources if n == 0 else record.targets for record in records]
        figures[f"{role}_f1"] = f1(gold, [side[n] for side in sides])
        figures[f"trivial_{role}_f1"] = f1(gold, [[words(name)] for name in (pair[n] for pair in names)])
    print(f"{'':12}{'type':>8}{'source':>8}{'target':>8}")
    for label, prefix in (("coder", ""), ("trivial", "trivial_")):
        row = [figures[f"{prefix}{key}"] for key in ("type_acc", "source_f1", "target_f1")]
        print(f"{label:12}" + "".join(f"{value:>8}" for value in row))
    return {**figures, "found": sum(m is not None for m in found), "n": len(records)}


def read(path: Path) -> list[Record]:
    """Give the records of a file, or of every JSON file of a folder, that have a text and an event."""
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    raw = [record for file in files for record in json.loads(file.read_text(encoding="utf-8"))]
    return [
        Record(
            text=record["text"],
            event_type=NEW_NAMES.get(record["event"], record["event"]),
            event_words=str(record.get("eventText", "")),
            sources=_names(record.get("source")),
            targets=_names(record.get("target")),
        )
        for record in raw
        if record.get("text") and record["event"] != "DOCUMENT"
    ]


def _names(side: Any) -> tuple[str, ...]:
    """The words for the participants; a few records hold something else than a list of them."""
    given = side if isinstance(side, list) else []
    return tuple(actor["actorText"] for actor in given if isinstance(actor, dict) and actor.get("actorText"))


def chosen(mentions: Sequence[Mention], record: Record) -> Mention | None:
    """Give the mention on the record's event words, else the one with its participants."""
    shared = [len(words(m.trigger.quote) & words(record.event_words)) for m in mentions]
    most = max(shared, default=0)
    likely = [m for m, count in zip(mentions, shared, strict=True) if count == most]
    return best(likely, Row(record.text, " ".join(record.sources), " ".join(record.targets), "", ""))


def _sides(mention: Mention | None) -> tuple[list[set[str]], list[set[str]]]:
    if mention is None:
        return [], []
    actors, recipients = ([_telling(w) for w in side] for side in (mention.actors, mention.recipients))
    mutual = not recipients and len(actors) > 1
    return actors, actors if mutual else recipients


def _telling(name: NameWords) -> set[str]:
    return words_of([name])


def _first_names(text: str) -> tuple[str, str]:
    """The first two runs of capitalised words."""
    runs, run = [], ""
    for word in [*text.split(), ""]:
        if word[:1].isupper():
            run = f"{run} {word}".strip()
        elif run:
            runs.append(run)
            run = ""
    return (*runs, "", "")[0], (*runs, "", "")[1]


def f1(gold: Sequence[Sequence[str]], found: Sequence[Sequence[set[str]]]) -> float:
    """Give the F1, in per cent, of participants paired one to one within each record."""
    right = asked = given = 0
    for names, ours in zip(gold, found, strict=True):
        left = [words_ for words_ in ours if words_]
        asked, given = asked + len(names), given + len(left)
        for name in names:
            answer = next((words_ for words_ in left if words_ & words(name)), None)
            if answer is not None:
                left.remove(answer)
                right += 1
    return round(200 * right / max(1, asked + given), 1)


def share(part: int, whole: int) -> float:
    """Give a share in per cent."""
    return round(100 * part / max(1, whole), 1)
