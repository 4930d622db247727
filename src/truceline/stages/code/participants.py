"""Find the actors, the recipients and the places of a hit by grammatical role."""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.records.document import Document
from truceline.records.mention import NameWords
from truceline.records.parse import Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.names import adjective_words, name_words, named_beside, nationalities, tail_words
from truceline.stages.code.patterns import Hit
from truceline.stages.code.peoples import joined
from truceline.stages.code.referents import PLACE_ENTITIES, TIME_ENTITIES, is_somebody
from truceline.stages.code.whereabouts import places

LIGHT = ("@light_verbs",)
# Who ends a fight need not be one who fought it.
EVENT_NOUNS = ("@meetings", "@cooperation", "@violence", "@agreements", "@relations")
STOPPING = ("end", "halt", "stop", "cease", "pause", "suspend")
AFFECTING = ("with", "to", "from", "against", "on", "for")
# What is done "with" somebody in these is done by both, where the one who lends himself is no party: "a mediator with".
JOINT_TYPES = frozenset({"CONSULT", "COOPERATE"})
HOSTILE_TYPES = frozenset({"ASSAULT", "THREATEN", "MOBILIZE", "COERCE"})


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
    governor = None if hit.is_verbal else light_governor(hit.head, lexicon)
    actors, recipients = ([named_beside(t, lexicon) for t in tokens] for tokens in (actors, recipients))
    actors, recipients = _unique(actors), _unique(recipients)
    return Participants(
        actors=_words_for(actors, document, lexicon),
        recipients=_words_for(recipients, document, lexicon),
        where=places(hit, [*actors, *recipients], governor, document, lexicon),
    )


