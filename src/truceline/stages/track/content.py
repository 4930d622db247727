"""What an arrangement provides, how it is measured, and who says that whom kept it."""

from collections.abc import Iterable, Sequence
from itertools import product

from truceline.records.arrangement import Compliance, Measurement, Provision
from truceline.records.claim import ActorLink, Claim
from truceline.reference.kinds import Kinds
from truceline.reference.parties import one_a_party, party_key
from truceline.stages.track.reports import Reports
from truceline.stages.track.touch import Touch

# Units of time measure how long something took, not the thing.
_SPANS = frozenset(
    {"day", "week", "month", "year", "hour", "minute", "decade", "century", "time", "age", "rank"}
)
_LONGEST_PROVISION = 400


def measurements(claims: Iterable[Claim]) -> tuple[Measurement, ...]:
    """Give the numbers that claims state of the arrangement, with the time they are over."""
    found: dict[tuple[object, ...], Measurement] = {}
    for claim in claims:
        for quantity in claim.mention.quantities:
            if quantity.unit.casefold().rstrip("s") in _SPANS or quantity.counts or not quantity.unit:
                continue  # the dead measure no patrols
            key = (quantity.evidence.document_id, quantity.evidence.start, quantity.evidence.end)
            found.setdefault(
                key,
                Measurement(
                    value=quantity.value,
                    low=quantity.low,
                    high=quantity.high,
                    unit=quantity.unit,
                    approximate=quantity.approximate,
                    date=claim.date,
                    evidence=(quantity.evidence, claim.mention.trigger),
                ),
            )
    return tuple(found.values())


def compliance(touches: Iterable[Touch], kinds: Kinds) -> tuple[Compliance, ...]:
    """Give who says of whom that it was kept or not, both directions of a mutual accusation apart."""
    found: dict[tuple[str, str, str], Compliance] = {}
    for touch in touches:
        verdict = touch.move.verdict
        if verdict is None or kinds.by_id[touch.kind].nature != "accord":
            continue
        for claimant, accused in _sides(touch.claim):
            said = found.get((claimant, accused, verdict))
            words = (*(said.evidence if said else ()), touch.claim.mention.trigger)
            found[claimant, accused, verdict] = Compliance(
                claimant=claimant, accused=accused, verdict=verdict, evidence=tuple(dict.fromkeys(words))
            )
    return tuple(found.values())


def _sides(claim: Claim) -> list[tuple[str, str]]:
    """An accusation is its actors' word on its recipients or each other; all else the speaker's on the actors."""
    actors, recipients = one_a_party(claim.actors), one_a_party(claim.recipients)
    if claim.mention.event_type == "ACCUSE":
        pairs = [(a, r) for a, r in product(actors, recipients or actors) if party_key(a) != party_key(r)]
        return [(a.name, r.name) for a, r in pairs]
    claimant = claim.speakers[0].actor.name if claim.speakers else claim.origin.name
    return [(claimant, accused.name) for accused in actors]


def provisions(own: Sequence[Touch], parts: Iterable[Touch]) -> tuple[Provision, ...]:
    """Give what was agreed, in words: the agreeing itself and what the same sentence or deal provides for."""
    agreeing = [t.claim for t in own if t.claim.mention.event_type == "AGREE"]
    found: dict[str, Provision] = {}
    for claim in (*agreeing, *(t.claim for t in parts)):
        text = claim.mention.trigger.quote[:_LONGEST_PROVISION].strip()
        if text and len(text.split()) > 3:
            found.setdefault(text, Provision(text=text, evidence=(claim.mention.trigger,)))
    return tuple(found.values())


def parties(touches: Iterable[Touch], firm: frozenset[str], reports: Reports) -> tuple[ActorLink, ...]:
    """Give one actor for each party, in the order of first naming; the state itself where it is named."""
    named = [
        actor
        for touch in touches
        for actor in (*touch.claim.actors, *touch.claim.recipients)
        if reports.keys((actor,)) & firm
    ]
    return one_a_party(named)
