"""Choose the time words of a mention: its own, its aspect's, its saying's, or those it is counted on from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.records.mention import Speaker, TimeRelation, TimeWords
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.shaping import Shaped
from truceline.stages.code.times import PlacedTime, times_of

# Types that happen in the saying: the day on which somebody said it is the event's.
SPOKEN = frozenset({"THREATEN", "ACCUSE", "REQUEST"})
# A deal's own day is that of making it.
MADE = frozenset({"AGREE", "SUPPORT"})
ENDS = frozenset({TimeRelation.UNTIL, TimeRelation.BY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The event heads and the time expressions of one paragraph."""

    heads: Sequence[Token]
    times: Sequence[PlacedTime]


def when(
    shaped: Shaped, speakers: Sequence[Speaker], dating: Dating, lexicon: Lexicon
) -> tuple[TimeWords, ...]:
    """Give the time words that hang on a hit, in the order of the text."""
    head = shaped.hit.head
    if shaped.hit.event_type not in MADE:
        named = tuple(t for t in dating.times if not _names_a_deal(t, head, lexicon))
        dating = Dating(heads=dating.heads, times=named)
    found = times_of(head, dating.heads, dating.times)
    aspect = shaped.verdict.aspect
    if not found and aspect is not None and aspect != head:
        found = times_of(aspect, [aspect, *dating.heads], dating.times)
    if not found and shaped.hit.event_type in SPOKEN:
        found = _of_saying(head, speakers, dating)
    if not found and shaped.hit.event_type == "CONSULT":
        found = _of_same_occasion(head, dating)
    if not found and shaped.hit.event_type == "AGREE":
        found = _of_the_deal(head, lexicon, dating)
    if not found:
        return _on_the_day_when(head, dating) or _after_an_end(head, dating)
    if all(words.relation in ENDS for words in found):
        return (*_start_above(head, dating), *found)
    return found


def _names_a_deal(time: PlacedTime, head: Token, lexicon: Lexicon) -> bool:
    """ "Flouted a 2018 agreement", "broke the ceasefire of 29 March": the day tells which one."""
    of = time.top if time.top.pos_ == "ADP" else time.top.head
    noun = of.head if of.pos_ == "ADP" and of.lower_ == "of" else time.top.head
    described = of.lower_ == "of" or time.top.dep_ in {"nummod", "amod", "compound", "nmod"}
    return described and noun != head and lexicon.in_class(noun.lemma_, ("@agreements",))


def _of_saying(head: Token, speakers: Sequence[Speaker], dating: Dating) -> tuple[TimeWords, ...]:
    """The time of the innermost saying around a spoken act, where its cue stands in the sentence."""
    cue = speakers[0].cue if speakers else None
    for token in head.sent if cue is not None else ():
        if cue is not None and extent.offset(token) == cue.start:
            own = times_of(token, [token], dating.times)
            # "told reporters yesterday that …, adding that …": added in the same breath.
            added = token.dep_ == "advcl" and token.tag_ == "VBG"
            return own or (times_of(token.head, [token.head], dating.times) if added else ())
    return ()


def _of_same_occasion(head: Token, dating: Dating) -> tuple[TimeWords, ...]:
    """ "A meeting of envoys met to discuss the truce on Monday": they met when they discussed it."""
    if head.dep_ == "nsubj" and head.head in dating.heads:
        return times_of(head.head, dating.heads, dating.times) or _of_same_occasion(head.head, dating)
    for purpose in head.children if head.tag_ == "VBD" else ():
        if purpose.dep_ == "advcl" and purpose.tag_ == "VB" and purpose in dating.heads:
            return times_of(purpose, dating.heads, dating.times)
    return ()


def _of_the_deal(head: Token, lexicon: Lexicon, dating: Dating) -> tuple[TimeWords, ...]:
    """ "Under the 2019 deal, Vesk promised", "the 2018 deal that allowed both": undertaken when the deal was made."""
    deals = grammar.under(head, ("under", "in", "by"))
    deals += [head.head] if head.dep_ == "relcl" else []
    for deal in deals:
        if lexicon.in_class(deal.lemma_, ("@agreements",)):
            return times_of(deal, [deal], dating.times)
    return ()


def _on_the_day_when(head: Token, dating: Dating) -> tuple[TimeWords, ...]:
    """ "Closed since Sunday, when the army reinstated the ban": what a clause on a day tells was on that day."""
    clause = next((t for t in grammar.climb(head) if t.dep_ == "relcl"), None)
    if clause is None or not any(c.lower_ == "when" for c in clause.children):
        return ()
    days = (t for t in dating.times if t.first.i <= clause.head.i <= t.last.i and t.top.doc is head.doc)
    return tuple(replace(t.words, relation=TimeRelation.AT) for t in days)


def _after_an_end(head: Token, dating: Dating) -> tuple[TimeWords, ...]:
    """ "… until October before suspending them": what comes before a second thing ends where that begins."""
    if head.dep_ != "pcomp" or head.head.lower_ != "before":
        return ()
    above = head.head.head
    ends = [t for event in _events_of(above, dating) for t in times_of(event, dating.heads, dating.times)]
    return tuple(replace(t, relation=TimeRelation.AT) for t in ends if t.relation is TimeRelation.UNTIL)


def _start_above(head: Token, dating: Dating) -> tuple[TimeWords, ...]:
    """ "… launched in May, carrying out 40 patrols until June": a participle goes on from its main clause."""
    clause = next((t for t in grammar.climb(head) if t.dep_ == "advcl" and t.tag_ == "VBG"), None)
    if clause is None:
        return ()
    starts = [
        t for event in _events_of(clause.head, dating) for t in times_of(event, dating.heads, dating.times)
    ]
    return tuple(replace(t, relation=TimeRelation.SINCE) for t in starts if t.relation is TimeRelation.AT)


def _events_of(verb: Token, dating: Dating) -> list[Token]:
    """The event heads that a clause's verb is, or has as object or subject."""
    return [
        h
        for h in dating.heads
        if h == verb or (h.head == verb and h.dep_ in {"dobj", "nsubj", "nsubjpass", "xcomp"})
    ]
