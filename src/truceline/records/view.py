"""Everything that reconciling all reports gives."""

from dataclasses import dataclass

from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim, Dated, Lineage
from truceline.records.event import Event, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The record as it stands over one set of reports; deterministic in that set.

    `suggested` are claims that wait for a person to accept them and count nowhere until then.
    """

    dated: tuple[Dated, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    arrangements: tuple[Arrangement, ...]
    lineage: Lineage
    proposals: tuple[Proposal, ...]
    suggested: tuple[Claim, ...] = ()

    @property
    def decidable(self) -> tuple[Claim, ...]:
        """All claims that a person may decide on, those that only wait for it last."""
        return (*self.claims, *self.suggested)
