"""What happened as far as claims agree, and what people decided about it."""

import datetime
from dataclasses import dataclass

from truceline.records.claim import ActorLink, Origin, PlaceLink
from truceline.records.dates import EventDate
from truceline.records.decided import DecisionKind
from truceline.records.document import Evidence
from truceline.records.mention import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeSide:
    """One of the values in a dispute and the claims that give it."""

    value: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims of one event that do not agree on a field (date, place, status, actors, quantity)."""

    field: str
    sides: tuple[DisputeSide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened (or is planned, denied …) as far as claims agree.

    `id` is that of its earliest-published claim; it answers to the id of any.
    `linked` are events that it is the plan, threat, denial or outcome of.
    """

    id: str
    event_type: str
    mode: str | None
    status: Status
    actors: tuple[ActorLink, ...]
    recipients: tuple[ActorLink, ...]
    date: EventDate
    place: PlaceLink | None
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    origins: tuple[Origin, ...]
    first_known_on: datetime.date | None
    disputes: tuple[Dispute, ...] = ()
    linked: tuple[str, ...] = ()
    reason: str = ""

    @property
    def place_in_time(self) -> tuple[datetime.date, datetime.date, str]:
        """Give what events are put in order by: the last day on which it can have been; one without any day is last."""
        last = self.date.last or self.date.first or datetime.date.max
        return last, self.date.first or last, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two events that may be one, for a person to decide, with the reasons."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedWords:
    """Where a mention stood when it was decided on, so that the decision finds it again under another id.

    `is_only` is True where no other mention of its type stood in the sentence.
    """

    mention_id: str
    event_type: str
    trigger: Evidence
    sentence: Evidence
    is_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on mentions; it outranks every rule and survives every re-run.

    `before` and `after` are an edit's values in words, None for "nothing stated"; `actors`, `date` or `place` hold what
    `after` stands for. `is_whole` is True where it was said of a whole event, whose mentions are then all
    listed. `undoes` is the decision that this one takes back.
    """

    id: str
    kind: DecisionKind
    mention_ids: tuple[str, ...]
    field: str | None
    before: str | None
    after: str | None
    reason: str
    made_by: str
    made_at: datetime.datetime
    words: tuple[DecidedWords, ...] = ()
    is_whole: bool = False
    undoes: str | None = None
    actors: tuple[ActorLink, ...] = ()
    date: EventDate | None = None
    place: PlaceLink | None = None

    @property
    def made_on(self) -> datetime.date:
        """Give the day on which it was made, by UTC."""
        return self.made_at.astimezone(datetime.UTC).date()
