"""Persons: by their names, by surname, or by an office that somebody holds."""

from dataclasses import replace

from rapidfuzz import fuzz

from truceline.records.claim import ActorKind, ActorLink, Candidate
from truceline.reference.actors import Actor, Office, SenseKind
from truceline.stages.resolve.asked import Asked
from truceline.stages.resolve.people import PersonMet, is_single_name, nation_in, office_in, personal_name

# Shorter surnames differ from others' by a letter; in longer ones that is a slip or another spelling.
_LONG_NAME, _NEAR_SPELLING = 7, 88
# Words for someone by an office whose name is not given; "official" and the like hold none.
_INDEFINITE = frozenset({"a", "an", "one", "another", "any", "some", "no"})
_NOT_NOW = frozenset(
    {"former", "ex", "late", "then", "next", "future", "outgoing", "previous", "deposed", "ousted", "elect"}
)
_LEADS = frozenset({"leader", "leaders", "ruler", "rulers", "strongman"})


def named_person(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve a personal name; () where the words hold none, or one word that nothing shows to be a person."""
    name = None if is_group_of(asked) else personal_name(asked.phrase, asked.words, asked.book)
    if name is None:
        return ()
    country = next(iter(asked.phrase.nations()), None) or nation_in(asked.words.office, asked.book)
    found = _by_surname(asked, name, country) if is_single_name(name) else _by_full_name(asked, name, country)
    # An opposition leader speaks for the opposition and not for the state.
    return tuple(replace(link, country=None) for link in found) if asked.is_of_opposition else found


def _by_full_name(asked: Asked, name: str, country: str | None) -> tuple[ActorLink, ...]:
    known = [a for a in asked.book.named(name) if a.kind is ActorKind.PERSON]
    if known:
        return (asked.link.actor(known[0], rejected=_candidates(known[1:], "another of that name")),)
    if asked.book.named(name) or not _is_person(asked):
        return ()
    met = _met(asked, asked.book.key(name).split()[-1], asked.book.key(name))
    if met and met.key != asked.book.key(name):
        return (_of_met(asked, met, name),)
    return (asked.link.plain(name, ActorKind.PERSON, country=country or (met.country if met else None)),)


def _is_person(asked: Asked) -> bool:
    return (
        asked.words.label == "PERSON"
        or bool(asked.words.office)
        or bool(asked.phrase.words & asked.book.titles)
    )


def _met(asked: Asked, last: str, key: str) -> PersonMet | None:
    """Give the person of the report whose name holds all words of a key."""
    wanted = set(key.split())
    return next((p for p in asked.context.persons.get(last, ()) if wanted <= set(p.key.split())), None)


def _of_met(asked: Asked, met: PersonMet, name: str) -> ActorLink:
    why = f"“{name}” taken for {met.name}, named in full in the report"
    if met.actor_id:
        return asked.link.actor(asked.book.actors[met.actor_id], score=0.95, inferred=why)
    return asked.link.plain(met.name, ActorKind.PERSON, country=met.country, inferred=why)


def _by_surname(asked: Asked, name: str, country: str | None) -> tuple[ActorLink, ...]:
    key = asked.book.key(name)
    met = [
        p for p in asked.context.persons.get(key, ()) if not (country and p.country) or p.country == country
    ]
    met.sort(key=lambda p: (p.key.split()[-1] != key, p.offset > asked.offset, -p.offset))
    known = [a for a in asked.book.surnamed(name) if not country or a.country in {country, None}]
    held = _in_office(asked, known, strict=bool(met) and met[0].offset < asked.offset)
    if held and all(p.actor_id not in {None, held[0].id} for p in met):
        others = _candidates([a for a in known if a is not held[0]], "not in that office on the report's day")
        return (asked.link.actor(held[0], score=0.8, inferred=held[1], rejected=others),)
    if met:
        others = tuple(
            Candidate(
                id=p.actor_id or "", name=p.name, score=0.4, reason="another of that name in the report"
            )
            for p in met[1:]
        )
        link = _of_met(asked, met[0], name)
        return (_with_rejected(link, others),)
    if found := _misspelt(asked, key, name):
        return (found,)
    known = [
        a for a in known if (not country or a.country == country) and not _held_it_at_another_time(asked, a)
    ]
    here = [a for a in known if a.country in {m.ref for m in asked.context.nations}]
    likely = here if len(here) == 1 else known
    if len(likely) == 1:
        rest = [a for a in known if a is not likely[0]]
        why = f"the known person of the surname “{name}”" + (
            " whose country the report names" if rest else ""
        )
        rejected = _candidates(rest, "the report does not name that person's country")
        return (asked.link.actor(likely[0], score=0.75, inferred=why, rejected=rejected),)
    if not known and not _is_person(asked):
        return ()
    rejected = _candidates(known, "one of several of that surname")
    return (asked.link.plain(name, ActorKind.PERSON, country=country, rejected=rejected),)


def _misspelt(asked: Asked, key: str, name: str) -> ActorLink | None:
    """Give the person named in full in the report whose surname these letters all but spell ("Saakashvilli")."""
    if len(key) < _LONG_NAME:
        return None
    people = {p.key: p for found in asked.context.persons.values() for p in found}
    near = [p for p in people.values() if fuzz.ratio(p.key.split()[-1], key) >= _NEAR_SPELLING]
    return _of_met(asked, near[0], name) if len(near) == 1 else None


def _in_office(asked: Asked, known: list[Actor], *, strict: bool) -> tuple[Actor, str] | None:
    """Of several of a surname, give the one who held the office named beside it on the report's day, and why.

    Where it is not `strict`, any office will do.
    """
    on = asked.context.on
    if on is None or not known:
        return None
    office = office_in(asked.words.office, asked.book) or office_in(asked.phrase.text, asked.book)
    for wanted in (*((office.id,) if office else ()), *(() if strict else (None,))):
        held = [
            a for a in known for t in a.offices if t.since and t.holds_on(on) and wanted in {t.office, None}
        ]
        if len({a.id for a in held}) == 1:
            why = f"of that surname the one who held {'that' if wanted else 'an'} office on {on.isoformat()}"
            return held[0], why
    return None


def _held_it_at_another_time(asked: Asked, actor: Actor) -> bool:
    """True where this person held the office beside the name only before or after: "President Aliyev" in 2002."""
    office = office_in(asked.words.office, asked.book) or office_in(asked.phrase.text, asked.book)
    on = asked.context.on
    terms = [t for t in actor.offices if office is not None and t.office == office.id and t.since]
    return on is not None and bool(terms) and not any(t.holds_on(on) for t in terms)


def _with_rejected(link: ActorLink, rejected: tuple[Candidate, ...]) -> ActorLink:
    return replace(link, rejected=rejected)


def _candidates(actors: list[Actor], reason: str) -> tuple[Candidate, ...]:
    return tuple(Candidate(id=a.id, name=a.name, score=0.4, reason=reason) for a in actors)


def described_person(asked: Asked) -> tuple[ActorLink, ...]:
    """Resolve a person by an office or a description: "the Turkish leader", "a Syrian official"."""
    phrase = asked.phrase
    office = office_in(phrase.text, asked.book)
    owner, nations = asked.owner(), phrase.nations()
    if owner and not (nations and owner.country in nations):
        return (holder_of(asked, owner.id, owner.country, office),)
    if len(nations) == 1 and is_several(asked):
        name, country = _description(asked, nations[0]), _kept(asked, nations[0])
        return (asked.link.plain(name, ActorKind.PERSON, country=country),)
    if nations:
        return tuple(holder_of(asked, nation, nation, office) for nation in nations)
    return (_by_office_alone(asked, office),)


def is_several(asked: Asked) -> bool:
    """Tell "Chadian leaders" from "the Chadian leader": nobody is the holder of an office in the plural."""
    head = asked.phrase.tokens[asked.phrase.head].folded if asked.phrase.tokens else ""
    return head.endswith(("s", "men", "women")) and any(
        form in asked.book.nouns for form in (*head_forms(head), head.replace("men", "man"))
    )


def holder_of(asked: Asked, owner: str, country: str | None, office: Office | None) -> ActorLink:
    """Link to the holder of an office: the one whom the report names, else the one known for its day."""
    leads = asked.phrase.noun in _LEADS
    if asked.is_apart or not (office or leads):
        return asked.link.plain(_description(asked, owner), ActorKind.PERSON, country=_kept(asked, country))
    for met in reversed(asked.context.in_office):
        if met.country == owner and _holds(asked, met, owner, office, leads=leads):
            return _of_met(asked, met, asked.phrase.tidy)
    on, names_one = asked.context.on, _names_one(asked)
    if on and names_one:
        holders = (
            asked.book.leaders(owner, on)
            if leads
            else asked.book.holders(owner, office.id, on)
            if office
            else ()
        )
        if len(holders) == 1 or (leads and holders):
            why = f"“{asked.phrase.tidy}”: held the office on {on.isoformat()}"
            return asked.link.actor(
                holders[0], score=0.7, inferred=why, rejected=_candidates(list(holders[1:]), "also in office")
            )
    return asked.link.plain(_description(asked, owner), ActorKind.PERSON, country=country)


def _names_one(asked: Asked) -> bool:
    """ "The Turkish president", not "a Turkish president" and not a former or a future one."""
    first = asked.phrase.tokens[0].text.lower() if asked.phrase.tokens else ""
    if first in _INDEFINITE or asked.phrase.words & _NOT_NOW:
        return False
    return asked.phrase.is_definite or asked.phrase.text[:1].isupper()


def _holds(asked: Asked, met: PersonMet, owner: str, office: Office | None, *, leads: bool) -> bool:
    wanted = (
        [o.id for o in asked.book.offices.values() if o.leads] if leads else [office.id] if office else []
    )
    if met.office:
        return met.office in wanted
    on = asked.context.on
    return (
        any(a.id == met.actor_id for w in wanted for a in asked.book.holders(owner, w, on)) if on else False
    )


def _by_office_alone(asked: Asked, office: Office | None) -> ActorLink:
    """ "The president", "the official": the last of that office or description before it."""
    if asked.phrase.is_definite and office:
        earlier = [p for p in asked.context.in_office if p.office == office.id and p.offset < asked.offset]
        if earlier:
            return _of_met(asked, earlier[-1], asked.phrase.tidy)
    if asked.phrase.is_definite and not is_several(asked):
        words = {asked.book.spelled(t.folded) for t in asked.phrase.tokens if t.folded}
        told = [p for p in asked.context.titled if words <= p.title and p.offset < asked.offset]
        if told:
            return _of_met(asked, told[-1], asked.phrase.tidy)
    noun = asked.phrase.noun.removesuffix("s")
    met = (
        asked.context.latest(asked.context.described, asked.offset, noun)
        if asked.phrase.is_definite
        else None
    )
    if met:
        name = f"{asked.book.countries[met.ref].adjective} {noun}"
        why = f"“{asked.phrase.text}” taken for the “{name}” named before it"
        return asked.link.plain(name, ActorKind.PERSON, country=met.ref, inferred=why)
    return asked.link.plain(asked.name, ActorKind.PERSON)


def _kept(asked: Asked, country: str | None) -> str | None:
    return None if asked.is_apart else country


def _description(asked: Asked, owner: str) -> str:
    """Name somebody by one nationality and the noun, where the words give several nations."""
    several = len(asked.phrase.nations()) > 1 and owner in asked.book.countries
    if not several:
        return asked.name
    return f"{asked.book.countries[owner].adjective} {asked.phrase.noun.removesuffix('s')}"


def is_group_of(asked: Asked) -> bool:
    """Tell "the Houthis" and "the Assads": "the" before a plural of a name means a group and no person."""
    phrase = asked.phrase
    if not phrase.is_definite or not phrase.tokens or asked.words.office:
        return False
    head = phrase.tokens[phrase.head]
    is_plural = head.folded.endswith("s") and not head.possessive
    hit = phrase.at_head
    if not is_plural or hit is None or hit.first != hit.last:
        return False
    singular = {*head_forms(head.folded), asked.book.spelled(head.folded)} - {head.folded}
    return any(asked.book.surnamed(form.title()) or asked.book.country(form.title()) for form in singular)


def head_forms(plural: str) -> tuple[str, ...]:
    """Give what a plural may be the plural of."""
    return (plural.removesuffix("s"), plural.removesuffix("es"))


def is_person_first(asked: Asked) -> bool:
    """Tell whether the words are to be read as a person's name before anything else."""
    if is_group_of(asked):
        return False
    if asked.words.label == "PERSON" or asked.words.office:
        return True
    hit = asked.phrase.at_head
    return hit is not None and {s.kind for s in hit.senses} == {SenseKind.SURNAME}
