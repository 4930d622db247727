"""What a preposition says of the gerund or the noun under it: "without an escort", "instead of attacking"."""

from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon, Operator
from truceline.stages.code.climb import Climb
from truceline.stages.code.forms import is_negated, is_past, is_perfect, modal_of

# The longest of them has so many words: "in the event of".
LONGEST = 4
# A gerund under these is the way in which the clause over it comes true.
MEANS = frozenset({"by", "through"})


def says_anything(preposition: Token, below: Token, climb: Climb, lexicon: Lexicon) -> bool:
    """Let a preposition have its say over what hangs on it; False where it has none."""
    if below.dep_ not in {"pobj", "pcomp"}:
        return False
    operator = _operator(preposition, below, lexicon)
    verb = _verb_over(preposition)
    if operator is not None:
        effect = operator.over(clause=False, negated=False, past=is_past(verb) or is_perfect(verb))
        climb.meet(_turned(effect, verb), preposition)
        return True
    return False


def tells_means(preposition: Token) -> bool:
    """ "Ended it by leaving", "could end it by leaving": the gerund is as true as the verb itself."""
    gerund = any(c.dep_ == "pcomp" for c in preposition.children)
    return preposition.dep_ == "prep" and preposition.lower_ in MEANS and gerund


def is_instead(verb: Token, first: Token) -> bool:
    """ "Chose to leave rather than fight", "rather than fight they left": what is done in place of `verb`."""
    words = [*verb.children, *first.children] if verb.dep_ == "conj" else list(verb.children)
    return any(
        c.lower_ == "than"
        and c.dep_ in {"cc", "mark"}
        and c.i < verb.i
        and c.i > 0
        and c.nbor(-1).lower_ == "rather"
        for c in words
    )


def _operator(preposition: Token, below: Token, lexicon: Lexicon) -> Operator | None:
    """The say of the longest phrase that ends in the preposition."""
    first = max(0, preposition.i - LONGEST + 1)
    words = [t.lower_ for t in preposition.doc[first : preposition.i + 1]]
    for start in range(len(words)):
        phrase = " ".join(words[start:])
        if phrase in lexicon.prepositions:
            return lexicon.prepositions[phrase]
        if phrase in lexicon.over_gerunds and below.dep_ != "pobj":
            return lexicon.over_gerunds[phrase]
    if below.dep_ == "pobj" and preposition.lower_ == "within":
        of = next((c for c in below.children if c.lower_ == "of"), None)
        gerund = of is not None and any(c.dep_ == "pcomp" for c in of.children)
        near = _verb_over(preposition).lemma_ in {
            "be",
            "come",
        }  # "within hours of signing, they met" is a time
        return lexicon.over_gerunds.get(preposition.lower_) if gerund and near else None
    return None


def _verb_over(preposition: Token) -> Token:
    """The verb that the preposition hangs on, past the adverb or noun that is part of it ("close to", "in case of")."""
    above = preposition.head
    return above.head if above.pos_ in {"ADV", "ADJ", "ADP"} else above


def _turned(effect: str, verb: Token) -> str:
    """ "Did not leave without firing": they fired; "cannot be moved without a hearing": there may be one."""
    if effect != "not_happened" or verb.pos_ not in {"VERB", "AUX"} or not is_negated(verb):
        return effect
    return "possible" if modal_of(verb) is not None and not is_perfect(verb) else "happened"
