"""Climb from a trigger through the words that govern it, letting each have its say on the status."""

from spacy.tokens import Token

from truceline.records.mention import Status
from truceline.reference.lexicon import Lexicon, Operator
from truceline.stages.code import grammar
from truceline.stages.code.climb import OPEN, Climb, own_form, own_noun
from truceline.stages.code.forms import (
    has_no,
    has_to,
    is_headline,
    is_negated,
    is_one_occasion,
    modal_of,
)
from truceline.stages.code.patterns import Hit

# Prepositions through which a verb's say reaches an event noun ("call for talks"); after any
# other the event is only the setting ("failed to agree after two rounds of talks").
REACHED_THROUGH = frozenset(
    {
        "of",
        "for",
        "to",
        "about",
        "on",
        "over",
        "against",
        "into",
        "with",
        "from",
        "between",
        "toward",
        "towards",
        "out",
    }
)
UNDER_ASPECT = frozenset(
    {"dobj", "nsubj", "nsubjpass", "xcomp", "prep", "pobj", "attr", "poss", "compound", "oprd"}
)
# Under these the event shares the future of the clause that it is the setting of.
SETTING = frozenset({"at", "in", "during"})


def governors(hit: Hit, climb: Climb, lexicon: Lexicon) -> None:
    """Walk up from the trigger, letting each governing word have its say, until a finite main clause."""
    inside = {w.i for w in hit.words}
    previous = hit.head
    for token in grammar.climb(hit.head):
        if token == hit.head or token.i in inside:
            continue
        if previous.dep_ in {"nsubj", "nsubjpass", "csubj", "csubjpass"}:
            if hit.is_verbal and previous.dep_.startswith("nsubj"):
                return
            _predicate(token, previous, climb, lexicon)
            previous = token  # what is over the clause still counts: "denied that talks were held"
            continue
        if previous.dep_ in {"relcl", "appos", "parataxis"} or (
            previous.dep_ == "acl" and previous.tag_ in {"VBN", "VBG", "VBD"}
        ):
            return
        if previous.dep_ == "advcl" and previous.tag_ != "VB":
            if token == previous.head and not _shares_modality(previous):
                return
        if previous.dep_ in {"prep", "agent"} and previous.lower_ not in REACHED_THROUGH:
            if lexicon.in_class(token.lemma_.lower(), ("@taking_part",)):
                previous = token  # "suspended its participation in the deal" says it of the deal
                continue
            if (
                previous.lower_ in SETTING
                and not climb.decided
                and token.pos_ == "VERB"
                and modal_of(token) is not None
            ):
                own_form(token, climb, lexicon, headline=False)
            return
        if previous.dep_ == "conj":
            shared_by_conjuncts(token, previous, climb, lexicon, hit)
            previous = token
            continue
        _governor(token, previous, climb, lexicon, hit)
        previous = token


def shared_by_conjuncts(first: Token, later: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """A later conjunct without auxiliaries of its own shares the first one's modal."""
    if later.pos_ != "VERB" or climb.decided:
        return
    own = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in later.children)
    if not own and later.tag_ == "VB":
        modal = modal_of(first)
        if modal is not None:
            negated = is_negated(first)
            climb.refused = negated and modal.lower_ in {"will", "would", "wo"}
            climb.meet(
                "denied" if climb.refused else lexicon.modals.get(modal.lemma_.lower(), "planned"), modal
            )


def _shares_modality(clause: Token) -> bool:
    return clause.tag_ == "VBG" and not any(c.dep_ == "mark" for c in clause.children)


