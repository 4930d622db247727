"""The words that decided a status, in text order; none where tense alone did."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "status", "words"),
    [
        ("The army {trigger:shelled} the town.", "happened", []),
        ("The army is {trigger:shelling} the town.", "ongoing", []),
        ("The army will {trigger:withdraw} from Streck.", "planned", ["will"]),
        ("The two sides may {trigger:hold talks} in May.", "possible", ["may"]),
        ("The army did not {trigger:withdraw} from Streck.", "not_happened", ["not"]),
        ("The rebels would not {trigger:meet} the president.", "denied", ["would", "not"]),
        ("The army denied {trigger:shelling} the port.", "denied", ["denied"]),
        ("The army did not deny {trigger:shelling} the port.", "happened", ["not", "deny"]),
        ("Almara plans to {trigger:withdraw} its troops.", "planned", ["plans"]),
        ("No {trigger:talks} were held in Streck.", "not_happened", ["No"]),
        ("Almara {trigger:called for a ceasefire} in Tovar.", "demanded", ["called", "for"]),
        ("Almara threatened an {trigger:air strike} on the port.", "threatened", ["threatened"]),
        ("The two armies continue to {trigger:hold joint patrols}.", "ongoing", ["continue"]),
        ("If the rebels {trigger:shell} the port, the convoy will turn back.", "possible", ["If"]),
        ("The army will {trigger:withdraw} if the rebels leave.", "possible", ["will", "if"]),
        ("Army to {trigger:leave} the valley of Streck", "planned", ["to"]),
        ("The rebels failed to {trigger:release} the hostages.", "not_happened", ["failed"]),
    ],
)
def test_a_status_leads_back_to_the_words_that_decided_it(mention_on, sentence, status, words):
    mention = mention_on(sentence)

    assert (mention.status.value, [e.quote for e in mention.status_words]) == (status, words)


def test_everything_a_mention_says_is_by_rules_unless_it_says_otherwise(mention_on):
    assert mention_on("The army {trigger:shelled} the town.").made_by == {}
