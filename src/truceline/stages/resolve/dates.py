"""Turn a mention's time words into the interval of its event, and into the deadline that they set.

Words that fix nothing never become a day: an undated event of the past has an open
start and the report's day as its end; a planned one starts with the report.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from truceline.records.claim import Dated
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Evidence
from truceline.records.mention import Mention, Status, Tense, TimeRelation, TimeWords
from truceline.reference import calendar

_PAST = (Status.HAPPENED, Status.ONGOING, Status.DENIED, Status.NOT_HAPPENED)
_OVER = (Status.HAPPENED, Status.NOT_HAPPENED)
_AHEAD = (Status.PLANNED, Status.POSSIBLE, Status.THREATENED, Status.DEMANDED)
_DEADLINES = (TimeRelation.BY, TimeRelation.UNTIL, TimeRelation.BEFORE)

# A time expression with the days it stands for.
Read = tuple[TimeWords, EventDate]
# The first and the last day that a section may call today.
Days = tuple[date | None, date | None]
# How far back "two days earlier" may look for the day that it counts from.
REACH = 400


def resolve_date(mention: Mention, dated: Dated) -> tuple[EventDate, EventDate | None]:
    """Give the interval of a mention's event, and its deadline or None.

    An `at` gives the days themselves, `since` and `after` a start, `until`, `before`
    and `by` an end; several combine. A deadline needs something that is still to be done.
    """
    days = _today(mention, dated)
    read = tuple(_read(mention, dated, days))
    due = _due(mention, read)
    return _combined(mention, read, days) or _undated(mention, days), due


def _today(mention: Mention, dated: Dated) -> Days:
    """Give the first and last day that the mention's section may call today."""
    section = dated.reading.document.section_at(mention.trigger.start)
    published = dated.published
    if section is not None and (own := dated.anchors.get(section.start, section.own_date)):
        return own, own
    return (published.first, published.last) if published else (None, None)


def _read(mention: Mention, dated: Dated, days: Days) -> Iterable[Read]:
    """Give each of the mention's time expressions that stands for days.

    Words that lean on a context ("a day after …") count only where no other does.
    """
    leaning = [words for words in mention.when if _leans(words)]
    own = [words for words in mention.when if words not in leaning]
    for words in own or leaning:
        found = _days_of(words, mention, dated, days)
        if found is not None:
            if words in leaning or "/" in words.form:
                # "after" in "a day after", "from" before "20 to 22 May" are of the expression.
                words = replace(words, relation=TimeRelation.AT)
            yield words, replace(found, expression=words.evidence.quote)


def _leans(words: TimeWords) -> bool:
    """Say whether words count from the story ("a day after", "the following Monday"), not from the report."""
    quote = words.evidence.quote.lower()
    told = (
        words.tense is Tense.PAST and quote.startswith("the next ") and words.form.startswith("next:XXXX-W")
    )
    return words.form.startswith(("ctx:", "of:")) or "following" in quote or told


def _days_of(words: TimeWords, mention: Mention, dated: Dated, days: Days) -> EventDate | None:
    if _leans(words):
        return _from_context(words, mention, dated, days)
    tense = words.tense
    if tense is Tense.PAST and mention.status in {Status.PLANNED, Status.POSSIBLE}:
        # "spoke of a summit on March 5th": the nearest such day, whatever the verb's
        # tense; a weekday is left to the verb ("said on Thursday that it planned …").
        tense = tense if "WXX" in words.form else Tense.PRESENT
    if mention.phase == "extend" and words.relation is TimeRelation.UNTIL:
        return _over(words.form, Tense.FUTURE, days)  # "was extended to 31 May": that day is still to come
    found = _over(words.form, tense, days)
    ahead = found is not None and found.first is not None and days[1] is not None and found.first > days[1]
    alone = len(mention.when) == 1 and words.tense is Tense.PAST
    if ahead and alone and mention.status in _OVER and words.form.startswith("XXXX-"):
        return _over(f"last:{words.form}", tense, days)
    return found


def _over(form: str, tense: Tense, days: Days) -> EventDate | None:
    """Give a form's days counted from each end of the report's own interval, joined where they differ."""
    first, last = (calendar.interval(form, day, tense) for day in days)
    if first is None or last is None or days[0] == days[1]:
        return last or (first if first and first.basis is DateBasis.STATED else None)
    if (first.first, first.last) == (last.first, last.last):
        return last
    return replace(
        last,
        first=first.first,
        precision=Precision.APPROXIMATE,
        anchor=f"{days[0]}..{days[1]}",
        reason="counted from the first and the last day that the report may be of",
    )


def _from_context(words: TimeWords, mention: Mention, dated: Dated, days: Days) -> EventDate | None:
    """Read "a day after …", "two days earlier", "at dawn", whose day another expression fixes.

    In "he said today, a day after they signed", signed counts back from today;
    in "he spoke a day after they signed on Monday", spoke counts on from Monday.
    """
    form, here, sentence = (
        words.form.removeprefix("ctx:").removeprefix("of:"),
        words.evidence,
        mention.sentence,
    )
    clause = here.quote.lower().endswith(("after", "before"))
    inside = mention.trigger.start > here.end
    if form.startswith("day"):
        return _nearest(dated, here, (sentence.start, sentence.end), days)
    if clause:
        window = (sentence.start, here.start) if inside else (here.end, sentence.end)
    else:
        window = (here.start - REACH, here.start)
    reference = _nearest(dated, here, window, days)
    if reference is None and clause and here.quote.lower().startswith("the "):
        reference = _nearest(
            dated, here, (here.start - REACH, here.start), days
        )  # "took power; the day after …"
    whole = re.search(r"[MQYEC]$", form) is not None
    if reference is None or reference.first is None or not (reference.is_day or whole):
        return None
    if clause and inside:
        form = form.translate(str.maketrans("+-", "-+"))
    if reference.is_day and (weeks := re.fullmatch(r"([+-])(\d+)W", form)):
        form = f"{weeks[1]}{7 * int(weeks[2])}D"  # so many weeks from a day are a day
    found = calendar.interval(form, reference.first, words.tense)
    return replace(found, reason=f'counted from "{reference.expression}"') if found else None


