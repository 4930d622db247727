"""A text cut into the stretches that have one role: lines, wrapped paragraphs, datelines that lead a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from truceline.records.document import SectionRole
from truceline.reference.furniture import english_furniture, words_of
from truceline.stages.clean.days import leading_day

# Longer stretches are body whatever words they hold; their words are not looked at one by one.
LONG = 120
_LOOK = 900
_SENTENCE_END = re.compile(r"[.!?…。]['\"”’»)\]*]*$|[.!?…]['\"”’»)\]]*\s*[(\[][^()\[\]]{2,40}[)\]]$")
_TRAILING = re.compile(r"[.!?)\]”\"']\s+((?:[A-Z][\w']*)(?: [\w']+){0,3})$")
_LINE = re.compile(r"[^\r\n\f\v\u2028\u2029\x85]+")
# Files wrapped by hand or by mail break between 50 and 100 letters.
_WRAP = range(45, 101)


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
        """True for whole sentences of some length."""
        return self.length >= LONG or (self.length >= 12 and self.ends_sentence)


def split(text: str) -> list[Block]:
    """Cut a text into blocks, in text order; white space lies between them and nowhere at their ends."""
    cut: list[Block] = []
    for block in _joined(text, list(_lines(text))):
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
    at = 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and _runs_on(lines[last], lines[last + 1]):
            last += 1
        if last == at:
            yield lines[at]
        else:
            start, end = lines[at].start, lines[last].end
            yield Block(start=start, end=end, text=text[start:end], attached=lines[at].attached)
        at = last + 1


def _runs_on(line: Block, following: Block) -> bool:
    """True where a line stops in mid-sentence at a wrapping width and the next line takes it up."""
    if not following.attached or len(line.text) not in _WRAP or len(following.text) >= _WRAP.stop:
        return False
    takes_up = following.text[0].islower() or following.text[0] in "(“\"'‘" or following.text[0].isdigit()
    if line.ends_sentence:
        return False
    return takes_up or (len(line.text) >= 60 and following.length >= 3 and _has_full_stop_inside(following))


def _has_full_stop_inside(block: Block) -> bool:
    return block.ends_sentence or bool(re.search(r"[a-z]{2}[.!?] [A-Z]", block.text))


def _parted(text: str, block: Block, *, is_early: bool) -> list[Block]:
    """Part from a long line the dateline that leads it and the button's words that trail it."""
    lead = leading_day(block.text[:120]) if is_early and block.length >= 20 else None
    start, end = block.start, block.start + _body_length(block)
    parts = []
    if lead:
        parts.append(_piece(text, start, start + lead, role=SectionRole.DATELINE))
        start += lead
    parts.append(_piece(text, start, end))
    if end < block.end:
        parts.append(_piece(text, end, block.end, role=SectionRole.FURNITURE))
    return parts if len(parts) > 1 else [block]


def _body_length(block: Block) -> int:
    """Give how many letters are left without the words that trail the last sentence, such as "Read Also"."""
    trailing = _TRAILING.search(block.text[-60:]) if block.length >= LONG else None
    if not trailing:
        return len(block.text)
    lexicon, phrase = english_furniture(), " ".join(words_of(trailing[1]))
    is_button = any(phrase in lexicon[name] for name in ("whole", "links", "lists", "ends", "buttons"))
    return len(block.text) - len(trailing[1]) if is_button else len(block.text)


def _piece(text: str, start: int, end: int, *, role: SectionRole | None = None) -> Block:
    """Give a stretch without the white space around it."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Block(start=start, end=start + len(words.strip()), text=words.strip(), role=role)
