"""Words around the trigger that decide whether it is so: verbs, nouns, adjectives, and one inside another."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Almara plans to {trigger:withdraw} its troops from Streck.", "planned"),
        ("Almara is preparing to {trigger:attack} the town.", "planned"),
        ("Almara is considering a {trigger:ceasefire} in the valley.", "possible"),
        ("The sides discussed a possible {trigger:ceasefire}.", "possible"),
        ("Almara has failed to {trigger:withdraw} its troops from Streck.", "not_happened"),
        ("Almara denied that its army had {trigger:shelled} the port.", "denied"),
        ("Almara denied {trigger:shelling} the port.", "denied"),
        ("The army managed to {trigger:capture} the town.", "happened"),
        ("The army tried to {trigger:capture} the town.", "ongoing"),
    ],
)
def test_a_governing_verb_decides(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A proposal for a {trigger:ceasefire} reached Streck.", "possible"),
        ("The upcoming {trigger:talks} between Almara and Vesk are in Streck.", "planned"),
        ("The planned {trigger:withdrawal} of Almaran troops is in June.", "planned"),
        ("A {trigger:ceasefire} is possible, the envoy said.", "possible"),
        ("A {trigger:ceasefire} is unlikely, the envoy said.", "not_happened"),
        ("{trigger:Talks} between Almara and Vesk are under way.", "ongoing"),
        ("The ongoing {trigger:talks} between Almara and Vesk are in Streck.", "ongoing"),
    ],
)
def test_nouns_and_adjectives_decide(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Almara denied that it planned to {trigger:attack} the town.", "denied"),
        ("Almara did not deny that its army had {trigger:shelled} the port.", "happened"),
        ("Almara may agree to {trigger:meet} the rebels in Streck.", "possible"),
        ("Almara did not plan to {trigger:attack} the town.", "not_happened"),
    ],
)
def test_words_of_status_stand_one_inside_another(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said Almara {trigger:shelled} the port.",
        "Almara, which {trigger:shelled} the port in May, plans to buy ships.",
        "After Almara {trigger:shelled} the port, the envoy planned to leave.",
        "Almara {trigger:shelled} the port and may buy ships.",
        "The men who {trigger:attacked} the post will never return.",
    ],
)
def test_a_word_decides_nothing_outside_its_complement(mention_on, sentence):
    assert mention_on(sentence).status.value == "happened"


def test_a_later_conjunct_shares_the_modal_of_the_first(mention_on):
    sentence = "Almara will leave the island and {trigger:withdraw} its troops from Streck."

    assert mention_on(sentence).status.value == "planned"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Neither Almara nor Vesk {trigger:condemned} the envoy.", "not_happened"),
        ("Not one of the rebels {trigger:withdrew} from Streck.", "not_happened"),
        ("The guards neither starved nor {trigger:beat} the prisoners.", "not_happened"),
        ("The rebels did not {trigger:attack} Streck, nor did they flee.", "not_happened"),
        ("The guards plan to leave Streck or {trigger:attack} Vesk.", "planned"),
        ("The rebels barely {trigger:defeated} the garrison.", "happened"),
    ],
)
def test_a_negation_and_a_plan_hold_for_all_that_they_join(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The rebels {trigger:attacked} Streck on Monday; their allies had refused for weeks.", "happened"),
        ("Vesk failed to find an ally and {trigger:withdrew} its troops.", "happened"),
        ("It was not an {trigger:attack}, the mayor said.", "not_happened"),
        ("Envoys are trying to broker a {trigger:ceasefire}.", "possible"),
        ("Vesk does not want to {trigger:withdraw} its troops.", "denied"),
        ("Almara was to have {trigger:withdrawn} its troops by May.", "not_happened"),
        ("The mayor feared that the rebels would {trigger:attack} Streck.", "possible"),
    ],
)
def test_what_reaches_a_word_and_what_does_not(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status
