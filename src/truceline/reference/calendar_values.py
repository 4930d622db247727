"""A form's value as TIMEX3 writes it, for exchange and for the benchmark."""

import re
from datetime import date

from truceline.records.mention import Tense
from truceline.reference import calendar_forms as forms
from truceline.reference.calendar_days import span_of
from truceline.reference.calendar_forms import Form, Span

_COUNTED = re.compile(r"([+-])T?(\d+|X)(D|W|M|Q|Y|E|C|H|S)")


def value_of(form: Form, anchor: date | None, tense: Tense) -> str | None:
    """Give the TIMEX3 value: "1998-W07", "1998-02-13TNI", "P2W", "PAST_REF"."""
    core = form.core
    if core.endswith("_REF"):
        return core
    if core.startswith("P"):
        return core
    if form.way == "every":
        return core
    if form.way == "of":
        return "P" + core[1:]  # "two days after they signed" is a length from another event
    if counted := _COUNTED.fullmatch(core):
        return _shifted(form, counted, anchor)
    first = core.partition("~")[0].partition("/")[0]
    plain = Form(core=first, way=form.way, within=form.within)
    if fixed := forms.absolute(first):
        return (fixed[0].isoformat() if forms.FEAST.fullmatch(first) else first) + _time(form.time)
    span = span_of(plain, anchor, tense)
    if span is None:
        return None
    return _written(first, span) + _time(form.time)


def _time(time: str) -> str:
    return f"T{time}:00" if time.isdigit() else f"T{time}" if time else ""


def _written(core: str, span: Span) -> str:
    """Write a span with the grain that its form has."""
    first = span[0]
    week = first.isocalendar()
    if core.startswith("weekend") or core.endswith("-WE"):
        return f"{week.year:04}-W{week.week:02}-WE"
    if core.startswith("week"):
        return f"{week.year:04}-W{week.week:02}"
    if core.startswith("month") or re.fullmatch(r"XXXX-\d\d", core):
        return f"{first:%Y-%m}"
    if core.startswith("quarter"):
        return f"{first.year:04}-Q{(first.month + 2) // 3}"
    if core.startswith("XXXX-") and re.fullmatch(r"(?:Q|H)\d|SP|SU|FA|WI", core[5:]):
        return f"{first.year:04}{core[4:]}"
    width = {"year": 4, "decade": 3, "century": 2}.get(re.sub(r"[^a-z].*", "", core))
    return f"{first.year:04}"[:width] if width else first.isoformat()


def _shifted(form: Form, counted: re.Match[str], anchor: date | None) -> str | None:
    sign, digits, code = counted.groups()
    if digits == "X":
        return "PAST_REF" if sign == "-" else "FUTURE_REF"
    if anchor is None or int(digits) > forms.LONGEST:
        return None
    code = f"T{code}" if "T" in form.core else code
    far = forms.shifted(anchor, int(sign + digits), code)
    if far is None:
        return None
    unit = {"W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}.get(code)
    return _written(f"{unit}+0" if unit else "day+0", (far, far))
