"""Find the actors, the recipients and the places of a hit by grammatical role."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from truceline.records.document import Document
from truceline.records.mention import NameWords
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.names import adjective_words, name_words, tail_words
from truceline.stages.code.patterns import PLACE_ENTITIES, Hit, is_somebody

PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "near",
        "into",
        "from",
        "around",
        "across",
        "outside",
        "inside",
        "on",
        "along",
        "of",
        "over",
        "to",
        "toward",
        "towards",
        "through",
        "between",
        "off",
        "throughout",
        "within",
    }
)
# "in Georgia" is a place even where Georgia acts; "between" and "on" it are not.
SURE_PLACE = frozenset({"in", "at", "near", "into", "inside", "across", "from"})
LIGHT = ("@light_verbs",)
# Who ends a fight need not be one who fought it.
EVENT_NOUNS = ("@meetings", "@cooperation", "@violence", "@agreements")
STOPPING = ("end", "halt", "stop", "cease", "pause", "suspend")
TIME_ENTITIES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Words for the actors, recipients and places of one hit."""

    actors: tuple[NameWords, ...]
    recipients: tuple[NameWords, ...]
    where: tuple[NameWords, ...]


def participants(hit: Hit, document: Document, lexicon: Lexicon) -> Participants:
    """Read a hit's participants off the grammar; mutual types put all of them among the actors."""
    roles = _verb_roles(hit, lexicon) if hit.is_verbal else _noun_roles(hit, lexicon)
    actors, recipients = _only_actors(roles[0], lexicon), _only_actors(roles[1], lexicon)
    if hit.rule.mutual:
        actors, recipients = actors + [t for t in recipients if t not in actors], []
    recipients = [t for t in recipients if t not in actors]
    return Participants(
        actors=_words_for(actors, document, lexicon),
        recipients=_words_for(recipients, document, lexicon),
        where=_places(hit, [*actors, *recipients], document, lexicon),
    )


