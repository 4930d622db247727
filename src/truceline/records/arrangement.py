"""What the parties set up between them, followed over time."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from truceline.records.claim import ActorLink, Origin, PlaceLink
from truceline.records.dates import EventDate
from truceline.records.document import Evidence


class ArrangementState(StrEnum):
    """How an arrangement stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    VIOLATED = "violated"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A claimed change of state; `flags` among single_source, party_source, contested …"""

    state: ArrangementState
    date: EventDate
    known_on: datetime.date | None
    claim_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    origins: tuple[Origin, ...]
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Something the arrangement provides for, in the report's words."""

    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A number over a period: 344 patrols, November 2019 to October 2023."""

    value: float | None
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    date: EventDate
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compliance:
    """One party's word on another's keeping of it; never resolved by the program."""

    claimant: str
    accused: str
    verdict: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """A deadline, promise, demand or announced meeting, with its outcome or None."""

    kind: str
    what: str
    due: EventDate | None
    known_on: datetime.date | None
    outcome: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Something set up between parties, with everything that moved it, oldest first."""

    id: str
    kind: str
    name: str
    parties: tuple[ActorLink, ...]
    area: PlaceLink | None
    parent: str | None
    transitions: tuple[Transition, ...]
    provisions: tuple[Provision, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    compliance: tuple[Compliance, ...] = ()
    open_items: tuple[OpenItem, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def claim_ids(self) -> frozenset[str]:
        """Give the claims that moved it."""
        return frozenset(i for t in self.transitions for i in t.claim_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The answer to "how did it stand on a day, as far as could be known by a day".

    `state` is None where nothing known says that it had begun. `last_reported`
    is the last day on which a report known by then says anything of it.
    """

    arrangement_id: str
    state: ArrangementState | None
    since: EventDate | None
    last_reported: datetime.date | None
    flags: tuple[str, ...]
    origins: tuple[Origin, ...]
    evidence: tuple[Evidence, ...]
