"""Read the words for a place: the name in them, and what the words around say that it lies in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from truceline.records.document import Evidence
from truceline.records.mention import NameKind, NameWords
from truceline.reference.gazetteer import Gazetteer, GazetteerEntry
from truceline.reference.offsets import offset_before
from truceline.reference.toponyms import AREA_WORDS, BESIDE_NAMES, SITE_WORDS, fold, names_a_site

# How far around a name its container is looked for ("…, Syria", "Syria's …", "the Syrian town of …").
_AROUND = 80
_NOT_PLACES = frozenset({"PERSON", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_LEADING = re.compile(
    r"^(?:the|a|an|its|their|his|her|this|that|nearby|neighbou?ring|around)\s+", re.IGNORECASE
)
_OF_NAME = re.compile(r"\b[a-z][\w-]*\s+(?:of|called|named|around|near)\s+(?:the\s+)?(?P<name>[^\W\d_].*)$")
_POSSESSED = re.compile(r"^(?P<owner>[^,]+?)(?:['’]s|(?<=s)['’])\s+(?P<name>.+)$")
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_AFTER = re.compile(
    rf"^\s*(?:,|\(|,?\s+in|,?\s+of)\s+?(?:the\s+)?(?P<name>{_CAPITALISED}(?:[\s-]+{_CAPITALISED}){{0,3}})"
)
# Words that may stand between a holder and what lies in it; "America's troops in Paris" has others.
_KINDS = (
    r"(?:(?:cities|city|towns?|villages?|provinces?|governorates?|districts?|ports?|capital|regions?|oblasts?|suburbs?|"
    r"enclave|stronghold|border|crossing|camp|island|neighbou?rhoods?|states?|county|countryside|of|the|besieged|"
    r"(?:north|south)?(?:-?(?:east|west))?(?:ern)?|coastal|central|main|largest|second|occupied|rebel-held)\s+){0,5}"
)
_OWNER_BEFORE = re.compile(
    rf"(?P<name>{_CAPITALISED}(?:\s+{_CAPITALISED}){{0,2}})(?:['’]s|(?<=s)['’])\s+{_KINDS}$"
)
_ADJECTIVE_BEFORE = re.compile(rf"(?P<name>{_CAPITALISED})\s+{_KINDS}$")
_NAMED = re.compile(
    rf"(?<=\s){_CAPITALISED}(?:[\s-]+(?:(?:al|el|as|ar|ad|an|ez|de|la)[\s-]+)?{_CAPITALISED}){{0,3}}"
)
_AREA = re.compile(rf"^\s+(?:{'|'.join(sorted(AREA_WORDS))})\b")
# "Kurdish-held" names no place, "Deir-ez-Zor" does.
_COMPOUND = re.compile(r"-(?!(?:al|el|as|ar|an|ez|es|de|la|le|sur)-)[a-z]")
# A church of Saint Anne is no more in a town of that name than a street of Washington's is there.
DEDICATIONS = frozenset(
    {"saint", "san", "santa", "sainte", "holy", "our", "lady", "king", "queen", "prince", "president"}
)
_PLACING = frozenset(
    {
        "in",
        "at",
        "near",
        "around",
        "outside",
        "inside",
        "across",
        "throughout",
        "into",
        "toward",
        "towards",
        "within",
    }
)
_TOWNSHIP = re.compile(
    r"\b(?:town|city|village|hamlet|district|province|region|port|camp|mayor|governor|residents?|people|outskirts|suburbs?"
    r"|edge|cent(?:re|er)|streets|siege|battle|fall|capture|recapture|shelling|bombardment|bombing|liberation"
    r"|north|south|east|west|(?:north|south)-?(?:east|west)|out|areas?|countryside|crossing|airport|capital)"
    r" of\s+(?:the\s+)?$"
)
# What an organisation is called for short, with what the model took along.
_LETTERS = re.compile(r"(?:the )?[A-Z]{3,}\b")
_HOLDERS = frozenset({"country", "admin1", "admin2", "region"})
# No report needs a longer phrase than this read as one place.
LONGEST_PHRASE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """One way to read words as a place: the name, and words for what holds it.

    A part of a longer name means an area only, and only in a country that the report speaks of;
    of a `site` ("Colchester General Hospital") it may be a town as well.
    """

    name: str
    holder: str | None = None
    is_part: bool = False
    site: str | None = None


def may_be_place(words: NameWords, text: str = "") -> bool:
    """False for pronouns and descriptions without a name in them, for figures, most persons and organisations' letters.

    "NATO air strikes" are none of the town of Nato. Models take towns that they do not know for persons: "in
    Honiara", "the mayor of Tame" name places for all that.
    """
    if words.label in _NOT_PLACES:
        return words.label == "PERSON" and words.kind is NameKind.NAME and _stands_at(words, text)
    if words.label == "ORG" and _LETTERS.match(words.evidence.quote):
        return _stands_at(words, text)
    if words.kind is NameKind.DESCRIPTION:
        return bool(words.names or _NAMED.search(words.evidence.quote[:LONGEST_PHRASE]))
    return words.kind is not NameKind.PRONOUN or bool(words.names)


def _stands_at(words: NameWords, text: str) -> bool:
    """True under a preposition of place, and behind "the town of", "the mayor of"."""
    if words.preposition in _PLACING:
        return True
    before = text[max(0, words.evidence.start - _AROUND) : words.evidence.start]
    if offset_before(before) is not None:
        return True
    return words.preposition == "of" and _TOWNSHIP.search(before) is not None


def readings_of(words: NameWords, gazetteer: Gazetteer) -> tuple[PlaceWords, ...]:
    """Give the ways to read the words, the whole phrase first, single names in it last."""
    quote = " ".join(words.evidence.quote.split())[:LONGEST_PHRASE]
    found = list(_of_phrase(quote, gazetteer))
    adjectives = [name for name in words.names if gazetteer.country_of_adjective(name)]
    holder = adjectives[0] if adjectives else None
    for name in reversed(words.names):
        if name not in adjectives:
            found.append(PlaceWords(name=_bare(name), holder=holder))
    for name in named_in(quote):
        if fold(name) in SITE_WORDS:
            continue  # "Royal Street" is no Street in Kent
        cut = _is_cut(name, quote, gazetteer)
        found.append(PlaceWords(name=name, holder=holder, is_part=cut))
        found.append(PlaceWords(name=name.partition(" ")[2], holder=holder, is_part=True))
    found += [PlaceWords(name=name) for name in adjectives]
    if names_a_site(quote):
        found += [PlaceWords(name=name, is_part=True, site=quote) for name in _named_after(quote)]
    unique = {(r.name, r.holder, r.site): r for r in found if r.name}
    return tuple(unique.values())


def _is_cut(name: str, quote: str, gazetteer: Gazetteer) -> bool:
    """True for the end of a longer name: "Christopher Inn" is not at Inn; "North Aleppo" is at Aleppo."""
    before = quote[: quote.rfind(name)].split()
    word = before[-1] if before else ""
    if not word[:1].isupper() or word.endswith((",", "'s", "’s")) or _LEADING.fullmatch(f"{word} "):
        return False
    return fold(word) not in BESIDE_NAMES and gazetteer.country_of_adjective(word) is None


def _named_after(site: str) -> Iterator[str]:
    """Give what a building may be called after, the longest first: the words before or after its own."""
    words = _bare(site).split()
    for length in range(min(len(words) - 1, 3), 0, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            if part[0][:1].isupper() and not {fold(w) for w in part} & (SITE_WORDS | DEDICATIONS):
                yield " ".join(part)


def named_in(phrase: str) -> tuple[str, ...]:
    """Give the capitalised names inside a phrase, the last first, with an area word that follows."""
    found = []
    for match in _NAMED.finditer(phrase):
        area = _AREA.match(phrase[match.end() :])
        if not _COMPOUND.search(match[0]):
            found.append(match[0] + (area[0] if area else ""))
    return tuple(reversed(found))


def holder_of(evidence: Evidence, text: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Give what the words around a name say that it lies in: the readings of one holder, or ()."""
    after = _AFTER.match(text[evidence.end : evidence.end + _AROUND])
    if after:
        found = _holders(after["name"], gazetteer)
        if found:
            return found
    before = text[max(0, evidence.start - _AROUND) : evidence.start]
    owner = _OWNER_BEFORE.search(before)
    if owner:
        return _holders(owner["name"], gazetteer)
    adjective = _ADJECTIVE_BEFORE.search(before)
    return adjective_country(adjective["name"], gazetteer) if adjective else ()


