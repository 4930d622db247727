"""Pins beside a place: longer names, distances from a town, and buildings that no list has."""

import re
from dataclasses import replace

from truceline.records.claim import PlaceLink
from truceline.records.mention import NameKind, NameWords
from truceline.reference.gazetteer import Gazetteer, GazetteerEntry
from truceline.reference.offsets import offset_before
from truceline.stages.resolve.place_context import PlaceContext

# What a pin is worth that a town lends to a building of an unknown place.
_LENT = 0.4
# A hospital "of" a town of fewer people, in another area than the report's town, is only named so.
_CITY = 100_000
_NAME_BEHIND = re.compile(r"^[ -](?:(?:al|el|as|ar|ad|ez|de|la)-)?[A-Z][\w'’]+")
_NAME_BEFORE = re.compile(r"[A-Z][\w'’]+[ -]$")


def whole(words: NameWords, context: PlaceContext, gazetteer: Gazetteer) -> NameWords:
    """Give a name with the capitalised words that stand around it, where the gazetteer knows all of them as one."""
    evidence = words.evidence
    if words.kind is not NameKind.NAME or " " in evidence.quote:
        return words
    for pattern, text in (
        (_NAME_BEHIND, context.text[evidence.end :][:60]),
        (_NAME_BEFORE, context.text[: evidence.start][-60:]),
    ):
        more = pattern.search(text)
        if more is None:
            continue
        start, end = (
            (evidence.start, evidence.end + more.end())
            if pattern is _NAME_BEHIND
            else (evidence.start - len(more[0]), evidence.end)
        )
        whole = context.text[start:end]
        if any(entry.match in ("name", "alternate") for entry in gazetteer.find(whole, limit=3)):
            longer = replace(evidence, start=start, end=end, quote=whole)
            return replace(words, evidence=longer, names=(whole,), label="")
    return words


def moved(link: PlaceLink, words: NameWords, context: PlaceContext) -> PlaceLink:
    """Move a pin where the words lead away from it: "30 km north of Mosul", "the eastern outskirts of Aleppo"."""
    if link.precision not in ("city", "point") or link.lat is None or link.lon is None:
        return link
    inside = max(words.evidence.quote.rfind(link.name), words.evidence.quote.rfind(link.evidence.quote), 0)
    offset = offset_before(context.text[: words.evidence.start + inside])
    if offset is None:
        return link
    lat, lon = offset.moved(link.lat, link.lon)
    why = f"“{offset.words}” {link.name}: reckoned along the compass"
    return replace(link, lat=lat, lon=lon, precision="point", radius_km=offset.radius_km, inferred=why)


def at_site(link: PlaceLink, site: str | None) -> PlaceLink:
    """Say of a building that it was pinned at what it is called after."""
    if site is None or link.id is None:
        return link
    why = f"“{site}” is taken to lie in {link.name}, after which it is called"
    return replace(link, score=round(link.score * _LENT, 4), inferred=why)


def is_far_namesake(namesake: GazetteerEntry, town: GazetteerEntry) -> bool:
    """True for a small place in another area than the report's town: streets are called after many."""
    return namesake.admin1 != town.admin1 and namesake.population < _CITY


def in_town(link: PlaceLink, town: GazetteerEntry) -> PlaceLink:
    """Pin a building or street that the gazetteer lacks at the town that the report speaks of there."""
    why = f"“{link.name}” is not known; taken to lie in {town.name}, the town named nearest to it"
    return replace(
        link,
        lat=town.lat,
        lon=town.lon,
        admin1=town.admin1_name,
        precision="city",
        score=_LENT,
        inferred=why,
    )
