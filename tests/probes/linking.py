"""How many actor and place probes come out right; README.md says how they are matched.

`python -m tests.probes.linking FILE` prints what went wrong and the rates.
"""

import math
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tests.build import dated, document
from tests.probes.rates import Score

from truceline.config import load_settings
from truceline.kit import Kit, World, load_kit, load_world
from truceline.records.claim import ActorKind, ActorLink, PlaceLink
from truceline.records.document import Document
from truceline.records.mention import NameWords, Reading
from truceline.reference.offsets import great_circle
from truceline.stages.annotate import annotate
from truceline.stages.code import code
from truceline.stages.code.names import name_words
from truceline.stages.resolve.actors import actor_context, resolve_actor
from truceline.stages.resolve.places import place_context, resolve_places

Probe = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A probe's report, read, and the words that it asks about as the coder reads them."""

    report: Document
    reading: Reading
    words: NameWords


def linked_rates_of(path: Path, kit: Kit, world: World) -> Score:
    """Score a file of actor probes, or of place probes: those have no `anchor`."""
    score = Score()
    for probe in yaml.safe_load(path.read_text(encoding="utf-8")):
        if "struck" in probe:
            score.struck += 1
            continue
        asked = _read(probe, kit)
        missed = len(score.misses)
        if "anchor" in probe:
            _judge_actor(probe, asked, world, score)
        else:
            _judge_place(probe, asked, world, score)
        score.groups.setdefault(probe["group"], []).append(len(score.misses) == missed)
    return score


def _read(probe: Probe, kit: Kit) -> Asked:
    report, wording = document(probe["text"]), kit.wording
    parses = annotate(report, kit.nlp)
    start = report.text.index(probe["words"])
    end = start + len(probe["words"])
    paragraph = next(p for p in parses if p.start <= start < p.start + len(p.text))
    covered = paragraph.covering(start - paragraph.start, end - paragraph.start)
    assert covered is not None, probe["id"]
    root = covered.root
    governor = root.head.lower_ if root.dep_ == "pobj" else ""
    words = name_words(report, root, wording.lexicon, governor)
    reading = code(report, parses, wording.codebook, wording.lexicon, kinds=wording.kinds, made_with="probes")
    return Asked(report, reading, words)


def _judge_actor(probe: Probe, asked: Asked, world: World, score: Score) -> None:
    when = dated(asked.reading, probe["anchor"])
    context = actor_context(asked.reading, world.actors, on=when.published.last if when.published else None)
    links = resolve_actor(asked.words, document=asked.report, book=world.actors, context=context)
    told = f"{probe['id']} {probe['words']!r} got {[(k.name, k.kind.value, k.country) for k in links]}"
    got = {world.actors.key(name) for link in links for name in _names_of(link, world)}
    if "name" in probe:
        names = {world.actors.key(name) for name in _several(probe["name"])}
        score.count("name", bool(got & names), f"{told}, wants {probe['name']}")
    if "not_name" in probe:
        barred = {world.actors.key(name) for name in _several(probe["not_name"])}
        score.count("not_name", not got & barred, told)
    if "person" in probe:
        persons = [link for link in links if link.id is not None and link.kind is ActorKind.PERSON]
        score.count("no person", not persons, told)
    if "kind" in probe:
        kinds = _several(probe["kind"])
        score.count("kind", any(link.kind.value in kinds for link in links), f"{told}, wants {kinds}")
    if "country" in probe:
        right = any(link.country == probe["country"] for link in links)
        score.count("country", right, f"{told}, wants {probe['country']}")


def _names_of(link: ActorLink, world: World) -> tuple[str, ...]:
    """The name that a link shows, and all others of a known actor: whom it means is asked, not in which words."""
    known = world.actors.actors.get(link.id or "")
    return (link.name, known.name, *known.also) if known else (link.name,)


def _judge_place(probe: Probe, asked: Asked, world: World, score: Score) -> None:
    context = place_context(asked.reading, world.gazetteer)
    (link,) = resolve_places([asked.words], context=context, gazetteer=world.gazetteer)
    told = f"{probe['id']} {probe['words']!r} got {_pin(link)}"
    if probe.get("unresolved"):
        score.count("unresolved", link is None or link.lat is None, told)
        return
    if "country" in probe:
        right = link is not None and link.country in _several(probe["country"])
        score.count("country", right, f"{told}, wants {probe['country']}")
    if "lat" in probe:
        away = _kilometres(link, probe["lat"], probe["lon"])
        wanted = f"{probe['lat']}, {probe['lon']} within {probe['within_km']} km, is {away:.0f} off"
        score.count("point", away <= probe["within_km"], f"{told}, wants {wanted}")


def _pin(link: PlaceLink | None) -> tuple[object, ...] | None:
    return (link.name, link.country, link.lat, link.lon, link.precision) if link else None


def _kilometres(link: PlaceLink | None, lat: float, lon: float) -> float:
    if link is None or link.lat is None or link.lon is None:
        return math.inf
    return great_circle((link.lat, link.lon), (lat, lon))


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    settings = load_settings(None, os.environ)
    scored = linked_rates_of(Path(sys.argv[1]), load_kit(settings), load_world(settings))
    sys.stdout.write("\n".join([*scored.misses, scored.table(), ""]))
