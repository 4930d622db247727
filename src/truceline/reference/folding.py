"""Text with case, diacritics and punctuation folded, so that names and words can be compared."""

import re
import unicodedata
from functools import lru_cache

# Longer ones are sentences.
_LONGEST_NAME = 60


def folded_words(text: str) -> str:
    """Fold case, diacritics, hyphens and punctuation: one space between words, one around the whole."""
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded_sentence(text)


# The names of a record are some thousand, and are asked for again and again.
@lru_cache(maxsize=50_000)
def _folded_name(text: str) -> str:
    return _folded(text)


# One sentence is asked several times on end.
@lru_cache(maxsize=1_000)
def _folded_sentence(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        whole = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in whole if not unicodedata.combining(c)).replace("ı", "i").replace("’", "'")
    return " ".join(re.findall(r"[^\W_]+", plain))
