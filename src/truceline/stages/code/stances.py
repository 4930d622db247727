"""Find every place where a report sets down somebody's word, thought or will: its attributions.

Sayings are attributions; so are "plans to", "criticised", "is worried that", "her refusal to". Only
sayings put a speaker into the chain of a mention (`attribution`): what somebody
wants or thinks, the reporter tells in the reporter's own voice.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from truceline.records.document import Document, Evidence
from truceline.records.mention import Attribution, AttributionKind, NameWords
from truceline.records.parse import Paragraph, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.attribution import Sayings
from truceline.stages.code.forms import has_to, modal_of
from truceline.stages.code.names import name_words
from truceline.stages.code.referents import is_somebody
from truceline.stages.code.sayings import Saying, Stance, worth_reading

SPEAKING = ("@media", "@person_nouns", "@body_nouns")
PEOPLE = frozenset({"he", "she", "they", "who", "we", "i", "you", "everyone", "nobody", "someone", "anyone"})
CLAUSES = frozenset({"ccomp", "xcomp"})
# A verb of these binds its content by a preposition: "spoke of", "objected to", "blamed … for".
CONTENT_PREPOSITIONS = frozenset(
    {"of", "about", "to", "for", "on", "over", "against", "with", "as", "in", "into", "from", "at", "behind"}
)
# "is sure that", "seemed worried about".
LINKING = frozenset(
    {"be", "seem", "appear", "become", "remain", "feel", "look", "sound", "grow", "get", "stay"}
)
HYPOTHETICAL = frozenset({"would", "could", "might", "may", "can", "should"})
# Verb group: what stands with the verb to say one thing ("has not yet called").
GROUPED = frozenset({"aux", "auxpass", "neg", "prt"})


def attributions_of(
    parses: Sequence[Paragraph], sayings: Sayings, document: Document, lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Give all attributions of a report in text order, with marks on those that are not the report's own."""
    found: list[Attribution] = []
    found += [_of_stance(stance, sayings, document, lexicon) for stance in sayings.stances]
    for parse, said in zip(parses, sayings.by_parse, strict=True):
        for saying in said:
            found.append(_of_saying(saying, sayings, document, lexicon))
        cues = {saying.cue.i for saying in said}
        for stance in stances_of(parse, lexicon):
            if stance.cue.i not in cues:
                found.append(_of_stance(stance, sayings, document, lexicon))
    return with_nesting(sorted(found, key=lambda a: (a.cue.start, a.cue.end)))


