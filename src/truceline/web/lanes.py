"""Events drawn on lanes: a mark for each, a bar where its days are several, one mark with a number where many meet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from truceline.records.event import Event
from truceline.web.bits import positions, set_of
from truceline.web.event_index import NOT_STATED, EventIndex
from truceline.web.scale import WIDTH, Scale

LANES = 9
# Of how many of the greatest values it is counted which have the most events in the window.
WEIGHED = 60
CELL = 20.0
ROWS = 5
# A bound's fading tail; it says "some day before", not how long before.
TAIL = 22.0
BAR_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event where it is drawn, or several that would lie on one another: then `count` and no `event`.

    `left` and `right` are the ends of a bar or a tail; `told` is where the day lies on which it was first told.
    """

    x: float
    row: int
    first: date
    last: date
    count: int = 1
    event: Event | None = None
    left: float | None = None
    right: float | None = None
    told: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane with its marks; `key` is what its events are asked for by, None for all that have no lane."""

    key: str | None
    count: int
    rows: int
    marks: tuple[Mark, ...]


def lanes_of(index: EventIndex, by: str, window: int, scale: Scale) -> tuple[Lane, ...]:
    """Lay out the events of a window: on the greatest lanes of a facet, those of no lane on one of their own."""
    if by not in index.facets:
        return (_lane(index, "", window, scale),)
    facet = index.facets[by]
    sized = [(facet.of(v) & window, v) for v in facet.by_size[:WEIGHED] if v != NOT_STATED]
    most = sorted((s for s in sized if s[0]), key=lambda pair: (-pair[0].bit_count(), pair[1]))[:LANES]
    lanes = [_lane(index, value, found, scale) for found, value in most]
    left = window & ~facet.of(NOT_STATED)
    for found, _ in most:
        left &= ~found
    nothing = window & facet.of(NOT_STATED)
    lanes += [
        _lane(index, key, found, scale) for key, found in ((None, left), (NOT_STATED, nothing)) if found
    ]
    return tuple(lanes)


def _lane(index: EventIndex, key: str | None, members: int, scale: Scale) -> Lane:
    rows = _Rows()
    marks, thin = _bars(index, members, scale, rows)
    marks += _points(index, thin, scale, rows)
    return Lane(key=key, count=members.bit_count(), rows=max(len(rows.taken), 1), marks=tuple(marks))


@dataclass(slots=True)
class _Rows:
    """What is taken of each row, as the ends of what stands there."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, left: float, right: float, most: int) -> int | None:
        """Take room in the first row that has it; None where none of so many has."""
        for row in range(most):
            if row == len(self.taken):
                self.taken.append([])
            held = self.taken[row]
            at = bisect_left(held, (left, right))
            if (at == 0 or held[at - 1][1] <= left) and (at == len(held) or right <= held[at][0]):
                held.insert(at, (left, right))
                return row
        return None


def _bars(index: EventIndex, members: int, scale: Scale, rows: _Rows) -> tuple[list[Mark], int]:
    """Draw those that take more than a cell, as far as there is room; the rest are left to be points."""
    days = CELL / scale.day_width
    held = members.to_bytes(len(index.events) // 8 + 1, "little")
    marks: list[Mark] = []
    drawn: list[int] = []
    full = 0
    for span in index.spans:
        # Bars come in the order of their beginnings: before the first end of a row none has room.
        if span.first < full or span.last - span.first <= days:
            continue
        if not held[span.position >> 3] >> (span.position & 7) & 1:
            continue
        first, last = date.fromordinal(span.first), date.fromordinal(span.last)
        left, right = scale.start(first), scale.end(last)
        row = rows.place(left, max(right, left + CELL), BAR_ROWS)
        if row is None:
            ends = min(taken[-1][1] for taken in rows.taken[:BAR_ROWS])
            full = scale.first.toordinal() + int(ends / scale.day_width)
            continue
        event = index.events[span.position]
        mark = Mark(
            x=(left + right) / 2, row=row, first=first, last=last, event=event, left=left, right=right
        )
        marks.append(replace(mark, told=_told(event, scale)))
        drawn.append(span.position)
    return marks, members & ~set_of(drawn, len(index.events))


def _points(index: EventIndex, members: int, scale: Scale, rows: _Rows) -> Iterator[Mark]:
    """Draw events at their day, side by side within a wide day and one below the other, many as one."""
    for first, last, low, found in _cells(index, members, scale):
        columns = max(int((scale.end(last) - scale.start(first)) // CELL), 1)
        count = found.bit_count()
        left: list[int] = []
        for number, position in enumerate(positions(found) if count <= columns * ROWS else ()):
            mark = _point(index.events[low + position], (number % columns, columns), scale, rows, ROWS)
            if mark is None:
                left.append(low + position)
            else:
                count -= 1
                yield mark
        if len(left) == 1 and (mark := _point(index.events[left[0]], (0, 1), scale, rows, ROWS + BAR_ROWS)):
            yield mark
        elif count:
            x = (scale.start(first) + scale.end(last)) / 2
            row = rows.place(x - CELL / 2, x + CELL / 2, ROWS + BAR_ROWS)
            yield Mark(x=x, row=row or 0, first=first, last=last, count=count)


def _cells(index: EventIndex, members: int, scale: Scale) -> Iterator[tuple[date, date, int, int]]:
    """The events of each stretch of days about a mark wide, a set from a position on; what ends later, last."""
    begin, end = scale.first.toordinal(), scale.last.toordinal()
    step = max(round(CELL / scale.day_width), 1)
    for start in range(begin, end + 1, step):
        stop = min(start + step - 1, end)
        low = bisect_left(index.days, start)
        high = len(index.days) if stop == end else bisect_right(index.days, stop)
        found = members >> low & (1 << max(high - low, 0)) - 1
        if found:
            yield date.fromordinal(start), date.fromordinal(stop), low, found


def _point(event: Event, slot: tuple[int, int], scale: Scale, rows: _Rows, most: int) -> Mark | None:
    """Draw an event in a column of so many of its day; None where no row has room."""
    column, columns = slot
    first, last = event.date.first, event.date.last
    day = min(last or first or scale.last, scale.last)
    x = scale.start(day) + (column + 0.5) * (scale.end(day) - scale.start(day)) / columns
    left = x - TAIL if first is None else None
    right = x + TAIL if last is None else None
    half = CELL / 2
    row = rows.place(x - half if left is None else left, x + half if right is None else right, most)
    if row is None:
        return None
    mark = Mark(x=x, row=row, first=first or day, last=last or day, event=event, left=left, right=right)
    return replace(mark, told=_told(event, scale))


def _told(event: Event, scale: Scale) -> float | None:
    day = event.first_known_on
    return scale.middle(day) if day and scale.holds(day) else None


def histogram(
    days: Sequence[int], scale: Scale, bars: int, chosen: int
) -> tuple[tuple[float, float, int], ...]:
    """Count a set's events in equal stretches of a scale: where each begins, how wide it is, how many."""
    width = WIDTH / bars
    found = []
    for bar in range(bars):
        start = scale.first.toordinal() + scale.days * bar // bars
        stop = scale.first.toordinal() + scale.days * (bar + 1) // bars
        low, high = bisect_left(days, start), bisect_left(days, stop)
        count = (chosen >> low & (1 << max(high - low, 0)) - 1).bit_count()
        if count:
            found.append((bar * width, width, count))
    return tuple(found)


LANE_NAMES: Mapping[str, str] = {
    "actor": "actor",
    "type": "type",
    "status": "status",
    "place": "place",
    "arrangement": "arrangement",
    "none": "one lane",
}
