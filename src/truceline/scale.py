"""Do one piece of work over many captures, here or in several processes; and much work at a stretch."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from truceline.errors import ReadError
from truceline.records.document import Capture

Result = TypeVar("Result")
# So many captures a process wait at a time; what is read is stored before more are taken.
WAITING = 8


def spread(
    work: Callable[[Capture], Result], captures: Iterator[Capture], *, workers: int
) -> Iterator[tuple[Capture, Result]]:
    """Give each capture with its result, in the order of the captures.

    With fewer than two workers the work is done here; else `work` must be
    picklable. ReadError where a process dies.
    """
    if workers < 2:
        for capture in captures:
            yield capture, work(capture)
        return
    with ProcessPoolExecutor(workers) as pool:
        while batch := list(islice(captures, workers * WAITING)):
            try:
                yield from zip(batch, pool.map(work, batch), strict=True)
            except BrokenProcessPool as error:
                raise ReadError(
                    batch[0].name, "a reading process died; run again with fewer workers"
                ) from error


@contextmanager
def at_a_stretch() -> Iterator[None]:
    """Let no search for circles of objects interrupt a work that makes millions of records and no circle.

    Of loading readings they took seven tenths of the time; of 25,000 claims' roots a third, of resolving a tenth.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
