"""Long pieces of work behind the pages: each done once, in one thread, and kept for the next who asks."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from threading import Lock, get_ident
from typing import Any, TypeVar

Result = TypeVar("Result")

# So many pieces may wait their turn; who asks for one more is told to come back before it is taken on.
MOST_WAITING = 8


class StillWorkingError(Exception):
    """Something is being worked out and takes longer than a page waits; the page asks again by itself."""


class Workroom:
    """Work that is asked for by a key, done by one thread in the order asked, and the last `keep` results of it."""

    def __init__(self, name: str, *, keep: int, patience: float) -> None:
        self._keep, self._patience = keep, patience
        self._lock = Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._asked: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._worker: int | None = None

    def ask(self, key: Hashable, work: Callable[[], Result]) -> Result:
        """Give the result of some work; StillWorkingError where it is not done in time, or too much waits already."""
        if get_ident() == self._worker:
            # Asked for by a piece of work itself, which would wait for its own end.
            return self._inside(key, work)
        with self._lock:
            future: Future[Result] | None = self._asked.get(key)
            if future is None or (future.done() and _is_void(future)):
                future = self._taken_on(key, work)
            self._asked.move_to_end(key)
        return awaited(future, self._patience)

    def close(self) -> None:
        """Leave what waits undone; what is being done is waited for."""
        self._thread.shutdown(cancel_futures=True)

    def _taken_on(self, key: Hashable, work: Callable[[], Result]) -> Future[Result]:
        if sum(not f.done() for f in self._asked.values()) >= MOST_WAITING:
            raise StillWorkingError
        future = self._thread.submit(self._done, work)
        self._asked[key] = future
        return future

    def _done(self, work: Callable[[], Result]) -> Result:
        """Do a piece of work once there is room for its result, so that never more than `keep` are held."""
        with self._lock:
            done = [key for key, future in self._asked.items() if future.done()]
            for key in done[: max(0, len(done) - self._keep + 1)]:
                del self._asked[key]
            self._worker = get_ident()
        return work()

    def _inside(self, key: Hashable, work: Callable[[], Result]) -> Result:
        with self._lock:
            future: Future[Result] | None = self._asked.get(key)
        if future is not None and future.done() and not _is_void(future):
            return future.result()
        return work()


def awaited(future: Future[Result], patience: float) -> Result:
    """Give what a future brings within so many seconds; StillWorkingError after them."""
    try:
        return future.result(timeout=patience)
    except (NotYet, CancelledError) as error:
        # TimeoutError is also what work itself may end with; that is no reason to wait on.
        if future.done() and not future.cancelled():
            raise
        raise StillWorkingError from error


def _is_void(future: Future[Any]) -> bool:
    return future.cancelled() or future.exception() is not None
