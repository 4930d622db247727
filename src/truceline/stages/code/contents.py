"""Find the stretch of words that a verb of saying passes on: a clause, a quotation, the sentence around it."""

from truceline.records.parse import Stretch, Token
from truceline.reference.lexicon import Lexicon

OPENING, CLOSING = frozenset("“«„"), frozenset("”»")
# Two apostrophes are a newspaper's straight mark.
STRAIGHT = frozenset({'"', "''"})
# What stands before a free-standing "the envoy said".
SET_OFF = frozenset({",", "—", "–"}) | STRAIGHT | CLOSING
PLAIN = ("@said_plainly",)
# First and last token, and whether the whole sentence is said.
Extent = tuple[int, int, bool]


def content_of(verb: Token, lexicon: Lexicon) -> Extent | None:
    """First and last token of what is said, and whether the verb stands inside or after it ("…, he said")."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and verb.lemma_ != "say")]
    if clauses:
        return _around_clauses(verb, clauses)
    sentence = verb.sent
    whole = (sentence.start, sentence.end, True)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":  # "…," the paper quoted him as saying
        return whole
    phrase = _phrase_said(verb, lexicon)
    if phrase is not None:
        return phrase.left_edge.i, phrase.right_edge.i + 1, False
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if objects and lexicon.in_class(verb.lemma_, ("@said_as_object",)):
        return min(c.left_edge.i for c in objects), max(c.right_edge.i for c in objects) + 1, False
    last = verb.dep_ == "advcl" and verb.i == verb.head.right_edge.i
    if _is_set_off(verb, lexicon) or verb.dep_ == "parataxis" or last:
        return whole
    if verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon.saying_verbs:
        return None
    quotes = [t for t in sentence if t.text in STRAIGHT | OPENING | CLOSING]
    if quotes and not _is_inside(verb, quotes):
        return whole if _mostly_quoted(sentence, quotes) else (quotes[0].i, quotes[-1].i + 1, False)
    plain = verb.dep_ == "ROOT" and lexicon.in_class(verb.lemma_, PLAIN)
    return whole if not objects and plain and _has_words_before(verb) else None


def _around_clauses(verb: Token, clauses: list[Token]) -> Extent:
    sentence = verb.sent
    start, end = min(c.left_edge.i for c in clauses), max(c.right_edge.i for c in clauses) + 1
    if start < verb.i < end or (end <= verb.i and clauses[0].dep_ == "ccomp"):
        return sentence.start, sentence.end, True
    return start, end, False


def _phrase_said(verb: Token, lexicon: Lexicon) -> Token | None:
    """The phrase that holds what is said: "told of a raid", "informed him of the retreat", "cited him as saying"."""
    of = lexicon.in_class(verb.lemma_, ("@said_of",))
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            if of and child.lower_ in {"of", "about"}:
                return child
            told = [c for c in child.children if c.dep_ == "pcomp"] if child.lower_ == "as" else []
            if told and any(c.dep_ == "ccomp" for c in told[0].children):
                return child
    return None


def _is_inside(verb: Token, quotes: list[Token]) -> bool:
    """True for a verb between quotation marks: there the quoted speaker tells."""
    before = [q.text for q in quotes if q.i < verb.i]
    straight = sum(text in STRAIGHT for text in before)
    return straight % 2 == 1 or sum(t in OPENING for t in before) > sum(t in CLOSING for t in before)


def inverted(verb: Token) -> list[Token]:
    """ "…, said the envoy": the speaker behind a cue that follows a comma or a closing mark."""
    if verb.i == verb.sent.start or verb.nbor(-1).text not in SET_OFF:
        return []
    return [c for c in verb.children if c.dep_ in {"nsubj", "dobj"} and c.i > verb.i][:1]


def _is_set_off(verb: Token, lexicon: Lexicon) -> bool:
    """ "…, a union official said, …": subject and verb between a comma and the next stop."""
    if inverted(verb):
        return lexicon.in_class(verb.lemma_, PLAIN)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or verb.i - subject.i > 3:
        return False
    if not lexicon.in_class(verb.lemma_, PLAIN) and any(c.dep_ in {"dobj", "prep"} for c in verb.children):
        return False  # "…, the ministry described the raid" says the raid, not what stands before
    first = subject.left_edge
    return first.i > verb.sent.start + 1 and first.nbor(-1).text in SET_OFF


def _has_words_before(verb: Token) -> bool:
    """Something stands before the subject that the subject may have said."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), verb)
    return subject.left_edge.i > verb.sent.start + 2


def _mostly_quoted(sentence: Stretch, quotes: list[Token]) -> bool:
    return quotes[-1].i - quotes[0].i > len(sentence) / 2 and quotes[0].i <= sentence.start + 1
