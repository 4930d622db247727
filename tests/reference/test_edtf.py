"""Intervals as EDTF writes them."""

from datetime import date

import pytest

from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.reference.edtf import edtf_of, read_edtf


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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-11-05", "2019-11-05", "2019-11-05"),
        ("2013-04/2019", "2013-04-01", "2019-12-31"),
        ("2015-10-11/..", "2015-10-11", None),
        ("../2020", None, "2020-12-31"),
        ("2019-11~", "2019-11-01", "2019-11-30"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2019-11-XX", "2019-11-01", "2019-11-30"),
        ("2019-24", "2019-12-01", "2020-02-29"),
    ],
)
def test_a_written_interval_is_read_with_whole_months_and_years(text, first, last):
    found = read_edtf(text)

    assert found == tuple(date.fromisoformat(end) if end else None for end in (first, last))


@pytest.mark.parametrize(
    "text", ["", "..", "/..", "2020/2019", "2019-13", "2019-02-30", "19XX-05", "0000", "today"]
)
def test_what_is_no_interval_reads_as_none(text):
    assert read_edtf(text) is None
