"""Claims joined into events: best pairs first, never across a bar, a person's word before all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from truceline.records.decided import DecisionKind
from truceline.records.event import Decision
from truceline.stages.merge.blocking import Pair
from truceline.stages.merge.score import PERHAPS, SAME, Bar, Comparison, bar, compare
from truceline.stages.merge.traits import Traits

# A join is checked against so many claims of each side at most, the earliest ones.
CHECKED = 25
# Two clusters may be joined by one strong pair only if their other pairs are not worse than this on average.
MEAN_OF_JOIN = 1.5
# Clusters are of one story where this share of the pairs across them is.
OF_STORY = 0.2
# Within one story slips of names, days or places may hold apart this share of pairs.
FEW = 0.2
SLIPS = frozenset({Bar.PARTICIPANTS, Bar.DAYS, Bar.PLACES})


@dataclass(slots=True, kw_only=True)
class Clusters:
    """Sets of claim ids while they grow; each cluster is named by one of its claims.

    `weighed` keeps what was found of pairs across two clusters: they meet again each time that either has grown.
    """

    traits: Mapping[str, Traits]
    of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weighed: dict[Pair, tuple[float, Bar | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.of = {claim_id: claim_id for claim_id in self.traits}
        self.members = {claim_id: [claim_id] for claim_id in self.traits}

    def join(self, a: str, b: str, reasons: tuple[str, ...]) -> None:
        """Make the clusters of two claims one, remembering why the first of them were joined."""
        x, y = self.of[a], self.of[b]
        if x == y:
            return
        kept, gone = (x, y) if self.traits[x].order < self.traits[y].order else (y, x)
        why = self.reasons.get(kept) or self.reasons.pop(gone, ()) or reasons
        self.members[kept] = sorted(
            self.members[kept] + self.members.pop(gone), key=lambda i: self.traits[i].order
        )
        self.of.update(dict.fromkeys(self.members[kept], kept))
        self.reasons.pop(gone, None)
        self.reasons[kept] = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """What people decided of pairs of claims: one event, or not."""

    same: Mapping[Pair, Decision]
    different: frozenset[Pair]


def judgements(decisions: Iterable[Decision]) -> Judgements:
    """Read the same/different decisions; of two on one pair, the later one holds."""
    said: dict[Pair, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.made_at, d.id)):
        if decision.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
            for a, b in combinations(sorted(set(decision.mention_ids)), 2):
                said[a, b] = decision
    return Judgements(
        same={p: d for p, d in said.items() if d.kind is DecisionKind.SAME},
        different=frozenset(p for p, d in said.items() if d.kind is DecisionKind.DIFFERENT),
    )


def cluster(
    traits: Mapping[str, Traits],
    pairs: Sequence[Pair],
    aligned: Mapping[Pair, float],
    said: Judgements,
    *,
    told: Mapping[Pair, float],
) -> tuple[Clusters, list[tuple[Pair, Comparison]]]:
    """Join claims into events; also give the pairs that are likely and were not joined.

    The rules join first, never across what a person told apart. Then what a person called one is joined, with all that
    the rules put to either. Where that would bring together what was told apart, the two are joined before the rules.
    `aligned` are the pairs in passages that share wording, `told` those with words of one deed, of one story.
    """
    compared = _compared(traits, pairs, aligned, said, told)
    known = {pair: result.points for pair, result in compared}
    same = [(a, b) for a, b in sorted(said.same) if a in traits and b in traits]
    before_rules: set[Pair] = set()
    while True:
        clusters = Clusters(traits=traits)
        for pair in (p for p in same if p in before_rules):
            clusters.join(*pair, (_told(said.same[pair]),))
        left = []
        refused: set[tuple[tuple[str, int], ...]] = set()
        for pair, result in compared:
            if result.points < SAME:
                left.append((pair, result))
                continue
            sides = tuple(
                (name, len(clusters.members[name])) for name in sorted({clusters.of[i] for i in pair})
            )
            if sides in refused:
                left.append((pair, result))
            elif _may_join(clusters, pair, aligned, said, known, told=told):
                clusters.join(*pair, result.reasons)
            else:
                refused.add(sides)  # until one of the two has grown
                left.append((pair, result))
        barred = _join_as_said(clusters, [p for p in same if p not in before_rules], said)
        if not barred:
            return clusters, [(p, r) for p, r in left if _is_open(clusters, p, said)]
        before_rules |= barred


def _compared(
    traits: Mapping[str, Traits],
    pairs: Sequence[Pair],
    aligned: Mapping[Pair, float],
    said: Judgements,
    told: Mapping[Pair, float],
) -> list[tuple[Pair, Comparison]]:
    """Compare the pairs that nobody decided on; keep those that may be one, the best first."""
    compared = []
    for pair in pairs:
        if pair in said.same or pair in said.different:
            continue
        result = compare(
            traits[pair[0]], traits[pair[1]], aligned=aligned.get(pair, 0.0), told=told.get(pair)
        )
        if result.points >= PERHAPS:
            compared.append((pair, result))
    return sorted(compared, key=lambda found: (-found[1].points, found[0]))


def _join_as_said(clusters: Clusters, same: Sequence[Pair], said: Judgements) -> set[Pair]:
    """Join the clusters that a person called one; give the pairs for which others in them were told apart."""
    barred: set[Pair] = set()
    for pair in same:
        x, y = clusters.of[pair[0]], clusters.of[pair[1]]
        if x != y and _told_apart(clusters, x, y, said):
            barred.add(pair)
            continue
        clusters.join(*pair, ())
        kept = clusters.of[pair[0]]
        clusters.reasons[kept] = (_told(said.same[pair]), *clusters.reasons[kept])
    return barred


def _told(same: Decision) -> str:
    return f"{same.made_by} decided so on {same.made_at:%Y-%m-%d}: {same.reason}"


def _is_open(clusters: Clusters, pair: Pair, said: Judgements) -> bool:
    """True for a pair of two events that nobody has told apart."""
    x, y = clusters.of[pair[0]], clusters.of[pair[1]]
    return x != y and not _told_apart(clusters, x, y, said)


def _may_join(
    clusters: Clusters,
    pair: Pair,
    aligned: Mapping[Pair, float],
    said: Judgements,
    known: Mapping[Pair, float],
    *,
    told: Mapping[Pair, float],
) -> bool:
    """Check every pair across two clusters, so that no chain of likely pairs joins what cannot be one.

    Where the reports of many of the pairs are on one story, those pairs count for all, and a few pairs that different
    names, days or places hold apart are outvoted.
    """
    x, y = clusters.of[pair[0]], clusters.of[pair[1]]
    if x == y:
        return True
    if _told_apart(clusters, x, y, said):
        return False
    points: list[float] = []
    of_story: list[float] = []
    against: Counter[Bar] = Counter()
    for between in _across(clusters, x, y):
        if between in said.same:
            continue
        if between not in clusters.weighed:
            clusters.weighed[between] = _weighed(clusters, between, aligned, known, told)
        found, barred = clusters.weighed[between]
        if barred is not None:
            if barred not in SLIPS or between in aligned:
                return False
            against[barred] += 1
            continue
        points.append(found)
        if between in told and not any(clusters.traits[i].topics for i in between):
            of_story.append(found)
    met = len(points) + against.total()
    is_story = met > 0 and len(of_story) >= OF_STORY * met
    if against and (not is_story or max(against.values()) > FEW * met):
        return False
    weighed = of_story if is_story else points
    return not weighed or sum(weighed) / len(weighed) >= MEAN_OF_JOIN


def _across(clusters: Clusters, x: str, y: str) -> Iterator[Pair]:
    for a in clusters.members[x][:CHECKED]:
        for b in clusters.members[y][:CHECKED]:
            yield (a, b) if a < b else (b, a)


def _weighed(
    clusters: Clusters,
    pair: Pair,
    aligned: Mapping[Pair, float],
    known: Mapping[Pair, float],
    told: Mapping[Pair, float],
) -> tuple[float, Bar | None]:
    """Give the points of a pair and what bars it; shared wording lifts some bars and no points."""
    if pair in known:
        return known[pair], None
    one, other = clusters.traits[pair[0]], clusters.traits[pair[1]]
    if pair in aligned:
        barred = bar(one, other, aligned=True)
        if barred:
            return 0.0, barred
    result = compare(one, other, told=told.get(pair))
    return result.points, None if pair in aligned else result.barred


def _told_apart(clusters: Clusters, x: str, y: str, said: Judgements) -> bool:
    left, right = set(clusters.members[x]), set(clusters.members[y])
    return any((a in left and b in right) or (a in right and b in left) for a, b in said.different)
