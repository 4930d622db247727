"""What opens, what does not, and what is said of it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store import reports

from truceline.errors import StoreError
from truceline.store.store import open_store


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    open_store(path).close()
    return path


def alter(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_fresh_database_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new folder, 100%" / "record?x=1.db"

    with open_store(path) as store:
        assert store.readings() == ()

    assert path.is_file()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()

    with open_store(tmp_path / "record.db") as store:
        assert store.failures() == ()


def test_file_has_a_write_ahead_log_and_keeps_its_references(made: Path) -> None:
    with open_store(made) as store, store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_missing_database_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database") as raised:
        open_store(tmp_path / "record.db", create=False)

    assert raised.value.subject == str(tmp_path / "record.db")
    assert list(tmp_path.iterdir()) == []


def test_empty_file_holds_no_record_where_none_may_be_made(tmp_path: Path) -> None:
    (tmp_path / "record.db").touch()

    with pytest.raises(StoreError, match="no record"):
        open_store(tmp_path / "record.db", create=False)


def test_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Patrols resumed on Monday. " * 100)

    with pytest.raises(StoreError, match="not a database"):
        open_store(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text().startswith("Patrols")


def test_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    alter(path, "CREATE TABLE captures (id TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_path_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()

    with pytest.raises(StoreError, match="give another path"):
        open_store(tmp_path / "notes.txt" / "record.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into any folder")
def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="can be written"):
            open_store(tmp_path / "record.db")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write into")
def test_folder_that_takes_no_files_is_named() -> None:
    with pytest.raises(StoreError, match="can be written"):
        open_store(Path("/proc/self/record.db"))


def test_database_of_a_newer_version_is_refused(made: Path) -> None:
    alter(made, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match="newer Truceline"):
        open_store(made)


def test_damaged_database_is_told(made: Path) -> None:
    content = bytearray(made.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    made.write_bytes(content)

    with pytest.raises(StoreError, match="damaged"), open_store(made) as store:
        store.readings()


def test_lock_of_another_program_is_waited_for_and_then_told(made: Path) -> None:
    other = sqlite3.connect(made, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    capture = reports.capture("a.txt", "Patrols resumed.")

    with open_store(made, busy_seconds=0.01) as store:
        with pytest.raises(StoreError, match="another program is writing"):
            store.add_capture(capture)
        other.close()

        assert store.add_capture(capture)


def test_locked_database_does_not_open(made: Path) -> None:
    other = sqlite3.connect(made, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StoreError, match="another program is writing"):
        open_store(made, busy_seconds=0.01)
    other.close()


def test_reader_sees_the_last_whole_state_while_another_writes(made: Path) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    with open_store(made) as writer, open_store(made) as reader:
        writer.add_capture(capture)
        with writer._writing() as connection:
            connection.exec_driver_sql("DELETE FROM standing")

            assert reader.capture_named("a.txt") == capture


def test_database_that_is_current_opens_without_the_migration_tool(made: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from truceline.store.store import open_store;"
        "open_store(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program, str(made)],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )

    assert printed.stdout.strip() == "False"
