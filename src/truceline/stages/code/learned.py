"""Join what the learned reader sees to what the rules found.

Rules keep what they found. The reader adds what they missed and fills in participants that the grammar did not give.
What it is not sure enough of is a suggestion, for a person to decide; decision 0025 gives the shares and how they were
measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from truceline.records.document import Document
from truceline.records.mention import Mention, NameWords
from truceline.records.parse import Paragraph, Stretch, Token
from truceline.reference.codebook import Codebook, Pattern, Rule
from truceline.reference.encoder import Encoder, Seen, Trigger
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.names import name_words
from truceline.stages.code.patterns import Hit
from truceline.stages.code.referents import TIME_ENTITIES

# An event of the reader's own goes into the record from the first share on, to a person's review from the second.
STANDS, WORTH_A_LOOK = 0.9, 0.5
# Statuses and words of saying are taken from this share on.
SURE = 0.8
# Words are taken for a participant from this share on.
TAKES_PART = 0.8
# So many sentences are read before the rules go on. Each of the two drives what the other needs out of the processor's
# cache: by turns, paragraph by paragraph, both took a tenth more time. What was seen of all of a long report would not
# fit into bounded memory.
AT_A_STRETCH = 64
BY_READER = "learned"
EVENT_WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
NAMES = frozenset({"PERSON", "GPE", "ORG", "NORP", "LOC", "FAC"})
DESCRIBING = frozenset({"amod", "compound", "nmod", "det", "advmod", "nummod"})
HELD = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "xcomp", "prt"})
# The name by which a person changes it, where that is another one.
AS_EDITED = {"where": "place"}
PLACE_WORDS = frozenset({"NOUN", "PROPN"})
NO_PLACE = TIME_ENTITIES | {"PERSON"}
PEOPLE_WORDS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The hits of a paragraph once the reader was heard: those that stand, and those for a person to look at."""

    standing: tuple[Hit, ...]
    suggested: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What the reader saw in each sentence of one paragraph."""

    sentences: Sequence[tuple[Stretch, Seen]]

    def at(self, token: Token) -> tuple[int, Seen] | None:
        """Give the offset of a word's sentence, and what was seen in it."""
        for sentence, seen in self.sentences:
            if sentence.start <= token.i < sentence.end:
                return sentence.start_char, seen
        return None


def look(parse: Sequence[Paragraph], reader: Encoder) -> Iterator[Sight]:
    """Read each sentence of each paragraph; some of them before the first is given."""
    ahead: list[Paragraph] = []
    for paragraph in parse:
        ahead.append(paragraph)
        if sum(len(one.sents) for one in ahead) >= AT_A_STRETCH:
            yield from [_look(one, reader) for one in ahead]
            ahead = []
    yield from [_look(one, reader) for one in ahead]


def _look(paragraph: Paragraph, reader: Encoder) -> Sight:
    return Sight([(s, reader.see(s.text)) for s in paragraph.sents if len(s) > 1])


def hear(hits: Sequence[Hit], paragraph: Paragraph, sight: Sight, codebook: Codebook) -> Heard:
    """Add the reader's events to the rules' hits, and set apart those that it is less sure of; all in text order."""
    found = [
        _hit(trigger, words, codebook)
        for sentence, seen in sight.sentences
        for trigger in seen.triggers(WORTH_A_LOOK)
        if (words := _words(trigger, sentence, paragraph)) is not None
    ]
    own = [hit for hit in found if not _tells_what_a_rule_found(hit, hits)]
    standing = [*hits, *(h for h in own if (h.share or 0) >= STANDS)]
    suggested = [h for h in own if (h.share or 0) < STANDS]
    return Heard(standing=_in_order(standing), suggested=_in_order(suggested))


def _tells_what_a_rule_found(own: Hit, hits: Sequence[Hit]) -> bool:
    """The words are a rule's, describe one ("a tripartite conference"), or hold one of their type ("hold talks")."""
    words = {word.i for word in own.words}
    for hit in hits:
        if not words.isdisjoint(word.i for word in hit.words):
            return True
        if own.head.head is hit.head and own.head.dep_ in DESCRIBING:
            return True
        if own.event_type == hit.event_type and hit.head.head is own.head and hit.head.dep_ in HELD:
            return True
    return False


