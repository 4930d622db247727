"""How long the desk takes for each page and address of its API, over a record of a hundred thousand events.

PATH is a folder of stories as for `timeline`. They are brought together once; the record is that view and doubles of
it under other ids, in other years. Then 20 readers ask while another program writes to the same file.
"""

import resource
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import httpx2
import uvicorn
from fastapi.testclient import TestClient

from benchmarks.desk_asked import addresses_of
from benchmarks.desk_record import EVENTS, build, double_of, keep_readings
from truceline.config import Settings, load_settings
from truceline.kit import World, load_world
from truceline.store.store import open_store
from truceline.web.app import make_app
from truceline.web.guard import LOOPBACK, Door
from truceline.web.shelf import Shelf

ROUNDS = 20
READERS = 20
READING_SECONDS = 240
WRITING_SECONDS = 30
GOAL_MS = 300


def main(path: Path) -> dict[str, float | int]:
    """Build the record where it is not kept from an earlier run, then time the desk over it."""
    settings = load_settings(None, {})
    kept = replace(settings, db=settings.cache / "benchmarks" / f"desk-{EVENTS}.db")
    world = load_world(settings)
    build(path, kept, world)
    with TemporaryDirectory() as folder:
        # A copy, for it is written to.
        db = Path(folder) / "desk.db"
        shutil.copy(kept.db, db)
        return figures_of(replace(settings, db=db), world)


def figures_of(settings: Settings, world: World) -> dict[str, float | int]:
    """Time the desk over a record, then let readers ask beside a writer."""
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
    """Take new reports in as a run does, for a while; then save the view anew, which the desk then loads."""
    end, written = time.monotonic() + WRITING_SECONDS, 0
    with open_store(db) as store:
        view = store.load_view()
        while view is not None and time.monotonic() < end:
            keep_readings((double_of(view.dated[written % len(view.dated)], 0xF000 + written),), store)
            written += 1
        if view is not None:
            store.save_view(view, "saved anew")
    return written
