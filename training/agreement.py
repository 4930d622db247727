"""How far two readings of the training sentences agree, and the settling of what they read differently.

`python -m training.agreement training/sentences training/second` prints the figures; with `--settle` it drops from the
first folder every mention that the second reading lacks or codes otherwise, and marks its words, and those of what only
the second reading has, as disputed: `{?:words}` teaches nothing either way.

A second reading has a line for each marked line: its number, a bar, and the mentions as
`TYPE/mode status :: trigger :: actors :: recipients`, parted by ` || `; several participants are parted by `;`, and
`-` is nobody.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.sentences import Example, MarkedMention, Span, lines_of, marked, parse


@dataclass(slots=True)
class SecondMention:
    """A mention as the second reader wrote it down; spans are the first place where its words stand."""

    trigger: Span
    event_type: str
    mode: str
    status: str
    actors: list[Span]
    recipients: list[Span]


def second_of(path: Path, texts: Sequence[str]) -> list[list[SecondMention]]:
    """Give the second reading of a file's texts; ValueError on a line that is missing or cannot be read."""
    found: dict[int, list[SecondMention]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        number, bar, rest = line.partition("|")
        if bar and number.strip().isdigit() and 0 < int(number) <= len(texts):
            text = texts[int(number) - 1]
            found[int(number)] = [_mention(part, text) for part in rest.split("||") if part.strip()]
    missing = [n for n in range(1, len(texts) + 1) if n not in found]
    if missing:
        raise ValueError(f"{path.name}: no line for {missing[:5]}")
    return [found[n] for n in range(1, len(texts) + 1)]


def _mention(part: str, text: str) -> SecondMention:
    kind, trigger, actors, recipients = (words.strip() for words in part.split("::"))
    name, status = kind.split()
    event_type, _, mode = name.partition("/")
    return SecondMention(
        _span(trigger, text), event_type, mode, status, _spans(actors, text), _spans(recipients, text)
    )


def _spans(words: str, text: str) -> list[Span]:
    return [_span(w.strip(), text) for w in words.split(";") if w.strip() not in {"", "-"}]


def _span(words: str, text: str) -> Span:
    start = text.find(words)
    return (start, start + len(words)) if start >= 0 else (-1, -1)


def meet(a: Span, b: Span) -> bool:
    """True where two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def compare(first: Example, second: Sequence[SecondMention], counted: Counter[str]) -> bool:
    """Count how two readings of a sentence agree; True where they tell the same events in type and status."""
    mentions = list(first.mentions.values())
    pairs = [(m, s) for m in mentions for s in second if meet(m.trigger, s.trigger)]
    counted["first"] += len(mentions)
    counted["second"] += len(second)
    counted["both first"] += sum(any(meet(m.trigger, s.trigger) for s in second) for m in mentions)
    counted["both second"] += sum(any(meet(m.trigger, s.trigger) for m in mentions) for s in second)
    for m, s in pairs:
        counted["pairs"] += 1
        counted["type"] += m.event_type == s.event_type
        counted["mode"] += m.event_type == s.event_type and m.mode == s.mode
        counted["status"] += m.status == s.status
        _roles(m, s, counted)
    agreed = all(any(_same(m, s) for s in second) for m in mentions)
    return agreed and all(any(_same(m, s) for m in mentions) for s in second)


def _roles(m: MarkedMention, s: SecondMention, counted: Counter[str]) -> None:
    for role, theirs in (("actor", s.actors), ("recipient", s.recipients)):
        ours = m.roles.get(role, [])
        counted[f"{role} first"] += len(ours)
        counted[f"{role} second"] += len(theirs)
        counted[f"{role} both first"] += sum(any(meet(o, t) for t in theirs) for o in ours)
        counted[f"{role} both second"] += sum(any(meet(o, t) for o in ours) for t in theirs)


def _same(m: MarkedMention, s: SecondMention) -> bool:
    return meet(m.trigger, s.trigger) and (m.event_type, m.status) == (s.event_type, s.status)


def f1(counted: Counter[str], name: str = "") -> float:
    """Give the F1, in per cent, of one reading against the other."""
    precision = counted[f"{name}both second"] / max(1, counted[f"{name}second"])
    recall = counted[f"{name}both first"] / max(1, counted[f"{name}first"])
    return round(200 * precision * recall / max(1e-9, precision + recall), 1)


def readings(
    first: Path, second: Path
) -> Iterator[tuple[Path, list[tuple[str, Example, list[SecondMention]]]]]:
    """Give every file that was read twice, with each marked line, what it holds, and its second reading."""
    for file in sorted(first.glob("*.txt")):
        other = second / file.name
        if other.exists():
            lines = [line for _, line in lines_of(file)]
            examples = [parse(line) for line in lines]
            yield file, list(zip(lines, examples, second_of(other, [e.text for e in examples]), strict=True))


def settled(first: Example, second: Sequence[SecondMention]) -> str:
    """Write a sentence down with what both readings have; where its marks would then cross, all of it is disputed."""
    for number, m in list(first.mentions.items()):
        if not any(_same(m, s) for s in second):
            first.disputed.append(first.mentions.pop(number).trigger)
    kept = [m.trigger for m in first.mentions.values()]
    for s in second:
        if s.trigger[0] >= 0 and not any(meet(s.trigger, span) for span in (*kept, *first.disputed)):
            first.disputed.append(s.trigger)
    try:
        return marked(first)
    except ValueError:
        first.mentions, first.speech, first.origins = {}, {}, []
        first.disputed = [(0, len(first.text))]
        return marked(first)


def main(first: Path, second: Path, *, settle: bool) -> None:
    """Print how far the readings agree; settle what they read differently where that is asked."""
    counted: Counter[str] = Counter()
    for file, rows in readings(first, second):
        apart = {
            line: (example, other) for line, example, other in rows if not compare(example, other, counted)
        }
        counted["sentences"] += len(rows)
        counted["apart"] += len(apart)
        if settle:
            lines = file.read_text(encoding="utf-8").splitlines()
            kept = [settled(*apart[k.strip()]) if k.strip() in apart else k for k in lines]
            file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    pairs = max(1, counted["pairs"])
    print(f"{counted['sentences']} sentences read twice, {counted['apart']} read differently in some mention")
    print(f"mentions found by both: F1 {f1(counted)}")
    for name in ("type", "mode", "status"):
        print(f"{name} the same: {100 * counted[name] / pairs:.1f} % of {pairs}")
    for role in ("actor", "recipient"):
        print(f"{role}: F1 {f1(counted, role + ' ')}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), settle="--settle" in sys.argv)