def _nearest(dated: Dated, here: Evidence, window: tuple[int, int], days: Days) -> EventDate | None:
    """Give the days of the expression nearest to some words, out of those that stand in a window."""
    found: list[tuple[int, EventDate]] = []
    for other in dated.reading.times:
        where = other.evidence
        gap = max(where.start - here.end, here.start - where.end)
        if gap < 0 or where.start < window[0] or where.end > window[1] or _leans(other):
            continue
        if read := _over(other.form, other.tense, days):
            found.append((gap, replace(read, expression=where.quote)))
    return min(found, key=lambda f: f[0])[1] if found else None


def _due(mention: Mention, read: tuple[Read, ...]) -> EventDate | None:
    """Give the deadline: the end of "by …", of "until …" or "before …" too where the act lies ahead."""
    if mention.status in {Status.HAPPENED, Status.ONGOING}:
        return None
    kinds = _DEADLINES if mention.status in _AHEAD else (TimeRelation.BY,)
    ends = [_end(words, found) for words, found in read if words.relation in kinds]
    return min(ends, key=lambda d: d.last or date.max, default=None)


def _end(words: TimeWords, found: EventDate) -> EventDate:
    """Give the open interval that ends with some days, or on the eve of them for "before"."""
    last = found.last
    if words.relation is TimeRelation.BEFORE and found.first and found.first > date.min:
        last = found.first - timedelta(1)
    return replace(found, first=None, last=last, precision=Precision.BOUND)


def _combined(mention: Mention, read: tuple[Read, ...], days: Days) -> EventDate | None:
    """Join what several expressions say of one event; None where there is none."""
    at = _at(_possible(mention, read, days[1]))
    starts = [found for words, found in read if words.relation is TimeRelation.SINCE]
    afters = [found for words, found in read if words.relation is TimeRelation.AFTER]
    ends = [_end(words, found) for words, found in read if words.relation in _DEADLINES]
    if at is not None and not (starts or ends):
        return at
    if not (starts or afters or ends):
        return None
    start = next((d for d in (*starts, at) if d and d.first), None)
    end = min((d for d in ends if d.last), key=lambda d: d.last or date.max, default=None)
    today = days[1] if mention.status in _PAST else None
    if start is None and afters:
        # "after the truce of 5 March" is that day or any later one.
        found = replace(afters[0], first=afters[0].last, precision=Precision.BOUND)
        return replace(found, last=end.last if end else today)
    if start is None:
        return end
    first, last = start.first, end.last if end else today
    if first and last and first > last:
        if end:
            return at or start
        last = None  # "from 1 March" in a report of February
    whole = start.precision is not Precision.APPROXIMATE
    precision = Precision.BOUND if last is None else Precision.RANGE if whole else Precision.APPROXIMATE
    said = " … ".join(d.expression for d in (start, end) if d and d.expression)
    return replace(start, last=last, first=first, precision=precision, expression=said)


def _possible(mention: Mention, read: tuple[Read, ...], today: date | None) -> tuple[EventDate, ...]:
    """Give the `at` expressions; of several, what is over cannot be at one that lies ahead of the report."""
    found = tuple(days for words, days in read if words.relation is TimeRelation.AT)
    if today is None or mention.status not in _PAST:
        return found
    return tuple(d for d in found if d.first is None or d.first <= today) or found


def _at(found: tuple[EventDate, ...]) -> EventDate | None:
    """Join several `at` expressions: the narrower inside the wider, else from the first to the last."""
    if not found:
        return None
    narrowest = min(found, key=_width)
    firsts = [d.first for d in found if d.first]
    lasts = [d.last for d in found if d.last]
    if not firsts or not lasts or all(_holds(d, narrowest) for d in found):
        return narrowest
    expression = " … ".join(d.expression for d in found if d.expression)
    return replace(
        narrowest, first=min(firsts), last=max(lasts), precision=Precision.RANGE, expression=expression
    )


def _width(found: EventDate) -> int:
    return (found.last - found.first).days if found.first and found.last else date.max.toordinal()


def _holds(outer: EventDate, inner: EventDate) -> bool:
    starts = outer.first is None or (inner.first is not None and outer.first <= inner.first)
    return starts and (outer.last is None or (inner.last is not None and inner.last <= outer.last))


def _undated(mention: Mention, days: Days) -> EventDate:
    """Bound an event without time words by the day of its report alone."""
    first = days[0] if mention.status is Status.PLANNED else None
    last = days[1] if mention.status in _PAST else None
    bound = first or last
    reason = "no words date it; " + ("the report's day bounds it" if bound else "nothing bounds it")
    return EventDate(
        first=first,
        last=last,
        precision=Precision.BOUND,
        basis=DateBasis.PUBLICATION,
        anchor=bound.isoformat() if bound else None,
        reason=reason,
    )
