"""Claims become one event where type, status, participants, dates, places and wording allow it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from truceline.records.claim import Claim, Lineage
from truceline.records.event import Decision, Event, Proposal
from truceline.reference.deeds import NO_DEEDS, Deeds
from truceline.stages.merge.before import Before, Known, known_of
from truceline.stages.merge.cluster import Clusters, cluster, judgements
from truceline.stages.merge.event import distinct_origins, event_of
from truceline.stages.merge.ground import Ground, Met, ground_of
from truceline.stages.merge.links import Joined, links
from truceline.stages.merge.score import score
from truceline.stages.merge.traits import Traits, traits_of

__all__ = ["Before", "merge"]


def merge(
    claims: tuple[Claim, ...],
    lineage: Lineage,
    decisions: tuple[Decision, ...],
    deeds: Deeds = NO_DEEDS,
    before: Before | None = None,
) -> tuple[tuple[Event, ...], tuple[Proposal, ...]]:
    """Join claims into events and propose the uncertain pairs to a person.

    Every claim is in exactly one event, whose id is that of its earliest
    published claim. What a person said of a pair, or of a whole event, outranks
    what the rules find. The result does not depend on the order of the claims, nor on what was merged `before`.
    Events come oldest-known first, proposals likeliest first.
    """
    now = ground_of((traits_of(claim, deeds) for claim in claims), lineage)
    known = _known(now, before, deeds)
    met = now.met(now.traits if known is None else known.compared)
    pairs = now.pairs(met) if known is None else filter(known.may_be_likely, now.pairs(met))
    settled, agreed = ((), ()) if known is None else (known.events, known.proposals)
    clusters, left = cluster(pairs, met, judgements(decisions), settled)
    stay = {event.id for event in settled}
    made = [
        event_of([now.traits[i] for i in members], clusters.reasons.get(name, ()))
        for name, members in clusters.members.items()
        if name not in stay
    ]
    proposed = [*_proposals(clusters, left, met), *agreed]
    kept = [_with_origins(event, now.traits) for event in settled]
    events = sorted([*made, *kept], key=lambda event: now.traits[event.id].order)
    return _linked(events, now.traits), tuple(sorted(proposed, key=lambda p: (-p.score, p.a, p.b)))


def _known(now: Ground, before: Before | None, deeds: Deeds) -> Known | None:
    """Give what an earlier run tells of the claims, None where there was none."""
    if before is None or not (standing := before.standing):
        return None
    was = ground_of(
        (_same(now, claim) or traits_of(claim, deeds) for claim in standing.values()), before.lineage
    )
    return known_of(now, was, before)


def _same(now: Ground, claim: Claim) -> Traits | None:
    """Give the traits of a claim that is the same today, but for its origin: nothing is compared by that."""
    one = now.traits.get(claim.id)
    if one is None or one.claim is claim:
        return one
    return one if replace(claim, origin=one.claim.origin) == one.claim else None


def _with_origins(event: Event, traits: Mapping[str, Traits]) -> Event:
    """Give an event that stands as before with the origins that its claims have today."""
    origins = distinct_origins(traits[i].claim for i in event.claim_ids)
    return event if event.origins == origins else replace(event, origins=origins)


def _linked(events: Sequence[Event], traits: Mapping[str, Traits]) -> tuple[Event, ...]:
    """Give the events with those that each is the plan, threat, denial or outcome of."""
    linked = links(
        [
            Joined(
                event.id, traits[event.id], frozenset(t for i in event.claim_ids for t in traits[i].topics)
            )
            for event in events
        ]
    )
    return tuple(
        event if event.linked == linked.get(event.id, ()) else replace(event, linked=linked.get(event.id, ()))
        for event in events
    )


def _proposals(
    clusters: Clusters, left: Iterable[tuple[tuple[str, str], float]], met: Met
) -> Iterable[Proposal]:
    """Keep the best pair of claims for each pair of events."""
    best: dict[tuple[str, str], Proposal] = {}
    for (a, b), points in left:
        x, y = sorted((clusters.of[a], clusters.of[b]))
        if (x, y) not in best:
            best[x, y] = Proposal(a=x, b=y, score=score(points), reasons=met.reasons((a, b)))
    return best.values()
