"""The noun of time: an interval of days that shows how it was come by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How fine the words are, whatever the interval's width."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    APPROXIMATE = "approximate"
    BOUND = "bound"


class DateBasis(StrEnum):
    """What an interval rests on.

    stated       the words give the date themselves ("24 August 2024")
    relative     the words give it against the report's own day ("on Thursday")
    context      another sentence, section or report gives it
    publication  nothing gives it: only the day of the report bounds it
    decision     a person gave it
    """

    STATED = "stated"
    RELATIVE = "relative"
    CONTEXT = "context"
    PUBLICATION = "publication"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """First and last day, both included; None is an open end, never "unknown day".

    `expression` holds the words, `anchor` the day or words that they were
    counted from, `reason` a sentence where the rule is not plain from both.
    """

    first: date | None
    last: date | None
    precision: Precision
    basis: DateBasis
    expression: str | None = None
    anchor: str | None = None
    reason: str | None = None

    @property
    def is_day(self) -> bool:
        """True where the interval is one single day."""
        return self.first is not None and self.first == self.last
