"""What was done is told in one sentence, and the day in the next: the step takes its day to what was done."""

import pytest

pytestmark = pytest.mark.model


def times(mention):
    return [(w.evidence.quote, w.relation.value) for w in mention.when]


@pytest.mark.parametrize(
    "text",
    [
        "Vesk has {trigger:suspended} its talks with Orland. The cabinet took the decision on Tuesday, it said.",
        "Vesk has {trigger:suspended} its talks with Orland. The order was given by the president on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. The suspension took effect on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. Two guards were killed. It did so on Tuesday.",
        "Vesk has {trigger:closed} the crossing at Lunt. The measure was taken on Tuesday.",
    ],
)
def test_a_step_dates_what_was_done_before_it(mention_on, text):
    assert ("Tuesday", "at") in times(mention_on(text))


def test_how_long_it_is_to_last_stays_beside_the_day_of_the_step(mention_on):
    text = "The two have {trigger:extended the ceasefire} until June. The step was taken on Wednesday."

    assert times(mention_on(text)) == [("June", "until"), ("Wednesday", "at")]


@pytest.mark.parametrize(
    "text",
    [
        "Vesk {trigger:suspended} its talks with Orland on Monday. The cabinet took the decision on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. The cabinet will take the next step on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. Envoys took a decision on fishing on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. The extension took effect on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. The cabinet did not take the decision on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. It took the decision to build a bridge on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. Kardosia did so on Tuesday.",
        "Vesk has {trigger:suspended} its talks with Orland. If it took the decision on Tuesday, it was late.",
        "Vesk has {trigger:suspended} its talks with Orland. It passed the measure against smoking on Tuesday.",
    ],
)
def test_a_step_dates_nothing_that_has_a_day_or_is_another(mention_on, text):
    assert ("Tuesday", "at") not in times(mention_on(text))
