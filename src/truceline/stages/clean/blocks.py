"""A text cut into the stretches that have one role: lines, wrapped paragraphs, datelines that lead a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise

from truceline.errors import ReadError
from truceline.records.document import SectionRole
from truceline.reference.furniture import english_furniture, words_of
from truceline.stages.clean.days import leading_day

# The longest live page in the development sets has under 2,000 lines; reading takes time with each.
MAX_LINES = 20_000
# Longer stretches are body whatever words they hold; their words are not looked at one by one.
LONG = 120
_LOOK = 900
_SENTENCE_END = re.compile(
    r"[.!?…。]\s?['\"”’“»)\]*]*(?:\[\d{1,3}\])*$"
    r"|[.!?…]['\"”’»)\]]*\s*[(\[][^()\[\]]{2,40}[)\]]$"
)
_TRAILING = re.compile(r"[.!?)\]”\"']\s+((?:[A-Z][\w']*)(?: [\w']+){0,3})$")
_INNER_STOP = re.compile(r"[a-z]{2}[.!?]['”\"]? [A-Z“\"]")
_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
# Files wrapped by hand or by mail break between 50 and 100 letters.
_WRAP = range(45, 101)
# In wrapped English four lines of five start with a small letter, in lists of headlines none.
_STARTS_SMALL = 0.5


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch of the text; `role` where its origin already settles what it is."""

    start: int
    end: int
    text: str
    role: SectionRole | None = None
    attached: bool = field(default=False)

    @cached_property
    def words(self) -> list[str]:
        """The first words, as furniture.yaml writes them."""
        return words_of(self.text[:_LOOK])

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text.split()) if len(self.text) < 20_000 else LONG * 10

    @cached_property
    def ends_sentence(self) -> bool:
        """True where it ends as a sentence does, a credit in brackets aside."""
        return bool(_SENTENCE_END.search(self.text[-60:]))

    @property
    def is_prose(self) -> bool:
        """True for whole sentences of some length; some sites leave out the last full stop."""
        if self.length < 12:
            return False
        return self.ends_sentence or self.length >= 35 or bool(_INNER_STOP.search(self.text[:_LOOK]))


def split(name: str, text: str) -> list[Block]:
    """Cut a text into blocks, in text order; white space lies between them and nowhere at their ends.

    ReadError where there are more lines than any report has; `name` is the report's.
    """
    lines = list(islice(_lines(text), MAX_LINES + 1))
    if len(lines) > MAX_LINES:
        raise ReadError(name, f"more than {MAX_LINES:,} lines, so no report; cut it into reports")
    cut: list[Block] = []
    for block in _joined(text, lines):
        cut += _parted(text, block, is_early=len(cut) < 6)
    return cut


def _lines(text: str) -> Iterator[Block]:
    previous_end = 0
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            attached = text.count("\n", previous_end, start) == 1 and previous_end > 0
            yield Block(start=start, end=end, text=text[start:end], attached=attached)
            previous_end = end


def _joined(text: str, lines: list[Block]) -> Iterator[Block]:
    """Join the lines of paragraphs that are wrapped."""
    is_wrapped, at = _is_wrapped(lines), 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and _runs_on(lines[last], lines[last + 1], is_wrapped=is_wrapped):
            last += 1
        yield lines[at] if last == at else piece(text, lines[at].start, lines[last].end)
        at = last + 1


def _runs_on(line: Block, following: Block, *, is_wrapped: bool) -> bool:
    """True where a line stops in mid-sentence at a wrapping width and the next line takes it up."""
    return _may_run_on(line, following) and (following.text[0].islower() or is_wrapped)


def _may_run_on(line: Block, following: Block) -> bool:
    is_of_width = len(line.text) in _WRAP and len(following.text) < _WRAP.stop
    return following.attached and is_of_width and not line.ends_sentence


def _is_wrapped(lines: list[Block]) -> bool:
    """True for a text that breaks its lines in mid-sentence: the next line often starts small."""
    pairs = [following for line, following in pairwise(lines) if _may_run_on(line, following)]
    return len(pairs) > 2 and sum(pair.text[0].islower() for pair in pairs) >= _STARTS_SMALL * len(pairs)


def _parted(text: str, block: Block, *, is_early: bool) -> list[Block]:
    """Part from a long line the dateline that leads it and the button's words that trail it."""
    lead = leading_day(block.text[:120]) if is_early and block.length >= 8 else None
    if lead and block.length < 20 and not block.text[0].isalpha():
        lead = None  # a bare day on a short line is no dateline of what follows
    start, end = block.start, block.start + _body_length(block)
    parts = []
    if lead:
        parts.append(piece(text, start, start + lead, role=SectionRole.DATELINE))
        start += lead
    parts.append(piece(text, start, end))
    if end < block.end:
        parts.append(piece(text, end, block.end, role=SectionRole.FURNITURE))
    return parts if len(parts) > 1 else [block]


def _body_length(block: Block) -> int:
    """Give how many letters are left without the words that trail the last sentence, such as "Read Also"."""
    trailing = _TRAILING.search(block.text[-60:]) if block.length >= LONG else None
    if not trailing:
        return len(block.text)
    lexicon, phrase = english_furniture(), " ".join(words_of(trailing[1]))
    is_button = any(phrase in lexicon[name] for name in ("whole", "links", "lists", "ends", "buttons"))
    return len(block.text) - len(trailing[1]) if is_button else len(block.text)


def piece(text: str, start: int, end: int, *, role: SectionRole | None = None) -> Block:
    """Give a stretch of a text as a block, without the white space around it."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Block(start=start, end=start + len(words.strip()), text=words.strip(), role=role)
