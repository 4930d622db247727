"""What a passage may have changed in, seen from its words alone, so that rules are not asked where none can apply."""

from collections.abc import Iterable
from functools import lru_cache

from truceline.reference.drift_terms import (
    COUNTED,
    DECISIVE,
    HEDGES,
    IN_PLACE,
    MONTHS,
    NEGATING,
    WEEKDAYS,
    groups_of,
    is_saying,
)
from truceline.reference.shingles import Word
from truceline.stages.root.figures import is_year, value_of

# What one word may take part in.
TERM, PLACED, DECIDES, NEGATES, NUMBER, DAY, COUNTS, SAYS = (1 << at for at in range(8))


def marks_of(words: Iterable[Word]) -> int:
    """Give the marks of some words together."""
    found = 0
    for text, _, _ in words:
        found |= _marks(text)
    return found


@lru_cache(maxsize=100_000)
def _marks(text: str) -> int:
    groups = groups_of(text)
    is_of = {
        TERM: any(group.field not in IN_PLACE for group in groups),
        PLACED: any(group.field in IN_PLACE for group in groups),
        DECIDES: not (DECISIVE | HEDGES).isdisjoint(groups),
        NEGATES: text in NEGATING,
        NUMBER: value_of(text) is not None,
        DAY: text in WEEKDAYS or text in MONTHS or is_year(text),
        COUNTS: text in COUNTED or text.removesuffix("s") in COUNTED,
        SAYS: is_saying(text) or text == "per",
    }
    return sum(mark for mark, holds in is_of.items() if holds)
