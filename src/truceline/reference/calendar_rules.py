"""What each pattern of the grammar makes of its words: a kind and a form, or None where it refuses."""

import re
from collections.abc import Callable
from dataclasses import replace

from truceline.reference import calendar_vocabulary as vocabulary
from truceline.reference import calendar_words as words
from truceline.reference.calendar_forms import Form, absolute

# Group name -> the words it took, lower case.
Parts = dict[str, list[str]]
Maker = Callable[[Parts], tuple[str, Form] | None]


def _number(part: list[str] | None) -> int | None:
    return words.number_of(part) if part else None


def bend_of(parts: Parts) -> str:
    """Read "early", "the end of", "more than" before a date."""
    for word in parts.get("pre", []):
        if word in vocabulary.EDGES:
            return vocabulary.EDGES[word]
        if vocabulary.APPROXIMATE.get(word):
            return vocabulary.APPROXIMATE[word]
    return ""


def _time(parts: Parts) -> str:
    """Read the time of day: "night" is NI, "6:43 pm" 18:43."""
    if part := parts.get("part"):
        return vocabulary.DAY_PARTS.get(part[-1]) or vocabulary.MOMENTS.get(part[-1], "")
    if not (clock := parts.get("clock")):
        return ""
    digits = re.split(r"[:.]", clock[0])
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else None
    if len(clock) > 1 and hour <= 12:
        hour = hour % 12 + (12 if clock[1].startswith("p") else 0)
    if hour > 24 or (minute or 0) > 59:
        return ""
    return f"{hour:02}" + (f":{minute:02}" if minute is not None else "")


def _dated(parts: Parts, core: str, within: str = "") -> tuple[str, Form]:
    time = _time(parts)
    return ("TIME" if time else "DATE"), Form(core=core, within=within, time=time, bend=bend_of(parts))


def _relative_unit(part: list[str]) -> str | None:
    """Read "last year" as year-1."""
    unit = part[-1]
    if unit not in {"day", "week", "weekend", "month", "quarter", "year", "decade", "century"}:
        return None
    offset = {"L": "-1", "X": "+1", "H": "+0"}[vocabulary.CLASSES[part[0]]]
    return unit + offset


def _year_of(parts: Parts) -> tuple[str, str] | None:
    """Give the four characters of the year, and the relative year, that follow a day or month."""
    if year := parts.get("y"):
        number = _number(year)
        return (f"{number:04}", "") if number else None
    if relative := parts.get("ly"):
        unit = _relative_unit(relative)
        return ("XXXX", unit) if unit and unit.startswith(("year", "month")) else None
    return None if parts.get("ky") else ("XXXX", "")


def day_of_month(parts: Parts) -> tuple[str, Form] | None:
    """Read "March 5th", "the 5th of March 2020", "5-7 March", with weekday and time of day."""
    day = words.ordinal_of(parts["d"][0]) or _number(parts["d"])
    year = _year_of(parts)
    if day is None or year is None or year[1].startswith("month"):
        return None
    month = words.month_of(parts["m"][0])
    core = f"{year[0]}-{month:02}-{day:02}"
    if not absolute(core.replace("XXXX", "2000")) or (not absolute(core) and year[0] != "XXXX"):
        return None
    if last := _number(parts.get("d2")) or words.ordinal_of(*parts["d2"]) if parts.get("d2") else None:
        other = f"{core[:8]}{last:02}"
        if last <= day or not absolute(other.replace("XXXX", "2000")):
            return None
        core = f"{core}/{other}"
    kind, form = _dated(parts, core, year[1])
    return kind, replace(form, way=_way(parts))


def stretch_of_dates(parts: Parts) -> tuple[str, Form] | None:
    """Read "20 to 22 September", "28 February - 3 March 2020", "March to May": both ends of one stretch."""
    year = _year_of(parts)
    until = words.month_of((parts.get("n") or parts["n1"])[0])
    since = parts.get("m") or parts.get("m1")
    first = _end_of(year, words.month_of(since[0]) if since else until, parts, ("d", "d1", "d0"))
    last = _end_of(year, until, parts, ("e", "e1"))
    if first is None or last is None or first >= last or len(first) != len(last):
        return None
    return "DATE", Form(core=f"{first}/{last}", within=year[1] if year else "")


