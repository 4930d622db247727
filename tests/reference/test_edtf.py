"""Intervals as EDTF writes them."""

from datetime import date

import pytest

from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.reference.edtf import edtf_of


@pytest.mark.parametrize(
    ("first", "last", "precision", "expected"),
    [
        ("2024-08-24", "2024-08-24", "day", "2024-08-24"),
        ("2019-11-01", "2019-11-30", "month", "2019-11"),
        ("2020-02-01", "2020-02-29", "month", "2020-02"),
        ("2019-01-01", "2019-12-31", "year", "2019"),
        ("2019-01-01", "2019-12-31", "approximate", "2019~"),
        ("2020-03-05", "2020-03-09", "range", "2020-03-05/2020-03-09"),
        ("2019-12-01", "2019-12-10", "approximate", "2019-12-01~/2019-12-10~"),
        (None, "2020-03-15", "bound", "../2020-03-15"),
        ("2011-01-01", None, "bound", "2011-01-01/.."),
        ("2019-01-01", "2020-12-31", "range", "2019-01-01/2020-12-31"),
        ("2019-02-01", "2019-12-31", "range", "2019-02-01/2019-12-31"),
        (None, None, "bound", None),
    ],
)
def test_an_interval_is_written_as_fine_as_it_is(first, last, precision, expected):
    days = [date.fromisoformat(end) if end else None for end in (first, last)]
    found = EventDate(first=days[0], last=days[1], precision=Precision(precision), basis=DateBasis.STATED)

    assert edtf_of(found) == expected
