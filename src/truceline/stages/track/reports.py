"""What each report speaks of besides an arrangement: the country it is set in, and whoever it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from truceline.records.claim import ActorKind, ActorLink, Claim
from truceline.records.mention import Reading
from truceline.reference.areas import rank
from truceline.reference.folding import folded_words
from truceline.reference.kinds import Kinds
from truceline.reference.parties import (
    NamesByEnds,
    is_nameless,
    may_be_party,
    may_be_state,
    one_name,
    party_key,
    short_for,
)
from truceline.stages.track.owning import owning
from truceline.stages.track.rare import rare_names

_NAME = re.compile(r"\b[^\W\d_a-z]\w{2,}")
# What the model may not know for a name: "the Ak-Tash crossing".
_HYPHENED = re.compile(r"\b[^\W\d_a-z]\w*-[^\W\d_a-z]\w+")
# Before the key of whoever is known by a common noun only: "rebels" may be any group.
NAMELESS = "~"
# What stands behind one of these is a place; states do things, and things happen in them.
_WHERE = frozenset({"on", "along", "at", "near", "above", "below", "beside", "across", "around", "outside"})
# What lies in a region or a country is not told by its name.
_WIDE = 4
_OF_STATES = frozenset({ActorKind.STATE, ActorKind.ARMED_FORCE, ActorKind.PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: `home` is the country that most of its places lie in, where one holds half of them or more.

    `around` are the parties that act, are acted on or speak in it, as keys, the countries of its places and the
    capitalised words of its sentences, folded. `names_group` tells whether it names one that is no state.
    `called` are the words of its names that no data file knows, each with its offset; `rare` the words of names that
    few reports share; `countries` those for which an actor or two places speak; `short` gives the key of a party for
    the key that its name in short has ("front").
    """

    home: str | None
    around: frozenset[str]
    names_group: bool
    called: tuple[tuple[int, str], ...] = ()
    rare: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    short: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """All reports by id; `same` gives the key of a party that another key is only the adjective of.

    `places` are names that stand for places in the record and for nobody who does anything, `people` those of persons
    who speak or are called by two names: what else is taken for a person may be a state.
    """

    by_id: Mapping[str, Report]
    same: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)

    def names_in_full(self, document: str, kind: str, kinds: Kinds) -> bool:
        """True where a report's text names a kind by more than a word in short; so where no text is known."""
        text = self.texts.get(document)
        return text is None or any(kind in kinds.topics_in(part) for part in text.split("\n"))

    def called_in(self, claim: Claim) -> frozenset[str]:
        """Give the words of the names in a claim's sentence that stand for no known actor and no wide place."""
        sentence = claim.mention.sentence
        called = self.by_id[claim.document_id].called
        found = {word for at, word in called if sentence.start <= at < sentence.end}
        found.update(word for name in _HYPHENED.findall(sentence.quote) for word in _words(name))
        if claim.place and claim.place.id is None:
            found.update(_words(claim.place.evidence.quote))
        return frozenset(self.same.get(word, word) for word in found - self.known)

    def keys(self, actors: Iterable[ActorLink]) -> frozenset[str]:
        """Give the parties among some actors; "rebels" and their like are marked as NAMELESS.

        So is a person of whom no country is known: for whom he speaks is not told.
        """
        return frozenset(key for key in map(self._key, actors) if key)

    def _key(self, actor: ActorLink) -> str:
        key = party_key(actor)
        if actor.id is not None or actor.country is not None:
            return key
        if key in self.places:
            return ""
        if key and (is_nameless(actor) or (actor.kind is ActorKind.PERSON and key in self.people)):
            return NAMELESS + key
        key = self.same.get(key, key)
        report = self.by_id.get(actor.evidence.document_id)
        return report.short.get(key, key) if report is not None else key