def _end_of(year: tuple[str, str] | None, month: int, parts: Parts, names: tuple[str, ...]) -> str | None:
    """Write one end of a stretch, None where no calendar has it."""
    day = next((_number(parts[name]) for name in names if name in parts), None)
    if year is None or year[1].startswith("month"):
        return None
    core = f"{year[0]}-{month:02}" + (f"-{day:02}" if day is not None else "")
    return core if absolute(core.replace("XXXX", "2000")) else None


def stretch_of_years(parts: Parts) -> tuple[str, Form] | None:
    """Read "1994-1996" and "2011-12"."""
    first, last = parts["y"][0], parts["y2"][0]
    last = last if len(last) == 4 else first[:2] + last
    if len(last) != 4 or not first < last or not "1500" <= first <= last <= "2100":
        return None
    return "DATE", Form(core=f"{first}/{last}")


def weekend(parts: Parts) -> tuple[str, Form] | None:
    """Read "the weekend"; tense says which."""
    if parts["u"] != ["weekend"] or not parts["pre"]:
        return None
    return "DATE", Form(core="XXXX-WXX-WE", bend=bend_of(parts))


def month(parts: Parts) -> tuple[str, Form] | None:
    """Read "November 2019", "last October", "October last year", "mid-March"."""
    year = _year_of(parts)
    if year is None or year[1].startswith("month"):
        return None
    found = _dated(parts, f"{year[0]}-{words.month_of(parts['m'][0]):02}", year[1])
    way = _way(parts)
    return found[0], Form(core=found[1].core, way=way, within=year[1], bend=found[1].bend)


def _way(parts: Parts) -> str:
    letters = {vocabulary.CLASSES.get(w) for w in parts.get("way", [])}
    return "last" if "L" in letters else "next" if "X" in letters else "this" if "H" in letters else ""


def year(parts: Parts) -> tuple[str, Form] | None:
    """Read "2019", "early 2019"."""
    return _dated(parts, parts["y"][0])


def spoken_year(parts: Parts) -> tuple[str, Form] | None:
    """Read "nineteen ninety-six"."""
    number = _number(parts["n"])
    paired = vocabulary.NUMBERS.get(parts["n"][0], 0) in {17, 18, 19} and len(parts["n"]) > 1
    return _dated(parts, str(number)) if number and paired and 1700 <= number < 2000 else None


def numeric(parts: Parts) -> tuple[str, Form] | None:
    """Read ISO, slashed, dotted and eight-digit days."""
    text = parts["d"][0]
    day, _, clock = text.replace("t", " ").partition(" ")
    if day.isdecimal():
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    core = day if "-" in day else _slashed(day)
    if core is None or not all(absolute(c) for c in core.split("~")):
        return None
    form = Form(core=core, time=clock[:5] or _time(parts))
    return ("TIME" if form.time else "DATE"), form


def _slashed(day: str) -> str | None:
    """Read 10/26/89 and 26.10.1989; keep both readings where both are days."""
    first, second, year = (int(x) for x in re.split(r"[/.]", day))
    if year < 100:
        year += 1900 if year >= 50 else 2000
    us, other = f"{year:04}-{first:02}-{second:02}", f"{year:04}-{second:02}-{first:02}"
    if "." in day:
        return other if absolute(other) else us
    if first == second or not absolute(other):
        return us
    return f"{us}~{other}" if absolute(us) else other


def weekday(parts: Parts) -> tuple[str, Form] | None:
    """Read "Thursday", "last Friday night", "Thursday of last week"."""
    core = f"XXXX-WXX-{words.weekday_of(parts['w'][0])}"
    within = ""
    if relative := parts.get("ly"):
        within = _relative_unit(relative) or ""
        if not within.startswith("week"):
            return None
    form = _dated(parts, core, within)
    return form[0], Form(core=core, way=_way(parts), within=within, time=form[1].time, bend=form[1].bend)


def today(parts: Parts) -> tuple[str, Form] | None:
    """Read "today", "yesterday morning", "tonight"."""
    word = parts["day"][-1]
    time = _time(parts) or ("NI" if word == "tonight" else "")
    bend = bend_of(parts)
    form = Form(core=f"day{vocabulary.DAYS[word]:+d}", time=time, bend=bend)
    return ("TIME" if time else "DATE"), form


def this_part(parts: Parts) -> tuple[str, Form] | None:
    """Read "this morning", "last night", "overnight"; "at dawn" leaves its day to the context."""
    offset = {"last": -1, "this": 0, "next": 1}[_way(parts) or "this"]
    overnight = parts["part"] == ["overnight"]
    bend = "overnight" if overnight else bend_of(parts)
    way = "" if overnight or parts.get("way") else "ctx"
    return "TIME", Form(core=f"day{offset:+d}", way=way, time=_time(parts), bend=bend)


