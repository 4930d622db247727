"""What two arrangements of one kind have in common, as wholes, and what holds them apart.

Decision 0027 gives the points, and what speaks against a pair whatever speaks for it.
"""

from datetime import date
from functools import lru_cache

from truceline.records.arrangement import ArrangementState
from truceline.records.claim import PlaceLink
from truceline.reference.areas import Lie, is_specific, lie
from truceline.reference.parties import OF_A_PEOPLE
from truceline.stages.track.reports import NAMELESS
from truceline.stages.track.shelf import Group
from truceline.stages.track.spacing import birth_points

# A report's headline is on what its text is on; two parties have one of a kind at a time.
HEADLINE, SAME_PARTIES = 3.0, 2.5
# What shared parties and names are worth at the most.
MOST_PARTIES, MOST_NAMES = 1.6, 1.5
# So many named parties make a pair, which tells one arrangement from another of its report.
PAIR = 2


def likeness(a: Group, b: Group, led_a: frozenset[str], led_b: frozenset[str]) -> float | None:
    """Give the points for two groups being of one arrangement, None where something holds them apart.

    `led_a` and `led_b` are the reports whose story the one and the other is. A headline goes with its text unless
    years, levels or known parties differ.
    """
    if a.year and b.year and a.year != b.year:
        return None
    if _heads(a, led_b) or _heads(b, led_a):
        return None if _levels_differ(a, b) or _known_differ(a, b) else HEADLINE
    if _levels_differ(a, b) or _are_told_apart(a, b) or _are_of_two_times(a, b):
        return None
    parties = _parties(a, b)
    place = _place(a, b)
    if parties is None or place is None:
        return None
    return parties + place + _names(a, b) + _setting(a, b, led_a, led_b) + _time(a, b) + birth_points(a, b)


def _levels_differ(a: Group, b: Group) -> bool:
    if a.kind.is_one_level(a.level, b.level):
        return False
    return bool((a.level and b.level) or {a.level, b.level} & set(a.kind.apart))


def _are_told_apart(a: Group, b: Group) -> bool:
    if (a.beside & b.documents) or (b.beside & a.documents):
        return True
    for one, other in ((a, b), (b, a)):
        for unit in one.units:
            if (unit.introduces or unit.another) and unit.documents & other.documents:
                told = [other.since_last(d, s) for d, s in unit.told]
                if any(gap is not None for gap in told) and not unit.sentences & other.sentences:
                    return True
    return False


def _are_of_two_times(a: Group, b: Group) -> bool:
    earlier, later = sorted((a, b), key=lambda g: (g.first or date.min, g.last or date.min))
    if earlier.last is None or later.first is None:
        return False
    gap = (later.first - earlier.last).days
    split = a.kind.splits_after_days
    if split is not None and gap > split:
        return True
    over = any(
        t.move.to is ArrangementState.ENDED and not t.move.flags for u in earlier.units for t in u.touches
    )
    return over and gap > 0 and later.units[0].introduces


# Every unit asks of many groups.
@lru_cache(maxsize=50_000)
def named(parties: frozenset[str]) -> frozenset[str]:
    """Leave out whoever is known by a common noun only."""
    return frozenset(p for p in parties if not p.startswith(NAMELESS))


def _parties(a: Group, b: Group) -> float | None:
    if _known_differ(a, b):
        return None
    firm_a, firm_b = named(a.firm), named(b.firm)
    only_a, only_b = _others(a.firm, b), _others(b.firm, a)
    if a.documents & b.documents:
        only_a, only_b = _others(a.firm | a.loose, b), _others(b.firm | b.loose, a)
    if a.documents & b.documents and only_a and only_b and min(len(firm_a), len(firm_b)) >= PAIR:
        return None  # one report names two pairs
    asked = [
        (only, one, other)
        for only, one, other in ((only_a, a, b), (only_b, b, a))
        if len(one.units) < len(other.units) or (len(one.units) == len(other.units) and only_a and only_b)
    ]
    if any(not _is_told_of(p, one, other) for only, one, other in asked for p in only):
        return None
    if firm_a == firm_b and len(firm_a) >= max(2, a.kind.parties) and _is_one_at_a_time(a, b):
        return SAME_PARTIES
    return min(MOST_PARTIES, sum(_worth(p, a, b) for p in named(a.firm | a.loose) & named(b.firm | b.loose)))


def _worth(party: str, a: Group, b: Group) -> float:
    """States and bodies that the data files know have many arrangements; a name that they don't is in few."""
    return 0.5 if party in a.known or party in b.known else 0.8


