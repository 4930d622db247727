"""Training sentences in the codebook's marks, read and checked.

`python -m training.sentences FOLDER` lists every fault and counts what there is.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from truceline.reference.codebook import load_codebook

PLOVER = Path(__file__).parents[1] / "src/truceline/data/codebook/plover"
STATUSES = ("happened", "ongoing", "planned", "possible", "demanded", "threatened", "denied", "not_happened")
# These three types have one status each, which no other type has but that an act may be denied.
FIXED = {"REQUEST": "demanded", "THREATEN": "threatened", "REJECT": "denied"}
ROLES = ("actor", "recipient", "place", "time")
SPEECH = ("speaker", "cue", "content")
# Words that say where a report has it from; words of which two readers did not tell the same event.
ALONE = ("origin", "?")
Span = tuple[int, int]


@dataclass(slots=True)
class MarkedMention:
    """A trigger with its type, mode or "", status and the spans of its roles."""

    trigger: Span
    event_type: str
    mode: str
    status: str
    roles: dict[str, list[Span]] = field(default_factory=dict)


@dataclass(slots=True)
class Example:
    """A plain text with its mentions by number, attributions by letter, origin cues, and what readers dispute."""

    text: str
    mentions: dict[str, MarkedMention] = field(default_factory=dict)
    speech: dict[str, dict[str, list[Span]]] = field(default_factory=dict)
    origins: list[Span] = field(default_factory=list)
    disputed: list[Span] = field(default_factory=list)
    where: str = ""


def parse(line: str, where: str = "") -> Example:
    """Read one marked line; ValueError says what is wrong with it."""
    text, opened, marks = "", [], []
    position = 0
    while position < len(line):
        if line[position] == "{":
            colon = line.index(":", position) if ":" in line[position:] else -1
            if colon < 0:
                raise ValueError("a mark without a colon")
            opened.append((line[position + 1 : colon], len(text)))
            position = colon
        elif line[position] == "}":
            if not opened:
                raise ValueError("a brace is closed that was not opened")
            labels, start = opened.pop()
            marks.append((labels, _trimmed(text, start)))
        else:
            text += line[position]
        position += 1
    if opened:
        raise ValueError(f"the mark {{{opened[-1][0]}: is not closed")
    example = Example(text=text, where=where)
    labelled = [(label.split(), span) for labels, span in marks for label in labels.split(",")]
    for words, span in labelled:
        if words and words[0][0].isdigit():
            _trigger(example, words, span)
    for words, span in labelled:
        if not words:
            raise ValueError("an empty label")
        if not words[0][0].isdigit():
            _role(example, words, span)
    return example


def _trimmed(text: str, start: int) -> Span:
    words = text[start:]
    if not words.strip():
        raise ValueError("a mark without words")
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _trigger(example: Example, words: list[str], span: Span) -> None:
    if len(words) != 3:
        raise ValueError(f"a trigger is `number TYPE/mode status`, not {' '.join(words)!r}")
    number, kind, status = words
    event_type, _, mode = kind.partition("/")
    modes = MODES.get(event_type)
    if modes is None:
        raise ValueError(f"no type {event_type!r}")
    if mode and mode not in modes:
        raise ValueError(f"{event_type} has no mode {mode!r}")
    if status not in STATUSES:
        raise ValueError(f"no status {status!r}")
    held = FIXED.get(event_type)
    if (held or status) != status or (held is None and status in {"demanded", "threatened"}):
        raise ValueError(f"{event_type} cannot be {status}")
    if number in example.mentions:
        raise ValueError(f"mention {number} has two triggers")
    example.mentions[number] = MarkedMention(span, event_type, mode, status)


def _role(example: Example, words: list[str], span: Span) -> None:
    role, *keys = words
    if role in ALONE and not keys:
        (example.origins if role == "origin" else example.disputed).append(span)
    elif role in ROLES and keys:
        for key in keys:
            if key not in example.mentions:
                raise ValueError(f"{role} {key} belongs to no trigger")
            example.mentions[key].roles.setdefault(role, []).append(span)
    elif role in SPEECH and keys:
        for key in keys:
            example.speech.setdefault(key, {}).setdefault(role, []).append(span)
    else:
        raise ValueError(f"no label {' '.join(words)!r}")


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    """Give the marked lines of a file, or of every file of a folder, each with its file and line number."""
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                yield f"{file.name}:{number}", line.strip()


def examples_of(path: Path) -> tuple[list[Example], list[str]]:
    """Give the examples under a path, and the faults, each with its file and line."""
    examples, faults = [], []
    for where, line in lines_of(path):
        try:
            examples.append(parse(line, where))
        except ValueError as error:
            faults.append(f"{where}: {error}")
    return examples, faults


def marked(example: Example) -> str:
    """Write an example down again; ValueError where its marks would cross."""
    labels: dict[Span, list[str]] = {}
    for number, m in example.mentions.items():
        kind = f"{m.event_type}/{m.mode}" if m.mode else m.event_type
        labels.setdefault(m.trigger, []).append(f"{number} {kind} {m.status}")
        for role, spans in m.roles.items():
            for span in spans:
                labels.setdefault(span, []).append(f"{role} {number}")
    for letter, attribution in example.speech.items():
        for role, spans in attribution.items():
            for span in spans:
                labels.setdefault(span, []).append(f"{role} {letter}")
    for name, spans in zip(ALONE, (example.origins, example.disputed), strict=True):
        for span in spans:
            labels.setdefault(span, []).append(name)
    spans = sorted(labels, key=lambda s: (s[0], -s[1]))
    if any(a[0] < b[0] < a[1] < b[1] for a in spans for b in spans):
        raise ValueError("marks cross")
    text = example.text
    opened = {s: "{" + ", ".join(labels[s]) + ":" for s in spans}
    at: dict[int, str] = {}
    for start, end in spans:
        at[start] = at.get(start, "") + opened[start, end]
    closed = {n: "}" * sum(end == n for _, end in spans) for n in {end for _, end in spans}}
    return "".join(
        closed.get(n, "") + at.get(n, "") + (text[n] if n < len(text) else "") for n in range(len(text) + 1)
    )


def _modes() -> dict[str, frozenset[str]]:
    book = load_codebook(tuple(sorted(PLOVER.glob("*.yaml"))))
    return {name: frozenset(kind.modes) for name, kind in book.types.items()}


def main(path: Path) -> int:
    """Print faults and counts; give 1 where there are faults."""
    examples, faults = examples_of(path)
    print("\n".join(faults))
    mentions = [m for e in examples for m in e.mentions.values()]
    for title, counted in (
        ("types", Counter(m.event_type for m in mentions)),
        ("statuses", Counter(m.status for m in mentions)),
        ("modes", Counter(f"{m.event_type}/{m.mode}" for m in mentions if m.mode)),
        ("roles", Counter(r for m in mentions for r, spans in m.roles.items() for _ in spans)),
        ("speech", Counter(r for e in examples for a in e.speech.values() for r in a)),
    ):
        print(f"{title}: " + ", ".join(f"{name} {n}" for name, n in counted.most_common()))
    empty = sum(not e.mentions for e in examples)
    texts = Counter(re.sub(r"\W+", " ", e.text.lower()) for e in examples)
    print(
        f"{len(examples)} lines, {empty} without a mention, {sum(n - 1 for n in texts.values())} written twice"
    )
    print(f"{len(faults)} faults")
    return bool(faults)


MODES = _modes()

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
