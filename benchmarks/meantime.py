"""Events of news, on CAT XML: how many are found, how sure they are said to be, whether denied, and who takes part.

Asked are gold mentions whose head lemma sets off a pattern of the codebook by itself; one is found where a trigger of
ours shares a character with it. Certainty, polarity and participants are judged on those found, values that the set
leaves open left out. A word of demanding, threatening or refusing is itself certain and not denied.
"""

import os
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.coder import Coder, load_coder
from benchmarks.spans import Span, Tally, capitalised, set_together
from truceline.kit import Kit
from truceline.records.mention import Mention, Status

JUDGED = ("certainty", "polarity")
CERTAINTIES, POLARITIES = ("CERTAIN", "PROBABLE", "POSSIBLE"), ("POS", "NEG")
LESS_SURE = dict.fromkeys((Status.POSSIBLE, Status.DEMANDED, Status.THREATENED), "POSSIBLE")


@dataclass(frozen=True, slots=True)
class Event:
    """A gold mention: its place, what the set says of it, and the places of those who take part."""

    span: Span
    certainty: str
    polarity: str
    participants: tuple[Span, ...]


@dataclass(slots=True)
class Count:
    """What was asked, found and judged right, and the gold values met."""

    asked: int = 0
    found: int = 0
    right: Counter[str] = field(default_factory=Counter)
    gold: dict[str, Counter[str]] = field(default_factory=lambda: {n: Counter() for n in JUDGED})


def main(path: Path) -> dict[str, float | int]:
    """Score recall, certainty, polarity and participants, beside the commonest value and the first two names."""
    coder = load_coder(os.environ)
    count, ours, trivial = Count(), Tally(), Tally()
    for file in articles(path):
        text, events = read(file)
        for event, mention in _answers(text, events, coder, count):
            _judge(event, mention, coder.kit, count)
            ends = [(w.evidence.start, w.evidence.end) for w in (*mention.actors, *mention.recipients)]
            ours.add(event.participants, ends)
            line = text.rfind("\n", 0, event.span[0]) + 1
            runs = capitalised(text[line : (text + "\n").index("\n", line)])
            trivial.add(event.participants, [(line + s, line + e) for both in runs.values() for s, e in both])
    figures: dict[str, float | int] = {"event_recall": _share(count.found, count.asked)}
    for key in ("certainty", "polarity"):
        of = sum(count.gold[key].values())
        figures[f"{key}_acc"] = _share(count.right[key], of)
        figures[f"trivial_{key}_acc"] = _share(max(count.gold[key].values(), default=0), of)
    figures |= {"participant_f1": ours.f1("overlap"), "trivial_participant_f1": trivial.f1("overlap")}
    for name, value in figures.items():
        print(f"{name:24}{value:>8}")
    return {**figures, "n": count.asked}


def articles(path: Path) -> list[Path]:
    """Give a file, or each article of a folder once: of two layers the one that comes first by name of the folder."""
    return sorted({file.name: file for file in sorted(path.rglob("*.xml"), reverse=True)}.values()) or [path]


def read(file: Path) -> tuple[str, list[Event]]:
    """Give an article's text, a sentence a line, and its gold mentions."""
    root = ET.parse(file).getroot()
    sentences: dict[int, list[tuple[str, str]]] = {}
    for token in root.iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(
            (token.get("t_id", ""), token.text or "")
        )
    text, places = "", {}
    for _, tokens in sorted(sentences.items()):
        line, spans = set_together([word for _, word in tokens])
        places |= {
            t_id: (len(text) + s, len(text) + e) for (t_id, _), (s, e) in zip(tokens, spans, strict=True)
        }
        text += line + "\n"
    mentions = {m.get("m_id", ""): m for m in root.iter() if m.tag.endswith("_MENTION")}
    return text, list(_events(root, mentions, places))


def _events(
    root: ET.Element, mentions: Mapping[str, ET.Element], places: Mapping[str, Span]
) -> Iterator[Event]:
    links: dict[str, list[str]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        for source, target in zip(link.iter("source"), link.iter("target"), strict=False):
            links.setdefault(source.get("m_id", ""), []).append(target.get("m_id", ""))
    for m_id, mention in mentions.items():
        span = _span(mention, places)
        if mention.tag == "EVENT_MENTION" and span is not None:
            parts = (_span(mentions[other], places) for other in links.get(m_id, ()) if other in mentions)
            taking_part = tuple(part for part in parts if part is not None)
            yield Event(span, mention.get("certainty", ""), mention.get("polarity", ""), taking_part)


def _span(mention: ET.Element, places: Mapping[str, Span]) -> Span | None:
    spans = [places[a.get("t_id", "")] for a in mention.iter("token_anchor") if a.get("t_id", "") in places]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def _answers(text: str, events: Sequence[Event], by: Coder, count: Count) -> Iterator[tuple[Event, Mention]]:
    """The gold mentions that the codebook has a word for, with our mention on each that is found."""
    mentions, held = by.mentions_in(text), by.kit.wording.codebook
    shelves = {"VERB": held.verbs, "NOUN": held.nouns, "ADJ": held.adjectives}
    lemmas, start = {}, 0
    for line in text.splitlines(keepends=True):
        lemmas |= {start + t.idx: (t.pos_, t.lemma_.lower()) for t in by.kit.nlp(line)}
        start += len(line)
    for event in events:
        pos, lemma = lemmas.get(event.span[0], ("", ""))
        if all(others for others, _ in shelves.get(pos, {}).get(lemma, ())):
            continue
        count.asked += 1
        on = [m for m in mentions if m.trigger.start < event.span[1] and event.span[0] < m.trigger.end]
        if on:
            count.found += 1
            yield event, min(on, key=lambda m: m.trigger.end - m.trigger.start)


def _judge(event: Event, mention: Mention, kit: Kit, count: Count) -> None:
    own = kit.wording.codebook.types[mention.event_type].status == mention.status.value
    certainty = (
        "CERTAIN"
        if own
        else ("PROBABLE" if mention.status is Status.PLANNED else LESS_SURE.get(mention.status, "CERTAIN"))
    )
    polarity = "NEG" if mention.status in {Status.DENIED, Status.NOT_HAPPENED} and not own else "POS"
    if event.certainty in CERTAINTIES:
        count.gold["certainty"][event.certainty] += 1
        count.right["certainty"] += certainty == event.certainty
    if event.polarity in POLARITIES:
        count.gold["polarity"][event.polarity] += 1
        count.right["polarity"] += polarity == event.polarity


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)
