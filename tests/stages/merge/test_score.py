"""Pairs that are passed over without a closer look."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

from tests import build

from truceline.records.claim import Claim
from truceline.records.mention import Quantity, Status
from truceline.stages.merge.score import PERHAPS, SAME, compare, may_reach
from truceline.stages.merge.traits import traits_of

STATES = [build.actor(f"State {n}", f"S{n:02}") for n in range(2)]
PLACES = [build.place(f"Town {n}", "S00", 40 + n, 10, admin1=f"P{n}") for n in range(2)]


def claim_of(rng: Random, report: int) -> Claim:
    """A claim of few types, parties, days, places, words and numbers, one a report."""
    word = rng.choice(("seized", "seizing", "shelled"))
    line = f"Troops {word} {rng.choice(('the mint', '12 mills of the town'))} on the river."
    document = build.document(line, f"report {report}")
    published = date(2021, 5, 1) + timedelta(days=rng.randrange(9))
    numbers = Quantity(
        evidence=build.evidence(document, "Troops"),
        value=rng.choice((12.0, 40.0)),
        low=None,
        high=None,
        unit="mills",
        counts=None,
        approximate=False,
    )
    mention = build.mention(
        document,
        word,
        event_type="ASSAULT",
        mode=rng.choice((None, "raid", "siege")),
        status=rng.choice((Status.HAPPENED, Status.HAPPENED, Status.PLANNED)),
        topics=rng.choice(((), (), ("ceasefire",))),
        quantities=rng.choice(((), (numbers,))),
        sentence=build.evidence(document, line),
    )
    return build.claim(
        mention,
        actors=(rng.choice(STATES),),
        recipients=rng.choice(((), (STATES[0],), (STATES[1],))),
        date=build.day(str(published - timedelta(days=rng.randrange(3)))),
        known_on=published,
        place=rng.choice((None, *PLACES)),
    )


def test_no_pair_is_passed_over_that_may_be_likely() -> None:
    rng = Random(8)
    traits = [traits_of(claim_of(rng, n)) for n in range(90)]
    passed, likely = 0, 0
    for one, other in combinations(traits, 2):
        for told in (None, False, True):
            points, _ = compare(one, other, told=told)
            for least in (PERHAPS, SAME):
                may = may_reach(least, one, other, told=told)

                assert may or points < least

                passed += not may
                likely += points >= least
    assert passed
    assert likely
