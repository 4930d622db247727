"""Toponyms on LGL and GeoWebNews: how far from the gold point the product pins them, and which it finds."""

import math
import os
import statistics
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.plain import percent
from truceline.config import load_settings
from truceline.kit import ready_gazetteer
from truceline.records.document import Document, Section, SectionRole
from truceline.records.mention import NameKind, NameWords, Reading
from truceline.reference.gazetteer import Gazetteer
from truceline.reference.offsets import great_circle
from truceline.stages.annotate import annotate, load_model
from truceline.stages.resolve.places import place_context, resolve_places

CLOSE_KM = 161.0
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A gold span with its point, None where the set gives none."""

    start: int
    end: int
    point: tuple[float, float] | None


@dataclass(slots=True)
class Tally:
    """Distances of one system in km, infinite where unresolved, and whether a candidate was close."""

    distances: list[float] = field(default_factory=list)
    covered: list[bool] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        """Give accuracy within 161 km, also of what is among the candidates, coverage and the median."""
        close = [d <= CLOSE_KM for d in self.distances]
        among = [c for c, covered in zip(close, self.covered, strict=True) if covered]
        median = statistics.median(self.distances) if self.distances else math.inf
        return {
            "acc161": percent(sum(close), len(close)),
            "acc161_candidates": percent(sum(among), len(among)),
            "coverage": percent(len(among), len(close)),
            "median_km": round(median, 1) if math.isfinite(median) else None,
        }


def main(path: Path) -> dict[str, float | int | None]:
    """Score the product, and beside it one that takes the most populous place of a name."""
    ours, trivial = Tally(), Tally()
    both = gold_spans = found_spans = 0
    nlp = load_model()
    with ready_gazetteer(load_settings(None, os.environ)) as gazetteer:
        for document, gold in articles(path):
            count(document, gold, gazetteer, ours, trivial)
            found = spans(document, nlp, gazetteer)
            both += len(found & {(t.start, t.end) for t in gold})
            found_spans, gold_spans = found_spans + len(found), gold_spans + len(gold)
    print(f"{'':10}{'acc161':>8}{'among candidates':>18}{'coverage':>10}{'median km':>11}")
    for name, tally in (("truceline", ours), ("trivial", trivial)):
        f = tally.figures()
        print(
            f"{name:10}{f['acc161']:>8}{f['acc161_candidates']:>18}{f['coverage']:>10}{f['median_km']!s:>11}"
        )
    f1 = percent(2 * both, gold_spans + found_spans)
    print(f"spans found: F1 {f1}")
    baseline = {f"trivial_{key}": value for key, value in trivial.figures().items()}
    return {**ours.figures(), "f1": f1, **baseline, "n": len(ours.distances)}


def articles(path: Path) -> Iterator[tuple[Document, list[Toponym]]]:
    """Stream the articles of a file, each with the gold that has a point; a repeated span counts once."""
    for _, element in ET.iterparse(path, events=("end",)):
        if element.tag != "article":
            continue
        text = element.findtext("text") or ""
        name = element.get("docid") or element.get("file") or ""
        body = (Section(role=SectionRole.BODY, start=0, end=len(text)),)
        document = Document(
            id=name, capture_id=name, name=name, outlet=element.findtext("domain"), title=None, text=text,
            language="en", sections=body,
        )  # fmt: skip
        gold = {(t.start, t.end): t for t in map(toponym, element.iter("toponym")) if 0 <= t.start < t.end}
        yield document, [gold[span] for span in sorted(gold) if gold[span].point and span[1] <= len(text)]
        element.clear()


def toponym(element: ET.Element) -> Toponym:
    """Read a toponym of either form."""
    lat = element.findtext("gaztag/lat") or element.findtext("latitude") or element.findtext("lat")
    lon = element.findtext("gaztag/lon") or element.findtext("longitude") or element.findtext("lon")
    point = (float(lat), float(lon)) if lat and lon else None
    return Toponym(int(element.findtext("start") or -1), int(element.findtext("end") or -1), point)


def count(document: Document, gold: list[Toponym], gazetteer: Gazetteer, ours: Tally, trivial: Tally) -> None:
    """Resolve an article's gold spans together and add their distances to both tallies."""
    names = tuple(
        NameWords(evidence=(e := document.evidence(t.start, t.end)), kind=NameKind.NAME, head=e.quote.lower(),
                  names=(e.quote,))
        for t in gold
    )  # fmt: skip
    reading = Reading(
        document=document, mentions=(), times=(), names=names, citations=(), passages=(), made_with=""
    )
    context = place_context(reading, gazetteer)
    links = resolve_places(names, context=context, gazetteer=gazetteer)
    for place, words, link in zip(gold, names, links, strict=True):
        candidates = gazetteer.find(words.evidence.quote, limit=50)
        points = [(entry.lat, entry.lon) for entry in candidates]
        ours_point = (link.lat, link.lon) if link and link.lat is not None and link.lon is not None else None
        most = max(candidates, key=lambda entry: entry.population, default=None)
        covered = any(distance(p, place.point) <= CLOSE_KM for p in [*points, ours_point])
        for tally, point in ((ours, ours_point), (trivial, (most.lat, most.lon) if most else None)):
            tally.distances.append(distance(point, place.point))
            tally.covered.append(covered)


def spans(document: Document, nlp: object, gazetteer: Gazetteer) -> set[tuple[int, int]]:
    """Give the spans, without "the", that the product reads as places or as nationalities of a country."""
    found = set()
    for parse in annotate(document, nlp):
        for entity in parse.ents:
            words = entity[1:] if entity[0].lower_ == "the" and len(entity) > 1 else entity
            if entity.label_ in PLACE_LABELS or gazetteer.country_of_adjective(words.text):
                start = parse.start
                found.add((start + words.start_char, start + words.end_char))
    return found


def distance(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float:
    """Give the kilometres between two points, infinite where one is missing."""
    if a is None or b is None:
        return math.inf
    return great_circle(a, b)
