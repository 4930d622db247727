"""Which events speak of one arrangement: by kind, parties, area, level and time."""

import math

from truceline.records.claim import PlaceLink
from truceline.reference.areas import Lie, distance, is_specific, lie
from truceline.reference.kind_file import Kind
from truceline.reference.kinds import Kinds
from truceline.stages.track.alike import is_named, named
from truceline.stages.track.shelf import Group, Shelf
from truceline.stages.track.spacing import birth_points, days_between, time_points
from truceline.stages.track.story import one_story
from truceline.stages.track.threads import threads
from truceline.stages.track.unit import Unit

# A join needs this many points; of two candidates the better must lead by the margin, or neither is taken.
ENOUGH = 2.0
MARGIN = 0.4
# What it is worth that a report names all parties of an arrangement, though not in the words for it.
NAMED_BESIDE = 1.5
# The same for so many of the names in the words for it, where its parties are not known; what a first and each
# further name that both have is worth, up to how much; and what it takes that two in one report share none.
ENOUGH_NAMES = 2
A_NAME, ANOTHER_NAME, MOST_OF_NAMES = 0.9, 0.3, 1.5
OTHER_NAMES = -1.0
# What it is worth that the two share some rare names, and from how many names on it is worth as much as the parties.
SOME_RARE, MANY_RARE, RARE_BESIDE = 2, 4, 1.0
# How many characters on, about, a report names a thing again before it takes up another.
ECHO = 1_000
# Meetings of one level of ministers so many days apart are on one track, if some of them sat in both.
ONE_MEETING = 30


def grouped(units: list[Unit], kinds: Kinds) -> list[Group]:
    """Put every unit into an arrangement: first those of each report together, then what reports tell of.

    What may be of several stands alone.
    """
    groups, _ = _together(threads(units, lambda of_one: _together(of_one, kinds)), kinds)
    return one_story(groups)


def _together(units: list[Unit], kinds: Kinds) -> tuple[list[Group], list[Unit]]:
    """Put units into groups, the plainest first; give with the groups what could neither join nor begin one."""
    shelf = Shelf()
    left = [u for u in sorted(units, key=lambda u: _plainness(u, kinds)) if not _placed(u, shelf, kinds)]
    # What could begin nothing may join what has begun since.
    return shelf.groups, [u for u in left if not _placed(u, shelf, kinds)]


def _placed(unit: Unit, shelf: Shelf, kinds: Kinds) -> bool:
    """Put a unit into the arrangement that it fits best, or begin one with it; False where neither can be."""
    kind = kinds.by_id[unit.kind]
    scored = sorted(
        ((points, n) for n in shelf.near(unit) if (points := fit(unit, shelf.groups[n])) >= ENOUGH),
        key=lambda s: (-s[0], s[1]),
    )
    if scored and (len(scored) == 1 or scored[0][0] - scored[1][0] >= MARGIN or unit.says_little):
        shelf.add(unit, scored[0][1])
    elif unit.founds and _can_found(unit, kind):
        shelf.found(unit, kind)
    else:
        return False
    return True


def fit(unit: Unit, group: Group) -> float:
    """Give the points for a unit being of an arrangement, 0 where something keeps it out."""
    return _points(unit, group) or 0.0


def _points(unit: Unit, group: Group) -> float | None:
    # What is told soonest comes first: most of a war's arrangements are other parties', of another time or place.
    level = _level(unit, group)
    if level is None:
        return None
    parties = _parties(unit, group)
    if parties is None:
        return None
    time = time_points(unit, group)
    if time is None:
        return None
    area = _area(unit, group)
    if area is None:
        return None
    if unit.introduces and not _continues(unit, group):
        return 0.0
    if _is_told_apart(unit, group):
        return None
    story = _one_story(unit, group)
    beside = _same_report(unit, group) + _home(unit, group) + birth_points(unit, group)
    beside += max(_setting(unit, group), story)
    return parties + area + time + _names(unit, group) + (level if not story else max(level, 0.0)) + beside


