"""The book of actors: who is known under which names, and what words for nations, offices and bodies mean."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from truceline.reference.actor_files import Actor, ActorData, Country, Ministry, Office, read_actor_files
from truceline.reference.naming import NameToken, fold_name
from truceline.reference.senses import Sense, SenseKind, is_so_written, senses_of

__all__ = [
    "Actor",
    "ActorBook",
    "Country",
    "Found",
    "Ministry",
    "Office",
    "Sense",
    "SenseKind",
    "load_actors",
]

# Names that may have lost the apostrophe of their possessive ("Syrias rebels"), as many scraped texts have.
_SHORTEST_POSSESSED = 5
_POSSESSED = frozenset({SenseKind.COUNTRY, SenseKind.CAPITAL, SenseKind.ACTOR, SenseKind.SURNAME})


@dataclass(frozen=True, slots=True)
class Found:
    """A known name among the words of a phrase: tokens `first` to `last`, both included."""

    first: int
    last: int
    senses: tuple[Sense, ...]

    def ref(self, *kinds: SenseKind) -> str | None:
        """Give what it names in the first of some kinds that it has."""
        return next((s.ref for k in kinds for s in self.senses if s.kind is k), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorBook:
    """Everything under data/actors, by key; each look-up is one or a few dictionary look-ups.

    `beginnings` are the first words of all keys of several words: where they end, so does a name.
    """

    countries: Mapping[str, Country]
    actors: Mapping[str, Actor]
    senses: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, str]
    offices: Mapping[str, Office]
    office_words: Mapping[str, str]
    ministries: Mapping[str, Ministry]
    ministry_words: Mapping[str, str]
    branch_words: Mapping[str, Ministry]
    tenures: Mapping[tuple[str, str], tuple[tuple[date | None, date | None, str], ...]]
    spellings: Mapping[str, str]
    relations: frozenset[str]
    prefixes: frozenset[str]
    apart: frozenset[str]
    titles: frozenset[str]
    longest: int
    beginnings: frozenset[str]

    def key(self, text: str) -> str:
        """Give the key of a name: folded, in one spelling."""
        return _key(self.spellings, text)

    def spelled(self, folded: str) -> str:
        """Give the one spelling of a folded word."""
        return self.spellings.get(folded, folded)

    def country(self, name: str) -> str | None:
        """Give the country of a name, an adjective or a word for its people; None for capitals."""
        return self._one(name, SenseKind.COUNTRY, SenseKind.NATIONALITY, SenseKind.PEOPLE)

    def nationality(self, word: str) -> str | None:
        """Give the country of a nationality adjective or of a word for its people."""
        return self._one(word, SenseKind.NATIONALITY, SenseKind.PEOPLE)

    def capital(self, name: str) -> str | None:
        """Give the country whose capital, or seat of government, this is."""
        return self._one(name, SenseKind.CAPITAL, SenseKind.SEAT)

    def named(self, name: str) -> tuple[Actor, ...]:
        """Give the known actors of a full name or alias, several where it is ambiguous; no surnames."""
        return self._actors(name, SenseKind.ACTOR)

    def surnamed(self, name: str) -> tuple[Actor, ...]:
        """Give the known persons of a surname."""
        return self._actors(name, SenseKind.SURNAME)

    def people(self, word: str) -> Actor | None:
        """Give the people of an ethnic adjective ("Kurdish")."""
        return next(iter(self._actors(word, SenseKind.ETHNIC)), None)

    def noun_class(self, words: str) -> str | None:
        """Tell what kind of actor a common noun names: force, fighter, government, person …"""
        return self.nouns.get(self.key(words))

    def office(self, words: str) -> Office | None:
        """Give the office that some words name ("Defense Minister")."""
        found = self.office_words.get(self.key(words))
        return self.offices[found] if found else None

    def ministry(self, words: str) -> Ministry | None:
        """Give the ministry or other body of state that some words name, without its country."""
        found = self.ministry_words.get(self.key(words))
        return self.ministries[found] if found else None

    def holders(self, owner: str, office: str, on: date | None) -> tuple[Actor, ...]:
        """Give who held an office of a country (ISO code) or an actor (id) on a day; without a day, ever."""
        spans = self.tenures.get((owner, office), ())
        held = [a for since, until, a in spans if on is None or ((since or on) <= on <= (until or on))]
        return tuple(self.actors[a] for a in dict.fromkeys(held))

    def leaders(self, owner: str, on: date | None) -> tuple[Actor, ...]:
        """Give who led a country or an actor on a day: first by the office that leads it, then by rank."""
        ranks = [o.id for o in self.offices.values() if o.leads or o.id == "group-leader"]
        own = self.countries[owner].leader if owner in self.countries else None
        ranks = [own, *ranks] if own else ranks
        return tuple(dict.fromkeys(a for rank in ranks for a in self.holders(owner, rank, on)))

    def find(self, tokens: Sequence[NameToken]) -> tuple[Found, ...]:
        """Find the known names among the words of a phrase: the longest first, none overlapping."""
        found, at = [], 0
        while at < len(tokens):
            hit = self._longest_at(tokens, at) if self._may_begin(tokens[at].folded) else None
            if hit:
                found.append(hit)
            at = hit.last + 1 if hit else at + 1
        return tuple(found)

    def _may_begin(self, folded: str) -> bool:
        """Tell whether a word may be a name or begin one: few do."""
        word = self.spellings.get(folded, folded)
        is_name = word in self.beginnings or word in self.senses
        return bool(word) and (is_name or (word.endswith("s") and word[:-1] in self.senses))

    def _longest_at(self, tokens: Sequence[NameToken], at: int) -> Found | None:
        best, words = None, []
        for end in range(at, len(tokens)):
            token = tokens[end]
            if end > at and (token.after_break or tokens[end - 1].possessive):
                break
            if token.folded:
                words.append(self.spelled(token.folded))
            if len(words) > self.longest:
                break
            if not token.folded:
                continue
            key = " ".join(words)
            senses = self._written(key, tokens[at : end + 1])
            best = Found(at, end, senses) if senses else best
            if key not in self.beginnings:
                break
        return best

    def _written(self, key: str, tokens: Sequence[NameToken]) -> tuple[Sense, ...]:
        """Keep the senses of a key that the way it is written allows."""
        senses = self.senses.get(key, ())
        if not senses and len(key) >= _SHORTEST_POSSESSED and key.endswith("s"):
            senses = tuple(s for s in self.senses.get(key[:-1], ()) if s.kind in _POSSESSED)
        if not senses:
            return ()
        text = " ".join(t.text for t in tokens)
        return tuple(s for s in senses if is_so_written(s, text))

    def _one(self, name: str, *kinds: SenseKind) -> str | None:
        senses = [s for s in self.senses.get(self.key(name), ()) if is_so_written(s, name)]
        return next((s.ref for k in kinds for s in senses if s.kind is k), None)

    def _actors(self, name: str, kind: SenseKind) -> tuple[Actor, ...]:
        senses = [s for s in self.senses.get(self.key(name), ()) if s.kind is kind and is_so_written(s, name)]
        return tuple(self.actors[s.ref] for s in senses)


def load_actors(paths: Iterable[Path]) -> ActorBook:
    """Load actor files, or folders of them; DataFileError lists all faults of all files."""
    return build_book(read_actor_files(paths))


def build_book(data: ActorData) -> ActorBook:
    """Index the parts of all files by the keys that look-ups ask for."""
    spellings = {
        fold_name(other) + end: fold_name(kept) + end
        for kept, others in data.spellings.items()
        for other in others
        for end in ("", "s")
    }
    key = partial(_key, spellings)
    senses = senses_of(data, key)
    return ActorBook(
        countries={c.iso3: c for c in data.countries},
        actors={a.id: a for a in data.actors},
        senses=senses,
        nouns=_nouns(data.nouns, key),
        offices={o.id: o for o in data.offices},
        office_words={form: o.id for o in data.offices for w in o.words for form in _forms(key(w))},
        ministries={m.id: m for m in data.ministries},
        ministry_words={form: m.id for m in data.ministries for w in m.words for form in _forms(key(w))},
        branch_words={form: b for b in data.branches for w in b.words for form in _forms(key(w))},
        tenures=_tenures(data.actors),
        spellings=spellings,
        relations=data.relations,
        prefixes=data.prefixes,
        apart=data.apart,
        titles=data.titles,
        longest=max((len(k.split()) for k in senses), default=1),
        beginnings=frozenset(beginning for key_ in senses for beginning in _beginnings(key_)),
    )


def _beginnings(key: str) -> Iterable[str]:
    words = key.split()
    return (" ".join(words[:size]) for size in range(1, len(words)))


def _key(spellings: Mapping[str, str], text: str) -> str:
    return " ".join(spellings.get(word, word) for word in fold_name(text).split())


def _nouns(classes: Mapping[str, Sequence[str]], key: Callable[[str], str]) -> dict[str, str]:
    """Put every noun under its plural too; a plural with an entry of its own keeps its own class."""
    found = {f: kind for kind, words in classes.items() for w in words for f in _forms(key(w))}
    return found | {key(w): kind for kind, words in classes.items() for w in words}


def _forms(noun: str) -> tuple[str, ...]:
    """Give a folded noun and its plural."""
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun, noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, noun[:-1] + "ies"
    return noun, noun + "s"


def _tenures(
    actors: Sequence[Actor],
) -> dict[tuple[str, str], tuple[tuple[date | None, date | None, str], ...]]:
    found: dict[tuple[str, str], list[tuple[date | None, date | None, str]]] = {}
    for actor in actors:
        for tenure in actor.offices:
            owner = tenure.of or actor.country
            if owner:
                found.setdefault((owner, tenure.office), []).append((tenure.since, tenure.until, actor.id))
    return {key: tuple(spans) for key, spans in found.items()}
