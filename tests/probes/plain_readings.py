"""Readings whose passages are sentences, cut without a language model; for tests of wording only."""

import re

from tests.build import document, reading

from truceline.records.mention import Passage, Reading
from truceline.reference.shingles import signature_of

_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"0-9])|(?<=[.!?][”\"])\s+(?=[A-Z“\"0-9])|\n+")


def sentence_reading(text: str, name: str = "report.txt", **fields: object) -> Reading:
    """A reading with one passage for each sentence of the text."""
    held = document(text, name)
    return reading(held, passages=passages_of(text), **fields)


def passages_of(text: str) -> tuple[Passage, ...]:
    """Cut a text after full stops and at line ends."""
    cuts = [0, *(end for match in _BREAK.finditer(text) for end in match.span()), len(text)]
    spans = [span for span in zip(cuts[::2], cuts[1::2], strict=True) if text[slice(*span)].strip()]
    return tuple(Passage(start=s, end=e, signature=signature_of(text[s:e])) for s, e in spans)
