"""Readings of bare texts, for benchmarks of wording, and shares in per cent."""

from collections.abc import Iterable

from truceline.records.document import plain_document
from truceline.records.mention import Passage, Reading


def plain_reading(name: str, text: str, passages: Iterable[str]) -> Reading:
    """Give a text as a reading whose passages are these stretches of it, in their order; nothing is coded."""
    document = plain_document(name, text)
    found, at = [], 0
    for passage in passages:
        start = text.index(passage, at)
        at = start + len(passage)
        found.append(Passage(start=start, end=at, signature=()))
    return Reading(
        document=document, mentions=(), times=(), names=(), citations=(), passages=tuple(found), made_with=""
    )


def percent(part: int, whole: int) -> float:
    """Give a share in per cent, 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0
