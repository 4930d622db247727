"""Names that no data file knows, and words that only name a thing."""

from datetime import date
from pathlib import Path

import pytest
from tests import build
from tests.stages.track.test_track import NO_KIN, said, states, tracked

import truceline
from truceline.records.arrangement import ArrangementState
from truceline.records.claim import ActorKind
from truceline.records.mention import Status
from truceline.reference.kinds import load_kinds
from truceline.reference.parties import may_be_state, party_key, short_for
from truceline.stages.merge import merge
from truceline.stages.track import track

KINDS = load_kinds(Path(truceline.__file__).parent / "data" / "arrangements.yaml")


NAMELESS = {"actors": (), "event_type": "COOPERATE", "status": Status.HAPPENED}


def zone(text, trigger, report, phase, **fields):
    return said(text, trigger, report, **{**NAMELESS, "topics": ("zone",), "phase": phase, **fields})


def with_names(*claims, **names):
    """The arrangements of claims, with the names that the reports "a.txt", "b.txt" … hold: a text, and its names."""
    readings = []
    for report, (text, *found) in names.items():
        held = build.document(text, f"{report}.txt")
        words = tuple(build.words(held, name, names=(name,)) for name in found)
        readings.append(build.reading(held, names=words))
    return track(merge(claims, NO_KIN, ())[0], claims, KINDS, tuple(readings))


@pytest.mark.parametrize(("name", "number"), [("Sorl", 1), ("Harn", 2)])
def test_a_name_that_no_file_knows_tells_that_two_reports_speak_of_one(name, number):
    here, there = "The zone on the Sorl ridge began.", f"The {name} zone is over."
    began = zone(here, "The zone on the Sorl ridge began", "a.txt", "begin")
    ended = zone(there, "zone is over", "b.txt", "end", event_type="SANCTION", known_on=date(2021, 6, 4))

    assert len(with_names(began, ended, a=(here, "Sorl"), b=(there, name))) == number


def test_the_zone_in_a_report_that_never_names_it_in_full_founds_nothing():
    text = "The zone was restored."
    back = zone(text, "The zone was restored", "a.txt", "resume")

    assert with_names(back, a=(text,)) == ()


def test_a_name_in_short_is_the_longer_one_but_a_state_is_not_its_movement():
    longer = ("red sun front", "vesk liberation front", "south harn")

    assert short_for("sun front", longer) == "red sun front"
    assert short_for("front", longer) is None
    assert short_for("vesk", longer) is None
    assert short_for("harn", longer) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Grand Duke Leopold of Lauen", "lauen"),
        ("Vesk's president", "vesk"),
        ("guerrillas of the Red Sun Front", "red sun front"),
        ("League of Hill Towns", "league hill towns"),
    ],
)
def test_who_speaks_for_a_party_stands_for_it(name, key):
    assert party_key(build.actor(name, id=None, country=None, kind=ActorKind.ORGANISATION)) == key


def test_a_separate_one_in_a_report_is_another_one():
    text = "The buffer zone on the Sorl ridge began.\nA separate buffer zone on the Harn is over."
    began = zone(text, "The buffer zone on the Sorl ridge began", "a.txt", "begin")
    ended = zone(text, "A separate buffer zone on the Harn is over", "a.txt", "end", event_type="SANCTION")

    found = with_names(began, ended, a=(text, "Sorl", "Harn"))

    assert sorted(states(a) for a in found) == [["active"], ["ended"]]


def test_words_that_only_name_it_tell_nothing_where_something_is_told():
    named = said(
        "Envoys press a truce plan on both.",
        "truce",
        "a.txt",
        event_type="RETREAT",
        mode="ceasefire",
        status=Status.HAPPENED,
        phase=None,
    )
    [found] = tracked(named)

    assert [t.flags for t in found.transitions] == [("named", "single_source")]


def test_a_state_that_no_file_knows_may_be_a_party():
    unknown = {"id": None, "country": None, "kind": ActorKind.POPULATION}

    assert may_be_state(build.actor("Vesk", **unknown))
    assert not may_be_state(build.actor("Veskan villagers", **unknown))


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("accepted an invitation to talks", "agreed"),
        ("invited them to talks", "proposed"),
        ("agreed to hold talks", "agreed"),
    ],
)
def test_the_words_of_a_trigger_may_decide_a_move(words, state):
    move = KINDS.move(
        "negotiation_track", event_type="AGREE", status=Status.HAPPENED, phase=None, trigger=words
    )

    assert move is not None and move.to is ArrangementState(state)
