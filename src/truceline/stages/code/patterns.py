"""Find the words that set off the codebook's patterns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from truceline.records.document import SectionRole
from truceline.records.parse import Paragraph, Token
from truceline.reference.codebook import Codebook, Pattern, Rule
from truceline.reference.courses import Course
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.referents import ANYBODY, fits, is_political, is_somebody, words_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A head word that a rule fits, with the other words of the trigger.

    `event_type` and `mode` start as the rule's; later steps may change them (a
    refusal to meet is REJECT/meet whatever the meeting's own pattern was). `kind` is the
    kind of arrangement that the head names or takes up, where it was found by that; `share` how likely the learned
    reader holds it, where it found it and no rule did. `course` is what words say of the kind of arrangement that is
    spoken of.
    """

    head: Token
    words: tuple[Token, ...]
    rule: Rule
    event_type: str
    mode: str | None
    kind: str | None = None
    share: float | None = None
    course: Course | None = None

    @property
    def is_verbal(self) -> bool:
        """True where the head is a verb or participle and takes subjects and objects."""
        if self.kind is not None:
            return False
        return self.head.pos_ in {"VERB", "AUX"} or self.head.tag_.startswith("VB")

    def retyped(self, event_type: str, mode: str | None) -> "Hit":
        """The same hit under another type."""
        return replace(self, event_type=event_type, mode=mode)


def find(parse: Paragraph, codebook: Codebook, lexicon: Lexicon) -> tuple[Hit, ...]:
    """Give one hit for each head word that some pattern fits, the most demanding pattern first."""
    hits = []
    words = [(t.lemma_, t.lower_) for t in parse.words]
    # Most phrases of a common verb have a word that the paragraph lacks; asking that first halves the time.
    vocabulary = frozenset(word for pair in words for word in pair)
    for at, pair in enumerate(words):
        if codebook.heads.isdisjoint(pair):
            continue
        hit = _hit_of(parse[at], vocabulary, codebook, lexicon)
        if hit is not None:
            hits.append(hit)
    owners: dict[int, list[Hit]] = {}
    for hit in hits:
        for word in hit.words:
            owners.setdefault(word.i, []).append(hit)
    return tuple(
        hit
        for hit in hits
        if not any(_takes(other, hit) for other in owners[hit.head.i])
        and not _is_part_of_name(hit.head, lexicon)
        and not _names_a_body(hit.head)
    )


def _takes(other: Hit, hit: Hit) -> bool:
    """Another hit has this one's head among its words; of two that have each other's, the first stays."""
    if other.head.i == hit.head.i:
        return False
    mutual = any(word.i == other.head.i for word in hit.words)
    return not mutual or other.head.i < hit.head.i


def _names_a_body(noun: Token) -> bool:
    """ "the General Assembly", "the Peace Council": the name of somebody is no event. Titles capitalise all words."""
    section = noun.doc.section
    titled = section is not None and section.role is SectionRole.TITLE
    if noun.pos_ != "PROPN" or noun.ent_type_ not in {"ORG", "PERSON", "FAC", "PRODUCT"} or titled:
        return False
    # A single word that opens a sentence is capitalised whatever it is: "Arson destroyed the clinic."
    return noun.ent_iob_ == "I" or (noun.i + 1 < len(noun.doc) and noun.nbor(1).ent_iob_ == "I")


def _is_part_of_name(noun: Token, lexicon: Lexicon) -> bool:
    """ "ceasefire agreement", "attack helicopters": a compound's first part only says which.

    But the violation, the resumption or the threat of a thing is about the thing ("ceasefire violations").
    """
    if noun.dep_ not in {"compound", "nmod"} or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    head = noun.head.lemma_
    return head not in lexicon.aspects and head not in lexicon.noun_operators


