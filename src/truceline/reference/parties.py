"""Whom an actor stands for, as far as telling parties apart goes."""

from collections.abc import Iterable
from functools import lru_cache

from truceline.records.claim import ActorKind, ActorLink
from truceline.reference.folding import folded_words

# An army, a minister and the government of one country stand for one party to what they do together.
SPEAK_FOR_A_STATE = (ActorKind.STATE, ActorKind.ARMED_FORCE, ActorKind.PERSON)
# So do its ministries and offices; a movement or company of the country does not.
_OFFICES = frozenset({"ministry", "government", "presidency", "embassy", "intelligence", "cabinet", "army"})
# Whoever else speaks or acts for a state by a word with a capital.
_SPEAKERS = _OFFICES | {"president", "parliament", "troops", "forces", "minister"}
# Words before a noun that name nobody, capitalised where they open a sentence.
# fmt: off
_ARTICLES = frozenset({
    "the", "a", "an", "both", "each", "neither", "all", "some", "several", "many", "two", "three", "four", "other",
    "another", "most", "few", "these", "those", "its", "their", "his", "her", "our",
})
# fmt: on
# Titles and organs, before "of": whoever bears one binds whom or what stands behind ("Grand Duke Leopold of Lauen").
# fmt: off
_TITLES = _SPEAKERS | frozenset({
    "king", "queen", "emir", "sultan", "duke", "grand", "prince", "emperor", "ruler", "leader", "head", "premier",
    "chancellor", "marshal", "chief", "junta", "kingdom", "duchy", "principality", "sultanate", "emirate", "republic",
    "state",
    "office", "governor", "mayor", "envoy", "ambassador", "spokesman", "spokeswoman", "commander", "general", "staff",
    "ministers", "presidents", "leaders", "chiefs", "commanders", "envoys", "services", "negotiators", "delegations",
    "navy", "police", "fighters", "guerrillas", "authorities", "regime", "delegation", "delegates",
})
# fmt: on
# Whoever is called by one of these may be called by it alone: "the Union" of the Union of Salt Towns.
_BODIES = frozenset(
    {
        "union",
        "front",
        "council",
        "movement",
        "army",
        "league",
        "alliance",
        "coalition",
        "pact",
        "congress",
        "party",
        "committee",
        "conference",
        "federation",
        "authority",
        "guard",
        "brigade",
        "assembly",
        "organisation",
        "mission",
    }
)
# What tells a name from a longer one that ends like it.
# fmt: off
_APART = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "upper", "lower", "greater",
})
# fmt: on
_OWNS = ("'s", "’s", "'", "’")
# How the words for a people end that is called by its country's name.
OF_A_PEOPLE = ("i", "n", "an", "ian", "ese", "ish", "er")
_SHORTEST_NAME = 4


def party_key(actor: ActorLink) -> str:
    """Give a country's code for its state, forces and persons, else the actor's id, else its folded name."""
    if actor.country and actor.kind in SPEAK_FOR_A_STATE:
        return actor.country
    words = folded_words(_proper(actor))
    if actor.country and actor.kind is ActorKind.ORGANISATION and _OFFICES & set(words.split()):
        return actor.country
    return actor.id or words


def _proper(actor: ActorLink) -> str:
    """Give the names in an unknown actor's words ("Hill Front" of "the rebel Hill Front"), else the words."""
    return actor.name if actor.id is not None or actor.country else _names_in(actor.name)


# The names of a record are some thousand, and are asked for again and again.
@lru_cache(maxsize=50_000)
def _names_in(name: str) -> str:
    head, of, tail = name.partition(" of ")
    whole = tail if of and _TITLES & set(folded_words(head).split()) else name
    words = [_bare(w) for w in whole.split() if w.casefold() not in _ARTICLES]
    names = [w for w in words if w[:1].isupper()]
    if names and all(folded_words(w) in _TITLES for w in names):
        return " ".join(words).lower()  # "Grand duke", "Police": known by their office only
    return " ".join([w for w in names if folded_words(w) not in _SPEAKERS] or names or words)


