"""Decide by the grammar whether the thing talked about is so."""

from dataclasses import dataclass

from spacy.tokens import Token

from truceline.records.document import Document
from truceline.records.mention import Condition, Status
from truceline.reference.lexicon import Lexicon, Operator
from truceline.stages.code import grammar
from truceline.stages.code.patterns import Hit

NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "hardly", "barely", "none", "nobody", "nothing"})
# Weighed against each other, the outer word decides only over these; a denial of a plan is a denial.
OPEN = frozenset({Status.HAPPENED, Status.ONGOING})


# What an outer word makes of an inner verdict, where it changes it: a plan that is
# denied is denied, a plan that somebody only considers is possible.
OUTER_OVER_INNER = {
    (Status.PLANNED, Status.POSSIBLE): Status.POSSIBLE,
    (Status.PLANNED, Status.NOT_HAPPENED): Status.POSSIBLE,
    (Status.NOT_HAPPENED, Status.DENIED): Status.HAPPENED,
    **{(inner, Status.DENIED): Status.DENIED for inner in (Status.PLANNED, Status.POSSIBLE, Status.DEMANDED)},
    **{(inner, Status.DEMANDED): Status.DEMANDED for inner in (Status.PLANNED, Status.POSSIBLE)},
    **{(inner, Status.THREATENED): Status.THREATENED for inner in (Status.PLANNED, Status.POSSIBLE)},
}
# Prepositions through which a verb's say reaches an event noun ("call for talks"); after any
# other the event is only the setting ("failed to agree after two rounds of talks").
REACHED_THROUGH = frozenset({"of", "for", "to", "about", "on", "over", "against", "into", "with", "from", "between", "toward", "towards", "out"})
# Under these the event shares the future of the clause that it is the setting of.
SETTING = frozenset({"at", "in", "during"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A status, the word that decided it, and the condition that it hangs on.

    `operator` is None where tense alone decided. `phase` comes from a verb of
    beginning or ending, `aspect` is that verb. `refused` marks "would not", "will not".
    """

    status: Status
    operator: Token | None = None
    condition: Condition | None = None
    phase: str | None = None
    aspect: Token | None = None
    refused: bool = False


@dataclass(slots=True)
class _Climb:
    """What has been gathered on the way up from the trigger."""

    status: Status
    decided: bool = False
    operator: Token | None = None
    phase: str | None = None
    aspect: Token | None = None
    refused: bool = False

    def meet(self, effect: str, operator: Token) -> None:
        """Let an operator decide, where nothing inside it has: the inner word is the nearer one."""
        if effect in {"keep", "say"}:
            return
        met = Status(effect)
        if not self.decided or self.status in OPEN:
            self.status, self.operator, self.decided = met, operator, True
        elif (self.status, met) in OUTER_OVER_INNER:
            self.status = OUTER_OVER_INNER[self.status, met]
            self.operator = operator


def judge(hit: Hit, document: Document, lexicon: Lexicon) -> Verdict:
    """Read a hit's status from its own form, then from each word that governs it, inside out."""
    climb = _Climb(status=Status.HAPPENED)
    if hit.is_verbal:
        _own_form(hit.head, climb, lexicon, headline=_in_headline(hit) or _is_verbal_act(hit))
    else:
        _own_noun(hit.head, climb, lexicon)
    _governors(hit, climb, lexicon)
    condition = _condition(hit.head, document, lexicon)
    if climb.status in OPEN and _inside_condition(hit.head, lexicon):
        climb.status, climb.operator = Status.POSSIBLE, None
    elif condition is not None and climb.status is Status.PLANNED:
        climb.status = Status.POSSIBLE
    return Verdict(
        status=climb.status,
        operator=climb.operator,
        condition=condition,
        phase=climb.phase,
        aspect=climb.aspect,
        refused=climb.refused,
    )


def is_negated(token: Token) -> bool:
    """True where the grammar negates this very word: its own "not", a "no" on its subject or object."""
    for child in token.children:
        if child.dep_ == "neg" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in {"only", "just", "merely"}:
            continue
        if child.dep_ == "neg" or (child.dep_ in {"preconj", "advmod"} and child.lower_ in NEGATIONS):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}:
            if child.lower_ in {"nobody", "none", "nothing"} or _has_no(child):
                return True
        if child.dep_ == "nsubj" and child.lower_ == "one" and _has_no(child):
            return True
    return False


def _has_no(noun: Token) -> bool:
    return any(c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in noun.children)


def _own_form(verb: Token, climb: _Climb, lexicon: Lexicon, *, headline: bool) -> None:
    """Tense, modal and negation of the trigger verb itself."""
    modal = _modal(verb)
    negated = is_negated(verb)
    if modal is not None:
        effect = lexicon.modals.get(modal.lemma_.lower()) or lexicon.modals.get(modal.lower_, "planned")
        if negated and effect == "planned":
            climb.refused = True
        climb.meet("denied" if climb.refused else "not_happened" if negated and effect == "possible" else effect, modal)
        return
    if negated:
        climb.meet("not_happened", verb)
        return
    climb.status = _tense(verb, headline=headline)
    if verb.tag_ == "VB" and verb.dep_ in {"acl", "advcl", "relcl"} and _has_to(verb):
        climb.meet("planned" if verb.dep_ == "advcl" else "possible", verb)
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and not headline and not any(c.dep_.startswith("nsubj") for c in verb.children):
        climb.meet("demanded", verb)


def _tense(verb: Token, *, headline: bool) -> Status:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if verb.tag_ == "VBG":
        if auxiliaries & {"was", "were", "been"}:
            return Status.HAPPENED
        if auxiliaries & {"is", "are", "'re", "’re", "'m", "be", "'s", "’s"} or verb.dep_ in {"ROOT", "acl", "amod", "relcl"}:
            return Status.ONGOING
        return _tense(verb.head, headline=headline) if verb.dep_ in {"advcl", "pcomp"} and verb.head != verb and (
            verb.head.pos_ == "VERB") else Status.HAPPENED
    if verb.tag_ in {"VBZ", "VBP"} and not headline:
        return Status.ONGOING
    if verb.tag_ == "VBN" and auxiliaries & {"is", "are"}:
        return Status.ONGOING
    if verb.tag_ == "VBN" and "being" in auxiliaries:
        return Status.ONGOING
    return Status.HAPPENED


def _own_noun(noun: Token, climb: _Climb, lexicon: Lexicon) -> None:
    """Adjectives and "no" on the event noun itself."""
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"}:
            operator = lexicon.adjective_operators.get(child.lower_) or lexicon.adjective_operators.get(child.lemma_.lower())
            if operator is not None:
                climb.meet(operator.effect, child)
    if _has_no(noun):
        climb.meet("not_happened", noun)


def _governors(hit: Hit, climb: _Climb, lexicon: Lexicon) -> None:
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
            return
        if previous.dep_ in {"relcl", "appos", "parataxis"} or (previous.dep_ == "acl" and previous.tag_ in {"VBN", "VBG", "VBD"}):
            return
        if previous.dep_ == "advcl" and previous.tag_ != "VB":
            if token == previous.head and not _shares_modality(previous):
                return
        if previous.dep_ in {"prep", "agent"} and previous.lower_ not in REACHED_THROUGH:
            if previous.lower_ in SETTING and not climb.decided and token.pos_ == "VERB" and _modal(token) is not None:
                _own_form(token, climb, lexicon, headline=False)
            return
        if previous.dep_ == "conj":
            _shared_by_conjuncts(token, previous, climb, lexicon, hit)
            previous = token
            continue
        _governor(token, previous, climb, lexicon, hit)
        previous = token


def _shared_by_conjuncts(first: Token, later: Token, climb: _Climb, lexicon: Lexicon, hit: Hit) -> None:
    """A later conjunct without auxiliaries of its own shares the first one's modal."""
    if later.pos_ != "VERB" or climb.decided:
        return
    own = any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in later.children)
    if not own and later.tag_ == "VB":
        modal = _modal(first)
        if modal is not None:
            negated = is_negated(first)
            climb.refused = negated and modal.lower_ in {"will", "would", "wo"}
            climb.meet("denied" if climb.refused else lexicon.modals.get(modal.lemma_.lower(), "planned"), modal)


