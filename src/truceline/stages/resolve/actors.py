"""Whom the words for an actor name: states, forces, bodies, groups, persons; a group is never its state."""

from dataclasses import replace

from truceline.records.claim import ActorKind, ActorLink, Candidate
from truceline.records.document import Document, Evidence
from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import Actor, ActorBook, Found, SenseKind
from truceline.stages.resolve.asked import Asked, asked_of
from truceline.stages.resolve.bodies import Linker
from truceline.stages.resolve.context import ActorContext, actor_context
from truceline.stages.resolve.holders import is_group_of, is_person_first, named_person
from truceline.stages.resolve.issuers import is_issued, issuer_words
from truceline.stages.resolve.nouns import body_of_state, by_noun, by_owner
from truceline.stages.resolve.parties import counted, sides
from truceline.stages.resolve.phrases import GOVERNING
from truceline.stages.resolve.whole_names import with_whole_name

__all__ = ["ActorContext", "actor_context", "resolve_actor"]

# A pronoun may stand for words that refer back themselves; beyond this it is a circle.
_DEEPEST = 3
_SIDE_SCORE = 0.7
_FIRST_PERSON = {"i": "one", "me": "one", "my": "one", "we": "all", "us": "all", "our": "all", "ours": "all"}
# Words in the proper name of an armed group that no file knows.
_MARTIAL = frozenset(
    {
        "front",
        "brigade",
        "brigades",
        "battalion",
        "battalions",
        "liberation",
        "resistance",
        "militia",
        "army",
        "jihad",
        "fighters",
    }
    | {
        "forces",
        "force",
        "guerrilla",
        "guerrillas",
        "mujahideen",
        "defence",
        "defense",
        "martyrs",
        "ansar",
        "rebels",
        "regiment",
    }
)

# A part of a country is a place with people in it and not the state.
_PARTS = frozenset(
    {"north", "northern", "south", "southern", "east", "eastern", "west", "western", "central", "rural"}
    | {"northeast", "northeastern", "northwest", "northwestern", "southeast", "southeastern"}
    | {"southwest", "southwestern"}
)


def resolve_actor(
    words: NameWords,
    *,
    document: Document,
    book: ActorBook,
    context: ActorContext,
    speaker: ActorLink | None = None,
) -> tuple[ActorLink, ...]:
    """Give the actors that some words name; several for "the two sides" and the like.

    A pronoun without antecedent and words for no actor ("the Syrian war") give (). `speaker`
    is the one in whose mouth the words stand: "we" is then the state that the speaker acts for, or the speaker.
    """
    if words.kind is NameKind.PRONOUN or words.refers_to:
        return _referred(words, document, book, context, depth=0) or _spoken(words, book, speaker)
    if is_issued(words, book):
        return _issued(words, document, book, context)
    whole = with_whole_name(words, document, book)
    if whole is None:
        return ()
    return _resolved(asked_of(whole, document=document, book=book, context=context))


def _referred(
    words: NameWords, document: Document, book: ActorBook, context: ActorContext, *, depth: int
) -> tuple[ActorLink, ...]:
    """Resolve what the words refer back to; () where that leads nowhere."""
    found: dict[tuple[str | None, str], ActorLink] = {}
    for earlier in words.refers_to if depth < _DEEPEST else ():
        earlier = context.instead_of_onlookers(earlier, document.text)
        antecedent = context.words_at.get((earlier.start, earlier.end)) or _bare_words(earlier)
        if antecedent.refers_to or antecedent.kind is NameKind.PRONOUN:
            links = _referred(antecedent, document, book, context, depth=depth + 1)
        else:
            links = _resolved(asked_of(antecedent, document=document, book=book, context=context))
        for link in links:
            why = f"“{words.evidence.quote}” refers back to “{earlier.quote}”"
            why += f"; {link.inferred}" if link.inferred else ""
            score = round(link.score * 0.85, 3)
            found.setdefault(
                (link.id, link.name), replace(link, evidence=words.evidence, inferred=why, score=score)
            )
    return tuple(found.values())


