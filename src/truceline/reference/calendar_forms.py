"""The calendar's normal form of a time expression, and the days it stands for.

A form is a short string that keeps what the words fix and no more:

    2024-08-24  2019-11  2019  199  1989-Q3  2020-SP      absolute, as TimeML writes them
    2019-eid-al-fitr  XXXX-easter                         a feast (`festivals`)
    XXXX-03-05  XXXX-03  XXXX-WXX-4  XXXX-XX-15           partial; anchor and tense fill the X
    last:XXXX-10  next:XXXX-WXX-4  XXXX-10@year-1         partial, with its direction or its year
    day-1  week+0  month+1  year-1                        a unit counted from the anchor's own
    -2W  +1M  ctx-1D                                      so long before or after the anchor, or the context
    last:P2W  next:PXD  P40Y                              a stretch up to or from the anchor; a mere length
    of:+2D                                                so long after, or before, an event that the words name
    ctx:quarter+0  ctx:quarter-1                          the quarter that the text speaks of, and a year before it
    ctx:day+0;t=18:43                                     a time of day whose day another expression gives
    every:P1D  PRESENT_REF                                what has no interval of its own

`;t=18:43` or `;t=NI` adds the time of day, `;early`, `;end`, `;more` … how the words bend it,
`a~b` two readings of "4/5/2020", `a/b` from one day to another.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.reference.festivals import festival_days

Span = tuple[date, date]

_FORM = re.compile(
    r"(?:(?P<way>last|next|this|every|ctx|of):)?(?P<core>[^:;@]+)(?:@(?P<within>[^;]+))?(?:;t=(?P<time>[^;]+))?"
    r"(?:;(?P<bend>[a-z]+))?"
)
# A feast of a year, and one that anchor and tense give its year ("2019-eid-al-fitr", "XXXX-easter").
FEAST = re.compile(r"(\d{4})-([a-z-]{4,})")
FEAST_OF_SOME_YEAR = re.compile(r"XXXX-([a-z-]{4,})")
QUARTERS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
# Meteorological seasons of the northern half; a winter starts in December of its year.
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
SEASON_CODES = ("SP", "SU", "FA", "WI")
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
# Press style leaves the year out for days near the report's own: "set a hearing for
# 14 January" in a report of 6 January looks ahead in whatever tense.
SOON, LONG_PAST = 31, 270
LONGEST = 100_000  # years and days beyond this are noise, not dates


@dataclass(frozen=True, slots=True)
class Form:
    """A form taken apart; `str()` puts it together again."""

    core: str
    way: str = ""
    within: str = ""
    time: str = ""
    bend: str = ""

    def __str__(self) -> str:
        text = f"{self.way}:{self.core}" if self.way else self.core
        text += f"@{self.within}" if self.within else ""
        text += f";t={self.time}" if self.time else ""
        return text + (f";{self.bend}" if self.bend else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words for a time in a text: their span, TimeML's kind, and their form."""

    start: int
    end: int
    kind: str  # DATE, TIME, DURATION, SET
    form: str


def parse(form: str) -> Form | None:
    """Take a form apart; None where it is none."""
    match = _FORM.fullmatch(form)
    if match is None:
        return None
    return Form(**{key: value or "" for key, value in match.groupdict().items()})


def absolute(core: str) -> Span | None:
    """Give the days of an absolute form ("2019-11"); None for one that is not, or that no calendar has."""
    if feast := FEAST.fullmatch(core):
        return next(iter(festival_days(feast[2], int(feast[1]))), None)
    match = re.fullmatch(r"(\d{2,4})(?:-(\d\d|Q\d|H\d|SP|SU|FA|WI|W\d\d)(?:-(\d\d|WE))?)?", core)
    if match is None:
        return None
    year, part, day = match.groups()
    width = 10 ** (4 - len(year))
    first_year = int(year) * width
    try:
        if part is None:
            return date(first_year, 1, 1), date(first_year + width - 1, 12, 31)
        if part.startswith("W") and part != "WI":
            monday = date.fromisocalendar(first_year, int(part[1:]), 1)
            return (monday + timedelta(5), monday + timedelta(6)) if day else (monday, monday + timedelta(6))
        if day:
            on = date(first_year, int(part), int(day))
            return on, on
        return _part_of_year(first_year, part)
    except ValueError:
        return None


def _part_of_year(year: int, part: str) -> Span:
    if part == "WI":
        return date(year, 12, 1), month_end(year + 1, 2)
    first, last = QUARTERS.get(part) or SEASON_MONTHS.get(part) or (int(part), int(part))
    return date(year, first, 1), month_end(year, last)


