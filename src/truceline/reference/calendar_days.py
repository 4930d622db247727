"""The days that a form stands for, as an EventDate with its precision and its reason."""

import re
from dataclasses import replace
from datetime import date, timedelta

from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.mention import Tense
from truceline.reference import calendar_forms as forms
from truceline.reference.calendar_forms import Form, Span
from truceline.reference.festivals import FESTIVALS

# What "recent days", "a few weeks ago" and the like are taken to reach back to; a
# convention of press English, always marked as approximate.
VAGUE = {"D": 7, "W": 6, "M": 4, "Q": 3, "Y": 5, "E": 3, "C": 3, "TH": 12, "TM": 30, "TS": 30}
_PRECISION = {"day": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}
_LENGTH = re.compile(r"([+-]|P)T?(\d+|X)(D|W|M|Q|Y|E|C|H|S)")


def days_of(form: Form, anchor: date | None, tense: Tense) -> EventDate | None:
    """Give a form's days; None for a length, a repetition, "now" or "soon", or where no anchor is given."""
    if form.way == "every" or form.core.endswith("_REF"):
        return None
    if length := _LENGTH.fullmatch(form.core):
        return _counted(form, length, anchor)
    if "~" in form.core:
        return _two_readings(form)
    span = span_of(form, anchor, tense)
    if span is None:
        return None
    feast = FESTIVALS.get(form.core[5:])
    if feast is not None and feast.days > 1 and form.bend in {"start", "end"}:
        on = span[0] if form.bend == "start" else span[1]
        span, form = (on, on + timedelta(feast.sighted)), replace(form, bend="")
    fixed = forms.absolute(form.core.split("/")[0]) is not None
    basis = DateBasis.STATED if fixed else DateBasis.RELATIVE
    bent, precision, reason = _bend(span, form.bend, anchor)
    return EventDate(
        first=bent[0],
        last=bent[1],
        precision=precision
        or (Precision.APPROXIMATE if feast is not None and feast.sighted else _precision(form, span)),
        basis=basis,
        anchor=None if fixed or anchor is None else anchor.isoformat(),
        reason=reason
        or (_SIGHTED_REASON if feast is not None and feast.sighted else None)
        or (_SEASON_REASON if form.core[-3:-2] == "-" and form.core[-2:] in forms.SEASON_CODES else None),
    )


_SIGHTED_REASON = "by the calendar; countries that see for themselves may keep it a day later"
_SEASON_REASON = "seasons are taken as the northern half's, in whole months"


def span_of(form: Form, anchor: date | None, tense: Tense) -> Span | None:
    """Give the first and last day of an absolute, partial or unit form, not yet bent."""
    first, _, second = form.core.partition("/")
    if second:
        a = span_of(Form(core=first, within=form.within), anchor, tense)
        b = forms.absolute(second if second[0] != "X" or a is None else f"{a[0].year:04}{second[4:]}")
        return (a[0], b[1]) if a and b else None
    if fixed := forms.absolute(form.core):
        return fixed
    if anchor is None:
        return None
    if unit := re.fullmatch(r"([a-z]+)([+-]\d+)", form.core):
        return forms.unit_span(unit[1], int(unit[2]), anchor)
    if form.within:
        return _within(form, anchor)
    return forms.partial(
        form.core, form.way, anchor, "future" if form.way == "this" and tense == Tense.FUTURE else tense
    )


def _within(form: Form, anchor: date) -> Span | None:
    """Read "October last year", "Thursday of last week"."""
    unit = re.fullmatch(r"([a-z]+)([+-]\d+)", form.within)
    outer = forms.unit_span(unit[1], int(unit[2]), anchor) if unit else None
    if outer is None:
        return None
    if weekday := re.fullmatch(r"XXXX-WXX-(\d)", form.core):
        on = outer[0] + timedelta(int(weekday[1]) - 1)
        return on, on
    return forms.absolute(f"{outer[0].year:04}{form.core[4:]}")