def _hit_of(token: Token, vocabulary: frozenset[str], codebook: Codebook, lexicon: Lexicon) -> Hit | None:
    for shelf, reads in (
        (codebook.verbs, _reads_as_verb(token)),
        (codebook.nouns, token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG"),
        (codebook.adjectives, token.pos_ == "ADJ" or token.tag_ in {"VBN", "JJ"}),
    ):
        if not reads:
            continue
        nominal = shelf is codebook.nouns
        entries = [
            entry
            for entry in _entries(token, shelf, nominal)
            if not entry[0] or vocabulary.issuperset(entry[0])
        ]
        if not entries:
            continue
        around = _Around.of(token)
        particle = _particle(token) if shelf is codebook.verbs else None
        bound = any(particle in others for others, _ in entries) if particle else False
        for others, rule in entries:
            if bound and particle not in others:
                continue  # "called off" is no call
            words = _words_of(token, others, around, nominal)
            if words is not None and _conditions_hold(token, rule, around, lexicon):
                ordered = tuple(sorted({token, *words}, key=lambda t: t.i))
                return Hit(
                    head=token, words=ordered, rule=rule, event_type=rule.event_type, mode=rule.pattern.mode
                )
    return None


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a head word, asked once for all the patterns that it might fit."""

    verbal: bool
    subjects: list[Token]
    objects: list[Token]
    near: list[Token]

    @classmethod
    def of(cls, token: Token) -> "_Around":
        """Read a verb's subjects and objects, a noun's objects."""
        if _reads_as_verb(token):
            return cls(True, grammar.subjects(token), grammar.objects(token), _near(token))
        return cls(False, [], _noun_objects(token), _near(token))


def _particle(verb: Token) -> str | None:
    return next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)


def _entries(
    token: Token, shelf: Mapping[str, tuple[tuple[tuple[str, ...], Rule], ...]], nominal: bool
) -> tuple[tuple[tuple[str, ...], Rule], ...]:
    lemma, form = token.lemma_, token.lower_
    gerund = nominal and token.tag_ == "VBG"
    own = () if gerund else shelf.get(lemma, ())
    return own + shelf.get(form, ()) if form != lemma or gerund else own


def _reads_as_verb(token: Token) -> bool:
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"}):
        return True
    return token.tag_ in {"VBN", "VBG", "VBD"} and token.dep_ not in {"aux", "auxpass"}


def _words_of(
    token: Token, others: tuple[str, ...], around: _Around, nominal: bool
) -> tuple[Token, ...] | None:
    """The tokens of a phrase's other words, None where one is missing."""
    if not others:
        return ()
    if nominal:
        return words_before(token, others) if "of" not in others else _words_around(token, others)
    found: list[Token] = []
    for word in others:
        near = [t for t in around.near if t not in found and word in (t.lemma_, t.lower_)]
        if not near:
            return None
        found.append(near[0])
    return tuple(found)


def _near(token: Token) -> list[Token]:
    """Dependents two steps deep, to the right, outside clauses with a "when" or "if"; the nearest first."""
    direct = [c for c in token.children if (c.i > token.i or c.dep_ == "prt") and not _stands_apart(c)]
    within = (g for c in direct for g in c.children if not _stands_apart(g))
    return sorted([*direct, *within], key=lambda t: abs(t.i - token.i))


def _stands_apart(clause: Token) -> bool:
    """ "threatened to shell them if they did not leave": nobody threatened to leave; what "is to be" is not yet."""
    if clause.dep_ == "xcomp" and clause.head.lemma_ == "be":
        return True
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" for c in clause.children)


def _words_around(token: Token, others: tuple[str, ...]) -> tuple[Token, ...] | None:
    at = others.index("of")
    before = words_before(token, others[:at])
    if before is None:
        return None
    for preposition in (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"):
        for noun in grammar.prep_objects(preposition):
            if others[-1] in (noun.lemma_, noun.lower_):
                return (*before, preposition, noun)
    return None


def _conditions_hold(token: Token, rule: Rule, around: _Around, lexicon: Lexicon) -> bool:
    pattern = rule.pattern
    verbal, subjects, objects = around.verbal, around.subjects, around.objects
    unsaid = (
        verbal
        and not subjects
        and token.tag_ in {"VB", "VBG"}
        and {"@political", "@forces"} & {*pattern.subject}
    )
    if (
        pattern.subject
        and not unsaid
        and not any(fits(t, _asked(pattern.subject, rule), lexicon) for t in subjects)
    ):
        return False
    if pattern.object and not any(fits(t, _asked(pattern.object, rule), lexicon) for t in objects):
        return False
    if any(fits(t, pattern.not_subject, lexicon) for t in subjects):
        return False
    if any(fits(t, pattern.not_object, lexicon) for t in objects):
        return False
    if pattern.prep and not _has_preposition(token, pattern.prep, lexicon):
        return False
    if pattern.not_prep and _has_preposition(token, pattern.not_prep, lexicon):
        return False
    if pattern.clause and not _has_clause(token, to_only=pattern.clause == "to"):
        return False
    return _modifiers_hold(token, pattern, lexicon) and _participants_hold(token, rule, around, lexicon)


def _has_clause(token: Token, *, to_only: bool) -> bool:
    clauses = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "advcl"}]
    infinitives = [c for c in clauses if any(g.tag_ == "TO" for g in c.children)]
    return bool(infinitives if to_only else [c for c in clauses if c.dep_ != "advcl"])


