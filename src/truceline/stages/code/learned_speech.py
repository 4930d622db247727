"""Join the words of saying, thinking and wanting that the learned reader sees to those that the rules found.

Rules keep theirs. Where the reader is sure of another one, with somebody whose word it is and with what is said, it is
a saying or a stance like theirs, with its share; decision 0025 gives what was measured.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from truceline.records.parse import Paragraph, Stretch, Token
from truceline.reference.encoder import Seen
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent
from truceline.stages.code.attribution import Sayings
from truceline.stages.code.learned import PEOPLE_WORDS, SURE, TAKES_PART, Sight
from truceline.stages.code.sayings import Saying, Stance
from truceline.stages.code.stances import stances_of

# So much of what is said in quotation marks makes it somebody's words, whatever the cue.
QUOTED = 0.8
CUE_WORDS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADP", "ADV"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who says or thinks it, by which word, and the first and last word of it, with the share of the cue."""

    holder: Token
    cue: Token
    first: Token
    last: Token
    share: float


def add_heard(sayings: Sayings, number: int, parse: Paragraph, sight: Sight, lexicon: Lexicon) -> None:
    """Add what the reader hears in a paragraph of this number to the sayings of a report, its stances beside them."""
    told = list(_told(parse, sayings.by_parse[number], sight, lexicon))
    speech = [one for one in told if _is_speech(one, sayings, lexicon)]
    sayings.add(number, map(_saying, speech), (_stance(one) for one in told if one not in speech))


def _told(parse: Paragraph, own: Sequence[Saying], sight: Sight, lexicon: Lexicon) -> Iterator[Told]:
    """Give what the reader is sure of and no rule found."""
    by_rules = {saying.cue.i for saying in own}
    new = [found for found in _cues(parse, sight) if by_rules.isdisjoint(t.i for t in found[1])]
    if not new:
        return
    by_rules |= {stance.cue.i for stance in stances_of(parse, lexicon)}
    for place, words, share in new:
        cue = words.root
        if by_rules.isdisjoint(t.i for t in words) and cue.pos_ in CUE_WORDS:
            one = _with_roles(place, words, share)
            if one is not None:
                yield one


def _cues(parse: Paragraph, sight: Sight) -> Iterator[tuple[tuple[int, Seen], Stretch, float]]:
    for sentence, seen in sight.sentences:
        for cue in seen.cues(SURE):
            words = parse.covering(sentence.start_char + cue.start, sentence.start_char + cue.end)
            if words is not None:
                yield (sentence.start_char, seen), words, cue.share


def _with_roles(place: tuple[int, Seen], words: Stretch, share: float) -> Told | None:
    """Ask who says it and what; None where either is open."""
    start, seen = place
    parse = words.doc
    holder: Token | None = None
    content: list[Stretch] = []
    for tie in seen.roles_of(words.start_char - start, words.end_char - start):
        stretch = parse.covering(start + tie.start, start + tie.end)
        if stretch is None:
            continue
        if tie.role == "content":
            content.append(stretch)
        elif tie.role == "speaker" and tie.share >= TAKES_PART and stretch.root.pos_ in PEOPLE_WORDS:
            holder = holder or stretch.root
    if holder is None or not content:
        return None
    return Told(holder=holder, cue=words.root, first=content[0][0], last=content[-1][-1], share=share)


def _is_speech(told: Told, sayings: Sayings, lexicon: Lexicon) -> bool:
    """A word that says so, or content in quotation marks, makes it somebody's words; all else is a stance."""
    if told.cue.lemma_ in lexicon.saying_verbs or told.cue.lemma_ in lexicon.saying_nouns:
        return True
    words = [t for t in told.cue.doc[told.first.i : told.last.i + 1] if not t.is_punct]
    return sum(extent.offset(t) in sayings.quoted for t in words) >= QUOTED * max(1, len(words))


def _saying(told: Told) -> Saying:
    return Saying(
        speaker=told.holder, cue=told.cue, start=told.first.i, end=told.last.i + 1, share=told.share
    )


def _stance(told: Told) -> Stance:
    between = told.cue.doc[told.first.i : told.last.i + 1]
    words = (t for t in between if t != told.cue and t != told.holder and not told.holder.is_ancestor(t))
    return Stance(holder=told.holder, cue=told.cue, content=tuple(words), share=told.share)
