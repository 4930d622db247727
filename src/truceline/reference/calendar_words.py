"""Cut news text into tokens for the grammar of time expressions.

Each token gets one letter, its class; a text becomes a string of letters, and
the grammar (`calendar_grammar`) is a set of short patterns over that string. "the
last two weeks" is `DLNu`, "5 March 2020" is `NMY`; a word that no expression holds
is ".". Every pattern here is bounded or consumes what it has scanned, so that
the cost grows with the length of the text and with nothing else.
"""

import re

from truceline.reference.calendar_vocabulary import (
    CAPITAL_ONLY,
    CLASSES,
    MONTH_NUMBERS,
    MONTH_SHORT,
    NUMBERS,
    ORDINALS,
    SCALES,
    UNIT_CODES,
    WEEKDAY_NUMBERS,
    WEEKDAY_SHORT,
)

_PUNCTUATION = {"-": "-", "–": "-", ",": ",", ".": ":", "(": "(", ")": ")"}
_PUNCTUATION |= dict.fromkeys(("'s", "’s", "'", "’"), "'")
# Several words that are one token, longest first.
_JOINED = "|".join(
    re.escape(words).replace(r"\ ", r"\s{1,2}").replace("'", "['’]")
    for words in sorted((w for w in CLASSES if " " in w or "-" in w), key=len, reverse=True)
)
# Those words are told by their first word; whatever else begins with a letter is a word at once.
_OPENERS = "|".join(
    sorted({re.split(r"[ -]", words)[0] for words in CLASSES if " " in words or "-" in words})
)
_TOKEN = re.compile(
    rf"""
    (?=[\d'’$£€½])(?:
        (?P<iso>(?<!\d)\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?!\d))
        |(?P<slash>(?<![\d/.])\d{{1,2}}([/.])\d{{1,2}}\3(?:\d{{4}}|\d\d)(?:\s\d\d:\d\d(?::\d\d)?)?(?![\d/]))
        |(?P<compact>(?<!\d)(?:19|20)\d{{6}}(?!\d))
        |(?P<clock>(?<![\d:])\d{{1,2}}(?::\d\d(?::\d\d)?|\.\d\d(?=\s?[ap]\.?m\b))(?![\d:]))
        |(?P<decade>(?<![\w])(?:\d{{3}}0|['’]?\d0)['’]?s\b)
        |(?P<fraction>½|(?<=\d\s)1/2(?!\d)|(?<=\d-)1/2(?!\d))
        |(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
        |(?P<amount>[$£€]\s?\d[\d,.]*|\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+\.\d+|\d+\s?(?:%|per\scent\b|percent\b))
        |(?P<number>\d+)
    )
    |(?=[^\W\d_])(?:
        (?P<half>\b[ap](?:\.\s?m\.|\.?m\b))
        |(?P<joined>\b(?=(?:{_OPENERS})[\s'’-])(?:{_JOINED})\b)
        |(?P<word>[^\W\d_]+)
    )
    |(?P<run>[-–,.()'’]{{3,}})
    |(?P<mark>['’]s\b|[-–,.()'’])
    |(?P<other>[^\s\w\-–,.()'’$£€]+|\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)


_GROUP_LETTERS = {
    "iso": "d",
    "slash": "d",
    "compact": "d",
    "clock": "C",
    "decade": "E",
    "ordinal": "O",
    "half": "A",
    "fraction": "z",
}
# Where a token starts and ends.
Span = tuple[int, int]


def tokens_of(text: str) -> tuple[list[Span], str]:
    """Cut a text into tokens and give the string of their classes, one letter each."""
    spans: list[Span] = []
    letters: list[str] = []
    for match in _TOKEN.finditer(text):
        spans.append(match.span())
        letters.append(_letter(match.lastgroup, match[0]))
    return spans, "".join(letters)


def plain(words: str) -> str:
    """Give words in lower case with plain white space and apostrophes."""
    return " ".join(words.lower().replace("’", "'").split())


def _letter(group: str | None, words: str) -> str:
    if group == "word":
        low = words.lower()
        return "." if words == low and low in CAPITAL_ONLY else CLASSES.get(low, ".")
    if group == "mark":
        return _PUNCTUATION[words.lower()]
    if group == "joined":
        return CLASSES[plain(words)]
    if group == "number":
        return "Y" if len(words) == 4 and "1000" <= words <= "2199" else "N" if len(words) <= 4 else "."
    return _GROUP_LETTERS.get(group or "", ".")


def number_of(words: list[str]) -> int | None:
    """Read digits or number words ("twenty", "-", "five"); a year may be read in pairs."""
    words = [w for w in words if w not in {"-", "–"}]
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    if any(w not in NUMBERS and w not in SCALES for w in words) or not words:
        return None
    first = NUMBERS.get(words[0], 0)
    if first in {17, 18, 19} and len(words) > 1 and NUMBERS.get(words[1], 0) >= 10:
        return 100 * first + sum(NUMBERS.get(w, 0) for w in words[1:])
    total = 0
    for word in words:
        total = max(total, 1) * SCALES[word] if word in SCALES else total + NUMBERS[word]
    return total


def ordinal_of(word: str) -> int | None:
    """Read "5th" or "fifth"."""
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits != word and digits.isdecimal() else ORDINALS.get(word)


def month_of(word: str) -> int:
    """Read a month's name, long or short."""
    return MONTH_NUMBERS.get(word) or MONTH_SHORT[word]


def weekday_of(word: str) -> int:
    """Read a weekday's name, long or short; Monday is 1."""
    return WEEKDAY_NUMBERS.get(word) or WEEKDAY_SHORT.get(word) or WEEKDAY_NUMBERS[word.removesuffix("s")]


def unit_of(word: str) -> str:
    """Give a unit's code as TimeML writes it: D, W, M, Q, Y, E (ten years), C, TH, TM, TS, WE, 2W."""
    return UNIT_CODES[word]
