"""What a climb from the trigger has gathered, and what the trigger's own form says first."""

from dataclasses import dataclass

from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Aspect, Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.forms import has_no, has_to, is_nearly, is_negated, is_perfect, modal_of, tense_of

# Weighed against each other, the outer word decides only over these; a denial of a plan is a denial.
OPEN = frozenset({Status.HAPPENED, Status.ONGOING})
# Verbs by which an agreement is made; what a participle beside others tells was done ("broke the truce killing ten").
MAKING = frozenset(
    {"sign", "initial", "agree", "conclude", "reach", "approve", "ratify", "adopt", "endorse", "seal"}
)
# Heads of clauses, over which a negation does not reach.
CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "csubj", "parataxis", "ROOT"})
# Under one of these, nothing has been prevented yet.
UNREAL = frozenset({Status.POSSIBLE, Status.PLANNED, Status.DEMANDED, Status.THREATENED, Status.ONGOING})


# What an outer word makes of an inner verdict, where it changes it: a plan that is
# denied is denied, a plan that somebody only considers is possible.
OUTER_OVER_INNER = {
    (Status.PLANNED, Status.POSSIBLE): Status.POSSIBLE,
    (Status.PLANNED, Status.NOT_HAPPENED): Status.POSSIBLE,
    (Status.NOT_HAPPENED, Status.DENIED): Status.HAPPENED,
    (Status.DENIED, Status.DENIED): Status.POSSIBLE,
    **{(inner, Status.DENIED): Status.DENIED for inner in (Status.PLANNED, Status.POSSIBLE, Status.DEMANDED)},
    **{(inner, Status.DEMANDED): Status.DEMANDED for inner in (Status.PLANNED, Status.POSSIBLE)},
    **{(inner, Status.THREATENED): Status.THREATENED for inner in (Status.PLANNED, Status.POSSIBLE)},
}


@dataclass(slots=True)
class Climb:
    """What has been gathered on the way up from the trigger.

    `attempted` is what trying comes to: a hostile act that is tried is under way ("ongoing"),
    an agreement that is sought is none yet. `granted` says that what stands further up does not reach it.
    """

    status: Status
    decided: bool = False
    operator: Token | None = None
    phase: str | None = None
    aspect: Token | None = None
    told: Aspect | None = None
    refused: bool = False
    prevented: bool = False
    granted: bool = False
    attempted: str = "possible"

    def meet(self, effect: str, operator: Token) -> None:
        """Let an operator decide, where nothing inside it has: the inner word is the nearer one."""
        if effect == "attempted":
            effect = self.attempted
        if effect in {"keep", "say"}:
            return
        met = Status(effect)
        if self.prevented and met in UNREAL:
            self.status, self.operator = Status.POSSIBLE, operator  # "seeks to block a return": it may come
        elif not self.decided or self.status in OPEN:
            self.status, self.operator, self.decided = met, operator, True
        elif (self.status, met) in OUTER_OVER_INNER:
            self.status = OUTER_OVER_INNER[self.status, met]
            self.operator = operator

    def decide(self, effect: str, operator: Token) -> None:
        """Let an operator decide whatever the words inside it said."""
        self.status, self.operator, self.decided = Status(effect), operator, True


def own_form(verb: Token, climb: Climb, lexicon: Lexicon, *, headline: bool) -> None:
    """Tense, modal and negation of the trigger verb itself."""
    modal = modal_of(verb)
    negated = is_negated(verb)
    if modal is not None and _is_left_open(verb):
        climb.meet("possible", modal)  # "may or may not have fired"
        return
    if modal is not None and is_perfect(verb):
        _past_modal(modal, climb, negated=negated)
        return
    if modal is None and is_nearly(verb):
        climb.meet("not_happened", verb)
        return
    if modal is not None:
        effect = lexicon.modals.get(modal.lemma_) or lexicon.modals.get(modal.lower_, "planned")
        if negated and effect == "planned":
            climb.refused = True
        climb.meet(
            "denied" if climb.refused else "not_happened" if negated and effect == "possible" else effect,
            modal,
        )
        return
    if negated and not _ends_in_until(verb):
        climb.meet("not_happened", verb)
        return
    climb.status = tense_of(verb, headline=headline)
    if verb.dep_ == "acl" and verb.head.lemma_ in lexicon.noun_operators:
        return  # "the plan to withdraw": the plan decides
    by_form = _own_effect(verb, lexicon, headline=headline)
    if by_form is not None:
        climb.meet(by_form, verb)


