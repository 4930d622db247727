"""What a word's own form says of the status: tense, modal, negation, headline."""

import pytest

from tests.build import Section, SectionRole, document

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Almara {trigger:shelled} the port of Streck on Monday.", "happened"),
        ("Almara has {trigger:shelled} the port of Streck.", "happened"),
        ("The port was {trigger:shelled} by Almaran forces.", "happened"),
        ("Almaran forces were {trigger:shelling} the port when the envoy landed.", "happened"),
        ("Almaran forces are {trigger:shelling} the port.", "ongoing"),
        ("Almara {trigger:supports} the rebels in the north.", "ongoing"),
        ("The port is being {trigger:shelled} by Almaran forces.", "ongoing"),
    ],
)
def test_tense_says_whether_it_is_over(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Almara will {trigger:withdraw} its troops from Streck.", "planned"),
        ("Almara may {trigger:withdraw} its troops from Streck.", "possible"),
        ("Almara could {trigger:withdraw} its troops from Streck.", "possible"),
        ("The two presidents might {trigger:meet} in Streck.", "possible"),
        ("The two presidents will {trigger:meet} in Streck on Friday.", "planned"),
        ("The two presidents are going to {trigger:meet} in Streck.", "planned"),
    ],
)
def test_a_modal_keeps_it_open(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Almara did not {trigger:attack} the post.",
        "Almara has never {trigger:attacked} the post.",
        "Almaran troops have not {trigger:withdrawn} from Streck.",
        "No {trigger:talks} were held in Streck on Monday.",
        "Neither side {trigger:attacked} the post.",
        "Nobody {trigger:attacked} the Almaran post.",
        "The army hasn't {trigger:shelled} the town.",
    ],
)
def test_what_the_report_negates_did_not_happen(mention_on, sentence):
    assert mention_on(sentence).status.value == "not_happened"


@pytest.mark.parametrize(
    ("role", "line", "status"),
    [
        (SectionRole.CAPTION, "Almaran troops withdraw from Streck.", "happened"),
        (SectionRole.TITLE, "Almara backs rebels in the north", "ongoing"),
    ],
)
def test_a_headline_tells_of_what_has_happened_in_the_present(coded, role, line, status):
    report = document(line, sections=(Section(role=role, start=0, end=len(line)),))

    [mention] = coded(report).mentions

    assert mention.status.value == status
