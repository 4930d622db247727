"""How far apart in time two pieces may lie and still be of one arrangement."""

from truceline.reference.areas import is_specific
from truceline.stages.track.shelf import Group
from truceline.stages.track.unit import Unit
from truceline.stages.track.wording import TALKS

# What is proposed now is not what was set up longer ago than this.
PROPOSAL_DAYS = 60
# Days by which two tellings of one beginning may differ; what one beginning is worth, and what two are.
NEAR_DAYS, ONE_BIRTH, TWO_BIRTHS = 3, 0.5, -1.5


def time_points(unit: Unit, group: Group) -> float | None:
    """Give the points for lying near in time, None where a unit and a group are of two times."""
    if unit.year and group.year:
        return 2.0 if unit.year == group.year else None
    if _is_of_another_time(unit, group):
        return None
    gap = days_between(unit, group)
    split = group.kind.splits_after_days
    if gap is not None and split is not None and gap > split and not (unit.documents & group.documents):
        return None
    if _out_of_step(unit, group):
        return None
    if gap is None:
        return 0.0
    if unit.documents & group.documents:
        return 0.0
    if gap > group.kind.silence_days and group.places and not is_specific(unit.area):
        return -0.5
    return 0.8 if gap <= 60 else 0.3 if gap <= 400 else 0.0


def birth_points(one: Unit | Group, other: Group) -> float:
    """Give the points for being agreed or begun on one day, or on days too far apart for one thing.

    Rounds of talks are opened again and again, and what one report tells of it puts together by itself.
    """
    if other.kind.id in TALKS or not other.births or one.documents & other.documents:
        return 0.0
    pairs = [(x, y) for x in one.births for y in other.births if x[0] is y[0]]
    if not pairs:
        return 0.0
    gap = min(max(0, (x[1] - y[2]).days, (y[1] - x[2]).days) for x, y in pairs)
    if gap <= NEAR_DAYS:
        return ONE_BIRTH
    return 0.0 if gap <= PROPOSAL_DAYS else TWO_BIRTHS


def _is_of_another_time(unit: Unit, group: Group) -> bool:
    """ "Last year's truce fell apart": what was over long before the other was made is none of it."""
    split = group.kind.splits_after_days
    if split is None or not (unit.first and unit.last and group.first and group.last):
        return False
    before = (group.first - unit.last).days > split and unit.ends
    after = group.ends and (unit.first - group.last).days > split
    return before or after


def days_between(unit: Unit, group: Group) -> int | None:
    """Give the days between what is told of a unit and of a group, None where one of the two has no days."""
    if not (unit.first and unit.last and group.first and group.last):
        return None
    return max(0, (unit.first - group.last).days, (group.first - unit.last).days)


def _out_of_step(unit: Unit, group: Group) -> bool:
    """True where one speaks of a thing to come long after the other was made."""
    proposal, standing = (unit, group) if unit.proposes else (group, unit)
    is_proposal = unit.proposes or group.proposes
    both = unit.proposes and group.proposes
    if not is_proposal or both or proposal.last is None or standing.first is None:
        return False
    return (proposal.last - standing.first).days > PROPOSAL_DAYS
