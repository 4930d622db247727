"""A preposition says whether what stands under it is so."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The council stopped short of {trigger:condemning} Vesk.", "not_happened"),
        ("Instead of {trigger:attacking} the bridge, the rebels dug in.", "not_happened"),
        ("Rather than {trigger:arrest} the editors, the police sent them home.", "not_happened"),
        ("The rebels dug in rather than {trigger:attack} the bridge.", "not_happened"),
        ("Far from {trigger:condemning} the envoy, the council thanked her.", "not_happened"),
        ("The frigate came close to {trigger:bombing} the port.", "not_happened"),
        ("The frigate is close to {trigger:shelling} the ferry.", "possible"),
        ("The cabinet decided against {trigger:sending troops} to Streck.", "denied"),
        ("Almara could end the dispute by {trigger:withdrawing} its troops.", "possible"),
        ("Almara ended the dispute by {trigger:withdrawing} its troops.", "happened"),
    ],
)
def test_a_preposition_decides_over_its_gerund(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The gunners left without {trigger:shelling} the town.", "not_happened"),
        ("The gunners did not leave without {trigger:shelling} the town.", "happened"),
        ("The gunners cannot leave without {trigger:shelling} the town.", "possible"),
    ],
)
def test_without_turns_under_a_negation(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status
