"""Read the wording of one report: mentions, status, participants, speakers, quantities.

`code` is the only public name. The parse ends here: what later stages need is in
the Reading.
"""

from collections.abc import Sequence
from itertools import repeat

from truceline.records.document import Document, SectionRole
from truceline.records.mention import Citation, Mention, NameWords, Passage, Reading
from truceline.records.parse import Paragraph, Token
from truceline.reference.cameo import known_scales
from truceline.reference.codebook import Codebook
from truceline.reference.encoder import Encoder
from truceline.reference.kinds import Kinds
from truceline.reference.lexicon import Lexicon
from truceline.reference.outlets import known_outlets
from truceline.reference.shingles import signature_of
from truceline.stages.code import extent
from truceline.stages.code.attribution import find_sayings
from truceline.stages.code.building import Ground, mentions_of
from truceline.stages.code.known import known_of
from truceline.stages.code.learned import Heard, hear, look
from truceline.stages.code.learned_speech import add_heard
from truceline.stages.code.names import NAME_ENTITIES, name_words
from truceline.stages.code.patterns import find
from truceline.stages.code.peoples import label_peoples
from truceline.stages.code.set_up import on_course, with_set_up
from truceline.stages.code.shaping import shape
from truceline.stages.code.stances import attributions_of
from truceline.stages.code.steps import date_by_steps
from truceline.stages.code.threats import conditional_demands, sides_of
from truceline.stages.code.times import PlacedTime, find_times

CITING = frozenset({"report", "say", "tell", "write", "quote", "cite"})
# A name with one of these is an outlet's, known or not.
PRESS_WORDS = frozenset(
    {
        "news",
        "agency",
        "times",
        "post",
        "press",
        "tv",
        "television",
        "radio",
        "daily",
        "newspaper",
        "wire",
        "herald",
    }
)


def code(
    document: Document,
    parse: Sequence[Paragraph],
    codebook: Codebook,
    lexicon: Lexicon,
    *,
    kinds: Kinds,
    made_with: str,
    reader: Encoder | None = None,
) -> Reading:
    """Code one report: every mention with its words, and what later stages ask of the report.

    `parse` is what `annotate` gave; mentions come in text order, and two never
    share both trigger and type. `made_with` is kept on the Reading as it is given. Without a `reader` the rules
    alone decide.
    """
    _chain_parses(parse)
    names = tuple(_names(parse, document, lexicon))
    ground = Ground(
        document=document,
        parse=parse,
        codebook=codebook,
        lexicon=lexicon,
        known=known_of(parse, kinds),
        sayings=find_sayings(parse, lexicon),
        sides=sides_of(names),
        scales=known_scales(),
    )
    mentions, suggestions, times = _read(ground, reader)
    return Reading(
        document=document,
        mentions=tuple(sorted(mentions, key=_place)),
        times=tuple(time.words for time in times),
        names=names,
        citations=tuple(_citations(parse, document)),
        passages=tuple(_passages(parse, document)),
        made_with=made_with,
        attributions=attributions_of(parse, ground.sayings, document, lexicon),
        suggestions=tuple(sorted(suggestions, key=_place)),
    )


def _read(ground: Ground, reader: Encoder | None) -> tuple[list[Mention], list[Mention], list[PlacedTime]]:
    """Give the mentions of all paragraphs, what is too doubtful to be one, and the time expressions.

    What the reader hears is added to the sayings.
    """
    document, codebook, lexicon = ground.document, ground.codebook, ground.lexicon
    mentions: list[Mention] = []
    suggestions: list[Mention] = []
    times: list[PlacedTime] = []
    sights = look(ground.parse, reader) if reader is not None else repeat(None)
    for number, (paragraph, sight) in enumerate(zip(ground.parse, sights, strict=False)):
        found = find_times(paragraph, document)
        times += found
        hits = with_set_up(find(paragraph, codebook, lexicon), paragraph, ground.known, codebook, lexicon)
        if sight is not None:
            add_heard(ground.sayings, number, paragraph, sight, lexicon)
        heard = hear(hits, paragraph, sight, codebook) if sight is not None else Heard(standing=hits)
        standing = tuple(on_course(hit, ground.known) for hit in heard.standing)
        shaped = list(shape(standing, document, codebook, lexicon))
        shaped += conditional_demands(shaped, paragraph)
        mentions += mentions_of(shaped, ground, found, mentions, sight)
        date_by_steps(mentions, paragraph, found, lexicon)
        doubtful = shape(heard.suggested, document, codebook, lexicon)
        suggestions += mentions_of(doubtful, ground, found, mentions, sight)
    return mentions, suggestions, times


def _place(mention: Mention) -> tuple[int, int, str]:
    return mention.trigger.start, mention.trigger.end, mention.event_type


def _chain_parses(parse: Sequence[Paragraph]) -> None:
    """Let each paragraph know the one before it, for pronouns, and the peoples in it; captions stand apart."""
    before: Paragraph | None = None
    for paragraph in parse:
        paragraph.before = before
        label_peoples(paragraph)
        if paragraph.section is None or paragraph.section.role is not SectionRole.CAPTION:
            before = paragraph


def _names(parse: Sequence[Paragraph], document: Document, lexicon: Lexicon) -> list[NameWords]:
    return [
        name_words(document, entity.root, lexicon, _preposition(entity.root))
        for paragraph in parse
        for entity in paragraph.ents
        if entity.label_ in NAME_ENTITIES
    ]


def _preposition(token: Token) -> str:
    above = token.head
    return above.lower_ if token.dep_ == "pobj" and above.pos_ == "ADP" else ""


def _citations(parse: Sequence[Paragraph], document: Document) -> list[Citation]:
    """ "Reuters reported", "told The Courier", "as per the Gulf Ledger": outlets named as where it comes from."""
    outlets = known_outlets()
    found = []
    for paragraph in parse:
        for entity in paragraph.ents:
            cue = _citing(entity.root)
            if cue is None or entity.label_ not in {"ORG", "PERSON", "GPE"}:
                continue
            if outlets.named(entity.text) is not None or PRESS_WORDS & {t.lower_ for t in entity}:
                evidence = extent.span(document, entity[0], entity[-1])
                found.append(Citation(evidence=evidence, outlet=entity.text, cue=cue))
    return found


def _citing(root: Token) -> str | None:
    """The word by which a name is cited, None where it is not."""
    governor = root.head
    if root.dep_ in {"nsubj", "dobj", "dative"} and governor.lemma_ in CITING:
        return governor.lower_
    if root.dep_ == "pobj" and "according" in (governor.lower_, governor.head.lower_):
        return "according to"
    if root.dep_ == "pobj" and "per" in (governor.lower_, governor.head.lower_):
        return "as per"
    return None


def _passages(parse: Sequence[Paragraph], document: Document) -> list[Passage]:
    found = []
    for paragraph in parse:
        for sentence in paragraph.sents:
            words = [t for t in sentence if not t.is_space]
            if words:
                evidence = extent.span(document, words[0], words[-1])
                found.append(
                    Passage(start=evidence.start, end=evidence.end, signature=signature_of(evidence.quote))
                )
    return found


__all__ = ["code"]
