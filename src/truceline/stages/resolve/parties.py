"""Several at once: "the two sides", "both countries", "the leaders of Russia and Turkey"."""

from dataclasses import replace

from truceline.records.claim import ActorLink
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
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    if singular not in _OF_STATES and noun not in _OF_STATES:
        return None
    number = next((_NUMBERS[t.text.lower()] for t in asked.phrase.tokens if t.text.lower() in _NUMBERS), None)
    return number or (2 if asked.phrase.text.lower() in {"the sides", "the parties"} else None)


def _one(asked: Asked, nation: str, why: str) -> ActorLink:
    kind = asked.book.nouns.get(asked.phrase.noun)
    if kind == "force":
        return asked.link.force(nation, asked.phrase.noun, score=0.7, inferred=why)
    if kind == "person":
        return replace(
            holder_of(asked, nation, nation, office_in(asked.phrase.text, asked.book)), inferred=why
        )
    return asked.link.state(nation, score=0.7, inferred=why)