def _bare(word: str) -> str:
    """Give a word without the ending of an owner ("Maurand's president" is Maurand's)."""
    return next((word.removesuffix(end) for end in _OWNS if word.endswith(end)), word)


def is_nameless(actor: ActorLink) -> bool:
    """True for whoever is known by a common noun only ("rebels")."""
    return actor.id is None and actor.country is None and _proper(actor)[:1].islower()


def one_name(keys: Iterable[str]) -> dict[str, str]:
    """Give, for keys that are a people's adjective of another key ("veskan", "vesk"), that other one."""
    known = set(keys)
    return {
        key: key.removesuffix(ending)
        for key in sorted(known)
        for ending in sorted(OF_A_PEOPLE, key=len, reverse=True)  # the longest name that is left holds
        if key.endswith(ending) and len(key) > _SHORTEST_NAME and key.removesuffix(ending) in known
    }


class NamesByEnds:
    """Names, found by their last word and by their first two: which of many a name may be short for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_end: dict[tuple[str, ...], set[str]] = {}
        for name in names:
            words = name.split()
            for end in (tuple(words[-1:]), tuple(words[:2])):
                self._by_end.setdefault(end, set()).add(name)

    def like(self, key: str) -> frozenset[str]:
        """Give the names that end in a name's last word or begin with its first two, among them all longer forms."""
        words = key.split()
        ending, beginning = (self._by_end.get(tuple(end), ()) for end in (words[-1:], words[:2]))
        return frozenset(ending).union(beginning)


def short_for(key: str, others: Iterable[str]) -> str | None:
    """Give the one longer name that a name is short for: its end ("Front"), its first two words, or its head ("Union").

    "South Vesk" is no Vesk in short, and one word that begins a name may be the state that a movement is of.
    """
    words = key.split()
    longer = {
        other
        for other in others
        if len(other.split()) > len(words) and (_ends_in(other, words) or _begins_with(other, words))
    }
    return longer.pop() if len(longer) == 1 else None


def _ends_in(other: str, words: list[str]) -> bool:
    before = other.split()[: -len(words)]
    return bool(words) and other.split()[-len(words) :] == words and not set(before) & _APART


def _begins_with(other: str, words: list[str]) -> bool:
    whole = len(words) > 1 or (len(words) == 1 and words[0] in _BODIES)
    return whole and other.split()[: len(words)] == words


def may_be_party(actor: ActorLink) -> bool:
    """True for whoever can bind itself: no population ("protesters"), nobody known by a common noun only ("units").

    Armed groups may be named by a common noun ("rebels") and are parties all the same.
    """
    if actor.kind is ActorKind.POPULATION:
        return False
    return not is_nameless(actor) or actor.kind is ActorKind.ARMED_GROUP


def may_be_state(actor: ActorLink) -> bool:
    """True for what no data file knows and what is called by a proper name only: a state, a people or a town."""
    strange = actor.kind is ActorKind.POPULATION and actor.id is None and not actor.country
    return strange and all(word[:1].isupper() for word in actor.name.split())


def party_keys(actors: Iterable[ActorLink]) -> frozenset[str]:
    """Give the parties among some actors; words that name nobody ("they") are left out."""
    return frozenset(key for key in map(party_key, actors) if key)


def one_a_party(actors: Iterable[ActorLink]) -> tuple[ActorLink, ...]:
    """Keep one actor for each party: its state where named, else the first, in order of naming."""
    kept: dict[str, ActorLink] = {}
    for actor in actors:
        key = party_key(actor)
        if key and (key not in kept or _outranks(actor, kept[key])):
            kept[key] = actor
    return tuple(kept.values())


def _outranks(actor: ActorLink, other: ActorLink) -> bool:
    return actor.kind is ActorKind.STATE and other.kind is not ActorKind.STATE
