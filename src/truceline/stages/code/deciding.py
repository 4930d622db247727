"""Find the words that decided a mention's status, so that it leads back to the text."""

from collections.abc import Iterable

from truceline.records.document import Document, Evidence
from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.forms import NEGATIONS
from truceline.stages.code.shaping import Shaped

# Of these an operator's say depends: "not", "no", "too weak to", "has yet to".
TURNING = NEGATIONS | {"too", "yet", "nearly", "almost", "only"}
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
# A condition makes what stands in it one of these.
CONDITIONAL = frozenset({Status.POSSIBLE, Status.NOT_HAPPENED, Status.DEMANDED})


def status_words(shaped: Shaped, document: Document, lexicon: Lexicon) -> tuple[Evidence, ...]:
    """Give the modal, negation, operator or aspect words that made the status, in text order; () for tense alone."""
    tokens = {t.i: t for t in _deciding(shaped, lexicon)}
    found = [extent.span(document, tokens[i], tokens[i]) for i in sorted(tokens)]
    cue = _condition_cue(shaped, document)
    if cue is not None and cue not in found:
        found.append(cue)
    return tuple(sorted(found, key=lambda e: e.start))


def _deciding(shaped: Shaped, lexicon: Lexicon) -> Iterable[Token]:
    hit, verdict = shaped.hit, shaped.verdict
    mark = _mark_over(hit.head, lexicon) if shaped.status in CONDITIONAL else None
    if mark is not None and (verdict.operator is None or mark.head == hit.head):
        return [mark]
    if verdict.operator is not None:
        return _with_turning(verdict.operator, hit.head)
    if shaped.status is not verdict.status:
        return (
            hit.words
        )  # "called for", "an ultimatum": the trigger is a demand, a threat or a refusal by itself
    aspect = verdict.aspect
    if aspect is not None and shaped.status is Status.ONGOING:
        return [aspect] if verdict.told is not None and verdict.told.effect == "ongoing" else []
    return []


def _with_turning(operator: Token, trigger: Token) -> list[Token]:
    """The operator with what negates it; where the trigger itself is negated, only what negates it."""
    verb = operator.head if operator.dep_ in {"aux", "auxpass"} else operator
    turning = [c for c in verb.children if c.lower_ in TURNING or (c.dep_ == "neg")]
    turning += [g for c in verb.children if c.dep_ in ARGUMENTS for g in c.children if _says_no(g)]
    turning += [c for c in verb.children if c.dep_ in ARGUMENTS and c.lower_ in NEGATIONS]
    if operator == trigger:
        return turning or [c for c in trigger.children if c.tag_ == "TO"] or [trigger]
    return [operator, *turning]


def _says_no(token: Token) -> bool:
    return token.dep_ in {"det", "neg"} and token.lower_ in {"no", "neither"}


def _mark_over(token: Token, lexicon: Lexicon) -> Token | None:
    """The "if" or "unless" of the clause that a trigger stands in."""
    for above in grammar.climb(token):
        for child in above.children:
            if above.dep_ == "advcl" and child.dep_ == "mark" and child.lower_ in lexicon.conditions:
                return child
        if above.dep_ in {"ccomp", "relcl"}:
            return None
    return None


def _condition_cue(shaped: Shaped, document: Document) -> Evidence | None:
    """The word that opens the condition which makes a plan only possible."""
    condition = shaped.verdict.condition
    if condition is None or shaped.status is not Status.POSSIBLE:
        return None
    at = condition.evidence.quote.lower().find(condition.cue)
    start = condition.evidence.start + at
    return document.evidence(start, start + len(condition.cue)) if at >= 0 else None
