"""Read a capture: its text, what each stretch of it is, and what the page states of itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from truceline.errors import ReadError
from truceline.records.dates import EventDate
from truceline.records.document import TELLING, Capture, Document, Section, SectionRole
from truceline.records.serial import stable_id
from truceline.reference.furniture import english_furniture
from truceline.reference.outlets import known_outlets
from truceline.stages.clean.blocks import Block, split
from truceline.stages.clean.decode import decode
from truceline.stages.clean.language import language_of
from truceline.stages.clean.sections import assign
from truceline.stages.clean.stated import as_stated, outlet_of, published_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A text cut into blocks, with what the page's markup says of it where it has any."""

    text: str
    blocks: Sequence[Block]
    outlet: str | None = None
    published: EventDate | None = None


def clean(capture: Capture) -> Document:
    """Give a capture's text with its sections; ReadError where there is nothing to read.

    The text of a .txt is the decoded file, unchanged, without a byte order mark. The
    text of a page is its title, deck, byline, date, paragraphs and captions, with an
    empty line between them.
    """
    text = decode(capture.name, capture.content, is_page=capture.media_type == "text/html")
    layout = _layout(capture, text)
    language = language_of(capture.name, layout.text)
    lexicon, outlets = english_furniture(), known_outlets()
    roles = assign(layout.blocks, lexicon, outlets)
    if not any(role in TELLING for role in roles):
        raise ReadError(
            capture.name, f"no article in it: all {len(roles)} lines are page furniture; fetch the page again"
        )
    document_id = stable_id("document", capture.id, layout.text)
    stated = published_of(layout.blocks, roles, lexicon)
    title = next(
        (block.text for block, role in zip(layout.blocks, roles, strict=True) if role is SectionRole.TITLE),
        None,
    )
    plain = Document(
        id=document_id,
        capture_id=capture.id,
        name=capture.name,
        outlet=layout.outlet or outlet_of(layout.blocks, roles, outlets),
        title=title,
        text=layout.text,
        language=language,
        sections=_sections(layout.blocks, roles),
    )
    return _with_day(plain, stated) if stated else plain


def _layout(capture: Capture, text: str) -> Layout:
    if capture.media_type == "text/html":
        raise ReadError(capture.name, "pages are not read yet; give the text")
    return Layout(text=text, blocks=split(text))


def _sections(blocks: Sequence[Block], roles: Sequence[SectionRole]) -> tuple[Section, ...]:
    return tuple(
        Section(role=role, start=block.start, end=block.end)
        for block, role in zip(blocks, roles, strict=True)
    )


def _with_day(document: Document, stated: tuple[EventDate, int, int]) -> Document:
    when, start, end = stated
    evidence = document.evidence(start, end)
    return replace(document, published=as_stated(when, evidence.quote), published_evidence=evidence)