def _issued(
    words: NameWords, document: Document, book: ActorBook, context: ActorContext
) -> tuple[ActorLink, ...]:
    """Resolve "a defence ministry statement" to who issued it; "the statement" to the last ministry named."""
    issuer = issuer_words(words, document, book)
    if issuer is not None:
        return _resolved(asked_of(issuer, document=document, book=book, context=context))
    asked = asked_of(words, document=document, book=book, context=context)
    latest = context.latest(context.ministries, asked.offset) if asked.phrase.is_definite else None
    if latest is None:
        return (asked.link.plain(asked.phrase.tidy, ActorKind.ORGANISATION),)
    why = f"“{words.evidence.quote}”: issued by the last ministry named before it"
    return (asked.link.body(latest.ref, latest.part, score=0.6, inferred=why),)


def _bare_words(evidence: Evidence) -> NameWords:
    """Words of which only the place is known; the last word before a preposition is taken for the head."""
    is_name = evidence.quote[:1].isupper()
    return NameWords(evidence=evidence, kind=NameKind.NAME if is_name else NameKind.DESCRIPTION, head="")


def _spoken(words: NameWords, book: ActorBook, speaker: ActorLink | None) -> tuple[ActorLink, ...]:
    """Resolve "we" and "I" by the speaker."""
    who = _FIRST_PERSON.get(words.evidence.quote.lower().strip())
    if who is None or speaker is None:
        return ()
    why = f"“{words.evidence.quote}” in the words of {speaker.name}"
    if who == "all" and speaker.country and speaker.country in book.countries:
        return (Linker(evidence=words.evidence, book=book).state(speaker.country, score=0.7, inferred=why),)
    return (replace(speaker, evidence=words.evidence, score=0.8, inferred=why),)


def _resolved(asked: Asked) -> tuple[ActorLink, ...]:
    """Ask the rules in their order; the last one always answers."""
    if found := _sides(asked) or counted(asked):
        return found
    if not any(t.folded for t in asked.phrase.tokens):
        return ()
    if _is_matter(asked):
        return body_of_state(asked)
    if asked.phrase.at_head is None and asked.book.nouns.get(asked.phrase.noun) == "act":
        return body_of_state(asked) or by_owner(asked)
    if is_person_first(asked) and (found := named_person(asked)):
        return found
    return _named(asked) or by_noun(asked) or named_person(asked) or by_owner(asked) or (_unknown(asked),)


