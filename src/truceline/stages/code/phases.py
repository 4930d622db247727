"""Clauses that tell of an event noun that it began or was stopped: "a truce due to take effect on Monday"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from truceline.records.parse import Token
from truceline.reference.codebook import Codebook
from truceline.reference.lexicon import Aspect, Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.aspects import aspect_of
from truceline.stages.code.forms import has_to
from truceline.stages.code.patterns import Hit

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
CLAUSES = frozenset({"relcl", "acl", "amod", "appos", "advcl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ONE, MANY = frozenset({"is", "was", "has"}), frozenset({"are", "were", "have"})
PRONOUNS = frozenset({"them", "it", "they"})
TURNS = frozenset({"begin", "suspend", "resume", "extend", "violate", "end"})
# What is told of "it" besides its stopping.
LASTING = frozenset({"extend", "resume"})
# A trigger reaches back to its noun over no more words than these.
NEAR = 6
# "is set to be due to begin": no sentence has more of them.
LONGEST_CHAIN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a noun: the hit that it is then, the clause, its verb with its words, what that verb does.

    `beside` is True for a verb in a row with the noun's own, which tells of a turn of its own.
    """

    hit: Hit
    clause: Token
    verb: Token
    words: tuple[Token, ...]
    aspect: Aspect
    beside: bool = False


def stopping(hit: Hit, aspect: Aspect, verb: Token) -> str | None:
    """Give, as "TYPE/mode", what it is to stop such a thing; None where that is nothing of its own."""
    if aspect.phase not in {"suspend", "end"}:
        return None
    if hit.event_type == "CONSULT" and aspect.phase == "end" and verb.lemma_ != "cancel":
        return None
    code = (
        aspect.cooperative
        if hit.event_type in COOPERATIVE
        else aspect.hostile
        if hit.event_type in HOSTILE
        else None
    )
    keeps = hit.event_type == "RETREAT" and hit.mode != "ceasefire"
    return None if code is not None and code.startswith("SANCTION") and keeps else code


def phases_of(hit: Hit, hits: Sequence[Hit], codebook: Codebook, lexicon: Lexicon) -> Iterator[Told]:
    """Give what relative and participial clauses, and "due to …", tell of the beginning or the end of a noun.

    Of a deal only its beginning is told, and only where the deal is of something: a "truce deal" that
    takes effect is a truce.
    """
    thing = _thing(hit, codebook) if not hit.is_verbal else None
    if thing is None:
        return
    taken = {t.i for other in hits for t in other.words}
    yield from _told_beside(hit, thing, taken, lexicon)
    for clause in _clauses(hit, lexicon):
        verb = _innermost(clause, lexicon)
        words, aspect = aspect_of(verb, lexicon, hit.course)
        if (
            aspect is None
            or verb.pos_ not in {"VERB", "AUX"}
            or verb.i in taken
            or not _tells_of(hit.head, clause, verb, words)
        ):
            continue
        begins = aspect.phase in {"begin", "resume"} and thing.event_type in COOPERATIVE
        stops = thing is hit and stopping(thing, aspect, verb) is not None
        if begins or stops or _turns(hit, aspect):
            near = (hit.head,) if 0 < verb.i - hit.head.i <= NEAR else ()
            yield Told(hit=thing, clause=clause, verb=verb, words=(*near, *words), aspect=aspect)


def _told_beside(hit: Hit, thing: Hit, taken: Collection[int], lexicon: Lexicon) -> Iterator[Told]:
    """ "It was opened in May, closed in June and opened again": every verb beside the first tells a turn of its own."""
    noun = hit.head
    if hit.course is None:
        return
    firsts = [noun.head] if noun.dep_ in SUBJECTS else []
    firsts += [c for c in noun.children if c.dep_ in {"relcl", "acl"} and c.i > noun.i]
    for verb in (v for first in firsts for v in _verbs_beside(first)):
        words, aspect = aspect_of(verb, lexicon, hit.course)
        if aspect is None or verb.i in taken or not _turns(hit, aspect):
            continue
        if verb.tag_ != "VBN" and any(c.dep_ == "dobj" and c not in words for c in verb.children):
            continue
        yield Told(hit=thing, clause=verb, verb=verb, words=words, aspect=aspect, beside=True)


def _verbs_beside(first: Token) -> Iterator[Token]:
    """The verbs in a row with a first one, and of its subject; parsers call a bare participle in a row a clause."""
    left = [first]
    while left:
        beside = [c for c in left.pop().children if c.pos_ == "VERB" and _is_in_row(c)]
        yield from beside
        left += beside


def first_in_row(verb: Token) -> Token:
    """Give the word whose subject a verb in a row shares ("was agreed in May, broken in June"), else the verb."""
    while _is_in_row(verb):
        verb = verb.head
    return verb


