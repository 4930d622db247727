"""What takes longer than a page waits: reports that were sent are read and brought together, one piece at a time."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import PurePosixPath
from threading import Event, Lock

from truceline import pipeline
from truceline.errors import TrucelineError
from truceline.records.document import Capture
from truceline.records.run import Run
from truceline.stages import ingest
from truceline.web.clock import now
from truceline.web.shelf import Shelf

# So many pieces of work are remembered with their progress; the runs on record tell of the others.
REMEMBERED = 100
# So many names stand in a run's source; the rest are counted.
NAMED = 20
# A stem and an ending of more characters are no names that a person gave; they are cut.
LONGEST_NAME = 100
STEPS = {
    "waiting": "waiting for the piece of work before it",
    "ingest": "taking the reports in",
    "model": "loading the language model",
    "read": "reading",
    "reconcile": "bringing all reports together",
    "done": "done",
    "failed": "broken off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A report as it was sent: its name (no path), its bytes, and the address that it was found at, where given."""

    name: str
    content: bytes
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How far a piece of work is: `step` is a key of STEPS; `renamed` are names that were taken already."""

    run: Run
    step: str
    done: int
    total: int
    names: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]

    @property
    def is_over(self) -> bool:
        """True where nothing more will come."""
        return self.step in ("done", "failed")


@dataclass(slots=True, kw_only=True)
class _Piece:
    run: Run
    sent: tuple[Sent, ...]
    is_newer: bool
    step: str = "waiting"
    done: int = 0
    total: int = 0
    names: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    future: Future[None] = field(default_factory=Future)


class StoppedError(Exception):
    """The desk is being closed; what was read is kept, and the next run reads the rest."""


class Work:
    """The desk's one thread that reads; further pieces of work wait for it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._closing = Event()
        self._lock = Lock()
        self._pieces: OrderedDict[str, _Piece] = OrderedDict()

    def close(self) -> None:
        """Stop after the report at hand; it and those before it are kept."""
        self._closing.set()
        self._reader.shutdown(cancel_futures=True)

    def take(self, sent: Sequence[Sent], *, is_newer: bool, began_at: datetime) -> str:
        """Begin to read what was sent, or let it wait its turn; give the id of the run.

        A name that another content stands under already gets a number, but where `is_newer` it is the newer version.
        """
        run = pipeline.begun(
            _listed([s.name for s in sent]), self._shelf.settings, by="desk", began_at=began_at
        )
        self._shelf.store.add_run(run)
        piece = _Piece(run=run, sent=tuple(sent), is_newer=is_newer, names=tuple(s.name for s in sent))
        with self._lock:
            self._pieces[run.id] = piece
            while len(self._pieces) > REMEMBERED:
                self._pieces.popitem(last=False)
            piece.future = self._reader.submit(self._work, piece)
        return run.id

    def told(self, run_id: str) -> Told | None:
        """Tell how far a piece of work is; None where this desk did not begin it, or no longer remembers it."""
        with self._lock:
            piece = self._pieces.get(run_id)
        return None if piece is None else _told(piece)

    def going_on(self) -> tuple[Told, ...]:
        """Tell of the pieces of work that are not over, the one at hand first."""
        with self._lock:
            pieces = tuple(self._pieces.values())
        return tuple(told for told in map(_told, pieces) if not told.is_over)

    def _work(self, piece: _Piece) -> None:
        shelf, run = self._shelf, piece.run
        settings = replace(shelf.settings, workers=1)
        advance = partial(self._advance, piece)
        try:
            taking = self._taking(piece)
            added = pipeline.keep(taking, shelf.store, now=run.began_at, progress=advance)
            piece.step, piece.done = "model", 0
            read_now = pipeline.read_all(shelf.store, settings, now=run.began_at, progress=advance)
            piece.step, piece.done, piece.total = "reconcile", 0, 0
            view = shelf.renew().result().view
        except (TrucelineError, StoppedError) as error:
            piece.run = replace(piece.run, ended_at=now(), fault=str(error))
            piece.step = "failed"
        else:
            done = pipeline.summary(shelf.store, view, found=len(taking), added=added, read_now=read_now)
            piece.run = pipeline.ended(piece.run, done, view, shelf.world, ended_at=now())
            piece.step = "done"
        piece.sent = ()
        shelf.store.add_run(piece.run)

    def _taking(self, piece: _Piece) -> list[tuple[str, partial[Capture]]]:
        """Name what was sent, so that nothing takes the place of another report unasked."""
        taken: set[str] = set()
        named, renamed = [], []
        for sent in piece.sent:
            name = sent.name if piece.is_newer else self._free(sent, taken)
            taken.add(name)
            if name != sent.name:
                renamed.append((sent.name, name))
            named.append((name, sent))
        piece.renamed, piece.names = tuple(renamed), tuple(name for name, _ in named)
        piece.run = replace(piece.run, source=_listed(piece.names))
        take = partial(ingest.take_bytes, now=piece.run.began_at, max_bytes=self._shelf.settings.max_bytes)
        return [(name, partial(take, name, sent.content, url=sent.url)) for name, sent in named]

    def _free(self, sent: Sent, taken: set[str]) -> str:
        """Give the name, or the name with the first number that makes it another's no longer."""
        path = PurePosixPath(sent.name)
        name, number = sent.name, 1
        while name in taken or self._is_another(name, sent.content):
            number += 1
            name = f"{path.stem}-{number}{path.suffix}"
        return name

    def _is_another(self, name: str, content: bytes) -> bool:
        held = self._shelf.store.capture_named(name)
        return held is not None and held.content != content

    def _advance(self, piece: _Piece, step: str, done: int, total: int) -> None:
        piece.step, piece.done, piece.total = step, done, total
        if self._closing.is_set():
            raise StoppedError("the desk was closed; a later run reads the rest")


def _told(piece: _Piece) -> Told:
    # A fault of ours ends the piece of work and not the desk; it stands in the future.
    broken = piece.future.done() and (piece.future.cancelled() or piece.future.exception() is not None)
    return Told(
        run=piece.run,
        step="failed" if broken else piece.step,
        done=piece.done,
        total=piece.total,
        names=piece.names,
        renamed=piece.renamed,
    )


def name_of(given: str) -> str:
    """Make a file's name that somebody sent one that is no path and shows as it is; "" where nothing is left."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c if c.isprintable() else " " for c in last)
    name = PurePosixPath(" ".join(shown.split()).lstrip("."))
    return name.stem[:LONGEST_NAME] + name.suffix[:LONGEST_NAME] if name.name else ""


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
