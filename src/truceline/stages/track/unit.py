"""What an event touches in a report, put together with all that tells it apart from other arrangements of its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from truceline.records.arrangement import ArrangementState
from truceline.records.claim import PlaceLink
from truceline.records.dates import DateBasis
from truceline.records.mention import Status
from truceline.stages.track.reports import Report
from truceline.stages.track.touch import Touch


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The touches of one event, or of one thread of a report, on one kind: what is put into one arrangement as a whole.

    `firm` are parties that the words make parties; `loose` are all that take
    part in the event, `known` those of either that the data files know; `documents` is its report, where its
    text, not a caption of an older picture, tells of it. `year` is the one in its name ("the 2018 agreement").
    `founds` is False where the words may only join what stands already,
    `introduces` True where they bring up a new one ("a deal", not "the deal"), `another` where they tell it from
    one spoken of before ("a separate truce").
    `home` is the country that its report mostly speaks of, `around` whoever is named anywhere in it (see `Report`);
    `told` are the sentences of its text, headlines left out, `called` the names in them that no data file knows,
    `rare` the words of names that few other reports of the record have.
    """

    kind: str
    touches: tuple[Touch, ...]
    firm: frozenset[str]
    loose: frozenset[str]
    known: frozenset[str]
    area: PlaceLink | None
    year: int | None
    level: str | None
    first: date | None
    last: date | None
    documents: frozenset[str]
    founds: bool
    introduces: bool
    another: bool
    home: str | None
    around: frozenset[str]
    reports: Mapping[str, Report]
    told: frozenset[tuple[str, int]]
    called: frozenset[str]
    rare: frozenset[str]

    @property
    def sentences(self) -> frozenset[tuple[str, int]]:
        """Give the sentences that it stands in, by document and offset."""
        return frozenset((s.document_id, s.start) for t in self.touches for s in (t.claim.mention.sentence,))

    @property
    def says_little(self) -> bool:
        """True where nothing tells it apart, so that it is rather of the likeliest than one more."""
        return not (self.loose or self.area or self.year or self.introduces)

    @property
    def key(self) -> tuple[str, str]:
        """Order units alike in every run."""
        return self.touches[0].claim.id, self.kind

    @property
    def begins(self) -> bool:
        """True where it says that the thing was agreed or begun."""
        made = (ArrangementState.AGREED, ArrangementState.ACTIVE)
        return any(t.move.to in made and "presupposed" not in t.move.flags for t in self.touches)

    @property
    def ends(self) -> bool:
        """True where all that it says is that the thing was over."""
        return all(t.move.to is ArrangementState.ENDED for t in self.touches)

    @property
    def announces(self) -> bool:
        """True where it tells of a meeting to come."""
        ahead = (Status.PLANNED, Status.POSSIBLE)
        return any(t.kind in t.claim.mention.topics and t.claim.mention.status in ahead for t in self.touches)

    @property
    def births(self) -> frozenset[tuple[ArrangementState, date, date]]:
        """Give the days on which it says that the thing was agreed or began, with the state it came to."""
        return frozenset(
            (t.move.to, when.first, when.last)
            for t in self.touches
            for when in (t.claim.date,)
            if _is_birth(t) and t.move.to and when.first and when.last
        )

    @property
    def proposes(self) -> bool:
        """True where it speaks of something that is not set up yet."""
        return all(t.move.to is ArrangementState.PROPOSED for t in self.touches)


def _is_birth(touch: Touch) -> bool:
    """True where a claim tells that the thing was agreed or began, by a date of its own."""
    mention = touch.claim.mention
    if mention.status is not Status.HAPPENED or touch.claim.date.basis is DateBasis.PUBLICATION:
        return False
    began = touch.move.to is ArrangementState.ACTIVE and mention.phase == "begin"
    agreed = touch.move.to is ArrangementState.AGREED and mention.phase is None
    return (began or agreed) and not touch.move.flags
