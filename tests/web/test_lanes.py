"""Events laid out on lanes, and the line of days that they lie on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.web.test_event_index import event, indexed
from truceline.records.mention import Status
from truceline.web.lanes import ROWS, histogram, lanes_of
from truceline.web.scale import MOST_TICKS, WIDTH, Scale

MARCH = Scale(first=date(2020, 3, 1), last=date(2020, 3, 31))


def drawn(index, scale=MARCH, by="none"):
    window = index.within(scale.first.toordinal(), scale.last.toordinal())
    return lanes_of(index, by, window, scale)


def test_a_day_is_a_mark_and_an_interval_a_bar():
    day = date(2020, 3, 5)
    [lane] = drawn(indexed(event(1, day, day), event(2, date(2020, 3, 10), date(2020, 3, 20))))

    bar, mark = sorted(lane.marks, key=lambda m: m.left is None)

    assert (mark.left, mark.right, mark.event.id) == (None, None, "mention-1")
    assert bar.left == MARCH.start(date(2020, 3, 10))
    assert bar.right == MARCH.end(date(2020, 3, 20))


def test_an_open_bound_has_a_tail_on_its_open_side_alone():
    [lane] = drawn(indexed(event(1, None, date(2020, 3, 5)), event(2, date(2020, 3, 20), None)))

    by, since = lane.marks

    assert by.left is not None and by.left < by.x and by.right is None
    assert since.right is not None and since.right > since.x and since.left is None


def test_the_day_of_telling_stands_apart_from_the_day_of_the_event():
    day = date(2020, 3, 5)
    [lane] = drawn(indexed(event(1, day, day, first_known_on=date(2020, 3, 9))))

    assert lane.marks[0].told == MARCH.middle(date(2020, 3, 9))


def test_marks_that_would_lie_on_one_another_become_one_with_their_number():
    scale = Scale(first=date(2010, 1, 1), last=date(2020, 12, 31))
    day = date(2015, 6, 1)
    [lane] = drawn(indexed(*(event(n, day, day) for n in range(ROWS + 30))), scale)

    assert [(m.event, m.count) for m in lane.marks] == [(None, ROWS + 30)]
    assert lane.marks[0].first <= day <= lane.marks[0].last


def test_no_event_of_a_window_is_lost_in_the_drawing():
    start = date(2020, 3, 1)
    days = [start + timedelta(days=n * n % 31) for n in range(300)]
    events = [event(n, d, d + timedelta(days=n % 7)) for n, d in enumerate(days)]
    [lane] = drawn(indexed(*events))

    assert sum(m.count for m in lane.marks) == lane.count == 300


def test_what_has_no_lane_of_its_own_stands_on_one_for_all_others():
    day = date(2020, 3, 5)
    statuses = list(Status)
    events = [replace(event(n, day, day), status=statuses[n % 8]) for n in range(16)]
    lanes = drawn(indexed(*events), by="status")

    assert sum(lane.count for lane in lanes) == 16
    assert {lane.key for lane in lanes} == {s.value for s in statuses}


@pytest.mark.parametrize("days", [1, 9, 40, 400, 4_000, 40_000])
def test_every_window_has_a_few_names_of_days_within_it(days):
    scale = Scale(first=date(1950, 1, 1), last=date(1950, 1, 1) + timedelta(days=days - 1))
    ticks = scale.ticks()

    assert 0 < len(ticks) <= MOST_TICKS + 1
    assert all(0 <= x <= WIDTH for _, x in ticks)


def test_zooming_in_and_out_keeps_the_middle():
    narrow = MARCH.zoomed(0.5)

    assert narrow.days in (15, 16)
    assert abs((narrow.first - MARCH.first) - (MARCH.last - narrow.last)) <= timedelta(days=1)
    assert MARCH.moved(0.5).first == date(2020, 3, 17)


def test_a_window_at_the_end_of_time_does_not_go_past_it():
    assert Scale(first=date.max, last=date.max).moved(3).last == date.max


def test_the_histogram_counts_every_event_once():
    index = indexed(*(event(n, d, d) for n in range(40) for d in [date(2020, 3, 1 + n % 31)]))

    assert sum(count for _, _, count in histogram(index.days, MARCH, 10, index.all)) == 40