def _shares_modality(clause: Token) -> bool:
    return clause.tag_ == "VBG" and not any(c.dep_ == "mark" for c in clause.children)


def _governor(token: Token, below: Token, climb: _Climb, lexicon: Lexicon, hit: Hit) -> None:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"}:
        _aspect(token, below, climb, lexicon)
        _verb_operator(token, below, climb, lexicon, hit)
    elif token.pos_ in {"NOUN", "PROPN"}:
        _aspect(token, below, climb, lexicon)
        operator = lexicon.noun_operators.get(lemma)
        if operator is not None and below.dep_ in {"prep", "acl", "relcl", "ccomp", "pobj"}:
            climb.meet(operator.negated if _has_no(token) else operator.effect, token)
            if lemma in {"absence", "lack", "failure"}:
                return
        elif below.dep_ == "prep" and below.lower_ == "of":
            _own_noun(token, climb, lexicon)
    elif token.pos_ == "ADJ":
        operator = lexicon.adjective_operators.get(token.lower_)
        if operator is not None and below.dep_ in {"xcomp", "prep", "ccomp", "advcl", "acl"}:
            climb.meet(operator.negated if is_negated(token.head) else operator.effect, token)
    elif token.pos_ == "ADP" and token.lower_ == "without":
        climb.meet("not_happened", token)


