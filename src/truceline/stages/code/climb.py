"""What a climb from the trigger has gathered, and what the trigger's own form says first."""

from dataclasses import dataclass

from spacy.tokens import Token

from truceline.records.mention import Status
from truceline.reference.lexicon import Lexicon
from truceline.stages.code.forms import has_no, has_to, is_negated, modal_of, tense_of

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


@dataclass(slots=True)
class Climb:
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


def own_form(verb: Token, climb: Climb, lexicon: Lexicon, *, headline: bool) -> None:
    """Tense, modal and negation of the trigger verb itself."""
    modal = modal_of(verb)
    negated = is_negated(verb)
    if modal is not None:
        effect = lexicon.modals.get(modal.lemma_.lower()) or lexicon.modals.get(modal.lower_, "planned")
        if negated and effect == "planned":
            climb.refused = True
        climb.meet(
            "denied" if climb.refused else "not_happened" if negated and effect == "possible" else effect,
            modal,
        )
        return
    if negated:
        climb.meet("not_happened", verb)
        return
    climb.status = tense_of(verb, headline=headline)
    if verb.dep_ == "acl" and verb.head.lemma_.lower() in lexicon.noun_operators:
        return  # "the plan to withdraw": the plan decides
    if verb.tag_ == "VB" and headline and has_to(verb) and verb.dep_ in {"ROOT", "relcl", "acl"}:
        climb.meet("planned", verb)  # headlines: "Army to leave the valley"
        return
    if verb.tag_ == "VB" and verb.dep_ in {"acl", "advcl", "relcl"} and has_to(verb):
        climb.meet("planned" if verb.dep_ == "advcl" else "possible", verb)
    if (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and not headline
        and not any(c.dep_.startswith("nsubj") for c in verb.children)
    ):
        climb.meet("demanded", verb)


def own_noun(noun: Token, climb: Climb, lexicon: Lexicon) -> None:
    """Adjectives and "no" on the event noun itself."""
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"}:
            operator = lexicon.adjective_operators.get(child.lower_) or lexicon.adjective_operators.get(
                child.lemma_.lower()
            )
            if operator is not None:
                climb.meet(operator.effect, child)
    if has_no(noun):
        climb.meet("not_happened", noun)
