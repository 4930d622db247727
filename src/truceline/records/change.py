"""What changed in the record between two days."""

import datetime
from dataclasses import dataclass

from truceline.records.arrangement import Arrangement, ArrangementState, OpenItem, Transition
from truceline.records.event import Decision, Dispute, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementChange:
    """An arrangement that moved: how it stood before, None where it was not known or not begun, and after."""

    arrangement: Arrangement
    before: ArrangementState | None
    after: ArrangementState | None
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """An event known before that is told otherwise now; `what` puts each difference in words.

    `before_ids` are the ids that it had; two or more have been joined.
    """

    event: Event
    before_ids: tuple[str, ...]
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeChange:
    """A dispute that was not there before, with its event."""

    event: Event
    dispute: Dispute


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that changed from what was known by `since` to what was known by `until`, the weightiest first.

    `due` are open items without an outcome whose last day fell in between.
    """

    since: datetime.date
    until: datetime.date
    reports: tuple[str, ...]
    arrangements: tuple[ArrangementChange, ...]
    disputes: tuple[DisputeChange, ...]
    settled: tuple[OpenItem, ...]
    due: tuple[OpenItem, ...]
    changed: tuple[EventChange, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
