"""Give each mention the numbers that belong to it: of its parties, its objects, its dead."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from truceline.records.document import Document
from truceline.records.mention import Quantity
from truceline.records.parse import Stretch, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.casualties import Casualty, casualty_of, single_casualties
from truceline.stages.code.numbers import Number, numbers_of
from truceline.stages.code.patterns import Hit

COUNTING = frozenset({"nummod", "quantmod", "compound", "amod", "det", "advmod", "nmod", "poss", "predet"})
NOUNS = frozenset({"NOUN", "PROPN"})
# Numbers of these count nothing, unless what they count stands outside: models take many a number for a date.
NOT_COUNTED = frozenset({"DATE", "TIME", "ORDINAL"})
# What hangs on a party or an object tells more of it: "24 personnel in four vehicles", "a convoy of 30 trucks".
NEAR_NOUN = frozenset({"of", "with", "in", "including", "among", "for", "by"})
RAW_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "attr", "oprd", "npadvmod", "appos"})
DEEPEST = 3
YEAR_DIGITS = 4
DEFINITE = frozenset({"the", "these", "those", "both"})
MANY = 10
# A list of so many numbers is a table, and not a sentence that somebody wrote.
MOST_IN_A_SENTENCE = 100


def quantities(hits: Sequence[Hit], document: Document, lexicon: Lexicon) -> list[tuple[Quantity, ...]]:
    """Give the numbers of each hit of a paragraph, in text order; days, times and ordinals are none.

    A number of dead, injured, arrested or displaced goes to the one hit that tells of
    them; any other to each hit whose parties, objects or surroundings it counts.
    """
    found: list[dict[int, Quantity]] = [{} for _ in hits]
    taken = {t.i for hit in hits for t in hit.words}
    near = [_near(hit, taken, lexicon) for hit in hits]
    by_sentence: dict[int, list[int]] = {}
    for at, hit in enumerate(hits):
        by_sentence.setdefault(hit.head.sent.start, []).append(at)
    for own in by_sentence.values():
        for counted in islice(_counted(hits[own[0]].head.sent, document, lexicon), MOST_IN_A_SENTENCE):
            for at in _owners(counted, own, hits, near, lexicon):
                found[at].setdefault(counted.quantity.evidence.start, counted.quantity)
    return [tuple(by_start[start] for start in sorted(by_start)) for by_start in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """A quantity with the words that take part in the sentence, and what befell the people counted."""

    quantity: Quantity
    words: tuple[Token, ...]
    casualty: Casualty | None


def _counted(sentence: Stretch, document: Document, lexicon: Lexicon) -> Iterator[_Counted]:
    for number in numbers_of(sentence, lexicon.quantities):
        noun = _noun_of(number)
        role = _role_of(number, noun)
        casualty = casualty_of(role, noun, number.root, lexicon)
        if not _is_of_the_calendar(number, noun, casualty) and (casualty or not _is_known(number)):
            quantity = _quantity(number, noun, casualty, document)
            yield _Counted(quantity=quantity, words=(role, noun or role), casualty=casualty)
    for one, casualty in single_casualties(sentence, lexicon):
        yield _Counted(quantity=_one(one, casualty, document), words=(one,), casualty=casualty)


def _noun_of(number: Number) -> Token | None:
    """The noun that a number counts; None for money, shares and bare numbers ("wounded 30")."""
    if number.unit is not None:
        return None
    root, last = number.root, number.last
    if root.dep_ in COUNTING and root.head.i > root.i and (root.dep_ == "nummod" or root.head.pos_ in NOUNS):
        return root.head  # "six dead", "50 injured" are no nouns to the parser
    following = next((t for t in root.doc[last.i + 1 :] if not t.is_space), None)
    if following is not None and following.lower_ == "of":
        under = [c for c in following.children if c.dep_ == "pobj"]
        return under[0] if under else None
    if following is not None and following.tag_ in {"NNS", "NN"} and following.head.i <= following.i:
        return following if following.dep_ != "pobj" or following.head == root else None
    return None


def _is_of_the_calendar(number: Number, noun: Token | None, casualty: Casualty | None) -> bool:
    """ "3 June", "2019", "three days", "10 am"."""
    if noun is not None:
        return noun.ent_type_ in {"DATE", "TIME"}
    if number.root.ent_type_ not in NOT_COUNTED:
        return False
    is_year = len(number.figures) == 1 and number.root.text.isdigit() and len(number.root.text) == YEAR_DIGITS
    return casualty is None or is_year


def _is_known(number: Number) -> bool:
    """ "The two sides": a definite few are pointed at, not counted."""
    before = next((t for t in reversed(number.root.doc[: number.first.i]) if not t.is_space), None)
    few = number.value is not None and number.value < MANY
    return few and before is not None and before.lower_ in DEFINITE


def _role_of(number: Number, noun: Token | None) -> Token:
    """The word that takes part: the noun, or the number where it stands for or before it ("dozens of people")."""
    root = number.root
    if noun is None:
        return root
    return root if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.i > root.i else noun


def _quantity(number: Number, noun: Token | None, casualty: Casualty | None, document: Document) -> Quantity:
    last = noun if noun is not None and noun.i > number.last.i else number.last
    return Quantity(
        evidence=extent.span(document, number.first, last),
        value=number.value,
        low=number.low,
        high=number.high,
        unit=number.unit or (noun.lemma_ if noun is not None and noun.pos_ != "PRON" else ""),
        approximate=number.approximate,
        counts=casualty.counts if casualty is not None else None,
    )


def _one(noun: Token, casualty: Casualty, document: Document) -> Quantity:
    first = next(c for c in noun.children if c.dep_ == "det")
    evidence = extent.span(document, first, noun)
    unit = noun.lemma_
    return Quantity(evidence=evidence, value=1, low=1, high=1, unit=unit, counts=casualty.counts)


def _owners(
    counted: _Counted,
    own: Sequence[int],
    hits: Sequence[Hit],
    near: Sequence[Mapping[int, Token]],
    lexicon: Lexicon,
) -> list[int]:
    """The hits of a sentence, by place, that a number belongs to."""
    casualty = counted.casualty
    if casualty is None:
        return [at for at in own if any(t.i in near[at] for t in counted.words)]
    telling = [at for at in own if casualty.cue in (hits[at].head, *hits[at].words)]
    if not telling:
        types = lexicon.quantities.counts[casualty.counts].types
        telling = [at for at in own if hits[at].event_type in types]
    return sorted(telling, key=lambda at: (_steps(casualty.cue, hits[at].head), hits[at].head.i))[:1]


def _steps(a: Token, b: Token) -> int:
    """How many steps apart two words of a sentence stand in the parse."""
    above_b = {t.i: steps for steps, t in enumerate((b, *b.ancestors))}
    for steps, token in enumerate((a, *a.ancestors)):
        if token.i in above_b:
            return steps + above_b[token.i]
    return len(a.doc)


def _near(hit: Hit, taken: Container[int], lexicon: Lexicon) -> dict[int, Token]:
    """A hit's words, parties, objects and surroundings, and what hangs on them, up to the words of other hits."""
    head = hit.head
    own = {t.i for t in hit.words}
    near = [head, *hit.words]
    verb = _lending_verb(hit, lexicon)
    for word in (head, verb) if verb is not None else (head,):
        if word != head or hit.is_verbal:
            near += [*grammar.subjects(word), *grammar.objects(word)]
            near += [c for c in word.children if c.dep_ in RAW_ARGUMENTS]
        near += [t for p in grammar.prepositions(word) for t in grammar.prep_objects(p)]
    found: dict[int, Token] = {}
    for _ in range(DEEPEST):
        free = [t for t in near if (t.i in own or t.i not in taken) and t.pos_ not in {"VERB", "AUX"}]
        found |= {t.i: t for t in free} | {head.i: head}
        near = [t for word in near if word.i in found and word != head for t in _hanging_on(word)]
        near += [c for c in head.children if c.dep_ in {"nummod", "appos"}] if not hit.is_verbal else []
    return found


def _hanging_on(noun: Token) -> list[Token]:
    found = [c for c in noun.children if c.dep_ in {"appos", "conj"}]
    under = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in NEAR_NOUN]
    return found + [t for p in under for t in grammar.prep_objects(p)]


def _lending_verb(hit: Hit, lexicon: Lexicon) -> Token | None:
    """The light verb of an event noun ("held a patrol with 24 personnel")."""
    if hit.is_verbal or hit.head.dep_ not in {"dobj", "nsubjpass"}:
        return None
    return hit.head.head if lexicon.in_class(hit.head.head.lemma_, ("@light_verbs",)) else None