def clause_recipients(verb: Token, lexicon: Lexicon, *, asking: bool) -> list[Token]:
    """Whom a complement clause is about: who is asked to act, or whom what is threatened or refused would meet."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX"}]
    found: list[Token] = []
    for clause in clauses[:1]:
        if asking:
            found = [
                t for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"} for t in grammar.conjoined(c)
            ]
        else:
            objects = grammar.objects(clause)
            found = objects + [t for w in (clause, *objects) for t in grammar.under(w, AFFECTING)]
    return [t for t in _only_actors(found, lexicon) if t.ent_type_ != "LOC"]


def _verb_roles(hit: Hit, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    verb, pattern = hit.head, hit.rule.pattern
    actors = grammar.subjects(verb)
    recipients = grammar.objects(verb)
    if hit.rule.mutual:
        recipients = [] if not pattern.recipient else recipients
        others = [t for t in grammar.objects(verb) if not lexicon.in_class(t.lemma_, ("@captives",))]
        if lexicon.in_class(verb.lemma_, STOPPING):
            others = [t for t in others if t.tag_ != "PRP"]  # what they suspend, "them" is
        actors = actors + grammar.under(verb, ("with", "between", "by", "among")) + others
        # "acted as a mediator with the United Nations"
        actors += [t for w in hit.words if w.pos_ == "NOUN" for t in grammar.under(w, ("with", "between"))]
    if pattern.actor:
        actors = _by_role(verb, pattern.actor, lexicon)
    if pattern.recipient:
        recipients = _by_role(verb, pattern.recipient, lexicon)
    elif not hit.rule.mutual:
        own = [w for w in hit.words if w != verb and w.pos_ == "NOUN"]  # "waged a campaign against Vesk"
        recipients = [t for t in recipients if t not in own]
        recipients += [t for w in own for t in grammar.under(w, ("against", "on", "to"))]
        recipients = recipients + [t for o in grammar.objects(verb) for t in _aimed_at(o, hit)]
        recipients += [t for t in grammar.under(verb, ("from",)) if t.ent_type_ not in PLACE_ENTITIES]
        recipients += grammar.under(verb, ("against",))
        recipients = recipients + [
            t for w in hit.words if w != verb and w.dep_ == "prep" for t in grammar.prep_objects(w)
        ]
    if not hit.rule.mutual:
        if hit.event_type in JOINT_TYPES:
            lent = [w for w in hit.words if w != verb and w.pos_ == "NOUN"]
            actors = actors + [t for w in lent for t in grammar.under(w, ("with",))]
        held = [grammar.core(t) for t in recipients]  # "some of its posts were surrounded"
        recipients = recipients + [
            c
            for t in held
            for c in t.children
            if c.dep_ == "poss" and t.pos_ == "NOUN" and not is_somebody(t, lexicon)
        ]
    return actors, recipients


def _by_role(token: Token, roles: Iterable[str], lexicon: Lexicon) -> list[Token]:
    """Roles a pattern may name: subject, object, possessive, adjective, or a preposition.

    The preposition may stand under an event that is the subject: "Relations between Vesk and Orland broke down".
    """
    found: list[Token] = []
    events = [s for s in grammar.subjects(token) if lexicon.in_class(s.lemma_, EVENT_NOUNS)]
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
            found += [t for o in (*grammar.objects(token), *events) for t in grammar.under(o, (role,))]
    return found


def _noun_roles(hit: Hit, lexicon: Lexicon) -> tuple[list[Token], list[Token]]:
    noun, pattern = hit.head, hit.rule.pattern
    actors = [c for c in noun.children if c.dep_ in {"poss", "nsubj"}]
    actors += [
        c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and _is_national(c, lexicon)
    ]
    actors += [g for c in actors if c.dep_ != "poss" for g in joined(c) if _is_national(g, lexicon)]
    actors += _between(hit)
    if noun.dep_ == "nsubj" and not actors:  # "Clashes broke out between Vesk and Orland"
        actors += grammar.under(noun.head, ("between",))
    recipients = grammar.under(noun, ("on", "against", "to", "with", "for", "of"))
    if hit.rule.mutual:  # whoever is talked about, exchanged or patrolled is no party to it
        about = grammar.under(noun, ("on",))
        recipients = [
            t for t in recipients if t not in about and not lexicon.in_class(t.lemma_, ("@captives",))
        ]
    # "the normalisation of relations between Vesk and Orland"
    ties = [t for t in grammar.under(noun, ("of",)) if lexicon.in_class(t.lemma_, ("@relations",))]
    actors += [t for tie in ties for t in _parties_of(tie, lexicon) if t != tie]
    for participle in (c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.pos_ == "VERB"):
        actors += grammar.agents(participle)
    governor = light_governor(noun, lexicon)
    if governor is not None and not (
        hit.event_type == "ASSAULT" and lexicon.in_class(governor.lemma_, STOPPING)
    ):
        own = [t for s in grammar.subjects(governor) for t in _parties_of(s, lexicon)]
        passive = lexicon.in_class(governor.lemma_, ("@suffered_verbs",))
        if not (passive and actors):
            actors, recipients = (actors, recipients + own) if passive else (actors + own, recipients)
        actors += grammar.under(governor, ("with", "between")) if hit.rule.mutual else []
    if noun.dep_ == "attr" and noun.head.lemma_ == "be" and not actors:
        actors += _said_of(noun.head, lexicon)  # "Rwanda, which is the main backer of …"
    recipients += _aimed_at(noun, hit)
    if pattern.actor:
        actors = _by_role(noun, pattern.actor, lexicon)
    if pattern.recipient:
        recipients = _by_role(noun, pattern.recipient, lexicon)
    return _unique(actors), _unique(recipients)


def _between(hit: Hit) -> list[Token]:
    """Between whom an event noun is; "an exchange of prisoners between A and B" says it of the prisoners."""
    own = grammar.under(hit.head, ("by", "between", "among"))
    things = grammar.under(hit.head, ("of",)) if hit.rule.mutual else []
    inner = [t for thing in things for t in grammar.under(thing, ("between", "by"))]
    return own or inner or grammar.behind(hit.head, "between")


def _said_of(be: Token, lexicon: Lexicon) -> list[Token]:
    """The subjects of "is"; for the "which" behind a name, that name where the parser took an event for its noun."""
    found = grammar.subjects(be)
    which = next((c for c in be.children if c.dep_ == "nsubj" and grammar.antecedent(c) is not None), None)
    if which is None or any(is_somebody(t, lexicon) for t in found) or which.i < 2:
        return found
    before = which.nbor(-2) if which.nbor(-1).text == "," else which.nbor(-1)
    return [before] if before.pos_ == "PROPN" else found


def _parties_of(subject: Token, lexicon: Lexicon) -> list[Token]:
    """A subject, or, where it is itself an event ("talks between A and B reached a deal"), its parties."""
    if subject.ent_type_ or not lexicon.in_class(subject.lemma_, EVENT_NOUNS):
        return [subject]
    taking_part = [c for c in subject.children if c.dep_ == "poss"]
    taking_part += [
        n
        for c in subject.children
        if c.dep_ in {"amod", "compound"} and c.ent_type_ == "NORP"
        for n in joined(c)
    ]
    return taking_part + grammar.under(subject, ("between", "by", "with", "among"))


def _aimed_at(word: Token, hit: Hit) -> list[Token]:
    """ "an offensive to crush the rebels", "threatened action to push the army back": whom its purpose is to meet."""
    if hit.event_type not in HOSTILE_TYPES:
        return []
    purposes = [c for c in word.children if c.dep_ in {"acl", "xcomp"} and c.tag_ == "VB"]
    return [t for c in purposes for t in grammar.objects(c)]


def _is_national(token: Token, lexicon: Lexicon) -> bool:
    if token.ent_type_ in {"NORP", "GPE", "ORG"}:
        return True
    lemma = token.lemma_
    return lexicon.in_class(lemma, ("@bodies",)) or lemma in {
        "rebel",
        "militant",
        "insurgent",
        "army",
        "police",
        "separatist",
    }


def light_governor(noun: Token, lexicon: Lexicon) -> Token | None:
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
        or token.lower_ in {"who", "whom", "what", "whoever", "whatever", "which"}
    ):
        return False
    event = token.ent_type_ == "" and lexicon.in_class(token.lemma_, EVENT_NOUNS) and token.tag_ != "NN"
    return not event and is_somebody(token, lexicon)


def _unique(tokens: Iterable[Token]) -> list[Token]:
    found: dict[int, Token] = {}
    for token in tokens:
        found.setdefault(token.i, token)
    return list(found.values())


def _words_for(tokens: list[Token], document: Document, lexicon: Lexicon) -> tuple[NameWords, ...]:
    """Each head as words; "Turkish and Russian troops" and "envoys of Chad, Niger and Mali" as one a state."""
    found: list[NameWords] = []
    adjectives = {n.i for token in tokens for n in nationalities(token)}
    for token in tokens:
        if token.i in adjectives:
            continue
        national = nationalities(token)
        owners = _states(grammar.under(token, ("of", "from")), several=token.tag_ in {"NNS", "NNPS"})
        if len(national) > 1:
            *bare, last = national
            found += [adjective_words(document, n, token) for n in bare]
            found.append(tail_words(document, national[-2], last, token))
        elif len(owners) > 1 and lexicon.in_class(token.lemma_, ("@politicians", "@bodies", "@forces")):
            found += [adjective_words(document, n, token) for n in owners]
        else:
            found.append(name_words(document, token, lexicon))
    return tuple(found)


def _states(owners: list[Token], *, several: bool) -> list[Token]:
    """ "Chad, Niger and Mali": where one of a list is a state, so are the names beside it.

    Of `several` people ("the ministers of Vesk and Orland") names that no model knows are states as well.
    """
    named = several and len(owners) > 1 and all(n.pos_ == "PROPN" for n in owners)
    if named or any(n.ent_type_ == "GPE" for n in owners):
        return [n for n in owners if n.pos_ == "PROPN"]
    return []
