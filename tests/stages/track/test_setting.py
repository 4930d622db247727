"""Words that name no party, in a report that speaks of the parties all the same."""

from datetime import date

import pytest
from tests import build
from tests.stages.track.test_track import FREEDONIA, GRAUSTARK, RURITANIA, said, tracked

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
    broke = said(
        "The truce collapsed on Thursday.\nMinisters met.",
        "The truce collapsed",
        "b.txt",
        event_type="RETREAT",
        mode="ceasefire",
        phase="end",
        status=Status.HAPPENED,
        actors=(),
        **later,
    )
    beside = said(
        "The truce collapsed on Thursday.\nMinisters met.",
        "met",
        "b.txt",
        event_type="CONSULT",
        status=Status.HAPPENED,
        topics=(),
        actors=around,
        **later,
    )

    found = [a for a in tracked(agreed(), broke, beside) if a.kind == "ceasefire"]

    assert len(found) == number
