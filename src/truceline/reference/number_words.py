"""Words for how many: numbers, scales, bounds, money, and what a number of people counts."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from pydantic import BaseModel, ConfigDict

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# "Dozens" are at least two of them.
LEAST_PLURAL = 2
HUNDRED, TEN, TWENTY = 100, 10, 20


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CountWords(_Strict):
    """The words by which people are counted as dead, injured and so on; quantities.yaml explains each key."""

    done_to: frozenset[str]
    doing: frozenset[str] = frozenset()
    words: frozenset[str]
    nouns: frozenset[str] = frozenset()
    tolls: frozenset[str] = frozenset()
    lives: frozenset[str] = frozenset()
    types: frozenset[str]


class QuantityWords(_Strict):
    """The words of quantities.yaml."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    plurals: Mapping[str, float]
    vague: Mapping[str, float]
    money_scales: Mapping[str, float]
    at_least: frozenset[str]
    at_most: frozenset[str]
    about: frozenset[str]
    after_at_least: frozenset[str]
    after_at_most: frozenset[str]
    after_about: frozenset[str]
    percent: frozenset[str]
    currencies: Mapping[str, str]
    parts: frozenset[str]
    counts: Mapping[str, CountWords]

    @cached_property
    def vague_openers(self) -> frozenset[str]:
        """The first words of the vague numbers ("a" of "a handful of")."""
        return frozenset(phrase.split()[0] for phrase in self.vague)

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that a number without figures may begin with, as far as its hyphen."""
        begun = (*self.vague_openers, *self.plurals, *self.numbers, "half", "a", "an")
        return frozenset(word.partition("-")[0] for word in begun)

    def read(self, words: Sequence[str], at: int) -> tuple[int, float, bool] | None:
        """Read the number that starts at a word: where it ends, its value, whether that is only its least.

        Words are in lower case. None where none starts: "a" alone is none, "a dozen" is.
        """
        if not (words[at][0].isdigit() or words[at].partition("-")[0] in self.openers):
            return None
        return (
            self._vague(words, at)
            or self._plural(words, at)
            or self._half(words, at)
            or self._exact(words, at)
        )

    def _vague(self, words: Sequence[str], at: int) -> tuple[int, float, bool] | None:
        if words[at] not in self.vague_openers:
            return None
        for length in (3, 2, 1):
            least = self.vague.get(" ".join(words[at : at + length]))
            if least is not None and at + length <= len(words):
                end, by = self._scaled(words, at + length)
                return end, least * by, True
        return None

    def _plural(self, words: Sequence[str], at: int) -> tuple[int, float, bool] | None:
        """ "Hundreds", "tens of thousands"."""
        value, end = 1.0, at
        while end < len(words) and words[end] in self.plurals:
            value *= self.plurals[words[end]]
            end += 1
            if not (end + 1 < len(words) and words[end] == "of" and words[end + 1] in self.plurals):
                return end, LEAST_PLURAL * value, True
            end += 1
        return None

    def _half(self, words: Sequence[str], at: int) -> tuple[int, float, bool] | None:
        if words[at] != "half":
            return None
        start = at + 1 + (at + 1 < len(words) and words[at + 1] in {"a", "an"})
        end, by = self._scaled(words, start)
        return (end, by / 2, False) if end > start else None

    def _exact(self, words: Sequence[str], at: int) -> tuple[int, float, bool] | None:
        """ "2,500", "3.7 million", "two hundred and fifty", "a dozen"."""
        total, end, below = 0.0, at, float("inf")
        while True:
            start = end + (end > at and end < len(words) and words[end] == "and" and below >= HUNDRED)
            plain = self._plain(words, start)
            if plain is None:
                break
            after, value = plain
            scaled, by = self._scaled(words, after)
            if value * by >= below or (end > at and by == 1 and below < HUNDRED):
                break
            total, end, below = total + value * by, scaled, by
            if by == 1:
                break
        return (end, total, False) if end > at else None

    def _plain(self, words: Sequence[str], at: int) -> tuple[int, float] | None:
        """Digits, a number word, tens with ones, or "a" before a scale."""
        if at >= len(words):
            return None
        word = words[at]
        if DIGITS.fullmatch(word):
            return at + 1, float(word.replace(",", ""))
        if word in {"a", "an"}:
            return (at + 1, 1.0) if at + 1 < len(words) and words[at + 1] in self.scales else None
        tens, _, ones = word.partition("-")
        value = self.numbers.get(tens)
        if value is None:
            return None
        if ones:
            return (at + 1, value + self.numbers[ones]) if ones in self.numbers else None
        following = at + 1 + (at + 1 < len(words) and words[at + 1] == "-")
        one = self.numbers.get(words[following], TEN) if following < len(words) else TEN
        if value >= TWENTY and 0 < one < TEN:
            return following + 1, value + one
        return at + 1, value

    def _scaled(self, words: Sequence[str], at: int) -> tuple[int, float]:
        by = 1.0
        while at < len(words) and words[at] in self.scales:
            by *= self.scales[words[at]]
            at += 1
        return at, by