def _verb_operator(token: Token, below: Token, climb: _Climb, lexicon: Lexicon, hit: Hit) -> None:
    """A verb over a complement: what it means, then its own modal, negation and tense."""
    operator = lexicon.verb_operator(token.lemma_.lower(), token.lower_)
    complement = below.dep_ in {"xcomp", "ccomp", "pcomp"}
    nominal = below.dep_ in {"dobj", "prep", "pobj", "attr", "oprd", "agent"}
    if operator is not None and (complement or nominal) and _binds(token, below, operator, hit):
        climb.meet(operator.over(clause=complement, negated=is_negated(token)), token)
    if below.dep_ == "ccomp" and token.lemma_ == "be":
        _judgement_on_clause(token, climb, lexicon)
    if below.dep_ == "ccomp" and token.lemma_.lower() in lexicon.saying_verbs and (
        operator is None or operator.effect in {"keep", "say"}
    ):
        return
    carries = below.dep_ in {"xcomp", "dobj", "prep", "pcomp", "attr"} and not climb.decided
    if carries and (not hit.is_verbal or below.dep_ in {"xcomp", "pcomp"}):
        _own_form(token, climb, lexicon, headline=_headline(token))
    elif below.dep_ in {"xcomp", "dobj"} and climb.status in OPEN and _modal(token) is not None:
        _own_form(token, climb, lexicon, headline=False)


def _judgement_on_clause(verb: Token, climb: _Climb, lexicon: Lexicon) -> None:
    """ "It is possible that …", "it is unlikely that …"."""
    for child in verb.children:
        operator = lexicon.predicates.get(child.lower_) if child.dep_ in {"acomp", "attr"} else None
        if operator is not None:
            effect = operator.negated if is_negated(verb) else operator.effect
            climb.status, climb.operator, climb.decided = Status(effect), child, True


def _binds(token: Token, below: Token, operator: Operator, hit: Hit) -> bool:
    """Some verbs decide only over certain complements: "set to", "call for", "rule out"."""
    lemma = token.lemma_.lower()
    if lemma in NEEDS_TO:
        return below.dep_ in {"xcomp", "ccomp", "advcl"} and _has_to(below)
    if lemma in NEEDS_PREPOSITION:
        return below.dep_ in {"xcomp", "ccomp"} or (below.dep_ == "prep" and below.lower_ in NEEDS_PREPOSITION[lemma])
    if lemma == "rule":
        return any(c.lower_ == "out" for c in token.children)
    if operator.effect == "planned" and below.dep_ == "dobj" and lemma in {"commit", "determine", "set", "look", "go"}:
        return False
    return not (below.dep_ == "prep" and lemma in NOT_THROUGH_PREPOSITION)