def _has_preposition(token: Token, wanted: Mapping[str, tuple[str, ...]], lexicon: Lexicon) -> bool:
    objects = [c for c in token.children if c.dep_ == "dobj"]
    for preposition in [p for t in (token, *objects) for p in grammar.prepositions(t)]:
        words = wanted.get(preposition.lower_)
        if words is None:
            continue
        if "*" in words or any(fits(t, words, lexicon) for t in grammar.prep_objects(preposition)):
            return True
        if any(c.dep_ == "pcomp" and fits(c, words, lexicon) for c in preposition.children):
            return True
    return False


def _noun_objects(noun: Token) -> list[Token]:
    return grammar.under(noun, ("of", "on", "against", "to", "for", "between", "with", "over", "in")) + [
        c for c in noun.children if c.dep_ in {"compound", "poss", "nmod"}
    ]


def _modifiers_hold(token: Token, pattern: Pattern, lexicon: Lexicon) -> bool:
    around = [
        c for c in token.children if c.dep_ in {"amod", "compound", "nmod", "poss", "det", "advmod", "nummod"}
    ]
    around += [g for c in around for g in c.children if g.dep_ in {"conj", "compound", "amod"}]
    if pattern.modifier and not any(fits(t, pattern.modifier, lexicon) for t in around):
        return False
    return not (pattern.not_modifier and any(fits(t, pattern.not_modifier, lexicon) for t in around))


def _asked(words: tuple[str, ...], rule: Rule) -> tuple[str, ...]:
    """The words of a condition; of a type that may befall anyone, people of all kinds count as well."""
    return (*words, *ANYBODY) if rule.anyone and {"@political", "@people"} & {*words} else words


def _participants_hold(token: Token, rule: Rule, around: _Around, lexicon: Lexicon) -> bool:
    """A verb needs a political participant; a noun needs none unless its pattern says so."""
    needs = rule.pattern.needs or ("any" if around.verbal else "none")
    if needs == "none":
        return True
    actors = around.subjects if around.verbal else _noun_actors(token)
    others = around.objects
    if needs != "actor":
        others = others + [t for p in grammar.prepositions(token) for t in grammar.prep_objects(p)]
    asked = {"actor": actors, "recipient": others, "any": actors + others}[needs]
    somebody = is_somebody if rule.anyone else is_political
    return any(somebody(t, lexicon) for t in asked)


def _noun_actors(noun: Token) -> list[Token]:
    return grammar.under(noun, ("by", "between", "of", "from")) + [
        c for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"}
    ]
