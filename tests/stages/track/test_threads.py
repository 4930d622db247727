"""What one report tells of one thing is put together before reports are compared."""

from datetime import date

import pytest
from tests import build
from tests.stages.track.test_track import (
    FREEDONIA,
    GRAUSTARK,
    RURITANIA,
    patrols,
    said,
    states,
    tracked,
)

from truceline.records.mention import Status


def agreed(line: str, words: str, report: str, actors, **fields):
    return said(line, words, report, event_type="AGREE", status=Status.HAPPENED, actors=actors, **fields)


def truce_taken_up(text: str, report: str):
    """A report that names both sides in its first line, and speaks of the truce in its second."""
    return (
        said(
            text,
            "suspended the truce",
            report,
            event_type="SANCTION",
            phase="suspend",
            status=Status.HAPPENED,
            actors=(RURITANIA, GRAUSTARK),
            known_on=date(2021, 6, 20),
            date=build.day("2021-06-19"),
        ),
        said(
            text,
            "truce had begun",
            report,
            event_type="RETREAT",
            mode="ceasefire",
            phase="begin",
            status=Status.HAPPENED,
            actors=(),
            known_on=date(2021, 6, 20),
            date=build.day("2021-05-03"),
        ),
    )


def test_what_names_no_side_goes_with_its_own_report_before_it_is_held_against_others():
    ours = truce_taken_up(
        "Ruritania suspended the truce with Graustark on Saturday.\nThe truce had begun in May.", "b.txt"
    )
    other = agreed(
        "Ruritania and Freedonia agreed a truce.",
        "agreed a truce",
        "a.txt",
        (RURITANIA, FREEDONIA),
        date=build.day("2021-05-02"),
        known_on=date(2021, 5, 4),
    )

    found = {tuple(sorted(states(a))) for a in tracked(other, *ours) if a.kind == "ceasefire"}

    assert found == {("agreed",), ("active", "suspended")}


@pytest.mark.parametrize(("second", "number"), [("2019-11-02", 1), ("2020-03-01", 2)])
def test_what_began_on_one_day_is_one_and_what_began_months_apart_two(second, number):
    began = {"phase": "begin", "status": Status.HAPPENED, "known_on": date(2020, 3, 20)}
    found = tracked(
        patrols(None, "a.txt", date=build.day("2019-11-01"), **began),
        patrols(None, "b.txt", date=build.day(second), **began),
    )

    assert len(found) == number


def test_a_verb_that_names_nothing_goes_with_what_stands_before_it_in_its_sentence():
    text = (
        "Ruritania and Graustark agreed to talks.\n"
        "Talks between Ruritania and Freedonia collapsed and have not been revived."
    )
    ours = said(
        text,
        "agreed to talks",
        "a.txt",
        event_type="AGREE",
        status=Status.HAPPENED,
        date=build.day("2021-05-02"),
    )
    beside = (
        said(
            text,
            "Talks between",
            "a.txt",
            event_type="CONSULT",
            phase="end",
            status=Status.HAPPENED,
            actors=(RURITANIA, FREEDONIA),
        ),
        said(
            text,
            "revived",
            "a.txt",
            event_type="CONSULT",
            phase="resume",
            status=Status.NOT_HAPPENED,
            actors=(),
            topics=("negotiation_track",),
        ),
    )
    found = {a.name: len(a.claim_ids) for a in tracked(ours, *beside) if a.kind == "negotiation_track"}

    assert found == {"Ruritania–Graustark talks": 1, "Ruritania–Freedonia talks": 2}
