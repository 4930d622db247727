"""The reconciled view is kept whole, and never over other readings than its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests import build
from tests.store import reports

from truceline.errors import StoreError
from truceline.records.mention import Reading
from truceline.store.store import Store, open_store

CAPTURES = tuple(reports.capture(name, f"Patrols of {name} resumed.") for name in ("b.txt", "a.txt"))
READINGS = tuple(reports.reading(capture) for capture in CAPTURES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db") as opened:
        for capture, reading in zip(CAPTURES, READINGS, strict=True):
            opened.add_capture(capture)
            opened.add_reading(capture.id, reading)
        yield opened


def size_of(store: Store) -> int:
    with store._reading() as connection:
        return int(connection.exec_driver_sql("SELECT sum(length(json)) FROM dated").scalar_one())


def test_view_comes_back_as_it_went_in_with_every_tuple_in_its_order(store: Store) -> None:
    view = reports.view(*READINGS)

    store.save_view(view, "digest-1")

    assert store.load_view() == view
    assert store.view_digest() == "digest-1"


def test_what_a_next_view_may_rest_on_is_all_but_what_is_made_anew(store: Store) -> None:
    view = reports.view(*READINGS)
    assert store.load_ground() is None

    store.save_view(view, "digest-1")

    assert view.events and view.arrangements
    assert store.load_ground() == replace(view, arrangements=())


def test_a_reading_that_is_known_is_not_loaded_again(store: Store) -> None:
    known = {READINGS[0].document.id: READINGS[0]}

    found = store.readings(known)

    assert found == store.readings()
    assert [reading is READINGS[0] for reading in found] == [False, True]


def test_there_is_no_view_before_one_is_saved(store: Store) -> None:
    assert store.load_view() is None
    assert store.view_digest() is None


def test_view_of_no_reports_is_a_view(store: Store) -> None:
    store.save_view(reports.view(), "digest-0")

    assert store.load_view() == reports.view()


def test_new_view_takes_the_place_of_the_old_one(store: Store) -> None:
    store.save_view(reports.view(*READINGS), "digest-1")
    store.save_view(reports.view(READINGS[0]), "digest-2")

    assert store.load_view() == reports.view(READINGS[0])
    assert store.view_digest() == "digest-2"


def test_dated_readings_are_kept_by_reference(store: Store) -> None:
    long = tuple(replace(reading, made_with="x" * 10_000) for reading in READINGS)
    for capture, reading in zip(CAPTURES, long, strict=True):
        store.add_reading(capture.id, reading)

    store.save_view(reports.view(*long), "digest-1")

    assert size_of(store) < 2_000
    assert store.load_view() == reports.view(*long)


def changed(reading: Reading) -> Reading:
    return replace(reading, made_with="new codebook")


def test_view_is_dropped_with_a_reading_that_it_rests_on(store: Store) -> None:
    store.save_view(reports.view(*READINGS), "digest-1")

    store.add_reading(CAPTURES[0].id, changed(READINGS[0]))

    assert store.view_digest() is None
    assert store.load_view() is None


def test_view_stays_where_its_readings_stay(store: Store) -> None:
    view = reports.view(READINGS[0])
    store.save_view(view, "digest-1")
    newer = reports.capture(CAPTURES[0].name, "Patrols ended.", build.NOON + timedelta(days=1))

    store.add_reading(CAPTURES[0].id, READINGS[0])
    store.add_reading(CAPTURES[1].id, changed(READINGS[1]))
    store.add_capture(newer)
    store.add_reading(newer.id, reports.reading(newer))

    assert store.load_view() == view


def test_view_over_a_reading_that_is_not_held_is_refused_and_the_old_one_kept(store: Store) -> None:
    stranger = reports.reading(reports.capture("c.txt", "Talks failed."))
    store.save_view(reports.view(*READINGS), "digest-1")

    with pytest.raises(StoreError, match="not in the store"):
        store.save_view(reports.view(stranger), "digest-2")

    assert store.view_digest() == "digest-1"
    assert store.load_view() == reports.view(*READINGS)


@pytest.mark.parametrize(
    ("table", "row"), [("claims", "claims 1"), ("dated", "dated 1"), ("lineage", "kinship 0")]
)
def test_broken_row_is_named(store: Store, table: str, row: str) -> None:
    store.save_view(reports.view(*READINGS), "digest-1")
    where = "part = 'kinship'" if table == "lineage" else "position = 1"
    with store._writing() as connection:
        connection.exec_driver_sql(f"UPDATE {table} SET json = '{{}}' WHERE {where}")

    with pytest.raises(StoreError, match=row):
        store.load_view()
