"""What the words say: everything that reading one report leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from truceline.records.document import Document, Evidence


class Status(StrEnum):
    """Whether the thing talked about is so, by the words alone."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    DENIED = "denied"
    NOT_HAPPENED = "not_happened"

    @property
    def is_so(self) -> bool:
        """True where the words say that it was or is so."""
        return self in (Status.HAPPENED, Status.ONGOING)


class NameKind(StrEnum):
    """How a stretch of words names something; what it names is settled later."""

    NAME = "name"  # "Hulusi Akar", "Idlib", "Reuters"
    NATIONALITY = "nationality"  # "Turkish" in "Turkish troops"
    DESCRIPTION = "description"  # "the ministry", "rebels", "thousands of civilians"
    PRONOUN = "pronoun"  # "it", "they", "his"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Words for an actor or a place, with what hangs on them in the sentence.

    `evidence` is the whole phrase without its relative clauses ("the Turkish
    Defense Ministry"); `head` its head word's lemma in lower case ("ministry");
    `names` the proper names and nationality adjectives inside it, in text order
    ("Turkish"); `office` the office before or after a person ("Defense Minister");
    `label` the model's entity label of the head (GPE, PERSON, ORG, NORP, LOC, FAC …)
    or "". `refers_to` is, for a pronoun or a description, the earlier words of the
    same report that it stands for; it may be several where it is plural.
    `preposition` is the one that governs it, lower case ("in", "between", "").
    """

    evidence: Evidence
    kind: NameKind
    head: str
    label: str = ""
    names: tuple[str, ...] = ()
    office: str | None = None
    preposition: str = ""
    refers_to: tuple[Evidence, ...] = ()


class TimeRelation(StrEnum):
    """How a time expression bears on the mention: at it, or only bounding it."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"


class Tense(StrEnum):
    """The report's tense around an expression; it decides the week of a bare weekday."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """A time expression as it stands, in the calendar's normal form.

    `form` is what `reference.calendar.normalise` gave for the words, and what
    `reference.calendar.interval` takes with an anchor day.
    """

    evidence: Evidence
    kind: str  # DATE, TIME, DURATION, SET, as TimeML names them
    form: str
    relation: TimeRelation = TimeRelation.AT
    tense: Tense = Tense.PAST


class SpeakerKind(StrEnum):
    """What kind of speaker the words name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link in the chain of who says so: the words for the speaker and the cue.

    `cue` is the word of saying ("said", "according to"), None where a quotation
    is continued from a neighbouring sentence and the speaker carried over; then
    `inferred` says why in words.
    """

    words: NameWords
    kind: SpeakerKind
    cue: Evidence | None
    quoted: bool
    inferred: str | None = None


class AttributionKind(StrEnum):
    """Whether somebody is said to speak, or to think, want, judge or mean to do something."""

    SPEECH = "speech"
    STANCE = "stance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One place where the report sets down somebody's word, thought or will.

    `holder` is who speaks or thinks, None where nobody is named ("is expected to"); `content` is what is
    said or thought, in pieces where the words stand apart. `quoted` marks
    those inside a quotation, `nested` those inside what another one says or thinks: there the quoted
    speaker, or the other one, attributes, not the report. `share` is how likely it is where the learned
    reader found it, None where a rule did.
    """

    kind: AttributionKind
    holder: NameWords | None
    cue: Evidence
    content: tuple[Evidence, ...]
    quoted: bool
    nested: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bounds and unit; `value` None where only a bound is given.

    "more than 900,000 people" is value None, low 900000, high None, unit people;
    "about 24" is value 24, approximate; "thousands of troops" is low 2000, approximate;
    "40 to 50" is low 40, high 50. `unit` is the lemma of what is counted, a currency ("USD"), "percent",
    or "" where the words name none ("wounded 30"). `counts` says what befell the people
    counted: "dead", "injured", "arrested", "displaced".
    """

    evidence: Evidence
    value: float | None
    low: float | None
    high: float | None
    unit: str
    approximate: bool = False
    counts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Words that the status hangs on ("unless they withdraw", "only to discuss …")."""

    evidence: Evidence
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a report talks of an event, by its wording alone.

    `event_type` is the PLOVER type of the thing talked about, `plover_type`
    what a strict PLOVER coder writes for it (a planned meeting is AGREE), None
    for what PLOVER leaves out. `speakers` runs from whoever said it first outward
    to the outlet; empty in the reporter's own voice. `topic` holds the codebook's
    words for arrangements that the wording touches ("patrol", "ceasefire", …), with
    `phase` what it says of it ("resumed", "suspended" …), None where nothing.
    `status_words` are the words that decided the status, in text order, () where tense alone did. `made_by`
    names, by field, who gave a value where the rules did not: a person, or "learned", of which `shares` says how
    likely it is, from 0 to 1; the field "event" stands for the mention itself.
    """

    id: str
    event_type: str
    plover_type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    status: Status
    trigger: Evidence
    sentence: Evidence
    rule_id: str
    condition: Condition | None = None
    actors: tuple[NameWords, ...] = ()
    recipients: tuple[NameWords, ...] = ()
    where: tuple[NameWords, ...] = ()
    when: tuple[TimeWords, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    topics: tuple[str, ...] = ()
    phase: str | None = None
    status_words: tuple[Evidence, ...] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A report's word that something comes from an outlet ("Reuters reported")."""

    evidence: Evidence
    outlet: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence as a unit of copying, with its MinHash signature."""

    start: int
    end: int
    signature: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that later stages need of one report; nothing is parsed twice.

    `times` and `names` are every time expression and every proper name of the
    telling sections, attached to a mention or not; `attributions` is every place where somebody's
    word, thought or will is set down. `suggestions` are mentions too doubtful for the record, kept for a person to
    look at. `made_with` is a digest of the
    data files and the model that made it, so that a stale reading is known as such.
    """

    document: Document
    mentions: tuple[Mention, ...]
    times: tuple[TimeWords, ...]
    names: tuple[NameWords, ...]
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    made_with: str
    attributions: tuple[Attribution, ...] = ()
    suggestions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that could not be taken in or read, kept so that nothing is lost."""

    name: str
    stage: str
    error: str
    message: str
    sha256: str | None
    failed_at: datetime
