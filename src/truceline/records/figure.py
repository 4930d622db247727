"""A number that reports give of something, with whose word it is and what it is over."""

from dataclasses import dataclass

from truceline.records.claim import Origin, PlaceLink
from truceline.records.dates import EventDate
from truceline.records.document import Evidence
from truceline.records.mention import Quantity, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of one kind over one period: several reports of it are one figure with more evidence.

    `period` is when what is counted was so, `claimants` whoever says so first in each report (the
    outlet where the report speaks itself). `disputes` are the ids of figures of the same thing whose values
    cannot both be right.
    """

    id: str
    kind: str
    quantity: Quantity
    period: EventDate
    status: Status
    place: PlaceLink | None
    claimants: tuple[str, ...]
    origins: tuple[Origin, ...]
    event_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    document_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    arrangements: tuple[str, ...]
    disputes: tuple[str, ...] = ()
