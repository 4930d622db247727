"""What the learned reader alone makes of a document, with no rule beside it.

The likeliest answer of each head counts, whatever its share: of a word's types and statuses the likeliest, cues and
roles where they are likelier than not. Of the parse it takes where sentences and words begin and end, and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.kit import Kit
from truceline.records.document import Document, Evidence
from truceline.records.mention import (
    Attribution,
    AttributionKind,
    Mention,
    NameKind,
    NameWords,
    Reading,
    Speaker,
    SpeakerKind,
    Status,
)
from truceline.records.parse import Paragraph, Stretch
from truceline.reference.encoder import Encoder, Seen
from truceline.stages.annotate import annotate
from truceline.stages.code.learned import look
from truceline.stages.code.stances import with_nesting

# No share is too small for the likeliest answer.
ANY = 0.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, and what the reader saw in it."""

    document: Document
    paragraph: Paragraph
    stretch: Stretch
    seen: Seen

    def words(self, start: int, end: int) -> Evidence:
        """Give the whole words that two offsets in the sentence touch."""
        first, begin = self.stretch.start_char, self.paragraph.start
        held = [t for t in self.stretch if t.idx < first + end and first + start < t.idx + len(t)]
        return self.document.evidence(begin + held[0].idx, begin + held[-1].idx + len(held[-1]))

    def roles(self, start: int, end: int) -> dict[str, list[Evidence]]:
        """Give the words that play each role for what two offsets hold, the likeliest first."""
        found: dict[str, list[Evidence]] = {}
        for tie in sorted(self.seen.roles_of(start, end), key=lambda tie: -tie.share):
            found.setdefault(tie.role, []).append(self.words(tie.start, tie.end))
        return found


def seen_in(document: Document, kit: Kit, reader: Encoder) -> Reading:
    """Read a document by the reader alone: mentions and attributions in text order.

    What it has no word for stays open: modes, days, quantities, what is quoted. Nor does it tell speech from stance,
    or what kind of name or speaker it is: SPEECH, NAME and PERSON stand for any.
    """
    mentions: list[Mention] = []
    said: list[Attribution] = []
    for sentence in _sentences(document, kit, reader):
        told = list(_attributions(sentence))
        said += told
        mentions += _mentions(sentence, told)
    return Reading(
        document=document,
        mentions=tuple(mentions),
        times=(),
        names=(),
        citations=(),
        passages=(),
        made_with=kit.wording.made_with,
        attributions=with_nesting(said),
    )


def likeliest_status(seen: Seen, start: int, end: int) -> Status | None:
    """Give the likeliest status of what two offsets tell, None where the reader did not look at them."""
    shares = seen.status_of(start, end)
    return Status(max(shares, key=lambda name: shares[name])) if shares else None


def _sentences(document: Document, kit: Kit, reader: Encoder) -> Iterator[Sentence]:
    parse = annotate(document, kit.nlp)
    for paragraph, sight in zip(parse, look(parse, reader), strict=True):
        for stretch, seen in sight.sentences:
            yield Sentence(document, paragraph, stretch, seen)


def _attributions(sentence: Sentence) -> Iterator[Attribution]:
    for cue in sentence.seen.cues(ANY):
        roles = sentence.roles(cue.start, cue.end)
        content = sorted(roles.get("content", ()), key=lambda words: words.start)
        yield Attribution(
            kind=AttributionKind.SPEECH,
            holder=next(iter(_named(roles.get("speaker", ()))), None),
            cue=sentence.words(cue.start, cue.end),
            content=tuple(content),
            quoted=False,
            share=cue.share,
        )


def _mentions(sentence: Sentence, told: Sequence[Attribution]) -> Iterator[Mention]:
    for found in sentence.seen.triggers(ANY):
        status = likeliest_status(sentence.seen, found.start, found.end)
        if status is None:
            continue
        trigger = sentence.words(found.start, found.end)
        roles = sentence.roles(found.start, found.end)
        yield Mention(
            id=f"{trigger.document_id} {trigger.start}",
            event_type=found.event_type,
            plover_type=None,
            mode=None,
            contexts=(),
            cameo=None,
            status=status,
            trigger=trigger,
            sentence=sentence.words(0, len(sentence.stretch.text)),
            rule_id=f"{found.event_type.lower()}.alone",
            actors=_named(roles.get("actor", ())),
            recipients=_named(roles.get("recipient", ())),
            where=_named(roles.get("place", ())),
            speakers=tuple(_speakers(trigger, told)),
        )


def _speakers(trigger: Evidence, told: Sequence[Attribution]) -> Iterator[Speaker]:
    """Give whoever says it, from the innermost outward: the shortest content that holds it first."""
    around = [one for one in told if any(words.overlaps(trigger) for words in one.content)]
    for one in sorted(around, key=lambda one: sum(len(words.quote) for words in one.content)):
        if one.holder is not None:
            yield Speaker(words=one.holder, kind=SpeakerKind.PERSON, cue=one.cue, quoted=False)


def _named(phrases: Sequence[Evidence]) -> tuple[NameWords, ...]:
    return tuple(NameWords(evidence=words, kind=NameKind.NAME, head="") for words in phrases)
