"""The dateline that leads a paragraph: "ANKARA, Oct 30 (Agency) —", "Odesa, 30 October -"; it is cut off."""

import re
from collections.abc import Sequence

from truceline.records.document import SectionRole
from truceline.reference.furniture import Furniture
from truceline.reference.outlets import Outlets
from truceline.stages.clean.blocks import Block, piece
from truceline.stages.clean.cues import Cue, cue_of

_WORD = r"[A-ZÀ-ÞĀ-Ž][\w.'’-]*"
_PLACE = rf"{_WORD}(?: (?:al|el|de|du|la|of|the|{_WORD})){{0,3}}"
_PLACES = rf"{_PLACE}(?:(?:\s?/\s?| and |, ){_PLACE}){{0,2}}"
_CITY = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’-]{3,}(?:[ /][A-ZÀ-ÞĀ-Ž.'’-]{2,}){0,3}"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAYS = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[a-z]{0,5}\.?"
_DAY = (
    rf"(?:{_WEEKDAYS},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,? (?:19|20)\d\d)?"
)
_AGENCY = r"(?:\((?P<agency>[A-Z][\w .&'’/-]{1,40})\)|/(?P<slashed>[A-Z][\w .&'’-]{1,40})/\.?)"
_DASH = r"\s?(?:[–—―]|--|\s-)\s?(?=\S)"
_STOP = r"\s?[.:]\s"
_SIGNED = re.compile(
    rf"(?:(?P<places>{_PLACES}),? (?P<day>(?i:{_DAY})[,.]? )?)?{_AGENCY}(?P<late>[,.]? (?i:{_DAY}))?"
    rf"(?:(?P<dash>{_DASH})|{_STOP})"
)
# Some agencies lead with their name without brackets: "Damascus, SANA -".
_NAMED = re.compile(
    rf"(?P<places>{_PLACE}), (?P<agency>{_WORD}(?: {_WORD}){{0,2}}?)(?P<dash>\s?[–—-]{{1,2}}\s)"
)
_DATED = re.compile(rf"(?P<places>{_PLACES}),? (?i:{_DAY})(?P<dash>[.,]?{_DASH}|{_STOP})")
_PLACED = re.compile(rf"(?P<places>{_CITY}(?:, {_PLACE})?)(?P<dash>{_DASH})")
_NO_PLACE = re.compile(
    rf"(?i:{_MONTH}|{_WEEKDAYS}|updated?|published|posted|by|on|from|in|at|near|since|after|until)(?!\w)",
    re.I,
)
_STARTS = re.compile(r"[“\"'‘(]?(?:[A-ZÀ-ÞĀ-Ž]|\d)")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")
# No dateline is longer, and nothing behind it is looked at.
_LOOK, _LOOK_ASIDE = 130, 400
_SHORTEST = 4


def without_openings(blocks: Sequence[Block], lexicon: Furniture, outlets: Outlets) -> list[Block]:
    """Part from every paragraph the dateline that leads it.

    A day without an agency leads the items of a chronology too, where it belongs to
    the item; it is taken for a dateline only where one paragraph alone starts with it.
    """
    cuts = {at: _opening(block, outlets) for at, block in enumerate(blocks) if _may_open(block)}
    bare = [at for at, found in cuts.items() if found and found[1]]
    parted: list[Block] = []
    for at, block in enumerate(blocks):
        found = cuts.get(at)
        if found is None or (found[1] and len(bare) > 1) or cue_of(block, lexicon, outlets) is not Cue.NONE:
            parted.append(block)
            continue
        cut = found[0]
        lead = piece(block.text, 0, cut, role=SectionRole.DATELINE)
        rest = piece(block.text, cut, len(block.text), role=block.role)
        parted += [_moved(lead, block.start), _moved(rest, block.start)]
    return parted


def agency_of(dateline: str, outlets: Outlets) -> str | None:
    """Give the agency that signs a dateline: a known one, or any beside a day or a city in capitals."""
    line = f"{dateline} …"  # as it was, with words behind it
    match = _SIGNED.match(line) or _NAMED.match(line)
    if match is None:
        return None
    groups = match.groupdict()
    name: str = match["agency"] or groups["slashed"]
    known = outlets.named(name)
    is_plain = match.re is _SIGNED and (
        groups["day"] or groups["late"] or (groups["places"] or "").split(",")[0].isupper()
    )
    return known.name if known else name if is_plain else None


def _may_open(block: Block) -> bool:
    is_text = block.role in (None, SectionRole.BODY)
    return is_text and block.length >= _SHORTEST and (block.ends_sentence or block.is_prose)


def _opening(block: Block, outlets: Outlets) -> tuple[int, bool] | None:
    """Give how many letters the dateline has, and whether a day alone makes it one; None where there is none."""
    for pattern in (_SIGNED, _NAMED, _DATED, _PLACED):
        match = pattern.match(block.text[:_LOOK])
        if match is None or _NO_PLACE.match(match["places"] or ""):
            continue
        if pattern is _NAMED and not outlets.named(match["agency"]):
            continue
        rest = block.text[match.end() : match.end() + _LOOK_ASIDE]
        is_dated = pattern is _DATED or (pattern is _SIGNED and (match["day"] or match["late"]))
        if _STARTS.match(rest) and (is_dated or not _is_aside(rest, (match["dash"] or "").strip())):
            return match.end(), pattern is _DATED
    return None


def _is_aside(rest: str, dash: str) -> bool:
    """True for "NATO — Norway's shield — sent …", where a second dash closes what the first opened."""
    end = _SENTENCE.search(rest)
    closing = f" {dash} " if dash == "-" else dash  # a hyphen in "water-sharing" closes nothing
    return bool(dash) and rest[: end.start() if end else None].count(closing) % 2 == 1


def _moved(block: Block, offset: int) -> Block:
    return Block(start=block.start + offset, end=block.end + offset, text=block.text, role=block.role)