def _precision(form: Form, span: Span) -> Precision:
    if form.core[-2:] in forms.SEASON_CODES:
        return Precision.APPROXIMATE
    if span[0] == span[1]:
        return Precision.DAY
    if unit := re.fullmatch(r"([a-z]+)[+-]\d+", form.core):
        return _PRECISION.get(unit[1], Precision.RANGE)
    if re.fullmatch(r"(?:\d{4}|XXXX)-\d\d", form.core):
        return Precision.MONTH
    return Precision.YEAR if re.fullmatch(r"\d{4}", form.core) else Precision.RANGE


def _bend(
    span: Span, bend: str, anchor: date | None
) -> tuple[tuple[date | None, date | None], Precision | None, str | None]:
    """Apply "early", "the end of", "later this" to a period."""
    first, last = span
    if bend == "overnight" and first > date.min:
        return (first - timedelta(1), last), Precision.RANGE, "the night up to that day"
    if first == last or not bend:
        return span, (Precision.APPROXIMATE if bend == "approx" else None), None
    if bend in {"earlier", "later"} and anchor and first <= anchor <= last:
        kept = (first, anchor) if bend == "earlier" else (anchor, last)
        return kept, Precision.RANGE, f"{bend} in the period that holds the anchor day"
    if bend in {"early", "start", "mid", "late", "end"}:
        # A month never gains a day: which part of it is said, but not where that part ends.
        return span, Precision.APPROXIMATE, f"somewhere in the period, {bend} in it"
    return span, Precision.APPROXIMATE, None


def _two_readings(form: Form) -> EventDate | None:
    """Keep both days where nothing tells month and day apart."""
    spans = [s for s in map(forms.absolute, form.core.split("~")) if s]
    if len(spans) != 2:
        return None
    days = sorted(s[0] for s in spans)
    return EventDate(
        first=days[0],
        last=days[1],
        precision=Precision.APPROXIMATE,
        basis=DateBasis.STATED,
        reason=f"nothing tells day and month apart: {days[0]} or {days[1]}",
    )


def _counted(form: Form, length: re.Match[str], anchor: date | None) -> EventDate | None:
    """Read "two weeks ago", "in the last two weeks", "recent months"."""
    sign, digits, code = length.groups()
    if anchor is None or (sign == "P" and not form.way):
        return None
    if "T" in form.core:
        code = "T" + code
    if digits != "X" and int(digits) > forms.LONGEST:
        return None
    number = VAGUE[code] if digits == "X" else int(digits)
    back = sign == "-" or form.way == "last"
    far = forms.shifted(anchor, -number if back else number, code)
    if far is None:
        return None
    if sign == "P":
        ends = (far, anchor) if back else (anchor, far)
        vague = digits == "X" or form.bend
        return _made(
            ends, Precision.APPROXIMATE if vague else Precision.RANGE, anchor, _vague_reason(digits, code)
        )
    return _shift(form, far, anchor, vague=(digits == "X"), code=code)


def _vague_reason(digits: str, code: str) -> str | None:
    return f"a vague number is taken as up to {VAGUE[code]}" if digits == "X" else None


def _shift(form: Form, far: date, anchor: date, *, vague: bool, code: str) -> EventDate | None:
    back = far <= anchor
    ends: tuple[date | None, date | None]
    if form.bend == "more":
        ends = (None, far) if back else (far, None)
        return _made(ends, Precision.BOUND, anchor, "no closer than this")
    if vague:
        ends = (far, anchor) if back else (anchor, far)
        return _made(ends, Precision.APPROXIMATE, anchor, _vague_reason("X", code))
    if code in {"D", "TH", "TM", "TS"}:
        return _made((far, far), Precision.APPROXIMATE if form.bend else Precision.DAY, anchor, None)
    if code == "W":
        monday = far - timedelta(far.weekday())
        ends = (monday, monday + timedelta(6))
        return _made(
            ends, Precision.APPROXIMATE, anchor, "a number of weeks is taken as the whole week so far away"
        )
    unit = {"M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}[code]
    span = forms.unit_span(unit, 0, far)
    return _made(span, Precision.APPROXIMATE, anchor, f"the {unit} so long before or after") if span else None


def _made(
    ends: tuple[date | None, date | None], precision: Precision, anchor: date, reason: str | None
) -> EventDate:
    return EventDate(
        first=ends[0],
        last=ends[1],
        precision=precision,
        basis=DateBasis.RELATIVE,
        anchor=anchor.isoformat(),
        reason=reason,
    )
