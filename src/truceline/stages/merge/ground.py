"""What claims are compared on: what they share, the passages they stand in, the stories they are of."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.records.claim import Kinship, Lineage
from truceline.stages.merge.blocking import Blocks, Pair, aligned_pairs, blocks_of, pairs_in
from truceline.stages.merge.score import Bar, compare, may_reach, reasons
from truceline.stages.merge.told import Stories, stories_of, told_pairs
from truceline.stages.merge.traits import Traits


@dataclass(frozen=True, slots=True)
class Met:
    """What is known of pairs: which stand in passages that share wording, and which tell of one deed of one story.

    `told` is True where few other stories' reports have their words too. Known are pairs with a claim `among` some.
    """

    traits: Mapping[str, Traits]
    among: Container[str]
    aligned: Mapping[Pair, float]
    told: Mapping[Pair, bool]

    def compared(self, pair: Pair) -> tuple[float, Bar | None]:
        """Give the points of a pair and what bars it."""
        one, other = self.traits[pair[0]], self.traits[pair[1]]
        return compare(one, other, aligned=self.aligned.get(pair, 0.0), told=self.told.get(pair))

    def may_reach(self, least: float, pair: Pair) -> bool:
        """False where the points of a pair are surely fewer than so many; quick."""
        one, other = self.traits[pair[0]], self.traits[pair[1]]
        return pair in self.aligned or may_reach(least, one, other, told=self.told.get(pair))

    def reasons(self, pair: Pair) -> tuple[str, ...]:
        """Say what the points of a pair are for."""
        one, other = self.traits[pair[0]], self.traits[pair[1]]
        return reasons(one, other, aligned=self.aligned.get(pair, 0.0), told=self.told.get(pair))


@dataclass(frozen=True, slots=True)
class Ground:
    """Claims ready to be compared, by report in their order, with the kinships of their reports by pair."""

    traits: Mapping[str, Traits]
    by_report: Mapping[str, Sequence[Traits]]
    blocks: Blocks
    kin: Mapping[Pair, Kinship]
    stories: Stories

    def met(self, among: Container[str], reports: Collection[Pair] | None = None) -> Met:
        """Give what is known of the pairs at some claims; only of those of some pairs of reports, if so asked."""
        if reports is None:
            at = {name for name, held in self.by_report.items() if any(t.claim.id in among for t in held)}
            reports = {pair for pair in self.kin.keys() | self.stories.reports if not at.isdisjoint(pair)}
        kin = [self.kin[pair] for pair in reports if pair in self.kin]
        of_story = self.stories.reports.intersection(reports)
        return Met(
            traits=self.traits,
            among=among,
            aligned=aligned_pairs(self.by_report, kin, among),
            told=told_pairs(self.stories, of_story, among),
        )

    def pairs(self, met: Met) -> Iterator[Pair]:
        """Give each pair to compare at the claims of `met` once: one type of event after the other."""
        by_type: defaultdict[object, list[Sequence[Traits]]] = defaultdict(list)
        for key, block in self.blocks.items():
            if len(block) > 1:
                by_type[key[1]].append(block)
        yield from met.aligned
        yield from met.told.keys() - met.aligned.keys()
        for blocks in by_type.values():
            for pair in pairs_in(blocks, met.among):
                if pair not in met.aligned and pair not in met.told:
                    yield pair


def ground_of(traits: Iterable[Traits], lineage: Lineage) -> Ground:
    """Make claims ready to be compared; the order of the input does not matter."""
    ordered = sorted(traits, key=lambda t: t.order)
    by_report: defaultdict[str, list[Traits]] = defaultdict(list)
    for one in ordered:
        by_report[one.document_id].append(one)
    return Ground(
        traits={one.claim.id: one for one in ordered},
        by_report=by_report,
        blocks=blocks_of(ordered),
        kin={(kinship.a, kinship.b): kinship for kinship in lineage.kinships},
        stories=stories_of(by_report, lineage.kinships),
    )
