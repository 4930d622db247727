"""Read numbers with their bounds and units."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from truceline.records.document import Document
from truceline.records.mention import Quantity
from truceline.stages.code import grammar

SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "score": 20,
}
PLURAL_SCALES = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "tens": 20,
}
AT_LEAST = (
    "more than",
    "at least",
    "over",
    "no fewer than",
    "no less than",
    "upwards of",
    "above",
    "a minimum of",
)
AT_MOST = (
    "up to",
    "fewer than",
    "less than",
    "at most",
    "under",
    "no more than",
    "as many as",
    "a maximum of",
    "below",
)
ABOUT = (
    "about",
    "around",
    "some",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "an estimated",
    "close to",
    "circa",
)
NOT_COUNTED = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT"})


def quantities(heads: Iterable[Token], document: Document) -> tuple[Quantity, ...]:
    """Give the numbers that count some nouns, in text order; dates, times and ordinals are none."""
    found: dict[int, Quantity] = {}
    for head in heads:
        quantity = _quantity_of(head, document)
        if quantity is not None:
            found.setdefault(quantity.evidence.start, quantity)
    return tuple(found[start] for start in sorted(found))


def number(words: str) -> float | None:
    """Give the value of a number in digits or words ("3.7 million", "twenty-four"), None for anything else."""
    total, current = 0.0, 0.0
    seen = False
    for word in re.split(r"[\s\-]+", words.lower().strip()):
        digits = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", word)
        if digits:
            current += float(word.replace(",", ""))
        elif word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1_000:
                total, current = total + current, 0.0
        elif word != "and":
            return None
        seen = True
    return total + current if seen else None


def _quantity_of(head: Token, document: Document) -> Quantity | None:
    """A noun with a number before it, or "thousands of" it."""
    counted = next((c for c in head.children if c.dep_ == "nummod" and c.ent_type_ not in NOT_COUNTED), None)
    if counted is not None and counted.i < head.i:
        return _counted(head, counted, document)
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in PLURAL_SCALES:
        scale = head.head.head
        return Quantity(
            evidence=grammar.span(document, scale, head),
            value=None,
            low=float(PLURAL_SCALES[scale.lower_]),
            high=None,
            unit=head.lemma_.lower(),
            approximate=True,
        )
    return None


def _counted(head: Token, counted: Token, document: Document) -> Quantity | None:
    first = min((t for t in counted.subtree if t.i <= counted.i), key=lambda t: t.i)
    digits = [
        t for t in counted.doc[first.i : counted.i + 1] if t.like_num or t.lower_ in SCALES or t.text == "-"
    ]
    value = number(" ".join(t.text for t in digits if t.text != "-")) if digits else None
    if value is None:
        return None
    before = " ".join(t.lower_ for t in head.doc[max(0, first.i - 3) : counted.i + 1])
    low, high = (
        (value, None)
        if _says(before, AT_LEAST)
        else (None, value)
        if _says(before, AT_MOST)
        else (value, value)
    )
    bounded = low is None or high is None
    return Quantity(
        evidence=grammar.span(document, first, head),
        value=None if bounded else value,
        low=low,
        high=high,
        unit=head.lemma_.lower(),
        approximate=_says(before, ABOUT),
    )


def _says(before: str, phrases: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", before) for phrase in phrases)