def _in_order(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: hit.head.i))


def _words(trigger: Trigger, sentence: Stretch, paragraph: Paragraph) -> Stretch | None:
    """The words of a trigger; None where they are a name, or none of them can tell of an event."""
    start = sentence.start_char
    words = paragraph.covering(start + trigger.start, start + trigger.end)
    if words is None or words.root.ent_type_ in NAMES:
        return None
    return words if any(t.pos_ in EVENT_WORDS for t in words) else None


def _hit(trigger: Trigger, words: Stretch, codebook: Codebook) -> Hit:
    kind = codebook.types[trigger.event_type]
    rule = Rule(
        event_type=trigger.event_type,
        pattern=Pattern(id=f"{trigger.event_type.lower()}.{BY_READER}"),
        mutual=kind.mutual,
        absorbs=kind.absorbs,
        anyone=kind.anyone,
    )
    head = words.root
    if head.pos_ not in EVENT_WORDS:
        head = next(t for t in words if t.pos_ in EVENT_WORDS)
    return Hit(
        head=head,
        words=tuple(words),
        rule=rule,
        event_type=trigger.event_type,
        mode=None,
        share=trigger.share,
    )


def filled(mention: Mention, hit: Hit, sight: Sight, document: Document, lexicon: Lexicon) -> Mention:
    """Give a mention the participants and places that the rules left open and the reader saw, marked as its."""
    is_complete = mention.actors and (mention.recipients or hit.rule.mutual) and mention.where
    found = None if is_complete else sight.at(hit.head)
    if found is None:
        return mention
    start, seen = found
    words, paragraph = hit.words, hit.head.doc
    ties: dict[str, list[tuple[Stretch, float]]] = {}
    for tie in seen.roles_of(words[0].idx - start, words[-1].idx + len(words[-1]) - start):
        stretch = paragraph.covering(start + tie.start, start + tie.end)
        if stretch is not None and tie.share >= TAKES_PART:
            ties.setdefault(tie.role, []).append((stretch, tie.share))
    held = {n.evidence for n in (*mention.actors, *mention.recipients)}
    for field, role in (("actors", "actor"), ("recipients", "recipient"), ("where", "place")):
        if getattr(mention, field) or (field == "recipients" and hit.rule.mutual):
            continue
        read = _place if role == "place" else _party
        named = [(read(stretch, document, lexicon), share) for stretch, share in ties.get(role, ())]
        new = [(name, share) for name, share in named if name is not None and name.evidence not in held]
        if new:
            held |= {name.evidence for name, _ in new}
            filled_in = replace(mention, **{field: tuple(name for name, _ in new)})  # type: ignore[arg-type]
            mention = by_reader(filled_in, AS_EDITED.get(field, field), min(share for _, share in new))
    return mention


def _party(words: Stretch, document: Document, lexicon: Lexicon) -> NameWords | None:
    head = words.root
    return name_words(document, head, lexicon) if head.pos_ in PEOPLE_WORDS else None


def _place(words: Stretch, document: Document, lexicon: Lexicon) -> NameWords | None:
    """Words for a place that can be looked up: with a name in them, and no person's."""
    head = words.root
    if head.pos_ == "ADP":
        head = next(iter(grammar.prep_objects(head)), head)
    if head.pos_ not in PLACE_WORDS or head.ent_type_ in NO_PLACE:
        return None
    preposition = head.head.lower_ if head.dep_ == "pobj" else ""
    name = name_words(document, head, lexicon, preposition)
    return name if name.names else None


def by_reader(mention: Mention, field: str, share: float | None) -> Mention:
    """Mark a value of a mention as the reader's, with its share; nothing where there is no share."""
    if share is None:
        return mention
    return replace(
        mention,
        made_by={**mention.made_by, field: BY_READER},
        shares={**mention.shares, field: round(share, 3)},
    )
