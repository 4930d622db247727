"""The open record behind the desk: its views, kept in memory and looked up by id, made anew when the record changes."""

import gc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from time import monotonic
from typing import Self

from truceline.asking import view_of_known
from truceline.config import Settings
from truceline.errors import NotFoundError, StoreError
from truceline.kit import VIEW_VERSION, World, load_figures, load_world
from truceline.pipeline import kept_view_of
from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim, Dated
from truceline.records.document import Document
from truceline.records.event import Decision, Event
from truceline.records.view import View
from truceline.reference.figure_kinds import FigureKinds
from truceline.store.store import Store, open_store
from truceline.web.workroom import StillWorkingError, Workroom, awaited

__all__ = ["EventWords", "Shelf", "Shown", "StillWorkingError"]

# How long a page waits for a view that is being made before it says so and asks to be called again.
PATIENCE_SECONDS = 2.0
# Views of past days that are kept beside the record's own; each takes as much memory as that.
KEPT_DAYS = 4
# Figures, changes and open items that were worked out of a view; small beside it.
KEPT_RESULTS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """An event with what it is searched by, case folded: names and ids of those in it, and of its place."""

    event: Event
    actors: str
    place: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Shown:
    """A view with what it is looked up by. `is_behind` is True where a newer one is being loaded."""

    view: View
    digest: str
    known_by: date | None = None
    is_behind: bool = False

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by its id."""
        return {c.id: c for c in self.view.claims}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event by each of the ids that it answers to."""
        return {i: e for e in self.view.events for i in (*e.claim_ids, e.id)}

    @cached_property
    def events_by_day(self) -> tuple[Event, ...]:
        """All events, those without any day last."""
        return tuple(sorted(self.view.events, key=_by_day))

    @cached_property
    def event_words(self) -> tuple[EventWords, ...]:
        """All events by day, with what they are searched by."""
        return tuple(map(_event_words, self.events_by_day))

    @cached_property
    def dated(self) -> Mapping[str, Dated]:
        """Every dated reading by its document's id."""
        return {d.reading.document.id: d for d in self.view.dated}

    @cached_property
    def arrangements(self) -> Mapping[str, Arrangement]:
        """Every arrangement by its id."""
        return {a.id: a for a in self.view.arrangements}

    @cached_property
    def claims_of_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each document in text order."""
        found: dict[str, list[Claim]] = {}
        for claim in self.view.claims:
            found.setdefault(claim.document_id, []).append(claim)
        return {i: tuple(sorted(c, key=lambda c: c.mention.trigger.start)) for i, c in found.items()}

    @cached_property
    def arrangements_of_claim(self) -> Mapping[str, tuple[Arrangement, ...]]:
        """The arrangements that each claim moves."""
        found: dict[str, list[Arrangement]] = {}
        for arrangement in self.view.arrangements:
            for claim_id in arrangement.claim_ids:
                found.setdefault(claim_id, []).append(arrangement)
        return {i: tuple(a) for i, a in found.items()}

    def document(self, document_id: str) -> Document:
        """Give a document of the view; NotFoundError for an id that none has."""
        dated = self.dated.get(document_id)
        if dated is None:
            raise NotFoundError(document_id, "is no report that this page can show; see the list of reports")
        return dated.reading.document

    def event(self, event_id: str) -> Event:
        """Give the event that answers to an id; NotFoundError where none does."""
        event = self.events.get(event_id)
        if event is None:
            raise NotFoundError(event_id, "is no event of this record; ids change when a report's text does")
        return event

    def arrangement(self, arrangement_id: str) -> Arrangement:
        """Give the arrangement of an id; NotFoundError where there is none."""
        found = self.arrangements.get(arrangement_id)
        if found is None:
            raise NotFoundError(arrangement_id, "is no arrangement of this record; see the list of them")
        return found


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
        self._lock, self._deciding = Lock(), Lock()
        # One thread makes the record's own view, one those of past days, one what is worked out of either.
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="view")
        self._days = Workroom("day", keep=KEPT_DAYS, patience=patience)
        self.results = Workroom("result", keep=KEPT_RESULTS, patience=patience)
        self._loading: Future[Shown] | None = None
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

    def close(self) -> None:
        """Let go of the file; a view that is being made is waited for."""
        self._maker.shutdown(cancel_futures=True)
        self._days.close()
        self.results.close()
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

    def keep(self, make: Callable[[View, tuple[Decision, ...]], Decision]) -> tuple[Decision, Future[Shown]]:
        """Make a decision upon the record as it stands, keep it, and begin to bring the record together anew.

        One after the other, so that each is held against all that were kept before it; what `make` raises is raised.
        """
        with self._deciding:
            decision = make(self._current().view, self.store.decisions())
            self.store.add_decision(decision)
        return decision, self.renew()

    def awaited(self, future: Future[Shown]) -> Shown:
        """Give a view once it is there; StillWorkingError where that is longer than a page waits."""
        return awaited(future, self._patience)

    def renew(self) -> Future[Shown]:
        """Bring all reports and decisions together anew, where they have changed; the future gives the new view."""
        return self._maker.submit(self._renewed)

    def _current(self) -> Shown:
        digest, now = self.store.view_digest(), self._now
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
            behind = copy(now)
            object.__setattr__(behind, "is_behind", True)
            return behind

    def _loaded(self) -> Shown:
        with _lasting():
            kept = self.store.load_view_with_digest()
            if kept is not None:
                self._now = _indexed(Shown(view=kept[0], digest=kept[1]))
        return self._now

    def _renewed(self) -> Shown:
        with _lasting():
            view, digest = kept_view_of(self.store, self.world)
            self._now = _indexed(Shown(view=view, digest=digest))
        return self._now

    def _known_by(self, now: Shown, day: date, with_decisions: bool) -> Shown:
        """Bring together what was known by a day of the readings of a view, which are not loaded a second time."""
        with _lasting():
            view = view_of_known(
                tuple(d.reading for d in now.view.dated),
                self.store.decisions(),
                self.world,
                day,
                # Kinships that another version of the program found are found again.
                earlier=now.view.lineage.kinships if now.digest.startswith(f"{VIEW_VERSION}.") else (),
                with_decisions=with_decisions,
            )
            return _indexed(Shown(view=view, digest=f"{now.digest}@{day}", known_by=day))


def _indexed(shown: Shown) -> Shown:
    """Make the indexes of a view before anybody waits for a page of it."""
    for name, value in vars(Shown).items():
        if isinstance(value, cached_property):
            getattr(shown, name)
    return shown


def _event_words(event: Event) -> EventWords:
    links = [(a.name, a.id or "") for a in (*event.actors, *event.recipients)]
    place = (event.place.name, event.place.id or "") if event.place else ()
    return EventWords(
        event=event,
        actors="\n".join(word for link in links for word in link).casefold(),
        place="\n".join(place).casefold(),
    )


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


def _by_day(event: Event) -> tuple[date, date, str]:
    last = event.date.last or event.date.first or date.max
    return last, event.date.first or last, event.id
