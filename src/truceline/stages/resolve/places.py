"""Find the place that words name, with what else they might name and why that was left."""

import re
from collections.abc import Sequence
from dataclasses import replace

from truceline.records.claim import Candidate, PlaceLink
from truceline.records.document import Evidence
from truceline.records.mention import Mention, NameKind, NameWords
from truceline.reference.gazetteer import Gazetteer, GazetteerEntry
from truceline.reference.offsets import is_edge
from truceline.reference.regions import border_of, bordering, directional, part_of
from truceline.reference.toponyms import fold, names_a_site, without_area_word
from truceline.stages.resolve.place_beside import at_site, in_town, is_far_namesake, moved, whole
from truceline.stages.resolve.place_context import PlaceContext, candidates_of, place_context
from truceline.stages.resolve.place_scores import LEAST_SHARE, Weighed, weigh
from truceline.stages.resolve.place_words import (
    PlaceWords,
    adjective_country,
    holder_of,
    holders_named,
    may_be_place,
    named_in,
    readings_of,
)

# Finest first; of two places for one mention the finer one is taken.
_FINENESS = ("point", "city", "zone", "admin2", "admin1", "line", "region", "country")
_AT = frozenset(
    {"in", "at", "on", "inside", "within", "near", "around", "outside", "along", "across", "over"}
)
# Below this share the best of several is right one time in five (LGL, GeoWebNews): the words stay without a place.
_SURE = 0.3
_MOST_REJECTED = 5
_LEAST_SHARE = 0.005
_BASES = frozenset({"country", "admin1", "admin2", "region", "zone", "continent", "city"})
_SAYING = re.compile(
    r"^\s+(?:(?:has|have|had|also|later|is|was|and\s+\w+)\s+){0,2}(?:said|says|saying|accus|den(?:y|ie)|want|warn|"
    r"insist|demand|reject|vow|claim|announc|agree|argue|condemn|urge|call(?:s|ed)\s)"
)


def resolve_places(
    names: Sequence[NameWords], *, context: PlaceContext, gazetteer: Gazetteer
) -> tuple[PlaceLink | None, ...]:
    """Give a link for each of some words, in their order.

    None where the words are no place: a pronoun or description that names nothing and refers to
    nothing, a person, or an organisation that no place is called after. A place that the gazetteer lacks has
    `id` None, and so has a capital that stands for its government ("Ankara said").
    """
    return tuple(_resolve(words, context, gazetteer) for words in names)


def place_of(mention: Mention, context: PlaceContext, gazetteer: Gazetteer) -> PlaceLink | None:
    """Give a mention's place: the finest that its words give, known ones first; of two, the one "in"."""
    links = resolve_places(mention.where, context=context, gazetteer=gazetteer)
    found = [
        ((link.id is None, _FINENESS.index(link.precision), words.preposition not in _AT, at), link)
        for at, (words, link) in enumerate(zip(mention.where, links, strict=True))
        if link is not None and not _takes_part(words, link, context)
    ]
    return min(found, key=lambda item: item[0])[1] if found else None


def _takes_part(words: NameWords, link: PlaceLink, context: PlaceContext) -> bool:
    """True for a side of "talks between Turkey and Syria": a country or capital that is no place there."""
    span = (words.evidence.start, words.evidence.end)
    is_side = words.preposition == "between" or (words.preposition not in _AT and span in context.governments)
    return is_side and (link.precision == "country" or link.id is None)


def _resolve(words: NameWords, context: PlaceContext, gazetteer: Gazetteer) -> PlaceLink | None:
    link = _resolve_name(whole(words, context, gazetteer), context, gazetteer)
    return moved(link, words, context) if link is not None and link.lat is not None else link


def _resolve_name(words: NameWords, context: PlaceContext, gazetteer: Gazetteer) -> PlaceLink | None:
    if not may_be_place(words, context.text):
        return _resolve_reference(words, context, gazetteer)
    if words.label == "PERSON":
        return _resolve_town(words, context, gazetteer)
    quote = words.evidence.quote
    town = _town_of_site(words, context, gazetteer) if names_a_site(quote) else None
    for reading in readings_of(words, gazetteer):
        weighed = _weigh_reading(reading, words, context, gazetteer)
        if weighed and not (reading.site and town and is_far_namesake(weighed[0].entry, town)):
            return at_site(_link(words, weighed, context), reading.site)
    named = named_in(quote)[:1] if words.kind is NameKind.DESCRIPTION else (words.names[-1:] or (quote,))
    if not named or words.label in ("ORG", "NORP", "EVENT"):
        return None
    if town is not None:
        return in_town(_unpinned(words.evidence, named[0], town.country), town)
    holders = holder_of(words.evidence, context.text, gazetteer)
    return _unpinned(words.evidence, named[0], holders[0].country if holders else None)


def _town_of_site(words: NameWords, context: PlaceContext, gazetteer: Gazetteer) -> GazetteerEntry | None:
    """Give the town that the report speaks of beside a site, None where the words say what the site lies in."""
    if holder_of(words.evidence, context.text, gazetteer):
        return None
    return context.town_near(words.evidence)


def _resolve_town(words: NameWords, context: PlaceContext, gazetteer: Gazetteer) -> PlaceLink | None:
    """Resolve what the model takes for a person and the grammar for a place: only to a place that has the very name."""
    name = PlaceWords(name=words.evidence.quote.removeprefix("the "))
    weighed = _weigh_reading(name, words, context, gazetteer)
    known = weighed and weighed[0].entry.match in ("name", "alternate", "area")
    return _link(words, weighed, context) if known else None


