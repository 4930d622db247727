"""Read a noun phrase as words for an actor or a place, and find what a pronoun stands for."""

from collections.abc import Iterable

from truceline.records.document import Document, Evidence
from truceline.records.mention import NameKind, NameWords
from truceline.records.parse import Paragraph, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.peoples import joined

NAME_ENTITIES = frozenset({"GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "EVENT"})
THIRD_PERSON = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "hers", "theirs"}
)
PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
PERSONS = ("@person_nouns", "@persons", "@politicians")
PLURAL = frozenset({"they", "them", "their", "theirs", "both", "each"})
# How many sentences back an antecedent may stand.
REACH = 3
LONGEST_NAME = 8
BESIDE = frozenset({"appos", "conj", "nsubj", "dobj", "pobj"})
# A bound, not a measurement: no pronoun stands farther from its noun within one sentence.
LONGEST_LOOK = 120


def name_words(document: Document, head: Token, lexicon: Lexicon, preposition: str = "") -> NameWords:
    """Read the phrase around a head noun, with the names and the office inside it."""
    first, last = extent.phrase(head)
    tokens = list(head.doc[first.i : last.i + 1])
    # A coordinated member ends where the next begins ("Turkish and Russian troops" is read at the head).
    names = tuple(_names(tokens))
    whose = grammar.core(head, grammar.SOME_OF)  # "one of them"
    return NameWords(
        evidence=extent.span(document, first, last),
        kind=_kind(whose, names),
        head=whose.lemma_ if whose.pos_ != "PROPN" else whose.lower_,
        label=whose.ent_type_,
        names=names,
        office=_office(whose, tokens, lexicon),
        preposition=preposition,
        refers_to=tuple(refers_to(document, whose, lexicon)),
    )


def adjective_words(document: Document, adjective: Token, head: Token) -> NameWords:
    """Read a nationality adjective as standing for its state's part in the head ("Turkish and Russian troops")."""
    return NameWords(
        evidence=extent.span(document, adjective, adjective),
        kind=NameKind.NATIONALITY,
        head=head.lemma_,
        label=adjective.ent_type_,
        names=(adjective.text,),
    )


def tail_words(document: Document, before: Token, last: Token, head: Token) -> NameWords:
    """Read the last of several nationalities with all that stands between it and the head ("allied Syrian forces")."""
    start = before.i + 1
    while start < last.i and (head.doc[start].dep_ == "cc" or head.doc[start].is_punct):
        start += 1
    evidence = extent.span(document, head.doc[start], head)
    described = start < last.i
    return NameWords(
        evidence=evidence,
        kind=NameKind.DESCRIPTION if described else NameKind.NATIONALITY,
        head=head.lemma_,
        label=last.ent_type_,
        names=(last.text,),
    )


def refers_to(document: Document, head: Token, lexicon: Lexicon) -> list[Evidence]:
    """Give the earlier words of the report that a pronoun stands for, the likeliest reading only."""
    word = head.lower_
    if word in THIRD_PERSON or word in PLURAL:
        found = _antecedents(head, lexicon)
        return [e for t in found for e in _each(document, t)]
    return []


def _each(document: Document, noun: Token) -> list[Evidence]:
    """The noun's phrase; of "both Russian and Syrian forces" each state's adjective."""
    national = nationalities(noun)
    if len(national) > 1:
        return [extent.span(document, n, n) for n in national]
    return [extent.span(document, *extent.phrase(noun))]


def named_beside(noun: Token, lexicon: Lexicon) -> Token:
    """The person named between commas behind an office ("the head of its spy agency, Noor Gabow,"), else the noun."""
    if noun.pos_ != "NOUN" or noun.ent_type_ or not lexicon.in_class(noun.lemma_, PERSONS):
        return noun
    comma = extent.phrase(noun)[1].i + 1
    words = noun.doc[comma : comma + LONGEST_NAME]
    if len(words) < 3 or words[0].text != "," or words[1].ent_type_ != "PERSON":
        return noun
    name = [t for t in words[1:] if t.ent_type_ == "PERSON"]
    after = name[-1].i + 1
    closed = after < len(noun.doc) and noun.doc[after].text in {",", ".", ";", ")"}
    return (
        name[-1] if name[-1].i - name[0].i == len(name) - 1 and closed and name[-1].dep_ in BESIDE else noun
    )


def _kind(head: Token, names: tuple[str, ...]) -> NameKind:
    if head.pos_ == "PRON" or head.tag_ in {"PRP", "PRP$", "WDT", "WP"}:
        return NameKind.PRONOUN
    if head.ent_type_ in NAME_ENTITIES and head.pos_ == "PROPN":
        return NameKind.NAME
    if head.ent_type_ == "NORP" or (head.pos_ == "ADJ" and names):
        return NameKind.NATIONALITY
    return NameKind.DESCRIPTION if head.pos_ != "PROPN" else NameKind.NAME


