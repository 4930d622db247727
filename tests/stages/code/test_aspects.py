"""What is said of the course of an event, in one word or in several."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("The {trigger:truce} ran out on Monday.", "end"),
        ("The {trigger:truce} came into force on Monday.", "begin"),
        ("The {trigger:ceasefire} between Almara and Vesk is over.", "end"),
        ("The {trigger:talks} were on hold, a minister said.", "suspend"),
        ("Delegates brought the {trigger:talks} to a close.", "end"),
        ("The {trigger:talks} between Almara and Vesk broke down on Monday.", "end"),
        ("The {trigger:exchange of prisoners} between Almara and Vesk was completed on Monday.", "complete"),
        ("The {trigger:ceasefire} collapsed last week.", "end"),
    ],
)
def test_a_verb_with_its_particle_object_or_predicate_gives_the_phase(mention_on, sentence, phase):
    assert mention_on(sentence).phase == phase


@pytest.mark.parametrize(
    "sentence", ["The {trigger:talks} ran late on Monday.", "The {trigger:truce} is fragile."]
)
def test_other_words_beside_such_a_verb_give_none(mention_on, sentence):
    assert mention_on(sentence).phase is None


def test_what_is_over_is_so_and_no_plan(mention_on):
    assert mention_on("The {trigger:ceasefire} between Almara and Vesk is over.").status == "happened"


def test_a_text_that_ends_in_a_dash_is_read(coded):
    assert coded("Talks in Almara -").mentions


@pytest.mark.parametrize(
    ("sentence", "phase"),
    [
        ("Vesk {trigger:accused} Orland of violating the ceasefire.", "violate"),
        ("Vesk {trigger:accused} Orland of stealing the harvest.", None),
    ],
)
def test_an_accusation_of_a_breach_is_about_the_breach(mention_on, sentence, phase):
    assert mention_on(sentence).phase == phase
