"""A view of the record with what pages look it up by."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from truceline.errors import NotFoundError
from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim, Dated, Drift, Family, FamilyMember, Kinship
from truceline.records.document import Document, Evidence
from truceline.records.event import Decision, Event, Proposal
from truceline.records.view import View
from truceline.reference.decisions import in_force
from truceline.reference.siblings import kinships_of
from truceline.stages.decide import missing, shelf_of
from truceline.stages.decide.attach import Shelf as ClaimShelf
from truceline.web.acting import Cast, cast_of
from truceline.web.event_index import EventIndex, index_of
from truceline.web.facets import Facets, facets_of
from truceline.web.listing import Listing, listing_of
from truceline.web.queue import Queue, queue_of
from truceline.web.workroom import Workroom

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """An event with what it is searched by, case folded: names and ids of those in it, and of its place."""

    event: Event
    actors: str
    place: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Shown:
    """A view with what it is looked up by. `is_behind` is True where a newer one is being loaded or made.

    `decisions` are those that it was made with, in force or not; `results` is where long work on it is done.
    """

    view: View
    digest: str
    known_by: date | None = None
    is_behind: bool = False
    decisions: tuple[Decision, ...] = ()
    results: Workroom | None = None

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim by its id, those that wait for a person among them."""
        return {c.id: c for c in self.view.decidable}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Every event by each of the ids that it answers to."""
        return {i: e for e in self.view.events for i in (*e.claim_ids, e.id)}

    @cached_property
    def events_by_day(self) -> tuple[Event, ...]:
        """All events, those without any day last."""
        return tuple(sorted(self.view.events, key=lambda e: e.place_in_time))

    @cached_property
    def event_index(self) -> EventIndex:
        """Every event by its day and by what it can be asked for."""
        return index_of(self.events_by_day, self.claims, self.arrangements_of_claim)

    @cached_property
    def event_words(self) -> tuple[EventWords, ...]:
        """All events by day, with what they are searched by."""
        return tuple(map(_event_words, self.events_by_day))

    @cached_property
    def dated(self) -> Mapping[str, Dated]:
        """Every dated reading by its document's id."""
        return {d.reading.document.id: d for d in self.view.dated}

    @cached_property
    def arrangements(self) -> Mapping[str, Arrangement]:
        """Every arrangement by its id."""
        return {a.id: a for a in self.view.arrangements}

    @cached_property
    def claims_of_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each document in text order."""
        found: dict[str, list[Claim]] = {}
        for claim in self.view.claims:
            found.setdefault(claim.document_id, []).append(claim)
        return {i: tuple(sorted(c, key=lambda c: c.mention.trigger.start)) for i, c in found.items()}

    @cached_property
    def arrangements_of_claim(self) -> Mapping[str, tuple[Arrangement, ...]]:
        """The arrangements that each claim moves."""
        found: dict[str, list[Arrangement]] = {}
        for arrangement in self.view.arrangements:
            for claim_id in arrangement.claim_ids:
                found.setdefault(claim_id, []).append(arrangement)
        return {i: tuple(a) for i, a in found.items()}

    @cached_property
    def claims_by_words(self) -> Mapping[Evidence, Claim]:
        """Every claim by the words that tell it."""
        return {c.mention.trigger: c for c in reversed(self.view.claims)}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Arrangement, ...]]:
        """The parts of each arrangement that has any."""
        found: dict[str, list[Arrangement]] = {}
        for arrangement in self.view.arrangements:
            if arrangement.parent is not None:
                found.setdefault(arrangement.parent, []).append(arrangement)
        return {i: tuple(a) for i, a in found.items()}

    @cached_property
    def facets(self) -> Facets:
        """The mentions by what is searched for."""
        return facets_of(self.view)

    @cached_property
    def cast(self) -> Cast:
        """All actors with what they have part in."""
        return cast_of(self.view)

    @cached_property
    def listing(self) -> Listing:
        """The reports as rows of a table."""
        return listing_of(self.dated, self.claims_of_document, self.parts_of, self.kinships_of)

    @cached_property
    def kinships_of(self) -> Mapping[str, Sequence[Kinship]]:
        """The kinships of each report, the nearest first."""
        return kinships_of(self.view.lineage)

    @cached_property
    def drifts_of(self) -> Mapping[tuple[str, str], Sequence[Drift]]:
        """The changes of meaning between two reports, by both ids, the lesser first."""
        found: dict[tuple[str, str], list[Drift]] = {}
        for drift in self.view.lineage.drifts:
            one, two = sorted((drift.a.document_id, drift.b.document_id))
            found.setdefault((one, two), []).append(drift)
        return found

    @cached_property
    def drifts(self) -> Mapping[str, tuple[Drift, ...]]:
        """What changed its meaning between copies, by each document that it touches."""
        found: dict[str, list[Drift]] = {}
        for drift in self.view.lineage.drifts:
            for document_id in {drift.a.document_id, drift.b.document_id}:
                found.setdefault(document_id, []).append(drift)
        return {i: tuple(d) for i, d in found.items()}

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The id of the document that stands for each name."""
        return {d.reading.document.name: i for i, d in self.dated.items()}

    @cached_property
    def parts_of(self) -> Mapping[str, tuple[tuple[Family, FamilyMember], ...]]:
        """The families that each report is in, with its part there."""
        found: dict[str, list[tuple[Family, FamilyMember]]] = {}
        for family in self.view.lineage.families:
            for member in family.members:
                found.setdefault(member.document_id, []).append((family, member))
        return {i: tuple(parts) for i, parts in found.items()}

    @cached_property
    def proposals_of(self) -> Mapping[str, tuple[Proposal, ...]]:
        """The proposed merges that each event, by its own id, is in."""
        found: dict[str, list[Proposal]] = {}
        for proposal in self.view.proposals:
            for event_id in {self.events[proposal.a].id, self.events[proposal.b].id}:
                found.setdefault(event_id, []).append(proposal)
        return {i: tuple(p) for i, p in found.items()}

    @cached_property
    def events_of_type(self) -> Mapping[str, tuple[Event, ...]]:
        """The events of each type."""
        found: dict[str, list[Event]] = {}
        for event in self.view.events:
            found.setdefault(event.event_type, []).append(event)
        return {t: tuple(e) for t, e in found.items()}

    @cached_property
    def claim_shelf(self) -> ClaimShelf:
        """The claims, as decisions look for their mentions among them."""
        return shelf_of(self.view.decidable)

    @cached_property
    def queue(self) -> Queue:
        """What waits for a person's word, by the decisions that this view was made with."""
        orphans = [d for d in in_force(self.decisions) if missing(d, self.claim_shelf)]
        return queue_of(
            self.view.events,
            self.view.proposals,
            orphans,
            claims=self.claims,
            by_id=self.events,
            arrangements=self.arrangements_of_claim,
            suggested=self.view.suggested,
        )

    def once(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """Give what is worked out over the whole view, once; StillWorkingError until it is there."""
        return make() if self.results is None else self.results.ask((self.digest, key), make)

    def document(self, document_id: str) -> Document:
        """Give a document of the view; NotFoundError for an id that none has."""
        dated = self.dated.get(document_id)
        if dated is None:
            raise NotFoundError(document_id, "is no report that this page can show; see the list of reports")
        return dated.reading.document

    def event(self, event_id: str) -> Event:
        """Give the event that answers to an id; NotFoundError where none does."""
        event = self.events.get(event_id)
        if event is None:
            raise NotFoundError(event_id, "is no event of this record; ids change when a report's text does")
        return event

    def arrangement(self, arrangement_id: str) -> Arrangement:
        """Give the arrangement of an id; NotFoundError where there is none."""
        found = self.arrangements.get(arrangement_id)
        if found is None:
            raise NotFoundError(arrangement_id, "is no arrangement of this record; see the list of them")
        return found


def _event_words(event: Event) -> EventWords:
    links = [(a.name, a.id or "") for a in (*event.actors, *event.recipients)]
    place = (event.place.name, event.place.id or "") if event.place else ()
    return EventWords(
        event=event,
        actors="\n".join(word for link in links for word in link).casefold(),
        place="\n".join(place).casefold(),
    )
