"""Find who says so: the chain from the first speaker outward, through clauses, quotations and neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from truceline.records.document import Document
from truceline.records.mention import NameWords, Speaker, SpeakerKind
from truceline.records.parse import Paragraph, Stretch, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent, grammar
from truceline.stages.code.contents import CLOSING, OPENING, STRAIGHT
from truceline.stages.code.names import name_words
from truceline.stages.code.sayings import Saying, Stance, sayings_of

# Nobody passes on word through more mouths than this; a hostile text may.
LONGEST_CHAIN = 6
FIRST_PERSON = frozenset({"i", "we"})
CARRIED = "the quotation goes on from a neighbouring sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """All acts of saying of one report, and which characters stand between quotation marks.

    What the learned reader hears beside what the rules find is added paragraph by paragraph, as the report is read:
    to `by_parse`, to `stances`, and to `shares`, how likely each cue is that it heard, by its offset.
    """

    by_parse: list[tuple[Saying, ...]]
    quoted: frozenset[int]
    carried: tuple[tuple[int, int, Saying], ...]
    stances: list[Stance] = field(default_factory=list)
    shares: dict[int, float] = field(default_factory=dict)

    def add(self, number: int, said: Iterable[Saying], stances: Iterable[Stance]) -> None:
        """Add what was heard in a paragraph of this number."""
        heard = tuple(said)
        self.by_parse[number] += heard
        self.stances.extend(stances)
        self.shares.update((extent.offset(one.cue), one.share) for one in heard if one.share is not None)

    def share_of(self, speakers: Iterable[Speaker]) -> float | None:
        """Give the least share of those in a chain whom the learned reader heard, None where it heard none."""
        cues = {speaker.cue.start for speaker in speakers if speaker.cue is not None}
        return min((share for cue, share in self.shares.items() if cue in cues), default=None)


def find_sayings(parses: Sequence[Paragraph], lexicon: Lexicon) -> Sayings:
    """Read every saying of a report, paragraph by paragraph, and carry speakers over bare quotations."""
    by_parse = [tuple(sayings_of(parse, lexicon)) for parse in parses]
    quoted = frozenset(at for parse in parses for at in _quoted_offsets(parse))
    return Sayings(
        by_parse=by_parse, quoted=quoted, carried=tuple(_carried(parses, by_parse, quoted, lexicon))
    )


def attribute(
    trigger: Token, sayings: Sayings, document: Document, lexicon: Lexicon, parses: Sequence[Paragraph]
) -> tuple[Speaker, ...]:
    """Give the chain of a trigger: the innermost saying around it first; empty in the reporter's own voice."""
    at = next(i for i, parse in enumerate(parses) if parse is trigger.doc)
    quoted = extent.offset(trigger) in sayings.quoted
    around = [s for s in sayings.by_parse[at] if s.holds(trigger, quoted=quoted)]
    around = [s for s in around if not _is_own_voice(s, sayings)] or around
    inside_out = sorted(around, key=lambda s: _outwardness(s, around))
    chain = [_speaker(s, document, lexicon, quoted) for s in _distinct(inside_out)[:LONGEST_CHAIN]]
    if not chain:
        place = extent.offset(trigger)
        carried = next((s for start, end, s in sayings.carried if start <= place < end), None)
        if carried is not None:
            chain = [replace(_speaker(carried, document, lexicon, quoted), inferred=CARRIED)]
    return tuple(chain)


def _is_own_voice(saying: Saying, sayings: Sayings) -> bool:
    """ "I think …" inside a quotation: the quoted speaker, who has a name outside it."""
    return saying.speaker.lower_ in FIRST_PERSON and extent.offset(saying.cue) in sayings.quoted


def _outwardness(saying: Saying, around: Sequence[Saying]) -> tuple[int, int, bool, int]:
    """Sort key from the inside out: what is itself told by the most others is the innermost."""
    told_by = sum(o.start <= saying.cue.i < o.end and o.cue.i != saying.cue.i for o in around)
    return (-told_by, saying.end - saying.start, saying.cue.lower_ not in {"citing", "quoting"}, saying.cue.i)


