"""The rules that tell a change of meaning from a change of words, one kind each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from truceline.reference.drift_terms import (
    DECISIVE,
    HEDGES,
    IN_PLACE,
    KIND_OF,
    MONTHS,
    NEGATING,
    WEEKDAYS,
    Group,
    groups_of,
    is_saying,
)
from truceline.reference.shingles import Word
from truceline.reference.wording import CALENDAR, Wording
from truceline.stages.root.figures import Change, bounds, counted, is_year, number_of, one_figure
from truceline.stages.root.gaps import Gap, quotations
from truceline.stages.root.marks import COUNTS, DAY, DECIDES, NEGATES, NUMBER, PLACED, SAYS, TERM, marks_of

# A gap longer than this is a clause that was cut or added, not one that was changed.
CHANGED_WORDS = 8
# How many words to either side are a term's company.
COMPANY = 3
EVERYWHERE = frozenset(
    "a after an and are as at be by for from had has have in is of on that the to was were with".split()  # noqa: SIM905
)
# Spellings of one name ("Daraa", "Deraa") are more alike than this.
SPELLING = 0.7
# A longer gap holds more than a name; its names need not be each other's.
NAME_WORDS = 4
# "not" comes with a verb or two; with more it came with a clause of its own.
NEGATED_WORDS = 4
# A hedge comes or goes alone or with one word ("it is reportedly").
HEDGED_WORDS = 2
# Lost or gained attribution is told only between passages of like length: otherwise it
# went with a clause that was cut, or stands in the next sentence.
LIKE_LENGTH = 0.6


Vocabularies = tuple[frozenset[str], frozenset[str]]


def loose_changes(a: Wording, b: Wording, gaps: Sequence[Gap]) -> Iterator[Change]:
    """Give the changes to believe of passages little alike: quotations, figures, and terms in like company."""
    both = marks_of(a.words) & marks_of(b.words)
    for kind, first, second in _terms(a, b, gaps) if both & TERM else ():
        if _company(a, first[0]) & _company(b, second[0]):
            yield kind, first, second
    if both & NUMBER:
        yield from one_figure(a, b)
        yield from bounds(a, b)
    yield from quotations(a, b, gaps)


def changes(
    a: Wording, b: Wording, gaps: Sequence[Gap], used: Vocabularies, says: tuple[bool, bool]
) -> Iterator[Change]:
    """Give each change as its kind and the words on either side.

    `used` are the `beginning` of all words of each report; `says` tells of each passage whether its grammar gives words
    to somebody.
    """
    one, other = marks_of(a.words), marks_of(b.words)
    if one & other & TERM:
        yield from _terms(a, b, gaps)
    for gap in gaps:
        if one | other:
            yield from _in_gap(a, b, gap)
        if a.named and b.named:
            yield from _names((a, gap.a), (b, gap.b), used)
    if one & other & NUMBER:
        yield from bounds(a, b)
    yield from quotations(a, b, gaps)
    if (one | other) & SAYS:
        yield from _attribution(a, b, gaps, says)


def _in_gap(a: Wording, b: Wording, gap: Gap) -> Iterator[Change]:
    """Give the changes between the words that stand in one gap, names apart."""
    first, second = a.words[gap.a], b.words[gap.b]
    one, other = marks_of(first), marks_of(second)
    both, either = one & other, one | other
    if both & PLACED:
        yield from _exchanged_in_place(a, b, gap)
    if either & DECIDES:
        yield from _decisive(a, b, gap)
    if either & NEGATES:
        yield from _negation(a, b, gap)
    if both & NUMBER:
        yield from _exchanged("number", number_of, (a, first), (b, second))
    if both & DAY:
        yield from _exchanged("date", _day, (a, first), (b, second))
    if both & COUNTS:
        yield from counted(first, second)


def _terms(a: Wording, b: Wording, gaps: Sequence[Gap]) -> Iterator[Change]:
    """A term gave way to another of its field that means something else, wherever it now stands."""
    groups_a, groups_b = _groups_of(a.words), _groups_of(b.words)
    gone = _of_fields((word for gap in gaps for word in a.words[gap.a]), groups_b)
    come = _of_fields((word for gap in gaps for word in b.words[gap.b]), groups_a)
    for field in sorted(gone.keys() & come.keys()):
        for one, two in zip(gone[field], come[field], strict=False):
            yield KIND_OF[field], (one,), (two,)


def _of_fields(words: Iterable[Word], elsewhere: frozenset[Group]) -> dict[str, list[Word]]:
    """Give the terms, by field, whose meaning the other passage has no word for."""
    found: defaultdict[str, list[Word]] = defaultdict(list)
    for word in words:
        for group in groups_of(word.text):
            if group.field not in IN_PLACE and group not in elsewhere:
                found[group.field].append(word)
    return found


def _company(passage: Wording, word: Word) -> set[str]:
    """Give the beginnings of the words around one, but for those that stand around any."""
    at = passage.words.index(word)
    near = passage.texts[max(at - COMPANY, 0) : at] + passage.texts[at + 1 : at + 1 + COMPANY]
    return {text[:6] for text in near if text not in EVERYWHERE}


def _exchanged_in_place(a: Wording, b: Wording, gap: Gap) -> Iterator[Change]:
    """A word for a status, a phase or an act of speech gave way, in its place, to one for another."""
    placed = [word for word in a.words[gap.a] if any(g.field in IN_PLACE for g in groups_of(word.text))]
    if not placed:
        return
    groups_a, groups_b = _groups_of(a.words), _groups_of(b.words)
    for one in placed:
        for two in b.words[gap.b]:
            for first in groups_of(one.text):
                fields = {second.field for second in groups_of(two.text) if second not in groups_a}
                if first.field in IN_PLACE & fields and first not in groups_b:
                    yield KIND_OF[first.field], (one,), (two,)


# A standing passage is held against those of many reports.
@lru_cache(maxsize=20_000)
def _groups_of(words: tuple[Word, ...]) -> frozenset[Group]:
    """Give the groups of a passage."""
    return frozenset(_groups(words))


def _groups(words: Iterable[Word]) -> set[Group]:
    return {group for word in words for group in groups_of(word.text)}


def _decisive(a: Wording, b: Wording, gap: Gap) -> Iterator[Change]:
    """A word that decides whether the thing is so has no counterpart where it stood."""
    first, second = a.words[gap.a], b.words[gap.b]
    if max(len(first), len(second)) > CHANGED_WORDS:
        return
    if not first or not second:
        if max(len(first), len(second)) > HEDGED_WORDS or not _are_alike_long(a, b):
            return
        deciding = HEDGES
    else:
        deciding = DECISIVE
    for word in _lost(first, second, b, deciding)[:1]:
        yield "status", (word,), second or b.words
    for word in _lost(second, first, a, deciding)[:1]:
        yield "status", first or a.words, (word,)


def _lost(
    words: Sequence[Word], instead: Sequence[Word], others: Wording, deciding: frozenset[Group]
) -> list[Word]:
    """Give the deciding words that the other passage lacks and has nothing of their fields instead of."""
    decisive = [word for word in words if not deciding.isdisjoint(groups_of(word.text))]
    if not decisive:
        return []
    there, fields = _groups_of(others.words), {group.field for group in _groups(instead)}
    return [
        word
        for word in decisive
        if (groups := frozenset(groups_of(word.text)))
        and not groups & there
        and not any(group.field in fields for group in groups)
        # "called" is as often a name given as a demand.
        and not word.text.startswith("call")
    ]


def _are_alike_long(a: Wording, b: Wording) -> bool:
    return min(len(a.words), len(b.words)) >= LIKE_LENGTH * max(len(a.words), len(b.words))


def _negation(a: Wording, b: Wording, gap: Gap) -> Iterator[Change]:
    first, second = a.words[gap.a], b.words[gap.b]
    if max(len(first), len(second)) > NEGATED_WORDS:
        return
    for words, others, is_first in ((first, b, True), (second, a, False)):
        negators = [
            w for w in words if w.text in NEGATING and not groups_of(w.text) and not _compares(w, words)
        ]
        if len(negators) == 1 and not any(word.text in NEGATING for word in others.words):
            near = (second or b.words) if is_first else (first or a.words)
            yield ("negation", negators, near) if is_first else ("negation", near, negators)


def _compares(negator: Word, words: Sequence[Word]) -> bool:
    """ "no fewer than" bounds a number and negates nothing."""
    after = words[words.index(negator) + 1 :][:1]
    return any(word.text in {"fewer", "less", "more"} for word in after)


def _exchanged(
    kind: str,
    value_of: Callable[[Word], str | None],
    first: tuple[Wording, Sequence[Word]],
    second: tuple[Wording, Sequence[Word]],
) -> Iterator[Change]:
    """A value gave way to another, and neither stands anywhere in the other passage."""
    old, new = ([(value, word) for word in side[1] if (value := value_of(word))] for side in (first, second))
    if not old or not new:
        return
    values_a, values_b = ({value_of(word) for word in side[0].words} for side in (first, second))
    gone = [word for value, word in old if value not in values_b]
    come = [word for value, word in new if value not in values_a]
    if gone and come:
        yield kind, gone[:1], come[:1]


def _day(word: Word) -> str | None:
    return word.text if word.text in WEEKDAYS | MONTHS or is_year(word.text) else None


def _names(
    first: tuple[Wording, slice], second: tuple[Wording, slice], used: Vocabularies
) -> Iterator[Change]:
    """A name gave way to one that the other report never uses, and the other way round."""
    gone = [word for word in _named(*first) if beginning(word.text) not in used[1]]
    come = [word for word in _named(*second) if beginning(word.text) not in used[0]]
    longest = max(len(passage.words[part]) for passage, part in (first, second))
    if gone and come and longest <= NAME_WORDS and not _is_spelling(gone, come):
        yield "name", gone, come


def _is_spelling(gone: Sequence[Word], come: Sequence[Word]) -> bool:
    one, other = ("".join(word.text for word in words) for words in (gone, come))
    return Indel.normalized_similarity(one, other) >= SPELLING


def _named(passage: Wording, part: slice) -> list[Word]:
    return [w for w in passage.words[part] if w.start in passage.named and w.text not in CALENDAR]


def beginning(word: str) -> str:
    """Give the letters by which names that begin alike are one ("Veldia", "Veldian")."""
    return word[:4]


def _attribution(a: Wording, b: Wording, gaps: Sequence[Gap], says: tuple[bool, bool]) -> Iterator[Change]:
    """One passage says who says so, the other says it in the outlet's own voice."""
    if not _are_alike_long(a, b):
        return
    first, second = _saying(a), _saying(b)
    if first and not second and not says[1] and not any(b.quoted):
        yield "attribution", _around(a.words, first[0], [gap.a for gap in gaps]), b.words
    if second and not first and not says[0] and not any(a.quoted):
        yield "attribution", a.words, _around(b.words, second[0], [gap.b for gap in gaps])


def _saying(passage: Wording) -> list[int]:
    return [
        at
        for at, word in enumerate(passage.words)
        if not passage.quoted[at]
        and (is_saying(word.text) or (word.text == "per" and passage.texts[max(at - 1, 0)] == "as"))
    ]


def _around(words: Sequence[Word], at: int, parts: Sequence[slice]) -> Sequence[Word]:
    return next((words[part] for part in parts if part.start <= at < part.stop), words[at : at + 1])
