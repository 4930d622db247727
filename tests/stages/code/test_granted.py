"""What a text takes for granted stays a fact under negations, modal verbs and attitudes."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor would not speak about the {trigger:shelling} of the depot.",
        "The inspectors were unable to cope with the {trigger:attacks}.",
        "The guards cannot enter the {trigger:captured} town.",
        "The raids would not hinder the {trigger:arrested} editors, a lawyer said.",
        "The {trigger:shelling} of the depot will not stop the harvest, a farmer said.",
    ],
)
def test_what_is_merely_spoken_of_was_there(mention_on, sentence):
    assert mention_on(sentence).status.value == "happened"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The army denied that guards had {trigger:tortured} inmates.", "denied"),
        ("No {trigger:agreement} on the water was reached.", "not_happened"),
        ("{trigger:Sanctions} would not help anyone, the envoy said.", "possible"),
    ],
)
def test_what_is_not_definite_is_not_taken_for_granted(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status
