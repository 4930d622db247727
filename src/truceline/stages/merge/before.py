"""What an earlier run merged, taken over where it can be no other now.

Claims come into one event only along pairs that are likely enough for that. So they hang together in parts, and what
was made of a part stands where none of its claims is another now and no such pair at them; nor, within the part, how
any two stand in passages and stories. Proposals stand between events that no likely pair came to or went from.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from truceline.records.claim import Claim, Lineage
from truceline.records.decided import DecisionKind
from truceline.records.event import Event, Proposal
from truceline.reference.joined import Joined
from truceline.stages.merge.blocking import Pair, keys_of, pairs_in
from truceline.stages.merge.ground import Ground, Met
from truceline.stages.merge.score import PERHAPS, SAME, score
from truceline.stages.merge.told import Stories

_PAIRS = (DecisionKind.SAME, DecisionKind.DIFFERENT)


class Before(Protocol):
    """Claims by id with the lineage of their reports, and what was made of them with the same words of deeds."""

    @property
    def standing(self) -> Mapping[str, Claim]:
        """Give the claims that stood in the events, none where there was no earlier run."""

    @property
    def lineage(self) -> Lineage:
        """Give how their reports are kin."""

    @property
    def events(self) -> Sequence[Event]:
        """Give the events that they came into."""

    @property
    def proposals(self) -> Sequence[Proposal]:
        """Give what was proposed to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of an earlier run stands today, and which claims are to be compared anew, each with any.

    `other` are the pairs that are others now. `event_of` gives the earlier event of a claim, `near` are the pairs of
    events between which a pair was likely.
    """

    events: Sequence[Event]
    proposals: Sequence[Proposal]
    compared: Set[str]
    other: Set[Pair]
    event_of: Mapping[str, str]
    near: Set[Pair]

    def may_be_likely(self, pair: Pair) -> bool:
        """Tell of a pair that is worth comparing whether it may be likely: what was likely was joined or proposed."""
        x, y = self.event_of.get(pair[0]), self.event_of.get(pair[1])
        if pair in self.other or x is None or y is None or x == y:
            return True
        return ((x, y) if x < y else (y, x)) in self.near


def known_of(now: Ground, was: Ground, before: Before) -> Known:
    """Give what is known of the claims of today by what was made of those `before`.

    `was` is the ground that the earlier events were made on; claims that are the same, but for their origin,
    have the same traits in both.
    """
    event_of = {i: event.id for event in before.events for i in event.claim_ids}
    parted = set(_decided(was, event_of))
    changed = {i for i in now.traits.keys() | was.traits.keys() if now.traits.get(i) is not was.traits.get(i)}
    reports = _other_reports(now, was, changed)
    mets = [ground.met(ground.traits, reports) for ground in (now, was)]
    weighed, met = _other_pairs(mets, changed), _other_candidates(now, was, changed)
    points = {pair: found for pair in weighed | met if (found := _points(pair, mets)) >= PERHAPS}
    parts = _parts(before.proposals, event_of, parted)
    touched = {i for pair in weighed if parts.get(pair[0], "") == parts.get(pair[1]) for i in pair}
    touched.update(i for pair, found in points.items() if found >= SAME for i in pair)
    touched.update(changed, (i for ground in (now, was) for i, t in ground.traits.items() if t.claim.decided))
    of_parts = {parts[i] for i in touched if i in parts}
    asked = {i for i in now.traits if i in touched or parts.get(i) in of_parts}
    beside = {event_of[i] for pair in points for i in pair if i in event_of}
    compared = asked | {i for i in now.traits if event_of.get(i) in beside}
    return Known(
        events=[e for e in before.events if e.id in now.traits and e.id not in asked],
        proposals=[
            p for p in before.proposals if {p.a, p.b} <= now.traits.keys() and compared.isdisjoint((p.a, p.b))
        ],
        compared=compared,
        other=weighed | met,
        event_of=event_of,
        near={*parted, *((proposal.a, proposal.b) for proposal in before.proposals)},
    )


def _decided(was: Ground, event_of: Mapping[str, str]) -> Iterator[Pair]:
    """Give the pairs of events that a person joined or parted claims of: what was likely there was not proposed."""
    for i, one in was.traits.items():
        for decided in one.claim.decided:
            if decided.kind in _PAIRS and decided.other is not None and decided.other in event_of:
                x, y = sorted((event_of[i], event_of[decided.other]))
                yield x, y


def _parts(
    proposals: Sequence[Proposal], event_of: Mapping[str, str], parted: Set[Pair]
) -> Mapping[str, str]:
    """Give for each claim what stands for all that it hangs together with, by pairs as likely as those of one event."""
    joined = Joined[str]()
    for pair in (*parted, *((p.a, p.b) for p in proposals if p.score >= score(SAME))):
        joined.join(*pair)
    return {i: joined.root(event) for i, event in event_of.items()}


def _other_reports(now: Ground, was: Ground, changed: Set[str]) -> set[Pair]:
    """Give the pairs of reports between which claims may stand otherwise than before, by wording or by their words."""
    at = {ground.traits[i].document_id for ground in (now, was) for i in changed if i in ground.traits}
    kin = now.kin.keys() | was.kin.keys()
    told = now.stories.reports | was.stories.reports
    found = {pair for pair in kin | told if not at.isdisjoint(pair)}
    found.update(pair for pair in kin if now.kin.get(pair) != was.kin.get(pair))
    found.update(now.stories.reports ^ was.stories.reports)
    found.update(_otherwise_rare(now.stories, was.stories, told - found))
    return found


def _otherwise_rare(now: Stories, was: Stories, reports: Collection[Pair]) -> Iterator[Pair]:
    """Give the pairs of reports that share a word which was rare and is not, or the other way round."""
    perhaps = [
        word
        for word in now.holders.keys() & was.holders.keys()
        if (certain := now.is_rare_anywhere(word)) is None or certain != was.is_rare_anywhere(word)
    ]
    for pair in reports:
        words = now.words[pair[0]], now.words[pair[1]]
        shared = [word for word in perhaps if word in words[0] and word in words[1]]
        if any(now.is_rare(word, pair) != was.is_rare(word, pair) for word in shared):
            yield pair


def _other_pairs(mets: Sequence[Met], changed: Set[str]) -> set[Pair]:
    """Give the pairs that stand otherwise in passages or stories than before, or at a claim that is another now."""
    now, was = mets
    return {
        pair
        for found, before in ((now.aligned, was.aligned), (now.told, was.told))
        for pair in found.keys() | before.keys()
        if found.get(pair) != before.get(pair) or not changed.isdisjoint(pair)
    }


def _other_candidates(now: Ground, was: Ground, changed: Set[str]) -> set[Pair]:
    """Give the pairs that are worth comparing and were not, or the other way round: in blocks that have a change."""
    traits = [ground.traits[i] for ground in (now, was) for i in changed if i in ground.traits]
    keys = {key for one in traits for key in keys_of(one)}
    pairs = [
        pairs_in([ground.blocks[key] for key in keys if key in ground.blocks], ground.traits)
        for ground in (now, was)
    ]
    return pairs[0] ^ {pair for pair in pairs[1] if changed.isdisjoint(pair)}


def _points(pair: Pair, mets: Sequence[Met]) -> float:
    """Give the points of a pair, now or before, whichever are more."""
    return max(met.compared(pair)[0] for met in mets if pair[0] in met.traits and pair[1] in met.traits)
