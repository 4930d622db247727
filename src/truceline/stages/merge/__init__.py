"""Claims become one event where type, status, participants, dates, places and wording allow it."""

from dataclasses import replace

from truceline.records.claim import Claim, Lineage
from truceline.records.event import Decision, Event, Proposal
from truceline.reference.deeds import NO_DEEDS, Deeds
from truceline.stages.merge.blocking import aligned_pairs, candidate_pairs, told_pairs
from truceline.stages.merge.cluster import Clusters, Met, cluster, judgements
from truceline.stages.merge.event import event_of
from truceline.stages.merge.links import Joined, links
from truceline.stages.merge.score import score
from truceline.stages.merge.traits import traits_of

__all__ = ["merge"]


def merge(
    claims: tuple[Claim, ...],
    lineage: Lineage,
    decisions: tuple[Decision, ...],
    deeds: Deeds = NO_DEEDS,
) -> tuple[tuple[Event, ...], tuple[Proposal, ...]]:
    """Join claims into events and propose the uncertain pairs to a person.

    Every claim is in exactly one event, whose id is that of its earliest
    published claim. What a person said of a pair, or of a whole event, outranks
    what the rules find. The result does not depend on the order of the claims.
    Events come oldest-known first, proposals likeliest first.
    """
    traits = {claim.id: traits_of(claim, deeds) for claim in claims}
    all_traits = tuple(traits.values())
    met = Met(traits, aligned_pairs(all_traits, lineage), told_pairs(all_traits, lineage))
    clusters, left = cluster(
        candidate_pairs(all_traits).union(met.aligned, met.told), met, judgements(decisions)
    )
    names = sorted(clusters.members, key=lambda name: traits[name].order)
    made = [
        event_of([traits[i] for i in clusters.members[name]], clusters.reasons.get(name, ()))
        for name in names
    ]
    linked = links(
        [
            Joined(
                event.id, traits[event.id], frozenset(t for i in event.claim_ids for t in traits[i].topics)
            )
            for event in made
        ]
    )
    events = tuple(replace(event, linked=linked.get(event.id, ())) for event in made)
    return events, _proposals(clusters, left, met)


def _proposals(
    clusters: Clusters, left: list[tuple[tuple[str, str], float]], met: Met
) -> tuple[Proposal, ...]:
    """Keep the best pair of claims for each pair of events."""
    best: dict[tuple[str, str], Proposal] = {}
    for (a, b), points in left:
        x, y = sorted((clusters.of[a], clusters.of[b]))
        if (x, y) not in best:
            best[x, y] = Proposal(a=x, b=y, score=score(points), reasons=met.reasons((a, b)))
    return tuple(sorted(best.values(), key=lambda p: (-p.score, p.a, p.b)))
