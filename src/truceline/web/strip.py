"""The strip of an arrangement's states over time, as boxes to be drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.records.arrangement import Arrangement, ArrangementState
from truceline.reference.standing import counts_from, states

WIDTH = 1000.0
# A state of one day is still seen.
LEAST_WIDTH = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of time in one state, in thousandths of the strip; `is_old` past the last report of it."""

    state: ArrangementState
    first: date
    last: date
    x: float
    width: float
    is_old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The boxes of an arrangement between two days, and where the years begin."""

    first: date
    last: date
    boxes: tuple[Box, ...]
    years: tuple[tuple[int, float], ...]


def span_of(arrangements: Sequence[Arrangement], until: date) -> tuple[date, date]:
    """Give the days that the strips of several arrangements share: from the first that counts to `until`."""
    days = [
        d for a in arrangements for t in a.transitions if (d := counts_from(t)) is not None and d <= until
    ]
    first = min(days, default=until - timedelta(days=365))
    return first, max(until, first + timedelta(days=1))


def strip_of(arrangement: Arrangement, *, first: date, last: date) -> Strip:
    """Give the states of an arrangement between two days; what was reported last and long ago goes on as `is_old`."""
    stood = [(day, state) for day, state in states(arrangement) if day <= last]
    reported = max((t.known_on for t in arrangement.transitions if t.known_on), default=None)
    boxes: list[Box] = []
    for at, (day, state) in enumerate(stood):
        end = stood[at + 1][0] - timedelta(days=1) if at + 1 < len(stood) else last
        boxes += _boxes(state, day, end, reported, (first, last))
    return Strip(first=first, last=last, boxes=tuple(boxes), years=_years(first, last))


def _boxes(
    state: ArrangementState, start: date, end: date, reported: date | None, span: tuple[date, date]
) -> list[Box]:
    """One box, or two where the last report of the arrangement lies between the ends."""
    if reported is None or not start <= reported < end:
        return [_box(state, start, end, span, is_old=reported is not None and reported < start)]
    return [
        _box(state, start, reported, span, is_old=False),
        _box(state, reported + timedelta(days=1), end, span, is_old=True),
    ]


def _box(state: ArrangementState, start: date, end: date, span: tuple[date, date], *, is_old: bool) -> Box:
    x = _at(start, span)
    width = max(_at(end + timedelta(days=1), span) - x, LEAST_WIDTH)
    return Box(state=state, first=start, last=end, x=min(x, WIDTH - width), width=width, is_old=is_old)


def _at(day: date, span: tuple[date, date]) -> float:
    first, last = span
    whole = (last - first).days + 1
    return round(WIDTH * min(max((day - first).days / whole, 0.0), 1.0), 1)


def _years(first: date, last: date) -> tuple[tuple[int, float], ...]:
    starts = [date(y, 1, 1) for y in range(first.year + 1, last.year + 1)]
    step = -(-len(starts) // 12) or 1
    return tuple((d.year, _at(d, (first, last))) for d in starts[::step])
