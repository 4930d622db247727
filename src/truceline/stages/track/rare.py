"""Names that few reports of a record share: what tells that two reports are on one thing where no party is named."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from truceline.records.document import SectionRole
from truceline.records.mention import Reading

_WORD = re.compile(r"[^\W\d_]{4,}")
_READ = frozenset({SectionRole.TITLE, SectionRole.DECK, SectionRole.BODY})
# A name in more reports than this, and in more than this share of them, tells no two stories apart.
_FEW, _SHARE = 12, 0.1
# fmt: off
_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december",
})
# fmt: on


def rare_names(readings: Iterable[Reading], known: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Give by report the words that stand only with a capital in the record, and in few of its reports.

    Words that name actors of the data files, countries and regions (`known`) are left out.
    """
    capital: dict[str, set[str]] = {}
    plain: set[str] = set()
    for reading in readings:
        found = capital.setdefault(reading.document.id, set())
        for section in reading.document.sections:
            if section.role not in _READ:
                continue
            for word in _WORD.findall(reading.document.text[section.start : section.end]):
                if word[0].isupper():
                    found.add(word.casefold())
                else:
                    plain.add(word)
    counted = Counter(word for words in capital.values() for word in words)
    most = max(_FEW, int(len(capital) * _SHARE))
    rare = {word for word, times in counted.items() if times <= most} - plain - known - _DAYS
    return {document: frozenset(words & rare) for document, words in capital.items()}
