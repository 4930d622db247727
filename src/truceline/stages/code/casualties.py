"""Say whether a number counts dead, injured, arrested or displaced people, and by which word."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.records.parse import Stretch, Token
from truceline.reference.lexicon import Lexicon
from truceline.reference.number_words import CountWords

OBJECTS = frozenset({"dobj", "nsubjpass", "obj", "oprd", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
TOLL_PREPOSITIONS = frozenset({"of", "at", "to", "by", "past", "above"})
LIFE = "life"
RELATIVES = frozenset({"who", "that", "which"})
BESIDE = frozenset({"oprd", "acomp", "xcomp", "advmod", "amod", "prt", "ccomp", "advcl"})
PERSONS = ("@people", "@forces", "@politicians", "@captives", "@uprooted", "@demonstrators", "@person_nouns")


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty:
    """What is counted ("dead", "injured", "arrested", "displaced") and the word that says so."""

    counts: str
    cue: Token


def casualty_of(role: Token, noun: Token | None, root: Token, lexicon: Lexicon) -> Casualty | None:
    """Say what befell those whom a number counts, None where the words do not say.

    `role` takes part in the sentence ("dozens"), `noun` is what is counted ("people"), `root` the
    number. A part of what is already counted ("including three children") counts nothing.
    """
    top = role
    while top.dep_ == "conj" and top.head.pos_ not in {"VERB", "AUX"} and not _own_fate(top, lexicon):
        top = top.head
    if _is_part(top, min(role, root, key=lambda t: t.i), lexicon):
        return None
    for counts, words in lexicon.quantities.counts.items():
        cue = (
            _own_word(noun or role, words)
            or _described(role, noun, root, words)
            or _befallen(top, words)
            or _left(top, words)
            or _lost(top, noun, words)
            or _tolled(top, words)
        )
        if cue is not None:
            return Casualty(counts=counts, cue=cue)
    return None


def single_casualties(sentence: Stretch, lexicon: Lexicon) -> Iterator[tuple[Token, Casualty]]:
    """Give each person that stands alone ("killing a soldier") with what befell that one."""
    for noun in sentence:
        if noun.tag_ != "NN" or not any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in noun.children):
            continue
        if not lexicon.in_class(noun.lemma_, PERSONS) or noun.dep_ not in OBJECTS | SUBJECTS | {"conj"}:
            continue
        casualty = casualty_of(noun, noun, noun, lexicon)
        if casualty is not None and casualty.cue != noun:
            yield noun, casualty


def _is_part(top: Token, first: Token, lexicon: Lexicon) -> bool:
    """ "12 people, including three children", "among them five children"."""
    parts = lexicon.quantities.parts
    before = " ".join(t.lower_ for t in first.doc[max(0, first.i - 2) : first.i])
    return (top.dep_ == "pobj" and top.head.lower_ in parts) or before in parts


def _own_fate(token: Token, lexicon: Lexicon) -> bool:
    return any(_own_word(token, words) is not None for words in lexicon.quantities.counts.values())


def _own_word(counted: Token, words: CountWords) -> Token | None:
    """ "Six dead", "40 deaths", "15 arrests"."""
    is_fate = counted.lower_ in words.words or counted.lemma_ in words.nouns
    return counted if is_fate else None


def _described(role: Token, noun: Token | None, root: Token, words: CountWords) -> Token | None:
    """ "12 killed", "30 people injured", "five wounded soldiers"."""
    for above in {t.i: t for t in (role, noun or role, root)}.values():
        for child in above.children:
            if child.dep_ == "relcl" and not any(c.lower_ in RELATIVES for c in child.children):
                continue  # "40 hostages, 12 of whom were wounded"
            if child.dep_ in {"acl", "amod", "relcl", "acomp", "appos"} and child.lower_ in words.words:
                return child
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in words.done_to:
                return child
    return None


def _befallen(top: Token, words: CountWords) -> Token | None:
    """ "Killed 12 people", "12 people were killed", "12 people died"; in headlines "12 killed"."""
    verb, lemma = top.head, top.head.lemma_
    # Headlines' verbs are often taken for nouns: "wounds 30".
    is_object = top.dep_ in OBJECTS or (top.dep_ == "nummod" and verb.i < top.i)
    if is_object and lemma in words.done_to:
        return verb
    if top.dep_ in SUBJECTS and lemma in words.doing:
        return verb
    made = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.lemma_ in words.doing]
    if top.dep_ in OBJECTS and made:
        return made[0]  # "forced 20,000 people to flee"
    if top.dep_ in SUBJECTS and (lemma in words.done_to or verb.lower_ in words.words):
        acts = any(c.dep_ in {"dobj", "aux"} for c in verb.children)
        return verb if not acts and verb.tag_ in {"VBN", "VBD", "JJ"} else None
    return None


def _left(top: Token, words: CountWords) -> Token | None:
    """ "Left 12 people dead", "shot dead four guards": the word stands beside its people."""
    if top.dep_ not in OBJECTS | {"nsubj", "ccomp"}:
        return None
    return next((c for c in top.head.children if c.dep_ in BESIDE and c.lower_ in words.words), None)


def _lost(top: Token, noun: Token | None, words: CountWords) -> Token | None:
    """ "Claimed 12 lives", "12 people lost their lives"."""
    verb = top.head
    if verb.lemma_ not in words.lives:
        return None
    lives = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == LIFE]
    return verb if lives and (top.dep_ in SUBJECTS or (noun or top).lemma_ == LIFE) else None


def _tolled(top: Token, words: CountWords) -> Token | None:
    """ "A death toll of 40", "the toll rose to 40", "the toll is 40", "the death of 40 people"."""
    preposition = top.head if top.dep_ == "pobj" and top.head.lower_ in TOLL_PREPOSITIONS else None
    governor = preposition.head if preposition is not None else top.head
    if preposition is not None and preposition.lower_ == "of" and governor.lemma_ in words.nouns:
        return governor
    if governor.lemma_ in words.tolls:
        return governor
    subjects = [c for c in governor.children if c.dep_ in SUBJECTS and c.lemma_ in words.tolls]
    is_told = preposition is not None or top.dep_ in {"attr", "dobj"}
    return subjects[0] if subjects and is_told else None
