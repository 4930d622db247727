"""Climb from a trigger through the words that govern it, letting each have its say on the status."""

from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon, Operator
from truceline.stages.code import grammar
from truceline.stages.code.aspects import aspect_of, is_again
from truceline.stages.code.climb import OPEN, Climb, own_form
from truceline.stages.code.forms import asks_for, has_to, is_headline, is_negated, modal_of
from truceline.stages.code.granted import is_definite, is_granted
from truceline.stages.code.operators import (
    along_course,
    aspect,
    does_to_another,
    governed_by,
    tells_its_course,
    tells_of_occurring,
)
from truceline.stages.code.patterns import Hit
from truceline.stages.code.prepositions import is_instead, tells_means

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
# What moves along something shows that it is open.
ALONG = frozenset({"along", "through", "via", "by", "down", "over", "across"})
# Under these the event shares the future of the clause that it is the setting of.
SETTING = frozenset({"at", "in", "during"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "pcomp", "xcomp", "acl", "csubj"})


def governors(hit: Hit, climb: Climb, lexicon: Lexicon) -> None:
    """Walk up from the trigger, letting each governing word have its say, until a finite main clause."""
    inside = {w.i for w in hit.words}
    _auxiliary(hit, climb, lexicon)
    previous = hit.head
    for token in grammar.climb(hit.head):
        if token == hit.head or token.i in inside or _is_day_between(token, previous):
            continue
        if previous.dep_ in CLAUSES and _asks(previous, climb):
            return
        if previous.dep_ in SUBJECTS:
            if _ends_at_subject(token, previous, climb, lexicon, hit):
                return
            previous = token  # what is over the clause still counts: "denied that talks were held"
            continue
        if previous.dep_ in {"relcl", "appos", "parataxis"} or _stands_alone(previous, token):
            return
        if is_granted(token, previous, hit, climb, lexicon):
            climb.granted = True
            return
        if previous.dep_ == "advcl" and token == previous.head and not _shares_modality(previous, climb):
            return
        told = _passed_on(token, previous, climb, lexicon, hit) if previous.dep_ == "prep" else None
        if told is not None:
            previous = told
            continue
        if previous.dep_ in {"prep", "agent"} and not _is_reached(token, previous, lexicon):
            if _stands_for_it(token, previous, lexicon):
                previous = token  # "suspended its participation in the deal" says it of the deal
                continue
            _shares_its_future(token, previous, climb, lexicon)
            return
        if previous.dep_ == "conj":
            shared_by_conjuncts(token, previous, climb, lexicon)
            previous = token
            continue
        governed_by(token, previous, climb, lexicon, hit)
        previous = token


def _passed_on(token: Token, preposition: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> Token | None:
    """Give the verb that says it of what its preposition brings: "are back at the posts", "could end it by leaving"."""
    if not tells_means(preposition) or token.pos_ != "VERB":
        return along_course(token, preposition, climb, lexicon, hit)
    if not is_negated(token) and not climb.decided:
        own_form(token, climb, lexicon, headline=is_headline(token))
    return token


def _shares_its_future(verb: Token, preposition: Token, climb: Climb, lexicon: Lexicon) -> None:
    if preposition.lower_ in SETTING and not climb.decided:
        if verb.pos_ == "VERB" and modal_of(verb) is not None:
            own_form(verb, climb, lexicon, headline=False)


def _auxiliary(hit: Hit, climb: Climb, lexicon: Lexicon) -> None:
    """ "Vesk weighs closing the border": a headline's verb that the parser took for an auxiliary."""
    for child in hit.head.children:
        lemma = child.lower_.removesuffix("s")  # an auxiliary keeps its form for its lemma
        operator = lexicon.verb_operators.get(lemma) if child.dep_ == "aux" else None
        if operator is not None and operator.effect == "possible" and hit.head.tag_ == "VBG":
            climb.meet(operator.effect, child)


def _is_day_between(token: Token, below: Token) -> bool:
    """ "appealed on Wednesday for a truce": the day and its preposition, on which the parser hangs "for"."""
    if below.dep_ != "prep" or below.lower_ == "of":
        return False
    if token.ent_type_ in {"DATE", "TIME"} and token.dep_ in {"pobj", "npadvmod"}:
        return True
    return token.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} and c.is_ancestor(below) for c in token.children
    )


def _is_reached(token: Token, preposition: Token, lexicon: Lexicon) -> bool:
    """ "aims at leaving", "interested in sending": over a gerund any preposition will do."""
    if preposition.lower_ == "over" and _tells_why(preposition, lexicon):
        return False
    if preposition.lower_ in REACHED_THROUGH:
        return True
    gerund = any(c.dep_ == "pcomp" for c in preposition.children)
    return gerund and any(
        token.lemma_ in words or token.lower_ in words
        for words in (lexicon.verb_operators, lexicon.noun_operators, lexicon.adjective_operators)
    )


def _stands_for_it(noun: Token, preposition: Token, lexicon: Lexicon) -> bool:
    """ "suspended its participation in the deal", "convoys along the corridor resumed": of the deal, the corridor."""
    if lexicon.in_class(noun.lemma_, ("@taking_part",)):
        return True
    return preposition.lower_ in ALONG and lexicon.in_class(noun.lemma_, ("@passing",))


def _tells_why(over: Token, lexicon: Lexicon) -> bool:
    """ "suspended aid over the arrest": beside an object, and behind what was stopped, "over" says why."""
    above = over.head
    if above.pos_ == "VERB":
        return bool(grammar.objects(above))
    _, aspect = aspect_of(above.head, lexicon)
    stopped = aspect is not None and aspect.phase in {"suspend", "end"}
    return stopped and above.dep_ in {"dobj", "nsubjpass"}


