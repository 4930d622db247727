"""Words, runs of three words, and signatures: what passages are compared by.

Every comparison of wording in the house goes through `words_of`, so that case,
punctuation, diacritics, hard spaces and the way of writing thousands never count
as a difference.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rensa import RMinHash

# Three words: of the founding articles' one wire story and its rewrite 5-word runs
# share only 0.05, 3-word runs still show which sentence came from which.
SHINGLE_WORDS = 3
# Blocking asks whether any of eight agree: with p 0.83 where a fifth of the runs is shared, 0.996 where half is.
# The seed and the number are part of every stored signature: another value is another `made_with`.
PERMUTATIONS = 8
SEED = 20200220

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)*"  # 900,000; 3.7
    r"|(?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])+"
)
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s(?!\w)")
# Letters that Unicode does not take apart into a letter and a mark.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


class Word(NamedTuple):
    """A folded word and where it stands; half-open offsets into the text it came from."""

    text: str
    start: int
    end: int


# A report's words are asked for several times on end.
@lru_cache(maxsize=32)
def words_of(text: str) -> tuple[Word, ...]:
    """Give the words of a text, folded, in order; a possessive "'s" is no word."""
    blank = _POSSESSIVE.sub(lambda match: " " * len(match[0]), text)
    # The short way to a named tuple: reports have a thousand words.
    make = Word._make
    found = [make((fold(match[0]), *match.span())) for match in _WORD.finditer(blank)]
    return tuple([word for word in found if word[0]])


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Give a word without case, diacritics, invisible characters, dots of abbreviation and commas."""
    if word.isascii() and word.isalnum():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    letters = "".join(c for c in apart if (not unicodedata.combining(c) and c.isalnum()) or c == ".")
    return letters if letters[:1].isdigit() else letters.replace(".", "")


def shingles(words: Sequence[str], size: int = SHINGLE_WORDS) -> frozenset[str]:
    """Give the runs of `size` words; fewer words than that are one run, none are none."""
    if len(words) <= size:
        return frozenset({" ".join(words)} if words else ())
    return frozenset(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def containment(part: frozenset[str], whole: frozenset[str]) -> float:
    """Give the share of the first set that stands in the second; 0 where the first is empty."""
    return len(part & whole) / len(part) if part else 0.0


def signature(words: Sequence[str]) -> tuple[int, ...]:
    """Give the MinHash of some folded words, the same in every process; () for no words."""
    if not words:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update(sorted(shingles(words)))
    return tuple(sketch.digest())


def signature_of(text: str) -> tuple[int, ...]:
    """Give the MinHash of a passage's words, the same in every process; () for no words."""
    return signature(folded_in(text))


def folded_in(text: str) -> list[str]:
    """Give the words of a text, folded, in order, without their places."""
    blank = _POSSESSIVE.sub(" ", text)
    return [word for match in _WORD.findall(blank) if (word := fold(match))]
