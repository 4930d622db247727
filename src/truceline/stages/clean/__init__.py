"""Read a capture: its text, what each stretch of it is, and what the page states of itself."""

from collections.abc import Sequence
from dataclasses import replace

from truceline.errors import ReadError
from truceline.records.dates import EventDate
from truceline.records.document import TELLING, Capture, Document, Section, SectionRole
from truceline.records.serial import stable_id
from truceline.reference.furniture import english_furniture
from truceline.reference.outlets import known_outlets
from truceline.stages.clean.blocks import Block, split
from truceline.stages.clean.decode import decode
from truceline.stages.clean.header import without_outlet
from truceline.stages.clean.language import language_of
from truceline.stages.clean.openings import without_openings
from truceline.stages.clean.page import read_page
from truceline.stages.clean.sections import assign
from truceline.stages.clean.stated import as_stated, outlet_of, own_day_of, published_of

# A title, and the outlet's name at its end, stands among so many lines from the top.
_HEAD = 60


def clean(capture: Capture) -> Document:
    """Give a capture's text with its sections; ReadError where there is nothing to read.

    The text of a .txt is the decoded file, unchanged, without a byte order mark. The
    text of a page is its title, deck, byline, date, paragraphs and captions, with an
    empty line between them.
    """
    is_page = capture.media_type == "text/html"
    text, outlet = decode(capture.name, capture.content, is_page=is_page), None
    lexicon, outlets = english_furniture(), known_outlets()
    if is_page:
        taken_on = capture.fetched_at.date()
        text, blocks, outlet = read_page(
            capture.name, text, taken_on=taken_on, lexicon=lexicon, outlets=outlets
        )
    else:
        cut = split(capture.name, text)
        blocks = [part for block in cut[:_HEAD] for part in without_outlet(block, outlets)] + cut[_HEAD:]
    language = language_of(capture.name, text)
    if not blocks:
        raise ReadError(capture.name, "holds no words; fetch the report again")
    blocks = without_openings(blocks, lexicon, outlets)
    roles = assign(blocks, lexicon, outlets)
    if not any(role in TELLING for role in roles):
        raise ReadError(
            capture.name, f"no article in it: all {len(roles)} lines are page furniture; fetch the page again"
        )
    document_id = stable_id("document", capture.id, text)
    stated = published_of(blocks, roles, lexicon)
    title = next(
        (block.text for block, role in zip(blocks, roles, strict=True) if role is SectionRole.TITLE),
        None,
    )
    plain = Document(
        id=document_id,
        capture_id=capture.id,
        name=capture.name,
        outlet=outlet or outlet_of(blocks, roles, outlets),
        title=title,
        text=text,
        language=language,
        sections=_sections(blocks, roles),
    )
    return _with_day(plain, stated) if stated else plain


def _sections(blocks: Sequence[Block], roles: Sequence[SectionRole]) -> tuple[Section, ...]:
    return tuple(
        Section(role=role, start=block.start, end=block.end, own_date=own_day_of(block, role))
        for block, role in zip(blocks, roles, strict=True)
    )


def _with_day(document: Document, stated: tuple[EventDate, int, int]) -> Document:
    when, start, end = stated
    evidence = document.evidence(start, end)
    return replace(document, published=as_stated(when, evidence.quote), published_evidence=evidence)
