"""What a verb or a noun says of the course of an event: that it began, goes on, was stopped, is over."""

from collections.abc import Iterator, Mapping

from truceline.records.parse import Token
from truceline.reference.courses import Course
from truceline.reference.lexicon import Aspect, Lexicon
from truceline.stages.code.forms import is_perfect

COMPLEMENTS = frozenset({"prt", "dobj", "acomp", "attr", "advmod", "oprd"})


AGAIN = frozenset({"again", "anew", "afresh"})
FOR_A_WHILE = frozenset({"temporarily", "provisionally", "momentarily"})
# After "for": "closed for now", "for the time being".
WHILE = frozenset({"now", "moment", "present", "time"})
# What is begun or goes on again is taken up; what ends for a while is suspended.
TAKEN_UP = frozenset({"begin", "continue", "implement"})


LONGER = Aspect(phase="extend")
TIME_ADDED = frozenset({"get", "give", "win", "receive", "have", "add", "run"})
MORE = frozenset({"another", "more", "further", "extra", "additional"})


def _gets_longer(verb: Token) -> Token | None:
    """Give the time in "the truce got another month", None where none is added."""
    if verb.lemma_ not in TIME_ADDED or verb.pos_ not in {"VERB", "AUX"}:
        return None
    for child in verb.children:
        if child.dep_ in {"dobj", "npadvmod"} and child.ent_type_ in {"DATE", "TIME"}:
            if any(g.lower_ in MORE for c in child.children for g in (c, *c.children)):
                return child
    return None


def aspect_of(
    word: Token, lexicon: Lexicon, course: Course | None = None
) -> tuple[tuple[Token, ...], Aspect | None]:
    """Give a word's aspect with the words that make it: "began", "ran out", "came into force", "is over".

    What is said of the course of one kind of arrangement goes before what is said of any event.
    """
    longer = _gets_longer(word)
    if longer is not None:
        return (word, longer), LONGER
    words, found = _plain_aspect(word, _tables(lexicon, course))
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
    """ "Vacated until the rains end", "closed for now", "lifted for four days", "temporarily shut"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    places = [n for o in objects for p in o.children if p.dep_ == "prep" for n in p.children]
    if any(c.lower_ == "until" and c.dep_ == "prep" for noun in (*objects, *places) for c in noun.children):
        return True  # "vacated the posts at Tiro until the rains end": parsers hang it on the noun
    # "pulled out their men and closed the road until an inquiry is over"
    alike = [c for c in verb.children if c.dep_ == "conj" and not any(g.dep_ == "nsubj" for g in c.children)]
    return any(_ends_for_a_while(c, verb) for word in (verb, *alike) for c in word.children)


def _ends_for_a_while(child: Token, verb: Token) -> bool:
    if child.lower_ in FOR_A_WHILE or (child.lower_ == "until" and child.dep_ in {"prep", "mark"}):
        return True
    if child.lower_ == "for" and any(g.lower_ in WHILE or _is_a_spell(g, verb) for g in child.children):
        return True
    return child.dep_ == "advcl" and any(g.lower_ == "until" and g.dep_ == "mark" for g in child.children)


def _is_a_spell(noun: Token, verb: Token) -> bool:
    """ "For four days", of what was done and not of how long it has been so."""
    return verb.lemma_ != "be" and noun.ent_type_ in {"DATE", "TIME"} and not is_perfect(verb)


def done_by(verb: Token, course: Course | None) -> tuple[tuple[Token, ...], Aspect | None]:
    """Give what a verb tells of its subject whatever its object, with the words that make it: "left the town"."""
    return _plain_aspect(verb, (course.done,)) if course is not None and course.done else ((verb,), None)


def _tables(lexicon: Lexicon, course: Course | None) -> tuple[Mapping[str, Aspect], ...]:
    if course is None:
        return (lexicon.aspects,)
    return (course.told,) if course.closed else (course.told, lexicon.aspects)


def _plain_aspect(
    word: Token, tables: tuple[Mapping[str, Aspect], ...]
) -> tuple[tuple[Token, ...], Aspect | None]:
    lemma = word.lemma_
    if word.pos_ in {"VERB", "AUX"}:
        for beside in _beside(word):
            phrase = " ".join([lemma, *(w.lower_ for w in beside)])
            for table in tables[:1] if _governs(beside) and len(tables) > 1 else tables:
                if phrase in table:
                    return (word, *beside), table[phrase]
    said = f"be {word.lower_}" if _is_said_to_be(word) else lemma
    # "Are staffed" is said of a post by that; of events "were suspended" is no more than "suspended".
    asked = [(tables[0], said), (tables[0], lemma)] if len(tables) > 1 else []
    asked += [(tables[-1], lemma), (tables[-1], said)]
    return (word,), next((table[name] for table, name in asked if name in table), None)


def _governs(beside: tuple[Token, ...]) -> bool:
    """A preposition with its noun left out: only of the course of a kind it is one phrase with its verb."""
    return beside[-1].dep_ == "prep" and any(c.dep_ in {"pobj", "pcomp"} for c in beside[-1].children)


def _is_said_to_be(word: Token) -> bool:
    """ "Are deadlocked", "was overrun": a participle, whose lemma the model may not know."""
    return word.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.lemma_ == "be" for c in word.children)


def _beside(verb: Token) -> Iterator[tuple[Token, ...]]:
    """Particles, objects and predicates alone, phrases with their preposition; "brought the talks to a close" too."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "advmod"}]  # "put the deal back into operation"
    for child in verb.children:
        if child.dep_ in COMPLEMENTS:
            preps = [c for above in (child, verb) for c in above.children if c.dep_ == "prep"]
            yield from ((child, c) for c in preps)  # "are back at", "moved back into"
            yield (child,)
            yield from ((child, one) for one in verb.children if one.dep_ == "dobj" and child.dep_ == "prt")
    for preposition in (c for above in (verb, *objects) for c in above.children if c.dep_ == "prep"):
        for noun in preposition.children:
            yield (preposition, noun)
        yield (preposition,)
