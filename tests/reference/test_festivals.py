"""Feasts by their calendars: days that almanacs give for them."""

from datetime import date

import pytest

from truceline.reference.festivals import FESTIVALS, festival_days


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("easter", 2014, "2014-04-20", "2014-04-20"),
        ("good-friday", 2022, "2022-04-15", "2022-04-15"),
        ("orthodox-easter", 2023, "2023-04-16", "2023-04-16"),
        ("thanksgiving", 2023, "2023-11-23", "2023-11-23"),
        ("eid-al-fitr", 2019, "2019-06-04", "2019-06-05"),
        ("eid-al-adha", 2020, "2020-07-31", "2020-08-01"),
        ("ramadan", 2016, "2016-06-06", "2016-07-05"),
        ("passover", 2024, "2024-04-23", "2024-04-29"),
        ("purim", 2024, "2024-03-24", "2024-03-24"),
        ("yom-kippur", 2023, "2023-09-25", "2023-09-25"),
        ("hanukkah", 2023, "2023-12-08", "2023-12-15"),
    ],
)
def test_feasts_fall_on_the_days_that_almanacs_give(name, year, first, last):
    assert festival_days(name, year) == ((date.fromisoformat(first), date.fromisoformat(last)),)


def test_a_moon_year_fits_twice_into_some_years():
    assert [span[0] for span in festival_days("eid-al-fitr", 2000)] == [date(2000, 1, 8), date(2000, 12, 27)]


@pytest.mark.parametrize("name", sorted(FESTIVALS))
@pytest.mark.parametrize("year", [-4, 0, 1, 33, 1500, 1900, 2500, 9998, 9999, 12_000])
def test_years_beyond_the_tables_have_no_days_and_no_error(name, year):
    assert all(span[0].year == year and span[0] <= span[1] for span in festival_days(name, year))


def test_a_name_that_is_not_known_has_no_days():
    assert festival_days("midsummer", 2020) == ()