def _distinct(sayings: Iterable[Saying]) -> list[Saying]:
    found: list[Saying] = []
    for saying in sayings:
        if all(other.speaker.i != saying.speaker.i and other.cue.i != saying.cue.i for other in found):
            found.append(saying)
    return found


def _quoted_offsets(parse: Paragraph) -> Iterable[int]:
    """Offsets in the document of the tokens between quotation marks; an unclosed mark runs to the paragraph's end."""
    if not any(mark in parse.text for mark in (*OPENING, *STRAIGHT)):
        return
    inside = False
    for token in parse:
        if token.text in OPENING:
            inside = True
        elif token.text in CLOSING:
            inside = False
        elif token.text in STRAIGHT:
            inside = not inside
        elif inside:
            yield extent.offset(token)


def _carried(
    parses: Sequence[Paragraph],
    by_parse: Sequence[tuple[Saying, ...]],
    quoted: frozenset[int],
    lexicon: Lexicon,
) -> Iterable[tuple[int, int, Saying]]:
    """Sentences that are quotation alone take the speaker of the sentence before, else of the one after."""
    flat = [
        (at, sentence) for at, parse in enumerate(parses) for sentence in parse.sents if sentence.text.strip()
    ]
    voices = [_voice(sentence, by_parse[at], quoted) for at, sentence in flat]
    for n, (at, sentence) in enumerate(flat):
        if voices[n] is not None or not _is_bare_quotation(sentence, quoted):
            continue
        before = next((v for v in voices[max(0, n - 3) : n][::-1] if v is not None), None)
        after = voices[n + 1] if n + 1 < len(voices) else None
        same_paragraph = n + 1 < len(flat) and flat[n + 1][0] == at
        chosen = (after if same_paragraph and after is not None else None) or before or after
        if chosen is not None:
            yield extent.offset(sentence[0]), extent.offset(sentence[-1]) + len(sentence[-1].text), chosen


def _voice(sentence: Stretch, sayings: Iterable[Saying], quoted: frozenset[int]) -> Saying | None:
    """The outermost saying of a sentence whose cue the reporter writes, outside quotation marks."""
    found = [
        s for s in sayings if sentence.start <= s.cue.i < sentence.end and extent.offset(s.cue) not in quoted
    ]
    return min(found, key=lambda s: (s.start - s.end, s.cue.i), default=None)


def _is_bare_quotation(sentence: Stretch, quoted: frozenset[int]) -> bool:
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    return bool(words) and sum(extent.offset(t) in quoted for t in words) >= 0.8 * len(words)


def _speaker(saying: Saying, document: Document, lexicon: Lexicon, quoted: bool) -> Speaker:
    """Read the speaker's words; a document speaks for the one who issued it."""
    head = saying.speaker
    issuer = _issuer(head) if head.lemma_ in lexicon.documents else None
    words = name_words(document, issuer or head, lexicon)
    return Speaker(
        words=words,
        kind=_kind(grammar.core(issuer or head, grammar.SOME_OF), words, lexicon),
        cue=extent.span(document, saying.cue, saying.cue),
        quoted=quoted,
    )


def _issuer(noun: Token) -> Token | None:
    """Whose statement it is: "the ministry's statement", "a statement by the ministry", "released by the ministry"."""
    found = [c for c in noun.children if c.dep_ == "poss"] + grammar.under(noun, ("by", "from", "of"))
    found += [t for c in noun.children if c.dep_ in {"acl", "relcl"} for t in grammar.agents(c)]
    modifiers = [c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.pos_ in {"NOUN", "PROPN"}]
    return next(iter(found + modifiers), None)


def _kind(token: Token, words: NameWords, lexicon: Lexicon) -> SpeakerKind:
    lemma = token.lemma_
    if token.ent_type_ == "PERSON" or token.lower_ in {"he", "she", "i"}:
        return SpeakerKind.PERSON
    if lemma in lexicon.documents:
        return SpeakerKind.DOCUMENT
    named = any(part.ent_type_ == "PERSON" for part in token.subtree)
    if lemma in lexicon.anonymous and not named:
        return SpeakerKind.ANONYMOUS
    if lemma in lexicon.officials:
        return SpeakerKind.OFFICIAL
    return SpeakerKind.ORGANISATION
