"""The head of a page: which line is the title, and what stands between it and the first paragraph."""

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.records.document import SectionRole
from truceline.reference.outlets import Outlets
from truceline.stages.clean.blocks import Block
from truceline.stages.clean.cues import Cue

# A title is short; menus before it are long, and are not read further than this.
_TITLE_WORDS = range(2, 33)
_TITLE_WITH_FULL_STOP = 16
_MAX_HEAD = 60
# How much of the article a title is compared with, in paragraphs.
_COMPARED = 5
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # "patrols" and "patrolling" share five letters
# A line counts as the title when it shares this part of the best line's overlap; the first such line wins.
_NEARLY_BEST = 0.65
_LEAST_OVERLAP = 0.2
# A byline or dateline just below speaks for a title, a list of links begun above against it.
_SIGNED, _LISTED = 0.25, 0.4
_SHORTEST_SENTENCE = 3
_SHORT_TITLE, _SHORT_WEIGHT = 4, 0.5
_DECK_WORDS = range(5, 61)
_DECK_OVERLAP = 0.25
_NEXT_DECK = 7  # words of a deck that stands right below the title
_LONG_DECK = 14  # no menu has lines of so many words
_UNSTOPPED_LEAD = 20  # a line below the byline is the lead even without a full stop
_LEAD_DECK = 45
_NAME_AT_END = re.compile(r"\s(?:\||–|—|-|::|»)\s(?P<name>[^|–—]{2,60})$")
_SHORTEST_TITLE = 15  # letters
_MAX_AUTHORS = 10
_NAMES = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:al|bin|de|van|von|el|[A-ZÀ-Þ][\w.'’-]*)){1,3}"
_AUTHOR = re.compile(
    rf"(?P<name>{_NAMES})(?:(?:,| and| &) {_NAMES})*(?:(?:,| in| \||\s?/) ?[\w .,'’-]{{2,40}})?"
)


def stems(text: str) -> frozenset[str]:
    """Give the content words of a text, shortened so that forms of one word agree."""
    return frozenset(word[:_STEM] for word in _CONTENT.findall(text.casefold()))


def same_words(a: str, b: str) -> bool:
    """True for two lines that differ in marks and spaces only."""
    return _letters(a) == _letters(b)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def first_paragraph(blocks: Sequence[Block], cues: Sequence[Cue], *, is_start: bool = True) -> int:
    """Give the place of the first paragraph of sentences; behind the last block where there is none."""
    for at, (block, cue) in enumerate(zip(blocks, cues, strict=True)):
        is_lead = block.is_prose and (at > 0 or not is_start or block.length > _TITLE_WITH_FULL_STOP)
        if is_lead and cue is Cue.NONE and block.role in (None, SectionRole.BODY):
            return at
    if is_start and len(blocks) < _MAX_HEAD:
        return _first_sentence(blocks, cues)
    return len(blocks)


def _first_sentence(blocks: Sequence[Block], cues: Sequence[Cue]) -> int:
    """Give the place of the first short sentence, for texts of a few words, not counting a title."""
    free = [at for at, cue in enumerate(cues) if cue is Cue.NONE and blocks[at].role is None]
    places = [at for at in free if blocks[at].ends_sentence and blocks[at].length >= _SHORTEST_SENTENCE]
    return next((at for at in places if at > 0), places[0] if places else len(blocks))


def title_at(blocks: Sequence[Block], cues: Sequence[Cue], first: int) -> int | None:
    """Give the place of the title: the first line before the article that speaks of what it speaks of."""
    given = next((at for at, block in enumerate(blocks) if block.role is SectionRole.TITLE), None)
    if given is not None:
        return given
    told = told_by(blocks, cues, first)
    start = max(0, first - _MAX_HEAD)
    able = [at for at in range(start, first) if _may_be_title(blocks[at], cues[at])]
    if not able:
        return next((at for at in range(start, first) if _is_dated_title(blocks[at], cues[at])), None)
    listed = next((at for at in range(start, first) if cues[at] is Cue.LIST), first)
    weights = {}
    for at in able:
        signed = [c in (Cue.DATELINE, Cue.BYLINE) for c in cues[at + 1 : at + 3]]
        weights[at] = _weight(blocks[at], told) * (_LISTED if at > listed else 1.0)
        weights[at] += _SIGNED if any(signed[:1]) else _SIGNED / 2 if any(signed) else 0.0
    best = max(weights.values())
    if best >= _LEAST_OVERLAP:
        return next(at for at in able if weights[at] >= _NEARLY_BEST * best)
    return next((at for at in able if blocks[at].length >= _SHORT_TITLE), None)


def told_by(blocks: Sequence[Block], cues: Sequence[Cue], first: int) -> frozenset[str]:
    """Give the content words of the first paragraphs."""
    following = zip(blocks[first : first + _MAX_HEAD], cues[first : first + _MAX_HEAD], strict=True)
    paragraphs = [block.text[:2_000] for block, cue in following if block.is_prose and cue is Cue.NONE]
    return stems(" ".join(paragraphs[:_COMPARED]))


def _may_be_title(block: Block, cue: Cue) -> bool:
    if block.role is not None or block.length not in _TITLE_WORDS:
        return False
    if cue is Cue.LINK:
        return ":" in block.text and block.length > 4
    is_sentence = block.ends_sentence and block.text[-1] not in "?!\"'”’"
    return cue is Cue.NONE and (not is_sentence or block.length <= _TITLE_WITH_FULL_STOP)


def _is_dated_title(block: Block, cue: Cue) -> bool:
    """True for "Teller Valley Update, 14 September 2021", where nothing else is the title."""
    return cue is Cue.BYLINE and block.role is None and block.length > _SHORT_TITLE and block.words[0] != "by"


def _weight(block: Block, told: frozenset[str]) -> float:
    own = stems(block.text)
    overlap = len(own & told) / len(own) if own else 0.0
    return overlap * (_SHORT_WEIGHT if block.length < _SHORT_TITLE else 1.0)


def lead_is_deck(blocks: Sequence[Block], cues: Sequence[Cue], first: int) -> bool:
    """True where the first sentences are the deck: a byline or an agency's opening follows them."""
    if first >= len(blocks) or blocks[first].length > _LEAD_DECK:
        return False
    for at in range(first + 1, min(first + 4, len(blocks))):
        if cues[at] in (Cue.BYLINE, Cue.DATELINE):
            return any(block.is_prose for block in blocks[at + 1 :])
        if blocks[at].role is SectionRole.DATELINE:
            return first == 0 or blocks[first - 1].role is not SectionRole.DATELINE
        if blocks[at].is_prose and cues[at] is Cue.NONE:
            return False
    return False


def role_in_head(block: Block, title: Block | None, told: frozenset[str], above: SectionRole) -> SectionRole:
    """Give the role of a line between the title and the first paragraph; `above` is the role above it."""
    if title is not None and same_words(block.text, title.text):
        return SectionRole.FURNITURE
    if is_author_line(block, told):
        return SectionRole.BYLINE
    if above in (SectionRole.BYLINE, SectionRole.DATELINE) and block.length >= _UNSTOPPED_LEAD:
        return SectionRole.BODY
    own = stems(block.text)
    shares = len(own & told) >= _DECK_OVERLAP * len(own)
    is_next = above is SectionRole.TITLE and block.length > _NEXT_DECK
    if block.length in _DECK_WORDS and (shares or is_next or block.length >= _LONG_DECK):
        return SectionRole.DECK
    return SectionRole.FURNITURE


def is_author_line(block: Block, told: frozenset[str]) -> bool:
    """True for "Jane Roe", "Jane Roe and John Doe", "Jane Roe in Holm", "Jane Roe, Correspondent"."""
    if block.length > _MAX_AUTHORS or block.ends_sentence:
        return False
    match = _AUTHOR.fullmatch(block.text)
    return match is not None and not stems(match["name"]) & told


def without_outlet(block: Block, outlets: Outlets) -> list[Block]:
    """Part the outlet's name from the end of a line such as "Truce holds | Valley Post"."""
    end = _NAME_AT_END.search(block.text) if block.role is None and block.length in _TITLE_WORDS else None
    if not end or end.start() < _SHORTEST_TITLE or not outlets.named(end["name"]):
        return [block]
    cut = block.start + end.start()
    return [
        replace(block, end=cut, text=block.text[: end.start()]),
        Block(start=cut + 1, end=block.end, text=block.text[end.start() + 1 :], role=SectionRole.FURNITURE),
    ]
