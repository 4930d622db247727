"""Find the numbers of a sentence, with the words that bound them, whatever the parse makes of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.records.parse import Stretch, Token
from truceline.reference.number_words import QuantityWords

HYPHENS = frozenset({"-", "–", "—", "\u2011"})
LONGEST_BOUND = 4
LONGEST_PERCENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as it stands: its words with their bounds, its value or bounds, and a unit for money and shares.

    `figures` are the words of the number itself, whose head in the parse tells what it counts.
    """

    first: Token
    last: Token
    figures: tuple[Token, ...]
    value: float | None
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None = None

    @property
    def root(self) -> Token:
        """The word of the number that hangs on something else."""
        inside = {t.i for t in self.figures}
        return next((t for t in self.figures if t.head.i not in inside or t.head == t), self.figures[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The words of a sentence without white space, in lower case beside them, and the place of each token."""

    tokens: Sequence[Token]
    words: Sequence[str]
    place: Mapping[int, int]
    vocabulary: QuantityWords


def numbers_of(sentence: Stretch, vocabulary: QuantityWords) -> Iterator[Number]:
    """Give the numbers of a sentence in text order, those in dates too, but not those that end a name."""
    tokens = [t for t in sentence if not t.is_space]
    words = [t.lower_ for t in tokens]
    place = {t.i: at for at, t in enumerate(tokens)}
    line = _Line(tokens=tokens, words=words, place=place, vocabulary=vocabulary)
    at = 0
    while at < len(tokens):
        read = vocabulary.read(words, at) if not _is_part_of_something(tokens, at) else None
        if read is None:
            at += 1
            continue
        end, value, is_least = read
        plain = _range(line, at) or _single(tokens[at:end], value, is_least=is_least)
        end = place[plain.last.i] + 1
        if _is_hyphened(tokens, end):
            at = end
            continue
        found = _bounded(_with_unit(plain, line), line)
        yield found
        at = place[found.last.i] + 1


def _is_part_of_something(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    after_hyphen = at > 0 and tokens[at - 1].text in HYPHENS and not _adjoining(tokens, at - 1).like_num
    named = token.dep_ in {"nummod", "appos"} and token.head.i < token.i and token.head.pos_ == "PROPN"
    one_of = token.lower_ == "one" and token.tag_ != "CD"
    return after_hyphen or named or one_of


def _adjoining(tokens: Sequence[Token], at: int) -> Token:
    return tokens[at - 1] if at > 0 else tokens[at]


def _is_hyphened(tokens: Sequence[Token], end: int) -> bool:
    """ "A 24-member team": the number describes, it does not count."""
    return (
        end + 1 < len(tokens)
        and tokens[end].text in HYPHENS
        and not tokens[end].whitespace_
        and tokens[end + 1].is_alpha
    )


def _range(line: _Line, at: int) -> Number | None:
    """The range that a number opens: "between 40 and 50", "40 to 50", "two or three"; not "from 40 to 50"."""
    tokens, words, vocabulary = line.tokens, line.words, line.vocabulary
    first, before = vocabulary.read(words, at), words[at - 1] if at > 0 else ""
    if first is None or first[2] or before == "from":
        return None
    end, value, _ = first
    joins = {"and"} if before == "between" else {"to", "or", *HYPHENS}
    other = vocabulary.read(words, end + 1) if end + 1 < len(words) and words[end] in joins else None
    if other is None:
        return None
    last, high, _ = other
    scale = _shared_scale(words, end, last, vocabulary)
    low = value * scale if value * scale < high else value
    if low >= high:
        return None
    return Number(
        first=tokens[at - 1] if before == "between" else tokens[at],
        last=tokens[last - 1],
        figures=tuple(tokens[at:last]),
        value=None,
        low=low,
        high=high,
        approximate=False,
    )


def _single(figures: Sequence[Token], value: float, *, is_least: bool) -> Number:
    return Number(
        first=figures[0],
        last=figures[-1],
        figures=tuple(figures),
        value=None if is_least else value,
        low=value,
        high=None if is_least else value,
        approximate=is_least,
    )


def _shared_scale(words: Sequence[str], end: int, last: int, vocabulary: QuantityWords) -> float:
    """ "2 to 3 million" is in millions on both sides."""
    return vocabulary.scales.get(words[last - 1], 1.0) if words[end - 1] not in vocabulary.scales else 1.0


def _with_unit(number: Number, line: _Line) -> Number:
    """Add a currency before or after, or "percent" after."""
    tokens, words, vocabulary = line.tokens, line.words, line.vocabulary
    first, end = line.place[number.first.i], line.place[number.last.i] + 1
    for length in range(LONGEST_PERCENT, 0, -1):
        if " ".join(words[end : end + length]) in vocabulary.percent and end + length <= len(words):
            return replace(
                number,
                last=tokens[end + length - 1],
                figures=_grown(number, tokens, end, length),
                unit="percent",
            )
    start = line.place[number.figures[0].i]
    symbol = (
        vocabulary.currencies.get(words[start - 1]) if start > 0 and not words[start - 1].isalpha() else None
    )
    if symbol is not None:
        scale = vocabulary.money_scales.get(words[end], 0.0) if end < len(words) else 0.0
        last = tokens[end] if scale else number.last
        return _times(
            replace(number, first=tokens[min(first, start - 1)], last=last, unit=symbol), scale or 1.0
        )
    if end < len(tokens) and tokens[end].lemma_ in vocabulary.currencies:
        unit = vocabulary.currencies[tokens[end].lemma_]
        return replace(number, last=tokens[end], figures=_grown(number, tokens, end, 1), unit=unit)
    return number


def _grown(number: Number, tokens: Sequence[Token], end: int, by: int) -> tuple[Token, ...]:
    return (*number.figures, *tokens[end : end + by])


def _times(number: Number, scale: float) -> Number:
    value, low, high = (x * scale if x is not None else None for x in (number.value, number.low, number.high))
    return replace(number, value=value, low=low, high=high)


def _bounded(number: Number, line: _Line) -> Number:
    """Read the words that bound a number, before it ("at least about") and after it ("or more")."""
    tokens, words, vocabulary = line.tokens, line.words, line.vocabulary
    found = number
    start = line.place[found.first.i]
    while (length := _phrase_before(words, start, vocabulary)) is not None:
        phrase = " ".join(words[start - length : start])
        start -= length
        found = replace(_under(found, phrase, vocabulary), first=tokens[start])
    end = line.place[found.last.i] + 1
    for length in (2, 1):
        phrase = " ".join(words[end : end + length])
        if (
            end + length <= len(words)
            and phrase in vocabulary.after_at_least | vocabulary.after_at_most | vocabulary.after_about
        ):
            return replace(_under(found, phrase, vocabulary), last=tokens[end + length - 1])
    return found


def _phrase_before(words: Sequence[str], start: int, vocabulary: QuantityWords) -> int | None:
    known = vocabulary.at_least | vocabulary.at_most | vocabulary.about
    return next(
        (
            n
            for n in range(LONGEST_BOUND, 0, -1)
            if n <= start and " ".join(words[start - n : start]) in known
        ),
        None,
    )


def _under(number: Number, phrase: str, vocabulary: QuantityWords) -> Number:
    value, low, high = number.value, number.low, number.high
    if _in(phrase, vocabulary.at_least, vocabulary.after_at_least):
        return replace(number, value=None, low=low if low is not None else value, high=None)
    if _in(phrase, vocabulary.at_most, vocabulary.after_at_most):
        return replace(number, value=None, low=None, high=high if high is not None else low)
    return replace(number, approximate=True)


def _in(phrase: str, *sets: Collection[str]) -> bool:
    return any(phrase in words for words in sets)