def _others(parties: frozenset[str], group: Group) -> frozenset[str]:
    """Leave out the parties that a group has too, by the same name or in short ("union" of the "union salt towns")."""
    theirs = named(group.firm | group.loose)
    words = [set(p.split()) for p in theirs]
    return frozenset(
        p
        for p in named(parties) - theirs
        if p.isupper() or not any(w <= set(p.split()) or set(p.split()) <= w for w in words)
    )


def _is_one_at_a_time(a: Group, b: Group) -> bool:
    """Of kinds that may split two parties have one at a time, unless they begin another; of others one an area."""
    later = max(a, b, key=lambda g: (g.first or date.min, g.last or date.min))
    if a.documents & b.documents or any(u.introduces for u in later.units):
        return False
    ways = _ways(a, b, a.places, b.places)
    return Lie.APART not in ways if a.kind.splits_after_days is not None else not ways - {Lie.SAME}


def _known(group: Group) -> frozenset[str]:
    return named(group.firm) & group.known


def _known_differ(a: Group, b: Group) -> bool:
    """True where the data files know the parties of both, and neither names but some of the other's.

    Where they know enough parties of both, true unless these are the very same.
    """
    known_a, known_b = _known(a), _known(b)
    if known_a and known_b and not (known_a <= known_b or known_b <= known_a):
        return True
    return min(len(known_a), len(known_b)) >= max(2, a.kind.parties) and known_a != known_b


def _heads(headline: Group, led: frozenset[str]) -> bool:
    """True where a group stands in headlines only, of reports whose own text tells mostly of another (`led`)."""
    return not headline.told and bool(headline.documents) and headline.documents <= led


def _is_told_of(party: str, own: Group, other: Group) -> bool:
    """True where a party is named in the words for the other, or by a report on that which is none of the own ones."""
    return is_named(party, other.called) or any(
        is_named(party, report.around)
        for document, report in other.reports.items()
        if document not in own.documents
    )


def is_named(party: str, around: frozenset[str]) -> bool:
    """Tell whether a report names a party: by its key, or, where only its name is known, by all words of that."""
    words = [word for word in party.split() if len(word) > 2]
    return party in around or (bool(words) and all(_is_said(word, around) for word in words))


def _is_said(word: str, around: frozenset[str]) -> bool:
    """Tell whether a name, or the word for its people, stands among some words."""
    return word in around or any(word + ending in around for ending in OF_A_PEOPLE)


def _place(a: Group, b: Group) -> float | None:
    narrow_a, narrow_b = ([p for p in g.places if is_specific(p)] for g in (a, b))
    ways = _ways(a, b, narrow_a, narrow_b)
    if Lie.APART in ways:
        return None
    return 1.0 if Lie.SAME in ways else 0.5 if {Lie.INSIDE, Lie.HOLDS} & ways else 0.0


def _ways(a: Group, b: Group, places_a: list[PlaceLink], places_b: list[PlaceLink]) -> set[Lie]:
    """How the likely ones of two groups' places lie to each other."""
    return {lie(x, y) for x in places_a for y in places_b if _is_likely(x, a) and _is_likely(y, b)}


def _is_likely(place: PlaceLink, group: Group) -> bool:
    """A place of a country for which nothing but its name speaks may be another of that name."""
    return place.country is None or any(
        place.country in report.countries for report in group.reports.values()
    )


def _names(a: Group, b: Group) -> float:
    """Names in the words for both, but for those of parties that they share."""
    shared = _called(a) & _called(b)
    parties = {word for p in named(a.firm | a.loose) & named(b.firm | b.loose) for word in p.split()}
    several = len(shared - parties)
    return min(MOST_NAMES, 0.6 + 0.3 * (several - 1)) if several else 0.0


def _called(group: Group) -> frozenset[str]:
    """The names in the words for it, those of unknown parties among them: "the Red Escarpment posts"."""
    parties = named(group.firm) - group.known
    return group.called | {word for p in parties if not p.isupper() for word in p.split() if len(word) > 2}


def _setting(a: Group, b: Group, led_a: frozenset[str], led_b: frozenset[str]) -> float:
    """Rare names that the reports on both share, of those reports whose story either is."""
    rare_a, rare_b = (
        frozenset[str]().union(*(g.reports[d].rare for d in led if d in g.reports))
        for g, led in ((a, led_a), (b, led_b))
    )
    shared = len(rare_a & rare_b)
    return 1.5 if shared >= 4 else 1.0 if shared >= 2 else 0.5 if shared else 0.0


def _time(a: Group, b: Group) -> float:
    if not (a.first and a.last and b.first and b.last):
        return 0.0
    gap = max(0, (b.first - a.last).days, (a.first - b.last).days)
    return 0.5 if gap <= 60 else 0.2 if gap <= 400 else 0.0
