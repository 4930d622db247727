"""Two clocks: a day's part of a view, and a record known by a day that is one made of those reports alone."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import build
from tests.export import views
from truceline import pipeline
from truceline.asking import can_hold, known_by, on_day, standing_of, view_known_by
from truceline.kit import Kit, World
from truceline.records.arrangement import ArrangementState
from truceline.records.dates import DateBasis, Precision
from truceline.records.mention import Reading
from truceline.stages import ingest
from truceline.store.store import open_store

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = date(2021, 5, 3)


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        ("2021-05-03", "2021-05-03", True),
        ("2021-05-01", "2021-05-31", True),
        (None, "2021-05-10", True),
        ("2021-05-01", None, True),
        ("2021-05-04", None, False),
        (None, "2021-05-02", False),
        (None, None, False),
    ],
)
def test_an_interval_can_hold_the_days_between_its_ends(first, last, holds):
    assert can_hold(build.span_of_days(first, last, Precision.RANGE), DAY) is holds


def test_a_day_keeps_its_events_with_their_mentions_and_attributions():
    kept = on_day(views.full(), DAY)

    assert [e.date.first for e in kept.events] == [DAY]
    assert {c.id for c in kept.claims} == {i for e in kept.events for i in e.claim_ids}
    assert [len(d.reading.attributions) for d in kept.dated] == [1, 0]


@pytest.mark.parametrize(("day", "count"), [(DAY, 1), (DAY - timedelta(days=1), 0)])
def test_an_arrangement_that_had_not_moved_by_a_day_is_left_out(day, count):
    assert len(on_day(views.full(), day).arrangements) == count


@pytest.fixture(scope="module")
def example_readings(kit: Kit) -> tuple[Reading, ...]:
    paths = ingest.gather(EXAMPLES)
    captures = [ingest.take(p, root=EXAMPLES, now=build.NOON, max_bytes=ingest.MAX_BYTES) for p in paths]
    return tuple(pipeline.read(capture, kit) for capture in captures)


@pytest.mark.model
@pytest.mark.parametrize("seed", range(6))
def test_what_was_known_by_a_day_is_a_run_over_the_reports_out_by_then(
    seed, example_readings, world: World, tmp_path
):
    """Over any reports: the later ones change nothing, and every report that dates itself by then counts."""
    chance = random.Random(seed)
    some = tuple(chance.sample(example_readings, chance.randint(3, len(example_readings))))
    full = pipeline.reconcile(some, world)
    ends = sorted({d.published.last for d in full.dated if d.published and d.published.last})
    day = chance.choice(ends) + timedelta(days=chance.choice([0, 1, 40]))
    with open_store(tmp_path / "record.db") as store:
        for path in ingest.gather(EXAMPLES):
            capture = ingest.take(path, root=EXAMPLES, now=build.NOON, max_bytes=ingest.MAX_BYTES)
            own = next((r for r in some if r.document.capture_id == capture.id), None)
            if own is not None:
                store.add_capture(capture)
                store.add_reading(capture.id, own)
        asked = view_known_by(store, world, day)
    names = {d.reading.document.id for d in asked.dated}
    alone = tuple(r for r in some if r.document.id in names)
    dated_by_itself = {
        d.reading.document.id
        for d in full.dated
        if d.published and d.published.basis is DateBasis.STATED and d.published.last <= day
    }

    assert asked == pipeline.reconcile(tuple(reversed(alone)), world)
    assert all(d.published.last <= day for d in asked.dated)
    assert dated_by_itself <= names
    assert known_by(alone, day) == alone


@pytest.mark.parametrize("kinds", [("agreement", "patrol_programme"), ("patrol_programme", "agreement")])
def test_a_claim_that_moves_two_arrangements_leaves_each_its_own_answer(kinds):
    [patrols] = views.full().arrangements
    [moved] = patrols.transitions
    agreed = replace(moved, state=ArrangementState.AGREED)
    deal = replace(patrols, id="deal", kind="agreement", name="Deal", aliases=(), transitions=(agreed,))
    both = {a.kind: a for a in (patrols, deal)}
    view = replace(views.full(), arrangements=tuple(both[kind] for kind in kinds))

    for arrangement in both.values():
        answer = standing_of(arrangement.id, view, view, on=DAY + timedelta(days=900), known_by=None)

        assert answer.standing.arrangement_id == arrangement.id
