"""The open record behind the desk, while others write to it and many read."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event as Flag
from time import monotonic

import pytest

from truceline.asking import view_known_by
from truceline.config import Settings
from truceline.errors import StoreError
from truceline.kit import World
from truceline.records.view import View
from truceline.store.store import Store, open_store
from truceline.web.shelf import Shelf, Shown, StillWorkingError

pytestmark = pytest.mark.model
DAY = date(2020, 8, 31)


@pytest.fixture
def open_shelf(
    settings: Settings, world: World, examples_db: Path, tmp_path: Path
) -> Iterator[Callable[..., Shelf]]:
    """Open a shelf over a copy of the examples that may be changed."""
    copy = tmp_path / "own.db"
    copy.write_bytes(examples_db.read_bytes())
    made: list[Shelf] = []

    def opening(patience: float = 60) -> Shelf:
        made.append(Shelf(replace(settings, db=copy), world=world, patience=patience))
        return made[-1]

    yield opening
    for shelf in made:
        shelf.close()


def half(view: View) -> View:
    return replace(view, proposals=(), arrangements=view.arrangements[:1])


def test_a_view_that_another_program_saved_is_shown(open_shelf: Callable[..., Shelf]) -> None:
    shelf = open_shelf()
    with open_store(shelf.settings.db) as other:
        other.save_view(half(shelf.shown().view), "another")

    shown = shelf.shown()

    assert shown.digest == "another"
    assert len(shown.view.arrangements) == 1
    assert not shown.is_behind


def test_a_view_carries_the_digest_that_it_was_saved_with_though_another_is_saved_meanwhile(
    open_shelf: Callable[..., Shelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = open_shelf()
    first = half(shelf.shown().view)
    whole = Store.load_view_with_digest

    def loading(store: Store) -> tuple[View, str] | None:
        """While one view is being loaded, another program saves the next."""
        loaded = whole(store)
        store.save_view(replace(first, arrangements=()), "second")
        monkeypatch.setattr(Store, "load_view_with_digest", whole)
        return loaded

    shelf.store.save_view(first, "first")
    monkeypatch.setattr(Store, "load_view_with_digest", loading)

    shown = [shelf.shown(), shelf.shown()]

    assert [(s.digest, len(s.view.arrangements)) for s in shown] == [("first", 1), ("second", 0)]


def test_while_a_newer_view_is_loaded_the_older_one_is_shown_at_once_with_its_indexes(
    open_shelf: Callable[..., Shelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = open_shelf(patience=0.05)
    before, go = shelf.shown(), Flag()
    monkeypatch.setattr(shelf, "_loaded", lambda: go.wait(20) and before)
    shelf.store.save_view(half(before.view), "newer")
    shelf.shown()

    began = monotonic()
    behind = [shelf.shown() for _ in range(20)]
    took = monotonic() - began
    go.set()

    assert took < 1
    assert all(b.is_behind and b.events is before.events for b in behind)
    assert not before.is_behind


def test_where_the_view_is_being_made_anew_the_last_one_stays(open_shelf: Callable[..., Shelf]) -> None:
    shelf = open_shelf()
    before = shelf.shown()
    reading = shelf.store.readings()[0]
    changed = replace(reading, made_with="another")
    shelf.store.add_reading(reading.document.capture_id, changed)

    assert shelf.store.view_digest() is None
    assert shelf.shown() is before


def test_a_view_that_could_not_be_made_is_made_at_the_next_look(
    open_shelf: Callable[..., Shelf], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = open_shelf()
    reading = shelf.store.readings()[0]
    shelf.store.add_reading(reading.document.capture_id, replace(reading, made_with="another"))
    with monkeypatch.context() as patch:
        patch.setattr(Store, "save_view", _locked)
        assert not shelf.renew_and_wait()

    assert shelf.shown().is_behind
    assert shelf.renew_and_wait()
    assert not shelf.shown().is_behind


def _locked(store: Store, *_: object) -> None:
    raise StoreError(store.path, "another program is writing to it")


def test_what_was_known_by_a_day_is_what_the_commands_say(open_shelf: Callable[..., Shelf]) -> None:
    shelf = open_shelf()

    assert shelf.shown(DAY).view == view_known_by(shelf.store, shelf.world, DAY)
    assert shelf.shown(DAY) is shelf.shown(DAY)


def test_a_past_day_that_is_not_there_yet_is_waited_for_no_longer_than_a_page_waits(
    open_shelf: Callable[..., Shelf],
) -> None:
    shelf = open_shelf(patience=0.001)

    with pytest.raises(StillWorkingError):
        shelf.shown(DAY)


def test_readers_and_a_writer_do_not_hinder_each_other(open_shelf: Callable[..., Shelf]) -> None:
    shelf = open_shelf()
    view, stop = shelf.shown().view, Flag()

    def read(number: int) -> int:
        seen = 0
        while not stop.is_set() or not seen:
            shown: Shown = shelf.shown(DAY if number % 4 == 0 else None)
            # A view and its indexes always belong together.
            assert [a.id for a in shown.view.arrangements] == list(shown.arrangements)
            seen += 1
        return seen

    with ThreadPoolExecutor(8) as readers, open_store(shelf.settings.db) as other:
        reading = [readers.submit(read, number) for number in range(8)]
        for number in range(3):
            other.save_view(replace(view, arrangements=view.arrangements[number + 1 :]), f"number {number}")
        stop.set()

    assert all(r.result() for r in reading)
    assert shelf.shown().digest == "number 2"


def test_what_cannot_be_opened_leaves_nothing_open(settings: Settings, world: World, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database at all" * 50)

    with pytest.raises(Exception, match="is not a database"):
        Shelf(replace(settings, db=broken), world=world)
