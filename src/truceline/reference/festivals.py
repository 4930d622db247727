"""The days of festivals: those that keep their day, and those that a calendar moves through the year."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

Span = tuple[date, date]


class Festival(NamedTuple):
    """When a festival is: month and day of a calendar, or days from another feast, and how many days it lasts.

    `sighted` is true where people see the moon or the sun for themselves, so that countries differ by a day.
    """

    calendar: str
    month: int
    day: int
    days: int = 1
    sighted: bool = False


# Muslim feasts by Umm al-Qura's months, Jewish ones by the Hebrew months (Nisan is the first), feasts of
# Easter by days from it ("day"); "weekday" is the day-th Thursday of a month.
FESTIVALS = {
    "new-year": Festival("fixed", 1, 1),
    "new-years-eve": Festival("fixed", 12, 31),
    "orthodox-christmas": Festival("fixed", 1, 7),
    "valentine": Festival("fixed", 2, 14),
    "may-day": Festival("fixed", 5, 1),
    "halloween": Festival("fixed", 10, 31),
    "christmas-eve": Festival("fixed", 12, 24),
    "christmas": Festival("fixed", 12, 25),
    "boxing-day": Festival("fixed", 12, 26),
    "nowruz": Festival("fixed", 3, 20, 2, sighted=True),
    "thanksgiving": Festival("weekday", 11, 4),
    "palm-sunday": Festival("easter", 0, -7),
    "good-friday": Festival("easter", 0, -2),
    "easter": Festival("easter", 0, 0),
    "easter-monday": Festival("easter", 0, 1),
    "easter-week": Festival("easter", 0, 0, 7),
    "orthodox-good-friday": Festival("orthodox", 0, -2),
    "orthodox-easter": Festival("orthodox", 0, 0),
    "muslim-new-year": Festival("islamic", 1, 1, sighted=True),
    "ashura": Festival("islamic", 1, 10, sighted=True),
    "arbaeen": Festival("islamic", 2, 20, sighted=True),
    "mawlid": Festival("islamic", 3, 12, sighted=True),
    "ramadan": Festival("islamic", 9, 1, 30, sighted=True),
    "eid-al-fitr": Festival("islamic", 10, 1, sighted=True),
    "arafah": Festival("islamic", 12, 9, sighted=True),
    "eid-al-adha": Festival("islamic", 12, 10, sighted=True),
    "purim": Festival("hebrew", 12, 14),
    "passover": Festival("hebrew", 1, 15, 7),
    "rosh-hashanah": Festival("hebrew", 7, 1, 2),
    "yom-kippur": Festival("hebrew", 7, 10),
    "sukkot": Festival("hebrew", 7, 15, 7),
    "hanukkah": Festival("hebrew", 9, 25, 8),
}
# The years that the Umm al-Qura tables know whole.
_HIJRI_YEARS = range(1343, 1501)
_FIRST_GREGORIAN = 1583


def festival_days(name: str, year: int) -> tuple[Span, ...]:
    """Give the first and last days of a festival in a year, in order; two where a moon year fits in twice.

    A feast of the moon may be kept a day later than its calendar says, so that its span ends a day later. () for
    a name that is not known, and for years beyond the tables (Muslim feasts are known from 1924 to 2077).
    """
    festival = FESTIVALS.get(name)
    if festival is None or not 1 <= year <= 9998:
        return ()
    starts = _CALENDARS[festival.calendar](festival, year)
    # 29 days of Ramadan or 30, seen a day later or not: the span holds them all.
    length = timedelta(
        festival.days - 1 + (festival.sighted and festival.calendar == "islamic" and festival.days == 1)
    )
    return tuple((start, start + length) for start in starts)


def _fixed(festival: Festival, year: int) -> list[date]:
    return [date(year, festival.month, festival.day)]


def _weekday(festival: Festival, year: int) -> list[date]:
    first = date(year, festival.month, 1)
    return [first + timedelta((3 - first.weekday()) % 7 + 7 * (festival.day - 1))]


def _easter(festival: Festival, year: int) -> list[date]:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if year < _FIRST_GREGORIAN:
        return []
    rule = EASTER_ORTHODOX if festival.calendar == "orthodox" else EASTER_WESTERN
    return [easter(year, rule) + timedelta(festival.day)]


@cache
def _islamic(festival: Festival, year: int) -> list[date]:
    from hijridate import Hijri

    around = (year - 622) * 33 // 32  # 33 years of the moon are 32 of the sun
    found = []
    for hijri in range(around - 1, around + 3):
        if hijri in _HIJRI_YEARS:
            on = Hijri(hijri, festival.month, festival.day).to_gregorian()
            if on.year == year:
                found.append(date(on.year, on.month, on.day))
    return found


@cache
def _hebrew(festival: Festival, year: int) -> list[date]:
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Year

    if year < _FIRST_GREGORIAN:
        return []
    found = []
    for hebrew in (year + 3760, year + 3761):
        # In a leap year the feasts of the twelfth month are in the thirteenth.
        month = 13 if festival.month == 12 and Year(hebrew).leap else festival.month
        on = HebrewDate(hebrew, month, festival.day).to_pydate()
        if on.year == year:
            found.append(on)
    return found


_CALENDARS: dict[str, Callable[[Festival, int], list[date]]] = {
    "fixed": _fixed,
    "weekday": _weekday,
    "easter": _easter,
    "orthodox": _easter,
    "islamic": _islamic,
    "hebrew": _hebrew,
}
