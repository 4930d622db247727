"""Write an interval as EDTF, the Extended Date/Time Format of ISO 8601-2, at level 1."""

from calendar import monthrange
from datetime import date

from truceline.records.dates import EventDate, Precision

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


def _whole(first: date, last: date) -> str | None:
    """The day, month or year that an interval is exactly."""
    if first == last:
        return first.isoformat()
    if first.year != last.year or first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    if first.month == last.month:
        return f"{first:%Y-%m}"
    return f"{first:%Y}" if (first.month, last.month) == (1, 12) else None
