"""Write and read an interval as EDTF, the Extended Date/Time Format of ISO 8601-2, at level 1."""

import re
from calendar import monthrange
from datetime import date

from truceline.records.dates import EventDate, Precision

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?")
# Spring to winter by their first month.
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
VAGUE = frozenset({Precision.APPROXIMATE})


def edtf_of(found: EventDate) -> str | None:
    """Give "2024-08-24", "2019-11", "2019~", "2020-03-05/2020-03-09", "../2020-03-15"; None for no days at all.

    A whole month or year is written as one, whatever its precision; "~" marks what is approximate.
    """
    if found.first is None and found.last is None:
        return None
    mark = "~" if found.precision in VAGUE else ""
    if found.first is None or found.last is None:
        ends = (found.first, found.last)
        return "/".join(f"{end.isoformat()}{mark}" if end else ".." for end in ends)
    whole = _whole(found.first, found.last)
    return f"{whole}{mark}" if whole else f"{found.first}{mark}/{found.last}{mark}"


def read_edtf(text: str) -> tuple[date | None, date | None] | None:
    """Give the first and last day of an EDTF day, month, year, season or interval (level 1); None for anything else.

    An end that is open ("..") or not known ("") is None. Qualifiers ("?", "~", "%") and unspecified digits at the
    end ("201X", "2019-XX") widen nothing beyond the days that the digits leave open. "2019-21" to "2019-24" are the
    seasons of the northern half, as in the standard.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _days(start)
    first, last = (
        (None, None) if start in ("", "..") else _days(start),
        None if end in ("", "..") else _days(end),
    )
    if (start not in ("", "..") and first is None) or (end not in ("", "..") and last is None):
        return None
    opened = first[0] if first else None
    closed = last[1] if last else None
    if (opened is None and closed is None) or (opened and closed and closed < opened):
        return None
    return opened, closed


def _days(text: str) -> tuple[date, date] | None:
    """The days of one EDTF date, whole months and years at their ends."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if (
        low < 1
        or ("X" in year and month not in (None, "XX"))
        or (month in (None, "XX") and day not in (None, "XX"))
    ):
        return None
    if month in _SEASONS:
        return _season(low, month) if day is None else None
    if month in (None, "XX"):
        return date(low, 1, 1), date(high, 12, 31)
    try:
        first = date(low, int(month), 1 if day in (None, "XX") else int(day))
    except ValueError:
        return None
    return first, (date(low, first.month, monthrange(low, first.month)[1]) if day in (None, "XX") else first)


def _season(year: int, code: str) -> tuple[date, date]:
    month = _SEASONS[code]
    ends_in = year + 1 if month == 12 else year
    last = (month + 1) % 12 + 1
    return date(year, month, 1), date(ends_in, last, monthrange(ends_in, last)[1])


def _whole(first: date, last: date) -> str | None:
    """The day, month or year that an interval is exactly."""
    if first == last:
        return first.isoformat()
    if first.year != last.year or first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if (first.month, last.month) == (1, 12) else None
