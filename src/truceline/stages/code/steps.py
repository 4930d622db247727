"""Date what was told without a day by what stands behind it: "They broke off the talks. They did so on Tuesday".

Reports put what is new into one sentence, and when it was done into the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from truceline.records.mention import Mention, Status, TimeRelation, TimeWords
from truceline.records.parse import Paragraph, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.clauses import in_condition
from truceline.stages.code.forms import is_negated
from truceline.stages.code.phases import TURNS
from truceline.stages.code.times import ENDS, PlacedTime

# What a verb or a noun is followed by that says what was decided ("took the decision to build a bridge").
CONTENT, OWN_CONTENT = (
    frozenset({"xcomp", "ccomp", "dative"}),
    frozenset({"prep", "acl", "relcl", "compound"}),
)
# What is done with a step, and what one comes to; classes of the lexicon.
STEP, TAKES = ("@steps",), ("@step-verbs",)
POINTING = frozenset({"the", "this", "that", "such", "both"})
OBJECTS, SUBJECTS = frozenset({"dobj", "nsubjpass"}), frozenset({"nsubj", "nsubjpass"})
PAST = frozenset({"VBD", "VBN"})
# A step is one of these, where no course of anything is told.
DONE = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT", "SANCTION", "COERCE", "REJECT"})
# How many characters back it may have been told.
REACH = 500
TOLD = frozenset({Status.HAPPENED, Status.ONGOING})
# How the form of words begins that count from others.
LEANING = ("ctx:", "of:")
ON_A_DAY = frozenset({TimeRelation.AT, TimeRelation.SINCE})


def date_by_steps(
    mentions: list[Mention],
    paragraph: Paragraph,
    times: Sequence[PlacedTime],
    lexicon: Lexicon,
) -> None:
    """Give to mentions that have no day of their own the time words of a step that is told after them, in place.

    `mentions` are those of the report so far.
    """
    for verb, phase in _steps(paragraph, lexicon):
        found = (t.words for t in times if t.top.doc is verb.doc and _verb_above(t.top) == verb)
        days = tuple(replace(t, relation=TimeRelation.AT) for t in found if _is_day(t))
        if days:
            _hand_back(mentions, extent.offset(verb.sent[0]), phase, days)


def _steps(paragraph: Paragraph, lexicon: Lexicon) -> Iterator[tuple[Token, str | None]]:
    """Give each verb that tells when something was done that was told before, and the turn that its noun names."""
    for verb in (t for sentence in paragraph.sents for t in sentence):
        if verb.pos_ != "VERB" or verb.tag_ not in PAST or is_negated(verb):
            continue
        if any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
            continue
        if in_condition(verb, lexicon) is not None or any(map(_says_what, verb.children)):
            continue
        if verb.lemma_ == "do" and any(c.lower_ == "so" for c in verb.children) and _is_theirs(verb):
            yield verb, None
        for noun in verb.children:
            if not _is_known(noun):
                continue
            if noun.dep_ in OBJECTS and lexicon.in_class(noun.lemma_, STEP):
                if lexicon.in_class(verb.lemma_, TAKES):
                    yield verb, None
            elif noun.dep_ in SUBJECTS and (phase := _turn(noun, lexicon)) and _begins(verb, lexicon):
                yield verb, phase


def _is_day(words: TimeWords) -> bool:
    """True for what stands for days by itself: "a day after the raid" counts from words of its own sentence."""
    by_itself = not words.form.startswith(LEANING)
    return words.relation in ON_A_DAY and words.kind not in {"DURATION", "SET"} and by_itself


def _verb_above(token: Token) -> Token | None:
    """The verb that words of time hang on, with nothing but prepositions and nouns between."""
    return next((t for t in grammar.climb(token) if t.pos_ in {"VERB", "AUX"}), None)


def _says_what(word: Token) -> bool:
    """True for what tells which step it was, where a parser hangs it on the verb ("the measure against smoking")."""
    return word.dep_ in CONTENT or (
        word.dep_ == "prep" and word.lower_ in {"against", "about", "over", "to", "for"}
    )


def _is_theirs(verb: Token) -> bool:
    """True where those of whom something was told did it: "it did so", not "Orland did so"."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return all(c.pos_ == "PRON" for c in subjects)


def _is_known(noun: Token) -> bool:
    """True for "the step"; "the order to the band", "the measure against smoking" say themselves what they are."""
    pointed = any(c.dep_ == "det" and c.lower_ in POINTING for c in noun.children)
    return pointed and not any(c.dep_ in OWN_CONTENT for c in noun.children)


def _turn(noun: Token, lexicon: Lexicon) -> str | None:
    """The turn that a noun names ("the suspension")."""
    aspect = lexicon.aspects.get(noun.lemma_)
    return aspect.phase if aspect is not None and aspect.phase in TURNS else None


def _begins(verb: Token, lexicon: Lexicon) -> bool:
    words = " ".join([verb.lemma_, *(c.lower_ for c in verb.subtree if c.i in (verb.i + 1, verb.i + 2))])
    return any(
        aspect.phase == "begin" and (words == known or words.startswith(f"{known} "))
        for known, aspect in lexicon.aspects.items()
    )


def _hand_back(mentions: list[Mention], before: int, phase: str | None, days: tuple[TimeWords, ...]) -> None:
    """Give the days to the nearest sentence before that tells of such a turn, or of something done."""
    near = [
        n
        for n, m in enumerate(mentions)
        if m.sentence.end <= before and before - m.sentence.end <= REACH and m.status in TOLD
    ]
    for rank in (_is_turn, _is_done):
        fitting = [n for n in near if rank(mentions[n], phase)]
        if fitting:
            last = max(mentions[n].sentence.start for n in fitting)
            of_last = [n for n in fitting if mentions[n].sentence.start == last]
            first = min(of_last, key=lambda n: mentions[n].trigger.start)
            for n in of_last:
                if _has_no_day(mentions[n]) and mentions[n].phase == mentions[first].phase:
                    mentions[n] = replace(mentions[n], when=(*mentions[n].when, *days))
            return


def _has_no_day(mention: Mention) -> bool:
    """True where nothing says when it was done: "by a month", "until June" say for how long."""
    return all(w.kind == "DURATION" or w.relation in ENDS for w in mention.when)


def _is_turn(mention: Mention, phase: str | None) -> bool:
    return mention.phase == phase if phase else mention.phase in TURNS


def _is_done(mention: Mention, phase: str | None) -> bool:
    return phase is None and mention.event_type in DONE
