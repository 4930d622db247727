"""Names that have a government, an army, a delegation: states and movements, whatever else a model takes them for."""

import re
from collections.abc import Iterable

from truceline.records.mention import Reading
from truceline.reference.folding import folded_words

_INSTITUTION = (
    r"(?:government|army|parliament|president|prime minister|foreign minister|defen[cs]e minister|interior minister|"
    r"minister|ministry|foreign ministry|delegation|negotiators|troops|soldiers|forces|border|frontier|embassy|"
    r"ambassador|authorities|capital|territory)"
)
_NAME = r"[^\W\d_a-z][\w-]{2,}(?: [^\W\d_a-z][\w-]{2,})?"
_OWNER = re.compile(rf"\b({_NAME})['’]s (?:[a-z]+ ){{0,2}}{_INSTITUTION}\b")
_OF = re.compile(rf"\b(?i:{_INSTITUTION}) of (?:the )?({_NAME})")


def owning(readings: Iterable[Reading]) -> frozenset[str]:
    """Give the names in the texts of some reports, folded, that own one of these or that one of these is of."""
    return frozenset(name for reading in readings for name in _owning_in(reading.document.text))


def _owning_in(text: str) -> frozenset[str]:
    found = (m[1] for pattern in (_OWNER, _OF) for m in pattern.finditer(text))
    return frozenset(folded_words(name) for name in found)