def reports_of(claims: Collection[Claim], readings: Collection[Reading] = ()) -> Reports:
    """Gather what the claims of each report speak of, and the names that its reading holds."""
    met: dict[str, list[ActorLink]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    placed: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for claim in claims:
        document = claim.document_id
        people = (*claim.actors, *claim.recipients, *(s.actor for s in claim.speakers))
        met[document] += [a for a in people if may_be_party(a) or may_be_state(a)]
        words[document].update(_words(claim.mention.sentence.quote))
        if claim.place and claim.place.country:
            placed[document][claim.place.country, claim.place.name] += 1
    stands_for = _state_words(met.values())
    known = _known_words(claims)
    strange = _strange_names(readings, known)
    for reading in readings:
        words[reading.document.id].update(word for _, word in strange.get(reading.document.id, ()))
        words[reading.document.id] |= _states_named(reading, stands_for)
    keys = [party_key(a) for actors in met.values() for a in actors if not a.id]
    keys += [word for called in strange.values() for _, word in called]
    named = Reports(
        by_id={},
        same=one_name(keys),
        known=known,
        places=_only_places(claims, readings),
        people=_people(claims) - owning(readings),
        texts={reading.document.id: reading.document.text for reading in readings},
    )
    rare, short = rare_names(readings, known | _places(claims)), _short_names(claims, named)
    by_id = {
        document: replace(
            _scene(actors, placed[document]),
            around=named.keys(actors) | words[document] | {country for country, _ in placed[document]},
            called=strange.get(document, ()),
            rare=rare.get(document, frozenset()),
            short=short.get(document, {}),
        )
        for document, actors in met.items()
    }
    return replace(named, by_id=by_id)


def _scene(actors: Collection[ActorLink], placed: Counter[tuple[str, str]]) -> Report:
    """Give what a report's actors and places, by country and name, tell of it."""
    several = {c for c, times in Counter(country for country, _ in placed).items() if times > 1}
    return Report(
        home=_home(placed),
        around=frozenset(),
        names_group=any(a.kind not in _OF_STATES and not is_nameless(a) for a in actors),
        countries=frozenset(several | {a.country for a in actors if a.country}),
    )


def _people(claims: Iterable[Claim]) -> frozenset[str]:
    """Give the names of unknown persons, save those that stand for anything else somewhere."""
    found: set[str] = set()
    others: set[str] = set()
    for claim in claims:
        others.update(
            party_key(a) for a in (*claim.actors, *claim.recipients) if a.kind is not ActorKind.PERSON
        )
        speaking = (s.actor for s in claim.speakers)
        called = (a for a in (*claim.actors, *claim.recipients) if len(party_key(a).split()) > 1)
        for actor in (*speaking, *called):
            key = party_key(actor)
            if actor.kind is ActorKind.PERSON and key:
                found.update((key, key.split()[-1]))
    return frozenset(found - others)


def _only_places(claims: Iterable[Claim], readings: Iterable[Reading]) -> frozenset[str]:
    """Give the names of places that no data file knows, save those of whoever acts somewhere in the record.

    What something lies on, along or at is a place; "the Lomna" in "the Lomna deal" acts in nothing.
    """
    placed: set[str] = set()
    acting: set[str] = set()
    for claim in claims:
        acting.update(party_key(s.actor) for s in claim.speakers)
        acting.update(party_key(a) for a in claim.actors if not _only_names_it(a, claim))
        if claim.place and claim.place.id is None:
            placed.add(folded_words(claim.place.name).removeprefix("the "))
    for reading in readings:
        at = (name.evidence.quote for name in reading.names if name.preposition in _WHERE)
        placed.update(" ".join(_words(quote)) for quote in at)
    return frozenset(placed - acting)


def _only_names_it(actor: ActorLink, claim: Claim) -> bool:
    """True for the name right before a noun: "the Lomna deal", "Kesh patrols"."""
    nominal = any(word in claim.mention.rule_id for word in ("noun", "arrangement"))
    return nominal and actor.evidence.end == claim.mention.trigger.start - 1


def _short_names(claims: Collection[Claim], named: Reports) -> dict[str, dict[str, str]]:
    """Give by report the names that are short for a longer one there, or for the only such one in the record."""
    keys: dict[str, set[str]] = defaultdict(set)
    together: set[frozenset[str]] = set()
    for claim in claims:
        unknown = [
            a for a in (*claim.actors, *claim.recipients, *(s.actor for s in claim.speakers)) if not a.id
        ]
        found = {k for k in named.keys(unknown) if not k.startswith(NAMELESS)}
        keys[claim.document_id] |= found
        if len(found) > 1:
            together.update(frozenset((a, b)) for a in found for b in found if a != b)
    everywhere = NamesByEnds({name for own in keys.values() for name in own})
    return {
        document: {
            key: whole
            for key in sorted(own)
            if (whole := short_for(key, own) or short_for(key, everywhere.like(key)))
            and frozenset((key, whole)) not in together
        }
        for document, own in keys.items()
    }


def _known_words(claims: Iterable[Claim]) -> frozenset[str]:
    """Give the words that name actors of the data files, and countries and regions: they tell no two things apart."""
    known: set[str] = set()
    for claim in claims:
        for link in (*claim.actors, *claim.recipients, *(s.actor for s in claim.speakers)):
            if link.id is not None or link.country:
                known.update(_words(link.evidence.quote))
        if claim.place and claim.place.id is not None and rank(claim.place) >= _WIDE:
            known.update(_words(claim.place.evidence.quote))
    return frozenset(known)


def _places(claims: Iterable[Claim]) -> frozenset[str]:
    """Give the words that name places of the data files: many stories have one scene."""
    placed = (c.place.evidence.quote for c in claims if c.place and c.place.id is not None)
    return frozenset(word for quote in placed for word in _words(quote))


def _strange_names(
    readings: Iterable[Reading], known: frozenset[str]
) -> dict[str, tuple[tuple[int, str], ...]]:
    """Give by report the words of its names, with their offsets, that are not known."""
    return {
        reading.document.id: tuple(
            (name.evidence.start, word)
            for name in reading.names
            for word in _words(name.evidence.quote)
            if word not in known
        )
        for reading in readings
    }


def _state_words(met: Iterable[Iterable[ActorLink]]) -> dict[str, str]:
    """Give the party for each word that names a state by itself somewhere in the record ("Chad")."""
    return {
        words[0]: party_key(actor)
        for actors in met
        for actor in actors
        if actor.kind is ActorKind.STATE and len(words := _words(actor.name)) == 1
    }


def _states_named(reading: Reading, stands_for: Mapping[str, str]) -> set[str]:
    """Give the states that a report's names speak of, as "Chadian" speaks of Chad."""
    words = [word for name in reading.names for word in _words(name.evidence.quote)]
    bare = one_name([*words, *stands_for])
    return {stands_for[bare.get(w, w)] for w in words if bare.get(w, w) in stands_for}


# A report's names stand in all of its lists.
@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple([folded_words(word) for word in _NAME.findall(name)])


def _home(placed: Counter[tuple[str, str]]) -> str | None:
    counted = Counter[str]()
    for (country, _), times in placed.items():
        counted[country] += times
    most = min(counted, key=lambda country: (-counted[country], country), default=None)
    return most if most is not None and 2 * counted[most] >= counted.total() else None
