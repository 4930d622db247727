"""Parties of any kind that a report names together: "Israel and Hamas", "the government and the rebels"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.records.claim import ActorKind
from truceline.records.document import Document, Evidence
from truceline.reference.actors import ActorBook, Found, SenseKind
from truceline.reference.naming import NameToken
from truceline.stages.resolve.phrases import GOVERNING

# What joins two names: "Chad and Mali", "Chad, Mali", "Chad-Mali", "the army and its opponents" by "and the".
_JOIN = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&|with)\s+|[-–—/])(?:the\s+|its\s+)?", re.I)
_LONGEST_JOIN = 16
# Nouns that carry a name on ("the Malian army", "Hamas fighters"), and those that name a party by themselves.
_CARRYING = frozenset({"government", "force", "fighter", "opposition", "organisation", "member"})
_ALONE = frozenset({"government", "force", "fighter", "opposition"})
_NOT_ALONE = frozenset(
    {"side", "party", "country", "state", "nation", "ally", "rival", "foe", "power", "mediator"}
)
_LONGEST_TAIL = 3
_NO_PARTY = frozenset({ActorKind.PERSON, ActorKind.POPULATION, ActorKind.MEDIA})
# Who mediates between two parties is none of them.
_BETWEEN_OTHERS = re.compile(r"(?:mediat|broker|host|facilitat|guarant|sponsor|monitor|observ)\w*", re.I)
_REACH = 45


@dataclass(frozen=True, slots=True)
class Together:
    """Parties named together: where the first stands, and the words for each."""

    offset: int
    parties: tuple[Evidence, ...]


def together_in(
    found: tuple[Found, ...], tokens: tuple[NameToken, ...], base: int, *, document: Document, book: ActorBook
) -> Iterator[Together]:
    """Give the runs of parties joined by "and", a comma or a hyphen, in text order."""
    run: list[tuple[int, int]] = []
    for span in (*_spans(found, tokens, book), None):
        start = (base + tokens[span[0]].start) if span else -1
        end = (base + tokens[span[1]].end) if span else -1
        between = document.text[run[-1][1] : start] if run and span else ""
        if run and span and len(between) <= _LONGEST_JOIN and _JOIN.fullmatch(between):
            run.append((start, end))
            continue
        if len(run) > 1 and not _stand_between_others(document.text, run[0][0], run[-1][1]):
            yield Together(run[0][0], tuple(document.evidence(*ends) for ends in run))
        run = [(start, end)] if span else []


def _spans(
    found: tuple[Found, ...], tokens: tuple[NameToken, ...], book: ActorBook
) -> Iterator[tuple[int, int]]:
    """Give first and last token of each party that is named or described."""
    hits, at = {hit.first: hit for hit in found}, 0
    while at < len(tokens):
        hit = hits.get(at)
        last = hit.last if hit else at
        if hit and _may_be_party(hit, book):
            last = _with_noun(tokens, last, book)
            yield at, last
        elif not hit and _is_alone(tokens, at, book):
            yield at, last
        at = last + 1


def _may_be_party(hit: Found, book: ActorBook) -> bool:
    if hit.ref(*GOVERNING, SenseKind.ETHNIC):
        return True
    actor = hit.ref(SenseKind.ACTOR)
    return actor is not None and book.actors[actor].kind not in _NO_PARTY


def _with_noun(tokens: tuple[NameToken, ...], last: int, book: ActorBook) -> int:
    """Give the last token of "the Malian army", from that of "Malian"."""
    for at in range(last + 1, min(last + 1 + _LONGEST_TAIL, len(tokens))):
        if (
            tokens[at].after_break
            or tokens[at].hyphened
            or book.nouns.get(book.spelled(tokens[at].folded)) not in _CARRYING
        ):
            break
        last = at
    return last


def _is_alone(tokens: tuple[NameToken, ...], at: int, book: ActorBook) -> bool:
    """True for "government" in "the government"."""
    word = book.spelled(tokens[at].folded)
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    if book.nouns.get(word) not in _ALONE or singular in _NOT_ALONE or at == 0:
        return False
    return tokens[at - 1].text.lower() == "the" and not tokens[at].possessive


def _stand_between_others(text: str, start: int, end: int) -> bool:
    """True where words for mediating stand next to the run: "Chad and Mali mediated", "brokered by Chad and Mali"."""
    before = text[max(start - _REACH, 0) : start].split()[-3:]
    after = re.split(r"[.;\n]", text[end : end + _REACH])[0].split()[:3]
    passive = "by" in [w.lower() for w in before] and any(_BETWEEN_OTHERS.match(w) for w in before)
    return passive or any(_BETWEEN_OTHERS.match(word) for word in after)