def _names(tokens: list[Token]) -> Iterable[str]:
    """Runs of proper names of one entity, and nationality adjectives, in text order."""
    run: list[Token] = []
    for token in tokens:
        named = token.ent_type_ in NAME_ENTITIES or token.pos_ == "PROPN"
        if named and run and token.ent_iob_ != "B" and token.ent_type_ == run[-1].ent_type_:
            run.append(token)
            continue
        if run:
            yield _joined(run)
        run = [token] if named else []
    if run:
        yield _joined(run)


def _joined(run: list[Token]) -> str:
    return "".join(t.text_with_ws for t in run).strip().removesuffix("’s").removesuffix("'s").strip()


def _office(head: Token, tokens: list[Token], lexicon: Lexicon) -> str | None:
    """The office before a person's name ("Defense Minister"), or in apposition to it."""
    before = [t for t in tokens if t.i < head.i]
    for at in range(len(before) - 1, -1, -1):
        if lexicon.in_class(before[at].lemma_, ("@politicians",)):
            start = at
            while (
                start > 0
                and before[start - 1].dep_ in {"compound", "nmod"}
                and before[start - 1].ent_type_ != "GPE"
            ):
                start -= 1
            return " ".join(t.text for t in before[start : at + 1])
    for child in head.children:
        if child.dep_ == "appos" and lexicon.in_class(child.lemma_, ("@politicians",)):
            first, last = extent.phrase(child)
            return head.doc[first.i : last.i + 1].text
    if head.dep_ == "appos" and lexicon.in_class(head.head.lemma_, ("@politicians",)):
        first, last = extent.phrase(head.head)
        return head.doc[first.i : last.i + 1].text
    return None


def _antecedents(pronoun: Token, lexicon: Lexicon) -> list[Token]:
    """Walk back over subjects first, then other names, sentence by sentence, for a match in number and kind."""
    plural, personal = pronoun.lower_ in PLURAL, pronoun.lower_ in PERSONAL
    for sentence in _back(pronoun):
        candidates = [t for t in sentence if t.i < pronoun.i and _may_be_meant(t, plural, personal, lexicon)]
        candidates = [t for t in candidates if not _same_clause_object(t, pronoun)]
        ranked = sorted(candidates, key=lambda t: (not _is_subject(t), -t.i))
        if ranked:
            best = ranked[0]
            return grammar.conjoined(best) if plural else [best]
    return []


def _back(pronoun: Token) -> list[list[Token]]:
    """This sentence and the ones before it, over paragraph bounds where the parse knows them."""
    found: list[list[Token]] = []
    parse: Paragraph | None = pronoun.doc
    position = pronoun.i
    while parse is not None and len(found) < REACH:
        if not 0 <= position < len(parse):
            parse = parse.before
            position = len(parse) - 1 if parse is not None else -1
            continue
        sentence = parse[position].sent
        found.append(list(parse[max(sentence.start, position - LONGEST_LOOK) : position + 1]))
        position = sentence.start - 1
    return found


def _may_be_meant(token: Token, plural: bool, personal: bool, lexicon: Lexicon) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {
        "compound",
        "poss",
        "nmod",
        "conj",
        "npadvmod",
        "amod",
    }:
        return token.dep_ == "poss" and token.ent_type_ in {"PERSON", "GPE"} and not plural
    if token.ent_type_ in {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"}:
        return False
    if personal:
        if token.tag_ in {"NNS", "NNPS"}:
            return False
        return token.ent_type_ == "PERSON" or lexicon.in_class(token.lemma_, PERSONS)
    if plural:
        many = token.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in token.children)
        return (many and token.ent_type_ != "PERSON") or any(c.dep_ == "conj" for c in token.children)
    return token.ent_type_ in {"GPE", "ORG", "NORP"} or lexicon.in_class(token.lemma_, ("@body_nouns",))


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"}


def _same_clause_object(token: Token, pronoun: Token) -> bool:
    """A plain pronoun never stands for another argument of its own verb."""
    possessive = pronoun.tag_ == "PRP$"
    return not possessive and token.head == pronoun.head and token.dep_ != "conj"


def nationalities(head: Token) -> list[Token]:
    """The nationality adjectives before a head, coordinated by "and" or by commas."""
    found = [
        n
        for c in head.children
        if c.dep_ in {"amod", "compound", "nmod"} and c.ent_type_ == "NORP"
        for n in joined(c)
    ]
    found = [n for n in found if n.ent_type_ == "NORP" and n.i < head.i]
    if found and found[0].i >= 2 and found[0].nbor(-1).text == "," and found[0].nbor(-2).ent_type_ == "NORP":
        found.insert(0, found[0].nbor(-2))  # headlines: "Turkish, Russian forces"
    return sorted(found, key=lambda n: n.i)
