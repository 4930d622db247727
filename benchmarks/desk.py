"""How long the desk takes for each page and address of its API, over a record of a hundred thousand events.

PATH is a folder of stories as for `timeline`. They are brought together once; the record is that view and doubles of
it under other ids, in other years. Then 20 readers ask while another program writes to the same file.
"""

import re
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

import httpx2
import uvicorn
from fastapi.testclient import TestClient

from benchmarks.desk_asked import addresses_of
from benchmarks.kept import readings_of
from benchmarks.timeline import on_its_day
from truceline.config import Settings, load_settings
from truceline.kit import World, load_world
from truceline.pipeline import reconcile, tag_of
from truceline.records.claim import Lineage
from truceline.records.document import Capture
from truceline.records.serial import Record, from_text, to_text
from truceline.records.view import View
from truceline.store.store import Store, open_store
from truceline.web.app import make_app
from truceline.web.guard import LOOPBACK, Door
from truceline.web.shelf import Shelf

EVENTS = 100_000
ROUNDS = 20
READERS = 20
READING_SECONDS = 30
GOAL_MS = 300
ID = re.compile(r"\b([a-z]+-[0-9a-f]{12})[0-9a-f]{4}\b")
DAY = re.compile(r'"(\d{4})-(\d\d-\d\d)"')


def main(path: Path) -> dict[str, float | int]:
    """Build the record where it is not kept from an earlier run, then time the desk over it."""
    settings = load_settings(None, {})
    settings = replace(settings, db=settings.cache / "benchmarks" / f"desk-{EVENTS}.db")
    world = load_world(settings)
    build(path, settings, world)
    began = time.perf_counter()
    with Shelf(settings, world=world) as shelf:
        opened = time.perf_counter() - began
        gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        events = len(shelf.shown().view.events)
        print(f"{events} events; opened in {opened:.0f} s with {gigabytes:.1f} GB")
        door = Door(hosts=LOOPBACK | {"testserver"}, token=None, max_bytes=1_000_000)
        app = make_app(shelf, door)
        desk = TestClient(app, follow_redirects=False)
        times = {address: timed(desk, address) for address in addresses_of(shelf.shown())}
        for address, taken in sorted(times.items(), key=lambda pair: -at(pair[1], 0.95)):
            slow = "  SLOW" if at(taken, 0.95) > GOAL_MS else ""
            print(f"{at(taken, 0.5):8.1f} {at(taken, 0.95):8.1f} ms  {address}{slow}")
        every = [ms for taken in times.values() for ms in taken]
        with serving(app) as base:
            faults, asked, together = read_while_writing(base, tuple(times), settings.db)
    print(f"{READERS} readers beside a writer: {asked} answers, {faults} faults, p95 {together:.0f} ms")
    return {
        "p50_ms": round(at(every, 0.5), 1),
        "p95_ms": round(at(every, 0.95), 1),
        "slow": sum(at(taken, 0.95) > GOAL_MS for taken in times.values()),
        "addresses": len(times),
        "open_s": round(opened, 1),
        "gigabytes": round(gigabytes, 1),
        "faults": faults,
        "p95_20_readers_ms": round(together),
        "n": events,
    }


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
            keep_readings(one, store)
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
    dated = tuple(again(d, number) for d in view.dated)
    named = [replace(d.reading.document, name=f"{number}/{d.reading.document.name}") for d in dated]
    return View(
        dated=tuple(
            replace(d, reading=replace(d.reading, document=n)) for d, n in zip(dated, named, strict=True)
        ),
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


def again(record: Record, number: int) -> Record:
    """Give a record with each id ending in the number of its double."""
    text = ID.sub(rf"\g<1>{number:04x}", to_text(record))
    return from_text(
        type(record), DAY.sub(lambda m: f'"{int(m[1]) - number}-{m[2].replace("02-29", "02-28")}"', text)
    )


def keep_readings(view: View, store: Store) -> None:
    """Put the reports of a view into the store."""
    for dated in view.dated:
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


def timed(desk: TestClient, address: str) -> list[float]:
    """Ask one address over and over, once what it rests on is worked out; give milliseconds."""
    for _ in range(120):
        if desk.get(address).status_code != 202:
            break
        time.sleep(1)
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        with desk.stream("GET", address) as answer:
            next(answer.iter_raw(), b"")
            taken.append((time.perf_counter() - began) * 1000)
        if answer.status_code not in (200, 303):
            print(f"{answer.status_code} {address}")
            break
    return taken


def at(taken: Sequence[float], share: float) -> float:
    """Give a percentile."""
    return (
        statistics.quantiles(taken, n=100, method="inclusive")[round(share * 100) - 1]
        if len(taken) > 1
        else taken[0]
    )


@contextmanager
def serving(app: object) -> Iterator[str]:
    """Answer on a port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))  # type: ignore[arg-type]
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def read_while_writing(base: str, addresses: tuple[str, ...], db: Path) -> tuple[int, int, float]:
    """Let readers ask, in a process of their own, while another one writes; give faults, answers and p95."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as others:
        writing = others.submit(write, db)
        answers = others.submit(read, base, addresses).result()
        writing.result()
    return sum(code >= 400 for code, _ in answers), len(answers), at([ms for _, ms in answers], 0.95)


def read(base: str, addresses: tuple[str, ...]) -> list[tuple[int, float]]:
    """Ask all addresses in turn, as many readers at once, for a while."""
    end = time.monotonic() + READING_SECONDS

    def reader(number: int) -> list[tuple[int, float]]:
        """Begin at another address than the others."""
        found, place = [], number * 7
        with httpx2.Client(base_url=base, timeout=120) as client:
            while time.monotonic() < end:
                began = time.perf_counter()
                code = client.get(addresses[place % len(addresses)]).status_code
                found.append((code, (time.perf_counter() - began) * 1000))
                place += 1
                time.sleep(0.5)
        return found

    with ThreadPoolExecutor(READERS) as readers:
        return [one for found in readers.map(reader, range(READERS)) for one in found]


def write(db: Path) -> int:
    """Write readings and failures as a run does; nothing of the record changes by it."""
    end, written = time.monotonic() + READING_SECONDS, 0
    with open_store(db) as store:
        readings = store.readings()[:50]
        while time.monotonic() < end:
            for reading in readings:
                store.add_reading(reading.document.capture_id, reading)
                written += 1
    return written
