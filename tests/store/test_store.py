"""What the store keeps, and what stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests import build
from tests.store import reports

from truceline.errors import StoreError
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision
from truceline.records.mention import Failure
from truceline.records.run import Run
from truceline.store.store import Store, open_store

LATER = build.NOON + timedelta(days=1)
LATEST = build.NOON + timedelta(days=2)

FAILURE = Failure(
    name="a.txt", stage="read", error="ReadError", message="no text", sha256="ab", failed_at=build.NOON
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db") as opened:
        yield opened


def test_capture_comes_back_with_its_bytes_unchanged(store: Store) -> None:
    capture = replace(reports.capture("a.txt", ""), content=b"\x00\xff\r\n", url="https://example.org/a")

    assert store.add_capture(capture)
    assert store.capture_named("a.txt") == capture


def test_second_run_adds_nothing(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    store.add_capture(capture)

    assert not store.add_capture(replace(capture, fetched_at=LATER))
    assert store.capture_named("a.txt") == capture


def test_nothing_stands_for_an_unknown_name(store: Store) -> None:
    assert store.capture_named("a.txt") is None
    assert store.document("doc-a") is None


def test_same_content_under_two_names_is_two_captures(store: Store) -> None:
    store.add_capture(reports.capture("a.txt", "Patrols resumed."))

    assert store.add_capture(reports.capture("b.txt", "Patrols resumed."))
    assert [capture.name for capture in store.captures_without_reading("x")] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("newest_first", [False, True])
def test_content_fetched_last_stands_for_the_name_and_the_other_is_kept(
    store: Store, newest_first: bool
) -> None:
    old, new = reports.capture("a.txt", "Old words."), reports.capture("a.txt", "New words.", LATER)
    for capture in (new, old) if newest_first else (old, new):
        assert store.add_capture(capture)
        store.add_reading(capture.id, reports.reading(capture))

    assert store.capture_named("a.txt") == new
    assert store.readings() == (reports.reading(new),)
    assert [found.quote for found in store.search("words")] == ["New words."]
    assert store.document(f"doc-{old.id}") == reports.reading(old).document


def test_file_that_returns_to_its_first_content_stands_again(store: Store) -> None:
    old, new = reports.capture("a.txt", "Old words."), reports.capture("a.txt", "New words.", LATER)
    store.add_capture(old)
    store.add_capture(new)

    assert store.add_capture(replace(old, fetched_at=LATEST))
    assert store.capture_named("a.txt") == old


def test_moments_are_compared_as_moments_whatever_their_zone(store: Store) -> None:
    east = timezone(timedelta(hours=5))
    early = reports.capture("a.txt", "Early.", datetime(2031, 3, 3, 11, tzinfo=east))
    late = reports.capture("a.txt", "Late.", datetime(2031, 3, 3, 10, tzinfo=UTC))
    store.add_capture(late)
    store.add_capture(early)

    assert store.capture_named("a.txt") == late


def test_reading_comes_back_as_it_went_in(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.\nKırşehir, “again” \U0001f54a.")
    store.add_capture(capture)
    store.add_reading(capture.id, reports.reading(capture))

    assert store.readings() == (reports.reading(capture),)
    assert store.document(f"doc-{capture.id}") == reports.reading(capture).document


def test_readings_are_in_the_order_of_names_and_not_of_arrival(store: Store) -> None:
    for name in ("c.txt", "a.txt", "b.txt"):
        capture = reports.capture(name, "Patrols resumed.")
        store.add_capture(capture)
        store.add_reading(capture.id, reports.reading(capture))

    assert [reading.document.name for reading in store.readings()] == ["a.txt", "b.txt", "c.txt"]


def test_captures_are_without_reading_until_read_with_the_same_data(store: Store) -> None:
    first, second = reports.capture("a.txt", "One."), reports.capture("b.txt", "Two.")
    store.add_capture(first)
    store.add_capture(second)
    store.add_reading(first.id, reports.reading(first, made_with="new codebook"))
    store.add_reading(second.id, reports.reading(second, made_with="old codebook"))

    assert list(store.captures_without_reading("new codebook")) == [second]


def test_captures_can_be_read_and_stored_one_by_one(store: Store) -> None:
    for name in ("a.txt", "b.txt"):
        store.add_capture(reports.capture(name, "Patrols resumed."))

    for capture in store.captures_without_reading("first codebook"):
        store.add_reading(capture.id, reports.reading(capture))

    assert list(store.captures_without_reading("first codebook")) == []


def test_new_reading_takes_the_place_of_the_old_one(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    store.add_capture(capture)
    store.add_reading(capture.id, reports.reading(capture, made_with="old codebook"))
    store.add_reading(capture.id, reports.reading(capture, made_with="new codebook"))

    assert [reading.made_with for reading in store.readings()] == ["new codebook"]
    assert len(store.search("patrols")) == 1


def test_reading_of_a_capture_that_is_not_held_is_refused(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")

    with pytest.raises(StoreError, match="not in the store"):
        store.add_reading(capture.id, reports.reading(capture))
    assert store.readings() == ()


def test_reading_under_another_capture_than_its_own_is_refused(store: Store) -> None:
    first, second = reports.capture("a.txt", "One."), reports.capture("b.txt", "Two.")
    store.add_capture(first)
    store.add_capture(second)

    with pytest.raises(StoreError, match="another capture"):
        store.add_reading(second.id, reports.reading(first))


def test_failure_of_a_second_run_takes_the_place_of_the_first(store: Store) -> None:
    again = replace(FAILURE, message="still no text", failed_at=LATER)
    store.add_failure(FAILURE)
    store.add_failure(again)

    assert store.failures() == (again,)


def test_failures_of_other_content_or_another_stage_are_kept_beside_each_other(store: Store) -> None:
    unseen = replace(FAILURE, sha256=None, stage="ingest")
    other = replace(FAILURE, sha256="cd")
    for failure in (other, FAILURE, unseen, unseen):
        store.add_failure(failure)

    assert store.failures() == (unseen, FAILURE, other)


def test_failure_is_over_once_its_content_is_read(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    store.add_capture(capture)
    store.add_failure(replace(FAILURE, sha256=capture.sha256))
    store.add_failure(replace(FAILURE, sha256="the broken file that came after"))
    store.add_reading(capture.id, reports.reading(capture))

    assert [failure.sha256 for failure in store.failures()] == ["the broken file that came after"]


def test_failure_is_over_once_other_content_stands(store: Store) -> None:
    store.add_failure(FAILURE)
    store.add_failure(replace(FAILURE, sha256=None))
    store.add_capture(reports.capture("a.txt", "Mended words."))

    assert store.failures() == ()


def test_failure_is_over_once_the_content_that_stands_is_seen_again(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    store.add_capture(capture)
    store.add_failure(replace(FAILURE, sha256=None))

    assert not store.add_capture(capture)
    assert store.failures() == ()


def test_failure_of_what_stands_outlives_an_older_content(store: Store) -> None:
    store.add_capture(reports.capture("a.txt", "New words.", LATER))
    store.add_failure(FAILURE)
    store.add_capture(reports.capture("a.txt", "Old words."))

    assert store.failures() == (FAILURE,)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_contents_fetched_at_once_the_order_of_arrival_does_not_decide(
    store: Store, order: int
) -> None:
    one, two = reports.capture("a.txt", "One."), reports.capture("a.txt", "Two.")
    for capture in (one, two)[::order]:
        store.add_capture(capture)

    assert store.capture_named("a.txt") == max(one, two, key=lambda capture: capture.id)


def test_decisions_are_kept_as_first_made_and_given_in_their_order(store: Store) -> None:
    second = Decision(
        id="dec-1",
        kind=DecisionKind.SAME,
        mention_ids=("m-1", "m-2"),
        field=None,
        before=None,
        after=None,
        reason="one convoy",
        made_by="reader",
        made_at=LATER,
    )
    first = replace(second, id="dec-2", made_at=build.NOON)

    assert store.add_decision(second)
    assert store.add_decision(first)
    assert not store.add_decision(replace(second, reason="another reason"))
    assert store.decisions() == (first, second)


def decision(decision_id: str) -> Decision:
    return Decision(
        id=decision_id,
        kind=DecisionKind.ACCEPT,
        mention_ids=("m-1",),
        field=None,
        before=None,
        after=None,
        reason="as printed",
        made_by="reader",
        made_at=build.NOON,
    )


def test_decision_made_beside_others_than_were_looked_at_is_not_kept(store: Store) -> None:
    assert store.add_decision(decision("dec-1"), beside=0)

    assert not store.add_decision(decision("dec-2"), beside=0)
    assert store.add_decision(decision("dec-3"), beside=1)
    assert [d.id for d in store.decisions()] == ["dec-1", "dec-3"]


def test_run_that_has_ended_takes_the_place_of_its_beginning_and_the_latest_comes_first(store: Store) -> None:
    first = Run(id="run-1", began_at=build.NOON, ended_at=None, by="command", source="reports")
    second = replace(first, id="run-2", began_at=LATER, by="desk")
    for run in (first, second):
        store.add_run(run)
    whole = replace(first, ended_at=LATEST, found=2, added=1, failures=(FAILURE,))
    store.add_run(whole)

    assert store.runs() == (second, whole)


def test_name_that_is_no_unicode_is_kept_and_found(store: Store) -> None:
    name = "caf\udce9.txt"
    capture = replace(reports.capture("x", "Patrols resumed."), name=name)
    store.add_capture(capture)
    store.add_failure(replace(FAILURE, name=name, message="\udcff"))

    assert store.failures()[0].name == "caf\\udce9.txt"
    assert store.capture_named("caf\\udce9.txt") == store.capture_named(name)


def test_broken_reading_in_the_file_is_named(store: Store) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    store.add_capture(capture)
    store.add_reading(capture.id, reports.reading(capture))
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE readings SET json = substr(json, 1, 40)")

    with pytest.raises(StoreError, match=r"reading of a\.txt.*anew"):
        store.readings()


def test_record_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    capture = reports.capture("a.txt", "Patrols resumed.")
    with open_store(tmp_path / "record.db") as store:
        store.add_capture(capture)
        store.add_reading(capture.id, reports.reading(capture))

    with open_store(tmp_path / "record.db", create=False) as store:
        assert store.readings() == (reports.reading(capture),)
