"""Figures that changed between two passages: another number, another bound, one or several."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from truceline.reference.drift_terms import BOUNDS, COUNTED, NUMBERS
from truceline.reference.shingles import Word
from truceline.reference.wording import Wording

Change = tuple[str, Sequence[Word], Sequence[Word]]


def one_figure(a: Wording, b: Wording) -> Iterator[Change]:
    """Both passages give figures, and all are the same but one on either side."""
    first, second = ({value: word for word in p.words if (value := number_of(word))} for p in (a, b))
    gone, come = sorted(first.keys() - second.keys()), sorted(second.keys() - first.keys())
    if len(gone) == len(come) == 1:
        yield "number", (first[gone[0]],), (second[come[0]],)


def number_of(word: Word) -> str | None:
    """Give the value of a word for a number, years apart."""
    return value_of(word.text)


def value_of(text: str) -> str | None:
    """Give the value of a folded word for a number, years apart."""
    if text in NUMBERS:
        return NUMBERS[text]
    return text if text[0].isdigit() and not is_year(text) else None


def is_year(text: str) -> bool:
    """Tell four digits that are a year of this age."""
    return len(text) == 4 and text.isdigit() and "1900" <= text < "2100"


def counted(first: Sequence[Word], second: Sequence[Word]) -> Iterator[Change]:
    """One patrol or several."""
    for one in first:
        for two in second:
            single, plural = sorted((one.text, two.text), key=len)
            if single in COUNTED and plural == f"{single}s":
                yield "number", (one,), (two,)


def bounds(a: Wording, b: Wording) -> Iterator[Change]:
    """The same number, and only one says "more than", or each another bound."""
    first, second = _bounded(a.words), _bounded(b.words)
    for number in sorted(first.keys() & second.keys()):
        if first[number][0] != second[number][0]:
            yield "number", first[number][1], second[number][1]


# A standing passage is held against those of many reports.
@lru_cache(maxsize=20_000)
def _bounded(words: tuple[Word, ...]) -> Mapping[str, tuple[str | None, Sequence[Word]]]:
    found: dict[str, tuple[str | None, Sequence[Word]]] = {}
    for at, word in enumerate(words):
        value = number_of(word)
        if value and word.text != "one":
            before = [(n, " ".join(w.text for w in words[max(at - n, 0) : at])) for n in (3, 2, 1)]
            held = next(((n, BOUNDS[said]) for n, said in before if said in BOUNDS), None)
            start = max(at - held[0], 0) if held else at
            found.setdefault(value, (held[1] if held else None, words[start : at + 1]))
    return found
