"""Names as reports spell them, folded so that one name is one key however it is written."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# No name is longer than this; what is longer is text, and is cut before any work is done on it.
MAX_NAME = 400

_WORD = re.compile(r"[^\s,;:()\[\]{}“”„«»\"!?/]+")
_ARTICLE = re.compile(r"(?<!\w)(?:al|el|ul|ad|an|ar|as|ash|at|az)-(?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|s'|')$")
# A full stop after a word that is no abbreviation ("Gen.", "U.S.") ends a sentence.
_SENTENCE_END = re.compile(r"\w{4,}[.…]+$")
# So much of a word's end tells; the whole of a hostile one would cost its length squared.
_TAIL = 12
# Longer ones are no words that come again.
_LONGEST_KEPT = 40
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʿ": "'", "ʾ": "'"})
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "œ": "oe"}
)
_DROPPED = frozenset({"the", "al", "el", "a", "an"})

_LONGEST_KEPT_NAME = 120


class NameToken(NamedTuple):
    """One word of a phrase: as written, folded, with its place, and how it hangs on its neighbours.

    `text` has lost its possessive ending, told by `possessive`. `folded` is ""
    for an article. `hyphened` is True where a hyphen joins it to the word before;
    `after_break` where punctuation parts it from the word before.
    """

    text: str
    folded: str
    start: int
    end: int
    possessive: bool = False
    hyphened: bool = False
    after_break: bool = False


def fold_name(text: str) -> str:
    """Give the key of a name: no case, accents, articles, possessives, dots or hyphens."""
    if len(text) <= MAX_NAME and text.isascii() and text.replace(" ", "").isalpha():
        # Most names: plain letters and spaces, of which nothing has to be taken apart.
        return " ".join(word for word in text.lower().split() if word not in _DROPPED)
    return " ".join(token.folded for token in name_tokens(text) if token.folded)


def name_tokens(text: str, *, longest: int = MAX_NAME) -> tuple[NameToken, ...]:
    """Cut a phrase into words, up to some length of it; a hyphened word gives a token a part."""
    return _kept_names(text, longest) if len(text) <= _LONGEST_KEPT_NAME else _cut(text, longest)


def _cut(text: str, longest: int) -> tuple[NameToken, ...]:
    found: list[NameToken] = []
    position, ended = 0, False
    for match in _WORD.finditer(text[:longest]):
        between = text[position : match.start()]
        broken = bool(found) and (bool(between.strip()) or "\n" in between or ended)
        word, start = match.group(), match.start()
        for token in _kept_tokens(word) if len(word) <= _LONGEST_KEPT else _tokens_of(word):
            found.append(
                NameToken(
                    token.text,
                    token.folded,
                    start + token.start,
                    start + token.end,
                    token.possessive,
                    token.hyphened,
                    broken,
                )
            )
            broken = False
        position, ended = match.end(), word[-1] in ".…" and bool(_SENTENCE_END.search(word[-_TAIL:]))
    return tuple(found)


# One name is asked for again and again; sentences are not.
_kept_names = lru_cache(maxsize=20_000)(_cut)


def _tokens_of(word: str) -> tuple[NameToken, ...]:
    """Give the tokens of one word, their places counted from its start."""
    return tuple(_token(part, at, i > 0, False) for i, (part, at) in enumerate(_parts(word, 0)))


# The words of all reports are a few ten thousand.
_kept_tokens = lru_cache(maxsize=100_000)(_tokens_of)


def _parts(word: str, start: int) -> list[tuple[str, int]]:
    """Cut "Turkish-backed" in two; leave "al-Assad" whole."""
    found, position = [], 0
    kept = _ARTICLE.sub(lambda m: m.group()[:-1] + "\0", word.translate(_APOSTROPHES))
    for part in re.split(r"[-–—‐‑]", kept):
        if part:
            found.append((word[position : position + len(part)], start + position))
        position += len(part) + 1
    return found


def _token(word: str, start: int, hyphened: bool, after_break: bool) -> NameToken:
    plain = word.translate(_APOSTROPHES).strip("'.…*_")
    own = _POSSESSIVE.sub(lambda m: "s" if m.group() == "s'" else "", plain)
    possessive = own != plain or word.translate(_APOSTROPHES).rstrip(".…").endswith("s'")
    at = start + max(word.translate(_APOSTROPHES).find(plain[:1]), 0) if plain else start
    shown = word[at - start : at - start + len(own)]
    return NameToken(
        text=shown or word,
        folded=fold_word(own),
        start=start,
        end=start + len(word),
        possessive=possessive,
        hyphened=hyphened,
        after_break=after_break,
    )


def fold_word(word: str) -> str:
    """Fold one word; "" for an article and for what has no letter or digit."""
    bare = _ARTICLE.sub("", word.translate(_APOSTROPHES)).translate(_LETTERS)
    spread = unicodedata.normalize("NFKD", bare)
    folded = "".join(c for c in spread if c.isalnum()).casefold()
    return "" if folded in _DROPPED else folded