def _verb_roles(hit: Hit, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    verb, pattern = hit.head, hit.rule.pattern
    actors = grammar.subjects(verb)
    recipients = grammar.objects(verb)
    if hit.rule.mutual:
        recipients = [] if not pattern.recipient else recipients
        others = [t for t in grammar.objects(verb) if not lexicon.in_class(t.lemma_.lower(), ("@captives",))]
        actors = actors + grammar.under(verb, ("with", "between", "by", "among")) + others
    if pattern.actor:
        actors = _by_role(verb, pattern.actor)
    if pattern.recipient:
        recipients = _by_role(verb, pattern.recipient)
    elif not hit.rule.mutual:
        recipients = recipients + [
            c for t in recipients for c in t.children if c.dep_ == "poss" and t.pos_ == "NOUN"
        ]
        recipients += [
            t for t in grammar.under(verb, ("from", "against")) if t.ent_type_ not in PLACE_ENTITIES
        ]
        recipients = recipients + [
            t for w in hit.words if w != verb and w.dep_ == "prep" for t in grammar.prep_objects(w)
        ]
    return actors, recipients


def _by_role(token: Token, roles: Iterable[str]) -> list[Token]:
    """Roles a pattern may name: subject, object, possessive, adjective, or a preposition."""
    found: list[Token] = []
    for role in roles:
        if role == "subject":
            found += grammar.subjects(token)
        elif role == "object":
            found += grammar.objects(token)
        elif role == "possessive":
            found += [c for c in token.children if c.dep_ == "poss"]
        elif role == "object's possessive":
            found += [c for o in grammar.objects(token) for c in o.children if c.dep_ == "poss"]
        else:
            found += grammar.under(token, (role,))
            found += [t for o in grammar.objects(token) for t in grammar.under(o, (role,))]
    return found


def _noun_roles(hit: Hit, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    noun, pattern = hit.head, hit.rule.pattern
    actors = [c for c in noun.children if c.dep_ == "poss"]
    actors += [
        c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and _is_national(c, lexicon)
    ]
    actors += [
        g for c in actors if c.dep_ != "poss" for g in grammar.conjoined(c)[1:] if _is_national(g, lexicon)
    ]
    actors += grammar.under(noun, ("by", "between", "among"))
    recipients = grammar.under(noun, ("on", "against", "to", "with", "for", "of"))
    for participle in (c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"):
        actors += grammar.agents(participle)
    governor = _light_governor(noun, lexicon)
    if governor is not None and not (
        hit.event_type == "ASSAULT" and lexicon.in_class(governor.lemma_, STOPPING)
    ):
        own = grammar.subjects(governor)
        passive = lexicon.in_class(governor.lemma_, ("@suffered_verbs",))
        if not (passive and actors):
            actors, recipients = (actors, recipients + own) if passive else (actors + own, recipients)
        actors += grammar.under(governor, ("with", "between")) if hit.rule.mutual else []
    if pattern.actor:
        actors = _by_role(noun, pattern.actor)
    if pattern.recipient:
        recipients = _by_role(noun, pattern.recipient)
    return _unique(actors), _unique(recipients)


def _is_national(token: Token, lexicon: Lexicon) -> bool:
    if token.ent_type_ in {"NORP", "GPE", "ORG"}:
        return True
    lemma = token.lemma_.lower()
    return lexicon.in_class(lemma, ("@bodies",)) or lemma in {
        "rebel",
        "militant",
        "insurgent",
        "army",
        "police",
        "separatist",
    }


def _light_governor(noun: Token, lexicon: Lexicon) -> Token | None:
    """The verb that lends its subject to an event noun ("hold talks"), through coordination and "of"."""
    for token in grammar.climb(noun):
        if token.dep_ in {"conj", "appos"} and token.head.pos_ in {"NOUN", "PROPN"}:
            continue
        if token.dep_ == "pobj" and token.head.lower_ in {"of", "on"} and token.head.head.pos_ == "NOUN":
            continue
        if token.dep_ == "prep":
            continue
        if token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}:
            return token.head if lexicon.in_class(token.head.lemma_, LIGHT) else None
        if (
            token.dep_ == "pobj"
            and lexicon.in_class(token.head.head.lemma_, LIGHT)
            and token.head.dep_ in {"prep", "prt"}
        ):
            return token.head.head
        if token.pos_ not in {"NOUN", "PROPN"}:
            return None
        if token.dep_ not in {"conj", "appos"}:
            return None
    return None


def _only_actors(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    return [t for t in _unique(tokens) if _is_actor(t, lexicon)]


def _is_actor(token: Token, lexicon: Lexicon) -> bool:
    """Somebody: not a day, not an event ("the patrols were suspended"), not a word that asks ("who did it")."""
    if (
        token.ent_type_ in TIME_ENTITIES
        or token.dep_ == "expl"
        or token.lower_ in {"who", "what", "whoever", "whatever", "which"}
    ):
        return False
    event = (
        token.ent_type_ == "" and lexicon.in_class(token.lemma_.lower(), EVENT_NOUNS) and token.tag_ != "NN"
    )
    return not event and is_somebody(token, lexicon)


def _unique(tokens: Iterable[Token]) -> list[Token]:
    found: dict[int, Token] = {}
    for token in tokens:
        found.setdefault(token.i, token)
    return list(found.values())


def _words_for(tokens: list[Token], document: Document, lexicon: Lexicon) -> tuple[NameWords, ...]:
    """Each head as words; "Turkish and Russian troops" and "envoys of Chad, Niger and Mali" as one a state."""
    found: list[NameWords] = []
    for token in tokens:
        national = _nationalities(token)
        owners = [n for n in grammar.under(token, ("of", "from")) if n.ent_type_ == "GPE"]
        if len(national) > 1:
            *bare, last = national
            found += [adjective_words(document, n, token) for n in bare]
            found.append(tail_words(document, national[-2], last, token))
        elif len(owners) > 1 and lexicon.in_class(
            token.lemma_.lower(), ("@politicians", "@bodies", "@forces")
        ):
            found += [adjective_words(document, n, token) for n in owners]
        else:
            found.append(name_words(document, token, lexicon))
    return tuple(found)


def _nationalities(head: Token) -> list[Token]:
    """The nationality adjectives before a head, coordinated by "and" or by commas."""
    found = [
        n for c in head.children if c.dep_ == "amod" and c.ent_type_ == "NORP" for n in grammar.conjoined(c)
    ]
    found = [n for n in found if n.ent_type_ == "NORP" and n.i < head.i]
    if found and found[0].i >= 2 and found[0].nbor(-1).text == "," and found[0].nbor(-2).ent_type_ == "NORP":
        found.insert(0, found[0].nbor(-2))  # headlines: "Turkish, Russian forces"
    return sorted(found, key=lambda n: n.i)


def _places(hit: Hit, parties: list[Token], document: Document, lexicon: Lexicon) -> tuple[NameWords, ...]:
    """Place phrases of the head, of its light verb or of the verb above, the nearest first."""
    near: list[Token] = [hit.head]
    governor = _light_governor(hit.head, lexicon) if not hit.is_verbal else None
    if governor is not None:
        near.append(governor)
    near += [c for c in hit.head.children if c.dep_ == "dobj"]
    found: dict[int, NameWords] = {}
    for noun, preposition in _placed(near):
        acts = noun in parties and preposition not in SURE_PLACE
        if _is_place(noun, lexicon) and not acts:
            found.setdefault(noun.i, name_words(document, noun, lexicon, preposition))
    for part in hit.head.children if not hit.is_verbal else []:
        if (
            part.dep_ in {"compound", "nmod"}
            and part.pos_ == "PROPN"
            and part.ent_type_ not in {"NORP", "PERSON"}
        ):
            found.setdefault(part.i, name_words(document, part, lexicon, "compound"))  # "the Idlib patrols"
    for noun in grammar.objects(hit.head) if hit.is_verbal else []:
        if noun.ent_type_ in {"LOC", "FAC", "GPE"} or lexicon.in_class(noun.lemma_.lower(), ("@places",)):
            found.setdefault(noun.i, name_words(document, noun, lexicon))
    return tuple(found.values())


def places_of_noun(noun: Token, document: Document, lexicon: Lexicon) -> tuple[NameWords, ...]:
    """The places that stand under a noun itself ("the patrol in the valley")."""
    found = [(n, p) for n, p in _placed([noun]) if _is_place(n, lexicon)]
    return tuple(name_words(document, n, lexicon, p) for n, p in found)


def _placed(near: Iterable[Token]) -> Iterable[tuple[Token, str]]:
    """The nouns under place prepositions, and those that say where these lie ("on the road in the valley")."""
    for token in near:
        for preposition in grammar.prepositions(token):
            if preposition.lower_ in PLACE_PREPOSITIONS:
                for noun in grammar.prep_objects(preposition):
                    yield noun, preposition.lower_
                    for inner in grammar.under(noun, ("in", "near", "at")):
                        yield inner, "in"


def _is_place(noun: Token, lexicon: Lexicon) -> bool:
    if noun.ent_type_ in TIME_ENTITIES or noun.ent_type_ == "PERSON":
        return False
    return noun.ent_type_ in PLACE_ENTITIES or lexicon.in_class(noun.lemma_.lower(), ("@places",))
