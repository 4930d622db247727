"""Several at once: "the two sides", "both countries", "the leaders of Russia and Turkey"."""

from dataclasses import replace

from truceline.records.claim import ActorLink
from truceline.records.document import Evidence
from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import ActorBook
from truceline.stages.resolve.asked import Asked
from truceline.stages.resolve.holders import holder_of
from truceline.stages.resolve.people import office_in

_NUMBERS = {
    "both": 2,
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "four": 4,
    "trilateral": 3,
    "either": 2,
    "neither": 2,
}
_EACH = frozenset(
    {"each other", "one another", "both", "each side", "both of them", "the pair", "the latter two"}
)
_OF_STATES = frozenset(
    {
        "side",
        "country",
        "nation",
        "state",
        "government",
        "party",
        "neighbour",
        "capital",
        "power",
        "ally",
        "foe",
        "rival",
    }
    | {
        "adversary",
        "guarantor",
        "delegation",
        "army",
        "military",
        "leader",
        "president",
        "minister",
        "foe",
        "people",
    }
)


_BARE_SIDES = frozenset(
    {"the sides", "the parties", "the rivals", "the foes", "the adversaries", "the belligerents"}
)
_AT_WAR = ("the warring ", "the rival ", "the opposing ", "the conflicting ", "the fighting ")
# Sides may be anyone; countries, presidents and the like are of states only.
_OF_ANYONE = frozenset(
    {"side", "party", "rival", "foe", "adversary", "enemy", "delegation", "belligerent", "signatory"}
)


def sides(asked: Asked) -> tuple[NameWords, ...]:
    """Give the words for whoever "the two sides" or "both parties" are: those last named together; () for others."""
    size = _size(asked)
    if size is None or asked.phrase.nations() or asked.owner():
        return ()
    if asked.phrase.text.lower().strip() not in _EACH and _singular(asked.phrase.noun) not in _OF_ANYONE:
        return ()
    named = asked.context.sides(asked.offset, size)
    noun = named[-1].quote.split()[-1].lower() if named else ""
    return tuple(_words(evidence, noun, asked.book) for evidence in named)


def _words(evidence: Evidence, noun: str, book: ActorBook) -> NameWords:
    """Give the words for one side; "Chadian" in "Chadian and Malian troops" goes with the noun at the end."""
    if book.nationality(evidence.quote) and book.nouns.get(book.key(noun)):
        return NameWords(evidence=evidence, kind=NameKind.NATIONALITY, head=noun)
    is_name = evidence.quote[:1].isupper()
    kind = NameKind.NAME if is_name else NameKind.DESCRIPTION
    return NameWords(evidence=evidence, kind=kind, head=evidence.quote.split()[-1].lower())


def counted(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve words for two or more that were named together before; () for anything else."""
    size = _size(asked)
    if size is None or asked.phrase.nations() or asked.owner():
        return ()
    nations = asked.context.pair(asked.offset, size)
    if not nations:
        return ()
    names = " and ".join(asked.book.countries[n].name for n in nations)
    why = f"“{asked.phrase.text}” taken for {names}, named together before it"
    return tuple(_one(asked, nation, why) for nation in nations)


def _size(asked: Asked) -> int | None:
    text = asked.phrase.text.lower().strip()
    if text in _EACH:
        return 2
    noun = asked.phrase.noun
    if not {_singular(noun), noun} & (_OF_STATES | _OF_ANYONE):
        return None
    number = next((_NUMBERS[t.text.lower()] for t in asked.phrase.tokens if t.text.lower() in _NUMBERS), None)
    return number or (2 if text in _BARE_SIDES or text.startswith(_AT_WAR) else None)


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _one(asked: Asked, nation: str, why: str) -> ActorLink:
    kind = asked.book.nouns.get(asked.phrase.noun)
    if kind == "force":
        return asked.link.force(nation, asked.phrase.noun, score=0.7, inferred=why)
    if kind == "person":
        return replace(
            holder_of(asked, nation, nation, office_in(asked.phrase.text, asked.book)), inferred=why
        )
    return asked.link.state(nation, score=0.7, inferred=why)