def _governor(token: Token, below: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        _aspect(token, below, climb, lexicon)
        _verb_operator(token, below, climb, lexicon, hit)
    elif token.pos_ in {"NOUN", "PROPN"}:
        _aspect(token, below, climb, lexicon)
        operator = lexicon.noun_operators.get(lemma)
        if operator is not None and below.dep_ in {"prep", "acl", "relcl", "ccomp", "pobj"}:
            climb.meet(operator.negated if has_no(token) else operator.effect, token)
            if lemma in {"absence", "lack", "failure"}:
                return
        elif below.dep_ == "prep" and below.lower_ == "of":
            own_noun(token, climb, lexicon)
    elif token.pos_ == "ADJ":
        operator = lexicon.adjective_operators.get(token.lower_)
        if operator is not None and below.dep_ in {"xcomp", "prep", "ccomp", "advcl", "acl"}:
            climb.meet(operator.negated if is_negated(token.head) else operator.effect, token)
    elif token.pos_ == "ADP" and token.lower_ == "without":
        climb.meet("not_happened", token)


def _verb_operator(token: Token, below: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """A verb over a complement: what it means, then its own modal, negation and tense."""
    operator = lexicon.verb_operator(token.lemma_.lower(), token.lower_)
    complement = below.dep_ in {"xcomp", "ccomp", "pcomp"}
    nominal = below.dep_ in {"dobj", "prep", "pobj", "attr", "oprd", "agent"}
    if operator is not None and (complement or nominal) and _binds(token, below, operator):
        climb.meet(operator.over(clause=complement, negated=is_negated(token)), token)
    if below.dep_ == "ccomp" and token.lemma_ == "be":
        _judgement_on_clause(token, climb, lexicon)
    if (
        below.dep_ == "ccomp"
        and token.lemma_.lower() in lexicon.saying_verbs
        and (operator is None or operator.effect in {"keep", "say"})
    ):
        return
    if below.dep_ == "xcomp" and token.lemma_ == "be" and has_to(below):
        climb.meet("planned", token)  # "the two sides are to meet"
    carries = below.dep_ in {"xcomp", "dobj", "prep", "pcomp", "attr"} and not climb.decided
    lends = below.dep_ in {"xcomp", "pcomp"} or (not hit.is_verbal and _lends_its_form(token, lexicon))
    if carries and lends:
        own_form(token, climb, lexicon, headline=is_headline(token))
    elif below.dep_ in {"xcomp", "dobj"} and climb.status in OPEN and modal_of(token) is not None:
        own_form(token, climb, lexicon, headline=False)


def _judgement_on_clause(verb: Token, climb: Climb, lexicon: Lexicon) -> None:
    """ "It is possible that …", "it is unlikely that …"."""
    for child in verb.children:
        operator = lexicon.predicates.get(child.lower_) if child.dep_ in {"acomp", "attr"} else None
        if operator is not None:
            effect = operator.negated if is_negated(verb) else operator.effect
            climb.status, climb.operator, climb.decided = Status(effect), child, True


def _binds(token: Token, below: Token, operator: Operator) -> bool:
    """Some verbs decide only over certain complements: "set to", "call for", "rule out"."""
    clause = below.dep_ in {"xcomp", "ccomp"}
    match operator.binds:
        case "to":
            return (clause or below.dep_ == "advcl") and has_to(below)
        case "for":
            return clause or (below.dep_ == "prep" and below.lower_ == "for")
        case "out":
            return any(c.lower_ == "out" for c in token.children)
        case "direct":
            return below.dep_ != "prep"
    return True


def _aspect(token: Token, below: Token, climb: Climb, lexicon: Lexicon) -> None:
    """A verb or noun of beginning or ending right above the trigger gives its phase."""
    aspect = lexicon.aspects.get(token.lemma_.lower())
    if aspect is None or climb.aspect is not None or climb.phase is not None:
        return
    if below.dep_ == "nsubj" and any(c.dep_ == "dobj" for c in token.children):
        return  # "a sit-in stopped the patrol": the sit-in is not what stopped
    if below.dep_ in UNDER_ASPECT:
        if aspect.phase in {"suspend", "end"} and _is_one_of_many(below, lexicon):
            return
        climb.phase, climb.aspect = aspect.phase, token
        if aspect.effect == "ongoing" and not climb.decided:
            climb.status = Status.ONGOING


def _is_one_of_many(noun: Token, lexicon: Lexicon) -> bool:
    """One patrol or exercise that is broken off is not the end of the programme."""
    return is_one_occasion(noun) and lexicon.in_class(noun.lemma_.lower(), ("@cooperation",))


def _predicate(verb: Token, subject: Token, climb: Climb, lexicon: Lexicon) -> None:
    """An event noun as subject: "the talks are possible", "the truce collapsed", "a meeting will take place"."""
    _aspect(verb, subject, climb, lexicon)
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "xcomp", "oprd", "prep"}:
            inner = [child, *(g for g in child.children if g.dep_ in {"pobj", "amod"})]
            for word in inner:
                operator = lexicon.predicates.get(word.lower_) or lexicon.predicates.get(word.lemma_.lower())
                if operator is not None and (operator.effect != "demanded" or subject.dep_ == "csubj"):
                    climb.meet(operator.negated if is_negated(verb) else operator.effect, word)
                    return
    operator = lexicon.verb_operator(verb.lemma_.lower(), verb.lower_)
    passive = subject.dep_ in {"nsubjpass", "csubjpass"}
    binds = operator is not None and (operator.binds in {None, "direct"} or _has_infinitive(verb, operator))
    if operator is not None and binds and (passive or operator.effect == "not_happened"):
        climb.meet(operator.negated if is_negated(verb) else operator.effect, verb)
        return
    if climb.decided or lexicon.in_class(verb.lemma_, ("@bringing",)):
        return
    if is_negated(verb) and modal_of(verb) is None and not _tells_of_occurring(verb, lexicon):
        return  # "the talks were not easy", "were not affected": the talks themselves are not denied
    if modal_of(verb) is not None or is_negated(verb) or verb.tag_ == "VBG":
        own_form(verb, climb, lexicon, headline=is_headline(verb))
    elif verb.tag_ in {"VBZ", "VBP"} and not is_headline(verb):
        if lexicon.in_class(verb.lemma_, ("@going_on",)):
            climb.status = Status.ONGOING
        elif climb.phase in {"begin", "end", "resume"} and climb.aspect == verb:
            climb.meet("planned", verb)  # "the truce expires on Sunday"


def _has_infinitive(verb: Token, operator: Operator) -> bool:
    """ "is set to begin": a verb that decides over an infinitive needs one."""
    return operator.binds == "to" and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children)


def _lends_its_form(verb: Token, lexicon: Lexicon) -> bool:
    return _tells_of_occurring(verb, lexicon) or lexicon.in_class(verb.lemma_, ("@bringing",))


def _tells_of_occurring(verb: Token, lexicon: Lexicon) -> bool:
    lemma = verb.lemma_.lower()
    return lemma != "be" and (
        lemma in lexicon.aspects or lexicon.in_class(lemma, ("@occurring", "@light_verbs"))
    )
