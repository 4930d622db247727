"""A mention takes its own time words, else those of its beginning or ending, else, for speech, of the saying."""

import pytest

pytestmark = pytest.mark.model


def times(mention):
    return [(w.evidence.quote, w.relation.value) for w in mention.when]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia {trigger:threatened} Georgia with war, the minister said on Monday.", [("Monday", "at")]),
        (
            "Russia {trigger:accused} Georgia of hiding rebels, the minister said on Monday.",
            [("Monday", "at")],
        ),
        ("Russia {trigger:attacked} Georgia, the minister said on Monday.", []),
    ],
)
def test_only_what_is_spoken_is_of_the_day_of_the_saying(mention_on, text, expected):
    assert times(mention_on(text)) == expected


def test_a_span_has_both_its_ends(mention_on):
    found = times(mention_on("The joint {trigger:patrols} ran from May 2019 to October 2023."))

    assert found == [("May 2019", "since"), ("October 2023", "until")]


def test_a_resumption_and_the_stop_before_it_have_each_their_month(mention_on):
    text = "The joint {trigger:patrols resumed} in May after they were suspended in March."

    assert times(mention_on(text, "COOPERATE")) == [("May", "at")]


def test_what_a_clause_on_a_day_tells_was_on_that_day(mention_on):
    text = "The road has been closed since Sunday, when the army {trigger:reinstated} the flight ban."

    assert times(mention_on(text)) == [("Sunday", "at")]


def test_verbs_in_a_row_have_each_their_own_day(mention_on):
    text = "The truce, which was signed in March and {trigger:suspended} in April, is holding."

    assert times(mention_on(text)) == [("April", "at")]