NEEDS_TO = frozenset({"set", "go", "look", "agree", "decide", "promise", "swear", "undertake", "ask", "order", "fear", "tell"})
NEEDS_PREPOSITION = {"call": {"for"}, "press": {"for"}, "push": {"for"}, "appeal": {"for"}, "plead": {"for"}, "lobby": {"for"}, "beg": {"for"}}
NOT_THROUGH_PREPOSITION = frozenset({"discuss", "refuse", "allow", "permit", "help", "continue", "keep", "remain", "announce", "deny",
                                     "reject", "cancel", "plan", "schedule", "expect", "want", "propose", "block", "prevent", "offer", "warn"})


def _aspect(token: Token, below: Token, climb: _Climb, lexicon: Lexicon) -> None:
    """A verb or noun of beginning or ending right above the trigger gives its phase."""
    aspect = lexicon.aspects.get(token.lemma_.lower())
    if aspect is None or climb.aspect is not None or climb.phase is not None:
        return
    if below.dep_ in {"dobj", "nsubjpass", "xcomp", "prep", "pobj", "attr", "poss", "compound", "nsubj", "oprd"}:
        climb.phase, climb.aspect = aspect.phase, token
        if aspect.effect == "ongoing" and not climb.decided:
            climb.status = Status.ONGOING


def _predicate(verb: Token, subject: Token, climb: _Climb, lexicon: Lexicon) -> None:
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
    if operator is not None and (passive or operator.effect == "not_happened"):
        climb.meet(operator.negated if is_negated(verb) else operator.effect, verb)
        return
    if climb.decided:
        return
    if verb.lemma_ == "be" and is_negated(verb) and _modal(verb) is None:
        return  # "the talks were not easy" denies the ease, not the talks
    if _modal(verb) is not None or is_negated(verb) or verb.tag_ == "VBG":
        _own_form(verb, climb, lexicon, headline=_headline(verb))
    elif verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in GOING_ON and not _headline(verb):
        climb.status = Status.ONGOING


# Verbs whose plain present says that their subject goes on.
GOING_ON = frozenset({"continue", "remain", "persist", "rage", "hold", "go", "last", "proceed", "stand"})


def _modal(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)


def _has_to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.children)


def _headline(token: Token) -> bool:
    """True in titles and captions, and in lines that end without a stop as headlines do."""
    section = token.doc.user_data.get("section")
    if section is not None and section.role in {"title", "caption"}:
        return True
    words = [t for t in token.doc if not t.is_space]
    return len(words) < 25 and not words[-1].is_punct and words[-1].text not in {"”", '"'}


def _is_verbal_act(hit: Hit) -> bool:
    """Words are spoken once: "both armies accuse each other" tells of an act, not of a state."""
    return hit.event_type in {"ACCUSE", "REQUEST", "REJECT", "THREATEN"} and not hit.rule.pattern.stative


def _in_headline(hit: Hit) -> bool:
    """Headline and caption presents tell of what has just happened, but for states ("backs", "considers")."""
    return _headline(hit.head) and not hit.rule.pattern.stative


def _condition(token: Token, document: Document, lexicon: Lexicon) -> Condition | None:
    """The clause that a trigger hangs on ("unless they withdraw"), or the "only to …" that limits it."""
    for above in grammar.climb(token):
        for child in above.children:
            if child.dep_ in {"advcl", "prep"} and child != token and not _holds(child, token):
                cue = next((c for c in child.children if c.dep_ == "mark" and c.lower_ in lexicon.conditions), None)
                limited = next((c for c in child.children if c.lower_ == "only" and c.dep_ == "advmod"), None)
                if cue is not None or (limited is not None and child.dep_ == "advcl"):
                    words = [t for t in child.subtree if not t.is_punct]
                    mark = cue or limited
                    assert mark is not None
                    return Condition(evidence=grammar.span(document, words[0], words[-1]), cue=mark.lower_)
        if above.dep_ in {"ccomp", "ROOT", "relcl"}:
            return None
    return None


def _holds(clause: Token, token: Token) -> bool:
    return clause == token or clause.is_ancestor(token)


def _inside_condition(token: Token, lexicon: Lexicon) -> bool:
    for above in grammar.climb(token):
        if above.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in lexicon.conditions for c in above.children):
            return True
        if above.dep_ in {"ccomp", "relcl"}:
            return False
    return False
