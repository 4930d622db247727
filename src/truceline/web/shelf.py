"""The open record behind the desk: its views, kept in memory and looked up by id, made anew when the record changes."""

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Self

from truceline.asking import view_known_by
from truceline.config import Settings
from truceline.errors import NotFoundError, StoreError
from truceline.kit import World, load_patterns, load_world
from truceline.pipeline import view_of
from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim, Dated, Drift
from truceline.records.document import Document
from truceline.records.event import Event, Proposal
from truceline.records.view import View
from truceline.reference.codebook import Codebook
from truceline.store.store import Store, open_store
from truceline.web.event_index import EventIndex, index_of

# How long a page waits for a view that is being made before it says so and asks to be called again.
PATIENCE_SECONDS = 2.0
# Views of past days that are kept beside the record's own; each takes as much memory as that.
KEPT_DAYS = 4


class StillWorkingError(Exception):
    """A view is being made and takes longer than a page waits; the page asks again by itself."""


@dataclass(frozen=True, kw_only=True)
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
    def event_index(self) -> EventIndex:
        """Every event by its day and by what it can be asked for."""
        return index_of(self.events_by_day, self.claims, self.arrangements_of_claim)

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

    @cached_property
    def proposals(self) -> Mapping[str, tuple[Proposal, ...]]:
        """The proposals that concern each event, by its own id."""
        found: dict[str, list[Proposal]] = {}
        for proposal in self.view.proposals:
            for event_id in {self.events[i].id for i in (proposal.a, proposal.b) if i in self.events}:
                found.setdefault(event_id, []).append(proposal)
        return {i: tuple(p) for i, p in found.items()}

    @cached_property
    def drifts(self) -> Mapping[str, tuple[Drift, ...]]:
        """What changed its meaning between copies, by each document that it touches."""
        found: dict[str, list[Drift]] = {}
        for drift in self.view.lineage.drifts:
            for document_id in {drift.a.document_id, drift.b.document_id}:
                found.setdefault(document_id, []).append(drift)
        return {i: tuple(d) for i, d in found.items()}

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
        self.world: World = world or load_world(settings)
        self._patience = patience
        self._lock = Lock()
        # One thread makes views, so that two questions for one day are one piece of work.
        self._maker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="view")
        self._now = _shown(self.store, view_of(self.store, self.world))
        self._loading: Future[Shown] | None = None
        self._days: OrderedDict[tuple[str, date, bool], Future[Shown]] = OrderedDict()

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
        self.store.close()

    def shown(self, known_by: date | None = None, *, with_decisions: bool = False) -> Shown:
        """Give the record's view, or the one of what was known by a day.

        A newer view that is still being loaded leaves the older one with `is_behind`; one of a
        past day that is not there yet raises StillWorkingError.
        """
        now = self._current()
        if known_by is None:
            return now
        key = (now.digest, known_by, with_decisions)
        with self._lock:
            future = self._days.get(key)
            if future is None or (future.done() and future.exception() is not None):
                future = self._maker.submit(self._known_by, now.digest, known_by, with_decisions)
                self._days[key] = future
            self._days.move_to_end(key)
            while len(self._days) > KEPT_DAYS:
                self._days.popitem(last=False)[1].cancel()
        return _awaited(future, self._patience)

    def renew(self) -> Future[Shown]:
        """Bring all reports and decisions together anew, where they have changed; the future gives the new view."""
        return self._maker.submit(self._renewed)

    def _current(self) -> Shown:
        digest = self.store.view_digest()
        # Without a digest the view is being made anew by somebody: what is here is the last that there was.
        if digest is None or digest == self._now.digest:
            return self._now
        with self._lock:
            if self._loading is None or self._loading.done():
                self._loading = self._maker.submit(self._loaded)
            future = self._loading
        try:
            return _awaited(future, self._patience)
        except StillWorkingError:
            return Shown(view=self._now.view, digest=self._now.digest, is_behind=True)

    def _loaded(self) -> Shown:
        view = self.store.load_view()
        if view is not None:
            self._now = _shown(self.store, view)
        return self._now

    def _renewed(self) -> Shown:
        view = view_of(self.store, self.world)
        self._now = _shown(self.store, view)
        return self._now

    def _known_by(self, digest: str, day: date, with_decisions: bool) -> Shown:
        view = view_known_by(self.store, self.world, day, with_decisions=with_decisions)
        return Shown(view=view, digest=f"{digest}@{day}", known_by=day)


def _shown(store: Store, view: View) -> Shown:
    shown = Shown(view=view, digest=store.view_digest() or "")
    # Of a hundred thousand events the index takes seconds, which no page should wait for.
    _ = shown.event_index
    return shown


def _awaited(future: Future[Shown], patience: float) -> Shown:
    try:
        return future.result(timeout=patience)
    except NotYet as error:
        raise StillWorkingError from error


def _by_day(event: Event) -> tuple[date, date, str]:
    last = event.date.last or event.date.first or date.max
    return last, event.date.first or last, event.id
