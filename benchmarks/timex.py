"""Time expressions on TimeML files: spans and values, counted as TempEval-3 counts them."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from truceline.reference import calendar


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression's span in its text and its value, gold or found."""

    start: int
    end: int
    value: str


@dataclass(slots=True)
class Tally:
    """Counts over all files of one system."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def figures(self) -> dict[str, float]:
        """Give the three F1s in per cent."""
        both = max(1, self.gold + self.found)
        return {
            f"{name}_f1": round(200 * getattr(self, name) / both, 1)
            for name in ("strict", "relaxed", "value")
        }


def main(path: Path) -> dict[str, float | int]:
    """Score the calendar, and beside it one that knows only ISO days and four-digit years."""
    ours, trivial = Tally(), Tally()
    for file in sorted(path.rglob("*.tml")) if path.is_dir() else [path]:
        text, gold, created = read(file)
        count(ours, gold, found_by_calendar(text, created))
        count(trivial, gold, found_by_digits(text))
    print(f"{'':10}{'strict F1':>10}{'relaxed F1':>12}{'value F1':>10}")
    for name, tally in (("calendar", ours), ("trivial", trivial)):
        f = tally.figures()
        print(f"{name:10}{f['strict_f1']:>10}{f['relaxed_f1']:>12}{f['value_f1']:>10}")
    baseline = {f"trivial_{key}": value for key, value in trivial.figures().items()}
    return {**ours.figures(), **baseline, "n": ours.gold}


def read(file: Path) -> tuple[str, list[Timex], date | None]:
    """Give a file's text, its gold expressions and its creation day; the DCT itself is no gold."""
    root = ET.parse(file).getroot()
    stamp = root.find(".//DCT/TIMEX3")
    digits = re.match(r"(\d{4})-(\d\d)-(\d\d)", stamp.get("value", "") if stamp is not None else "")
    created = date(*map(int, digits.groups())) if digits else None
    pieces: list[str] = []
    gold: list[Timex] = []
    body = root.find("TEXT")
    if body is not None:
        walk(body, pieces, gold)
    return "".join(pieces), sorted(gold, key=lambda t: t.start), created


def walk(node: ET.Element, pieces: list[str], gold: list[Timex]) -> None:
    """Gather an element's text and the expressions inside it."""
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        gold.append(Timex(start, sum(map(len, pieces)), node.get("value", "")))


def found_by_calendar(text: str, created: date | None) -> list[Timex]:
    """Give what the product finds, each with its value in the tense around it."""
    found = []
    for time in calendar.find(text):
        tense = calendar.tense_around(text, time.start, time.end)
        found.append(Timex(time.start, time.end, calendar.timex_value(time.form, created, tense) or ""))
    return found


def found_by_digits(text: str) -> list[Timex]:
    """Give ISO days and years of four digits, as they stand."""
    return [
        Timex(m.start(), m.end(), m[0]) for m in re.finditer(r"\b(?:\d{4}-\d\d-\d\d|(?:19|20)\d\d)\b", text)
    ]


def count(tally: Tally, gold: list[Timex], found: list[Timex]) -> None:
    """Match one to one, equal spans first, then any that share a character, in text order."""
    tally.gold += len(gold)
    tally.found += len(found)
    by_span = {(f.start, f.end): f for f in found}
    pairs = [(g, by_span[g.start, g.end]) for g in gold if (g.start, g.end) in by_span]
    tally.strict += len(pairs)
    left_gold = [g for g in gold if (g.start, g.end) not in by_span]
    taken = {(f.start, f.end) for _, f in pairs}
    left_found = [f for f in found if (f.start, f.end) not in taken]
    for g in left_gold:
        hit = next((f for f in left_found if f.start < g.end and g.start < f.end), None)
        if hit:
            left_found.remove(hit)
            pairs.append((g, hit))
    tally.relaxed += len(pairs)
    tally.value += sum(g.value == f.value for g, f in pairs)
