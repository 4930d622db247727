"""What a governing verb, noun or adjective says of what hangs on it: "plan to", "no sign that", "too weak to"."""

from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon, Operator
from truceline.stages.code.aspects import aspect_of, done_by
from truceline.stages.code.climb import OPEN, Climb, own_form, own_noun
from truceline.stages.code.forms import (
    has_no,
    has_to,
    is_headline,
    is_negated,
    is_one_occasion,
    is_past,
    is_perfect,
    modal_of,
)
from truceline.stages.code.patterns import Hit
from truceline.stages.code.prepositions import says_anything

UNDER_ASPECT = frozenset(
    {"dobj", "nsubj", "nsubjpass", "xcomp", "prep", "pobj", "attr", "poss", "compound", "oprd", "dative"}
)
NOMINAL = frozenset({"dobj", "prep", "pobj", "attr", "oprd", "agent"})
UNDER_NOUN = frozenset({"prep", "acl", "relcl", "ccomp", "pobj", "xcomp"})
UNDER_ADJECTIVE = frozenset({"xcomp", "prep", "ccomp", "advcl", "acl", "pcomp"})
# Their compounds name what there is: "a truce deal", "the ceasefire agreement".
SETTLED = frozenset(
    {"agreement", "deal", "decision", "commitment", "mandate", "schedule", "timetable", "sign", "word"}
)
LONGEST_PREDICATE = 3
# One of many that is over or was broken off is not the end of them all.
OVER = frozenset({"suspend", "end", "complete"})
# "said", "reported": what they pass on keeps its own tense.
PASSING_ON = frozenset({"keep", "say"})


