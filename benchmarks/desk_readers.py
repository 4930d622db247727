"""Many readers of the desk at once, beside a program that writes to the same record."""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

import httpx2
import uvicorn
from fastapi import FastAPI

from benchmarks.desk_record import double_of, keep_readings
from truceline.store.store import open_store

READERS = 20
# The writer is done before the readers are, so that they see the desk load what it wrote.
READING_SECONDS = 300
WRITING_SECONDS = 30
# A reader looks at what it got before it asks for the next.
LOOKING_SECONDS = 0.5


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Answer on a port of this machine."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def read_while_writing(base: str, addresses: tuple[str, ...], db: Path) -> list[tuple[int, float]]:
    """Let readers ask, in a process of their own, while another one writes; give codes and milliseconds."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as others:
        writing = others.submit(write, db)
        answers = others.submit(read, base, addresses).result()
        print(f"{writing.result()} reports were written meanwhile", flush=True)
    return answers


def read(base: str, addresses: tuple[str, ...]) -> list[tuple[int, float]]:
    """Ask all addresses in turn, as many readers at once, for a while."""
    end = time.monotonic() + READING_SECONDS

    def reader(number: int) -> list[tuple[int, float]]:
        """Begin at another address than the others."""
        found, place = [], number * 7
        with httpx2.Client(base_url=base, timeout=120) as client:
            while time.monotonic() < end:
                began = time.perf_counter()
                code = answered(client, addresses[place % len(addresses)])
                found.append((code, (time.perf_counter() - began) * 1000))
                place += 1
                time.sleep(LOOKING_SECONDS)
        return found

    with ThreadPoolExecutor(READERS) as readers:
        return [one for found in readers.map(reader, range(READERS)) for one in found]


def answered(client: httpx2.Client, address: str) -> int:
    """Take an answer in; of an export, which is as large as the record, only its beginning."""
    with client.stream("GET", address) as answer:
        for _ in answer.iter_raw():
            if "/exports/" in address:
                break
        return answer.status_code


def write(db: Path) -> int:
    """Take new reports in as a run does, for a while; then save the view anew, which the desk then loads."""
    written = 0
    with open_store(db) as store:
        view = store.load_view()
        end = time.monotonic() + WRITING_SECONDS
        while view is not None and time.monotonic() < end:
            double = double_of(view.dated[written % len(view.dated)], 0xF000 + written)
            keep_readings((double,), store)
            written += 1
        if view is not None:
            store.save_view(view, "saved anew")
    return written