def _is_in_row(verb: Token) -> bool:
    alike = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i > verb.head.i)
    return alike and not any(c.dep_ in SUBJECTS | {"mark"} for c in verb.children)


def _turns(hit: Hit, aspect: Aspect) -> bool:
    """Of what is followed over time every turn is told: "the posts, which were abandoned", "its border, now closed"."""
    if hit.course is None:
        return False
    return hit.course.closed or aspect.phase in TURNS


def stopped_pronouns(hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Told]:
    """ "… before suspending them", "in extending it": what a verb tells of an event that its pronoun stands for."""
    taken = {hit.head.i for hit in hits}
    for parse in {hit.head.doc: None for hit in hits}:
        for verb in parse:
            aspect = lexicon.aspects.get(verb.lemma_)
            if aspect is None or verb.pos_ != "VERB" or verb.i in taken:
                continue
            lasts = aspect.phase in LASTING
            if not lasts and aspect.cooperative is None:
                continue
            if not any(c.dep_ in {"dobj", "nsubjpass"} and c.lower_ in PRONOUNS for c in verb.children):
                continue
            earlier = [h for h in hits if h.head.i < verb.i and h.head.sent == verb.sent and not h.is_verbal]
            if earlier and (
                earlier[-1].event_type in COOPERATIVE
                if lasts
                else stopping(earlier[-1], aspect, verb) is not None
            ):
                yield Told(hit=earlier[-1], clause=verb, verb=verb, words=(verb,), aspect=aspect)


def _thing(hit: Hit, codebook: Codebook) -> Hit | None:
    """The hit, or of a deal what it is a deal of; None for a deal of nothing that is named beside it."""
    if hit.event_type != "AGREE":
        return hit
    for part in hit.head.children:
        if part.dep_ in {"compound", "nmod", "amod"}:
            for others, rule in codebook.nouns.get(part.lemma_, ()):
                if not others and rule.event_type == "RETREAT":
                    return Hit(
                        head=hit.head,
                        words=hit.words,
                        rule=rule,
                        event_type=rule.event_type,
                        mode=rule.pattern.mode,
                    )
    return None


def _clauses(hit: Hit, lexicon: Lexicon) -> Iterator[Token]:
    noun = hit.head
    yield from (c for c in noun.children if c.dep_ in CLAUSES and c.i > noun.i)
    for place in (n for p in noun.children if p.dep_ == "prep" for n in p.children):
        # "the corridor from Vesk, which opened in May": parsers hang the clause on the place.
        if place.pos_ == "PROPN" or (place.pos_ == "NOUN" and (place.tag_ == "NNS") != (noun.tag_ == "NNS")):
            yield from (
                c for c in place.children if c.dep_ == "relcl" and _may_tell_of(noun, c, hit, lexicon)
            )
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if (
        following.head != noun
        and following.lower_ in lexicon.adjective_operators
        and following.dep_ == "prep"
    ):
        yield following  # "hailed the truce due to begin": parsers hang "due" on the verb
    if hit.event_type == "AGREE" and noun.dep_ in SUBJECTS:
        yield noun.head


def _may_tell_of(noun: Token, clause: Token, hit: Hit, lexicon: Lexicon) -> bool:
    """A clause that tells of a course, in the noun's own number."""
    if aspect_of(clause, lexicon, hit.course)[1] is None:
        return False
    finite = {t.lower_ for t in (clause, *clause.children)}
    return not finite & (ONE if noun.tag_ == "NNS" else MANY)


def _innermost(clause: Token, lexicon: Lexicon) -> Token:
    """ "Due to begin", "expected to begin": the verb at the end of the chain."""
    word = clause
    for _ in range(LONGEST_CHAIN):
        if word.lemma_ == "be":  # "which is due to open"
            word = next(
                (
                    c
                    for c in word.children
                    if c.dep_ in {"acomp", "attr"} and c.lower_ in lexicon.adjective_operators
                ),
                word,
            )
        operator = (
            lexicon.verb_operator(word.lemma_, word.lower_)
            or lexicon.adjective_operators.get(word.lower_)
            or lexicon.predicates.get(word.lower_)
        )
        below = next((c for c in word.children if c.dep_ == "xcomp" and has_to(c)), None)
        if operator is None or below is None:
            return word
        word = below
    return word


def _tells_of(noun: Token, clause: Token, verb: Token, words: Sequence[Token]) -> bool:
    """The noun is what begins or is stopped: by its relative pronoun, or as what a participle modifies."""
    if any(c.dep_ == "dobj" and c not in words for c in verb.children):
        return False  # "the talks that suspended the patrols"
    if noun.head == clause:
        return True
    if clause.dep_ == "relcl":
        return any(c.dep_ in SUBJECTS and c.lower_ in grammar.RELATIVE_WORDS for c in clause.children)
    return clause.tag_ == "VBN" or clause != verb
