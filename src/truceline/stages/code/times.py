"""Find time expressions and hang each on the event that the grammar gives it to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.records.document import Document
from truceline.records.mention import Tense, TimeRelation, TimeWords
from truceline.records.parse import Paragraph, Token
from truceline.reference import calendar
from truceline.stages.code import grammar

RELATIONS = {
    "since": TimeRelation.SINCE,
    "until": TimeRelation.UNTIL,
    "till": TimeRelation.UNTIL,
    "by": TimeRelation.BY,
    "before": TimeRelation.BEFORE,
    "after": TimeRelation.AFTER,
    "following": TimeRelation.AFTER,
    "effective": TimeRelation.SINCE,
    "starting": TimeRelation.SINCE,
    "beginning": TimeRelation.SINCE,
    "from": TimeRelation.SINCE,
    "to": TimeRelation.UNTIL,
    "through": TimeRelation.UNTIL,
}
# Relations of two words.
WORDED = {
    "later than": TimeRelation.BY,
    "as of": TimeRelation.SINCE,
    "as from": TimeRelation.SINCE,
    "ahead of": TimeRelation.BEFORE,
    "prior to": TimeRelation.BEFORE,
}
ENDS = frozenset({TimeRelation.BY, TimeRelation.UNTIL, TimeRelation.BEFORE})
# What is expected, and by when it must be done, lies ahead.
EXPECTED = frozenset({"expect", "schedule", "slate", "plan", "set", "bill", "due"})
PLANNED = frozenset({"due", "set", "scheduled", "slated", "expected", "planned", "billed"})
OBLIGED = frozenset({"must", "should", "may", "can", "need", "shall"})
# What the parser says of a word that it can make nothing of.
UNATTACHED = frozenset({"punct", "dep"})
FARTHEST = 8  # steps in the tree between an expression and the event that it dates


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTime:
    """A time expression with the token that it hangs from and the words."""

    words: TimeWords
    top: Token
    first: Token
    last: Token


def find_times(parse: Paragraph, document: Document) -> tuple[PlacedTime, ...]:
    """Give the time expressions of a paragraph, each with its relation and tense."""
    found = []
    for expression in calendar.find(parse.text):
        inside = parse.covering(expression.start, expression.end)
        if inside is None:
            continue
        top = inside.root
        start = parse.start
        words = TimeWords(
            evidence=document.evidence(start + expression.start, start + expression.end),
            kind=expression.kind,
            form=expression.form,
            relation=(relation := _relation(inside[0], top)),
            tense=_tense(top, relation),
        )
        words = _ahead(words, inside[0])
        found.append(PlacedTime(words=words, top=top, first=inside[0], last=inside[-1]))
    return tuple(found)


def _ahead(words: TimeWords, first: Token) -> TimeWords:
    """ "Will leave in five days", "within a week": a length that is counted on from now, or ends a time from now."""
    before = first.nbor(-1).lower_ if first.i > 0 else ""
    counted = words.kind == "DURATION" and re.fullmatch(r"P(T?\d+[A-Z])", words.form)
    if not counted or before not in {"in", "within"} or words.tense is Tense.PAST:
        return words
    relation = TimeRelation.AT if before == "in" else TimeRelation.BY
    length = counted[1]
    if before == "within" and length[-1] == "W":
        length = f"{7 * int(length[:-1])}D"  # a term ends on its day
    return replace(words, kind="DATE", form=f"+{length}", relation=relation, tense=Tense.FUTURE)


def times_of(head: Token, heads: Sequence[Token], times: Iterable[PlacedTime]) -> tuple[TimeWords, ...]:
    """Give the expressions of which this head is the nearest event by the tree, ties to the one on the left."""
    return tuple(time.words for time in times if time.top.doc is head.doc and _owner(time, heads) == head)


def _owner(time: PlacedTime, heads: Sequence[Token]) -> Token | None:
    """Climb from the expression to the first word that is an event or has one right under it."""
    sentence = time.top.sent
    by_index = {h.i: h for h in heads if sentence.start <= h.i < sentence.end}
    if not by_index:
        return None
    if time.top.dep_ in UNATTACHED:
        return _named_before(time, by_index)
    previous = time.top
    for steps, token in enumerate(grammar.climb(time.top)):
        if steps > FARTHEST:
            return None
        if token.i in by_index and token != time.top:
            return by_index[token.i]
        if steps:
            below = _lent(token, previous, by_index)
            if below is not None:
                return below
        if steps and token.dep_ == "conj" and token.pos_ == "VERB":
            return None  # "agreed it in May and extended it in June": June stays with its own verb
        if token.dep_ == "ccomp" and token.head.i in by_index:
            return by_index[token.head.i]  # "demanded that they leave by June": the demand's own content
        if token.dep_ == "ROOT" or (token.dep_ in {"relcl", "ccomp"} and token.pos_ in {"VERB", "AUX"}):
            return None
        previous = token
    return None


def _named_before(time: PlacedTime, by_index: dict[int, Token]) -> Token | None:
    """ "A summit on Syria March 5th": where the parse has no place for the day, it is that of what it stands behind."""
    for at in range(time.first.i - 1, max(-1, time.first.i - FARTHEST - 1), -1):
        token = time.first.doc[at]
        if at in by_index:
            return by_index[at]
        if token.pos_ in {"VERB", "AUX"} or token.is_punct:
            return None
    return None


def _lent(token: Token, below: Token, by_index: dict[int, Token]) -> Token | None:
    """The event noun that a light verb lends its date to, or an event in its complement clause."""
    if token.pos_ not in {"VERB", "AUX", "NOUN"}:
        return None
    wanted = ("dobj", "nsubjpass", "attr", "xcomp", "nsubj", "prep", "pobj", "conj", "prt")
    queue = [c for c in token.children if c.dep_ in wanted and c != below]
    for step in range(3):
        hits = [c for c in queue if c.i in by_index]
        if hits:
            return by_index[
                min(
                    hits, key=lambda c: (wanted.index(c.dep_) if c.dep_ in wanted else 9, abs(c.i - token.i))
                ).i
            ]
        deeper = ("pobj", "prep", "xcomp", "conj", "dobj") if step == 0 else ("pobj", "conj")
        queue = [g for c in queue for g in c.children if g.dep_ in deeper]
    return None


def _relation(first: Token, top: Token) -> TimeRelation:
    """The relation that the word before, or the first word inside, gives."""
    if first.lower_ in RELATIONS:
        return RELATIONS[first.lower_]
    before = first.nbor(-1) if first.i > 0 else None
    if before is not None and before.lower_ in {"early", "late", "mid"} and first.i > 1:
        before = first.nbor(-2)
    opening = " ".join(t.lower_ for t in first.doc[max(0, first.i - 2) : first.i])
    if opening in WORDED:
        return WORDED[opening]
    if before is not None and before.lower_ in RELATIONS:
        if before.lower_ == "from" and not any(
            t.lower_ in {"to", "until", "through"} for t in top.sent if t.i > top.i
        ):
            return TimeRelation.SINCE
        return RELATIONS[before.lower_]
    return TimeRelation.AT


def _tense(top: Token, relation: TimeRelation) -> Tense:
    """The tense around an expression; a future told from the past ("had been due to end on Monday") is past."""
    verbs = [t for t in grammar.climb(top) if t.pos_ in {"VERB", "AUX"}]
    tenses = [found for verb in verbs if (found := _tense_of(verb)) is not None]
    if not tenses:
        return Tense.PAST
    if relation in ENDS and verbs[0].lemma_ == "have" and tenses[0] is Tense.PRESENT:
        return Tense.FUTURE  # "they have until Monday to leave"
    # An order's end lies ahead even where the order is told of: "were told to leave before Friday".
    told_from_the_past = relation not in ENDS and Tense.PAST in tenses[1:] and _is_back_shifted(verbs[0])
    if _is_of_a_plan(verbs[0]):
        told_from_the_past = False
    return Tense.PAST if tenses[0] is Tense.FUTURE and told_from_the_past else tenses[0]


def _is_of_a_plan(verb: Token) -> bool:
    """ "Hailed the truce due to start on Monday": the plan is the noun's, whatever was done with that."""
    plan = verb.head
    return verb.dep_ == "xcomp" and plan.lower_ in PLANNED and plan.dep_ in {"acl", "amod", "prep"}


def _is_back_shifted(verb: Token) -> bool:
    """ "would sign", "to leave" under a past verb; "will sign", "must leave" keep their future whoever says so."""
    kept = OBLIGED | {"will", "shall", "'ll", "’ll"}
    return not any(c.lower_ in kept for c in verb.children if c.dep_ == "aux")


def _tense_of(token: Token) -> Tense | None:
    auxiliaries = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
    if token.lemma_ in EXPECTED and auxiliaries & {"is", "are"}:
        return Tense.FUTURE
    if auxiliaries & OBLIGED and not auxiliaries & {"have"}:
        return Tense.FUTURE
    if auxiliaries & {"will", "shall", "'ll", "’ll", "would"} or (token.tag_ == "VB" and "to" in auxiliaries):
        return Tense.FUTURE
    if token.tag_ in {"VBD"} or auxiliaries & {"was", "were", "had", "has", "have", "did"}:
        return Tense.PAST
    if token.tag_ in {"VBZ", "VBP"} or auxiliaries & {"is", "are"}:
        return Tense.PRESENT
    return None
