"""What a page states of itself: its day of publication and its outlet."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import SectionRole
from truceline.reference.furniture import Furniture, words_of
from truceline.reference.outlets import Outlets
from truceline.stages.clean.blocks import Block
from truceline.stages.clean.days import DayWords, days_in
from truceline.stages.clean.notes import is_name_alone
from truceline.stages.clean.openings import agency_of
from truceline.stages.clean.postings import opening_kind

_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\W*(?:copyright\W*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?)?"
    r"[\s,.:|–-]*(?:by |to )?(?P<owner>[^|©\n]{2,90})",
    re.I,
)
_RESERVED = re.compile(
    r"[\s,.|–-]*\b(?:all rights?|rights reserved|powered by|designed by|terms|privacy|ltd|inc|llc)\b.*$",
    re.I,
)
_OWNER_FIRST = re.compile(
    r"(?P<owner>[A-ZÀ-Þ][^|©.]{1,60}?)(?:[\s,|–-]*(?:©|\(c\))|[.,|]? all rights reserved)", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b.*$")
_SOURCE = re.compile(
    r"\(?(?:source|via|from|courtesy of)\s*[:–-]?\s+(?P<owner>[A-Z][^|\n]{1,60}?)[).]*$", re.I
)
_SUFFIX = re.compile(r"(?:\||–|—|-|::|»)\s(?P<owner>[^|]{2,60})")

_Line = tuple[Block, SectionRole]


def published_of(
    blocks: Sequence[Block], roles: Sequence[SectionRole], lexicon: Furniture
) -> tuple[EventDate, int, int] | None:
    """Give the stated day of publication with the span of its words; None where the page states none.

    A line that says "published" outweighs a bare day, a bare day one that says
    "updated"; among equals the first below the title. Only an update dated gives a last
    day and an open start. Days in captions, in the copyright line and in the text itself never count.
    """
    title = next((at for at, role in enumerate(roles) if role is SectionRole.TITLE), 0)
    body = [at for at, role in enumerate(roles) if role is SectionRole.BODY]
    found: list[tuple[int, bool, int, DayWords, bool]] = []
    for at, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        if role not in (SectionRole.BYLINE, SectionRole.DATELINE):
            continue
        for day in days_in(block.text):
            kind = _kind(block, day, lexicon)
            if kind != 1 or ((not body or at < body[0]) and not _is_banner(roles, at, title)):
                found.append((kind, at < title, block.start + day.start, moved(day, block.start), kind == 2))
    if not found:
        return None
    _, _, _, day, only_updated = min(found, key=lambda entry: entry[:3])
    when = day.when
    if only_updated:
        reason = "the page says only when it was last updated"
        when = EventDate(
            first=None, last=when.last, precision=Precision.BOUND, basis=DateBasis.STATED, reason=reason
        )
    return when, day.start, day.end


def _is_banner(roles: Sequence[SectionRole], at: int, title: int) -> bool:
    """True for a day that menus part from the title below it: the day on which the page was called up."""
    return at < title and SectionRole.FURNITURE in roles[at:title]


def moved(day: DayWords, offset: int) -> DayWords:
    """Give a day's words with offsets in the text, from offsets in a line that starts there."""
    return replace(day, start=day.start + offset, end=day.end + offset)


def _kind(block: Block, day: DayWords, lexicon: Furniture) -> int:
    """0 for a day said to be that of publication, 1 for a bare one, 2 for that of an update."""
    before = words_of(block.text[: day.start])[-4:]
    while before and before[-1] in (":", "at", "on", "the"):
        before.pop()
    for count in range(min(4, len(before)), 0, -1):
        phrase = " ".join(before[-count:])
        if phrase in lexicon["updated"]:
            return 2
        if phrase in lexicon["published"]:
            return 0
    opening = opening_kind(block.text, lexicon)
    if opening is None or block.text[opening[1] : opening[1] + 1] == ",":
        return 1
    return 2 if opening[0] == "updated" else 0


def as_stated(when: EventDate, quote: str) -> EventDate:
    """Give the day as the page's own statement, with its words."""
    return replace(when, basis=DateBasis.STATED, expression=quote)


def outlet_of(blocks: Sequence[Block], roles: Sequence[SectionRole], outlets: Outlets) -> str | None:
    """Name the outlet where the page does so plainly.

    That is in its copyright line, a source line, at its title's end, by a name alone above the
    article that a notice below it begins with, and last by the agency of a dateline.
    """
    lines = list(zip(blocks, roles, strict=True))
    readers = (_of_copyright, _of_source, _of_title, _of_notice, _of_dateline)
    return next((name for reader in readers if (name := reader(lines, outlets))), None)


def _of_copyright(lines: Sequence[_Line], outlets: Outlets) -> str | None:
    for block, role in lines:
        if role is SectionRole.FURNITURE and block.length <= 40:
            text = block.text
            match = (
                _OWNER.match(text)
                or _OWNER_FIRST.match(text)
                or (_OWNER.search(text) if "©" in text else None)
            )
            if match and (owner := _owner(match["owner"])):
                return owner
    return None


def _of_source(lines: Sequence[_Line], outlets: Outlets) -> str | None:
    for block, role in lines:
        if role in (SectionRole.BYLINE, SectionRole.FURNITURE) and block.length <= 12:
            match = _SOURCE.match(block.text)
            if match and (known := outlets.named(match["owner"])):
                return known.name
    return None


def _of_title(lines: Sequence[_Line], outlets: Outlets) -> str | None:
    for (_, above), (block, role) in pairwise(lines):
        is_end = above is SectionRole.TITLE and role is SectionRole.FURNITURE
        suffix = _SUFFIX.fullmatch(block.text) if is_end else None
        if suffix and (known := outlets.named(suffix["owner"])):
            return known.name
    return None


def _of_notice(lines: Sequence[_Line], outlets: Outlets) -> str | None:
    told = [at for at, (_, role) in enumerate(lines) if role is SectionRole.BODY]
    below = (
        [block.text for block, role in lines[told[-1] + 1 :] if role is SectionRole.FURNITURE] if told else []
    )
    for block, role in lines[: told[0]] if told else ():
        is_name = role in (SectionRole.FURNITURE, SectionRole.BYLINE) and is_name_alone(block.text)
        if is_name and any(notice.casefold().startswith(f"{block.text.casefold()} ") for notice in below):
            return block.text
    return None


def _of_dateline(lines: Sequence[_Line], outlets: Outlets) -> str | None:
    for block, role in lines:
        if role is SectionRole.DATELINE and (agency := agency_of(block.text, outlets)):
            return agency
    return None


def _owner(words: str) -> str | None:
    """Cut what follows the owner's name in a copyright line; None where nothing like a name is left."""
    name = _YEAR.sub("", _RESERVED.sub("", words)).strip(" .,|–-:;()")
    is_name = bool(name) and name[0].isupper() and len(name.split()) <= 9
    return name if is_name and name.casefold() not in ("notice", "policy", "all", "the") else None


def own_day_of(block: Block, role: SectionRole) -> date | None:
    """Give the day from which a caption alone counts: the one full day that it holds."""
    days = days_in(block.text) if role is SectionRole.CAPTION else ()
    return days[0].when.first if len(days) == 1 and days[0].when.is_day else None