def _sides(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve "the two sides" as the parties last named together, of whatever kind."""
    parties = sides(asked)
    names = " and ".join(f"“{words.evidence.quote}”" for words in parties)
    why = f"“{asked.phrase.text}” taken for {names}, named together before it"
    found: dict[tuple[str | None, str], ActorLink] = {}
    for words in parties:
        one = asked_of(words, document=asked.document, book=asked.book, context=asked.context)
        for link in _resolved(one):
            score = min(link.score, _SIDE_SCORE)
            found.setdefault(
                (link.id, link.name), replace(link, evidence=asked.words.evidence, inferred=why, score=score)
            )
    return tuple(found.values())


def _is_matter(asked: Asked) -> bool:
    """Tell words that name no actor: "the Syrian crisis", "joint patrols"."""
    phrase = asked.phrase
    if phrase.noun in {"patrol", "patrols"}:
        return not phrase.nations() and not asked.owner()
    return phrase.at_head is None and asked.book.nouns.get(phrase.noun) == "matter"


def _named(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve a known name that holds the head: a country, a capital, a people, a known actor."""
    hit = asked.phrase.at_head
    if hit is None:
        return ()
    if nation := hit.ref(SenseKind.COUNTRY):
        if asked.phrase.words & _PARTS:
            return (asked.link.plain(asked.phrase.tidy, ActorKind.POPULATION),)
        return (*_joined_before(asked, hit), asked.link.state(nation))
    actors = asked.all_named(hit)
    if actors and not _is_generic(asked, hit, actors):
        return (_chosen(asked, hit, actors),)
    if nation := hit.ref(SenseKind.CAPITAL, SenseKind.SEAT):
        return (_capital(asked, hit, nation),)
    if people := hit.ref(SenseKind.ETHNIC):
        return (asked.link.actor(asked.book.actors[people], score=0.7),)
    if nation := hit.ref(SenseKind.NATIONALITY, SenseKind.PEOPLE):
        return (_national(asked, nation, is_people=hit.ref(SenseKind.PEOPLE) is not None),)
    return ()


def _joined_before(asked: Asked, hit: Found) -> tuple[ActorLink, ...]:
    """The other half of "US-Russia"."""
    if not asked.phrase.tokens[hit.first].hyphened:
        return ()
    refs = [f.ref(*GOVERNING) for f in asked.phrase.before if f.last == hit.first - 1]
    return tuple(asked.link.state(ref) for ref in refs if ref)


def _is_generic(asked: Asked, hit: Found, actors: list[Actor]) -> bool:
    """Tell whether the name is a plain noun here: "Congress" after another nationality than its own."""
    nations = asked.phrase.nations()
    words = " ".join(t.text for t in asked.phrase.tokens[hit.first : hit.last + 1])
    return bool(nations) and actors[0].country not in nations and asked.book.noun_class(words) is not None


def _chosen(asked: Asked, hit: Found, actors: list[Actor]) -> ActorLink:
    chosen = asked.chosen(hit) or actors[0]
    others = tuple(
        Candidate(
            id=a.id, name=a.name, score=0.4, reason="has that name too; the report does not name it in full"
        )
        for a in actors
        if a is not chosen
    )
    return asked.link.actor(chosen, score=0.75 if others else 1.0, rejected=others)


def _capital(asked: Asked, hit: Found, nation: str) -> ActorLink:
    name = asked.phrase.tidy
    kind = "capital" if hit.ref(SenseKind.CAPITAL) else "seat of government"
    city = Candidate(
        id=f"place:{name}", name=name, score=0.2, reason="a place does not act; its government does"
    )
    why = f"“{name}”, the {kind}, stands for the government of {asked.book.countries[nation].name}"
    return asked.link.state(nation, score=0.9, inferred=why, rejected=(city,))


def _national(asked: Asked, nation: str, *, is_people: bool) -> ActorLink:
    """ "Turkish" by itself and "the Russians" stand for the state; "five Syrians" are people."""
    if is_people and not (asked.phrase.is_definite and not asked.phrase.words):
        return asked.link.plain(asked.phrase.tidy, ActorKind.POPULATION)
    why = f"“{asked.phrase.text}” stands for the state"
    return asked.link.state(nation, score=0.8, inferred=why)


def _unknown(asked: Asked) -> ActorLink:
    """Keep the words as the name, with the kind that the model's label suggests."""
    label, name = asked.words.label, asked.name or asked.words.evidence.quote
    if is_group_of(asked):
        return asked.link.plain(name, ActorKind.POPULATION)
    if label in {"GPE", "LOC"} and (nation := asked.book.country(name)):
        return asked.link.state(nation, score=0.9)
    if label == "PERSON":
        return asked.link.plain(name, ActorKind.PERSON)
    if label in {"GPE", "LOC", "FAC", "NORP"}:
        return asked.link.plain(name, ActorKind.POPULATION)
    martial = {t.folded for t in asked.phrase.tokens} & _MARTIAL
    if martial and name[:1].isupper():
        return asked.link.plain(name, ActorKind.ARMED_GROUP)
    country = next(iter(asked.phrase.nations()), None)
    return asked.link.plain(name, ActorKind.ORGANISATION, country=None if asked.is_apart else country)
