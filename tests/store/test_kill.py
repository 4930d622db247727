"""A run that is killed at any point leaves whole rows, and a second run completes it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.store import interrupted_run, reports

from truceline.store.store import open_store


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.interrupted_run", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join([str(Path(__file__).parents[2]), *sys.path])},
    )


def faults_of(path: Path) -> list[str]:
    """What SQLite finds wrong, in the tables, the references and the index over sentences."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"reference {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if "sentence_words" in tables:
            connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
    return found


def content_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of ours, in an order of its own."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in names if not name.startswith("sentence_words")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in ours}


def half_reports(path: Path) -> list[object]:
    """Readings without their sentences, captures that stand for nothing, a view without its rows."""
    with open_store(path) as store, store._reading() as connection:
        execute = connection.exec_driver_sql
        return [
            *execute("SELECT name FROM captures WHERE id NOT IN (SELECT capture_id FROM standing)"),
            *execute(
                "SELECT name FROM readings WHERE 2 <> "
                "(SELECT count(*) FROM sentences WHERE sentences.capture_id = readings.capture_id)"
            ),
            *execute(
                "SELECT 'view' WHERE (SELECT count(*) FROM views) * (SELECT count(*) FROM readings)"
                " <> (SELECT count(*) FROM claims)"
            ),
        ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_killed_before_any_statement_a_run_leaves_what_a_second_run_completes(tmp_path: Path) -> None:
    interrupted_run.run(tmp_path / "whole.db")
    whole = content_of(tmp_path / "whole.db")
    killed = tmp_path / "killed"
    killed.mkdir()

    driver = start("forks", str(killed))
    driver.communicate()

    assert driver.returncode == 0
    left = sorted(killed.glob("*.db"))
    assert len(left) > 60
    for path in left:
        assert faults_of(path) == []
        assert half_reports(path) == []
        interrupted_run.run(path)
        assert content_of(path) == whole, path.name


@pytest.mark.parametrize("stored", [1, 40])
def test_killed_from_outside_a_run_leaves_every_report_that_it_called_stored(
    tmp_path: Path, stored: int
) -> None:
    path = tmp_path / "record.db"
    run = start("loop", str(path))
    assert run.stdout is not None
    told = [run.stdout.readline().strip() for _ in range(stored)]
    run.kill()
    told += [line.strip() for line in run.stdout if line.endswith("\n")]
    run.wait()
    run.stdout.close()

    assert run.returncode == -9
    assert faults_of(path) == []
    assert half_reports(path) == []
    with open_store(path) as store:
        found = [reading.document.name for reading in store.readings()]
        assert found[: len(told)] == told
        assert len(found) - len(told) <= 1
        waiting = list(store.captures_without_reading("first codebook"))
        assert len(found) + len(waiting) == interrupted_run.REPORTS
        store.add_reading(waiting[0].id, reports.reading(waiting[0]))
        assert len(store.readings()) == len(found) + 1
