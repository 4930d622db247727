"""Numbers over time as marks to be drawn: where each stands, how far its bounds reach, which end is open."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.export.told import days, many
from truceline.records.dates import EventDate
from truceline.records.mention import Quantity

# Shares of the drawing that stay free for what is written at its edges, in per cent.
LEFT, RIGHT, TOP, BOTTOM = 14.0, 95.0, 14.0, 84.0
# Where the largest is so many times the smallest, equal steps would press all others to the ground.
MOST_TIMES = 50
# So many years, or months, can stand below a drawing on a narrow screen.
MOST_YEARS, MOST_MONTHS = 6, 4
# What lasted less than this share of the time shown is a dot.
LEAST_WIDTH = 1.0
_ROUND = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number with the days that it is over and the words that tell it."""

    period: EventDate
    quantity: Quantity
    told: str
    is_so: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point's place in per cent: its days from `x1` to `x2`, its value at `y`, its bounds from `low` up to `high`.

    `opens` names the ends that words leave open: "left", "right", "up", "down".
    """

    x1: float
    x2: float
    y: float
    low: float
    high: float
    opens: tuple[str, ...]
    told: str
    is_so: bool
    is_about: bool

    @property
    def middle(self) -> float:
        """Where between the ends what has no width is drawn."""
        return round((self.x1 + self.x2) / 2, 2)

    @property
    def is_dot(self) -> bool:
        """True where the days are too few to be seen as a stretch."""
        return self.x2 - self.x1 < LEAST_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Marks, the days written below them, the amounts written beside them; `undated` have no day to stand on."""

    marks: tuple[Mark, ...]
    columns: tuple[tuple[str, float], ...]
    levels: tuple[tuple[str, float], ...]
    by_tens: bool
    undated: int


def chart_of(points: Sequence[Point]) -> Chart | None:
    """Draw the points that have a day; None where they make no two marks, for then words tell it as well."""
    dated = [p for p in points if p.period.first or p.period.last]
    if len({(p.period.first, p.period.last, *_numbers(p.quantity)) for p in dated}) < 2:
        return None
    ends = [d for p in dated for d in (p.period.first, p.period.last) if d]
    span = (min(ends), max(ends))
    if span[0] == span[1]:
        span = (span[0] - timedelta(days=1), span[1] + timedelta(days=1))
    scale = _scale([n for p in dated for n in _numbers(p.quantity)])
    return Chart(
        marks=tuple(_mark(p, span, scale) for p in dated),
        columns=_columns(*span),
        levels=tuple((f"{n:,.10g}", scale.at(n)) for n in scale.levels),
        by_tens=scale.by_tens,
        undated=len(points) - len(dated),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """From the lowest to the highest amount shown, in equal steps or in steps of ten times."""

    lowest: float
    highest: float
    levels: tuple[float, ...]
    by_tens: bool

    def at(self, number: float) -> float:
        """Give the height of an amount in per cent of the drawing, from above."""
        low, high = self.lowest, self.highest
        if self.by_tens:
            number, low, high = (math.log10(max(n, self.lowest)) for n in (number, low, high))
        share = min(max((number - low) / (high - low), 0.0), 1.0)
        return round(BOTTOM - share * (BOTTOM - TOP), 2)


def _scale(numbers: Iterable[float]) -> _Scale:
    listed = [n for n in numbers if n >= 0]
    above = [n for n in listed if n > 0]
    highest = max(above, default=1.0)
    if above and 0 not in listed and highest / min(above) > MOST_TIMES:
        first, last = math.floor(math.log10(min(above))), math.ceil(math.log10(highest))
        step = -(-(last - first) // 5) or 1
        levels = tuple(10.0**n for n in range(first, last + 1, step))
        return _Scale(lowest=10.0**first, highest=10.0**last, levels=levels, by_tens=True)
    step_of = _step(highest)
    top = math.ceil(round(highest / step_of, 9)) * step_of
    levels = tuple(round(n * step_of, 9) for n in range(round(top / step_of) + 1))
    return _Scale(lowest=0.0, highest=top, levels=levels, by_tens=False)


def _step(highest: float) -> float:
    """The least round step that comes to the highest in four; amounts below one apart, counts are whole."""
    ten = 10.0 ** math.floor(math.log10(highest / 4))
    step = next(r * ten for r in _ROUND if r * ten * 4 >= highest * (1 - 1e-9))
    return max(step, 1.0) if highest >= 1 else step


def _mark(point: Point, span: tuple[date, date], scale: _Scale) -> Mark:
    first, last = point.period.first, point.period.last
    x1, x2 = (_across(day or other, span) for day, other in ((first, last), (last, first)))
    quantity = point.quantity
    numbers = _numbers(quantity)
    value = quantity.value if quantity.value is not None else numbers[0]
    opens = [name for name, day in (("left", first), ("right", last)) if day is None]
    if quantity.value is None:
        opens += [name for name, bound in (("up", quantity.high), ("down", quantity.low)) if bound is None]
    return Mark(
        x1=x1,
        x2=x2,
        y=scale.at(value),
        low=scale.at(min(numbers)),
        high=scale.at(max(numbers)),
        opens=tuple(opens),
        told=f"{days(point.period)}: {many(quantity)}, {point.told}",
        is_so=point.is_so,
        is_about=quantity.approximate,
    )


def _numbers(quantity: Quantity) -> list[float]:
    return [n for n in (quantity.value, quantity.low, quantity.high) if n is not None] or [0.0]


def _across(day: date | None, span: tuple[date, date]) -> float:
    first, last = span
    share = ((day or last) - first).days / (last - first).days
    return round(LEFT + share * (RIGHT - LEFT), 2)


def _columns(first: date, last: date) -> tuple[tuple[str, float], ...]:
    """The years that begin in between; where fewer than two do the months, and else both ends."""
    starts = [(d, f"{d:%Y}") for d in (date(y, 1, 1) for y in range(first.year + 1, last.year + 1))]
    most = MOST_YEARS
    if len(starts) < 2:
        most = MOST_MONTHS
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        starts = [(d, f"{d:%Y-%m}") for d in (date(m // 12, m % 12 + 1, 1) for m in months)]
    if len(starts) < 2:
        starts = [(d, f"{d}") for d in (first, last)]
    step = -(-len(starts) // most)
    return tuple((told, _across(d, (first, last))) for d, told in starts[::step])
