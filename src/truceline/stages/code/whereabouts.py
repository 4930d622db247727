"""Find the words for the places of a hit."""

from collections.abc import Iterable

from truceline.records.document import Document
from truceline.records.mention import NameWords
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.names import name_words
from truceline.stages.code.patterns import Hit
from truceline.stages.code.referents import PLACE_ENTITIES, TIME_ENTITIES

PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "into",
        "from",
        "around",
        "across",
        "outside",
        "inside",
        "on",
        "along",
        "of",
        "over",
        "to",
        "toward",
        "towards",
        "through",
        "between",
        "off",
        "throughout",
        "within",
    }
)
# "in Georgia" is a place even where Georgia acts; "between" and "on" it are not.
SURE_PLACE = frozenset({"in", "at", "near", "into", "inside", "across", "from"})


def places(
    hit: Hit, parties: list[Token], governor: Token | None, document: Document, lexicon: Lexicon
) -> tuple[NameWords, ...]:
    """Place phrases of the head and of the light verb that governs it, the nearest first; the parties are none."""
    near: list[Token] = [hit.head]
    if governor is not None:
        near.append(governor)
    near += [c for c in hit.head.children if c.dep_ == "dobj"]
    found: dict[int, NameWords] = {}
    for noun, preposition in _placed(near):
        acts = noun in parties and preposition not in SURE_PLACE
        if _is_place(noun, lexicon) and not acts:
            found.setdefault(noun.i, name_words(document, noun, lexicon, preposition))
    for part in hit.head.children if not hit.is_verbal else []:
        if (
            part.dep_ in {"compound", "nmod"}
            and part.pos_ == "PROPN"
            and part.ent_type_ not in {"NORP", "PERSON"}
        ):
            found.setdefault(part.i, name_words(document, part, lexicon, "compound"))  # "the Idlib patrols"
    for noun in grammar.objects(hit.head) if hit.is_verbal else []:
        if noun.ent_type_ in {"LOC", "FAC", "GPE"} or lexicon.in_class(noun.lemma_, ("@places",)):
            found.setdefault(noun.i, name_words(document, noun, lexicon))
    return tuple(found.values())


def places_of_noun(noun: Token, document: Document, lexicon: Lexicon) -> tuple[NameWords, ...]:
    """The places that stand under a noun itself ("the patrol in the valley")."""
    found = [(n, p) for n, p in _placed([noun]) if _is_place(n, lexicon)]
    return tuple(name_words(document, n, lexicon, p) for n, p in found)


def _placed(near: Iterable[Token]) -> Iterable[tuple[Token, str]]:
    """The nouns under place prepositions, and those that say where these lie ("on the road in the valley")."""
    for token in near:
        for preposition in grammar.prepositions(token):
            if preposition.lower_ in PLACE_PREPOSITIONS:
                for noun in grammar.prep_objects(preposition):
                    yield noun, preposition.lower_
                    for inner in grammar.under(noun, ("in", "near", "at")):
                        yield inner, "in"


def _is_place(noun: Token, lexicon: Lexicon) -> bool:
    if noun.ent_type_ in TIME_ENTITIES or noun.ent_type_ == "PERSON":
        return False
    return noun.ent_type_ in PLACE_ENTITIES or lexicon.in_class(noun.lemma_, ("@places",))