def governed_by(token: Token, below: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """Let one word over the trigger have its say; `below` is the step of the climb right under it."""
    if token.pos_ in {"VERB", "AUX"}:
        aspect(token, below, climb, lexicon, hit)
        _verb(token, below, climb, lexicon, hit)
    elif token.pos_ in {"NOUN", "PROPN"}:
        aspect(token, below, climb, lexicon, hit)
        _noun(token, below, climb, lexicon)
    elif token.pos_ in {"ADP", "SCONJ"} and says_anything(token, below, climb, lexicon):
        return
    elif token.pos_ in {"ADJ", "ADV", "ADP"} and below.dep_ in UNDER_ADJECTIVE:
        _adjective(token, below, climb, lexicon)


def aspect(token: Token, below: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """A verb or noun of beginning or ending right above the trigger gives its phase."""
    if token.pos_ == "NOUN" and below.lower_ == "of" and lexicon.in_class(token.lemma_, ("@workings",)):
        return  # "suspended the work of the posts"
    words, found = aspect_of(token, lexicon, hit.course)
    leaving = len(words) > 1 and below.lower_ in {"from", "of"}  # "called its men down from the posts"
    if below.dep_ == "prep" and below not in words and not leaving:
        words, found = aspect_of(token, lexicon)  # "are gone from the zone" tells nothing of the zone
    own, done = done_by(token, hit.course) if below.dep_ == "nsubj" else (words, None)
    if done is not None:
        words, found = own, done
    if found is None or climb.aspect is not None or climb.phase is not None:
        return
    its_work = below.dep_ == "dobj" and lexicon.in_class(below.lemma_, ("@workings",))
    if below in words and not its_work and (below.dep_ != "prep" or hit.head in words):
        return
    if done is None and below.dep_ == "nsubj" and does_to_another(token, words, lexicon):
        return  # "a sit-in stopped the patrol": the sit-in is not what stopped
    if below.dep_ in UNDER_ASPECT:
        if found.phase in OVER and (_is_one_of_many(below, lexicon) or _is_a_part(below, lexicon)):
            return
        climb.phase, climb.aspect, climb.told = found.phase, token, found
        if found.effect == "ongoing" and not climb.decided:
            climb.status = Status.ONGOING


def along_course(token: Token, preposition: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> Token | None:
    """Give the verb that tells of it through a preposition ("are back at the posts"), None where there is none."""
    if hit.course is None or climb.phase is not None:
        return None
    verb = token.head if token.pos_ == "ADV" else token
    words, found = aspect_of(verb, lexicon, hit.course)
    if found is None or preposition not in words:
        return None
    climb.phase, climb.aspect, climb.told = found.phase, verb, found
    if not climb.decided:
        own_form(verb, climb, lexicon, headline=is_headline(verb))
    if found.effect == "ongoing" and not climb.decided:
        climb.status = Status.ONGOING
    return verb


def verbless(hit: Hit, climb: Climb, lexicon: Lexicon) -> None:
    """ "Truce over", "Ridge patrols on hold": a headline leaves the verb out."""
    noun = hit.head
    if climb.phase is not None or hit.is_verbal or noun.head.pos_ in {"VERB", "AUX"} or not is_headline(noun):
        return
    told = hit.course.told if hit.course is not None else {}
    after: list[str] = []
    for word in noun.doc[noun.i + 1 : noun.i + 1 + LONGEST_PREDICATE]:
        after.append(word.lower_)
        phrase = " ".join(["be", *after])
        found = told.get(phrase) or lexicon.aspects.get(phrase)
        if found is not None:
            climb.phase, climb.aspect, climb.told = found.phase, word, found


def tells_its_course(verb: Token, climb: Climb, hit: Hit) -> bool:
    """ "The talks stalled": what is said of the course of its kind is no operator besides."""
    return climb.aspect == verb and hit.course is not None and verb.lemma_ in hit.course.told


def does_to_another(verb: Token, words: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """True where a verb has an object that is neither among its words nor the subject's own work."""
    return any(c.dep_ == "dobj" and c not in words and not _is_own_work(c, lexicon) for c in verb.children)


def _is_own_work(noun: Token, lexicon: Lexicon) -> bool:
    """ "the mission suspended its work": then the mission is suspended."""
    own = any(c.dep_ == "poss" and c.lower_ in {"its", "their"} for c in noun.children)
    return own and lexicon.in_class(noun.lemma_, ("@workings",))


def _is_one_of_many(noun: Token, lexicon: Lexicon) -> bool:
    """One patrol or exercise that is broken off is not the end of the programme."""
    return is_one_occasion(noun) and lexicon.in_class(noun.lemma_, ("@cooperation",))


def _is_a_part(noun: Token, lexicon: Lexicon) -> bool:
    """The second round of the talks that ended is not the end of the talks."""
    return lexicon.in_class(noun.lemma_, ("@portions",)) and any(c.dep_ == "prep" for c in noun.children)


def _noun(noun: Token, below: Token, climb: Climb, lexicon: Lexicon) -> None:
    operator = lexicon.noun_operators.get(noun.lemma_)
    if operator is not None and below.dep_ in UNDER_NOUN and not _is_only_of(operator, below):
        climb.meet(operator.negated if has_no(noun) else operator.effect, noun)
    elif operator is not None and below.dep_ == "compound" and noun.lemma_ not in SETTLED:
        climb.meet(operator.effect, noun)  # "a truce plan", "ceasefire hopes"
    elif below.dep_ == "prep" and below.lower_ == "of":
        whole = lexicon.in_class(noun.lemma_, ("@parts",)) or noun.lemma_ in lexicon.aspects
        own_noun(noun, climb, lexicon, with_no=whole)


def _is_only_of(operator: Operator, below: Token) -> bool:
    """ "the mandate of the mission": of a noun that decides over what is to be done, "of" says whose it is."""
    return operator.binds == "to" and below.dep_ == "prep" and below.lower_ == "of"


def _adjective(adjective: Token, below: Token, climb: Climb, lexicon: Lexicon) -> None:
    """ "ready to", "about to", "capable of"; "too weak to" whatever the adjective."""
    if has_to(below) and any(c.lower_ == "too" and c.dep_ == "advmod" for c in adjective.children):
        climb.meet("not_happened", adjective)
        return
    operator = lexicon.adjective_operators.get(adjective.lower_)
    if operator is None or (adjective.pos_ == "ADP" and below.dep_ not in {"xcomp", "pcomp"}):
        return
    climb.meet(_own_effect(operator, adjective.head, clause=True), adjective)


def _verb(token: Token, below: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """A verb over a complement: what it means, then its own modal, negation and tense."""
    operator = lexicon.verb_operator(token.lemma_, token.lower_)
    clause = below.dep_ in {"xcomp", "ccomp", "pcomp"}
    if (
        operator is not None
        and not tells_its_course(token, climb, hit)
        and _is_about(operator, token, below, hit, lexicon)
        and binds(token, below, operator)
    ):
        effect = _own_effect(operator, token, clause=clause)
        climb.meet(effect, token)
        if effect == operator.effect == "not_happened" and climb.operator == token:
            climb.prevented = True
            _own_reality(token, climb, lexicon)
    if below.dep_ == "ccomp" and token.lemma_ == "be":
        _judgement_on_clause(token, climb, lexicon)
    passes_on = operator is None or operator.effect in PASSING_ON
    if below.dep_ == "ccomp" and token.lemma_ in lexicon.saying_verbs and passes_on:
        return
    if below.dep_ == "xcomp" and token.lemma_ == "be" and has_to(below):
        # "the two sides are to meet"; "were to have met", "is yet to meet" tell that they did not
        undone = _is_yet(token, below) or (is_perfect(below) and is_past(token))
        climb.meet("not_happened" if undone else "planned", token)
    if below.dep_ == "xcomp" and token.lemma_ == "have" and _is_yet(token, below):
        climb.decide("not_happened", token)
    _lend(token, below, climb, lexicon, hit)


def _is_about(operator: Operator, token: Token, below: Token, hit: Hit, lexicon: Lexicon) -> bool:
    """What is denied of a charge or a report is its content; the charge itself was made."""
    lemma = below.lemma_
    spoken = below == hit.head and (lemma in lexicon.saying_nouns or lemma in lexicon.noun_operators)
    if operator.effect == "denied" and spoken and below.dep_ == "dobj":
        return False
    if below.dep_ == "ccomp" and any(c.dep_ == "ccomp" and below.i < token.i < c.i for c in token.children):
        return False  # "ten were killed, and groups warn that …": the complement stands behind
    if below.dep_ == "advcl" and operator.effect == "possible" and (below.tag_ == "VBG" or has_to(below)):
        # "discussed on Thursday sending troops", "offered on Sunday to send them"
        return not any(
            c.dep_ in {"dobj", "mark"} for c in (*token.children, *below.children) if c.i < below.i
        )
    return below.dep_ in NOMINAL or below.dep_ in {"xcomp", "ccomp", "pcomp"}


def _own_reality(token: Token, climb: Climb, lexicon: Lexicon) -> None:
    """ "could delay the talks", "to prevent an attack": what is not prevented yet may still come."""
    modal = modal_of(token)
    if modal is not None:
        climb.meet(lexicon.modals.get(modal.lemma_, "planned"), modal)
    elif token.tag_ == "VB" and has_to(token) and token.dep_ in {"advcl", "acl", "relcl"}:
        climb.meet("planned", token)


def _lend(token: Token, below: Token, climb: Climb, lexicon: Lexicon, hit: Hit) -> None:
    """Give an open trigger the governing verb's own tense, modal and negation, where it has none itself."""
    if is_perfect(below) and has_to(below) and modal_of(token) is None and not is_negated(token):
        return  # "are believed to have left": they left
    carries = below.dep_ in {"xcomp", "dobj", "prep", "pcomp", "attr"} and not climb.decided
    tells = lends_its_form(token, lexicon) or climb.aspect == token
    lends = below.dep_ in {"xcomp", "pcomp"} or (not hit.is_verbal and tells)
    if carries and lends:
        own_form(token, climb, lexicon, headline=is_headline(token))
    elif below == hit.head and _is_said_of(below, hit) and not climb.decided:
        if modal_of(token) is not None or is_negated(token):
            own_form(token, climb, lexicon, headline=False)
    elif (
        (below.dep_ in {"xcomp", "dobj"} or _is_bare(below))
        and climb.status in OPEN
        and modal_of(token) is not None
    ):
        own_form(token, climb, lexicon, headline=False)


def _is_said_of(word: Token, hit: Hit) -> bool:
    """ "It was not an attack", "they would not be affected": a predicate takes its verb's modal and negation."""
    if word.dep_ == "attr":
        return not hit.is_verbal and any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in word.children)
    return word.dep_ == "acomp"


def _is_bare(clause: Token) -> bool:
    """ "Should help it meet them", "will let them leave": a clause of an infinitive with its own subject."""
    return clause.dep_ == "ccomp" and clause.tag_ == "VB" and modal_of(clause) is None


def _own_effect(operator: Operator, token: Token, *, clause: bool) -> str:
    return operator.over(clause=clause, negated=is_negated(token), past=is_past(token))


def _is_yet(token: Token, below: Token) -> bool:
    """ "has yet to leave"."""
    near = [*token.children, *below.children]
    return any(c.lower_ == "yet" and c.dep_ == "advmod" and c.i < below.i for c in near)


def _judgement_on_clause(verb: Token, climb: Climb, lexicon: Lexicon) -> None:
    """ "It is possible that …", "it is unlikely that …"."""
    for child in verb.children:
        operator = lexicon.predicates.get(child.lower_) if child.dep_ in {"acomp", "attr"} else None
        if operator is not None:
            effect = operator.negated if is_negated(verb) else operator.effect
            climb.decide(effect, child)


def binds(token: Token, below: Token, operator: Operator) -> bool:
    """Some verbs decide only over certain complements: "set to", "call for", "rule out", "refrain from"."""
    clause = below.dep_ in {"xcomp", "ccomp"}
    through = below.lower_ if below.dep_ == "prep" else None
    match operator.binds:
        case "to":
            return (clause or below.dep_ == "advcl") and has_to(below)
        case "for":
            return clause or through == "for"
        case "from":
            return through == "from" or (clause and below.tag_ == "VBG") or below.dep_ == "dobj"
        case "about":
            return through in {"about", "of", "at", "on"}
        case "out":
            return any(c.lower_ == "out" for c in token.children)
        case "direct":
            return through is None
    return True


def lends_its_form(verb: Token, lexicon: Lexicon) -> bool:
    """True for verbs whose tense and negation say whether their noun was: "hold", "sign", "lead to"."""
    return tells_of_occurring(verb, lexicon) or lexicon.in_class(verb.lemma_, ("@bringing",))


def tells_of_occurring(verb: Token, lexicon: Lexicon) -> bool:
    """True for verbs by which an event noun is said to take place."""
    lemma = verb.lemma_
    return lemma != "be" and (
        lemma in lexicon.aspects or lexicon.in_class(lemma, ("@occurring", "@light_verbs"))
    )
