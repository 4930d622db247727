"""Find the nouns of what is set up between parties, and the pronouns for them.

"The zone has been in force since May", "it ran out in June": what is told of their course makes an event of
them, and `shape` leaves out those of which nothing is told (decision 0018).
"""

from collections.abc import Iterator, Sequence

from truceline.records.parse import Paragraph, Token
from truceline.reference.codebook import Codebook, Rule
from truceline.reference.lexicon import Lexicon
from truceline.stages.code.aspects import aspect_of
from truceline.stages.code.forms import has_to
from truceline.stages.code.known import Known, is_noun
from truceline.stages.code.patterns import Hit

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
UNDER_VERB = SUBJECTS | {"dobj"}
# A verb of these that is coded itself tells of its subject and its object.
ALIKE = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "COERCE"})
ONE, MANY = frozenset({"it"}), frozenset({"they"})


def with_set_up(
    hits: Sequence[Hit], paragraph: Paragraph, known: Known, codebook: Codebook, lexicon: Lexicon
) -> tuple[Hit, ...]:
    """Add to the hits of a paragraph its nouns for arrangements that no pattern of their own finds, in text order."""
    taken = {word.i for hit in hits for word in hit.words if not hit.is_verbal or word == hit.head}
    coded = frozenset(h.head.i for h in hits if h.is_verbal and h.event_type in ALIKE)
    own = [
        hit
        for token in paragraph.words
        if token.i not in taken and is_noun(token)
        for hit in _hits_of(token, known, codebook, coded)
    ]
    own += _pronouns(paragraph, known, codebook, lexicon)
    return tuple(sorted([*hits, *own], key=lambda hit: hit.head.i))


def _hits_of(noun: Token, known: Known, codebook: Codebook, coded: frozenset[int]) -> Iterator[Hit]:
    if noun.dep_ in {"compound", "nmod"} or (noun.dep_ in UNDER_VERB and noun.head.i in coded):
        return
    for kind in known.kinds_of(noun) or known.alone(noun):
        rule = codebook.arrangements.get(kind)
        if rule is not None:
            yield _hit(noun, kind, rule)
            return


def _hit(head: Token, kind: str, rule: Rule) -> Hit:
    return Hit(
        head=head, words=(head,), rule=rule, event_type=rule.event_type, mode=rule.pattern.mode, kind=kind
    )


def _pronouns(paragraph: Paragraph, known: Known, codebook: Codebook, lexicon: Lexicon) -> Iterator[Hit]:
    """ "It came into force on Monday", "they were on hold": of the arrangement that the sentence before spoke of."""
    for token in paragraph.words:
        if token.dep_ not in SUBJECTS or token.lower_ not in ONE | MANY or not _tells(token.head, lexicon):
            continue
        kind = _taken_up(token, known)
        rule = codebook.taken_up.get(kind) if kind is not None else None
        if kind is not None and rule is not None:
            yield _hit(token, kind, rule)


def _tells(verb: Token, lexicon: Lexicon) -> bool:
    """The verb, or the infinitive under "is to", tells of a course and has no object of its own."""
    inner = next((c for c in verb.children if c.dep_ == "xcomp" and has_to(c)), verb)
    words, aspect = aspect_of(inner, lexicon)
    return aspect is not None and not any(c.dep_ == "dobj" and c not in words for c in inner.children)


def _taken_up(pronoun: Token, known: Known) -> str | None:
    """Give the kind of the last noun of its number that names an arrangement, in this sentence or the one before."""
    plural = pronoun.lower_ in MANY
    for noun in _before(pronoun):
        if noun.pos_ in {"NOUN", "PROPN"} and (noun.tag_ in {"NNS", "NNPS"}) == plural:
            kinds = known.kinds_of(noun)
            if kinds:
                return kinds[0]
    return None


def _before(pronoun: Token) -> Iterator[Token]:
    """The words before a pronoun back to the start of the sentence before, the nearest first."""
    sentence = pronoun.sent
    yield from (pronoun.doc[i] for i in range(pronoun.i - 1, sentence.start - 1, -1))
    if sentence.start > 0:
        earlier = pronoun.doc[sentence.start - 1].sent
        yield from (pronoun.doc[i] for i in range(earlier.end - 1, earlier.start - 1, -1))
        return
    before = pronoun.doc.before
    if before is not None and len(before):
        last = before[len(before) - 1].sent
        yield from (before[i] for i in range(last.end - 1, last.start - 1, -1))
