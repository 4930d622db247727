"""What an earlier run merged is taken over where it can be no other, and changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from tests import build

from truceline.records.claim import AlignedPassages, Claim, Kinship, Lineage
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision, Event, Proposal
from truceline.records.mention import Status
from truceline.stages.decide import decide
from truceline.stages.merge import merge
from truceline.stages.merge.event import event_of

STATES = [build.actor(f"State {n}", f"S{n:02}") for n in range(2)]
PLACES = [build.place(f"Town {n}", "S00", 40 + n, 10, admin1=f"P{n}") for n in range(2)]
WORDS = ("seized", "shelled", "raided")
TYPES = ("ASSAULT", "COERCE")


@dataclass(frozen=True)
class Merged:
    """An earlier run: its claims and what was made of them."""

    standing: Mapping[str, Claim]
    lineage: Lineage
    events: tuple[Event, ...]
    proposals: tuple[Proposal, ...]


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few claims be a crowd, so that each one that comes parts neighbours in some block."""
    monkeypatch.setattr("truceline.stages.merge.blocking.WHOLE_BLOCK", 6)
    monkeypatch.setattr("truceline.stages.merge.blocking.NEIGHBOURS", 2)
    monkeypatch.setattr("truceline.stages.merge.told.LIKEST", 2)


def claims_of(rng: Random, report: str) -> list[Claim]:
    """A report's claims: one a sentence, of few types, parties, days, places and words."""
    lines = [
        f"Troops {word} the mint {'of the town ' * rng.randrange(2)}on day {n}."
        for n, word in enumerate(rng.choices(WORDS, k=rng.randrange(1, 5)))
    ]
    document = build.document("\n".join(lines), report)
    published = date(2021, 5, 1) + timedelta(days=rng.randrange(15))
    made = []
    for n, line in enumerate(lines):
        on = published - timedelta(days=rng.randrange(3))
        mention = build.mention(
            document,
            line.split()[1],
            event_type=rng.choice(TYPES),
            status=rng.choice((Status.HAPPENED, Status.HAPPENED, Status.PLANNED)),
            topics=rng.choice(((), (), (), ("ceasefire",))),
        )
        claim = build.claim(
            replace(mention, sentence=build.evidence(document, line)),
            actors=(rng.choice(STATES),),
            recipients=(rng.choice(STATES),) if rng.random() < 0.5 else (),
            date=build.day(str(on)),
            known_on=published,
            place=rng.choice((None, None, *PLACES)),
            origin=build.origin(report),
        )
        made.append(replace(claim, id=f"m-{report}-{n}"))
    return made


def lineage_of(rng: Random, reports: Mapping[str, list[Claim]]) -> Lineage:
    """Kinships of neighbours, some with a sentence of each that runs alike."""
    kinships = []
    names = sorted(reports)
    for n, a in enumerate(names):
        for b in names[n + 1 : n + 4]:
            if rng.random() < 0.6:
                first, second = rng.choice(reports[a]), rng.choice(reports[b])
                aligned = AlignedPassages(
                    a=first.mention.sentence, b=second.mention.sentence, score=round(rng.uniform(0.4, 1), 2)
                )
                kinships.append(
                    Kinship(
                        a=first.document_id,
                        b=second.document_id,
                        kind="same_topic",
                        score=round(rng.random(), 2),
                        reason="facts in common",
                        aligned=(aligned,) if rng.random() < 0.5 else (),
                    )
                )
    return Lineage(families=(), kinships=tuple(kinships), drifts=())


def some_of(rng: Random, reports: Mapping[str, list[Claim]], lineage: Lineage) -> tuple[list[Claim], Lineage]:
    """Most of the reports with their kinships; a claim is another, some have other origins, a kinship other weight."""
    kept = rng.sample(sorted(reports), rng.randrange(len(reports) // 2, len(reports)))
    claims = [claim for name in kept for claim in reports[name]]
    at = rng.randrange(len(claims))
    claims[at] = replace(claims[at], place=rng.choice(PLACES))
    for at in rng.sample(range(len(claims)), len(claims) // 4):
        claims[at] = replace(claims[at], origin=build.origin(rng.choice(("the army", "the mint"))))
    held = {claim.document_id for claim in claims}
    kinships = [k for k in lineage.kinships if k.a in held and k.b in held]
    if kinships:
        at = rng.randrange(len(kinships))
        kinships[at] = replace(kinships[at], score=round(rng.random(), 2), aligned=())
    return claims, replace(lineage, kinships=tuple(kinships))


def decisions_on(rng: Random, claims: list[Claim]) -> tuple[Decision, ...]:
    """A few pairs of claims that a person called one, or parted."""
    made = []
    for n in range(rng.randrange(5)):
        first, second = rng.sample(claims, 2)
        made.append(
            Decision(
                id=f"d-{n}",
                kind=rng.choice((DecisionKind.SAME, DecisionKind.DIFFERENT)),
                mention_ids=(first.id, second.id),
                field=None,
                before=None,
                after=None,
                reason="they are",
                made_by="A. Reader",
                made_at=datetime(2024, 1, n + 1, tzinfo=UTC),
            )
        )
    return tuple(made)


def merged(claims: list[Claim], lineage: Lineage, decisions: tuple[Decision, ...]) -> Merged:
    decided, in_force = decide(claims, decisions)
    events, proposals = merge(tuple(decided), lineage, in_force)
    return Merged({claim.id: claim for claim in decided}, lineage, events, proposals)


@pytest.mark.parametrize("seed", range(40))
def test_events_are_those_of_a_whole_run_whatever_was_merged_before(seed: int) -> None:
    rng = Random(seed)
    reports = {name: claims_of(rng, name) for name in (f"{n:02}.txt" for n in range(24))}
    lineage = lineage_of(rng, reports)
    everything = [claim for claims in reports.values() for claim in claims]
    some, of_some = some_of(rng, reports, lineage)
    said = decisions_on(rng, everything)
    ends = (everything, lineage, said), (some, of_some, said if seed % 2 else decisions_on(rng, everything))

    for (claims, kin, decisions), other in (ends, ends[::-1]):
        decided, in_force = decide(claims, decisions)
        again = merge(tuple(decided), kin, in_force, before=merged(*other))

        assert again == merge(tuple(decided), kin, in_force)


def test_most_claims_of_a_record_that_gains_a_report_are_not_merged_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = Random(7)
    reports = {name: claims_of(rng, name) for name in (f"{n:02}.txt" for n in range(60))}
    before = merged([c for name in sorted(reports)[1:] for c in reports[name]], lineage_of(rng, {}), ())
    everything = tuple(c for claims in reports.values() for c in claims)
    whole = merge(everything, lineage_of(rng, {}), ())
    anew = []
    monkeypatch.setattr(
        "truceline.stages.merge.event_of", lambda of, why: (anew.extend(of), event_of(of, why))[1]
    )

    again = merge(everything, lineage_of(rng, {}), (), before=before)

    assert 0 < len(anew) < len(everything) / 2
    assert again == whole
