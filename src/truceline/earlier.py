"""What a run takes over from the view of an earlier one: whatever rests on reports that were read alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from truceline.kit import VIEW_VERSION, World
from truceline.records.claim import NO_LINEAGE, Claim, Dated, Lineage
from truceline.records.event import Decision, Event, Proposal
from truceline.records.mention import Reading
from truceline.records.serial import digest
from truceline.records.view import View
from truceline.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier view, or a part of it: reports with their days, their claims, and how they are kin.

    The `lineage` is that of the reports among themselves; its families may have more. Of a part there are no events and
    proposals: they rest on all reports together.
    """

    dated: dict[str, Dated] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    lineage: Lineage = NO_LINEAGE
    events: tuple[Event, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def readings(self) -> dict[str, Reading]:
        """Give the readings by their documents' ids."""
        return {name: dated.reading for name, dated in self.dated.items()}

    @property
    def standing(self) -> dict[str, Claim]:
        """Give the claims that stood in its events, by id."""
        claims = (claim for of_report in self.claims.values() for claim in of_report)
        return {claim.id: claim for claim in claims if not claim.waits and not claim.is_rejected}

    def of(self, readings: Iterable[Reading]) -> "Earlier":
        """Give what it has of those reports that these are the very readings of."""
        same = {
            document.id
            for reading in readings
            for document in (reading.document,)
            if document.id in self.dated and self.dated[document.id].reading == reading
        }
        return Earlier(
            dated={name: one for name, one in self.dated.items() if name in same},
            claims={name: claims for name, claims in self.claims.items() if name in same},
            lineage=replace(
                self.lineage,
                kinships=tuple(k for k in self.lineage.kinships if k.a in same and k.b in same),
                drifts=tuple(
                    d for d in self.lineage.drifts if d.a.document_id in same and d.b.document_id in same
                ),
                unlike=tuple(pair for pair in self.lineage.unlike if same.issuperset(pair)),
            ),
        )


NOTHING = Earlier()


def earlier_of(view: View, *, with_claims: bool = True) -> Earlier:
    """Give what may be taken over from a view; its claims only where today's actors and places made them."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in view.decidable if with_claims else ():
        claims[claim.document_id].append(claim)
    return Earlier(
        dated={dated.reading.document.id: dated for dated in view.dated},
        claims=claims if with_claims else {},
        lineage=view.lineage,
        events=view.events if with_claims else (),
        proposals=view.proposals if with_claims else (),
    )


def tag_of(readings: Iterable[tuple[str, str]], decisions: Iterable[Decision], world: World) -> str:
    """Digest what a view is made from: readings by their document's id and what they were made with, in their order."""
    made_of = digest(
        [
            *(f"{document_id} {made_with}" for document_id, made_with in readings),
            *(d.id for d in decisions),
        ]
    )
    return f"{VIEW_VERSION}.{world.made_with}.{made_of}"


def earlier_in(store: Store, world: World) -> Earlier:
    """Give what the next view may take over from the kept one; nothing where other code made it."""
    tag = store.view_digest() or ""
    view = store.load_ground() if tag.startswith(f"{VIEW_VERSION}.") else None
    return NOTHING if view is None else taken_from(view, tag, world)


def taken_from(view: View, tag: str, world: World) -> Earlier:
    """Give what the next view may take over from one that is kept under a digest; nothing where other code made it.

    Its claims only where they were made with the same actors and places.
    """
    version, _, made_with_and_of = tag.partition(".")
    if version != VIEW_VERSION:
        return NOTHING
    return earlier_of(view, with_claims=made_with_and_of.startswith(f"{world.made_with}."))
