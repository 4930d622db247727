"""How likely two claims are of one event, with the reasons."""

from enum import StrEnum

from truceline.records.mention import Status
from truceline.reference.areas import Lie, lie
from truceline.stages.merge.amounts import amounts_differ
from truceline.stages.merge.participants import participants, shared_parties, strangers
from truceline.stages.merge.traits import Traits, overlap

# Points at which two claims are one event, and from which a person is asked.
SAME = 3.0
PERHAPS = 2.0
# Two reports may err by so many days about one event; beyond, they speak of two.
SLIP_DAYS = 2
# Without a date of their own, claims are of one event only if the reports come close together.
NEWS_DAYS = 4
WEEKS_DAYS = 14
LONG_DAYS = 45
YEAR_DAYS = 366
_STEPS = ((NEWS_DAYS, 0.5), (WEEKS_DAYS, -0.3), (LONG_DAYS, -1.0))
# What it says how two places lie.
SAME_PLACE = 1.0
_OF_PLACES = {Lie.SAME: SAME_PLACE, Lie.INSIDE: 0.5, Lie.HOLDS: 0.5, Lie.APART: -1.0, Lie.UNKNOWN: 0.0}
# What it says that two reports on one story use one word.
ONE_STORY = 1.5
# … and that one report does, of a deed taken as known ("the attack") or in sentences alike to this share.
ONE_REPORT = 1.5
ALIKE = 0.4
# What words of one deed weigh, where the same word weighs 1.
LIKE_WORDS = 0.8
# The most that like words, like sentences, numbers, parties, and topics with phase and mode are worth; sums in another
# order differ by less than the slack.
MOST_OF_WORDS, MOST_OF_SENTENCE, MOST_OF_NUMBERS, MOST_OF_PARTIES, MOST_OF_TOPICS = 1.5, 0.8, 1.0, 2.0, 1.6
SLACK = 1e-6
# A call and a meeting are two events.
_FROM_AFAR = frozenset({"phone", "teleph", "video", "call"})
# Kinds that any meeting is of; they tell no two meetings apart.
_ANY_MEETING = frozenset({"negotiation_track", "mediation"})
# Phases that two reports may use of one step ("patrols began" in the report that they "resumed").
_ONE_STEP = frozenset(
    {
        frozenset({"begin", "resume"}),
        frozenset({"begin", "implement"}),
        frozenset({"resume", "implement"}),
        frozenset({"continue", "implement"}),
        frozenset({"continue", "expand"}),
        frozenset({"continue", "extend"}),
        frozenset({"suspend", "end"}),
        frozenset({"complete", "implement"}),
        frozenset({"complete", "end"}),
    }
)


class Bar(StrEnum):
    """Why two claims cannot be one event."""

    TYPES = "different types"
    STATUSES = "one is so and the other is not"
    STEPS = "different steps"
    SENTENCE = "told apart in one sentence"
    KINDS = "different kinds of arrangement"
    YEARS = "named by different years"
    PARTICIPANTS = "different participants"
    DAYS = "days apart"
    PLACES = "places apart"


def compare(
    a: Traits, b: Traits, *, aligned: float = 0.0, told: bool | None = None
) -> tuple[float, Bar | None]:
    """Give the points for two claims being of one event, and what bars it.

    `aligned` is how alike the passages are that hold them, 0 where nothing is shared. `told` is set where their reports
    are on one story: True where few other stories' reports have their words too.
    """
    barred = bar(a, b, aligned=aligned > 0)
    return (0.0, barred) if barred else (sum(_parts(a, b, aligned, told)), None)


def may_reach(least: float, a: Traits, b: Traits, *, told: bool | None) -> bool:
    """False where `compare` gives two claims of no shared passage fewer points than `least`, whatever their words.

    Quick: most claims that are compared are of one war and no more. True where they may be as many.
    """
    one_story = told is not None
    are_told = one_story or a.document_id == b.document_id
    if a.reality is not b.reality:
        return False
    most = MOST_OF_SENTENCE + (ONE_STORY if one_story else 0.0)
    if not (a.words.isdisjoint(b.words) and a.trigger.isdisjoint(b.trigger)):
        most += MOST_OF_WORDS
    elif are_told and not a.deeds.isdisjoint(b.deeds):
        most += MOST_OF_WORDS * LIKE_WORDS
    if a.claim.mention.quantities and b.claim.mention.quantities:
        most += MOST_OF_NUMBERS
    most += _dates(a, b, aligned=False, one_story=one_story) + _position(a, b) + SLACK
    if most + MOST_OF_TOPICS + MOST_OF_PARTIES + SAME_PLACE < least:
        return False
    most += _topics(a, b) + _ground(a, b, known_together=one_story)
    if most + MOST_OF_PARTIES + SAME_PLACE < least:
        return False
    return most + participants(a, b) + _places(a, b) >= least


