"""What the kind of a clause says of its event: a condition, a time that is to come, a question, a wish."""

from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.forms import is_headline, is_negated, is_perfect, modal_of

# Verbs that stand before their subject in a condition without "if", and what it then is.
INVERTED = {"had": Status.NOT_HAPPENED, "were": Status.POSSIBLE, "should": Status.POSSIBLE}
# After these a present under a main clause in the future is of the future too.
TIMES = frozenset({"before", "after", "until", "till", "once", "when"})
ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
QUOTES = frozenset({'"', "“", "``", "'", "‘", "«", "„"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def in_condition(token: Token, lexicon: Lexicon) -> Status | None:
    """What a condition over the trigger makes of it, None where there is none: "if", "had they", "in case"."""
    for above in grammar.climb(token):
        if above.dep_ in {"relcl", "acl"} and _opens_with_case(above, lexicon):
            return Status.POSSIBLE
        if above.dep_ in {"advcl", "conj", "ccomp"}:
            inverted = _inverted(above)
            if inverted is not None:
                turned = inverted is Status.NOT_HAPPENED and above == token and is_negated(above)
                return Status.HAPPENED if turned else inverted
        if above.dep_ == "advcl" and _is_conditional(above, lexicon):
            if _is_over(above):
                return None
            if not _is_counterfactual(above):
                return Status.POSSIBLE
            return Status.HAPPENED if above == token and is_negated(above) else Status.NOT_HAPPENED
        if above.dep_ in {"ccomp", "relcl"}:
            return None
    return None


def is_to_come(verb: Token) -> bool:
    """ "They will leave once the talks end": what a present tells of a time to come."""
    if verb.dep_ != "advcl" or not any(
        c.lower_ in TIMES and c.dep_ in {"mark", "advmod"} for c in verb.children
    ):
        return False
    finite = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    present = any(t.tag_ in {"VBZ", "VBP"} for t in finite) and not is_headline(verb)
    return present and modal_of(verb.head) is not None


def is_asked(verb: Token) -> bool:
    """ "Did the army attack?" leaves it open; "why did it attack?" does not."""
    if verb.dep_ != "ROOT" or not any(c.text == "?" for c in verb.children):
        return False
    asks = [c for c in verb.children if c.i < verb.i]
    subject = next((c for c in asks if c.dep_ in SUBJECTS), None)
    turned = any(c.dep_ in {"aux", "auxpass"} and subject is not None and c.i < subject.i for c in asks)
    return turned and verb.left_edge.tag_ not in ASKING


def is_wished(verb: Token) -> bool:
    """ "Asked that he be moved", "an order that they stay": the subjunctive; "stop the killing," they chanted."""
    helping = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    bare = verb.tag_ == "VB" and not helping
    subject = any(c.dep_ in SUBJECTS for c in verb.children)
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        be = len(helping) == 1 and helping[0].lower_ == "be" and helping[0].tag_ == "VB"
        return subject and (bare or be)
    before = verb.left_edge.nbor(-1) if verb.left_edge.i > 0 else None
    opens = verb.left_edge.text in QUOTES or (before is not None and before.text in QUOTES)
    return bare and not subject and opens and verb.dep_ in {"ccomp", "parataxis", "xcomp"}


def _inverted(clause: Token) -> Status | None:
    """ "Had the rebels attacked", "were they to sign": an auxiliary that opens its clause, before the subject."""
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.lower_.endswith(("self", "selves")):
        return None
    for child in clause.children:
        if child.dep_ == "aux" and child.lower_ in INVERTED and child.i < subject.i:
            between = clause.doc[child.i + 1 : subject.left_edge.i]
            before = clause.doc[clause.left_edge.i : child.i]
            opens = all(t.is_punct or t.is_space or t.dep_ == "cc" for t in before)
            if opens and not between and not any(t.text == "?" for t in clause.subtree):
                return INVERTED[child.lower_]
    return None


def _opens_with_case(clause: Token, lexicon: Lexicon) -> bool:
    """ "Moved troops in case the army attacked": parsers hang the clause on the noun."""
    noun = clause.head
    return noun.i > 0 and f"{noun.nbor(-1).lower_} {noun.lower_}" in lexicon.conditions


def _is_conditional(clause: Token, lexicon: Lexicon) -> bool:
    if any(c.dep_ == "mark" and c.lower_ in lexicon.conditions for c in clause.children):
        return True
    first = clause.left_edge
    return first.i + 1 < len(first.doc) and f"{first.lower_} {first.nbor(1).lower_}" in lexicon.conditions


def _is_over(clause: Token) -> bool:
    """ "until the army captured it": in the past, what ended a time did happen; not after "would not leave"."""
    until = any(c.dep_ == "mark" and c.lower_ == "until" for c in clause.children)
    return until and clause.tag_ == "VBD" and modal_of(clause.head) is None


def _is_counterfactual(verb: Token) -> bool:
    """ "if they had attacked, the talks would have ended"."""
    main = next((a.head for a in grammar.climb(verb) if a.dep_ == "advcl"), None)
    return main is not None and is_perfect(verb) and modal_of(main) is not None and is_perfect(main)
