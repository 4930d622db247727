"""What the grammar makes of counted units: lengths, stretches up to now, distances, repetitions."""

import re

from truceline.reference import calendar_vocabulary as vocabulary
from truceline.reference import calendar_words as words
from truceline.reference.calendar_forms import Form
from truceline.reference.calendar_rules import Parts, bend_of

LAST_DAY = 31
# A half of each unit, in whole units of the next smaller kind, and how many of those a whole one has.
_HALVES = {
    "Y": ("6M", 12),
    "M": ("15D", 30),
    "D": ("T12H", 24),
    "TH": ("30M", 60),
    "TM": ("30S", 60),
    "E": ("5Y", 10),
}


def _length(parts: Parts, default: str = "X") -> str | None:
    unit = words.unit_of(parts["u"][0])
    amount = _amount(parts["n"]) if parts.get("n") else default
    if unit == "WE":
        unit = "W"
    if amount == "X" and parts.get("n") and parts["n"][-1] == "half":
        return {"TH": "PT30M", "Y": "P6M", "D": "PT12H"}.get(unit)
    if unit == "2W":
        unit, amount = "W", "X" if amount == "X" else str(2 * int(amount))
    if amount == "0" or len(amount) > 6 or (unit == "Q" and len(amount) > 3):  # "the 1988 quarter"
        return None
    whole = f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"
    halved = parts.get("half") and amount != "X" and unit in _HALVES
    return whole + _HALVES[unit][0] if halved else whole


def _in_smaller_units(length: str) -> str:
    """Write "P2Y6M" as "P30M", for counting from a day."""
    match = re.fullmatch(r"P(T?)(\d+)([YMDEHS])(T?)(\d+)([YMDHS])", length)
    if match is None:
        return length
    outer, count, unit, inner, rest, smaller = match.groups()
    times = _HALVES[outer + unit][1]
    return f"P{outer or inner}{int(count) * times + int(rest)}{smaller}"


def stretch(way: str, parts: Parts) -> tuple[str, Form] | None:
    """Read "the last two weeks", "recent months", "the coming days"."""
    core = _length(parts)
    return ("DURATION", Form(core=core, way=way, bend=bend_of(parts))) if core else None


def duration(parts: Parts) -> tuple[str, Form] | None:
    """Read "two weeks", "40-year", "nearly a year", "for years": a mere length."""
    core = _length(parts)
    return ("DURATION", Form(core=core, bend=bend_of(parts))) if core else None


# The words that put a length before or after something.
_DISTANT = frozenset({"ago", "earlier", "later", "before", "after", "ahead", "hence", "from now"})
# Those of them that count from the story, where no number says how far.
_TOLD = frozenset({"earlier", "later", "before", "after"})


def shift(parts: Parts) -> tuple[str, Form] | None:
    """Read "two weeks ago", "a day earlier", "one month ahead", "the day after"."""
    if bare := parts.get("u2"):  # "months ago"
        return "DATE", Form(core="-X" + words.unit_of(bare[0]), bend=bend_of(parts))
    several = parts["u"][0].endswith("s")  # "the weeks before"
    length = _length(parts, "X" if several else "1")
    mark = parts["mark"][-1]
    if length is None or vocabulary.EDGES.get(mark, mark) not in _DISTANT:
        return None
    core = _in_smaller_units(length).removeprefix("P")
    sign = "-" if mark in {"ago", "earlier", "before", "previous"} else "+"
    way = "ctx" if mark in _TOLD else ""
    if mark in {"before", "after"} and (parts.get("n") or several):
        way = "of"
    return "DATE", Form(core=sign + core, way=way, bend=bend_of(parts))


def told(parts: Parts) -> tuple[str, Form] | None:
    """Read "the next day", "the following year", "the same day": counted from the story, not from the report."""
    way = parts["way"][-1]
    unit = parts["u"][-1]
    turned = way in {"following", "preceding", "previous", "that", "same"} or (way, unit) == ("next", "day")
    if not turned or unit not in {"day", "week", "month", "year"}:
        return None
    step = {"following": "+1", "next": "+1", "that": "+0", "same": "+0"}.get(way, "-1")
    return "DATE", Form(core=step + words.unit_of(unit), way="ctx", bend=bend_of(parts))


_QUARTERS = {"quarter": "quarter+0", "latest quarter": "quarter+0", "latest period": "quarter+0"}


def the_quarter(parts: Parts) -> tuple[str, Form] | None:
    """Read "the quarter", "the latest quarter", "the year-ago period", for the text to say which."""
    said = parts["k"][0].replace("-", " ")
    core = "quarter-1" if said.startswith("year ") else _QUARTERS.get(said)
    return ("DATE", Form(core=core, way="ctx")) if core else None


def day_of_some_month(parts: Parts) -> tuple[str, Form] | None:
    """Read "the 15th": figures only, and for the text to show that no noun follows."""
    day = words.ordinal_of(parts["o"][0]) if parts["o"][0][0].isdecimal() else None
    return ("DATE", Form(core=f"XXXX-XX-{day:02}")) if day and day <= LAST_DAY else None


def every(parts: Parts) -> tuple[str, Form] | None:
    """Read "every day", "each July", "Fridays", "daily"."""
    if weekday := parts.get("w"):
        return "SET", Form(core=f"XXXX-WXX-{words.weekday_of(weekday[-1])}", way="every")
    if month := parts.get("m"):
        return "SET", Form(core=f"XXXX-{words.month_of(month[0]):02}", way="every")
    core = vocabulary.REPEATED[parts["often"][0]] if parts.get("often") else _length(parts, "1")
    return ("SET", Form(core=core, way="every")) if core else None


def _amount(part: list[str]) -> str:
    """Give a count as TimeML writes it: digits, or X for "a few"."""
    if part[-1] in {"a", "an"}:
        return "1"
    if "couple" in part:
        return "2"
    number = words.number_of(part)
    return "X" if number is None else str(number)
