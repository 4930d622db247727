"""Threats, demands and refusals take in what they are about; stopping something is itself coded."""

import pytest

from tests.stages.code.wording import told
from truceline.records.mention import Status
from truceline.reference.strict import strict_type

with_model = pytest.mark.model


def coded_as(reading):
    return [(m.event_type, m.mode, m.status.value) for m in reading.mentions]


@with_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almara threatened to shell the port.", ("THREATEN", "violence", "threatened")),
        ("Almara threatened Vesk with war.", ("THREATEN", "violence", "threatened")),
        ("Almara demanded that Vesk withdraw its troops.", ("REQUEST", "yield", "demanded")),
        ("Almara urged Vesk to withdraw its troops.", ("REQUEST", "yield", "demanded")),
        ("Almara called for a ceasefire.", ("REQUEST", "yield", "demanded")),
        ("Almara must withdraw its troops from the valley.", ("REQUEST", "yield", "demanded")),
        ("Almara refused to meet the rebels.", ("REJECT", "meet", "denied")),
        ("Almara will not meet the rebels.", ("REJECT", "meet", "denied")),
        ("Almara rejected a ceasefire.", ("REJECT", "yield", "denied")),
    ],
)
def test_content_is_taken_in_and_gives_the_mode(coded, text, expected):
    reading = coded(text)

    assert coded_as(reading) == [expected], told(reading.mentions)


@with_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almara suspended joint patrols with Vesk.", ("SANCTION", "discontinue", "happened")),
        ("Joint patrols with Vesk were suspended in May.", ("SANCTION", "discontinue", "happened")),
        ("Almara broke off talks with Vesk.", ("SANCTION", "discontinue", "happened")),
        ("Almara resumed joint patrols with Vesk.", ("COOPERATE", None, "happened")),
        ("Almara violated the ceasefire.", ("ASSAULT", None, "happened")),
        ("Almara and Vesk extended the ceasefire.", ("RETREAT", "ceasefire", "happened")),
    ],
)
def test_beginning_and_stopping_are_coded_by_what_they_are_of(coded, text, expected):
    reading = coded(text)

    assert coded_as(reading) == [expected], told(reading.mentions)


@with_model
def test_an_offensive_that_ends_is_two_mentions(coded):
    assert coded_as(coded("Almara ended its offensive in the valley.")) == [
        ("ASSAULT", None, "happened"),
        ("RETREAT", "ceasefire", "happened"),
    ]


@with_model
def test_a_pronoun_that_is_stopped_stands_for_the_event_before_it(coded):
    found = coded_as(coded("The army ran joint patrols with Vesk before suspending them in May."))

    assert found == [("COOPERATE", None, "happened"), ("SANCTION", "discontinue", "happened")]


@with_model
@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Almara {trigger:resumed joint patrols} with Vesk.", "resume"),
        ("The joint {trigger:patrols with Vesk were suspended} in May.", "suspend"),
        ("Almara and Vesk {trigger:extended the ceasefire}.", "extend"),
        ("Almara and Vesk failed to {trigger:reach} an agreement.", "fail"),
        ("Almara {trigger:met} the rebels on Monday.", None),
    ],
)
def test_the_phase_is_kept_for_what_is_followed(mention_on, text, phase):
    assert mention_on(text).phase == phase


@with_model
@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Almara resumed joint {trigger:patrols} with Vesk.", "patrol_programme"),
        ("Almara and Vesk extended the {trigger:ceasefire}.", "ceasefire"),
        ("{trigger:Talks} between Almara and the rebels began.", "negotiation_track"),
    ],
)
def test_a_mention_names_the_kind_of_arrangement_it_touches(mention_on, text, topic):
    assert mention_on(text).topics == (topic,)


@with_model
def test_trigger_words_hold_the_word_that_decides(mention_on):
    assert mention_on("Almara refused to {trigger:meet} the rebels.").trigger.quote == "refused to meet"


@pytest.mark.parametrize(
    ("event_type", "status", "strict"),
    [
        ("CONSULT", Status.HAPPENED, "CONSULT"),
        ("CONSULT", Status.PLANNED, "AGREE"),
        ("COOPERATE", Status.POSSIBLE, "AGREE"),
        ("RETREAT", Status.PLANNED, "CONCEDE"),
        ("ASSAULT", Status.PLANNED, "ASSAULT"),
        ("ASSAULT", Status.DENIED, "REJECT"),
        ("AID", Status.DEMANDED, "REQUEST"),
        ("ASSAULT", Status.THREATENED, "THREATEN"),
        ("THREATEN", Status.DENIED, "THREATEN"),
        ("ASSAULT", Status.NOT_HAPPENED, None),
        ("REJECT", Status.NOT_HAPPENED, None),
    ],
)
def test_a_strict_coder_writes_by_type_and_status(event_type, status, strict):
    assert strict_type(event_type, status) == strict


def test_what_a_threat_hangs_on_is_not_what_is_threatened(mention_on):
    mention = mention_on("Almara {trigger:threatened} to shell the rebels if they did not leave.", "THREATEN")

    assert mention.mode == "violence"


@with_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Both armies signed a ceasefire that took effect at midnight.",
            ("RETREAT", "ceasefire", "happened"),
        ),
        ("Rebels rejected a truce scheduled to begin on Friday.", ("RETREAT", "ceasefire", "planned")),
        ("Envoys hailed the ceasefire due to start on Monday.", ("RETREAT", "ceasefire", "planned")),
        ("The truce deal came into force at midnight.", ("RETREAT", "ceasefire", "happened")),
        ("Envoys praised the joint patrols that resumed in May.", ("COOPERATE", None, "happened")),
    ],
)
def test_what_a_clause_tells_of_a_beginning_is_a_mention_of_its_own(coded, text, expected):
    reading = coded(text)

    assert expected in coded_as(reading), told(reading.mentions)
    assert coded_as(reading).count(expected) == 1


@with_model
def test_what_begins_something_else_tells_nothing_of_the_noun(coded):
    reading = coded("Vesk praised the talks that started the process.")

    assert [m.phase for m in reading.mentions if m.event_type == "CONSULT"] == [None], told(reading.mentions)
