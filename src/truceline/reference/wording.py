"""A report cut into passages ready to be compared: folded words, quoted stretches, own words."""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import snowballstemmer

from truceline.records.mention import Passage, Reading
from truceline.reference.drift_terms import MONTHS, WEEKDAYS
from truceline.reference.shingles import Word, words_of

# Words that bear no matter: sharing them says nothing of two passages.
FUNCTION_WORDS = frozenset(
    """a about after again all also an and any are as at be because been before being both but by can could
    did do does for from had has have he her here him his how however i if in into is it its itself may me
    might more most my no nor not of on once one only or other our out over own s shall she should so some
    such than that the their them then there these they this those through to too under until up us very was
    we were what when where which while who whom whose why will with would you your said say says""".split()  # noqa: SIM905
)
_READER = frozenset({"you", "your", "yours", "subscribe", "newsletter", "newsletters"})
_QUOTED = re.compile(r"“[^“”\n]*”?|«[^«»\n]*»?|\"[^\"\n]*\"|(?<!\w)‘[^‘\n]*?’(?!\w)")

# Bounds on hostile input: no report is compared beyond its first passages, and
# no passage beyond its first words. The longest passage of the similarity set has 168 words.
MAX_PASSAGES = 400
MAX_WORDS = 200
# More words with a capital than this share: a heading in the American manner.
HEADING = 0.6
# What a name or a number weighs beside another word.
FIRM = 2.5
# Headings and credits of fewer facts are no telling.
LEAST_FACTS = 3
# Names of days and months are capitalised and bind no story; "march" and "may" are words besides.
CALENDAR = WEEKDAYS | MONTHS | {"march", "may"}
OPENING = "“‘\"'«("


@dataclass(frozen=True, slots=True)
class Wording:
    """One passage as it is compared; offsets, its words' too, count from the document's start.

    `content` are its words but the function words. `quoted` tells for each word
    whether it stands in quotation marks; `named` are the starts of words with a capital
    that no sentence's beginning explains, none in a heading. `is_to_reader` marks "follow us, sign up":
    an outlet's words to whoever reads, which no story owns. `facts` are the stems of its content with their weights:
    names and numbers, which no rewriter can exchange, weigh more.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    texts: tuple[str, ...]
    content: frozenset[str]
    quoted: tuple[bool, ...]
    signature: tuple[int, ...]
    is_to_reader: bool
    named: frozenset[int]
    facts: Mapping[str, float]

    @property
    def own_words(self) -> int:
        """How many words stand outside quotation marks; 0 for words to the reader."""
        return 0 if self.is_to_reader else self.quoted.count(False)


def wordings(reading: Reading) -> tuple[Wording, ...]:
    """Give the passages of a report that have words, in text order."""
    text = reading.document.text
    words = words_of(text)
    starts = [word.start for word in words]
    marks = quotations(text)
    found = []
    for passage in sorted(reading.passages, key=lambda passage: (passage.start, passage.end)):
        first, last = bisect_left(starts, passage.start), bisect_left(starts, passage.end)
        held = words[first : min(last, first + MAX_WORDS)]
        if held:
            quoted = _quoted(held, marks)
            found.append(_wording(text, passage, held, quoted))
    return tuple(found[:MAX_PASSAGES])


def cut_once(readings: Iterable[Reading]) -> Callable[[str], tuple[Wording, ...]]:
    """Give a function from a document's id to its passages, each report cut where it is first asked for."""
    by_id = {reading.document.id: reading for reading in readings}

    @functools.cache
    def passages(name: str) -> tuple[Wording, ...]:
        """Give a report's passages, () for one that is not among the readings."""
        return wordings(by_id[name]) if name in by_id else ()

    return passages


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches in quotation marks, marks included; none runs over a line's end."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def _quoted(words: tuple[Word, ...], marks: tuple[tuple[int, int], ...]) -> tuple[bool, ...]:
    if not any(start < words[-1].end and words[0].start < end for start, end in marks):
        return (False,) * len(words)
    return tuple([_inside(word.start, marks) for word in words])


def _inside(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _wording(text: str, passage: Passage, words: tuple[Word, ...], quoted: tuple[bool, ...]) -> Wording:
    texts = tuple([word.text for word in words])
    unquoted = words
    if any(quoted):
        unquoted = tuple([w for w, is_quoted in zip(words, quoted, strict=True) if not is_quoted])
    named = _named(text, words)
    return Wording(
        start=passage.start,
        end=passage.end,
        words=words,
        texts=texts,
        content=frozenset(texts) - FUNCTION_WORDS,
        quoted=quoted,
        signature=passage.signature,
        is_to_reader=not _READER.isdisjoint([word.text for word in unquoted]),
        named=named,
        facts=_facts(unquoted, named),
    )


def _facts(words: tuple[Word, ...], named: frozenset[int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for text, start, _ in words:
        if text in FUNCTION_WORDS:
            continue
        root = stem(text)
        if text[0].isdigit() or (start in named and text not in CALENDAR):
            found[root] = FIRM
        else:
            found.setdefault(root, 1.0)
    return found if len(found) >= LEAST_FACTS else {}


@functools.lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of an English word in lower case."""
    return str(_stemmer().stemWord(word))


@functools.cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


def _named(text: str, words: tuple[Word, ...]) -> frozenset[int]:
    capitals = [word for word in words if text[word.start].isupper()]
    if len(capitals) > HEADING * len(words):
        return frozenset()
    return frozenset(
        word.start for word in capitals if word is not words[0] and text[word.start - 1] not in OPENING
    )