def _resolve_reference(words: NameWords, context: PlaceContext, gazetteer: Gazetteer) -> PlaceLink | None:
    """Follow "there" or "the area" to what it stands for."""
    for evidence in words.refers_to:
        earlier = NameWords(evidence=evidence, kind=NameKind.NAME, head="", preposition=words.preposition)
        link = _resolve(earlier, context, gazetteer)
        if link is not None and link.id is not None:
            return replace(link, evidence=words.evidence, inferred=f"stands for “{evidence.quote}”")
    return None


def _weigh_reading(
    reading: PlaceWords, words: NameWords, context: PlaceContext, gazetteer: Gazetteer
) -> tuple[Weighed, ...]:
    candidates = candidates_of(reading.name, gazetteer)
    if reading.is_part:
        shares = context.around.countries
        kinds = ("admin1", "admin2", "city") if reading.site else ("admin1", "admin2")
        areas = (c for c in candidates if c.kind in kinds and c.match != "loose")
        candidates = tuple(c for c in areas if shares.share(c.country or "") >= LEAST_SHARE)
    if not any(entry.match in ("name", "alternate") for entry in candidates):
        ruled = _by_rule(reading.name, context, gazetteer)
        if ruled:
            return (Weighed(entry=ruled, share=1.0, reason="the words name a part or border of it"),)
    if not candidates:
        return ()
    holders = (
        holders_named(reading.holder, gazetteer)
        if reading.holder
        else holder_of(words.evidence, context.text, gazetteer)
    )
    return weigh(
        candidates,
        around=context.around,
        key=fold(reading.name),
        holders=holders,
        of_area=without_area_word(reading.name) is not None,
    )


def _by_rule(name: str, context: PlaceContext, gazetteer: Gazetteer) -> GazetteerEntry | None:
    border = bordering(name)
    if border:
        return _border(border, context, gazetteer)
    part = directional(name) if not is_edge(name) else None
    base = _base(part[1], context, gazetteer) if part else None
    return part_of(base, part[0], gazetteer) if part and base else None


def _border(
    sides: tuple[str, str | None], context: PlaceContext, gazetteer: Gazetteer
) -> GazetteerEntry | None:
    """Give a border; of one side alone, the border with the neighbour that the report names most."""
    first = _country(sides[0], gazetteer)
    second = _country(sides[1], gazetteer) if sides[1] else None
    if first and first.country and not sides[1]:
        shares = context.around.countries
        beside = [c for c in sorted(gazetteer.neighbours(first.country)) if shares.share(c) > 0.0]
        second = gazetteer.country(max(beside, key=shares.share)) if beside else None
    return border_of(first, second, gazetteer) if first and second else None


def _country(name: str, gazetteer: Gazetteer) -> GazetteerEntry | None:
    return next((entry for entry in holders_named(name, gazetteer) if entry.kind == "country"), None)


def _base(name: str, context: PlaceContext, gazetteer: Gazetteer) -> GazetteerEntry | None:
    adjective = adjective_country(name, gazetteer)
    candidates = adjective or tuple(e for e in candidates_of(name, gazetteer) if e.kind in _BASES)
    weighed = weigh(candidates, around=context.around, key=fold(name), of_area=True)
    return weighed[0].entry if weighed else None


def _link(words: NameWords, weighed: tuple[Weighed, ...], context: PlaceContext) -> PlaceLink:
    best = weighed[0]
    entry = best.entry
    if entry.is_capital and _is_government(words, context):
        reason = "a capital that stands for its government"
        kept = Candidate(id=entry.id, name=entry.name, score=best.share, reason=reason)
        link = _unpinned(words.evidence, entry.name, entry.country)
        return replace(link, rejected=(kept,), inferred=reason)
    if best.share < _SURE:
        link = _unpinned(words.evidence, words.names[-1] if words.names else words.evidence.quote, None)
        why = f"none of the places of that name is likely enough ({best.share:.2f} of 1)"
        return replace(link, rejected=_rejected(weighed), inferred=why)
    return PlaceLink(
        evidence=words.evidence,
        id=entry.id,
        name=entry.name,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
        precision=entry.precision,
        score=best.share,
        admin1=entry.admin1_name,
        rejected=_rejected(weighed[1:]),
        inferred=_inferred(words, entry),
    )


def _rejected(weighed: tuple[Weighed, ...]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(id=item.entry.id, name=_told(item.entry), score=item.share, reason=item.reason)
        for item in weighed
        if item.share >= _LEAST_SHARE or len(weighed) < _MOST_REJECTED
    )[:_MOST_REJECTED]


def _is_government(words: NameWords, context: PlaceContext) -> bool:
    """True for a bare capital that acts or speaks in a mention, or that a word of saying follows."""
    evidence = words.evidence
    if words.preposition in _AT or " " in evidence.quote.strip():
        return False
    if (evidence.start, evidence.end) in context.governments:
        return True
    return bool(_SAYING.match(context.text[evidence.end : evidence.end + 60]))


def _inferred(words: NameWords, entry: GazetteerEntry) -> str | None:
    if entry.match == "adjective":
        return f"the adjective in “{words.evidence.quote}” names its country"
    return "computed from where its cities lie" if entry.match == "rule" else None


def _told(entry: GazetteerEntry) -> str:
    return ", ".join(part for part in (entry.name, entry.admin1_name, entry.country) if part)


def _unpinned(evidence: Evidence, name: str, country: str | None) -> PlaceLink:
    return PlaceLink(
        evidence=evidence,
        id=None,
        name=name,
        country=country,
        lat=None,
        lon=None,
        geonames_id=None,
        precision="point",
        score=0.0,
    )


__all__ = ["PlaceContext", "place_context", "place_of", "resolve_places"]