def month_end(year: int, month: int) -> date:
    """Give a month's last day."""
    return date(year, month, monthrange(year, month)[1])


def unit_span(unit: str, offset: int, anchor: date) -> Span | None:
    """Give the unit that lies so many units from the anchor's own: the week before, the year after."""
    if abs(offset) > LONGEST:
        return None
    try:
        if unit == "day":
            on = anchor + timedelta(offset)
            return on, on
        if unit in {"week", "weekend"}:
            monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * offset)
            return monday + timedelta(5 if unit == "weekend" else 0), monday + timedelta(6)
        if unit in {"month", "quarter"}:
            width = 1 if unit == "month" else 3
            months = anchor.year * 12 + (anchor.month - 1) // width * width + offset * width
            end = months + width - 1
            return date(months // 12, months % 12 + 1, 1), month_end(end // 12, end % 12 + 1)
        width = {"year": 1, "decade": 10, "century": 100}[unit]
        year = anchor.year // width * width + offset * width
        return date(year, 1, 1), date(year + width - 1, 12, 31)
    except (ValueError, OverflowError):
        return None


def shifted(anchor: date, number: int, code: str) -> date | None:
    """Move a day by so many units; the 31st falls back to a shorter month's end."""
    if abs(number) > LONGEST:
        return None
    try:
        if code in DAYS_OF:
            return anchor + timedelta(number * DAYS_OF[code])
        if code in MONTHS_OF:
            months = anchor.year * 12 + anchor.month - 1 + number * MONTHS_OF[code]
            year, month = divmod(months, 12)
            return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[code] * number
        return anchor + timedelta(round(hours / 24))
    except (ValueError, OverflowError):
        return None


def partial(core: str, way: str, anchor: date, tense: str) -> Span | None:
    """Fill a partial form's open places from the anchor.

    `way` last or next asks for the one before or after the anchor's own; without
    it the past tense asks for the latest that has begun by the anchor, the future
    for the first that has not ended before it, the present for the nearest.
    """
    found = [span for span in _around(core, anchor) if span is not None]
    begun = [s for s in found if s[0] <= anchor]
    to_come = [s for s in found if s[1] >= anchor]
    if way == "last":
        return max((s for s in found if s[1] < anchor), default=None)
    if way == "next":
        return min((s for s in found if s[0] > anchor), default=None)
    latest, coming = max(begun, default=None), min(to_come, default=None)
    if (core[5:6] in {"Q", "H"} and tense == "future") or latest is None or coming is None:
        tense = "present"  # "will report for the third quarter" may be of the last one
    if tense == "past":
        return coming if core[5:6].isdigit() and _nearer(coming, latest, anchor) else latest
    if tense == "future":
        return latest if core[5:6].isdigit() and _nearer(latest, coming, anchor) else coming
    return min(found, key=lambda s: (_distance(s, anchor), s[0] > anchor), default=None)


def _nearer(near: Span | None, far: Span | None, anchor: date) -> bool:
    """Say whether one candidate is so near and the other so far that tense gives way."""
    if near is None or far is None:
        return False
    return _distance(near, anchor) < SOON and _distance(far, anchor) > LONG_PAST


def _distance(span: Span, anchor: date) -> int:
    if span[0] <= anchor <= span[1]:
        return 0
    return min(abs((anchor - span[0]).days), abs((anchor - span[1]).days))


def _around(core: str, anchor: date) -> list[Span | None]:
    if core == "XXXX-WXX-WE":
        return [unit_span("weekend", i, anchor) for i in (-1, 0, 1)]
    if weekday := re.fullmatch(r"XXXX-WXX-([1-7])", core):
        if not date.min + timedelta(31) < anchor < date.max - timedelta(31):
            return []
        start = anchor - timedelta(anchor.weekday() + 15 - int(weekday[1]))
        days = [start + timedelta(7 * i) for i in range(6)]
        return [(d, d) for d in days]
    if core.startswith("XXXX-XX-"):
        months = [anchor.year * 12 + anchor.month - 1 + i for i in (-2, -1, 0, 1, 2)]
        return [absolute(f"{m // 12:04}-{m % 12 + 1:02}-{core[8:]}") for m in months]
    if name := FEAST_OF_SOME_YEAR.fullmatch(core):
        return [span for i in (-2, -1, 0, 1, 2) for span in festival_days(name[1], anchor.year + i)]
    if "-WI" in core or core.startswith("XXXX-"):
        # Eight years hold a 29 February even about 1900 and 2100.
        return [absolute(f"{anchor.year + i:04}{core[4:]}") for i in (0, -1, 1, -2, 2, -4, 4, -3, 3)]
    return []
