"""Mentions by what is searched for."""

from datetime import date

import pytest

from tests import build
from truceline.records.claim import Claim, Lineage
from truceline.records.mention import Status
from truceline.records.view import View
from truceline.web import facets as rooms
from truceline.web.facets import Facets, Wanted, facets_of

TEXT = "Militias shelled Korvan. Troops may leave Korvan. Envoys met in Selm."
DOCUMENT = build.document(TEXT)
DATED = build.dated(build.reading(DOCUMENT), "2024-05-06")


def claim(
    trigger: str, actor: str, place: str, days: tuple[str | None, str | None], **mention: object
) -> Claim:
    """A claim with an actor, a place and an interval."""
    return build.claim(
        build.mention(DOCUMENT, trigger, **mention),
        actors=(build.actor(actor),),
        place=build.place(place),
        date=build.span_of_days(*days),
    )


SHELLED = claim("shelled", "Militias", "Korvan", ("2024-05-05", "2024-05-05"), event_type="ASSAULT")
LEAVE = claim("leave", "Troops", "Korvan", ("2024-05-06", None), status=Status.POSSIBLE, event_type="RETREAT")
MET = claim("met", "Envoys", "Selm", (None, "2023-12-31"), event_type="CONSULT")
NEVER = claim("Envoys", "Envoys", "Selm", (None, None), event_type="CONSULT")
VIEW = View(
    dated=(DATED,),
    claims=(SHELLED, LEAVE, MET, NEVER),
    events=(),
    arrangements=(),
    lineage=Lineage(families=(), kinships=(), drifts=()),
    proposals=(),
)


@pytest.fixture
def facets() -> Facets:
    """The four mentions laid out."""
    return facets_of(VIEW)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [SHELLED, LEAVE, MET, NEVER]),
        (Wanted(types=("ASSAULT", "RETREAT")), [SHELLED, LEAVE]),
        (Wanted(statuses=("possible",)), [LEAVE]),
        (Wanted(actor="MILI"), [SHELLED]),
        (Wanted(actor='"Militia"'), []),
        (Wanted(actor='"militias"'), [SHELLED]),
        (Wanted(place="korvan", actor="troops"), [LEAVE]),
        (Wanted(first=date(2024, 5, 6)), [LEAVE]),
        (Wanted(last=date(2024, 5, 5)), [SHELLED, MET]),
        (Wanted(first=date(2024, 1, 1), last=date(2024, 12, 31)), [SHELLED, LEAVE]),
        (Wanted(types=("NONE",)), []),
        (Wanted(place="nowhere"), []),
    ],
)
def test_every_field_that_is_asked_must_fit(facets: Facets, wanted: Wanted, found: list[Claim]) -> None:
    assert facets.claims_in(facets.within(wanted)) == sorted(found, key=facets.claims.index)


def test_a_facets_own_choice_does_not_count_against_its_other_values(facets: Facets) -> None:
    wanted = Wanted(types=("ASSAULT",), place="korvan")

    assert facets.types_within(wanted, facets.whole) == {"ASSAULT": 1, "RETREAT": 1}


def test_years_are_those_that_the_days_name(facets: Facets) -> None:
    assert facets.years_within(facets.whole) == [(2023, 1), (2024, 2)]


def test_the_commonest_are_counted_alike_in_small_and_large_answers(
    facets: Facets, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = facets.commonest(facets.places, facets.whole)
    monkeypatch.setattr(rooms, "FEW", 0)

    assert facets.commonest(facets.places, facets.whole) == small == [("Korvan", 2), ("Selm", 2)]