def with_nesting(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Mark each, given in text order, whose cue another one's content holds; of two that hold each other, neither."""
    cues = [a.cue.start for a in found]
    held: set[tuple[int, int]] = set()
    for outer, one in enumerate(found):
        for piece in one.content:
            inner = range(bisect_left(cues, piece.start), bisect_left(cues, piece.end))
            held.update((n, outer) for n in inner if n != outer)
    nested = {n for n, outer in held if (outer, n) not in held}
    return tuple(replace(a, nested=n in nested) for n, a in enumerate(found))


def stances_of(parse: Paragraph, lexicon: Lexicon) -> Iterator[Stance]:
    """Give the stances of a paragraph in text order."""
    for token in worth_reading(parse):
        lemma = token.lemma_
        found: Stance | None = None
        if (lemma in lexicon.stances.verbs or lemma in lexicon.saying_verbs) and token.pos_ == "VERB":
            found = _verb_stance(token, lexicon)
        elif (lemma in lexicon.stances.nouns or lemma in lexicon.saying_nouns) and token.pos_ == "NOUN":
            found = _noun_stance(token, lexicon)
        elif lemma in lexicon.stances.adjectives and token.pos_ == "ADJ":
            found = _adjective_stance(token, lexicon)
        if found is not None:
            yield found


def _verb_stance(verb: Token, lexicon: Lexicon) -> Stance | None:
    if _is_unreal(verb):
        return None
    content = tuple(_content_of_verb(verb))
    if grammar.is_passive(verb):
        holder = next((t for t in grammar.agents(verb) if _can_hold(t, lexicon)), None)
        if holder is None and not any(c.dep_ in CLAUSES for c in verb.children):
            return None  # "the road was lifted", but "he is expected to leave"
        objects = tuple(c for c in verb.children if c.dep_ in {"nsubjpass", "csubjpass"})
        return Stance(holder=holder, cue=verb, content=(*objects, *content))
    holders = _surface_subject(verb)
    holder = next((t for t in holders if _can_hold(t, lexicon)), None)
    if holder is None or not content:
        return None
    return Stance(holder=holder, cue=verb, content=content)


def _is_unreal(verb: Token) -> bool:
    """An infinitive, and what could or would be said or thought, sets nothing down."""
    modal = modal_of(verb)
    return has_to(verb) or (modal is not None and modal.lemma_ in HYPOTHETICAL)


def _surface_subject(verb: Token) -> list[Token]:
    """The subject as it stands, relative pronouns too; the borrowed one of a clause without any."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    if own:
        return own
    if verb.dep_ in {"xcomp", "conj", "advcl", "acl", "pcomp"}:
        return grammar.subjects(verb)
    return []


def _can_hold(token: Token, lexicon: Lexicon) -> bool:
    """Somebody, a body of people, or a work that speaks on paper."""
    if token.dep_ == "expl" or token.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT"}:
        return False
    lemma = token.lemma_
    if token.lower_ in PEOPLE or token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    if token.lower_ == "which":
        antecedent = grammar.antecedent(token)
        return antecedent is not None and _can_hold(antecedent, lexicon)
    if token.pos_ == "PRON":
        return token.lower_ in {
            "it",
            "many",
            "some",
            "others",
            "both",
            "most",
            "all",
            "one",
            "those",
            "few",
            "none",
        }
    if lemma in lexicon.documents | lexicon.anonymous | lexicon.officials | lexicon.stances.works:
        return True
    return lexicon.in_class(lemma, SPEAKING) or is_somebody(token, lexicon)


def _content_of_verb(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in CLAUSES or child.dep_ in {"dobj", "oprd"}:
            yield child
        elif child.dep_ in {"prep", "agent"} and child.i > verb.i and child.lower_ in CONTENT_PREPOSITIONS:
            if any(c.ent_type_ not in {"DATE", "TIME"} for c in child.children):
                yield child


def _noun_stance(noun: Token, lexicon: Lexicon) -> Stance | None:
    """ "Vesk's refusal to leave", "the envoy voiced concern about …": with an owner and with what it is about."""
    content = tuple(
        c
        for c in noun.children
        if (
            c.dep_ in {"acl", "ccomp", "relcl"}
            and (c.tag_ == "VB" or any(g.lower_ == "that" for g in c.children))
        )
        or (c.dep_ == "prep" and c.lower_ in CONTENT_PREPOSITIONS - {"in", "from", "at", "of"})
    )
    if not content:
        return None
    owners = [c for c in noun.children if c.dep_ == "poss"] + grammar.under(noun, ("by", "from", "among"))
    owners += [
        c for c in noun.children if c.dep_ in {"amod", "compound"} and c.ent_type_ in {"NORP", "GPE", "ORG"}
    ]
    if not owners and noun.dep_ == "dobj":
        owners = _surface_subject(noun.head)
    holder = next((t for t in owners if _can_hold(t, lexicon)), None)
    return Stance(holder=holder, cue=noun, content=content) if holder is not None else None


def _adjective_stance(adjective: Token, lexicon: Lexicon) -> Stance | None:
    if adjective.dep_ not in {"acomp", "oprd"} or adjective.head.lemma_ not in LINKING:
        return None
    content = tuple(
        c
        for c in adjective.children
        if c.dep_ in {"ccomp", "xcomp"} or (c.dep_ == "prep" and c.lower_ in CONTENT_PREPOSITIONS)
    )
    holder = next((t for t in _surface_subject(adjective.head) if _can_hold(t, lexicon)), None)
    if holder is None or not content:
        return None
    return Stance(holder=holder, cue=adjective, content=content)


def _of_saying(saying: Saying, sayings: Sayings, document: Document, lexicon: Lexicon) -> Attribution:
    holder = name_words(document, saying.speaker, lexicon)
    cue = _group(saying.cue, document)
    content = _runs(_said_tokens(saying, sayings, document), document)
    carried = tuple(document.evidence(start, end) for start, end, other in sayings.carried if other == saying)
    return Attribution(
        kind=AttributionKind.SPEECH,
        holder=holder,
        cue=cue,
        content=(*content, *carried),
        quoted=cue.start in sayings.quoted,
        share=saying.share,
    )


def _said_tokens(saying: Saying, sayings: Sayings, document: Document) -> list[Token]:
    said = saying.cue.doc[saying.start : saying.end]
    asides = [t for t in said if saying.is_aside(t, quoted=extent.offset(t) in sayings.quoted)]
    outside = {t.i for head in (saying.speaker, *asides) for t in head.subtree} | {saying.cue.i}
    return [t for t in said if t.i not in outside]


def _of_stance(stance: Stance, sayings: Sayings, document: Document, lexicon: Lexicon) -> Attribution:
    cue = _group(stance.cue, document)
    holder: NameWords | None = None
    if stance.holder is not None:
        holder = name_words(document, stance.holder, lexicon)
    tokens = sorted({t for part in stance.content for t in stance.words_of(part)}, key=lambda t: t.i)
    return Attribution(
        kind=AttributionKind.STANCE,
        holder=holder,
        cue=cue,
        content=tuple(_runs(tokens, document)),
        quoted=cue.start in sayings.quoted,
        share=stance.share,
    )


def _group(cue: Token, document: Document) -> Evidence:
    """The cue with the auxiliaries, negation and particle beside it; of an adjective, those of its "is"."""
    verb = cue.head if cue.pos_ == "ADJ" else cue
    parts = {cue.i, verb.i} | {c.i for c in verb.children if c.dep_ in GROUPED}
    first = last = cue.i
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return extent.span(document, cue.doc[first], cue.doc[last])


def _runs(tokens: Iterable[Token], document: Document) -> list[Evidence]:
    """Unbroken runs of tokens as Evidence."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    worded = [[t for t in run if not t.is_space] for run in runs]
    return [extent.span(document, run[0], run[-1]) for run in worded if any(not t.is_punct for t in run)]


__all__ = ["attributions_of", "stances_of", "with_nesting"]