def score(points: float) -> float:
    """Give points as a share of certainty, 0 to 1."""
    return round(min(1.0, max(0.0, points / (2 * SAME))), 3)


def _parts(a: Traits, b: Traits, aligned: float, told: bool | None) -> tuple[float, ...]:
    one_story = told is not None
    return (
        3.0 * aligned,
        participants(a, b),
        _dates(a, b, aligned=aligned > 0, one_story=one_story),
        _places(a, b),
        _topics(a, b),
        _wording(a, b, one_story=one_story),
        _position(a, b),
        _story(a, b, told),
        _quantities(a, b) if a.claim.mention.quantities and b.claim.mention.quantities else 0.0,
        _ground(a, b, known_together=aligned > 0 or one_story),
    )


def reasons(a: Traits, b: Traits, *, aligned: float = 0.0, told: bool | None = None) -> tuple[str, ...]:
    """Say what each of the points of `compare` is for."""
    parts = _parts(a, b, aligned, told)
    one_report = a.document_id == b.document_id
    why = (
        "stand in passages that share wording",
        "participants",
        _why_dates(a, b),
        "same place"
        if parts[3] == SAME_PLACE
        else "places apart"
        if parts[3] < 0
        else "one place inside the other",
        "what it is about",
        "words",
        "headline and text of one report" if a.head != b.head else "one report",
        "one word of one report" if one_report else "one word of reports on one story",
        "numbers",
        "nothing but words in common",
    )
    return tuple(f"{points:+.1f} {reason}" for points, reason in zip(parts, why, strict=True) if points)


def bar(a: Traits, b: Traits, *, aligned: bool = False) -> Bar | None:
    """Say why two claims cannot be one event, None where nothing speaks against it.

    Shared wording lifts the bars that a paraphrase may cross: status and date, save of two reports' own news.
    """
    if a.event_type != b.event_type:
        return Bar.TYPES
    if a.reality is not b.reality and not aligned:
        return Bar.STATUSES
    if a.phase and b.phase and a.phase != b.phase and frozenset((a.phase, b.phase)) not in _ONE_STEP:
        return Bar.STEPS
    if a.document_id == b.document_id and a.claim.mention.sentence == b.claim.mention.sentence:
        return Bar.SENTENCE
    if a.topics and b.topics and not a.topics & b.topics and a.event_type != "CONSULT":
        return Bar.KINDS
    if a.years and b.years and not a.years & b.years:
        return Bar.YEARS
    if strangers(a, b):
        return Bar.PARTICIPANTS
    if days_apart(a, b) > SLIP_DAYS and not (aligned and not _are_two_news(a, b)) and not _lasting(a, b):
        return Bar.DAYS
    if a.place and b.place and not aligned and lie(a.place, b.place) is Lie.APART:
        return Bar.PLACES
    return None


def days_apart(a: Traits, b: Traits) -> int:
    """Give the days between two intervals, 0 where they meet or one is open towards the other."""
    if a.last is not None and b.first is not None and a.last < b.first:
        return b.first - a.last
    if b.last is not None and a.first is not None and b.last < a.first:
        return a.first - b.last
    return 0


def _are_two_news(a: Traits, b: Traits) -> bool:
    """True where two reports far apart each date theirs to its own days: agencies tell like things in like words."""
    far = a.known is not None and b.known is not None and abs(a.known - b.known) > LONG_DAYS
    return far and _is_news(a) and _is_news(b)


def _is_news(told: Traits) -> bool:
    """True where a report tells of days shortly before its own."""
    own = told.firm and told.known is not None and told.last is not None
    return own and 0 <= (told.known or 0) - (told.last or 0) <= WEEKS_DAYS


def _lasting(a: Traits, b: Traits) -> bool:
    return a.status is Status.ONGOING and b.status is Status.ONGOING


