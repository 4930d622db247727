"""An event noun that speaks of what is known stands for the parties named before."""

import pytest

pytestmark = pytest.mark.model

FIRST = "Talks between Russia and Georgia began in May. "


def parties(mention):
    """The words of the actors, those that an echo stands for in its place."""
    return [e.quote for w in mention.actors for e in (w.refers_to or (w.evidence,))]


@pytest.mark.parametrize(
    "text",
    [
        FIRST + "The envoy welcomed the {trigger:talks}.",
        FIRST + "It snowed. The envoy welcomed these {trigger:talks}.",
        FIRST + "\nThe {trigger:talks} were held in Geneva.",
    ],
)
def test_the_talks_are_those_of_the_parties_named_before(mention_on, text):
    assert parties(mention_on(text)) == ["Russia", "Georgia"]


def test_a_party_that_is_named_again_is_joined_by_the_other(mention_on):
    found = parties(mention_on(FIRST + "The envoy welcomed the {trigger:talks} with Georgia."))

    assert sorted(found) == ["Georgia", "Russia"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (FIRST + "{trigger:Talks} between Turkey and China failed.", ["Turkey", "China"]),
        (FIRST + "The envoy welcomed new {trigger:talks} with the rebels.", ["the rebels"]),
        ("Joint patrols by Russia and Georgia began. The envoy welcomed the {trigger:talks}.", []),
        ("The envoy welcomed the {trigger:talks}.", []),
    ],
)
def test_other_parties_and_other_events_are_no_echo(mention_on, text, named):
    assert parties(mention_on(text)) == named


def test_what_an_echo_stands_for_is_words_of_the_report(mention_on):
    [echo] = mention_on(FIRST + "The envoy welcomed the {trigger:talks}.").actors

    assert echo.evidence.quote == "talks"
    assert [(e.start, e.end) for e in echo.refers_to] == [(14, 20), (25, 32)]


def test_a_new_deal_is_between_those_who_met_close_by(mention_on):
    near = FIRST + "By night a {trigger:deal} was struck."
    far = FIRST + "It snowed.\n" * 4 + "By night a {trigger:deal} was struck."

    assert parties(mention_on(near)) == ["Russia", "Georgia"]
    assert parties(mention_on(far)) == []


@pytest.mark.parametrize("talks", ["a quad {trigger:summit}", "three-way {trigger:talks}"])
def test_many_sided_talks_have_no_two_parties_by_echo(mention_on, talks):
    assert "Georgia" not in parties(mention_on(FIRST + f"The envoy proposed {talks}."))


def test_a_number_beside_a_deal_says_nothing_of_its_sides(mention_on):
    found = parties(mention_on(FIRST + "By night a {trigger:deal} on three villages was struck."))

    assert found == ["Russia", "Georgia"]


def test_what_was_stopped_gives_the_parties_of_what_resumed(mention_on):
    text = "Russia suspended joint patrols with Georgia in May. The {trigger:patrols} resumed on Monday."

    assert parties(mention_on(text)) == ["Russia", "Georgia"]
