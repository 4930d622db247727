"""What a verb or a noun says of the course of an event: that it began, goes on, was stopped, is over."""

from collections.abc import Iterator

from truceline.records.parse import Token
from truceline.reference.lexicon import Aspect, Lexicon

COMPLEMENTS = frozenset({"prt", "dobj", "acomp", "attr", "advmod", "oprd"})


AGAIN = frozenset({"again", "anew", "afresh"})
FOR_A_WHILE = frozenset({"temporarily", "provisionally", "momentarily"})
# After "for": "closed for now", "for the time being".
WHILE = frozenset({"now", "moment", "present", "time"})
# What is begun or goes on again is taken up; what ends for a while is suspended.
TAKEN_UP = frozenset({"begin", "continue"})


def aspect_of(word: Token, lexicon: Lexicon) -> tuple[tuple[Token, ...], Aspect | None]:
    """Give a word's aspect with the words that make it: "began", "ran out", "came into force", "is over"."""
    words, found = _plain_aspect(word, lexicon)
    if found is None or word.pos_ not in {"VERB", "AUX"}:
        return words, found
    if found.phase in TAKEN_UP and is_again(word, words):
        return words, found.model_copy(update={"phase": "resume", "effect": "happened"})
    if found.phase == "end" and _is_for_a_while(word):
        return words, found.model_copy(update={"phase": "suspend"})
    return words, found


def is_again(verb: Token, words: tuple[Token, ...] = ()) -> bool:
    """True for "again", "anew", "once more" beside a verb or a word that belongs to it."""
    beside = [c for w in (verb, *words) for c in w.children]
    return any(
        c.lower_ in AGAIN or (c.lower_ == "more" and any(g.lower_ == "once" for g in c.children))
        for c in beside
    )


def _is_for_a_while(verb: Token) -> bool:
    """ "Vacated until the rains end", "closed for now", "temporarily shut"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    places = [n for o in objects for p in o.children if p.dep_ == "prep" for n in p.children]
    if any(c.lower_ == "until" and c.dep_ == "prep" for noun in (*objects, *places) for c in noun.children):
        return True  # "vacated the posts at Tiro until the rains end": parsers hang it on the noun
    for child in verb.children:
        if child.lower_ in FOR_A_WHILE or (child.lower_ == "until" and child.dep_ in {"prep", "mark"}):
            return True
        if child.lower_ == "for" and any(g.lower_ in WHILE for g in child.children):
            return True
        if child.dep_ == "advcl" and any(g.lower_ == "until" and g.dep_ == "mark" for g in child.children):
            return True
    return False


def _plain_aspect(word: Token, lexicon: Lexicon) -> tuple[tuple[Token, ...], Aspect | None]:
    lemma = word.lemma_
    if word.pos_ in {"VERB", "AUX"}:
        for beside in _beside(word):
            found = lexicon.aspects.get(" ".join([lemma, *(w.lower_ for w in beside)]))
            if found is not None:
                return (word, *beside), found
    return (word,), lexicon.aspects.get(lemma)


def _beside(verb: Token) -> Iterator[tuple[Token, ...]]:
    """Particles, objects and predicates alone, phrases with their preposition; "brought the talks to a close" too."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "advmod"}]  # "put the deal back into operation"
    for child in verb.children:
        if child.dep_ in COMPLEMENTS:
            yield (child,)
            yield from ((child, one) for one in verb.children if one.dep_ == "dobj" and child.dep_ == "prt")
    for preposition in (c for above in (verb, *objects) for c in above.children if c.dep_ == "prep"):
        for noun in preposition.children:
            yield (preposition, noun)