def unit(parts: Parts) -> tuple[str, Form] | None:
    """Read "last week", "the previous year", "earlier this month", "the past year"."""
    core = _relative_unit([parts["way"][-1], parts["u"][-1]])
    if core is None:
        return None
    whole = parts["way"][-1] in {"last", "past"} and parts["pre"] == ["the"]
    if whole and parts["u"][-1] in {"week", "month", "year", "decade"}:
        return "DURATION", Form(core=f"P1{words.unit_of(parts['u'][-1])}", way="last")
    return "DATE", Form(core=core, bend=bend_of(parts))


def edge_of_unit(parts: Parts) -> tuple[str, Form] | None:
    """Read "the end of the month", "later in the day", "mid-week", "year-end"."""
    unit = parts["u"][-1]
    if unit not in {"week", "month", "quarter", "year", "decade", "century", "day"}:
        return None
    return "DATE", Form(core=f"{unit}+0", bend=vocabulary.EDGES[parts["edge"][0]])


def season(parts: Parts) -> tuple[str, Form] | None:
    """Read "spring 2020", "last summer"; a bare "Spring" may be a name."""
    year = _year_of(parts)
    bare = not (_way(parts) or parts["pre"] or "y" in parts or "ly" in parts)
    if bare or year is None or year[1].startswith("month"):
        return None
    core = f"{year[0]}-{vocabulary.SEASONS[parts['s'][0]]}"
    return "DATE", Form(core=core, way=_way(parts), within=year[1], bend=bend_of(parts))


def quarter(parts: Parts) -> tuple[str, Form] | None:
    """Read "the third quarter of 1984", "first half of 2020"."""
    count = words.ordinal_of(parts["o"][0]) if parts.get("o") else None
    is_half = "half" in parts["k"]
    if not is_half and words.unit_of(parts["k"][0]) != "Q":
        return None
    if is_half and parts.get("o", [""])[0] == "last":
        count = 2
    year = _year_of(parts)
    if year is None or year[1].startswith("month") or not count or count > (2 if is_half else 4):
        return None
    return "DATE", Form(
        core=f"{year[0]}-{'H' if is_half else 'Q'}{count}", within=year[1], bend=bend_of(parts)
    )


def decade(parts: Parts) -> tuple[str, Form] | None:
    """Read "the 1990s", "the nineties"."""
    short = parts["decade"][0][:1].isdigit() and len(parts["decade"][0].strip("'")) < 5
    if short and "the" not in parts["pre"]:  # "in his 30s"
        return None
    word = parts["decade"][0].strip("'").removesuffix("s").rstrip("'")
    if word.isdecimal():
        years = word[:3] if len(word) == 4 else f"19{word[0]}"
    else:
        years = f"19{vocabulary.DECADES[parts['decade'][0]]}"
    return "DATE", Form(core=years, bend=bend_of(parts))


def century(parts: Parts) -> tuple[str, Form] | None:
    """Read "the 20th century"."""
    count = words.ordinal_of(parts["o"][0])
    if count is None or not 10 < count < 23 or words.unit_of(parts["u"][0]) != "C":
        return None
    return "DATE", Form(core=f"{count - 1:02}", bend=bend_of(parts))


def clock_time(parts: Parts) -> tuple[str, Form] | None:
    """Read "10:35 a.m.", "14:00 GMT"."""
    time = _time(parts)
    if not time or (len(parts.get("clock", [])) < 2 and ":" not in time and not parts.get("zone")):
        return None
    return "TIME", Form(core="day+0", way="ctx", time=time, bend=bend_of(parts))


def reference(parts: Parts) -> tuple[str, Form] | None:
    """Read "now", "recently", "soon"."""
    core = vocabulary.REFERENCES.get(parts["ref"][0])
    return ("DATE", Form(core=core)) if core else None


def holiday(parts: Parts) -> tuple[str, Form] | None:
    """Read the name of a feast, with its year or without."""
    year = _year_of(parts)
    if year is None:
        return None
    core = f"{year[0]}-{vocabulary.HOLIDAYS[parts['b'][0]]}"
    return "DATE", Form(core=core, way=_way(parts), within=year[1], bend=bend_of(parts))
