"""What one report says once its words are resolved, and how reports are kin."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from truceline.records.dates import EventDate
from truceline.records.decided import Decided, DecisionKind
from truceline.records.document import Evidence, Section, SectionRole
from truceline.records.mention import Mention, Reading, SpeakerKind


class ActorKind(StrEnum):
    """What an actor is; a group of a country is not its state."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_FORCE = "armed_force"
    ARMED_GROUP = "armed_group"
    IGO = "igo"
    POPULATION = "population"
    MEDIA = "media"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing that words might name, with its score (0 to 1) and why it was kept or dropped."""

    id: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLink:
    """An actor for some words. `id` is None where no known actor fits; `name` is then the words.

    `country` is ISO 3166 alpha-3, `wikidata` an item's id ("Q43") where it is known. `inferred` says why, where the
    words are a pronoun, a description or a capital standing for its government.
    """

    evidence: Evidence
    id: str | None
    name: str
    kind: ActorKind
    country: str | None
    score: float
    rejected: tuple[Candidate, ...] = ()
    inferred: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A place for some words. `id` is None where the gazetteer has no fitting entry.

    `precision` is one of point, city, admin2, admin1, region, country, zone, line.
    `geonames_id` is None for places of our own data files. `radius_km` is given where the words lead
    away from a place ("30 km north of Mosul"): the point is then theirs, give or take so much, and `id` is the place's.
    """

    evidence: Evidence
    id: str | None
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    precision: str
    score: float
    admin1: str | None = None
    rejected: tuple[Candidate, ...] = ()
    inferred: str | None = None
    radius_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLink:
    """A resolved link of the chain of who says so."""

    actor: ActorLink
    kind: SpeakerKind
    quoted: bool
    inferred: str | None = None


class OriginKind(StrEnum):
    """Who stands at the start of a claim."""

    PARTY = "party"
    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    WITNESS = "witness"
    ORGANISATION = "organisation"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whoever stands at the start of the chain behind a claim.

    Equal ids are one origin: one statement, one anonymous official in one wire
    story with all its rewrites, one outlet's own reporting in one family.
    """

    id: str
    kind: OriginKind
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A reading with the day of its report.

    `published` may be an interval inferred from what the report says (basis
    `context`) and is None where nothing at all dates it. `anchors` gives the day
    that a section counts from where it is not the report's.
    """

    reading: Reading
    published: EventDate | None
    reason: str
    anchors: Mapping[int, datetime.date]

    def anchor_of(self, section: Section) -> datetime.date | None:
        """Give the day that a section's "today" is: its own, else the report's last possible one."""
        own = self.anchors.get(section.start, section.own_date)
        return own or (self.published.last if self.published else None)

    def is_before(self, other: "Dated") -> bool:
        """Tell whether the intervals show that this report came out on a day before the other."""
        last = self.published.last if self.published else None
        first = other.published.first if other.published else None
        return last is not None and first is not None and last < first


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPassages:
    """Two passages, one of each report, that share wording; `score` 0 to 1."""

    a: Evidence
    b: Evidence
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """What two reports share, without direction. `kind`: reprint, rewrite, compilation, same_topic.

    `alone` is the kind that the two reports have by themselves, where a third one made it another.
    """

    a: str  # document ids, a < b
    b: str
    kind: str
    score: float
    reason: str
    aligned: tuple[AlignedPassages, ...]
    alone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A change of meaning between two aligned passages: number, date, name, status, negation …"""

    a: Evidence
    b: Evidence
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """A report's part in a family: original, reprint, rewrite, compilation, or unknown."""

    document_id: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Reports whose passages share wording, and the passages that do."""

    id: str
    members: tuple[FamilyMember, ...]
    passages: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """All families, the kinships they rest on, and what changed between copies.

    `unlike` are the pairs of documents that were compared and share nothing worth keeping, so that they need not be
    compared again.
    """

    families: tuple[Family, ...]
    kinships: tuple[Kinship, ...]
    drifts: tuple[Drift, ...]
    unlike: tuple[tuple[str, str], ...] = ()


NO_LINEAGE = Lineage(families=(), kinships=(), drifts=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says, once its words are resolved.

    `id` is the mention's. `known_on` is the last day on which the report can
    have been published, None where nothing dates it. `due` is a deadline that the
    words set, never the event's own date. `decided` is what people decided about it, the earliest first.
    `is_suggested` marks what was too doubtful for the record by itself.
    """

    id: str
    mention: Mention
    document_id: str
    section: SectionRole
    actors: tuple[ActorLink, ...]
    recipients: tuple[ActorLink, ...]
    date: EventDate
    due: EventDate | None
    place: PlaceLink | None
    speakers: tuple[SpeakerLink, ...]
    origin: Origin
    known_on: datetime.date | None
    decided: tuple[Decided, ...] = ()
    is_suggested: bool = False

    @property
    def waits(self) -> bool:
        """True where it is a suggestion that nobody has taken up: it is shown for review and stands in nothing.

        Whoever changes a field of it, or joins it to another, takes it for an event as much as who accepts it.
        """
        taken_up = {DecisionKind.ACCEPT, DecisionKind.EDIT, DecisionKind.SAME}
        return self.is_suggested and not any(d.kind in taken_up for d in self.decided)

    @property
    def is_rejected(self) -> bool:
        """True where a person said that it is no mention of an event: it is kept and stands in none."""
        return any(d.kind is DecisionKind.REJECT for d in self.decided)
