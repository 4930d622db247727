"""Which mentions speak of one event, across articles, on ECB+: what merging joins, beside the words' lemmas alone.

Gold spans are given, and most are of words that no codebook of politics has. So each gold span becomes a mention
whose participants, days, places and speakers the coder's own grammar reads. All are of one type and count as having
happened (the set has one event for a plan and its outcome, where the record links two); merging then decides
with the rest, over all articles at once. An article is dated by its own words where they give a day.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.clusters import conll
from benchmarks.ecb import Article, Gold, articles
from truceline import pipeline
from truceline.config import load_settings
from truceline.errors import ReadError
from truceline.kit import Kit, load_kit, load_world
from truceline.records.document import Capture, Document, Section, SectionRole
from truceline.records.mention import Mention, Reading, Status
from truceline.records.parse import Paragraph, Token
from truceline.reference.cameo import known_scales
from truceline.reference.codebook import Pattern, Rule
from truceline.stages.annotate import annotate
from truceline.stages.clean import clean
from truceline.stages.code import code
from truceline.stages.code.attribution import find_sayings
from truceline.stages.code.building import Ground, mentions_of
from truceline.stages.code.known import known_of
from truceline.stages.code.patterns import Hit
from truceline.stages.code.shaping import Shaped
from truceline.stages.code.status import Verdict
from truceline.stages.code.times import find_times

# Every gold span is of this type; it is none of PLOVER's.
RULE = Rule(event_type="EVENT", pattern=Pattern(id="gold"), mutual=False, absorbs=False)
BLOCKS: dict[str, Callable[[Article], tuple[str, ...]]] = {
    "conll": lambda article: (article.topic,),
    "conll_subtopic": lambda article: (article.topic, article.half),
}


def main(path: Path) -> dict[str, float | int]:
    """Score merging by topic and by subtopic, each beside one set for each head lemma."""
    settings = load_settings(None, os.environ)
    kit, world = load_kit(settings), load_world(settings)
    read = [(article, *reading_of(article, kit)) for article in articles(path)]
    chains: dict[str, set[str]] = {}
    for article, _, _ in read:
        for gold in article.events:
            chains.setdefault(gold.chain, set()).add(gold.id)
    events = pipeline.reconcile(tuple(reading for _, reading, _ in read), world).events
    joined = {claim: event.id for event in events for claim in event.claim_ids}
    lemmas = {name: lemma for _, _, heads in read for name, lemma in heads.items()}
    figures: dict[str, float | int] = {}
    for name, block_of in BLOCKS.items():
        block = {gold.id: block_of(article) for article, _, _ in read for gold in article.events}
        ours, trivial = (conll(list(chains.values()), _sets(of, block)) for of in (joined, lemmas))
        print(f"{name}: merging {ours}\n{'':{len(name)}}  lemmas  {trivial}")
        figures |= ours if name == "conll" else {name: ours["conll"]}
        figures[f"trivial_{name}"] = trivial["conll"]
    return {**figures, "n": len(lemmas)}


def _sets(of: Mapping[str, str], block: Mapping[str, tuple[str, ...]]) -> list[set[str]]:
    """Give the mentions of each set, cut where a block ends."""
    sets: dict[tuple[str, ...], set[str]] = {}
    for mention, name in of.items():
        sets.setdefault((*block[mention], name), set()).add(mention)
    return list(sets.values())


def reading_of(article: Article, kit: Kit) -> tuple[Reading, dict[str, str]]:
    """Give an article's reading with the gold spans for mentions, and each one's head lemma."""
    document = document_of(article)
    parse, held = annotate(document, kit.nlp), kit.wording
    reading = code(
        document,
        parse,
        held.codebook,
        held.lexicon,
        kinds=held.kinds,
        made_with=held.made_with,
        reader=held.reader,
    )
    ground = Ground(
        document=document, parse=parse, codebook=held.codebook, lexicon=held.lexicon, known=known_of(parse, held.kinds),
        sayings=find_sayings(parse, held.lexicon), sides={}, scales=known_scales(),
    )  # fmt: skip
    mentions: list[Mention] = []
    heads: dict[str, str] = {}
    for paragraph in parse:
        gold = [(g, words) for g in article.events if (words := _words(g, paragraph))]
        gold.sort(key=lambda pair: pair[0].span)
        shaped = [_shaped(words) for _, words in gold]
        made = mentions_of(shaped, ground, find_times(paragraph, document), mentions)
        mentions += [replace(one, id=given.id) for one, (given, _) in zip(made, gold, strict=True)]
        heads |= {given.id: _head(words).lemma_ for given, words in gold}
    return replace(reading, mentions=tuple(mentions)), heads


def document_of(article: Article) -> Document:
    """Give an article as a document that is all body, with the day that its own words state."""
    capture = Capture(
        id=article.name, name=article.name, url=None, fetched_at=datetime(2020, 1, 1, tzinfo=UTC),
        content=article.text.encode(), media_type="text/plain", sha256=article.name,
    )  # fmt: skip
    try:
        published = clean(capture).published
    except ReadError:
        published = None  # too short to be taken for English
    return Document(
        id=article.name, capture_id=article.name, name=article.name, outlet=None, title=None, text=article.text,
        language="en", sections=(Section(role=SectionRole.BODY, start=0, end=len(article.text)),), published=published,
    )  # fmt: skip


def _words(gold: Gold, paragraph: Paragraph) -> list[Token]:
    return list(paragraph.covering(gold.span[0] - paragraph.start, gold.span[1] - paragraph.start) or ())


def _head(tokens: Sequence[Token]) -> Token:
    """The first word that no other of the span governs."""
    inside = {t.i for t in tokens}
    return next(t for t in tokens if t.head.i not in inside or t.head.i == t.i)


def _shaped(tokens: Sequence[Token]) -> Shaped:
    hit = Hit(head=_head(tokens), words=tuple(tokens), rule=RULE, event_type=RULE.event_type, mode=None)
    return Shaped(hit=hit, verdict=Verdict(status=Status.HAPPENED), status=Status.HAPPENED, words=hit.words)
