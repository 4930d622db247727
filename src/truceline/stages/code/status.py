"""Decide by the grammar whether the thing talked about is so."""

from dataclasses import dataclass

from truceline.records.document import Document
from truceline.records.mention import Condition, Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Aspect, Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.aspects import aspect_of, is_again
from truceline.stages.code.clauses import in_condition, is_asked, is_to_come, is_wished
from truceline.stages.code.climb import OPEN, Climb, any_of_it, own_form, own_noun
from truceline.stages.code.forms import is_headline, is_one_occasion
from truceline.stages.code.governors import governors
from truceline.stages.code.operators import verbless
from truceline.stages.code.patterns import Hit

# Hostile acts are that already when they are only tried, and so is making up to another.
TRIED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "THREATEN", "SUPPORT"})
# Doing these again is taking them up.
RESUMED = frozenset({"COOPERATE", "CONSULT", "AID", "COERCE"})


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
    told: Aspect | None = None


def judge(hit: Hit, document: Document, lexicon: Lexicon) -> Verdict:
    """Read a hit's status from its own form, then from each word that governs it, inside out."""
    stands = hit.rule.pattern.stative and not hit.is_verbal  # "Harvak's backing for the rebels" goes on
    climb = Climb(
        status=Status.ONGOING if stands else Status.HAPPENED,
        attempted="ongoing" if hit.event_type in TRIED else "possible",
    )
    if hit.is_verbal:
        own_form(hit.head, climb, lexicon, headline=_in_headline(hit) or _is_verbal_act(hit))
    else:
        own_noun(hit.head, climb, lexicon)
    governors(hit, climb, lexicon)
    verbless(hit, climb, lexicon)
    if not hit.is_verbal:
        any_of_it(hit.head, climb)
    own_aspect = aspect_of(hit.head, lexicon, hit.course)[1] if hit.is_verbal else None
    occasions = (
        any(is_one_occasion(o) for o in grammar.objects(hit.head)) if own_aspect is not None else False
    )
    if own_aspect is not None and climb.phase is None and not occasions:
        climb.phase = own_aspect.phase
    if hit.is_verbal and climb.phase is None and hit.event_type in RESUMED and is_again(hit.head):
        climb.phase = "resume"  # "boats have been patrolling together again"
    condition = _condition(hit.head, document, lexicon)
    _by_clause(hit, climb, lexicon)
    if condition is not None and climb.status is Status.PLANNED:
        climb.status = Status.POSSIBLE
    return Verdict(
        status=climb.status,
        operator=climb.operator,
        condition=condition,
        phase=climb.phase,
        aspect=climb.aspect,
        refused=climb.refused,
        told=climb.told,
    )


def _by_clause(hit: Hit, climb: Climb, lexicon: Lexicon) -> None:
    """Conditions, questions, wishes and times to come leave open what no word has decided."""
    if climb.granted or climb.status not in {*OPEN, Status.NOT_HAPPENED}:
        return
    conditional = in_condition(hit.head, lexicon)
    if conditional is not None:
        climb.status, climb.operator = conditional, None
    elif climb.decided or climb.status not in OPEN or not hit.is_verbal:
        return
    elif is_to_come(hit.head):
        climb.status = Status.PLANNED
    elif is_asked(hit.head):
        climb.status = Status.POSSIBLE
    elif is_wished(hit.head):
        climb.status = Status.DEMANDED


def _is_verbal_act(hit: Hit) -> bool:
    """Words are spoken once: "both armies accuse each other" tells of an act, not of a state."""
    return hit.event_type in {"ACCUSE", "REQUEST", "REJECT", "THREATEN"} and not hit.rule.pattern.stative


def _in_headline(hit: Hit) -> bool:
    """Headline and caption presents tell of what has just happened, but for states ("backs", "considers")."""
    return is_headline(hit.head) and not hit.rule.pattern.stative


def _condition(token: Token, document: Document, lexicon: Lexicon) -> Condition | None:
    """The clause that a trigger hangs on ("unless they withdraw"), or the "only to …" that limits it."""
    for above in grammar.climb(token):
        for child in above.children:
            if child.dep_ in {"advcl", "prep"} and child != token and not _holds(child, token):
                cue = next(
                    (c for c in child.children if c.dep_ == "mark" and c.lower_ in lexicon.conditions), None
                )
                limited = next((c for c in child.children if c.lower_ == "only" and c.dep_ == "advmod"), None)
                if cue is not None or (limited is not None and child.dep_ == "advcl"):
                    words = [t for t in child.subtree if not t.is_punct]
                    mark = cue or limited
                    assert mark is not None
                    return Condition(evidence=extent.span(document, words[0], words[-1]), cue=mark.lower_)
        if above.dep_ in {"ccomp", "ROOT", "relcl"}:
            return None
    return None


def _holds(clause: Token, token: Token) -> bool:
    return clause == token or clause.is_ancestor(token)
