"""Whether two claims may have the same participants, and how much that says."""

from functools import lru_cache

from truceline.records.claim import ActorKind
from truceline.stages.merge.traits import MUTUAL, Name, Traits

# What other recipients cost where either is known by a common noun only ("12 soldiers", "a convoy").
UNNAMED = 1.0

# A person of no known side may be of any organisation of none.
_MAN_AND_BODY = {ActorKind.PERSON, ActorKind.ORGANISATION}


def strangers(a: Traits, b: Traits) -> bool:
    """True where two claims name participants that cannot be those of one event."""
    if a.event_type in MUTUAL:
        if min(len(a.people), len(b.people)) > 1 and not a.people & b.people:
            return True
        shared = shared_parties(a.parties, b.parties)
        one_within_the_other = shared == min(len(a.parties), len(b.parties))
        return not one_within_the_other and (min(len(a.parties), len(b.parties)) > 1 or not shared)
    same_actor = shared_parties(a.actors, b.actors)
    crossed = bool(a.actors & b.recipients and b.actors & a.recipients and not same_actor)
    apart = bool(a.actors & a.named and b.actors & b.named and not same_actor)
    return crossed or (apart and not any(_may_be_one(x, y) for x in a.names for y in b.names))


def _may_be_one(a: Name, b: Name) -> bool:
    """True for names that may be one's: "Frederick C. Vost" and "Fred Vost", a man and his club."""
    if {a.kind, b.kind} == _MAN_AND_BODY:
        return True
    return a.words <= b.words or b.words <= a.words or a.short == b.short


def participants(a: Traits, b: Traits) -> float:
    """Give points for participants that two claims share."""
    if a.event_type in MUTUAL:
        return 2.0 * _alike(a.parties, b.parties)
    points = 1.2 * _alike(a.actors, b.actors) + 0.8 * _alike(a.recipients, b.recipients)
    if a.recipients and b.recipients and not shared_parties(a.recipients, b.recipients):
        points -= 1.5 if a.recipients & a.named and b.recipients & b.named else UNNAMED
    return points


# The sets of parties of all reports are some ten thousand, and the same two meet again and again.
@lru_cache(maxsize=100_000)
def shared_parties(a: frozenset[str], b: frozenset[str]) -> int:
    """Count the parties of the smaller set that the other has too.

    Of parties that only words name, one whose words are all among the other's is the same: "Karem Vost" and
    "Commander Karem Vost".
    """
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    shared = few & many
    if len(shared) == len(few):
        return len(shared)
    rest = [words for words in map(_words, many - shared) if words]
    met = 0
    for words in map(_words, sorted(few - shared)) if rest else ():
        held = next((other for other in rest if words and (words <= other or other <= words)), None)
        if held is not None:
            rest.remove(held)
            met += 1
    return len(shared) + met


# The parties of all reports are some thousand.
@lru_cache(maxsize=50_000)
def _words(party: str) -> frozenset[str]:
    """The words of a name that is no id: ids and codes of countries have no space, and no name says less than they."""
    return frozenset(party.split())


@lru_cache(maxsize=100_000)
def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    """1 where two sets are equal, a little less where one holds the other, 0 where one is empty."""
    if not a or not b:
        return 0.0
    shared = shared_parties(a, b)
    return (2 * shared / (len(a) + len(b) - shared) + shared / min(len(a), len(b))) / 3