def _asks(clause: Token, climb: Climb) -> bool:
    """A clause that asks "whether" is open; one that asks "who", "why", "how" takes its event for granted."""
    for child in clause.children:
        if child.dep_ == "mark" and child.lower_ in {"whether", "if"} and clause.dep_ != "advcl":
            if climb.status in OPEN:
                climb.decide("possible", child)
            return True
    return asks_for(clause)


def _truth(verb: Token, climb: Climb, lexicon: Lexicon) -> None:
    """ "The report that troops had left was false."."""
    for child in verb.children:
        if child.dep_ in {"acomp", "attr"} and lexicon.in_class(child.lemma_, ("@untrue",)):
            climb.decide("happened" if is_negated(verb) else "not_happened", child)


def _ends_at_subject(verb: Token, subject: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> bool:
    """Hear the predicate of a subject; True where nothing over it can matter any more."""
    if hit.is_verbal and subject.dep_.startswith("nsubj"):
        _truth(verb, climb, lexicon)
        return True
    _predicate(verb, subject, climb, lexicon, hit)
    if climb.aspect == verb:
        return False
    # "denied that its withdrawal was a defeat": it withdrew
    return not climb.decided and is_definite(subject) and not tells_of_occurring(verb, lexicon)


def shared_by_conjuncts(first: Token, later: Token, climb: Climb, lexicon: Lexicon) -> None:
    """A later conjunct without auxiliaries of its own shares the first one's modal, its "to" and its negation."""
    if later.pos_ != "VERB" or climb.decided:
        return
    joins = {c.lower_ for c in first.children if c.dep_ == "cc" and first.i < c.i < later.i}
    own = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in later.children)
    if is_instead(later, first):
        climb.meet("not_happened", later)
    elif not own and later.tag_ == "VB":
        own_form(first, climb, lexicon, headline=is_headline(first))
    elif "nor" in joins or (not own and "or" in joins and is_negated(first)):
        climb.meet("not_happened", first)


def _stands_alone(clause: Token, verb: Token) -> bool:
    """True for a clause that the parser alone puts under a verb: "failed to find a buyer and filed for protection"."""
    finite = clause.dep_ == "conj" and verb.tag_ == "VB" and has_to(verb) and clause.tag_ in {"VBD", "VBZ"}
    return finite or grammar.is_apart(clause)


def _shares_modality(clause: Token, climb: Climb) -> bool:
    if is_instead(clause, clause.head):
        climb.meet("not_happened", clause)
        return False
    if clause.tag_ == "VB":
        return True
    return clause.tag_ == "VBG" and not any(c.dep_ == "mark" for c in clause.children)


def _predicate(verb: Token, subject: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """An event noun as subject: "the talks are possible", "the truce collapsed", "a meeting will take place"."""
    aspect(verb, subject, climb, lexicon, hit)
    if _is_to_come(verb, subject, climb, lexicon, hit):
        return
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "xcomp", "oprd", "prep"}:
            inner = [child, *(g for g in child.children if g.dep_ in {"pobj", "amod"})]
            for word in inner:
                operator = lexicon.predicates.get(word.lower_) or lexicon.predicates.get(word.lemma_)
                if operator is not None and (operator.effect != "demanded" or subject.dep_ == "csubj"):
                    climb.meet(operator.negated if is_negated(verb) else operator.effect, word)
                    return
    operator = lexicon.verb_operator(verb.lemma_, verb.lower_)
    passive = subject.dep_ in {"nsubjpass", "csubjpass"}
    binds = operator is not None and (operator.binds in {None, "direct"} or _has_infinitive(verb, operator))
    if tells_its_course(verb, climb, hit):
        operator = None
    if operator is not None and binds and (passive or operator.effect == "not_happened"):
        climb.meet(operator.negated if is_negated(verb) else operator.effect, verb)
        return
    if climb.decided or lexicon.in_class(verb.lemma_, ("@bringing",)):
        return
    acts = verb.lemma_ in lexicon.aspects and does_to_another(verb, (), lexicon)
    tells = climb.aspect == verb or (tells_of_occurring(verb, lexicon) and not acts)
    if is_negated(verb) and not tells:
        # "the talks were not easy", "the raids will not stop us": they themselves are not denied
        if modal_of(verb) is not None and not is_definite(subject) and not is_definite(hit.head):
            climb.meet("possible", verb)  # "sanctions would not help"
        return
    if modal_of(verb) is not None or is_negated(verb) or verb.tag_ == "VBG":
        own_form(verb, climb, lexicon, headline=is_headline(verb))
    elif verb.tag_ in {"VBZ", "VBP"} and not is_headline(verb):
        if lexicon.in_class(verb.lemma_, ("@going_on",)):
            climb.status = Status.ONGOING
        elif climb.aspect == verb and is_again(verb):
            climb.status = Status.ONGOING  # "the treaty works again"
        elif climb.phase in {"begin", "end", "resume"} and climb.aspect == verb and verb.lemma_ != "be":
            climb.meet("planned", verb)  # "the truce expires on Sunday"


def _is_to_come(verb: Token, subject: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> bool:
    """ "The truce is to begin in May": what is said of the subject is the infinitive's, and it is planned."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and has_to(c)), None)
    if inner is None:
        return False
    aspect(inner, subject, climb, lexicon, hit)
    if verb.lemma_ != "be" or any(c.dep_ in {"acomp", "attr", "oprd"} for c in verb.children):
        return False
    climb.meet("planned", verb)
    return True


def _has_infinitive(verb: Token, operator: Operator) -> bool:
    """ "is set to begin": a verb that decides over an infinitive needs one."""
    return operator.binds == "to" and any(c.dep_ == "xcomp" and has_to(c) for c in verb.children)
