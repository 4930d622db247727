"""The desk's view is brought up to date after each decision, and says so until it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from truceline.config import Settings
from truceline.errors import StoreError
from truceline.kit import World
from truceline.web.shelf import Shelf, Shown

pytestmark = pytest.mark.model


@pytest.fixture
def shelf(settings: Settings, world: World, examples_db: Path, tmp_path: Path) -> Iterator[Shelf]:
    copy = tmp_path / "own.db"
    copy.write_bytes(examples_db.read_bytes())
    with Shelf(replace(settings, db=copy), world=world, patience=0.05) as opened:
        yield opened


def test_a_view_that_is_behind_says_so_and_keeps_what_was_looked_up(shelf: Shelf) -> None:
    busy = Event()
    events = shelf.shown().events
    shelf._maker.submit(busy.wait)

    assert not shelf.renew_and_wait()
    behind = shelf.shown()
    busy.set()
    shelf.renew().result()

    assert behind.is_behind
    assert behind.events is events
    assert not shelf.shown().is_behind


def test_several_decisions_while_one_view_is_made_wait_for_one_more(shelf: Shelf) -> None:
    busy = Event()
    shelf._maker.submit(busy.wait)

    first, second = shelf.renew(), shelf.renew()
    busy.set()

    assert first is second
    first.result()


def test_a_view_that_could_not_be_made_is_made_at_the_next_look(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shelf._renewed

    def refused() -> Shown:
        monkeypatch.setattr(shelf, "_renewed", made)
        raise StoreError("own.db", "another program is writing to it")

    monkeypatch.setattr(shelf, "_renewed", refused)
    assert not shelf.renew_and_wait()

    assert shelf.shown().is_behind
    shelf.renew().result()
    assert not shelf.shown().is_behind
