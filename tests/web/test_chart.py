"""Numbers over time as marks: places, bounds, open ends."""

from datetime import date

import pytest

from tests import build
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.mention import Quantity
from truceline.web.chart import BOTTOM, LEFT, RIGHT, TOP, Point, chart_of


def point(first: str | None, last: str | None, value=None, low=None, high=None, **fields) -> Point:
    document = build.document("so many")
    return Point(
        period=EventDate(
            first=date.fromisoformat(first) if first else None,
            last=date.fromisoformat(last) if last else None,
            precision=Precision.RANGE,
            basis=DateBasis.STATED,
        ),
        quantity=Quantity(evidence=document.evidence(0, 7), value=value, low=low, high=high, unit="patrol"),
        told="says the ministry",
        **fields,
    )


def test_the_first_and_the_last_day_stand_at_the_edges_and_the_largest_on_top():
    chart = chart_of([point("2020-01-01", "2020-01-01", 0), point("2021-01-01", "2021-01-01", 4)])

    assert chart is not None
    assert [(m.x1, m.y) for m in chart.marks] == [(LEFT, BOTTOM), (RIGHT, TOP)]
    assert all(m.is_dot for m in chart.marks)
    assert [told for told, _ in chart.levels] == ["0", "1", "2", "3", "4"]


def test_a_number_over_a_time_is_a_stretch_from_its_first_to_its_last_day():
    chart = chart_of([point("2020-01-01", "2020-12-31", 344), point("2020-06-01", "2020-06-01", 3)])

    assert chart is not None
    assert (chart.marks[0].x1, chart.marks[0].x2) == (LEFT, RIGHT)
    assert not chart.marks[0].is_dot


def test_ends_that_words_leave_open_are_named():
    chart = chart_of(
        [
            point(None, "2020-03-01", low=40),
            point("2020-04-01", None, high=10),
            point("2020-05-01", "2020-05-01", low=10, high=20),
        ]
    )

    assert chart is not None
    assert [m.opens for m in chart.marks] == [("left", "up"), ("right", "down"), ()]
    assert chart.marks[2].low > chart.marks[2].high


def test_amounts_that_lie_far_apart_stand_on_lines_of_many_times_each():
    chart = chart_of([point("2020-01-01", "2020-01-01", 3), point("2020-02-01", "2020-02-01", 900_000)])

    assert chart is not None
    assert chart.by_tens
    assert [told for told, _ in chart.levels] == ["1", "100", "10,000", "1,000,000"]


def test_what_has_no_day_is_counted_and_not_drawn():
    chart = chart_of(
        [point(None, None, 5), point("2020-01-01", "2020-01-01", 1), point("2020-01-02", "2020-01-02", 2)]
    )

    assert chart is not None
    assert (len(chart.marks), chart.undated) == (2, 1)


@pytest.mark.parametrize(
    "points",
    [
        [],
        [point("2020-01-01", "2020-01-01", 5)],
        [point("2020-01-01", "2020-01-01", 5), point("2020-01-01", "2020-01-01", 5)],
        [point(None, None, 5), point(None, None, 6)],
    ],
)
def test_less_than_two_marks_are_no_drawing(points):
    assert chart_of(points) is None


@pytest.mark.parametrize("days", [1, 40, 300, 4_000, 40_000])
def test_few_days_are_written_below_in_their_order(days):
    last = date.fromordinal(date(2020, 1, 5).toordinal() + days)
    chart = chart_of([point("2020-01-05", "2020-01-05", 1), point(str(last), str(last), 2)])

    assert chart is not None
    places = [x for _, x in chart.columns]
    assert 1 <= len(places) <= 6
    assert places == sorted(places)
    assert places[0] >= LEFT and places[-1] <= RIGHT
