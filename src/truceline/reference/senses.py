"""The meanings of every name that the actor files know, by key."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from truceline.records.claim import ActorKind
from truceline.reference.actor_files import ActorData

# Below this length a name in capitals is an acronym ("US", "SDF"), and only capitals mean it.
_ACRONYM = 6
# From this length on it may be said as a word, but for those that are words already.
_SPOKEN = 4
_WORDS = frozenset(
    {"acted", "alps", "care", "fact", "faci", "halo", "mend", "memo", "model", "pace", "safe", "sica"}
)


class SenseKind(StrEnum):
    """How a name stands for what it names."""

    COUNTRY = "country"
    NATIONALITY = "nationality"  # "Turkish"
    PEOPLE = "people"  # "Turks"
    CAPITAL = "capital"
    SEAT = "seat"  # "the Kremlin"
    ACTOR = "actor"
    SURNAME = "surname"
    ETHNIC = "ethnic"  # "Kurdish"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a name: a country's ISO code or an actor's id."""

    kind: SenseKind
    ref: str
    is_acronym: bool = False
    is_capitalised: bool = True


def senses_of(data: ActorData, key: Callable[[str], str]) -> dict[str, tuple[Sense, ...]]:
    """Give all senses of all names, by the key that `key` makes of a name."""
    found: dict[str, dict[tuple[SenseKind, str], Sense]] = {}
    for kind, ref, name in _names(data):
        bare = name.replace(".", "")
        sense = Sense(kind, ref, bare.isupper() and len(bare) < _ACRONYM, any(c.isupper() for c in name))
        of_key = found.setdefault(key(name), {}) if key(name) else {}
        kept = of_key.get((kind, ref))
        # "TASS" is written "Tass" too: the laxer spelling of the two decides.
        if kept is None or (kept.is_acronym and not sense.is_acronym):
            of_key[kind, ref] = sense
    return {name: tuple(senses.values()) for name, senses in found.items()}


def _names(data: ActorData) -> Iterable[tuple[SenseKind, str, str]]:
    for country in data.countries:
        words = {
            SenseKind.COUNTRY: (country.name, *country.also),
            SenseKind.NATIONALITY: country.adjectives,
            SenseKind.PEOPLE: (*country.people, *map(_plural, (*country.adjectives, *country.people))),
            SenseKind.CAPITAL: country.capitals,
            SenseKind.SEAT: country.seats,
        }
        yield from ((kind, country.iso3, name) for kind, names in words.items() for name in names if name)
    for actor in data.actors:
        yield from ((SenseKind.ACTOR, actor.id, name) for name in (actor.name, *actor.also))
        if actor.kind is not ActorKind.PERSON:
            yield from (
                (SenseKind.ACTOR, actor.id, n.capitalize())
                for n in (*actor.also, actor.name)
                if _is_spoken(n)
            )
        yield from ((SenseKind.ETHNIC, actor.id, name) for name in actor.adjectives)
        if actor.kind is ActorKind.PERSON:
            yield SenseKind.SURNAME, actor.id, actor.surname or actor.name.split()[-1]


def _is_spoken(acronym: str) -> bool:
    """True for an acronym that is said as a word, which many papers write as one: "Nato", "Farc"."""
    is_long = len(acronym) >= _SPOKEN and acronym.isupper() and acronym.isalpha()
    return is_long and bool(set(acronym) & set("AEIOU")) and acronym.lower() not in _WORDS


def _plural(word: str) -> str:
    """Give the plural of a word for a people; "" for "Turkish", "Chinese", "Swiss", "US"."""
    takes_none = word.endswith(("s", "sh", "ch", "se", "x", "z", "men", "S", ".", "UK"))
    return "" if takes_none else word + "s"


def is_so_written(sense: Sense, text: str) -> bool:
    """Tell whether "us" may be the US: acronyms need capitals, names a capital letter."""
    if sense.is_acronym:
        return text.replace(".", "").replace("The ", "").replace("the ", "").strip().isupper()
    return not sense.is_capitalised or any(c.isupper() for c in text)
