"""What the words of a stretch alone say that it is; where it stands is for `sections` to weigh."""

import re
from enum import StrEnum

from truceline.reference.furniture import Furniture, words_of
from truceline.reference.outlets import Outlets
from truceline.stages.clean.blocks import LONG, Block
from truceline.stages.clean.days import days_in, words_beside_days
from truceline.stages.clean.postings import is_posting


class Cue(StrEnum):
    """What a stretch's own words make of it."""

    NONE = "none"
    FURNITURE = "furniture"
    LIST = "list"  # opens a list of links to other stories
    LINK = "link"  # a link to one other story, or the words before one
    END = "end"  # nothing below it belongs to the article
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"


# Sentences of more words than these are not taken for furniture or captions by a phrase in them.
_MAX_START, _MAX_ANYWHERE, _MAX_CAPTION, _MAX_SEEN, _MAX_BYLINE = 32, 60, 75, 45, 16
_MAX_BESIDE_DAY = 7
_BRACKETED = re.compile(r"[(\[{]([^()\[\]{}]{2,90})[)\]}]\.?$")
_TAIL = re.compile(r"(?:\||\s[–—-]|\s/|\.)\s*([^|.–—]{2,60})\.?$")
_SLASHED = re.compile(
    r"\b[A-Z][A-Za-z]{1,15}(?: Images| Photo)?\s?/\s?[A-Z][\w.'’]+(?:[ /][A-Z][\w.'’]*){0,4}\.?$"
)
_PICTURE_FIRST = re.compile(
    r"(?:(?:file|archive|handout|undated|illustrative|representational)\b[\w ]{0,12}(?:photo|picture|image)?"
    r"|photo(?:graph)?|image|picture|caption|pic)"
    r"(?: (?:credit|by|courtesy|source|via|caption))?\s?(?:[:–—|/]|-\s)"
    r"|pictured\s?:|in this\b[^.]{0,40}\b(?:photo|image|picture|photograph|handout|grab|still)\b"
    r"|in an? (?:[\w-]+ ){0,3}(?:photo|image|picture|photograph|grab)"
    r" (?:released|provided|taken|made|shared|obtained)",
    re.I,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|[#@]\w+")
_SIDE = re.compile(r"\(pictured\b|\((?:[lrc]|left|right|cent(?:er|re))\)|, (?:left|right|cent(?:er|re)),")
# "is seen in Holm" points into a picture, "is seen as a rival" does not.
_SEEN = re.compile(
    r"\b(?:is|are) (?:seen|pictured)"
    r" (?:in|at|during|near|on|after|here|through|behind|above|along|outside|inside)\b"
    r"|\b(?:shakes? hands with|poses? for)\b"
)
_QUOTES = "“\"'‘«`"
_SEPARATORS = re.compile(r"[|/>»›·•,&\s:-]+")
_AGO = frozenset(("ago", "minutes", "hour", "hours", "day", "days", "ist", "local", "time", "am", "pm"))
_JOINING = frozenset(("and", "in", "at", "for", "news", "agencies", "staff", "correspondent", "of", "with"))
_CRUMBS = re.compile(r"\s[/>»›|]\s")
_MENU = frozenset(("about", "us", "advertise", "contact", "today", "epaper"))
_OUTER = ".,:;–—-()[]/|·•#"
_ARROWS = "←→⟵⟶«»‹›▶►❯❮"
_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w.'’-]*$")


def cue_of(block: Block, lexicon: Furniture, outlets: Outlets) -> Cue:
    """Say what a stretch is by its words alone; NONE for most of an article."""
    words = block.words
    if block.length >= LONG or not words:
        return Cue.NONE if words else Cue.FURNITURE
    if block.text[0] in _QUOTES:
        return Cue.CAPTION if is_caption(block, lexicon, outlets) else Cue.NONE
    for reader in (_dated, _whole, _bar, _opening, _link):
        found = reader(block, lexicon)
        if found is not Cue.NONE:
            return found
    if is_caption(block, lexicon, outlets):
        return Cue.CAPTION
    return Cue.BYLINE if _is_byline(block, lexicon, outlets) else Cue.NONE


def _whole(block: Block, lexicon: Furniture) -> Cue:
    phrase = " ".join(block.words).strip(": ")
    if phrase in lexicon["ends"]:
        return Cue.END
    if phrase in lexicon["lists"]:
        return Cue.LIST
    if phrase in lexicon["links"]:
        return Cue.LINK
    return Cue.FURNITURE if phrase in lexicon["whole"] or not phrase else Cue.NONE


def _bar(block: Block, lexicon: Furniture) -> Cue:
    """Bars of buttons, of categories, and lines of nothing but addresses."""
    if not _SEPARATORS.sub("", _ADDRESS.sub("", block.text)):
        return Cue.FURNITURE
    words = [word for word in block.words if word not in (":", "#")]
    if not words or all(word in lexicon["buttons"] for word in words):
        return Cue.FURNITURE
    at = 0
    while at < len(words):
        phrase = lexicon.begins("categories", words[at:])
        if phrase is None:
            break
        at += len(phrase.split())
    if at and (words[at : at + 2] == ["no", "comments"] or len(_CRUMBS.findall(block.text)) > 1):
        return Cue.FURNITURE
    return Cue.FURNITURE if at == len(words) else Cue.NONE


def _dated(block: Block, lexicon: Furniture) -> Cue:
    """A line that is mostly a day: the dateline, with the author in it the byline."""
    days = days_in(block.text) if block.length <= 30 else ()
    if not days or any(mark in block.text for mark in ("©", "(c)", "(C)")):
        return Cue.NONE
    beside = words_beside_days(block.text, days)
    phrase = [word for w in beside if (word := w.strip(_OUTER).casefold())]
    said = [word for word in phrase if not _is_said_of_dates(word, lexicon)]
    if is_posting(block, days, lexicon):
        return Cue.BYLINE if "by" in said else Cue.DATELINE
    if not said or (len(said) < 3 and "by" not in said and _is_said_of_dates(phrase[0], lexicon)):
        return Cue.DATELINE
    if len(said) > _MAX_BESIDE_DAY:
        return Cue.NONE
    if sum(_is_of_menu(word, lexicon) for word in said) > len(said) / 2 and len(said) > 2:
        return Cue.FURNITURE
    names = [word for word in beside if _NAME.match(word.strip(_OUTER))]
    if phrase[0] == "by" or len(names) >= len(said) - 1:
        return Cue.BYLINE if not _has_finite_look(block) else Cue.NONE
    return Cue.NONE


def _is_said_of_dates(word: str, lexicon: Furniture) -> bool:
    is_number = word.isdigit() or word in _AGO
    return is_number or any(
        word in phrase.split() for name in ("published", "updated") for phrase in lexicon[name]
    )


def _is_of_menu(word: str, lexicon: Furniture) -> bool:
    return any(word in lexicon[name] for name in ("whole", "categories", "buttons", "ends")) or word in _MENU


def _has_finite_look(block: Block) -> bool:
    """True where a dated line reads as a sentence after all."""
    return block.ends_sentence and block.length > 9


def _opening(block: Block, lexicon: Furniture) -> Cue:
    words, is_short = block.words, block.length <= _MAX_START
    is_plain = not block.ends_sentence or block.length <= 12
    end = lexicon.begins("ends", words)
    if end and is_short and (len(end.split()) > 1 or end == "©") and (is_plain or "©" in end):
        return Cue.END
    if block.text[0] == "©" or words[0] == "(c)":
        return Cue.END
    start = lexicon.begins("start", words)
    if start and is_short and _is_lowly(block, start):
        return Cue.FURNITURE
    if block.length <= _MAX_ANYWHERE and lexicon.holds("anywhere", words):
        return Cue.FURNITURE
    opens = lexicon.begins("lists", words)
    if opens and len(opens.split()) > 1 and block.length <= 7 and not block.ends_sentence:
        return Cue.LIST
    if _ADDRESS.search(block.text) and block.length <= 6:
        return Cue.FURNITURE
    return Cue.NONE


def _is_lowly(block: Block, start: str) -> bool:
    """True where a line that begins as furniture does is not a sentence of the report."""
    return len(start.split()) > 1 or not block.ends_sentence or block.length <= 6


def _link(block: Block, lexicon: Furniture) -> Cue:
    if block.text[0] in _ARROWS or block.text[-1] in _ARROWS:
        return Cue.LINK
    phrase = lexicon.begins("links", block.words)
    if not phrase or block.length > _MAX_START:
        return Cue.NONE
    count = len(phrase.split())
    after = block.words[count : count + 1]
    bars = re.match(rf"(?:\W*[\w'’]+){{{count}}}\s*[|>»›–—:-]\s*\S", block.text)
    if after == [":"] or bars:
        return Cue.LINK
    is_order = count > 1 and phrase.split()[0] in ("read", "also", "see", "watch", "more")
    return Cue.LINK if is_order and not block.ends_sentence else Cue.NONE


def is_caption(block: Block, lexicon: Furniture, outlets: Outlets) -> bool:
    """True where a credit stands at its end, a picture's word at its start, or words point into a picture."""
    if block.length > _MAX_CAPTION:
        return False
    text = block.text
    slashed = _SLASHED.search(text[-60:])
    if _PICTURE_FIRST.match(text) or (slashed and _is_credit(slashed[0].strip("."), lexicon, outlets)):
        return True
    bracketed = _BRACKETED.search(text)
    if bracketed and _is_credit(bracketed[1], lexicon, outlets):
        bare = not _has_credit_word(bracketed[1], lexicon)
        signs_off = (
            bare
            and text[bracketed.start()] == "("
            and text[: bracketed.start()].rstrip()[-1:] in tuple('.!?”"')
        )
        return not signs_off
    tail = _TAIL.search(text[-90:])
    if tail and _has_credit_word(tail[1], lexicon) and len(tail[1].split()) <= 7 and not bracketed:
        return _looks_like_credit(tail[1], lexicon)
    return lexicon.holds("pictured", block.words) or (block.length <= _MAX_SEEN and _points(text))


def _points(text: str) -> bool:
    """True for "General Roe (left) shakes hands with …"."""
    folded = text.casefold()
    return bool(_SIDE.search(folded) or _SEEN.search(folded))


def _is_credit(words: str, lexicon: Furniture, outlets: Outlets) -> bool:
    if _has_credit_word(words, lexicon) and _looks_like_credit(words, lexicon):
        return True
    parts = [part.strip() for part in re.split(r"[/|,–—]| via | - |and ", words) if part.strip()]
    return any(outlets.named(part) for part in parts)


def _has_credit_word(words: str, lexicon: Furniture) -> bool:
    return lexicon.holds("credits", words_of(words.replace("/", " ")))


def _looks_like_credit(words: str, lexicon: Furniture) -> bool:
    """True for "Photo: Agency" and "Agency / File", not for a sentence that ends on "photo"."""
    parts = re.split(r"[\s/:]+", words.strip())
    named = sum(bool(_NAME.match(part)) for part in parts)
    label, colon, _ = words.partition(":")
    if colon:
        return _has_credit_word(label, lexicon)
    return "/" in words or named >= len(parts) - 2


def _is_byline(block: Block, lexicon: Furniture, outlets: Outlets) -> bool:
    if block.length > _MAX_BYLINE or (block.ends_sentence and block.length > 9):
        return False
    if outlets.named(block.text.strip("()[].-–— ")):
        return True
    phrase = lexicon.begins("bylines", [word for word in block.words if word != ":"])
    if phrase is None:
        return False
    if phrase in ("source", "sources") and block.text[len(phrase) :].lstrip().startswith(":"):
        return True
    rest = [word.strip(".,:;()–—|-") for word in block.text.replace(":", " ").strip("( ").split()]
    rest = [word for word in rest if word][len(phrase.split()) :]
    if rest and rest[0] in ("the", "our", "staff"):
        return lexicon.holds("bylines", words_of(" ".join(rest)))
    names = sum(bool(_NAME.match(word)) or word in _JOINING for word in rest)
    return not rest or (bool(_NAME.match(rest[0])) and names >= 0.6 * len(rest))
