"""English time expressions: where they stand, what they mean, and the days they stand for.

`find` gives the expressions of a text with their normal form; `interval` gives
a form's days, counted from an anchor; `timex_value` writes a form as TimeML does. How a
sentence uses an expression (at, since, until, by) is for the reader of the sentence to say.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from truceline.records.dates import EventDate
from truceline.records.mention import Tense
from truceline.reference import calendar_words as words
from truceline.reference.calendar_days import days_of
from truceline.reference.calendar_forms import Form, TimeExpression, parse
from truceline.reference.calendar_grammar import rules
from truceline.reference.calendar_quarters import with_quarters
from truceline.reference.calendar_rules import Maker
from truceline.reference.calendar_values import value_of


def find(text: str) -> tuple[TimeExpression, ...]:
    """Give the time expressions of a text in order; they do not overlap.

    "The quarter" is the last one that the text names before it, as "a year earlier" beside a quarter is its
    counterpart; both are left out, or left as they are, where no quarter stands near.
    """
    return tuple(with_quarters(_expressions(text)))


def normalise(phrase: str) -> str | None:
    """Give the form of a phrase that holds one time expression, None where it holds none or several."""
    found = find(phrase)
    return found[0].form if len(found) == 1 else None


def interval(form: str, anchor: date | None, tense: Tense = Tense.PAST) -> EventDate | None:
    """Give the days that a form stands for; None where it names none or there is no anchor to count from.

    A month stays a month. Words that are vague give Precision.APPROXIMATE,
    words that only bound ("more than a year ago") an open end and Precision.BOUND.
    """
    parsed = parse(form)
    return days_of(parsed, anchor, tense) if parsed else None


def timex_value(form: str, anchor: date | None, tense: Tense = Tense.PAST) -> str | None:
    """Give a form's TIMEX3 value, None where it has none without an anchor."""
    parsed = parse(form)
    return value_of(parsed, anchor, tense) if parsed else None


def tense_around(text: str, start: int, end: int) -> Tense:
    """Give the tense of the clause around a span by its auxiliaries alone, without a parser.

    What stands right before ("by Friday", "ahead of the weekend") decides first, then the nearest sign,
    one before the words rather than one after them; a possessive ("Friday's vote") is of
    the past. PRESENT where there is none. A reader with a parse knows better.
    """
    before = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH])[0]
    signs = [(len(before) - m.end(), m.lastgroup) for m in _TENSE.finditer(before)]
    # In "said on Thursday it will …" the later verb is another clause's.
    signs += [(2 * m.start() + _REACH // 4, m.lastgroup) for m in _TENSE.finditer(after)]
    if _DUE.search(before):
        return Tense.PAST if "perfect" in {name for _, name in signs} else Tense.FUTURE
    nearest = min(signs)[1] if signs else None
    if nearest is None:
        return Tense.PAST if after[:2] in {"'s", "’s"} else Tense.PRESENT
    return Tense.FUTURE if nearest == "future" else Tense.PAST


# How far tense_around looks to both sides: a long clause.
_REACH = 120
_CLAUSE_END = re.compile(r"[.!?;]\s|\n\n")
_DUE = re.compile(
    r"(?i)\b(?:by|until|ahead of|as (?:soon|early) as|effective|starting|beginning)\s+(?:on\s+|the\s+)?$"
)
_TENSE = re.compile(
    r"(?i)\b(?P<future>will|shall|won['’]t|would|may|might|could|going to|(?:is|are) (?:due |set |expected )?to"
    r"|due|set to|scheduled|slated|payable|effective"
    r"|upcoming|(?:plan|expect|hope|aim|intend)(?:s|ned|ed|d)? to|plan(?:s|ned) an?)\b"
    r"|\b(?P<perfect>had)\b"
    r"|\b(?P<past>was|were|did|has|have|been|[a-z]{2,20}ed|since|said|told|took|began|came|made|met|fell|rose"
    r"|became|went|got|gave|held|left|found|led|sent|spoke|broke|brought|bought|sold|won|lost|struck|shot|fled|drove"
    r"|flew|saw|knew|wrote|fought|caught|kept|stood|threw|withdrew)\b"
)


_BEFORE_DAY = re.compile(r"(?i)\b(?:on|by|until|since|from|before|after|and|to)\s+$")
# What can follow a day of the month that has no month; a noun makes it a floor, a time, an anniversary.
_BEHIND_DAY = re.compile(
    r"\s*(?:$|[.,;:)\n]|(?:and|but|to|when|after|before|with|for|in|at|by|which|who|as|while|that|because"
    r"|of (?:the|this|last|next) month)\b)"
)


@cache
def _grammar() -> dict[str, tuple[tuple[re.Pattern[str], Maker], ...]]:
    return rules()


def _expressions(text: str) -> Iterator[TimeExpression]:
    spans, letters = words.tokens_of(text)
    position = 0
    while core := _CORE.search(letters, position):
        position = max(position, core.start() - _LEAD)
        while position <= core.start():
            found = _longest(text, spans, letters, position)
            if found:
                yield found[1]
            position = found[0] if found else position + 1


# Every expression holds one of these classes, with at most so many tokens before it.
_CORE = re.compile(r"[YMmWwgUuSPpTCAdnvBEyHLRtO]")
_LEAD = 8


def _longest(
    text: str, spans: list[words.Span], letters: str, position: int
) -> tuple[int, TimeExpression] | None:
    """Give where the longest expression from a token on ends, and the expression."""
    rules_here = _grammar().get(letters[position], ())
    matches = [(match, maker) for pattern, maker in rules_here if (match := pattern.match(letters, position))]
    for match, maker in sorted(matches, key=lambda m: -m[0].end()):
        parts = {
            name: [words.plain(text[s:e]) for s, e in spans[match.start(name) : match.end(name)]]
            for name in match.re.groupindex
            if match.start(name) < match.end(name)
        }
        made = maker({"pre": [], **parts})
        if made and _stands(text, spans, letters, match, made[1]):
            # "the October 5 truce": the article is the truce's, not the date's.
            skipped = letters[position] == "D" and letters[position + 1] in "MmWwY"
            start, end = spans[position + skipped][0], spans[match.end() - 1][1]
            return match.end(), TimeExpression(start=start, end=end, kind=made[0], form=str(made[1]))
    return None


def _stands(text: str, spans: list[words.Span], letters: str, match: re.Match[str], form: Form) -> bool:
    """Say whether a bare number is a year and not a quantity, a bare ordinal a day ("on the 15th, …") and no floor."""
    if form.core.startswith("XXXX-XX-"):
        start, behind = spans[match.start()][0], spans[match.end() - 1][1]
        return bool(_BEFORE_DAY.search(text[max(0, start - 12) : start]) and _BEHIND_DAY.match(text[behind:]))
    if not re.fullmatch(r"\d{4}", form.core) or letters[match.start() : match.end()].strip("QD") != "Y":
        return True
    year = int(form.core)
    before = letters[match.start() - 1] if match.start() else "."
    led = before in "ijcoM,(-"
    behind = spans[match.end() - 1][1]
    after = text[behind : behind + 30]
    counted = re.match(r"\s[a-z]+s\b|\s?(?:%|per ?cent|km|kg|m\b)", after)
    if "Q" in match[0] or (before != "j" and before != "i" and counted and year % 100 == 0):
        return False
    return 1900 <= year <= 2100 if not led else 1500 <= year <= 2100
