"""Claims joined into events: best pairs first, never across a bar, a person's word before all."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations

from truceline.records.decided import DecisionKind
from truceline.records.event import Decision, Event
from truceline.stages.merge.blocking import Pair
from truceline.stages.merge.ground import Met
from truceline.stages.merge.score import PERHAPS, SAME, Bar, bar, compare
from truceline.stages.merge.traits import Traits

# A join is checked against so many claims of each side at most, the earliest ones.
CHECKED = 25
# Two clusters may be joined by one strong pair only if their other pairs are not worse than this on average.
MEAN_OF_JOIN = 1.5
# Clusters are of one story where this share of the pairs across them is.
OF_STORY = 0.1
# Within one story slips of names, days or places may hold apart this share of pairs.
FEW = 0.2
SLIPS = frozenset({Bar.PARTICIPANTS, Bar.DAYS, Bar.PLACES})


@dataclass(slots=True, kw_only=True)
class Clusters:
    """Sets of claim ids while they grow; each cluster is named by one of its claims.

    Those that are `settled` as events stay as they are. `weighed` keeps what was found of pairs across two clusters:
    they meet again each time that either has grown.
    """

    traits: Mapping[str, Traits]
    settled: Sequence[Event] = ()
    of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weighed: dict[Pair, tuple[float, Bar | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.of = {claim_id: claim_id for claim_id in self.traits}
        self.of.update((claim_id, event.id) for event in self.settled for claim_id in event.claim_ids)
        self.members = {claim_id: [claim_id] for claim_id, name in self.of.items() if claim_id == name}
        self.members.update((event.id, list(event.claim_ids)) for event in self.settled)

    def join(self, a: str, b: str, why: Callable[[], tuple[str, ...]]) -> None:
        """Make the clusters of two claims one, remembering why the first of them were joined; it is asked where new."""
        x, y = self.of[a], self.of[b]
        if x == y:
            return
        kept, gone = (x, y) if self.traits[x].order < self.traits[y].order else (y, x)
        reasons = self.reasons.get(kept) or self.reasons.pop(gone, ()) or why()
        self.members[kept] = sorted(
            self.members[kept] + self.members.pop(gone), key=lambda i: self.traits[i].order
        )
        self.of.update(dict.fromkeys(self.members[kept], kept))
        self.reasons.pop(gone, None)
        self.reasons[kept] = reasons


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
    pairs: Iterable[Pair], met: Met, said: Judgements, settled: Sequence[Event] = ()
) -> tuple[Clusters, list[tuple[Pair, float]]]:
    """Join claims into events; also give the pairs that are likely and were not joined, with their points.

    Events that are `settled` are joined to nothing: no pair at them is as likely.

    The rules join first, never across what a person told apart. Then what a person called one is joined, with all that
    the rules put to either. Where that would bring together what was told apart, the two are joined before the rules.
    """
    compared = _compared(pairs, met, said)
    known = {pair: -points for points, pair in compared}
    same = [(a, b) for a, b in sorted(said.same) if a in met.traits and b in met.traits]
    stay = {claim_id for event in settled for claim_id in event.claim_ids}
    before_rules: set[Pair] = set()
    while True:
        clusters = Clusters(traits=met.traits, settled=settled)
        for pair in (p for p in same if p in before_rules):
            clusters.join(*pair, partial(_told, said.same[pair]))
        left = []
        refused: set[tuple[tuple[str, int], ...]] = set()
        for less, pair in compared:
            if -less < SAME or not stay.isdisjoint(pair):
                left.append((pair, -less))
                continue
            sides = tuple(
                (name, len(clusters.members[name])) for name in sorted({clusters.of[i] for i in pair})
            )
            if sides in refused:
                left.append((pair, -less))
            elif _may_join(clusters, pair, met, said, known):
                clusters.join(*pair, partial(met.reasons, pair))
            else:
                refused.add(sides)  # until one of the two has grown
                left.append((pair, -less))
        barred = _join_as_said(clusters, [p for p in same if p not in before_rules], said)
        if not barred:
            return clusters, [(p, points) for p, points in left if _is_open(clusters, p, said)]
        before_rules |= barred


def _compared(pairs: Iterable[Pair], met: Met, said: Judgements) -> list[tuple[float, Pair]]:
    """Compare the pairs that nobody decided on; keep those that may be one, with points below 0, the best first."""
    compared = []
    for pair in pairs:
        if pair not in said.same and pair not in said.different and met.may_reach(PERHAPS, pair):
            points, _ = met.compared(pair)
            if points >= PERHAPS:
                compared.append((-points, pair))
    return sorted(compared)


def _join_as_said(clusters: Clusters, same: Sequence[Pair], said: Judgements) -> set[Pair]:
    """Join the clusters that a person called one; give the pairs for which others in them were told apart."""
    barred: set[Pair] = set()
    for pair in same:
        x, y = clusters.of[pair[0]], clusters.of[pair[1]]
        if x != y and _told_apart(clusters, x, y, said):
            barred.add(pair)
            continue
        clusters.join(*pair, tuple)
        kept = clusters.of[pair[0]]
        clusters.reasons[kept] = (*_told(said.same[pair]), *clusters.reasons[kept])
    return barred


def _told(same: Decision) -> tuple[str, ...]:
    return (f"{same.made_by} decided so on {same.made_at:%Y-%m-%d}: {same.reason}",)


def _is_open(clusters: Clusters, pair: Pair, said: Judgements) -> bool:
    """True for a pair of two events that nobody has told apart."""
    x, y = clusters.of[pair[0]], clusters.of[pair[1]]
    return x != y and not _told_apart(clusters, x, y, said)


def _may_join(
    clusters: Clusters, pair: Pair, met: Met, said: Judgements, known: Mapping[Pair, float]
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
            clusters.weighed[between] = _weighed(between, met, known)
        found, barred = clusters.weighed[between]
        if barred is not None:
            if barred not in SLIPS or between in met.aligned:
                return False
            against[barred] += 1
            continue
        points.append(found)
        if between in met.told and not any(met.traits[i].topics for i in between):
            of_story.append(found)
    many = len(points) + against.total()
    is_story = many > 0 and len(of_story) >= OF_STORY * many
    if against and (not is_story or max(against.values()) > FEW * many):
        return False
    weighed = of_story if is_story else points
    return not weighed or sum(weighed) / len(weighed) >= MEAN_OF_JOIN


def _across(clusters: Clusters, x: str, y: str) -> Iterator[Pair]:
    for a in clusters.members[x][:CHECKED]:
        for b in clusters.members[y][:CHECKED]:
            yield (a, b) if a < b else (b, a)


def _weighed(pair: Pair, met: Met, known: Mapping[Pair, float]) -> tuple[float, Bar | None]:
    """Give the points of a pair and what bars it; shared wording lifts some bars and no points."""
    if pair in known:
        return known[pair], None
    one, other = met.traits[pair[0]], met.traits[pair[1]]
    if pair in met.aligned and (barred := bar(one, other, aligned=True)):
        return 0.0, barred
    points, barred = compare(one, other, told=met.told.get(pair))
    return points, None if pair in met.aligned else barred


def _told_apart(clusters: Clusters, x: str, y: str, said: Judgements) -> bool:
    if not said.different:
        return False
    left, right = set(clusters.members[x]), set(clusters.members[y])
    return any((a in left and b in right) or (a in right and b in left) for a, b in said.different)
