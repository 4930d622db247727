"""A person's decision as it stands on one claim."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person decided; `undo` takes an earlier decision back."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision as it bears on one claim: on whose word, why, and what it replaced.

    `before` and `after` are an edit's values in words, None for "nothing stated". `other` is the claim that this one
    was joined with or parted from. `is_whole` is True where it was said of the whole event, which then said
    `before_whole`; `is_late` where it was made after the day that is asked about.
    """

    decision_id: str
    kind: DecisionKind
    reason: str
    made_by: str
    made_at: datetime
    field: str | None = None
    before: str | None = None
    after: str | None = None
    other: str | None = None
    is_whole: bool = False
    before_whole: str | None = None
    is_late: bool = False
