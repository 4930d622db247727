"""Say when each report was published, as an interval with its reason, and what its sections count from.

A page's own statement comes first. Else the interval is inferred from what the
report says and from reports that share its wording; never from a copyright year, a
photo's date or a related story, and never from a clock.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from truceline.records.claim import Dated, Kinship
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Evidence, Section, SectionRole
from truceline.records.mention import Reading, Tense, TimeRelation, TimeWords
from truceline.reference import calendar

# A report that gives its news a full date runs it as fresh: the interval ends so
# long after that date. A convention, not evidence; agencies' copies are seldom older.
FRESH = timedelta(days=7)
# A rewrite dated by shared wording alone may be so late where its own deadline says so.
REWRITTEN = timedelta(days=31)
# A full date is the news itself, not background, where it stands in so many first
# characters of the body or in the title or deck.
LEAD = 1200
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:;t=.*)?")
# Words that name a day by the report's own: "on Thursday", "today", "yesterday".
_OWN_DAY = re.compile(r"(?:last:)?XXXX-WXX-\d(?:;t=.*)?|day[+-]\d(?:;.*)?")
_BEFOREHAND = (TimeRelation.BY, TimeRelation.UNTIL, TimeRelation.BEFORE)
_NEWS = (SectionRole.TITLE, SectionRole.DECK, SectionRole.BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """An end of the interval and the words that set it.

    `fresh` where it is the day of the news, `shared` where another report's
    wording gives it.
    """

    on: date
    reason: str
    fresh: bool = False
    shared: bool = False


def anchor(readings: tuple[Reading, ...], kin: tuple[Kinship, ...]) -> tuple[Dated, ...]:
    """Date every report, in the order given; `published` is None where nothing at all dates one."""
    by_id = {r.document.id: r for r in readings}
    tellings: defaultdict[str, list[Kinship]] = defaultdict(list)
    for kinship in kin:
        if kinship.kind in {"reprint", "rewrite"}:
            tellings[kinship.a].append(kinship)
            tellings[kinship.b].append(kinship)

    @cache
    def day_words(name: str) -> tuple[TimeWords, ...]:
        """Give the words of a report that name a past day by its own, looked for once."""
        return tuple(_day_words(by_id[name]))

    return tuple(
        _dated(reading, _kin_of(reading, tellings.get(reading.document.id, ()), by_id, day_words))
        for reading in readings
    )


def _dated(reading: Reading, kin: Iterator[Bound]) -> Dated:
    """Date a report; what its kin tell is looked for only where the page states no day."""
    document = reading.document
    if document.published is not None:
        words = document.published_evidence.quote if document.published_evidence else None
        reason = f'the page states it: "{words}"' if words else "the page states it"
        anchors = _own_anchors(reading, document.published.last)
        return Dated(reading=reading, published=document.published, reason=reason, anchors=anchors)
    lowers = (*_lower_bounds(reading), *kin)
    if not lowers:
        reason = (
            "nothing dates it: no stated day, no date in its text, no dated report that shares its wording"
        )
        return Dated(reading=reading, published=None, reason=reason, anchors=_own_anchors(reading, None))
    lower = max(lowers, key=lambda b: (b.on, b.fresh, b.reason))
    upper = _upper_bound(reading, lower)
    published = EventDate(
        first=lower.on,
        last=upper.on if upper else None,
        precision=_precision(lower, upper),
        basis=DateBasis.CONTEXT,
        reason="; ".join(b.reason for b in (lower, upper) if b),
    )
    own = _own_anchors(reading, published.last)
    news = _news_anchors(reading, lower) if lower.fresh else {}
    return Dated(reading=reading, published=published, reason=published.reason or "", anchors={**news, **own})


def _precision(lower: Bound, upper: Bound | None) -> Precision:
    if upper is None:
        return Precision.BOUND
    return Precision.DAY if lower.on == upper.on else Precision.RANGE


def _lower_bounds(reading: Reading) -> Iterator[Bound]:
    """Give what a report looks back on; it cannot be older than that."""
    for section, words in _told(reading):
        if words.relation in _BEFOREHAND or _is_ahead(reading, words):
            continue
        found = calendar.interval(words.form, None, words.tense)
        if found is None or found.first is None:
            continue
        fresh = bool(_FULL_DAY.fullmatch(words.form)) and _leads(reading, section, words)
        quote = words.evidence.quote
        role = "the news is of" if fresh else "the text looks back on"
        yield Bound(on=found.first, reason=f'{role} "{quote}" ({found.first})', fresh=fresh)


def _is_ahead(reading: Reading, words: TimeWords) -> bool:
    """Say whether an expression may lie ahead of the report, by its verb and by the auxiliaries around it.

    For a full date both must say so, for an infinitive close by ("met to discuss … on 5 May
    2024") tells nothing of it; for "the 2025 vote" one is enough to leave it out.
    """
    where = words.evidence
    near = calendar.tense_around(reading.document.text, where.start, where.end) is Tense.FUTURE
    verb = words.tense is Tense.FUTURE
    return (near and verb) if _FULL_DAY.fullmatch(words.form) else (near or verb)


def _leads(reading: Reading, section: Section, words: TimeWords) -> bool:
    """Say whether a date belongs to the news itself: in title, deck or lead, or with its weekday."""
    if section.role is not SectionRole.BODY:
        return True
    body = next(s.start for s in reading.document.sections if s.role is SectionRole.BODY)
    named = re.match(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", words.evidence.quote)
    return words.evidence.start - body < LEAD or bool(named)


def _upper_bound(reading: Reading, lower: Bound) -> Bound | None:
    """Give the latest day that the report can be of: its own deadlines and plans, else the convention.

    What the report itself looks ahead to outranks the convention where only
    shared wording dates it, for a rewriter may come later than the agency's first users.
    """
    cut = min(_looks_ahead(reading, lower), key=lambda b: (b.on, b.reason), default=None)
    if not lower.fresh or lower.on > date.max - REWRITTEN:
        return cut
    reach = REWRITTEN if lower.shared else FRESH
    if cut and cut.on <= lower.on + reach:
        return cut
    return Bound(on=lower.on + FRESH, reason=f"taken to run within {FRESH.days} days of its news")


def _looks_ahead(reading: Reading, lower: Bound) -> Iterator[Bound]:
    """Give what lies ahead of the report; what has no year of its own only where the news has a day."""
    for _, words in _told(reading):
        quote = words.evidence.quote
        ahead = words.relation is TimeRelation.BY or (
            words.tense is Tense.FUTURE and _is_ahead(reading, words)
        )
        months = re.fullmatch(r"(week|month|year)\+0(?:;(\w+))?", words.form)
        if months and lower.fresh and (ahead or months[2] == "earlier"):
            unit = calendar.interval(f"{months[1]}+0", lower.on)
            if unit and unit.last:
                what = "sets a deadline in" if ahead else "looks back in"
                yield Bound(on=unit.last, reason=f'"{quote}" {what} the same {months[1]}, ending {unit.last}')
        elif ahead and re.match(r"XXXX-\d\d|\d{4}-\d\d" if lower.fresh else r"\d{4}-\d\d", words.form):
            found = calendar.interval(words.form, lower.on, Tense.FUTURE)
            if found and found.last and found.last >= lower.on:
                yield Bound(on=found.last, reason=f'"{quote}" ({found.last}) still lies ahead of it')


def _told(reading: Reading) -> Iterator[tuple[Section, TimeWords]]:
    """Give the time expressions of title, deck and body; a caption's date is a photo's."""
    for words in reading.times:
        section = reading.document.section_at(words.evidence.start)
        if section is not None and section.role in _NEWS and section.own_date is None:
            yield section, words


def _kin_of(
    reading: Reading,
    kin: Sequence[Kinship],
    by_id: Mapping[str, Reading],
    day_words: Callable[[str], tuple[TimeWords, ...]],
) -> Iterator[Bound]:
    """Give the days that shared wording with its other tellings, `kin`, fixes through those that state their own day.

    Where several give a day to one passage, the earliest: the others are later copies.
    """
    own_id = reading.document.id
    of_passage: dict[int, list[Bound]] = {}
    for kinship in kin:
        other = by_id.get(kinship.b if kinship.a == own_id else kinship.a)
        stated = other.document.published if other else None
        if other is None or stated is None or not stated.is_day or stated.last is None:
            continue
        for pair in kinship.aligned:
            sides = ((pair.a, pair.b), (pair.b, pair.a))
            own, theirs = next(s for s in sides if s[0].document_id == own_id)
            days = (
                *_days_in(day_words(own_id), own, stated.last, other),
                *_days_in(day_words(other.document.id), theirs, stated.last, other),
            )
            if days:
                latest = max(days, key=lambda b: (b.on, b.reason))
                of_passage.setdefault(own.start, []).append(latest)
    for bounds in of_passage.values():
        yield min(bounds, key=lambda b: (b.on, b.reason))


def _day_words(reading: Reading) -> Iterator[TimeWords]:
    """Give the words that name a day by the report's own, but for those of days to come."""
    for _, words in _told(reading):
        if words.tense is not Tense.FUTURE and _OWN_DAY.fullmatch(words.form):
            yield words


def _days_in(
    day_words: Sequence[TimeWords], passage: Evidence, on: date, stating: Reading
) -> Iterator[Bound]:
    """Give the past days that a passage names, counted from the day of the report that states one."""
    name = stating.document.name
    for words in day_words:
        if not passage.start <= words.evidence.start < passage.end:
            continue
        found = calendar.interval(words.form, on, Tense.PAST)
        if found and found.first and found.first <= on:
            reason = f'"{words.evidence.quote}" in wording shared with {name} of {on} is {found.first}'
            yield Bound(on=found.first, reason=reason, fresh=True, shared=True)


def _news_anchors(reading: Reading, lower: Bound) -> dict[int, date]:
    """Count title, deck and body from the day of the news.

    Where that day comes from shared wording, only the body: a rewriter's title
    and deck may be of a later day.
    """
    roles = (SectionRole.BODY,) if lower.shared else _NEWS
    sections = reading.document.sections
    return {s.start: lower.on for s in sections if s.role in roles and s.own_date is None}


def _own_anchors(reading: Reading, last: date | None) -> dict[int, date]:
    """Give the sections that carry a full date of their own: a caption's, or a deck's of the same days."""
    anchors = {s.start: s.own_date for s in reading.document.sections if s.own_date is not None}
    for words in reading.times:
        section = reading.document.section_at(words.evidence.start)
        if section is None or section.start in anchors or not _FULL_DAY.fullmatch(words.form):
            continue
        on = date.fromisoformat(words.form[:10])
        if section.role is SectionRole.CAPTION or (
            section.role is SectionRole.DECK and _same_days(words, on, last)
        ):
            anchors[section.start] = on
    return anchors


def _same_days(words: TimeWords, on: date, last: date | None) -> bool:
    if words.tense is Tense.FUTURE or words.relation is not TimeRelation.AT:
        return False
    return last is None or timedelta(0) <= last - on <= FRESH
