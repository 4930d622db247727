"""ECB+ as XML: each article's text and its gold event mentions in the sentences that were checked for coreference."""

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.spans import Span, set_together

CHECKED = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention: its id, its words, and the chain of mentions of one event that it belongs to."""

    id: str
    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a topic; the articles of one `half` (ecb, ecbplus) tell of one story."""

    name: str
    topic: str
    half: str
    text: str
    events: tuple[Gold, ...]


def articles(path: Path) -> Iterator[Article]:
    """Give the articles under a folder by topic and name."""
    checked = _checked(next(path.rglob(CHECKED)))
    for file in sorted(path.rglob("*_*ecb*.xml")):
        topic, rest = file.stem.split("_", 1)
        yield read(file, topic, rest.lstrip("0123456789"), checked.get((topic, rest), frozenset()))


def read(file: Path, topic: str, half: str, sentences: frozenset[str]) -> Article:
    """Give an article, a sentence a line; gold mentions lie in the sentences of these numbers."""
    root = ET.parse(file).getroot()
    lines: dict[str, list[ET.Element]] = {}
    for token in root.iter("token"):
        lines.setdefault(token.get("sentence", ""), []).append(token)
    text, places = "", {}
    for number, tokens in lines.items():
        line, spans = set_together([token.text or "" for token in tokens])
        for token, (start, end) in zip(tokens, spans, strict=True):
            places[token.get("t_id", "")] = (number, (len(text) + start, len(text) + end))
        text += line + "\n"
    events = tuple(_events(root, file.stem, places, sentences))
    return Article(file.stem, topic, half, text, events)


def _events(
    root: ET.Element, name: str, places: Mapping[str, tuple[str, Span]], sentences: frozenset[str]
) -> Iterator[Gold]:
    chains = {
        source.get("m_id", ""): link.get("note") or f"{name}:{link.get('r_id')}"
        for tag in ("INTRA_DOC_COREF", "CROSS_DOC_COREF")
        for link in root.iter(tag)
        for source in link.iter("source")
    }
    for mention in root.iter():
        if "ACTION" not in mention.tag:
            continue
        at = [places[a.get("t_id", "")] for a in mention.iter("token_anchor")]
        if at and at[0][0] in sentences:
            m_id = mention.get("m_id", "")
            span = min(start for _, (start, _) in at), max(end for _, (_, end) in at)
            yield Gold(f"{name}:{m_id}", span, chains.get(m_id, f"{name}:{m_id}"))


def _checked(file: Path) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    with file.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault((row["Topic"].strip(), row["File"].strip()), set()).add(
                row["Sentence Number"].strip()
            )
    return {key: frozenset(numbers) for key, numbers in found.items()}
