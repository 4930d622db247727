"""Days as places on a line: a window of days, where its years, months or days stand, and how it moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import islice

WIDTH = 1000.0
# More names of days than these would run into one another.
MOST_TICKS = 12
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAYS = (1, 2, 7, 14)
_MONTH_DAYS = 31
# No window is wider, nor any zoom out: three centuries hold all that reports date.
MOST_DAYS = 120_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A window of days, both included, drawn in thousandths of its width."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Give how many days the window has."""
        return (self.last - self.first).days + 1

    @property
    def day_width(self) -> float:
        """Give the width of a day."""
        return WIDTH / self.days

    def start(self, day: date) -> float:
        """Give where a day begins, within the window's ends, to a tenth."""
        return round(min(max((day - self.first).days * self.day_width, 0.0), WIDTH), 1)

    def end(self, day: date) -> float:
        """Give where a day ends, within the window's ends, to a tenth."""
        return round(min(max(((day - self.first).days + 1) * self.day_width, 0.0), WIDTH), 1)

    def middle(self, day: date) -> float:
        """Give the middle of a day."""
        return (self.start(day) + self.end(day)) / 2

    def holds(self, day: date) -> bool:
        """Tell whether a day is in the window."""
        return self.first <= day <= self.last

    def moved(self, share: float) -> "Scale":
        """Give the window so many times its width later, or earlier."""
        by = round(self.days * abs(share)) or 1
        step = timedelta(days=by if share > 0 else -by)
        return Scale(first=_kept(self.first, step), last=_kept(self.last, step))

    def zoomed(self, times: float) -> "Scale":
        """Give the window so many times as wide about the same middle; a day at the least."""
        days = min(max(round(self.days * times), 1), MOST_DAYS)
        first = _kept(self.first, timedelta(days=(self.days - days) // 2))
        return Scale(first=first, last=_kept(first, timedelta(days=days - 1)))

    def ticks(self) -> tuple[tuple[str, float], ...]:
        """Name days along the window: years, months or days, as many as can be read."""
        for step in _DAYS:
            if self.days / step <= MOST_TICKS:
                found = (self.first + timedelta(days=n) for n in range(0, self.days, step))
                return tuple((f"{d}", self.start(d)) for d in found)
        months = next((m for m in _MONTHS if self.days / _MONTH_DAYS / m <= MOST_TICKS), _MONTHS[-1])
        form = "%Y" if months >= 12 else "%Y-%m"
        return tuple((f"{d:{form}}", self.start(d)) for d in self._firsts(months))

    def _firsts(self, months: int) -> Iterator[date]:
        """The firsts of the months that are counted by so many, from year 0."""
        start = self.first.year * 12 + self.first.month - 1
        for number in islice(range(-(-start // months) * months, MAXYEAR * 12, months), 2 * MOST_TICKS):
            day = date(number // 12, number % 12 + 1, 1)
            if self.holds(day):
                yield day


def _kept(day: date, step: timedelta) -> date:
    try:
        return day + step
    except OverflowError:
        return date.max if step.days > 0 else date.min
