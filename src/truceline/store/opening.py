"""Open the file: look whether it is ours, bring its tables up to date, and say plainly what is wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from truceline.errors import StoreError
from truceline.store.schema import APPLICATION_ID, HEAD

# How long a statement waits for another program's transaction; ours take milliseconds each.
BUSY_SECONDS = 10.0

# SQLite's primary result codes that a user can do something about.
FAULTS = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; wait until it is done or stop it",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; wait until it is done or stop it",
    sqlite3.SQLITE_NOTADB: "is not a database; give another path",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore a copy, or delete it and read the reports anew",
    sqlite3.SQLITE_READONLY: "cannot be written; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened or made; check that its folder exists and can be written",
    sqlite3.SQLITE_PERM: "cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full; make room and start again",
    sqlite3.SQLITE_CONSTRAINT: "what this rests on is not in the store; add captures and readings first",
    sqlite3.SQLITE_IOERR: "the disk gave an error; check it and start again",
}


def open_engine(path: Path, *, create: bool, busy_seconds: float) -> Engine:
    """Give an engine on a database whose tables are the newest; StoreError where there can be none."""
    _look_at(path, create=create)
    engine = _engine(path, busy_seconds)
    try:
        with faults_told(path):
            if _version(engine, path, create=create) != HEAD:
                _migrate(engine, path)
            _keep_a_log(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn what SQLite and SQLAlchemy raise into a StoreError on the path, with the way out."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        # The low byte is the primary code; the rest only says more about it.
        told = FAULTS.get(code & 0xFF) if code is not None else None
        raise StoreError(path, told or f"cannot be used: {error.orig}") from error


def _look_at(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(path, "is a folder; give the path of a database file")
    if path.exists():
        return
    if not create:
        raise StoreError(path, "there is no such database; ingest reports first, or give another path")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(path, f"its folder cannot be made ({error.strerror}); give another path") from error


def _engine(path: Path, busy_seconds: float) -> Engine:
    url = URL.create("sqlite", database=str(path.absolute()))
    engine = create_engine(url, connect_args={"timeout": busy_seconds})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy, not sqlite3, says where transactions begin; else neither schema
    # changes nor reads would be inside them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # Enough, with a write-ahead log, to survive a kill; a power cut may undo the last report, whole.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once, so that it waits for others here and not half-way.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(engine: Engine, path: Path, *, create: bool) -> str | None:
    """Give the id of the file's last migration, None for a fresh file; refuse what is not ours."""
    with engine.connect() as connection:
        tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
        ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        if tables and not (ours and "alembic_version" in tables):
            raise StoreError(path, "is a database of another program; give another path")
        if not tables and not create:
            raise StoreError(path, "holds no record; ingest reports first, or give another path")
        if not tables:
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _migrate(engine: Engine, path: Path) -> None:
    """Run the steps that are missing, all in one transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    # ConfigParser takes a lone % for the start of a variable.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(path, "was made by a newer Truceline; update this one to open it") from error


def _keep_a_log(engine: Engine) -> None:
    """Switch to a write-ahead log, which stays with the file: readers and the writer no longer wait."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
