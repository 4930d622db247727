"""Claims joined into events: best pairs first, never across a bar, a person's word before all."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from truceline.records.event import Decision, DecisionKind
from truceline.stages.merge.blocking import Pair
from truceline.stages.merge.score import PERHAPS, SAME, Comparison, bar, compare
from truceline.stages.merge.traits import Traits

# A join is checked against so many claims of each side at most, the earliest ones.
CHECKED = 25
# Two clusters may be joined by one strong pair only if their other pairs are not worse than this on average.
MEAN_OF_JOIN = 1.5


@dataclass(slots=True, kw_only=True)
class Clusters:
    """Sets of claim ids while they grow; each cluster is named by one of its claims."""

    traits: Mapping[str, Traits]
    of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

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

    same: frozenset[Pair]
    different: frozenset[Pair]


def judgements(decisions: Iterable[Decision]) -> Judgements:
    """Read the same/different decisions; of two on one pair, the later one holds."""
    said: dict[Pair, DecisionKind] = {}
    for decision in sorted(decisions, key=lambda d: (d.made_at, d.id)):
        if decision.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
            for a, b in combinations(sorted(set(decision.mention_ids)), 2):
                said[a, b] = decision.kind
    return Judgements(
        same=frozenset(p for p, kind in said.items() if kind is DecisionKind.SAME),
        different=frozenset(p for p, kind in said.items() if kind is DecisionKind.DIFFERENT),
    )


def cluster(
    traits: Mapping[str, Traits],
    pairs: Sequence[Pair],
    aligned: Mapping[Pair, float],
    said: Judgements,
    *,
    told: Set[Pair] = frozenset(),
) -> tuple[Clusters, list[tuple[Pair, Comparison]]]:
    """Join claims into events; also give the pairs that are likely and were not joined.

    `aligned` are the pairs in passages that share wording, `told` those of one word in reports on one story.
    """
    clusters = Clusters(traits=traits)
    for a, b in sorted(said.same):
        if a in traits and b in traits:
            clusters.join(a, b, ("a person's decision",))
    compared = []
    for pair in pairs:
        if pair in said.same or pair in said.different:
            continue
        result = compare(
            traits[pair[0]], traits[pair[1]], aligned=aligned.get(pair, 0.0), one_story=pair in told
        )
        if result.points >= PERHAPS:
            compared.append((pair, result))
    compared.sort(key=lambda found: (-found[1].points, found[0]))
    left = []
    known = {pair: result.points for pair, result in compared}
    for pair, result in compared:
        if result.points >= SAME and _may_join(clusters, pair, aligned, said, known, told=told):
            clusters.join(*pair, result.reasons)
        else:
            left.append((pair, result))
    return clusters, [(p, r) for p, r in left if clusters.of[p[0]] != clusters.of[p[1]]]


def _may_join(
    clusters: Clusters,
    pair: Pair,
    aligned: Mapping[Pair, float],
    said: Judgements,
    known: Mapping[Pair, float],
    *,
    told: Set[Pair],
) -> bool:
    """Check every pair across two clusters, so that no chain of likely pairs joins what cannot be one."""
    x, y = clusters.of[pair[0]], clusters.of[pair[1]]
    if x == y:
        return True
    points: list[float] = []
    forbidden = {i for p in said.different for i in p}
    for a in clusters.members[x][:CHECKED]:
        for b in clusters.members[y][:CHECKED]:
            between = (a, b) if a < b else (b, a)
            one, other = clusters.traits[a], clusters.traits[b]
            if between in said.same:
                continue
            if between in known:
                points.append(known[between])
                continue
            if between in aligned and bar(one, other, aligned=True):
                return False
            result = compare(one, other, one_story=between in told)
            if result.barred and between not in aligned:
                return False
            points.append(result.points)
    if forbidden and _told_apart(clusters, x, y, said):
        return False
    return not points or sum(points) / len(points) >= MEAN_OF_JOIN


def _told_apart(clusters: Clusters, x: str, y: str, said: Judgements) -> bool:
    left, right = set(clusters.members[x]), set(clusters.members[y])
    return any((a in left and b in right) or (a in right and b in left) for a, b in said.different)