def _is_left_open(verb: Token) -> bool:
    """ "may or may not have fired": the parser hangs the one modal on the verb or the verb on the one modal."""
    modals = sum(c.tag_ == "MD" for c in verb.children if c.dep_ == "aux")
    either = modals > 1 and any(c.lower_ == "or" and c.dep_ == "cc" for c in verb.children)
    return either or (verb.dep_ == "conj" and verb.head.tag_ == "MD")


def _own_effect(verb: Token, lexicon: Lexicon, *, headline: bool) -> str | None:
    """What an infinitive, or a participle of what is provided for, says by its form."""
    if _is_to_be_had(verb) or _is_provided_for(verb, lexicon):
        return "planned"
    infinitive = verb.tag_ == "VB" or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children)
    if infinitive and headline and has_to(verb) and verb.dep_ in {"ROOT", "relcl", "acl"}:
        return "planned"  # headlines: "Army to leave the valley"
    if verb.tag_ == "VB" and verb.dep_ in {"acl", "advcl", "relcl"} and has_to(verb):
        return "planned" if verb.dep_ == "advcl" else "possible"
    without_subject = not any(c.dep_.startswith("nsubj") for c in verb.children)
    if verb.tag_ == "VB" and verb.dep_ == "ROOT" and not headline and without_subject:
        return "demanded"
    return None


def _is_to_be_had(verb: Token) -> bool:
    """ "An agreement to have six posts established": the participle says what is to be done."""
    had = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ in {"dobj", "nsubj"} else verb.head
    under = verb.dep_ in {"acl", "ccomp", "xcomp"} and verb.tag_ == "VBN"
    return under and had.lemma_ in {"have", "get", "see"} and has_to(had)


def _is_provided_for(verb: Token, lexicon: Lexicon) -> bool:
    """ "A treaty establishing a zone": what an agreement provides for is to come; parsers hang it on "signed" too.

    "Broke the truce, killing ten" and "signed an accord, ending a siege" tell of what was done.
    """
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "advcl"}:
        return False
    if verb.dep_ == "advcl" and verb.head.lemma_ not in MAKING:
        return False
    nouns = [verb.head] if verb.dep_ == "acl" else [c for c in verb.head.children if c.dep_ == "dobj"]
    return any(
        n.i < verb.i
        and lexicon.in_class(n.lemma_, ("@agreements",))
        and not any(t.lower_ == "," for t in n.doc[n.i : verb.i])
        for n in nouns
    )


def _ends_in_until(verb: Token) -> bool:
    """ "did not leave until Friday": they left."""
    cues = [c for child in verb.children for c in (child, *child.children)]
    return any(c.dep_ in {"prep", "mark"} and c.lower_ == "until" for c in cues)


# What a modal over a perfect says, and what it says where it is negated.
PAST_MODALS = {
    "would": ("not_happened", "happened"),
    "should": ("not_happened", "happened"),
    "ought": ("not_happened", "happened"),
    "must": ("happened", "not_happened"),
    "will": ("planned", "planned"),
    "shall": ("planned", "planned"),
}


def _past_modal(modal: Token, climb: Climb, *, negated: bool) -> None:
    """ "would have left" did not, "would not have left" did; "could have left" may have."""
    said = PAST_MODALS.get(modal.lower_, ("possible", "not_happened"))
    climb.meet(said[negated], modal)


def own_noun(noun: Token, climb: Climb, lexicon: Lexicon, *, with_no: bool = True) -> None:
    """Adjectives and, `with_no`, "no" on an event noun, or on the noun that it is a part of."""
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"}:
            operator = lexicon.adjective_operators.get(child.lower_) or lexicon.adjective_operators.get(
                child.lemma_
            )
            if operator is not None and operator.binds != "to":
                climb.meet(operator.effect, child)
    if with_no and has_no(noun) and not any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children):
        climb.meet("not_happened", noun)


def any_of_it(noun: Token, climb: Climb) -> None:
    """ "Before any meeting", "any attack will be punished" tell of none; after "took no part in" there was none."""
    word = next((c for c in noun.children if c.dep_ == "det" and c.lower_ == "any"), None)
    if word is not None and climb.status in {*OPEN, Status.PLANNED}:
        climb.status, climb.operator = (Status.NOT_HAPPENED if _is_denied(noun) else Status.POSSIBLE), word


def _is_denied(noun: Token) -> bool:
    """True where its own clause is negated; "did not say whether any attack had come" denies none."""
    for above in grammar.climb(noun):
        if above != noun and is_negated(above):
            return True
        if above.dep_ in CLAUSES:
            return False
    return False
