"""The record from Python: read one report, or open what a run left."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Self

from truceline import asking, pipeline
from truceline.config import SETTINGS_FILE, Settings, load_settings
from truceline.kit import Kit, World, load_kit, load_world
from truceline.records.arrangement import Standing
from truceline.records.document import Capture, plain_document
from truceline.records.event import Decision
from truceline.records.mention import Failure, Mention, Reading
from truceline.records.serial import stable_id
from truceline.records.view import View
from truceline.stages import ingest
from truceline.stages.code import relating
from truceline.store.store import Store
from truceline.store.store import open_store as _open_store


def read(report: str | Path) -> Reading:
    """Read one report: a Path is a file, a str the text itself, or a file's path where it names one.

    CaptureError or ReadError where it cannot be read. The language model is
    loaded at the first call and kept.
    """
    path = _path_of(report)
    if path is not None:
        capture = ingest.take(path, root=path.parent, now=datetime.now(UTC), max_bytes=_settings().max_bytes)
    else:
        capture = _typed(str(report))
    return pipeline.read(capture, _kit(_settings()))


def relate(sentence: str, first: str, second: str) -> Mapping[str, float]:
    """Say what the first of two does to the second in a sentence: PLOVER types with shares, likeliest first.

    The two are given in words of the sentence, where they stand first and do not overlap; ValueError where they do
    not. Shares add up to 1 and are those of decision 0025; {} where nothing is told.
    """
    at = sentence.find(first)
    to = sentence.find(second) if sentence.find(second) != at else sentence.find(second, at + len(first))
    missing = [words for words, start in ((first, at), (second, to)) if not words or start < 0]
    if missing:
        raise ValueError(f"{missing[0]!r} does not stand in the sentence")
    if at < to + len(second) and to < at + len(first):
        raise ValueError(f"{first!r} and {second!r} overlap")
    kit = _kit(_settings())
    spans = (at, at + len(first)), (to, to + len(second))
    shares = relating.relate(mentions_in(sentence, kit), sentence, *spans, kit.wording.reader)
    return dict(sorted(shares.items(), key=lambda share: -share[1]))


def mentions_in(sentence: str, kit: Kit) -> Sequence[Mention]:
    """Give what a sentence tells that is a report by itself."""
    return pipeline.read_document(plain_document("sentence", sentence), kit).mentions


def open_record(db: str | Path) -> "Record":
    """Open the database of a run, to be closed or used in a `with`; StoreError where there is none."""
    return Record(_open_store(Path(db), create=False), replace(_settings(), db=Path(db)))


class Record:
    """An open record: its readings, its view, how an arrangement stood."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings = store, settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def readings(self) -> tuple[Reading, ...]:
        """Give the readings of all reports, by name."""
        return self._store.readings()

    def failures(self) -> tuple[Failure, ...]:
        """Give the inputs that could not be used, with the reason."""
        return self._store.failures()

    def view(self, *, known_by: date | None = None, with_decisions: bool = False) -> View:
        """Give events, arrangements and lineage; with `known_by`, over the reports out by that day only.

        People's decisions of later days are then left out, but for `with_decisions`.
        """
        if known_by is None:
            return pipeline.view_of(self._store, self._world())
        return asking.view_known_by(self._store, self._world(), known_by, with_decisions=with_decisions)

    def decisions(self) -> tuple[Decision, ...]:
        """Give all that people decided, the earliest first, with what was taken back."""
        return self._store.decisions()

    def state(self, name: str, *, on: date, known_by: date | None = None) -> Standing:
        """Say how an arrangement stood on a day, by what could be known by another; NotFoundError for no such name."""
        full = self.view()
        subset = full if known_by is None else self.view(known_by=known_by)
        kinds = self._world().kinds
        return asking.standing_of(name, full, subset, on=on, known_by=known_by, kinds=kinds).standing

    def _world(self) -> World:
        return _world(self._settings)


@cache
def _kit(settings: Settings) -> Kit:
    return load_kit(settings)


@cache
def _world(settings: Settings) -> World:
    return load_world(settings)


def _settings() -> Settings:
    file = Path(SETTINGS_FILE)
    return load_settings(file if file.is_file() else None, os.environ)


def _path_of(report: str | Path) -> Path | None:
    if isinstance(report, Path):
        return report
    # A path has no line breaks; a text of one line that names no file is a text.
    try:
        return Path(report) if "\n" not in report and Path(report).is_file() else None
    except (OSError, ValueError):
        return None  # too long for a path, or with a NUL in it: a text


def _typed(text: str) -> Capture:
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()
    return Capture(
        id=stable_id("capture", "text", digest),
        name="text",
        url=None,
        fetched_at=datetime.now(UTC),
        content=content,
        media_type="text/plain",
        sha256=digest,
    )
