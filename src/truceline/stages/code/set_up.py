"""Find the nouns of what is set up between parties, and the pronouns for them, where something is told of their course.

"The zone has been in force since May", "it ran out in June": a verb or a noun of beginning, going on or ending tells it (decision 0018).
"""

from collections.abc import Iterator, Sequence

from truceline.records.parse import Paragraph, Token
from truceline.reference.codebook import Codebook
from truceline.reference.lexicon import Lexicon
from truceline.stages.code.aspects import aspect_of
from truceline.stages.code.known import Known
from truceline.stages.code.patterns import Hit

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ONE, MANY = frozenset({"it"}), frozenset({"they"})


def with_set_up(
    hits: Sequence[Hit], paragraph: Paragraph, known: Known, codebook: Codebook, lexicon: Lexicon
) -> tuple[Hit, ...]:
    """Add to the hits of a paragraph its nouns for arrangements that no pattern of their own finds, in text order."""
    taken = {word.i for hit in hits for word in hit.words if not hit.is_verbal or word == hit.head}
    own = [
        hit
        for token in paragraph.words
        if token.i not in taken and token.pos_ in {"NOUN", "PROPN"}
        for hit in _hits_of(token, known, codebook)
    ]
    return tuple(sorted([*hits, *own], key=lambda hit: hit.head.i))


def _hits_of(noun: Token, known: Known, codebook: Codebook) -> Iterator[Hit]:
    if noun.dep_ in {"compound", "nmod"}:
        return
    for kind in known.kinds_of(noun):
        rule = codebook.arrangements.get(kind)
        if rule is not None:
            yield Hit(
                head=noun, words=(noun,), rule=rule, event_type=rule.event_type, mode=rule.pattern.mode
            )
            return
