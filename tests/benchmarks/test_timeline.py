"""Days of a timeline: the gold's number of days counts."""

from datetime import date

import pytest
from benchmarks.timeline import date_f1, timelines


def test_only_as_many_days_are_taken_as_the_gold_has():
    first, second, third = (date(2021, 5, day) for day in (1, 2, 3))

    assert date_f1([first, third, second], frozenset({first, second})) == pytest.approx(0.5)


def test_a_ranking_of_fewer_days_is_not_filled_up():
    first, second = date(2021, 5, 1), date(2021, 5, 2)

    assert date_f1([first], frozenset({first, second})) == pytest.approx(2 / 3)


def test_a_line_is_a_timeline(tmp_path):
    file = tmp_path / "timelines.jsonl"
    file.write_text('[["2021-05-01", ["A."]], ["2021-05-03T00:00:00", ["B."]]]\n\n', encoding="utf-8")

    assert timelines(file) == [frozenset({date(2021, 5, 1), date(2021, 5, 3)})]
