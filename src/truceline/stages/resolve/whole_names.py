"""Words cut out of a longer known name ("Turkish" and "Cypriot forces") read with the whole of it."""

from dataclasses import replace

from truceline.records.document import Document
from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import ActorBook, Found, SenseKind
from truceline.reference.naming import name_tokens
from truceline.stages.resolve.phrases import NATIONAL

# So far around the words another part of the name may stand.
_REACH = 40


def with_whole_name(words: NameWords, document: Document, book: ActorBook) -> NameWords | None:
    """Give the words with the first part of the name that they end or that they go on from.

    None for a nationality alone that is only the beginning of such a name: whoever has its end has all of it.
    """
    if words.kind is NameKind.PRONOUN or not words.evidence.quote[:1].isupper():
        return words
    start, end = words.evidence.start, words.evidence.end
    base = _line_start(document.text, start)
    following = document.text[end : end + _REACH].split("\n")[0]
    tokens = name_tokens(document.text[base:end] + following)
    for found in book.find(tokens):
        first, last = base + tokens[found.first].start, base + tokens[found.last].end
        if found.first == found.last or not _is_of_people(found):
            continue
        if first < start < last <= end:
            kind = NameKind.NAME if last < end else words.kind  # with its noun, it is split from none
            return replace(words, evidence=document.evidence(first, end), kind=kind)
        if first == start and last > end and words.kind is NameKind.NATIONALITY:
            return None
    return words


def _line_start(text: str, start: int) -> int:
    """Give where to begin to look: some words before, on the same line."""
    base = max(start - _REACH, text.rfind("\n", 0, start) + 1)
    return (
        base if base == 0 or not text[base - 1].isalnum() else start - len(text[base:start].partition(" ")[2])
    )


def _is_of_people(found: Found) -> bool:
    return found.ref(*NATIONAL, SenseKind.ETHNIC) is not None
