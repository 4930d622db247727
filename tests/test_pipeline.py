"""The line as a whole: what a run leaves, what a second one adds, what was known by a day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from tests.lines import NOON, REPORTS, settings_in, taken_in, written
from truceline import asking, pipeline
from truceline.earlier import NOTHING, earlier_in
from truceline.errors import CaptureError
from truceline.kit import load_world
from truceline.records.mention import Failure
from truceline.records.serial import to_text
from truceline.store.store import open_store

pytestmark = pytest.mark.model

LATER = NOON + timedelta(hours=1)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return tmp_path_factory.mktemp("line")


@pytest.fixture(scope="module")
def settings(base):
    return settings_in(base)


@pytest.fixture(scope="module")
def world(settings):
    return load_world(settings)


@pytest.fixture(scope="module")
def readings(base, settings):
    taken_in(written(base), settings)
    with open_store(settings.db) as store:
        return store.readings()


def test_every_report_is_found_added_and_read(tmp_path, base):
    settings = settings_in(tmp_path)

    assert taken_in(written(tmp_path), settings) == (3, 3, 3)


def test_a_second_run_adds_nothing_and_reads_nothing(base, settings, readings):
    assert taken_in(base / "reports", settings) == (3, 0, 0)


def test_a_bad_report_becomes_a_failure_and_the_rest_goes_on(tmp_path):
    settings = settings_in(tmp_path)
    source = written(
        tmp_path, {**REPORTS, "empty.txt": "", "french.txt": "Les troupes ont quitté la ville. " * 20}
    )

    assert taken_in(source, settings) == (5, 4, 3)
    with open_store(settings.db) as store:
        assert [(f.name, f.stage, f.error) for f in store.failures()] == [
            ("empty.txt", "ingest", "CaptureError"),
            ("french.txt", "read", "ReadError"),
        ]


def test_a_failure_is_over_when_the_report_is_mended(tmp_path):
    settings = settings_in(tmp_path)
    source = written(tmp_path, {"a.txt": ""})
    taken_in(source, settings)
    (source / "a.txt").write_text(REPORTS["begun.txt"], encoding="utf-8")
    taken_in(source, settings)

    with open_store(settings.db) as store:
        assert store.failures() == ()
        assert len(store.readings()) == 1


def test_a_run_that_was_broken_off_goes_on_where_it_was(tmp_path):
    settings = settings_in(tmp_path)
    source = written(tmp_path)

    def stop_after_one(what, done, total):
        if what == "read" and done == 1:
            raise KeyboardInterrupt

    with open_store(settings.db) as store:
        pipeline.gather(source, store, now=NOON)
        with pytest.raises(KeyboardInterrupt):
            pipeline.read_all(store, settings, now=NOON, progress=stop_after_one)

    assert taken_in(source, settings) == (3, 0, 2)


def test_two_workers_give_the_same_readings_as_one(tmp_path, settings, readings):
    other = replace(settings_in(tmp_path), workers=2)
    taken_in(written(tmp_path), other)

    with open_store(other.db) as store:
        assert [to_text(r) for r in store.readings()] == [to_text(r) for r in readings]


def test_a_folder_that_is_missing_or_holds_no_report_is_an_error(tmp_path):
    with open_store(tmp_path / "record.db") as store:
        for source in (tmp_path / "nowhere", tmp_path):
            with pytest.raises(CaptureError):
                pipeline.gather(source, store, now=NOON)


def test_the_view_does_not_depend_on_the_order_of_reports(readings, world):
    shuffled = list(readings)
    Random(7).shuffle(shuffled)

    assert to_text(pipeline.reconcile(tuple(shuffled), world)) == to_text(pipeline.reconcile(readings, world))


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2024-03-04", []),
        ("2024-03-05", ["agreed.txt"]),
        ("2024-03-16", ["agreed.txt", "begun.txt"]),
        ("2024-05-03", ["agreed.txt", "begun.txt", "suspended.txt"]),
    ],
)
def test_a_report_is_known_from_the_day_it_was_out(readings, day, names):
    known = asking.known_by(readings, date.fromisoformat(day))

    assert [r.document.name for r in known] == names


def test_what_was_known_by_a_day_is_the_view_over_those_reports_alone(base, settings, readings, world):
    day = date(2024, 4, 1)
    alone = tuple(r for r in readings if r.document.name != "suspended.txt")

    with open_store(settings.db) as store:
        assert to_text(asking.view_known_by(store, world, day)) == to_text(pipeline.reconcile(alone, world))


def test_no_subset_of_the_reports_knows_more_than_the_whole(readings, world):
    days = [date(2024, 3, 10), date(2024, 3, 31), date(2024, 6, 1)]
    for size in range(1, 4):
        for subset in combinations(readings, size):
            for day in days:
                inside = {r.document.name for r in asking.known_by(subset, day)}

                assert inside <= {r.document.name for r in asking.known_by(readings, day)}


def test_the_patrols_read_suspended_only_with_the_report_that_says_so(base, settings, readings, world):
    with open_store(settings.db) as store:
        full = pipeline.view_of(store, world)
        early = asking.view_known_by(store, world, date(2024, 4, 1))
    asked = {"on": date(2024, 5, 10)}
    now = asking.standing_of("joint patrols", full, full, known_by=None, **asked)
    then = asking.standing_of("joint patrols", full, early, known_by=date(2024, 4, 1), **asked)

    assert now.standing.state == "suspended"
    assert then.standing.state == "active"


def test_an_arrangement_that_no_known_report_tells_of_is_not_known_by_then(base, settings, readings, world):
    with open_store(settings.db) as store:
        full = pipeline.view_of(store, world)
        before = asking.view_known_by(store, world, date(2024, 1, 1))
    answer = asking.standing_of(
        "joint patrols", full, before, on=date(2024, 5, 10), known_by=date(2024, 1, 1)
    )

    assert not answer.is_known
    assert answer.standing.state is None


def test_the_view_is_kept_until_something_changes(base, settings, readings, world):
    with open_store(settings.db) as store:
        first = pipeline.view_of(store, world)
        tag = store.view_digest()
        again = pipeline.view_of(store, world)

        assert store.view_digest() == tag
        assert to_text(first) == to_text(again)


def test_a_run_that_adds_reports_one_by_one_leaves_the_view_of_a_whole_run(
    tmp_path, settings, readings, world
):
    with open_store(settings.db) as store:
        whole = pipeline.view_of(store, world)
        captures = [store.capture_named(r.document.name) for r in readings]
    with open_store(tmp_path / "one-by-one.db") as store:
        for capture, reading in sorted(zip(captures, readings, strict=True), key=lambda p: p[0].sha256):
            store.add_capture(capture)
            store.add_reading(capture.id, reading)
            view = pipeline.view_of(store, world)
        assert earlier_in(store, world).lineage == view.lineage

    assert to_text(view) == to_text(whole)


def test_what_other_code_found_is_not_taken_over(settings, world):
    with open_store(settings.db) as store:
        view = pipeline.view_of(store, world)
        tag = store.view_digest()
        store.save_view(view, "0.other")
        assert earlier_in(store, world) == NOTHING
        store.save_view(view, tag)
        assert earlier_in(store, world).lineage == view.lineage


def test_claims_made_with_other_actors_are_not_taken_over(settings, world):
    other = replace(world, made_with="other")
    with open_store(settings.db) as store:
        view = pipeline.view_of(store, world)

        assert earlier_in(store, world).claims
        assert not earlier_in(store, other).claims
        assert earlier_in(store, other).lineage == view.lineage


def test_a_run_tells_what_it_took_in_and_what_it_could_not_use(tmp_path, world):
    settings = settings_in(tmp_path)
    source = written(tmp_path, {**REPORTS, "empty.txt": ""})
    with open_store(settings.db) as store:
        store.add_failure(
            Failure(
                name="old.txt",
                stage="ingest",
                error="CaptureError",
                message="is gone",
                sha256=None,
                failed_at=LATER,
            )
        )
        run = pipeline.begun(str(source), settings, by="command", began_at=NOON)
        found, added = pipeline.gather(source, store, now=NOON)
        read_now = pipeline.read_all(store, settings, now=NOON)
        view = pipeline.view_of(store, world)
        done = pipeline.summary(store, view, found=found, added=added, read_now=read_now)
        run = pipeline.ended(run, done, view, world, ended_at=LATER)

    assert (run.found, run.added, run.read, run.reports) == (4, 3, 3, 3)
    assert [f.name for f in run.failures] == ["empty.txt"]
    assert run.readings_with == pipeline.made_with(settings)
