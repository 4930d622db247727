"""Kinds of arrangement: their file proves itself, and faults are all listed."""

from pathlib import Path

import pytest
import yaml

import truceline
from truceline.errors import DataFileError
from truceline.records.arrangement import ArrangementState
from truceline.records.mention import Status
from truceline.reference.folding import folded_words
from truceline.reference.kinds import Kinds, load_kinds

SHIPPED = Path(truceline.__file__).parent / "data" / "arrangements.yaml"


@pytest.fixture(scope="module")
def kinds() -> Kinds:
    return load_kinds(SHIPPED)


def small(**fields):
    plain = {
        "id": "truce",
        "label": "truce",
        "nature": "accord",
        "parties": 2,
        "silence_days": 30,
        "words": ["truce"],
        "examples": ["A truce held."],
        "not_examples": ["A trunk fell."],
    }
    return {**plain, **fields}


def written(tmp_path, *kinds, common=()):
    path = tmp_path / "kinds.yaml"
    path.write_text(yaml.safe_dump({"common": list(common), "kinds": list(kinds)}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("possible joint patrols", ("patrol_programme",)),
        ("a patrol boat", ()),
        ("ceasefire talks", ("negotiation_track",)),
        ("a cease-fire and a prisoner swap", ("ceasefire", "exchange")),
        ("CESSATION OF HOSTILITIES", ("ceasefire",)),
        ("the 2005 de-escalation deal", ("agreement",)),
        ("de-escalation zones", ("zone",)),
        ("closed all five of its northern border crossings", ("access_restriction",)),
        (
            "the minister closed the meeting near the distant sea and praised the new border",
            ("negotiation_track",),
        ),
        ("swapped bodies", ()),
        ("exchanged the bodies of soldiers", ("exchange",)),
        ("", ()),
    ],
)
def test_topics_are_the_kinds_whose_words_stand_in_the_phrase(kinds, phrase, expected):
    assert kinds.topics_in(phrase) == expected


def test_topics_of_a_hostile_phrase_cost_bounded_time(kinds):
    assert kinds.topics_in("cease " * 400_000) == ()


def test_folding_drops_case_marks_and_hyphens():
    assert folded_words("Cease-Fire  à la Rıfat’s") == "cease fire a la rifat s"


@pytest.mark.parametrize(
    ("kind", "event_type", "status", "phase", "state", "flags"),
    [
        ("patrol_programme", "COOPERATE", Status.POSSIBLE, None, ArrangementState.PROPOSED, ()),
        ("patrol_programme", "COOPERATE", Status.HAPPENED, "begin", ArrangementState.ACTIVE, ()),
        (
            "patrol_programme",
            "COOPERATE",
            Status.POSSIBLE,
            "expand",
            ArrangementState.ACTIVE,
            ("presupposed",),
        ),
        ("patrol_programme", "SANCTION", Status.HAPPENED, "suspend", ArrangementState.SUSPENDED, ()),
        (
            "patrol_programme",
            "COOPERATE",
            Status.PLANNED,
            "resume",
            ArrangementState.SUSPENDED,
            ("presupposed",),
        ),
        ("patrol_programme", "COOPERATE", Status.POSSIBLE, "implement", ArrangementState.PROPOSED, ()),
        ("agreement", "AGREE", Status.HAPPENED, None, ArrangementState.AGREED, ()),
        (
            "agreement",
            "COOPERATE",
            Status.NOT_HAPPENED,
            "implement",
            ArrangementState.AGREED,
            ("not_implemented",),
        ),
        ("agreement", "COOPERATE", Status.PLANNED, "implement", ArrangementState.AGREED, ("presupposed",)),
        ("agreement", "ACCUSE", Status.HAPPENED, "violate", ArrangementState.ACTIVE, ("contested",)),
        ("ceasefire", "ASSAULT", Status.HAPPENED, None, ArrangementState.VIOLATED, ()),
        ("ceasefire", "AGREE", Status.NOT_HAPPENED, None, ArrangementState.PROPOSED, ("not_agreed",)),
        ("negotiation_track", "AGREE", Status.NOT_HAPPENED, "fail", ArrangementState.ACTIVE, ("not_agreed",)),
        ("negotiation_track", "CONSULT", Status.PLANNED, None, ArrangementState.PROPOSED, ()),
        ("ultimatum", "THREATEN", Status.THREATENED, None, ArrangementState.ACTIVE, ()),
        (
            "observation_posts",
            "REJECT",
            Status.DENIED,
            None,
            ArrangementState.ACTIVE,
            ("presupposed", "contested"),
        ),
    ],
)
def test_words_move_an_arrangement_to_a_state(kinds, kind, event_type, status, phase, state, flags):
    move = kinds.move(kind, event_type=event_type, status=status, phase=phase)

    assert (move.to, move.flags) == (state, flags)


def test_an_accusation_without_a_breach_moves_nothing(kinds):
    assert kinds.move("patrol_programme", event_type="ACCUSE", status=Status.HAPPENED, phase=None) is None


def test_all_faults_of_a_file_are_listed(tmp_path):
    path = written(
        tmp_path,
        small(examples=["A pact held."], part_of=["treaty"]),
        small(not_examples=["A truce fell."]),
        common=[{"id": "a"}, {"id": "a"}],
    )

    with pytest.raises(DataFileError) as caught:
        load_kinds(path)

    message = str(caught.value)
    for fault in (
        "'truce' stands twice",
        "'treaty' is no kind",
        "A pact held.",
        "A truce fell.",
        "'a' stands twice",
    ):
        assert fault in message


@pytest.mark.parametrize(
    "change", [{"words": []}, {"silence_days": 0}, {"colour": "red"}, {"nature": "mood"}, {"examples": []}]
)
def test_a_kind_that_breaks_the_schema_is_refused(tmp_path, change):
    with pytest.raises(DataFileError, match=next(iter(change))):
        load_kinds(written(tmp_path, small(**change)))


@pytest.mark.parametrize("content", [b"kinds: [", b"\xff\xfe\x00", b"3"])
def test_a_file_that_is_no_such_list_is_refused(tmp_path, content):
    path = tmp_path / "kinds.yaml"
    path.write_bytes(content)

    with pytest.raises(DataFileError):
        load_kinds(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataFileError, match=r"no\.yaml"):
        load_kinds(tmp_path / "no.yaml")
