"""What a verb or a noun says of the course of an event: that it began, goes on, was stopped, is over."""

from collections.abc import Iterator

from truceline.records.parse import Token
from truceline.reference.lexicon import Aspect, Lexicon

COMPLEMENTS = frozenset({"prt", "dobj", "acomp", "attr", "advmod", "oprd"})


def aspect_of(word: Token, lexicon: Lexicon) -> tuple[tuple[Token, ...], Aspect | None]:
    """Give a word's aspect with the words that make it: "began", "ran out", "came into force", "is over"."""
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
    for preposition in (c for above in (verb, *objects) for c in above.children if c.dep_ == "prep"):
        for noun in preposition.children:
            yield (preposition, noun)