def holders_named(name: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Give the countries and areas that a holder's words may name, an adjective's country among them."""
    return adjective_country(name, gazetteer) or _holders(name, gazetteer)


def adjective_country(word: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Give the country of a nationality adjective, () where it is none."""
    iso3 = gazetteer.country_of_adjective(word)
    country = gazetteer.country(iso3) if iso3 else None
    return (country,) if country else ()


def _of_phrase(quote: str, gazetteer: Gazetteer) -> Iterator[PlaceWords]:
    phrase = _bare(quote)
    yield PlaceWords(name=phrase)
    head, comma, rest = phrase.partition(",")
    if comma and rest.strip():
        yield PlaceWords(name=_bare(head), holder=rest.split(",")[0].strip())
    possessed = _POSSESSED.match(phrase)
    if possessed:
        yield PlaceWords(name=_bare(possessed["name"]), holder=possessed["owner"])
    of_name = _OF_NAME.search(phrase)
    if of_name:
        yield PlaceWords(name=_bare(of_name["name"]))
    first, _, rest = phrase.partition(" ")
    if rest and fold(rest) not in SITE_WORDS and gazetteer.country_of_adjective(first):
        yield PlaceWords(name=_bare(rest), holder=first)


def _bare(name: str) -> str:
    stripped = name.strip(' .,;:"“”()')
    while True:
        shorter = _LEADING.sub("", stripped, count=1)
        if shorter == stripped:
            return stripped
        stripped = shorter


def _holders(words: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Read the longest run of the words, from their start, that names a country or an area."""
    pieces = words.split()
    for length in range(len(pieces), 0, -1):
        name = " ".join(pieces[:length])
        found = [e for e in gazetteer.find(name, limit=30) if e.kind in _HOLDERS and e.match != "loose"]
        if found:
            return tuple(found)
    return ()
