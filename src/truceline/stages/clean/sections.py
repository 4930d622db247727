"""The role of every stretch of a page: by its own words, its shape, and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from truceline.records.document import SectionRole
from truceline.reference.furniture import Furniture
from truceline.reference.outlets import Outlets
from truceline.stages.clean.blocks import Block
from truceline.stages.clean.cues import Cue, cue_of
from truceline.stages.clean.header import (
    first_paragraph,
    lead_is_deck,
    role_in_head,
    same_words,
    stems,
    title_at,
    told_by,
)
from truceline.stages.clean.notes import is_name_alone, is_note_of_site, is_note_on_author, is_note_on_outlet

_OF_CUE = {
    Cue.FURNITURE: SectionRole.FURNITURE,
    Cue.LIST: SectionRole.FURNITURE,
    Cue.END: SectionRole.FURNITURE,
    Cue.LINK: SectionRole.RELATED_LINK,
    Cue.BYLINE: SectionRole.BYLINE,
    Cue.DATELINE: SectionRole.DATELINE,
    Cue.CAPTION: SectionRole.CAPTION,
}
# An article has at least this much before something can end it.
_LEAST_ARTICLE = 40
# Subheads are shorter than the headlines of other stories.
_SUBHEAD_WORDS = 5
_HEADLINE_WORDS = range(4, 35)
_QUOTED_WITH_NAME = re.compile(r"[“\"][^”\"]+[”\"]\s*[–—―-]")
_CUT_OFF = re.compile(r"\w{2}(?:…|\.\.\.)$")
_INNER_STOP = re.compile(r"[a-z]{2}[.!?]['”\"]? [A-Z“\"]")
# A caption without its credit repeats nearly all words of the one with it.
_TWIN = 0.8
_TWIN_WORDS, _TWIN_SIZE = 5, 1.6
_MAY_BE_CAPTION = (
    SectionRole.CAPTION,
    SectionRole.DECK,
    SectionRole.BODY,
    SectionRole.RELATED_LINK,
    SectionRole.FURNITURE,
)
_MAY_BE_SITE = (SectionRole.FURNITURE, SectionRole.BYLINE)
# Notes on the author or the outlet stand among the last paragraphs.
_NOTES_AMONG_LAST = 3


@dataclass(slots=True)
class _Walk:
    """How far the reading of a page has come."""

    ended: bool = False
    listing: bool = False
    linking: bool = False
    told: int = field(default=0)


def assign(blocks: Sequence[Block], lexicon: Furniture, outlets: Outlets) -> list[SectionRole]:
    """Give the role of every block, in their order; a role that a block brings with it stands."""
    cues = [cue_of(block, lexicon, outlets) if block.role is None else Cue.NONE for block in blocks]
    first = first_paragraph(blocks, cues)
    at = title_at(blocks, cues, first)
    title = blocks[at] if at is not None else None
    roles = _roles_of_head(blocks, cues, first, -1 if at is None else at)
    walk = _Walk()
    for n in range(len(roles), len(blocks)):
        roles.append(blocks[n].role or _role_in_body(n, blocks, cues, walk, title))
    _settle_tail(blocks, roles)
    _settle_twins(blocks, roles)
    _settle_notes(blocks, roles, lexicon)
    return [block.role or role for block, role in zip(blocks, roles, strict=True)]


def _roles_of_head(blocks: Sequence[Block], cues: Sequence[Cue], first: int, title: int) -> list[SectionRole]:
    """Give the roles of all blocks before the body; the first paragraph begins it unless it is the deck."""
    told = told_by(blocks, cues, first)
    until = first
    if lead_is_deck(blocks, cues, first):
        until = first + 1 + first_paragraph(blocks[first + 1 :], cues[first + 1 :], is_start=False)
    roles: list[SectionRole] = []
    for at, (block, cue) in enumerate(zip(blocks[:until], cues[:until], strict=True)):
        if block.role is not None:
            roles.append(block.role)
        elif at == title:
            roles.append(SectionRole.TITLE)
        elif at < title and cue not in (Cue.BYLINE, Cue.DATELINE):
            roles.append(SectionRole.FURNITURE)  # above the title stand menus and slogans
        elif cue is not Cue.NONE:
            roles.append(_OF_CUE[cue])
        else:
            head = blocks[title] if title >= 0 else None
            roles.append(role_in_head(block, head, told, roles[-1] if roles else SectionRole.FURNITURE))
    return roles


def _role_in_body(
    at: int, blocks: Sequence[Block], cues: Sequence[Cue], walk: _Walk, title: Block | None
) -> SectionRole:
    block, cue = blocks[at], cues[at]
    if walk.ended:
        walk.listing = cue is Cue.LIST or (walk.listing and cue is Cue.NONE)
        return SectionRole.RELATED_LINK if walk.listing and _is_headline(block) else SectionRole.FURNITURE
    if cue is Cue.END and walk.told >= _LEAST_ARTICLE:
        walk.ended, walk.listing = True, False
    elif cue is Cue.LIST:
        walk.listing = True
    elif cue is Cue.LINK:
        walk.linking = block.length <= 5
    if cue is not Cue.NONE:
        return _OF_CUE[cue]
    if title is not None and same_words(block.text, title.text):
        return SectionRole.FURNITURE
    if walk.listing and not _resumes(at, blocks, cues):
        return SectionRole.RELATED_LINK
    if walk.linking and not (block.is_prose and block.length > 20):
        walk.linking = False
        return SectionRole.RELATED_LINK
    walk.listing = walk.linking = False
    if _is_headline(block):
        return SectionRole.RELATED_LINK
    walk.told += block.length
    return SectionRole.BODY


def _resumes(at: int, blocks: Sequence[Block], cues: Sequence[Cue]) -> bool:
    """True where the article goes on after a list of links: two paragraphs of sentences in a row."""
    following = [blocks[n].is_prose and cues[n] is Cue.NONE for n in range(at, min(at + 2, len(blocks)))]
    return len(following) == 2 and all(following)


def _is_headline(block: Block) -> bool:
    """True for a line shaped like the headline of another story.

    It starts large, is as long as a headline, and ends without a full stop;
    it holds no second sentence, is no item of a list and no quotation.
    """
    text = block.text
    if block.length not in _HEADLINE_WORDS or block.length <= _SUBHEAD_WORDS:
        return False
    if block.ends_sentence or _QUOTED_WITH_NAME.match(text):
        return False
    starts_large = text[0].isupper() or text[0].isdigit() or text[0] in "‘'“\""
    is_quotation = text[0] in '“"' and text[-1] in '”"'
    return starts_large and text[-1] not in ":;,-–—" and not is_quotation and not _INNER_STOP.search(text)


def _settle_tail(blocks: Sequence[Block], roles: list[SectionRole]) -> None:
    """Short lines are subheads where a paragraph follows them, and furniture where none does.

    Paragraphs that break off in a word ("returned to the vill…") are teasers of other stories.
    """
    follows_prose = False
    for at in range(len(blocks) - 1, -1, -1):
        if roles[at] is not SectionRole.BODY:
            continue
        block = blocks[at]
        if block.is_prose or block.ends_sentence or block.length > 34:
            if not follows_prose and at > 0 and _CUT_OFF.search(block.text):
                roles[at] = SectionRole.RELATED_LINK
            else:
                follows_prose = True
        elif not follows_prose:
            roles[at] = SectionRole.FURNITURE


def _settle_twins(blocks: Sequence[Block], roles: list[SectionRole]) -> None:
    """A caption repeated without its credit, just before or after it, is a caption too.

    So are two equal lines in a row: a picture's description and its caption.
    """
    for at in range(1, len(blocks)):
        pair = (at - 1, at)
        if any(roles[n] not in _MAY_BE_CAPTION or blocks[n].length < _TWIN_WORDS for n in pair):
            continue
        is_near = SectionRole.CAPTION in (roles[at - 1], roles[at])
        if same_words(blocks[at - 1].text, blocks[at].text) or (
            is_near and _overlap(blocks[at - 1], blocks[at])
        ):
            roles[at - 1] = roles[at] = SectionRole.CAPTION


def _overlap(a: Block, b: Block) -> bool:
    """True where nearly all content words of the shorter stand in the longer, which is not much longer."""
    smaller, larger = sorted((stems(a.text), stems(b.text)), key=len)
    is_of_size = bool(smaller) and len(larger) <= _TWIN_SIZE * len(smaller)
    return is_of_size and len(smaller & larger) >= _TWIN * len(smaller)


def _settle_notes(blocks: Sequence[Block], roles: list[SectionRole], lexicon: Furniture) -> None:
    """Notes on the author and on the outlet after the article's end are furniture."""
    body = [at for at, role in enumerate(roles) if role is SectionRole.BODY]
    above = zip(blocks[: body[0]], roles, strict=False) if body else ()
    sites = [block.text for block, role in above if role in _MAY_BE_SITE and is_name_alone(block.text)]
    for at in reversed(body[-_NOTES_AMONG_LAST:]):
        block, earlier = blocks[at], " ".join(blocks[n].text for n in body if n < at)
        if not earlier:
            return
        note = is_note_on_author(block, earlier, lexicon) or is_note_on_outlet(block, earlier, lexicon)
        if not note and not is_note_of_site(block, earlier, sites):
            return
        roles[at] = SectionRole.FURNITURE
