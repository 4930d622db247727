"""Tell what a noun stands for: somebody, a place, a word of a class."""

from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon

POLITICAL_ENTITIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
POLITICAL_CLASSES = ("@forces", "@politicians", "@bodies", "@people")
ANYBODY = ("@persons", "@groups", "@people")
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
TIME_ENTITIES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})


def fits(token: Token, words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """True where a noun is one of the words, in one of the "@classes", or of a named kind.

    "*" is any word; "@political" any state, group, person or office; "@place" any
    place; a phrase of two words fits where it ends in the noun.
    """
    lemma, form = token.lemma_, token.lower_
    if lemma in words or form in words or "*" in words:
        return True
    for word in words:
        if word[0] == "@":
            if lemma in lexicon.classes.get(word[1:], ()):
                return True
            if word == "@political" and is_political(token, lexicon):
                return True
            if word == "@places" and token.ent_type_ in PLACE_ENTITIES:
                return True
        elif word.endswith((lemma, form)) and " " in word and _ends_in(token, word):
            return True
    return False


def _ends_in(token: Token, phrase: str) -> bool:
    """True where the words of a phrase stand right before and at the token, hyphens aside."""
    before, _, last = phrase.rpartition(" ")
    return last in (token.lemma_, token.lower_) and words_before(token, tuple(before.split())) is not None


def is_political(token: Token, lexicon: Lexicon) -> bool:
    """True for names of states, groups and persons, and for the nouns of offices, forces, bodies and people."""
    if token.ent_type_ in POLITICAL_ENTITIES or token.pos_ in {"PRON", "PROPN"}:
        return token.ent_type_ not in {"DATE", "TIME"}
    if lexicon.in_class(token.lemma_, POLITICAL_CLASSES):
        return True
    if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in {
        "each",
        "both",
        "all",
        "neither",
        "some",
        "many",
    }:
        return True
    return any(
        c.ent_type_ in {"GPE", "NORP"}
        for c in token.children
        if c.dep_ in {"amod", "compound", "poss", "nmod"}
    )


def is_somebody(token: Token, lexicon: Lexicon) -> bool:
    """True for whoever is political, and for people of any kind."""
    return is_political(token, lexicon) or lexicon.in_class(token.lemma_, ANYBODY)


def words_before(token: Token, others: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The tokens of some words that stand right before a token, hyphens aside; None where they do not."""
    found: list[Token] = []
    at = token.i - 1
    for word in reversed(others):
        while at >= 0 and token.doc[at].text in {"-", "–", "\u2011"}:
            at -= 1
        if at < 0 or word not in (token.doc[at].lemma_, token.doc[at].lower_):
            return None
        found.append(token.doc[at])
        at -= 1
    return tuple(found)
