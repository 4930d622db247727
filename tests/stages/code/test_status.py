"""A status may hang on a condition, whose words are kept."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Almara will {trigger:withdraw} its troops if the rebels disarm.", "if"),
        ("Almara will {trigger:attack} Vesk unless the rebels leave Streck.", "unless"),
    ],
)
def test_what_is_planned_on_a_condition_is_only_possible(mention_on, sentence, cue):
    mention = mention_on(sentence)

    assert mention.status.value == "possible"
    assert mention.condition.cue == cue
    assert mention.condition.evidence.quote.lower().startswith(cue)


def test_what_is_inside_a_condition_is_possible(mention_on):
    mention = mention_on("If Almara {trigger:attacks} the town, the envoy will leave.")

    assert mention.status.value == "possible"


@pytest.mark.parametrize(
    "sentence",
    [
        "Almara {trigger:withdrew} its troops on Monday.",
        "Almara {trigger:withdrew} its troops when the rebels disarmed.",
    ],
)
def test_what_hangs_on_nothing_has_no_condition(mention_on, sentence):
    mention = mention_on(sentence)

    assert (mention.status.value, mention.condition) == ("happened", None)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Almara wants a withdrawal before any {trigger:meeting} of the two presidents.", "possible"),
        ("Any {trigger:attack} on the convoy will be punished, the army said.", "possible"),
        ("Almara did not take part in any {trigger:talks} with Vesk.", "not_happened"),
        ("The army did not say whether any {trigger:attack} on Vesk would come.", "possible"),
        ("The {trigger:attack} on the convoy killed two soldiers.", "happened"),
    ],
)
def test_any_of_it_tells_of_none(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("They did not {trigger:speak about a truce}.", "not_happened"),
        ("Within weeks of signing the accord, the rebels {trigger:attacked} the town.", "happened"),
        ("Only then had the rebels {trigger:shelled} the town, the mayor said.", "happened"),
        ("Had the rebels {trigger:attacked} the town, the army would have left.", "not_happened"),
    ],
)
def test_what_opens_a_clause_or_stands_over_a_word_decides_only_where_it_is_meant(
    mention_on, sentence, status
):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize("text", ["Talks not", "The truce, not", "Attack not"])
def test_a_text_may_end_in_not(coded, text):
    coded(text)