def _setting(unit: Unit, group: Group) -> float:
    """Words that name no other party, in a report that speaks of all the parties of one: it is rather on that one."""
    if unit.documents & group.documents or (unit.year is not None and unit.year != group.year):
        return 0.0
    parties = named(group.firm)
    if len(parties) > 1:
        if not named(unit.loose) < parties:
            return 0.0
        return NAMED_BESIDE if all(is_named(party, unit.around) for party in parties) else 0.0
    enough = min(ENOUGH_NAMES, max(1, len(group.called)))
    return NAMED_BESIDE if len(group.called & unit.around) >= enough and not unit.loose else 0.0


def _one_story(unit: Unit, group: Group) -> float:
    """A report whose rare names are those of an arrangement's reports is on that one, where no place says otherwise."""
    if unit.documents & group.documents or (unit.year is not None and unit.year != group.year):
        return 0.0
    if unit.area and group.places and all(lie(unit.area, area) is not Lie.SAME for area in group.places):
        return 0.0
    if any(party.isupper() and party not in unit.around for party in named(group.firm)):
        return 0.0  # a country is called by its name in every report on it
    shared = len(unit.rare & group.rare)
    return 0.0 if shared < SOME_RARE else NAMED_BESIDE if shared >= MANY_RARE else RARE_BESIDE


def _names(unit: Unit, group: Group) -> float:
    """Names that no data file knows tell things apart within a report, and show what is one across reports."""
    if not (unit.called and group.called):
        return 0.0
    shared = len(unit.called & group.called)
    if not shared:
        told_apart = unit.documents & group.documents and (unit.loose or unit.area)
        return OTHER_NAMES if told_apart else 0.0
    return min(MOST_OF_NAMES, A_NAME + ANOTHER_NAME * (shared - 1))


def _home(unit: Unit, group: Group) -> float:
    """Where one side names no party, reports on one country are rather on one truce, on two never."""
    if (unit.loose and group.loose) or unit.documents & group.documents or not (unit.home and group.homes):
        return 0.0
    return 1.0 if unit.home in group.homes else -2.0


def _level(unit: Unit, group: Group) -> float | None:
    """Two levels are two tracks; "the talks" may take up a track of any level, less likely across reports."""
    if group.kind.is_one_level(unit.level, group.level):
        return 0.0
    if unit.level or group.level in group.kind.apart:
        return None
    return 0.0 if unit.documents & group.documents else -0.6


def _continues(unit: Unit, group: Group) -> bool:
    """True where "a deal" may still be one told of elsewhere: in one sentence, by year or by report."""
    if unit.sentences & group.sentences:
        return True
    if unit.year is not None:
        return unit.year == group.year
    told_before = any(group.since_last(document, start) is not None for document, start in unit.told)
    of_its_year = group.year is None or (unit.last is not None and unit.last.year == group.year)
    return of_its_year and not told_before


def _is_told_apart(unit: Unit, group: Group) -> bool:
    """ "A separate truce" is not the one that its report has spoken of, and that one is not the separate one."""
    if unit.sentences & group.sentences:
        return False
    if unit.another:
        return not _is_told_elsewhere(unit, group)
    return bool(unit.documents & group.beside) and not unit.called & group.called


def _is_told_elsewhere(unit: Unit, group: Group) -> bool:
    """ "A separate truce" may be one that other reports tell of: one with its very parties."""
    return not unit.documents & group.documents and len(unit.firm) > 1 and unit.firm == group.firm


def _same_report(unit: Unit, group: Group) -> float:
    """In one report "the agreement" is rather the one named last before it."""
    if not unit.documents & group.documents:
        return 0.0
    behind = [
        gap for document, start in unit.sentences if (gap := group.since_last(document, start)) is not None
    ]
    if behind:
        return 1.9 + 0.8 * math.exp(-min(behind) / ECHO)
    return 1.9 if unit.says_little else 1.5


