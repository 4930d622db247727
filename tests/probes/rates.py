"""How many probes of a file come out right; README.md says how they are matched.

`python -m tests.probes.rates FILE` prints what went wrong and the rates.
"""

import calendar as months
import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from benchmarks.coder import Coder, load_coder
from tests.build import dated, document, mention

from truceline.records.dates import EventDate
from truceline.records.document import Document, Evidence
from truceline.records.mention import Mention, NameWords, Reading, Status, Tense
from truceline.stages.resolve.dates import resolve_date

Probe = Mapping[str, Any]
# What an event is at whose time the words stand, where only the tense around them is known.
BY_TENSE = {Tense.PAST: Status.HAPPENED, Tense.PRESENT: Status.ONGOING, Tense.FUTURE: Status.PLANNED}


@dataclass(slots=True)
class Score:
    """Right answers and questions under each heading, what went wrong, and the probes struck out."""

    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    struck: int = 0
    groups: dict[str, list[bool]] = field(default_factory=dict)

    def count(self, heading: str, right: bool, miss: str) -> None:
        """Count one answer."""
        self.asked[heading] = self.asked.get(heading, 0) + 1
        self.right[heading] = self.right.get(heading, 0) + right
        if not right:
            self.misses.append(f"{heading}: {miss}")

    def leave_open(self, heading: str) -> None:
        """Note a heading that whoever is asked has no answer for, right or wrong."""
        self.asked.setdefault(heading, 0)

    def rates(self) -> dict[str, float]:
        """The share of right answers under each heading that has answers, in per cent."""
        return {
            heading: round(100 * self.right[heading] / asked, 1)
            for heading, asked in self.asked.items()
            if asked
        }

    def table(self) -> str:
        """Rates and counts, a heading a line, and the number of probes left out."""
        rates = self.rates()
        lines = [
            f"{h:12}{rates[h]:6.1f} %  {self.right[h]:4} of {self.asked[h]}"
            if h in rates
            else f"{h:12}     -"
            for h in self.asked
        ]
        lines.append(f"{'struck':12}{self.struck:6}")
        if self.groups:
            lines.append("probes of each group in which everything asked is right:")
        return "\n".join(
            [*lines, *(f"{name:28}{sum(all_):4} of {len(all_)}" for name, all_ in self.groups.items())]
        )


def rates_of(path: Path, coder: Coder) -> Score:
    """Score a file of coder probes, or of date probes: those have an `anchor`, and the reader alone reads no dates."""
    score = Score()
    for probe in yaml.safe_load(path.read_text(encoding="utf-8")):
        if "struck" in probe:
            score.struck += 1
            continue
        if "anchor" in probe and coder.alone is not None:
            for heading in ("expression", "days"):
                score.leave_open(heading)
            continue
        reading = coder.read(document(probe["text"]))
        missed = len(score.misses)
        if "anchor" in probe:
            _judge_date(probe, reading, score)
        else:
            _judge_coding(probe, reading, score)
        if "group" in probe:
            score.groups.setdefault(probe["group"], []).append(len(score.misses) == missed)
    return score


def _judge_coding(probe: Probe, reading: Reading, score: Score) -> None:
    if not probe["mentions"]:
        found = [f"{m.event_type} on {m.trigger.quote!r}" for m in reading.mentions]
        score.count("quiet", not found, f"{probe['id']} has {found}")
    for words in probe.get("none", ()):
        spans = _spans(words, reading.document)
        inside = [
            m for m in reading.mentions for s, e in spans if m.trigger.start <= s and e <= m.trigger.end
        ]
        score.count("none", not inside, f"{probe['id']} {words!r} is in {[m.trigger.quote for m in inside]}")
    for wanted in probe["mentions"]:
        near = [m for m in reading.mentions if _stands_on(wanted["trigger"], [m.trigger], reading.document)]
        best = max(
            near, key=lambda m: [right for _, right in _answers(wanted, m, reading.document)], default=None
        )
        for heading, right in _answers(wanted, best, reading.document):
            score.count(heading, right, f"{probe['id']} {wanted['trigger']!r} got {_told(best)}")


