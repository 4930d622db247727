"""Everything that reconciling all reports gives."""

from dataclasses import dataclass

from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim, Dated, Lineage
from truceline.records.event import Event, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The record as it stands over one set of reports; deterministic in that set."""

    dated: tuple[Dated, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    arrangements: tuple[Arrangement, ...]
    lineage: Lineage
    proposals: tuple[Proposal, ...]
