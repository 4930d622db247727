"""Lines that say when a page was posted or changed: "Posted on 5 March 2021 by the desk"."""

import re
from typing import Literal

from truceline.reference.furniture import Furniture, words_of
from truceline.stages.clean.blocks import Block
from truceline.stages.clean.days import DayWords, after_clock

Kind = Literal["published", "updated"]

# "This story was", "The article has been": what may stand before "first published on".
_SUBJECT = re.compile(
    r"\W*(?:(?:this|the) )?(?:(?:article|story|report|post|page|piece|entry|item|text) )?"
    r"(?:(?:was|is|has been) )?(?:originally )?",
    re.I,
)
# Between the word for posting and its day stand a clock time, the author or the desk, nothing more.
_BETWEEN = re.compile(r"\W*(?:(?:by|in|at|on|to)\b.*|(?:[\d:.h]+\W*)?(?:[ap]\.?m\.?\W*)?(?:on\W*)?)", re.I)
_FOLLOWING = re.compile(r"\W*$|\s*[|·•/(\[–—-]|[\s,;]*(?:by|in|at|under|to|from|and|last|first)\b", re.I)
_SUBJECT_WORDS = re.compile(
    r"\W*(?:(?:this|the) )?(?:article|story|report|post|page|piece|entry|item|text)\b", re.I
)
_MAX_POSTING, _MAX_SENTENCE = 20, 9


def opening_kind(text: str, lexicon: Furniture) -> tuple[Kind, int] | None:
    """Give what a line that begins with "Posted", "Last updated" and the like says, and how far those words go."""
    subject = _SUBJECT.match(text)
    for start in dict.fromkeys((0, subject.end() if subject else 0)):
        kinds: tuple[Kind, ...] = ("updated", "published")
        phrases = {kind: lexicon.begins(kind, words_of(text[start : start + 60])) for kind in kinds}
        kind = max(kinds, key=lambda name: len(phrases[name] or ""))
        if phrase := phrases[kind]:
            said = phrase.removesuffix(" in").split()
            match = re.match(r"\W*" + r"\W+".join(map(re.escape, said)), text[start:], re.I)
            return (kind, start + match.end()) if match else None
    return None


def is_posting(block: Block, days: tuple[DayWords, ...], lexicon: Furniture) -> bool:
    """True for a line that tells when, and perhaps by whom or where, the page was posted, and nothing else.

    In "Published on 5 March 2021, the report names …" the day belongs to a sentence.
    """
    opening = opening_kind(block.text, lexicon)
    if opening is None or not days or block.length > _MAX_POSTING or days[0].start < opening[1]:
        return False
    if block.ends_sentence and block.length > _MAX_SENTENCE and not _SUBJECT_WORDS.match(block.text):
        return False
    between = block.text[opening[1] : days[0].start]
    following = block.text[after_clock(block.text, days[0].end) :]
    return bool(_BETWEEN.fullmatch(between) and _FOLLOWING.match(following))