def _ground(a: Traits, b: Traits, *, known_together: bool) -> float:
    """Two reports that share neither a party nor a place nor a dated day have only their words in common."""
    if known_together or a.document_id == b.document_id or (a.place and b.place) or (a.firm and b.firm):
        return 0.0
    return 0.0 if shared_parties(a.parties, b.parties) else -1.0


def _dates(a: Traits, b: Traits, *, aligned: bool, one_story: bool) -> float:
    if days_apart(a, b):
        return -1.0 if aligned else -1.5
    if a.firm and b.firm:
        exact = a.first == b.first and a.last == b.last
        return 1.5 if exact else 1.0
    if _background(a, b) or _background(b, a):
        return -2.5
    if aligned or a.document_id == b.document_id:
        return 0.0
    if a.known is None or b.known is None:
        return 0.0 if one_story else -0.5
    apart = abs(a.known - b.known)
    if _lasting(a, b):
        return -0.3 if apart <= YEAR_DAYS else -1.0
    if a.firm or b.firm:
        return 0.0 if apart <= LONG_DAYS else -1.5
    if one_story and apart <= NEWS_DAYS and not a.words & b.words:
        return 0.0  # reports on one story come close together: that they do says no more
    return next((points for days, points in _STEPS if apart <= days), -3.0)


def _why_dates(a: Traits, b: Traits) -> str:
    """Say what `_dates` gives points for."""
    if gap := days_apart(a, b):
        return f"{gap} days apart"
    if a.firm and b.firm:
        return "dates meet"
    if _background(a, b) or _background(b, a):
        return "one is dated long before the other's report"
    if a.known is None or b.known is None:
        return "a report without a day"
    return f"reports {abs(a.known - b.known)} days apart"


def _background(dated: Traits, news: Traits) -> bool:
    """True where one claim's date is long gone by the other's report, which gives none: news is undated."""
    if not dated.bounded or news.bounded or dated.last is None or news.known is None:
        return False
    return news.known - dated.last > LONG_DAYS and not _lasting(dated, news)


def _places(a: Traits, b: Traits) -> float:
    return _OF_PLACES[lie(a.place, b.place)] if a.place and b.place else 0.0


def _topics(a: Traits, b: Traits) -> float:
    points = 0.8 if a.topics & b.topics else 0.0
    if a.status is not b.status and {a.status, b.status} == {Status.PLANNED, Status.POSSIBLE}:
        points -= 0.5
    if a.event_type == "CONSULT" and bool(a.trigger & _FROM_AFAR) != bool(b.trigger & _FROM_AFAR):
        points -= 1.5
    if bool(a.topics - _ANY_MEETING) != bool(b.topics - _ANY_MEETING):
        points -= 0.8
    if a.phase and a.phase == b.phase:
        points += 0.4
    if a.mode and b.mode:
        points += 0.4 if a.mode == b.mode else -1.0
    return points


def _wording(a: Traits, b: Traits, *, one_story: bool) -> float:
    likest = max(overlap(a.trigger, b.trigger), overlap(a.words, b.words))
    if (one_story or a.document_id == b.document_id) and a.deeds & b.deeds:
        likest = max(likest, LIKE_WORDS)
    return round(MOST_OF_WORDS * likest + MOST_OF_SENTENCE * overlap(a.sentence, b.sentence), 2)


def _position(a: Traits, b: Traits) -> float:
    if a.document_id != b.document_id:
        return 0.0
    return 0.8 if a.head != b.head else 0.3


def _story(a: Traits, b: Traits, told: bool | None) -> float:
    if told is None or a.topics or b.topics or not (a.deeds & b.deeds or shared_parties(a.actors, b.actors)):
        return 0.0
    share = 1.0 if told else overlap(a.sentence, b.sentence)
    if a.document_id != b.document_id:
        return round(ONE_STORY * share, 2)
    again = max(a, b, key=lambda t: t.order).is_definite
    alike = a.words & b.words and overlap(a.sentence - a.trigger, b.sentence - b.trigger) >= ALIKE
    return round(ONE_REPORT * share, 2) if again or alike else 0.0


def _quantities(a: Traits, b: Traits) -> float:
    points = 0.0
    for x in a.claim.mention.quantities:
        for y in b.claim.mention.quantities:
            if (x.unit, x.counts) == (y.unit, y.counts) and (x.unit or x.counts):
                points += -0.5 if amounts_differ(x, y) else 0.5
    return max(-MOST_OF_NUMBERS, min(MOST_OF_NUMBERS, points))