def _plainness(unit: Unit, kinds: Kinds) -> tuple[bool, int, int, tuple[str, str]]:
    """Order units by how much tells what they are of, then by time."""
    when = unit.last.toordinal() if unit.last else 0
    return not unit.founds, _vagueness(unit, kinds), when, unit.key


def _vagueness(unit: Unit, kinds: Kinds) -> int:
    placed = is_specific(unit.area)
    enough = len(named(unit.firm)) >= kinds.by_id[unit.kind].parties
    return -sum((enough, placed, unit.year is not None, unit.level is not None))


def _can_found(unit: Unit, kind: Kind) -> bool:
    if kind.id == "negotiation_track" and not (unit.introduces or unit.announces):
        return len(unit.firm) > 1
    return bool(
        unit.firm or unit.loose or unit.area or unit.year or unit.called or (kind.bare and unit.begins)
    )


def _parties(unit: Unit, group: Group) -> float | None:
    firm, of_group = named(unit.firm), named(group.firm)
    if firm and of_group:
        if firm == of_group:
            return 2.0
        one_report = bool(unit.documents & group.documents)
        if not (firm <= of_group or of_group <= firm):
            if one_report and unit.year is not None and unit.year == group.year and firm & of_group:
                return 0.8  # "a 2019 deal between Vesk and Orland", and then "under the 2019 deal, Vesk …"
            # Those between whom somebody mediates are the same whoever is sent to do it.
            if group.kind.id == "mediation" and len(firm & of_group) > 1:
                return 1.2
            return 0.3 if _is_one_side(unit, firm, group, of_group) else None
        gap = days_between(unit, group)
        met = not (unit.proposes or group.proposes) and gap is not None and gap <= ONE_MEETING
        if met and unit.level and group.kind.is_one_level(unit.level, group.level):
            return 1.2  # two of the three defence ministers that met
        both_named = min(len(firm), len(of_group)) >= group.kind.parties > 1
        if both_named:
            return None
        if group.kind.id == "negotiation_track" and not one_report and not _one_story(unit, group):
            return None
        return 1.2
    loose, others = named(unit.loose), named(group.loose)
    if loose and others:
        if loose == of_group and len(loose) > 1:
            return 2.0
        one_report = bool(unit.documents & group.documents)
        return 0.8 if loose & others else 0.0 if one_report or _one_story(unit, group) else None
    return 0.8 if unit.loose & group.loose else 0.3


def _is_one_side(unit: Unit, firm: frozenset[str], group: Group, of_group: frozenset[str]) -> bool:
    """A name that no data file knows is no other party where its report names all of the arrangement's."""
    mediated = group.kind.id == "mediation"
    if unit.documents & group.documents or group.kind.parties > 1 or (mediated and len(firm) > 1):
        return False
    if any(party.isupper() for party in firm - of_group):
        return False  # a country of the data files is somebody else
    told_of = sum(is_named(party, unit.around) for party in of_group)
    return told_of == len(of_group) or (mediated and told_of > 0)


def _area(unit: Unit, group: Group) -> float | None:
    if unit.area is None or not group.places:
        return 0.0
    ways = [lie(unit.area, area) for area in group.places]
    named_alike = unit.year is not None and unit.year == group.year
    narrow = [a for a in group.places if is_specific(a)]
    if any(lie(unit.area, area) is Lie.APART for area in narrow or group.places) and not named_alike:
        return None
    if Lie.SAME in ways:
        return 1.5
    if Lie.INSIDE not in ways and Lie.HOLDS not in ways:
        return 0.0
    if not is_specific(unit.area) and narrow:
        return 0.3 - min(0.2, _nearest(unit.area, group.places) / 2_000)
    return 1.0 - min(0.5, _nearest(unit.area, group.places) / 500)


def _nearest(area: PlaceLink, areas: list[PlaceLink]) -> float:
    return min((d for other in areas if (d := distance(area, other)) is not None), default=250.0)
