"""What came in: the bytes, the text, its sections, and the words that values rest on."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from truceline.records.dates import EventDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One input as it was found. `content` is never changed; `id` comes from name and content.

    `name` is the input's path relative to the folder it was gathered from, so
    that an id does not change when the folder moves.
    """

    id: str
    name: str
    url: str | None
    fetched_at: datetime
    content: bytes
    media_type: str
    sha256: str


class SectionRole(StrEnum):
    """What a stretch of a page is; mentions are read from the first seven only."""

    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    BODY = "body"
    RELATED_LINK = "related_link"
    FURNITURE = "furniture"


# Sections that may hold event mentions; a byline or a dateline holds none.
TELLING = (SectionRole.TITLE, SectionRole.DECK, SectionRole.CAPTION, SectionRole.BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words in a document: `text[start:end] == quote`, code points, half open."""

    document_id: str
    start: int
    end: int
    quote: str

    def overlaps(self, other: "Evidence") -> bool:
        """Tell whether two stretches of one document share a character."""
        return self.document_id == other.document_id and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the text with one role; `own_date` is a date that it alone counts from."""

    role: SectionRole
    start: int
    end: int
    own_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A readable text and what the page says of itself.

    `text` is for a .txt the decoded file, unchanged; for a page what was
    extracted from it. `sections` are in text order and do not overlap; what lies
    between two of them is white space. `published` is only what the page itself
    states (dateline, markup), None where it states nothing.
    """

    id: str
    capture_id: str
    name: str
    outlet: str | None
    title: str | None
    text: str
    language: str | None
    sections: tuple[Section, ...]
    published: EventDate | None = None
    published_evidence: Evidence | None = None

    def section_at(self, offset: int) -> Section | None:
        """Give the section that holds an offset, None between sections."""
        return next((s for s in self.sections if s.start <= offset < s.end), None)

    def evidence(self, start: int, end: int) -> Evidence:
        """Give the words between two offsets as Evidence of this document."""
        return Evidence(document_id=self.id, start=start, end=end, quote=self.text[start:end])


def plain_document(name: str, text: str) -> Document:
    """Give a bare text as an English document of that name and id, all of it body, without outlet, title or day."""
    return Document(
        id=name,
        capture_id=name,
        name=name,
        outlet=None,
        title=None,
        text=text,
        language="en",
        sections=(Section(role=SectionRole.BODY, start=0, end=len(text)),),
    )
