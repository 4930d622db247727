"""How long the desk takes for each page and address of its API, over a record of a hundred thousand events.

PATH is a folder of stories as for `timeline`. They are brought together once; the record is that view and doubles of
it under other ids, in other years. Then 20 readers ask while another program writes to the same file.
"""

import resource
import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from benchmarks.desk_asked import addresses_of
from benchmarks.desk_readers import READERS, read_while_writing, serving
from benchmarks.desk_record import EVENTS, build
from truceline.config import Settings, load_settings
from truceline.kit import World, load_world
from truceline.web.app import make_app
from truceline.web.guard import LOOPBACK, Door
from truceline.web.shelf import Shelf

ROUNDS = 20
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
            answers = read_while_writing(
                base, tuple(a for a in times if len(times[a]) == ROUNDS), settings.db
            )
    faults = sum(code >= 400 for code, _ in answers)
    together = at([ms for _, ms in answers], 0.95)
    print(
        f"{READERS} readers beside a writer: {len(answers)} answers, {faults} faults, p95 {together:.0f} ms"
    )
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
