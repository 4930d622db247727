"""A report's text laid out for reading: section by section, cut so that marks never overlap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from truceline.errors import ConfigError
from truceline.records.claim import Claim
from truceline.records.document import TELLING, Document, Evidence, Section, SectionRole
from truceline.records.mention import Passage

# What no mention is read from and a reader may fold away.
FOLDED = (SectionRole.FURNITURE, SectionRole.RELATED_LINK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Something to be seen on a stretch of the text: exactly one of a mention, a part of one, the words asked for."""

    start: int
    end: int
    claim: Claim | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text on which the same things are to be seen throughout.

    `claims` are the mentions that it triggers; `parts` the parts of the chosen mention that it is in, `begins` those
    that begin here, as `begins_mention` tells of the mentions; `is_anchor` is True on the first of the words
    asked for; `cite` has the sentence that ends here.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    parts: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    begins_mention: bool = False
    is_words: bool = False
    is_anchor: bool = False
    cite: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A section with its pieces; `gap` is the white space before it, `is_open` True where words asked for lie in it."""

    role: SectionRole
    gap: str
    pieces: tuple[Piece, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sections that follow one another, to be read or to be folded away together."""

    blocks: tuple[Block, ...]
    is_folded: bool

    @property
    def is_open(self) -> bool:
        """True where one of its sections holds words asked for."""
        return any(block.is_open for block in self.blocks)


def words_asked(text: str, document: Document) -> Evidence | None:
    """Read "763-773" as words of a document; ConfigError for what is none, None for an empty field."""
    if not text.strip():
        return None
    first, _, second = text.strip().partition("-")
    if not (first.isdecimal() and second.isdecimal() and len(text) < 30):
        raise ConfigError(
            "words", f"{text!r} is no stretch of a text; write its first and last offset as 12-34"
        )
    start, end = int(first), int(second)
    if not 0 <= start < end <= len(document.text):
        raise ConfigError(
            "words", f"{text!r} lies beyond {document.name}, which has {len(document.text)} characters"
        )
    return document.evidence(start, end)


def lay_out(
    document: Document,
    passages: Sequence[Passage],
    claims: Sequence[Claim],
    chosen: Claim | None,
    words: Evidence | None,
) -> list[Group]:
    """Give the whole text in groups of sections, with mentions, the chosen mention's parts and the words on it."""
    layers = [Layer(start=c.mention.trigger.start, end=c.mention.trigger.end, claim=c) for c in claims] + [
        Layer(start=e.start, end=e.end, part=name) for name, e in parts_of(chosen)
    ]
    if words is not None:
        layers.append(Layer(start=words.start, end=words.end))
    ends = {p.end: (p.start, p.end) for p in passages}
    blocks = list(_blocks(document, sorted(layers, key=lambda x: (x.start, x.end)), ends, words))
    return [
        Group(blocks=tuple(group), is_folded=is_folded)
        for is_folded, group in groupby(blocks, key=lambda b: b.role in FOLDED)
    ]


def parts_of(claim: Claim | None) -> Iterator[tuple[str, Evidence]]:
    """Name the words of a mention beside its trigger, by what they are to it."""
    if claim is None:
        return
    mention = claim.mention
    yield from (("actor", a.evidence) for a in claim.actors)
    yield from (("recipient", a.evidence) for a in claim.recipients)
    yield from (("when", w.evidence) for w in mention.when)
    if claim.place:
        yield "where", claim.place.evidence
    for speaker in mention.speakers:
        yield "speaker", speaker.words.evidence
        if speaker.cue:
            yield "cue", speaker.cue
    if mention.condition:
        yield "condition", mention.condition.evidence
    yield from (("status", e) for e in mention.status_words)
    yield from (("number", q.evidence) for q in mention.quantities)


def sentence_at(document: Document, passages: Iterable[Passage], words: Evidence) -> Evidence:
    """Give the sentence or sentences that hold some words; the words alone where they stand in none."""
    held = [p for p in passages if p.start < words.end and words.start < p.end]
    if not held:
        return words
    return document.evidence(min(held[0].start, words.start), max(held[-1].end, words.end))


def _blocks(
    document: Document, layers: list[Layer], ends: dict[int, tuple[int, int]], words: Evidence | None
) -> Iterator[Block]:
    at = 0
    for section in document.sections or (Section(role=SectionRole.BODY, start=0, end=len(document.text)),):
        inside = [x for x in layers if x.start < section.end and section.start < x.end]
        yield Block(
            role=section.role,
            gap=document.text[at : section.start],
            pieces=tuple(_pieces(document, section, inside, ends, words)),
            is_open=words is not None and words.start < section.end and section.start < words.end,
        )
        at = section.end


def _pieces(
    document: Document,
    section: Section,
    layers: list[Layer],
    ends: dict[int, tuple[int, int]],
    words: Evidence | None,
) -> Iterator[Piece]:
    cited = {end for end in ends if section.start < end <= section.end} if section.role in TELLING else set()
    cuts = {section.start, section.end, *cited}
    cuts |= {e for x in layers for e in (x.start, x.end) if section.start < e < section.end}
    ordered = sorted(cuts)
    over: list[Layer] = []
    coming = layers[::-1]
    for start, end in pairwise(ordered):
        over = [x for x in over if start < x.end]
        while coming and coming[-1].start < end:
            over.append(coming.pop())
        is_words = words is not None and words.start < end and start < words.end
        yield Piece(
            text=document.text[start:end],
            claims=tuple(x.claim for x in over if x.claim),
            parts=tuple(dict.fromkeys(x.part for x in over if x.part)),
            begins=tuple(dict.fromkeys(x.part for x in over if x.part and x.start == start)),
            begins_mention=any(x.claim and x.start == start for x in over),
            is_words=is_words,
            is_anchor=is_words
            and words is not None
            and max(words.start, section.start) == start
            and not _is_before(document, section, words),
            cite=ends[end] if end in cited else None,
        )


def _is_before(document: Document, section: Section, words: Evidence) -> bool:
    """Tell whether an earlier section already holds the first of the words."""
    return any(s.end <= section.start and words.start < s.end for s in document.sections)
