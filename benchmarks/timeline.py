"""Which days a timeline of a story should have: the weightiest days of the record, beside the days with most reports.

PATH is a story (`InputDocs/<day>/*.txt`, `timelines.jsonl`) or a folder of stories. A folder's day dates its reports;
a gold timeline is answered with as many days as it has. Parses are kept in the cache, the rest is done anew.
"""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.kept import readings_of
from truceline import pipeline
from truceline.asking import told_days
from truceline.config import load_settings
from truceline.kit import load_world
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.mention import Reading

GOLD = "timelines.jsonl"


def main(path: Path) -> dict[str, float | int]:
    """Give Date-F1 as the mean over all gold timelines, and how many there are."""
    settings = load_settings(None, os.environ)
    world = load_world(settings)
    ours: list[float] = []
    trivial: list[float] = []
    for file in sorted(path.rglob(GOLD)):
        readings = tuple(map(on_its_day, readings_of(file.parent / "InputDocs", settings)))
        view = pipeline.reconcile(readings, world)
        days = [told.day for told in told_days(view)]
        published = Counter(r.document.published.first for r in readings if r.document.published)
        busiest = [
            day for day, _ in sorted(published.items(), key=lambda pair: (-pair[1], str(pair[0]))) if day
        ]
        for gold in timelines(file):
            ours.append(date_f1(days, gold))
            trivial.append(date_f1(busiest, gold))
            print(
                f"{file.parent.name:24}{len(gold):>4} days   truceline {ours[-1]:.3f}   reports {trivial[-1]:.3f}"
            )
    return {"date_f1": mean(ours), "trivial_date_f1": mean(trivial), "n": len(ours)}


def on_its_day(reading: Reading) -> Reading:
    """Give a reading whose report is dated by the folder that it lies in."""
    day = date.fromisoformat(reading.document.name.split("/")[0])
    when = EventDate(first=day, last=day, precision=Precision.DAY, basis=DateBasis.STATED)
    return replace(reading, document=replace(reading.document, published=when))


def timelines(file: Path) -> list[frozenset[date]]:
    """Give the days of each gold timeline."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        frozenset(date.fromisoformat(entry[0][:10]) for entry in json.loads(line))
        for line in lines
        if line.strip()
    ]


def date_f1(ranked: Sequence[date], gold: frozenset[date]) -> float:
    """Give F1 of the first so many days of a ranking as the gold has."""
    taken = frozenset(ranked[: len(gold)])
    return 2 * len(taken & gold) / max(1, len(taken) + len(gold))


def mean(scores: Sequence[float]) -> float:
    """Give the mean, 0 of nothing."""
    return round(sum(scores) / len(scores), 3) if scores else 0.0
