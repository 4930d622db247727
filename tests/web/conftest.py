"""A desk over the reports of `examples/`, read once for all tests of these rooms."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from truceline import pipeline
from truceline.config import Settings
from truceline.kit import Kit, World
from truceline.store.store import open_store
from truceline.web.app import make_app
from truceline.web.guard import Door
from truceline.web.shelf import Shelf

EXAMPLES = Path(__file__).parents[2] / "examples"
# The day on which these tests take place; the examples end in 2024.
TODAY = date(2025, 1, 15)
DOOR = Door(hosts=frozenset({"testserver"}), token=None, max_bytes=1_000_000)


@pytest.fixture(scope="session")
def examples_db(settings: Settings, kit: Kit, world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the reports of `examples/`, read and brought together; to be copied, not written to."""
    return database(tmp_path_factory.mktemp("desk") / "examples.db", EXAMPLES, settings, kit, world)


def database(path: Path, reports: Path, settings: Settings, kit: Kit, world: World) -> Path:
    """Read a folder of reports into a new database and bring them together."""
    with open_store(path) as store:
        pipeline.gather(reports, store, now=datetime(2025, 1, 1, tzinfo=UTC))
        for capture in store.captures_without_reading(pipeline.made_with(settings)):
            store.add_reading(capture.id, pipeline.read(capture, kit))
        pipeline.view_of(store, world)
    return path


@pytest.fixture(scope="session")
def desk(settings: Settings, world: World, examples_db: Path) -> Iterator[TestClient]:
    """A browser's end of a desk that no test changes."""
    with Shelf(replace(settings, db=examples_db), world=world, patience=60) as shelf:
        yield TestClient(make_app(shelf, DOOR, today=lambda: TODAY), follow_redirects=False)


@pytest.fixture
def own_desk(
    settings: Settings, world: World, examples_db: Path, tmp_path: Path
) -> Iterator[Callable[..., TestClient]]:
    """Make a desk over a copy of the examples, for a test that changes it; a token or another door may be given."""
    copy = tmp_path / "own.db"
    copy.write_bytes(examples_db.read_bytes())
    with Shelf(replace(settings, db=copy), world=world, patience=60) as shelf:
        yield lambda door=DOOR: TestClient(make_app(shelf, door, today=lambda: TODAY), follow_redirects=False)
