"""Notes after an article's end: who its author is, what its outlet is."""

import re
from collections.abc import Sequence

from truceline.reference.furniture import Furniture, words_of
from truceline.stages.clean.blocks import Block

_NAME = (
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?[A-ZÀ-Þ][\w.'’-]*"
    r"(?: (?:al|bin|de|van|von|el|of|the|and|for|&|[A-ZÀ-Þ][\w.'’&-]*)){0,7}"
)
_OF_AUTHOR = re.compile(
    r"(?:The|This) (?:author|writer) (?:is|was|has|can|would|wishes|thanks|works|lives)\b"
)
_OPENING = re.compile(
    rf"(?:About )?(?P<name>{_NAME})"
    r"(?: \([^()]{1,60}\)|,)? (?:an?|is|was|are|has|covers?|writes?|reports?|works?|serves?|holds?|joined"
    r"|studied|graduated|teaches|specialises|specializes)\b"
)
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w.'’&-]*(?: (?:of|the|and|for|&|[A-ZÀ-Þ][\w.'’&-]*)){1,4}")
# The words behind the verb in which the occupation must stand.
_LOOK = 22
_CONTACT = re.compile(r"\S+@\S+\.\w+|\bwww\.|https?://|(?:^|\s)@\w{3,}")
# A note that speaks of itself or its readers twice is the outlet's.
_SELF_WORDS = 2


def is_note_on_author(block: Block, article: str, lexicon: Furniture) -> bool:
    """True for "Jane Roe is a journalist who …" where the article itself never speaks of her."""
    if _OF_AUTHOR.match(block.text):
        return True
    match = _OPENING.match(block.text[:200])
    if not match:
        return False
    surname = re.split(r"[ ,]", match["name"])[-1]
    if re.search(rf"\b{re.escape(surname)}\b", article):
        return False
    following = words_of(block.text[match.end() : match.end() + 220])[:_LOOK]
    return lexicon.holds("occupations", following)


def is_note_on_outlet(block: Block, article: str, lexicon: Furniture) -> bool:
    """True for "Valley Post is an independent website …", or an address to write to, below the article."""
    if _CONTACT.search(block.text[:2_000]) and block.length <= 80:
        return True
    match = _OPENING.match(block.text[:200])
    if not match:
        return False
    if match["name"] in article:
        return False
    following = words_of(block.text[match.end() : match.end() + 600])
    self_words = sum(word in lexicon["self"] for word in following)
    return lexicon.holds("institutions", following[:_LOOK]) and self_words >= _SELF_WORDS


def is_name_alone(line: str) -> bool:
    """True for a line that is a name of a few words, as a site writes its own above its pages."""
    return bool(_NAME_ALONE.fullmatch(line))


def is_note_of_site(block: Block, article: str, names: Sequence[str]) -> bool:
    """True for a last paragraph on the site whose name stands alone above the article and nowhere in it."""
    return any(
        block.text.casefold().startswith(f"{name.casefold()} ") and name.casefold() not in article.casefold()
        for name in names
    )
