"""The store: every record that outlives a run, in one file.

    with open_store(path) as store:
        store.add_capture(capture)
        for capture in store.captures_without_reading(made_with):
            store.add_reading(capture.id, read(capture))

Each writing method is one transaction: after a kill at any point the file holds
whole reports only, and a second run adds what is missing. Nothing is ever lost:
a file of the same name with other content is kept beside the first, and the one that
was fetched last stands for the name in `readings`, `search` and all that follows.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, and_, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from truceline.errors import StoreError
from truceline.records.document import Capture, Document, Evidence
from truceline.records.event import Decision
from truceline.records.mention import Failure, Reading
from truceline.records.run import Run
from truceline.records.serial import from_json, from_text, parse_text, to_text
from truceline.records.view import View
from truceline.store import decided, failed, runs, views
from truceline.store import search as finding
from truceline.store.opening import BUSY_SECONDS, faults_told, open_engine
from truceline.store.schema import captures, failures, readings, sentences, standing

# So many readings are asked for in one query.
AT_ONCE = 500
NO_READINGS: Mapping[str, Reading] = MappingProxyType({})


def open_store(path: Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> "Store":
    """Open a database, its tables brought up to date; a fresh one is made where `create` allows it.

    StoreError where it is no database of ours, of a newer version, locked for
    longer than `busy_seconds`, or cannot be written.
    """
    return Store(path, open_engine(path, create=create, busy_seconds=busy_seconds))


class Store:
    """An open database; close it, or use it in a `with`. Threads may share it, processes may not."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writing_engine = engine.execution_options(writes=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    # Captures

    def add_capture(self, capture: Capture) -> bool:
        """Keep an input; False where that changes nothing.

        A name and a content make one capture. It stands for its name from now on
        unless what stands there was fetched later. Where it stands, what failed
        under that name with other content is over: its failures are cleared.
        """
        columns = {column.name: getattr(capture, column.name) for column in captures.c}
        stood = select(standing.c.capture_id).where(standing.c.name == capture.name)
        with self._writing() as connection:
            added = connection.execute(
                insert_or(captures).values(columns).on_conflict_do_nothing(index_elements=["name", "sha256"])
            ).rowcount
            before = connection.execute(stood).scalar()
            if _let_stand(connection, capture):
                other = failures.c.sha256 != capture.sha256
                connection.execute(delete(failures).where(failures.c.name == capture.name, other))
            return bool(added) or connection.execute(stood).scalar() != before

    def capture_named(self, name: str) -> Capture | None:
        """Give the capture that stands for a name, None where there is none."""
        with self._reading() as connection:
            row = connection.execute(_standing_captures().where(captures.c.name == name)).first()
        return _capture(row) if row else None

    def captures_without_reading(self, made_with: str) -> Iterator[Capture]:
        """Give, by name, each standing capture that has no reading made with this, one at a time."""
        read = and_(readings.c.capture_id == captures.c.id, readings.c.made_with == made_with)
        query = _standing_captures().outerjoin(readings, read).where(readings.c.capture_id.is_(None))
        with self._reading() as connection:
            names = connection.execute(query.with_only_columns(captures.c.name)).scalars().all()
        for name in names:
            capture = self.capture_named(name)
            if capture is not None:
                yield capture

    # Readings

    def add_reading(self, capture_id: str, reading: Reading) -> None:
        """Keep what was read of a capture, in the place of an earlier reading, and clear its failures.

        The view rests on readings: where one of them changes, the view is
        dropped with it, so that no view is ever loaded over other readings than its own.
        """
        document = reading.document
        if document.capture_id != capture_id:
            raise StoreError(
                self.path,
                f"the reading of {document.name} is of another capture than {capture_id}; read it anew",
            )
        row = {
            "capture_id": capture_id,
            "document_id": document.id,
            "name": document.name,
            "made_with": reading.made_with,
            "json": to_text(reading),
        }
        with self._writing() as connection:
            failed.clear(connection, capture_id)
            before = connection.execute(
                select(readings.c.json).where(readings.c.capture_id == capture_id)
            ).scalar()
            if before == row["json"]:
                return
            if before is not None:
                views.drop_if_it_rests_on(connection, capture_id)
            connection.execute(
                insert_or(readings).values(row).on_conflict_do_update(index_elements=["capture_id"], set_=row)
            )
            connection.execute(delete(sentences).where(sentences.c.capture_id == capture_id))
            if rows := finding.rows_of(capture_id, reading):
                connection.execute(insert(sentences), rows)

    def readings(self, known: Mapping[str, Reading] = NO_READINGS) -> tuple[Reading, ...]:
        """Give the readings of all standing captures, by the documents' names, then ids.

        Those `known` by their documents' ids, from a view of this store, are not loaded again.
        """
        listed = (readings.c.capture_id, readings.c.document_id, readings.c.name)
        query = select(*listed).join(standing, _stands(readings.c.capture_id))
        found = dict(known)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(readings.c.name, readings.c.document_id)).all()
            new = [row for row in rows if row.document_id not in known]
            for at in range(0, len(new), AT_ONCE):
                asked = readings.c.capture_id.in_([row.capture_id for row in new[at : at + AT_ONCE]])
                held = select(readings.c.document_id, readings.c.name, readings.c.json).where(asked)
                for document_id, name, text in connection.execute(held):
                    found[document_id] = from_text(Reading, text, subject=f"{self.path}: reading of {name}")
        return tuple(found[row.document_id] for row in rows)

    def readings_made_with(self) -> tuple[tuple[str, str], ...]:
        """Give of each reading, in the order of `readings`, its document's id and what it was made with."""
        query = select(readings.c.document_id, readings.c.made_with).join(
            standing, _stands(readings.c.capture_id)
        )
        with self._reading() as connection:
            rows = connection.execute(query.order_by(readings.c.name, readings.c.document_id)).all()
        return tuple((document_id, made_with) for document_id, made_with in rows)

    def document(self, document_id: str) -> Document | None:
        """Give the document of an id, one that another content has replaced too; None where there is none."""
        query = select(readings.c.json).where(readings.c.document_id == document_id)
        with self._reading() as connection:
            text = connection.execute(query.order_by(readings.c.capture_id)).scalar()
        if text is None:
            return None
        subject = f"{self.path}: document {document_id}"
        return from_json(Document, parse_text(text, subject=subject)["document"], subject=subject)

    def search(self, words: str, limit: int = 20) -> tuple[Evidence, ...]:
        """Give the sentences of standing documents that hold all the words, in any form, the best first."""
        return tuple(found.sentence for found in self.find(words, limit))

    def find(self, words: str, limit: int = 20) -> tuple[finding.Found, ...]:
        """Give the same sentences with the words that were found in them."""
        with self._reading() as connection:
            return finding.find(connection, words, limit)

    # Failures and decisions

    def add_failure(self, failure: Failure) -> None:
        """Keep what could not be done, in the place of an earlier failure of that content at that stage."""
        with self._writing() as connection:
            failed.add(connection, failure)

    def failures(self) -> tuple[Failure, ...]:
        """Give all failures, by name, stage and content."""
        with self._reading() as connection:
            return failed.listed(connection)

    def add_decision(self, decision: Decision, *, beside: int | None = None) -> bool:
        """Keep a person's word; False where one of that id is kept already, which stays as it was.

        With `beside`, also False where the decisions on record are not so many: one was made since they were looked at.
        """
        with self._writing() as connection:
            return decided.add(connection, decision, beside)

    def count_decisions(self) -> int:
        """Count the decisions."""
        with self._reading() as connection:
            return decided.count(connection)

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions, the earliest first."""
        with self._reading() as connection:
            return decided.listed(connection, self.path)

    # Runs

    def add_run(self, run: Run) -> None:
        """Keep what a run did; told again when it has ended, it takes the place of what was told at its beginning."""
        with self._writing() as connection:
            runs.add(connection, run)

    def runs(self) -> tuple[Run, ...]:
        """Give all runs, the latest first."""
        with self._reading() as connection:
            return runs.listed(connection, self.path)

    # The view

    def save_view(self, view: View, digest: str) -> None:
        """Keep a reconciled view in the place of the last; its readings must be in the store."""
        with self._writing() as connection:
            views.save(connection, view, digest)

    def view_digest(self) -> str | None:
        """Give the digest that the saved view was saved with, None where none is saved."""
        with self._reading() as connection:
            return views.digest_of(connection)

    def load_view(self) -> View | None:
        """Give the saved view, None where none is saved."""
        kept = self.load_view_with_digest()
        return kept[0] if kept else None

    def load_view_with_digest(self) -> tuple[View, str] | None:
        """Give the saved view with the digest that it was saved with, of one moment; None where none is saved."""
        with self._reading() as connection:
            view, digest = views.load(connection, self.path), views.digest_of(connection)
        return None if view is None or digest is None else (view, digest)

    def load_ground(self) -> View | None:
        """Give the saved view without what every run makes anew: events, arrangements and proposals."""
        with self._reading() as connection:
            return views.load_ground(connection, self.path)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One transaction that sees one state of the file."""
        with faults_told(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction, kept whole or not at all."""
        with faults_told(self.path), self._writing_engine.begin() as connection:
            yield connection


def _standing_captures() -> Select[Any]:
    return select(captures).join(standing, _stands(captures.c.id)).order_by(captures.c.name)


def _stands(capture_id: ColumnElement[str]) -> ColumnElement[bool]:
    return standing.c.capture_id == capture_id


def _capture(row: Row[Any]) -> Capture:
    return Capture(**row._mapping)


def _let_stand(connection: Connection, capture: Capture) -> bool:
    """Let a capture stand for its name; False where a later one keeps the place."""
    held = select(captures.c.id).where(captures.c.name == capture.name, captures.c.sha256 == capture.sha256)
    capture_id = connection.execute(held).scalar_one()
    now = connection.execute(select(standing).where(standing.c.name == capture.name)).first()
    if now is not None and now.capture_id == capture_id:
        return True
    # Of two fetched at the same moment the order of arrival must not decide.
    if now is not None and (now.fetched_at, now.capture_id) > (capture.fetched_at, capture_id):
        return False
    row = {"name": capture.name, "capture_id": capture_id, "fetched_at": capture.fetched_at}
    connection.execute(
        insert_or(standing).values(row).on_conflict_do_update(index_elements=["name"], set_=row)
    )
    return True
