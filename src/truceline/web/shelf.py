"""The open record behind the desk: its views, kept in memory and looked up by id, made anew when the record changes."""

import gc
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from copy import copy
from datetime import date
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Self

from truceline.asking import view_of_known
from truceline.config import Settings
from truceline.earlier import taken_from
from truceline.errors import StoreError
from truceline.kit import World, load_figures, load_patterns, load_world
from truceline.pipeline import kept_view_of
from truceline.records.event import Decision
from truceline.records.view import View
from truceline.reference.codebook import Codebook
from truceline.reference.figure_kinds import FigureKinds
from truceline.store.store import Store, open_store
from truceline.web.shown import Shown
from truceline.web.workroom import StillWorkingError, Workroom, awaited

__all__ = ["Shelf", "Shown", "StillWorkingError"]

# How long a page waits for a view that is being made before it says so and asks to be called again.
PATIENCE_SECONDS = 2.0
# Views of past days that are kept beside the record's own; each takes as much memory as that.
KEPT_DAYS = 4
# Figures, changes and open items that were worked out of a view; small beside it.
KEPT_RESULTS = 32


class Shelf:
    """An open record: the store, the world that it is resolved in, and its views. Threads may share it."""

    def __init__(
        self, settings: Settings, *, world: World | None = None, patience: float = PATIENCE_SECONDS
    ) -> None:
        if not settings.db.is_file():
            raise StoreError(
                settings.db, "there is no such database; make one with `truceline run FOLDER --db FILE`"
            )
        self.settings = settings
        self.store: Store = open_store(settings.db, create=False)
        self._patience = patience
        self._lock = Lock()
        # One thread makes the record's own view, one those of past days, one what is worked out of either.
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="view")
        self._days = Workroom("day", keep=KEPT_DAYS, patience=patience)
        self._results = Workroom("result", keep=KEPT_RESULTS, patience=patience)
        self._loading: Future[Shown] | None = None
        self._decisions: tuple[Decision, ...] = ()
        self._renewing: Future[Shown] | None = None
        self._loading_since = 0.0
        try:
            self.world: World = world or load_world(settings)
            self._now = self._renewed()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def codebook(self) -> Codebook:
        """The patterns that mentions were coded by, loaded when they are first asked for."""
        return load_patterns(self.settings)

    def close(self) -> None:
        """Let go of the file; a view that is being made is waited for."""
        self._maker.shutdown(cancel_futures=True)
        self._days.close()
        self._results.close()
        self.store.close()

    @cached_property
    def figure_kinds(self) -> FigureKinds:
        """The kinds of figures that are told apart."""
        return load_figures(self.settings)

    def shown(self, known_by: date | None = None, *, with_decisions: bool = False) -> Shown:
        """Give the record's view, or the one of what was known by a day.

        A newer view that is still being loaded leaves the older one with `is_behind`; one of a
        past day that is not there yet raises StillWorkingError.
        """
        now = self._current()
        if known_by is None:
            return now
        key = (now.digest, known_by, with_decisions)
        return self._days.ask(key, lambda: self._known_by(now, known_by, with_decisions))

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions, the earliest first; none is ever changed or taken out, so that their count tells."""
        if self.store.count_decisions() != len(self._decisions):
            self._decisions = self.store.decisions()
        return self._decisions

    def renew(self) -> Future[Shown]:
        """Bring all reports and decisions together anew, where they have changed; the future gives the new view."""
        with self._lock:
            # What has not begun yet will see all that was kept until now.
            if self._renewing is None or self._renewing.running() or self._renewing.done():
                self._renewing = self._maker.submit(self._renewed)
            return self._renewing

    def renew_and_wait(self) -> bool:
        """Bring all together anew and wait as long as a page does; False where it is not done by then, or failed."""
        future = self.renew()
        wait([future], timeout=self._patience)
        return future.done() and not future.cancelled() and future.exception() is None

    def _current(self) -> Shown:
        now, renewing = self._now, self._renewing
        if renewing is not None and not renewing.done():
            return _outdated(now)
        if renewing is not None and renewing.exception() is not None:
            # What was kept must not stay unseen because another program wrote at that moment.
            self.renew()
            return _outdated(now)
        digest = self.store.view_digest()
        # Without a digest the view is being made anew by somebody: what is here is the last that there was.
        if digest is None or digest == now.digest:
            return now
        with self._lock:
            if self._loading is None or self._loading.done():
                self._loading, self._loading_since = self._maker.submit(self._loaded), monotonic()
            future, waited = self._loading, monotonic() - self._loading_since
        try:
            # However many ask, a load that takes long keeps them waiting no longer than the first.
            return awaited(future, max(0.0, self._patience - waited))
        except StillWorkingError:
            return _outdated(now)

    def _loaded(self) -> Shown:
        with _lasting():
            kept = self.store.load_view_with_digest()
            if kept is not None:
                self._now = self._indexed(*kept)
        return self._now

    def _renewed(self) -> Shown:
        with _lasting():
            self._now = self._indexed(*kept_view_of(self.store, self.world))
        return self._now

    def _known_by(self, now: Shown, day: date, with_decisions: bool) -> Shown:
        """Bring together what was known by a day of the readings of a view, which are not loaded a second time."""
        with _lasting():
            view = view_of_known(
                tuple(d.reading for d in now.view.dated),
                self.store.decisions(),
                self.world,
                day,
                earlier=taken_from(now.view, now.digest, self.world),
                with_decisions=with_decisions,
            )
            return self._indexed(view, f"{now.digest}@{day}{'+' if with_decisions else ''}", day)

    def _indexed(self, view: View, digest: str, known_by: date | None = None) -> Shown:
        """Give a view with its indexes, made before anybody waits for a page of it."""
        shown = Shown(
            view=view,
            digest=digest,
            known_by=known_by,
            decisions=self.store.decisions(),
            results=self._results,
        )
        for name, value in vars(Shown).items():
            if isinstance(value, cached_property):
                getattr(shown, name)
        return shown


def _outdated(now: Shown) -> Shown:
    """Give a view as one that is behind, with the indexes that it has."""
    behind = copy(now)
    object.__setattr__(behind, "is_behind", True)
    return behind


@contextmanager
def _lasting() -> Iterator[None]:
    """Make records that stay without the collector of unreachable objects going through all of them, then or later.

    It stops every thread while it looks; over a hundred thousand events that is seconds. Records hold no circles
    and are let go without it.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
