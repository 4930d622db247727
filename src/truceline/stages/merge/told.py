"""Which claims tell of one deed by one word: those of one report, or of two that are on one story."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from truceline.records.claim import Kinship
from truceline.stages.merge.blocking import Pair, pair_of
from truceline.stages.merge.traits import Traits

# A report tells one story with so many others at most.
LIKEST = 15
# … and with those that have this share of these, two at least, in common with it.
SHARED = 0.3
# … of no more days before or after; a later report on one subject tells of the next thing.
STORY_DAYS = 4
# Words that a larger share of other stories' reports have are common.
COMMON = 1 / 3
# A report that tells of more deeds by one word does not say by the word alone which it means.
MOST_OF_A_WORD = 3
# Within a report, its first claims with a word meet each other.
MOST_OF_A_REPORT = 8

# A type of event and a word for it.
Word = tuple[str, str]
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stories:
    """Which reports are on one story, and which claims of each have which words of a deed.

    `likest` are a report's likest ones; `reports` the pairs on one story, the lower first, and each report that has
    words with itself. `holders` counts the reports that have a word.
    """

    words: Mapping[str, Mapping[Word, Sequence[Traits]]]
    likest: Mapping[str, frozenset[str]]
    reports: frozenset[Pair]
    holders: Mapping[Word, int]

    def shared(self, reports: Pair) -> Iterable[Word]:
        """Give the words that two reports have."""
        a, b = reports
        return self.words[a].keys() & self.words[b].keys()

    def is_rare(self, word: Word, reports: Pair) -> bool:
        """Tell whether few other stories' reports have a word: what all of a war's tell of tells nothing apart."""
        if (certain := self.is_rare_anywhere(word)) is not None:
            return certain
        a, b = reports
        near = {a, b} | self.likest.get(a, NOBODY) | self.likest.get(b, NOBODY)
        elsewhere = self.holders[word] - sum(word in self.words[n] for n in near if n in self.words)
        return elsewhere / max(1, len(self.words) - len(near)) <= COMMON

    def is_rare_anywhere(self, word: Word) -> bool | None:
        """Tell whether a word is rare beside any two reports, None where it may be rare beside some and not others."""
        held, most = self.holders[word], 2 + 2 * LIKEST
        if held <= COMMON * (len(self.words) - most):
            return True
        return False if held - most > COMMON * len(self.words) else None


def stories_of(by_report: Mapping[str, Sequence[Traits]], kin: Iterable[Kinship]) -> Stories:
    """Give what is known of stories from the claims of each report, in their order, and from kinships."""
    words: dict[str, dict[Word, list[Traits]]] = {}
    for report, claims in by_report.items():
        found: defaultdict[Word, list[Traits]] = defaultdict(list)
        for one in claims:
            for word in one.deeds or one.words:
                found[one.event_type, word].append(one)
        if found:
            words[report] = found
    likest = _likest(kin)
    return Stories(
        words=words,
        likest=likest,
        reports=frozenset([*((report, report) for report in words), *_of_one_story(likest, words)]),
        holders=Counter(word for found in words.values() for word in found),
    )


def told_pairs(stories: Stories, reports: Iterable[Pair], among: Container[str]) -> dict[Pair, bool]:
    """Give the pairs of claims of one type with words of one deed, of one report or of two on one story.

    True where any of those words is rare. Of some pairs of `reports`, those are given of which one claim at least is
    `among` some. Reports whose days are known to be farther apart tell of one thing after another.
    """
    found: dict[Pair, bool] = {}
    for pair_of_reports in reports:
        a, b = pair_of_reports
        for word in stories.shared(pair_of_reports):
            is_rare = None
            for pair in _told_by(stories.words[a][word], stories.words[b][word], within=a == b):
                if pair[0] in among or pair[1] in among:
                    is_rare = stories.is_rare(word, pair_of_reports) if is_rare is None else is_rare
                    found[pair] = is_rare or found.get(pair, False)
    return found


def _told_by(of_a: Sequence[Traits], of_b: Sequence[Traits], *, within: bool) -> Iterator[Pair]:
    """Give the pairs of claims that have one word, of one report or of two."""
    if within:
        plain = [one for one in of_a if not one.topics]
        yield from (pair_of(x, y) for x, y in combinations(plain[:MOST_OF_A_REPORT], 2))
    elif max(len(of_a), len(of_b)) <= MOST_OF_A_WORD:
        for x in of_a:
            for y in of_b:
                if x.known is None or y.known is None or abs(x.known - y.known) <= STORY_DAYS:
                    yield pair_of(x, y)


def _of_one_story(likest: Mapping[str, frozenset[str]], among: Container[str]) -> Iterator[Pair]:
    """Give the pairs of reports that are each among the other's likest, or have many of these in common."""
    own = {a: {b for b in others if a in likest[b]} | {a} for a, others in likest.items()}
    pairs = {(a, b) for a in own for link in own[a] for b in own[link] if a < b and a in among and b in among}
    return ((a, b) for a, b in pairs if a in own[b] or _share_a_story(own[a], own[b]))


def _share_a_story(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    return shared > 1 and shared >= SHARED * len(a | b)


def _likest(kin: Iterable[Kinship]) -> dict[str, frozenset[str]]:
    """Give each report's likest: a whole war's reports are on one subject, the likest on one story."""
    likest: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for kinship in kin:
        likest[kinship.a].append((-kinship.score, kinship.b))
        likest[kinship.b].append((-kinship.score, kinship.a))
    return {
        name: frozenset([other for _, other in sorted(others)[:LIKEST]]) for name, others in likest.items()
    }
