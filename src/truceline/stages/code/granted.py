"""What a text takes for granted: events that no negation, modal or attitude over them reaches.

"Did not comment on the attack", "will not affect the sanctions imposed in May", "the reopened border": the attack,
the imposing and the reopening were there, whatever is said of them.
"""

from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code.aspects import aspect_of
from truceline.stages.code.climb import Climb
from truceline.stages.code.forms import has_no, is_negated, modal_of
from truceline.stages.code.operators import lends_its_form
from truceline.stages.code.patterns import Hit

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Through these a plain verb or noun speaks of an event; "for" and "to" may ask for one that is to come.
SPEAKING_OF = frozenset({"about", "on", "over", "against", "with", "from", "into", "of", "to"})


def is_granted(over: Token, below: Token, hit: Hit, climb: Climb, lexicon: Lexicon) -> bool:
    """True where the event stands whatever is said by `over` and the words above it; `below` hangs on `over`."""
    return (
        describes(below)
        or _is_only_spoken_of(over, below, hit, lexicon)
        or _is_absent(over, below, lexicon)
        or _is_talked_over(over, below, hit, climb, lexicon)
    )


def is_definite(noun: Token) -> bool:
    """True for "the talks", "its attack"."""
    return any(c.dep_ == "poss" or (c.dep_ == "det" and c.lower_ in DEFINITE) for c in noun.children)


def describes(clause: Token) -> bool:
    """ "the town captured in May", "the captured town"; not "the report that it was captured", "no signed deal"."""
    if clause.dep_ == "amod" and clause.tag_ in {"VBN", "VBG"}:
        return _stands_in_noun(clause)
    stated = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return clause.dep_ == "acl" and clause.tag_ in {"VBN", "VBG", "VBD"} and not stated and not own


def _stands_in_noun(participle: Token) -> bool:
    """In "the captured town"; in "denied shelling towns", "had flogged inmates" parsers take a verb for one."""
    noun = participle.head
    if any(c.dep_ == "det" and c.lower_ not in DEFINITE for c in noun.children):
        return False
    before = participle.nbor(-1) if participle.i > 0 else None
    if is_definite(noun):
        return True
    return participle.tag_ == "VBN" and before is not None and before.pos_ not in {"VERB", "AUX"}


def _is_only_spoken_of(over: Token, below: Token, hit: Hit, lexicon: Lexicon) -> bool:
    """ "failed to report the attack", "did not comment on the attack": what a plain word speaks of is there."""
    if hit.is_verbal or not is_definite(hit.head):
        return False
    through = below.dep_ == "prep" and hit.head.head == below and below.lower_ in SPEAKING_OF
    if not through and (below != hit.head or below.dep_ != "dobj"):
        return False
    lemma = over.lemma_
    if aspect_of(over, lexicon, hit.course)[1] is not None or lexicon.in_class(lemma, ("@taking_part",)):
        return False
    if over.pos_ == "VERB":
        to_come = modal_of(over) is not None and not is_negated(over)
        decides = lexicon.verb_operators.get(lemma)
        unsaid = decides is not None and decides.binds == "about" and is_negated(over)
        return (decides is None or unsaid) and not lends_its_form(over, lexicon) and not to_come
    if over.pos_ in {"NOUN", "ADJ"} and through and hit.course is None:
        operators = lexicon.noun_operators if over.pos_ == "NOUN" else lexicon.adjective_operators
        return lemma not in operators and not lexicon.in_class(lemma, ("@parts",))
    return False


def _is_absent(noun: Token, below: Token, lexicon: Lexicon) -> bool:
    """ "gave no reason for the attack": the reason is what there is not."""
    if below.dep_ != "prep" or noun.pos_ != "NOUN" or not has_no(noun):
        return False
    lemma = noun.lemma_
    return not (
        lemma in lexicon.aspects or lemma in lexicon.noun_operators or lexicon.in_class(lemma, ("@parts",))
    )


def _is_talked_over(noun: Token, preposition: Token, hit: Hit, climb: Climb, lexicon: Lexicon) -> bool:
    """ "opened talks on a draft accord": what is said of the talks is not said of the accord, which may be one day."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"on", "about", "over", "towards", "toward"}:
        return False
    if hit.is_verbal or hit.event_type == "CONSULT" or not lexicon.in_class(noun.lemma_, ("@meetings",)):
        return False
    if not is_definite(hit.head):
        climb.meet("possible", noun)
    return True