def _answers(wanted: Probe, found: Mention | None, report: Document) -> list[tuple[str, bool]]:
    """Each heading that a wanted mention asks about, and whether the found one is right; all wrong where none is."""
    answers = [("trigger", found is not None)]
    for heading, value in (
        ("type", found and found.event_type),
        ("status", found and found.status.value),
    ):
        answers.append((heading, found is not None and value in _several(wanted[heading])))
    for heading, nth in (("speaker", 0), ("relayed_by", 1)):
        if heading in wanted:
            link = [s.words for s in found.speakers[nth : nth + 1]] if found else []
            answers.append((heading, found is not None and _is_named(wanted[heading], link, report)))
    for heading in ("actors", "recipients"):
        if heading in wanted:
            words = getattr(found, heading) if found else ()
            named = all(_is_named(head, words, report) for head in wanted[heading])
            beside = [w for w in words if not any(_is_named(h, [w], report) for h in wanted[heading])]
            answers.append((heading, found is not None and named and not beside))
    return answers


def _is_named(wanted: str | None, words: Iterable[NameWords], report: Document) -> bool:
    """True where some words, or what they stand for, share characters with those wanted; None wants none."""
    phrases = [e for w in words for e in (w.evidence, *w.refers_to)]
    return not phrases if wanted is None else _stands_on(wanted, phrases, report)


def _stands_on(wanted: str, phrases: Iterable[Evidence], report: Document) -> bool:
    return any(p.start < e and s < p.end for p in phrases for s, e in _spans(wanted, report))


def _spans(words: str, report: Document) -> list[tuple[int, int]]:
    """Every place where some words stand, as whole words."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", report.text)]


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _told(found: Mention | None) -> str:
    if found is None:
        return "nothing"
    names = {"by": found.actors, "to": found.recipients, "says": [s.words for s in found.speakers]}
    told = ", ".join(f"{key} {[w.evidence.quote for w in words]}" for key, words in names.items())
    return f"{found.event_type} {found.status.value} on {found.trigger.quote!r} {told}"


def _judge_date(probe: Probe, reading: Reading, score: Score) -> None:
    """Ask for the days of an event that nothing but the expression dates."""
    span = _spans(probe["expression"], reading.document)[0]
    when = tuple(t for t in reading.times if t.evidence.start < span[1] and span[0] < t.evidence.end)
    score.count("expression", bool(when), f"{probe['id']} {probe['expression']!r}")
    found: tuple[str | None, ...] = ("not found",)
    if when:
        event = mention(reading.document, when[0].evidence.quote, status=BY_TENSE[when[0].tense], when=when)
        day, due = resolve_date(event, dated(reading, probe["anchor"]))
        found = _ends(due or day)
    firsts = [_whole(first, last=False) for first in _several(probe["first"])]
    lasts = [_whole(last, last=True) for last in _several(probe["last"])]
    right = found[0] in firsts and found[-1] in lasts
    score.count(
        "days", right, f"{probe['id']} {probe['expression']!r} wants {firsts} to {lasts}, got {found}"
    )


def _ends(found: EventDate) -> tuple[str | None, str | None]:
    return (found.first and found.first.isoformat(), found.last and found.last.isoformat())


def _whole(bound: str | None, *, last: bool) -> str | None:
    """The first or last day of a bound that is a year, a month or a day."""
    if bound is None:
        return None
    year, month, day = [int(part) for part in (*bound.split("-"), 0, 0)[:3]]
    month = month or (12 if last else 1)
    return date(year, month, day or (months.monthrange(year, month)[1] if last else 1)).isoformat()


if __name__ == "__main__":
    scored = rates_of(Path(sys.argv[1]), load_coder(os.environ))
    sys.stdout.write("\n".join([*scored.misses, scored.table(), ""]))
