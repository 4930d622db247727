"""Names that have a border, a capital, a parliament: states and the like, whatever else a model takes them for."""

import re
from collections.abc import Iterable

from truceline.records.mention import Reading
from truceline.reference.folding import folded_words

# What no person has: persons have soldiers, delegations and governments, too.
_INSTITUTION = (
    r"(?:army|parliament|foreign minister|defen[cs]e minister|interior minister|foreign ministry|defen[cs]e ministry|"
    r"government|border|frontier|embassy|ambassador|capital|territory)"
)
_NAME = r"(?<![\w-])[A-Z\u00c0-\u00de][\w-]{2,40}"
_OWNER = re.compile(rf"({_NAME})['\u2019]s (?:[a-z]{{1,20}} ){{0,2}}{_INSTITUTION}\b")
_OF = re.compile(rf"\b{_INSTITUTION} of (?:the )?({_NAME})")


def owning(readings: Iterable[Reading]) -> frozenset[str]:
    """Give the names of one word, folded, that own one of these in some reports, or that one of these is of."""
    texts = (reading.document.text for reading in readings)
    found = (m[1] for text in texts for pattern in (_OWNER, _OF) for m in pattern.finditer(text))
    return frozenset(folded_words(name) for name in found)
