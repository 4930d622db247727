"""Full calendar days in the lines around an article: where they stand and what they leave over."""

import re
from dataclasses import dataclass

from truceline.records.dates import EventDate
from truceline.reference.calendar import find, interval
from truceline.reference.furniture import english_furniture, words_of

# A dateline is short; a day further on is part of a sentence.
_LOOK = 240
_TWO_READINGS = "~"  # the calendar's sign for 05/06/2020
_CLOCK = re.compile(
    r"(?:\bat\b\s*)?\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?\s?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?",
    re.I,
)
_ZONE = re.compile(
    r"\b(?:GMT|UTC|EST|EDT|ET|BST|CET|CEST|EEST|EET|MSK|TRT|IST|AST|PKT|SGT|KSA|Z)\b(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?"
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.I)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|\d[/.]\d\d?[/.]\d\d")
_HYPHENED = re.compile(r"\b(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)\b")
_GAP = re.compile(r"[\s,;:|/·•–—-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """Words for one calendar day; `when` is an interval where day and month can be read both ways."""

    start: int
    end: int
    when: EventDate


def days_in(text: str) -> tuple[DayWords, ...]:
    """Give the full days (with a year) among the first words of a line."""
    found: list[DayWords] = []
    if not _HAS_YEAR.search(text[:_LOOK]):
        return ()
    # The calendar reads 18/11/2020; the same with hyphens is common in datelines only.
    for expression in find(_HYPHENED.sub(r"\1/\2/\3", text[:_LOOK])):
        when = interval(expression.form, None) if expression.kind in ("DATE", "TIME") else None
        if when is None or when.first is None or when.last is None:
            continue
        if when.is_day or _TWO_READINGS in expression.form:
            found.append(DayWords(start=expression.start, end=expression.end, when=when))
    return tuple(found)


def words_beside_days(text: str, days: tuple[DayWords, ...]) -> list[str]:
    """Give the words of a line without its days, clock times and weekdays; "by" and names remain."""
    kept, position = "", 0
    for day in days:
        kept += text[position : day.start] + " "
        position = day.end
    kept += text[position:]
    for pattern in (_CLOCK, _ZONE, _WEEKDAY):
        kept = pattern.sub(" ", kept)
    return kept.replace("|", " ").split()


def leading_day(text: str) -> int | None:
    """Give where the day that leads a line ends, None where the line is no dateline with text behind it.

    "Date of publication 11 September 2016 The army …" leads; in "11 September
    2016 was a quiet day" the day belongs to the sentence.
    """
    days = days_in(text)
    if not days:
        return None
    before = words_of(_WEEKDAY.sub(" ", text[: days[0].start]))
    lexicon = english_furniture()
    phrase = " ".join(word for word in before if word != ":")
    if phrase == "on" or (phrase and phrase not in lexicon["published"] | lexicon["updated"]):
        return None
    end = after_clock(text, days[0].end)
    gap = _GAP.match(text, end)
    rest = text[gap.end() if gap else end :]
    joins = gap is not None and gap[0].strip() == "," and not phrase
    return None if joins or not rest or not (rest[0].isupper() or rest[0] in "“\"'‘") else end


def after_clock(text: str, end: int) -> int:
    """Give where the clock time and the zone behind a day end; the day's own end where none follows."""
    for pattern in (_CLOCK, _ZONE):
        gap = _GAP.match(text, end)
        following = pattern.match(text, gap.end() if gap else end)
        end = following.end() if following else end
    return end
