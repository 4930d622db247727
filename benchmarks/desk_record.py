"""A record of a hundred thousand events for the desk: real stories brought together, and doubles of that view.

A double has other ids and lies in earlier years; its words are the same, so that nothing is read or reconciled again.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.kept import readings_of
from benchmarks.timeline import on_its_day
from truceline.config import Settings
from truceline.earlier import tag_of
from truceline.kit import World
from truceline.pipeline import reconcile
from truceline.records.claim import Dated, Lineage
from truceline.records.document import Capture
from truceline.records.serial import Record, from_text, to_text
from truceline.records.view import View
from truceline.store.store import Store, open_store

EVENTS = 100_000
ID = re.compile(r"\b([a-z]+-[0-9a-f]{12})[0-9a-f]{4}\b")
DAY = re.compile(r'"(\d{4})-(\d\d-\d\d)"')


def build(path: Path, settings: Settings, world: World) -> None:
    """Make the record, of as many doubles as it takes; one that this code and these data made is kept."""
    with open_store(settings.db) as store:
        if store.view_digest() == tag_of(store.readings_made_with(), store.decisions(), world):
            return
        folders = sorted(path.rglob("InputDocs"))
        real = [on_its_day(reading) for folder in folders for reading in readings_of(folder, settings)]
        view = reconcile(tuple(real), world)
        number = -(-EVENTS // len(view.events))
        print(f"{len(real)} reports, {len(view.events)} events, told {number} times", flush=True)
        views = [double(view, n) for n in range(number)]
        for one in views:
            keep_readings(one.dated, store)
        lineages = [v.lineage for v in views]
        whole = View(
            dated=tuple(sorted((d for v in views for d in v.dated), key=lambda d: d.reading.document.name)),
            claims=tuple(c for v in views for c in v.claims),
            events=tuple(e for v in views for e in v.events),
            arrangements=tuple(a for v in views for a in v.arrangements),
            lineage=Lineage(
                families=tuple(f for one in lineages for f in one.families),
                kinships=tuple(k for one in lineages for k in one.kinships),
                drifts=tuple(d for one in lineages for d in one.drifts),
            ),
            proposals=tuple(p for v in views for p in v.proposals),
        )
        store.save_view(whole, tag_of(store.readings_made_with(), (), world))


def double(view: View, number: int) -> View:
    """Tell a view over again under other ids, so many years earlier."""
    lineage = view.lineage
    return View(
        dated=tuple(double_of(d, number) for d in view.dated),
        claims=tuple(again(c, number) for c in view.claims),
        events=tuple(again(e, number) for e in view.events),
        arrangements=tuple(again(a, number) for a in view.arrangements),
        lineage=Lineage(
            families=tuple(again(f, number) for f in lineage.families),
            kinships=tuple(again(k, number) for k in lineage.kinships),
            drifts=tuple(again(d, number) for d in lineage.drifts),
        ),
        proposals=tuple(again(p, number) for p in view.proposals),
    )


def double_of(dated: Dated, number: int) -> Dated:
    """Give a report's double, under a name of its own."""
    told = again(dated, number)
    document = told.reading.document
    named = replace(document, name=f"{number}/{document.name}")
    return replace(told, reading=replace(told.reading, document=named))


def again(record: Record, number: int) -> Record:
    """Give a record with each id ending in the number of its double."""
    text = ID.sub(rf"\g<1>{number:04x}", to_text(record))
    years = number % 50

    def earlier(day: re.Match[str]) -> str:
        """Count years back; not every one has a 29 February."""
        return f'"{int(day[1]) - years}-{day[2].replace("02-29", "02-28")}"'

    return from_text(type(record), DAY.sub(earlier, text))


def keep_readings(dateds: tuple[Dated, ...], store: Store) -> None:
    """Put reports into the store as a run does."""
    for dated in dateds:
        document = dated.reading.document
        content = document.text.encode()
        store.add_capture(
            Capture(
                id=document.capture_id,
                name=document.name,
                url=None,
                fetched_at=datetime(2025, 1, 1, tzinfo=UTC),
                content=content,
                media_type="text/plain",
                sha256=document.id,
            )
        )
        store.add_reading(document.capture_id, dated.reading)
