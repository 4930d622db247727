"""Words that name no party, in a report that speaks of the parties all the same."""

from datetime import date

import pytest
from tests import build
from tests.stages.track.test_track import FREEDONIA, GRAUSTARK, RURITANIA, said, tracked

from truceline.records.claim import ActorKind
from truceline.records.dates import Precision
from truceline.records.mention import Status


def agreed():
    return said(
        "Ruritania and Graustark agreed a truce on Monday.",
        "agreed a truce",
        "a.txt",
        event_type="AGREE",
        status=Status.HAPPENED,
        date=build.day("2021-05-03"),
    )


@pytest.mark.parametrize(
    ("around", "number"), [((RURITANIA, GRAUSTARK), 1), ((RURITANIA, FREEDONIA), 2), ((RURITANIA,), 2)]
)
def test_a_truce_without_parties_is_that_of_the_two_whom_its_report_names(around, number):
    later = {"known_on": date(2021, 5, 21), "date": build.day("2021-05-20")}
    began = said(
        "The truce took hold on Thursday.\nMinisters met.",
        "The truce took hold",
        "b.txt",
        event_type="RETREAT",
        mode="ceasefire",
        phase="begin",
        status=Status.HAPPENED,
        actors=(),
        **later,
    )
    beside = said(
        "The truce took hold on Thursday.\nMinisters met.",
        "met",
        "b.txt",
        event_type="CONSULT",
        status=Status.HAPPENED,
        topics=(),
        actors=around,
        **later,
    )

    found = [a for a in tracked(agreed(), began, beside) if a.kind == "ceasefire"]

    assert len(found) == number


def test_rebels_may_be_any_group_that_is_named_elsewhere():
    front = build.actor("Hill Front", kind=ActorKind.ARMED_GROUP)
    rebels = build.actor("rebels", id=None, kind=ActorKind.ARMED_GROUP)
    made = build.changed(agreed(), actors=(RURITANIA, front))
    broke = said(
        "The rebels suspended the truce with Ruritania.",
        "suspended the truce",
        "b.txt",
        event_type="SANCTION",
        mode="discontinue",
        phase="suspend",
        status=Status.HAPPENED,
        actors=(rebels,),
        recipients=(RURITANIA,),
        date=build.day("2021-05-20"),
        known_on=date(2021, 5, 21),
    )

    [found] = [a for a in tracked(made, broke) if a.kind == "ceasefire"]

    assert {p.name for p in found.parties} >= {"Ruritania", "Hill Front"}


def test_to_sign_a_deal_on_patrols_is_to_agree_on_patrols():
    signed = said(
        "Ruritania and Graustark signed an agreement to mount joint patrols.",
        "signed an agreement",
        "a.txt",
        event_type="SUPPORT",
        status=Status.HAPPENED,
        topics=("agreement", "patrol_programme"),
        actors=(RURITANIA, GRAUSTARK),
        date=build.day("2021-05-03"),
    )

    [found] = [a for a in tracked(signed) if a.kind == "patrol_programme"]

    assert [t.state for t in found.transitions] == ["agreed"]


def test_until_when_something_was_extended_is_not_when_it_was():
    extended = said(
        "Ruritania and Graustark extended the joint patrols to 18 December.",
        "extended the joint patrols",
        "a.txt",
        event_type="COOPERATE",
        phase="extend",
        status=Status.HAPPENED,
        topics=("patrol_programme",),
        actors=(RURITANIA, GRAUSTARK),
        date=build.span_of_days(None, "2021-12-18", Precision.BOUND),
        known_on=date(2021, 5, 4),
    )

    [found] = tracked(extended)

    assert [(t.state, t.date.last) for t in found.transitions] == [("extended", date(2021, 5, 4))]


def test_a_party_that_a_report_calls_by_its_people_stays_among_the_parties():
    vesk = build.actor("Vesk", id=None, kind=ActorKind.ORGANISATION)
    troops = build.actor("Veskan troops", id=None, kind=ActorKind.ARMED_GROUP)
    elsewhere = said(
        "Vesk met Freedonia.",
        "met",
        "b.txt",
        event_type="CONSULT",
        status=Status.HAPPENED,
        topics=(),
        actors=(vesk, FREEDONIA),
        date=build.day("2021-05-20"),
    )

    found = [
        a
        for a in tracked(build.changed(agreed(), actors=(RURITANIA, troops)), elsewhere)
        if a.kind == "ceasefire"
    ]

    assert [{p.name for p in a.parties} for a in found] == [{"Ruritania", "Veskan troops"}]
