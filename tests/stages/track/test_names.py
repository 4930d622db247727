"""Names that no data file knows, and words that only name a thing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import build
from tests.stages.track.test_track import NO_KIN, UNDATED, said, tracked

import truceline
from truceline.records.arrangement import ArrangementState
from truceline.records.claim import ActorKind
from truceline.records.mention import Status
from truceline.reference.kinds import load_kinds
from truceline.reference.parties import may_be_party
from truceline.stages.merge import merge
from truceline.stages.track import track

KINDS = load_kinds(Path(truceline.__file__).parent / "data" / "arrangements.yaml")


NAMELESS = {"actors": (), "event_type": "COOPERATE", "status": Status.HAPPENED}


def zone(text, trigger, report, phase, **fields):
    return said(text, trigger, report, topics=("zone",), phase=phase, **NAMELESS, **fields)


def with_names(*pairs):
    """The arrangements of claims, each with the names that its report's reading holds."""
    claims = [claim for claim, _ in pairs]
    readings = {}
    for claim, names in pairs:
        held = build.document(claim.mention.sentence.quote, claim.document_id)
        words = tuple(build.words(held, name, names=(name,)) for name in names)
        readings[claim.document_id] = replace(
            build.reading(held, names=words), document=replace(held, id=claim.document_id)
        )
    return track(merge(claims, NO_KIN, ())[0], claims, KINDS, tuple(readings.values()))


def test_a_name_that_no_file_knows_tells_that_two_reports_speak_of_one():
    began = zone("The zone on the Sorl ridge began.", "The zone on the Sorl ridge began", "a.txt", "begin")
    ended = zone(
        "The Sorl zone is over.", "zone is over", "b.txt", "end", known_on=date(2021, 6, 4), date=UNDATED
    )

    assert len(with_names((began, ["Sorl"]), (ended, ["Sorl"]))) == 1
    assert len(with_names((began, ["Sorl"]), (replace_name(ended), ["Harn"]))) == 2


def replace_name(claim):
    quote = claim.mention.sentence.quote.replace("Sorl", "Harn")
    sentence = replace(claim.mention.sentence, quote=quote)
    return replace(claim, mention=replace(claim.mention, sentence=sentence))


def test_a_separate_one_in_a_report_is_another_one():
    text = "The buffer zone on the Sorl ridge began.\nA separate buffer zone on the Harn is over."
    began = zone(text, "The buffer zone on the Sorl ridge began", "a.txt", "begin")
    ended = zone(text, "A separate buffer zone on the Harn is over", "a.txt", "end")

    assert len(with_names((began, ["Sorl"]), (ended, ["Harn"]))) == 2


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

    assert may_be_party(build.actor("Vesk", **unknown))
    assert not may_be_party(build.actor("Veskan villagers", **unknown))


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
