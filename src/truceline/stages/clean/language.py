"""Is it English? Counted, not guessed: the share of English function words."""

import re

from truceline.errors import ReadError

# Frequent in any English prose (about a third of its words), rare or absent as words of other languages.
_FUNCTION_WORDS = frozenset((
    "the", "of", "and", "to", "that", "for", "with", "from", "by", "has", "have", "had", "were", "was",
    "are", "is", "which", "this", "their", "they", "not", "been", "will", "would", "could", "its", "it",
    "after", "before", "on", "in", "at", "an", "as", "but", "his", "her", "he", "she", "who", "said",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
# Below this many words the share says little: a headline may have none.
_ENOUGH_WORDS = 25
# Press English measures .25 to .45; French, German, Turkish and Spanish press under .10.
_ENGLISH = 0.15
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def language_of(name: str, text: str) -> str | None:
    """Give "en", None where the text is too short to say; ReadError for another language, measured."""
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    letters = sum(len(word) for word in words)
    latin = len(_LATIN.findall(sample))
    if letters > 4 * _ENOUGH_WORDS and latin < letters / 2:
        raise ReadError(
            name, f"not in English: {latin / letters:.0%} of its letters are Latin; give an English text"
        )
    if len(words) < _ENOUGH_WORDS:
        return None
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share < _ENGLISH:
        measure = (
            f"{share:.0%} of its words are English function words, {_ENGLISH:.0%} is the least for English"
        )
        raise ReadError(name, f"not in English: {measure}; give an English text")
    return "en"
