"""Find the nouns of what is set up between parties, and the pronouns for them.

"The zone has been in force since May", "it ran out in June": what is told of their course makes an event of
them, and `shape` leaves out those of which nothing is told (decision 0018).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from truceline.records.parse import Paragraph, Token
from truceline.reference.codebook import Codebook, Rule
from truceline.reference.courses import Course
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.aspects import aspect_of
from truceline.stages.code.forms import has_to
from truceline.stages.code.known import Known, is_noun
from truceline.stages.code.patterns import Hit

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
UNDER_VERB = SUBJECTS | {"dobj"}
# A verb of these that is coded itself tells of its subject and its object.
ALIKE = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "COERCE"})
# What else closes roads and ports.
BY_NATURE = ("@nature", "@repairs")
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
    own += _gates(paragraph, known, codebook, lexicon, {h.head.i for h in hits} | taken)
    return tuple(sorted([*hits, *own], key=lambda hit: hit.head.i))


def _hits_of(noun: Token, known: Known, codebook: Codebook, coded: frozenset[int]) -> Iterator[Hit]:
    if noun.dep_ in {"compound", "nmod"} or _is_told_by(noun, coded):
        return
    for kind in known.kinds_of(noun) or known.alone(noun):
        rule = codebook.arrangements.get(kind)
        if rule is not None:
            yield _hit(noun, kind, rule, known.kinds.courses[kind])
            return


def _is_told_by(noun: Token, coded: frozenset[int]) -> bool:
    """A coded verb has it for its subject or its object, or behind a preposition ("pulled out of the posts")."""
    if noun.dep_ in UNDER_VERB:
        return noun.head.i in coded
    above = noun.head
    while noun.dep_ == "pobj" and above.dep_ == "prep" and above.head.pos_ == "ADP":
        above = above.head
    return noun.dep_ == "pobj" and above.dep_ in {"prep", "prt"} and above.head.i in coded


def _hit(head: Token, kind: str, rule: Rule, course: Course) -> Hit:
    return Hit(
        head=head,
        words=(head,),
        rule=rule,
        event_type=rule.event_type,
        mode=rule.pattern.mode,
        kind=kind,
        course=course,
    )


def on_course(hit: Hit, known: Known) -> Hit:
    """Let the words around a hit be read for the course of the arrangement that it, or a noun by its verb, names."""
    if hit.course is not None:
        return hit
    if not hit.is_verbal:
        return _with_course(hit, known.kinds_of(hit.head), known, is_subject=False)
    verb = hit.head
    for noun in (c for c in verb.children if c.dep_ in UNDER_VERB and is_noun(c)):
        kinds = known.kinds_of(noun)
        if kinds:
            return _with_course(hit, kinds, known, is_subject=noun.dep_ == "nsubj")
    nouns = (n for p in grammar.prepositions(verb) for n in grammar.prep_objects(p) if is_noun(n))
    return _with_course(hit, next(filter(None, map(known.kinds_of, nouns)), ()), known, is_subject=False)


def _with_course(hit: Hit, kinds: Sequence[str], known: Known, *, is_subject: bool) -> Hit:
    if not kinds:
        return hit
    course = known.kinds.courses[kinds[0]]
    return replace(hit, course=course.of_subject() if is_subject else course)


def _gates(
    paragraph: Paragraph, known: Known, codebook: Codebook, lexicon: Lexicon, coded: Collection[int]
) -> Iterator[Hit]:
    """ "The crossing is off limits": of what is closed the words tell of the closure; weather and repairs close too."""
    for token in paragraph.words:
        gate = known.kinds.gates.get(token.lemma_)
        if gate is None or token.pos_ not in {"NOUN", "PROPN"} or token.i in coded:
            continue
        if token.dep_ in {"compound", "nmod"} or (token.dep_ in UNDER_VERB and token.head.i in coded):
            continue
        kind, course = gate
        rule = codebook.arrangements.get(kind)
        if rule is not None and not any(lexicon.in_class(t.lemma_, BY_NATURE) for t in token.sent):
            yield _hit(token, kind, rule, course)


def _pronouns(paragraph: Paragraph, known: Known, codebook: Codebook, lexicon: Lexicon) -> Iterator[Hit]:
    """ "It came into force on Monday", "they were on hold": of the arrangement that the sentence before spoke of."""
    for token in paragraph.words:
        if token.dep_ not in SUBJECTS or token.lower_ not in ONE | MANY or not _tells(token.head, lexicon):
            continue
        kind = _taken_up(token, known)
        rule = codebook.taken_up.get(kind) if kind is not None else None
        if kind is not None and rule is not None:
            yield _hit(token, kind, rule, known.kinds.courses[kind])


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
