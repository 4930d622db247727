"""The tables in schema.py are those that the migrations leave."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.store import reports

import truceline.store
from truceline.store.schema import HEAD, metadata
from truceline.store.store import open_store

# The index over sentences and the tables that SQLite keeps it in are not SQLAlchemy's.
INDEX = "sentence_words"


def is_ours(_entry: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    return not (kind == "table" and (name or "").startswith(INDEX))


def test_migrations_leave_the_tables_of_the_schema(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as store, store._reading() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    assert found == []


def test_a_column_that_no_migration_makes_would_be_found(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as store:
        with store._writing() as connection:
            connection.exec_driver_sql("ALTER TABLE claims DROP COLUMN known_on")
        with store._reading() as connection:
            options = {"include_object": is_ours}
            [found] = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)

    assert found[0] == "add_column"


def test_newest_migration_is_the_one_that_an_open_file_must_have() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(truceline.store.__path__[0]) / "migrations"))

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_file_of_the_first_tables_gets_those_of_later_steps_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_store(path) as store:
        store.add_capture(reports.capture("a.txt", "Patrols resumed."))
        with store._writing() as connection:
            connection.exec_driver_sql("DROP TABLE runs")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")

    with open_store(path, create=False) as store:
        assert store.runs() == ()
        assert store.capture_named("a.txt") is not None
        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
