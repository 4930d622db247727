"""Time words hang on the event that the grammar gives them to, with their relation and tense."""

import pytest

pytestmark = pytest.mark.model


def times(mention):
    return [(w.evidence.quote, w.relation.value, w.tense.value) for w in mention.when]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almara {trigger:met} the rebels on Monday.", [("Monday", "at", "past")]),
        ("Almara {trigger:met} the rebels in May 2019.", [("May 2019", "at", "past")]),
        ("Almara will {trigger:withdraw} its troops next week.", [("next week", "at", "future")]),
        ("Almara will {trigger:withdraw} its troops by Friday.", [("Friday", "by", "future")]),
        ("Almara has {trigger:occupied} the valley since 2019.", [("2019", "since", "past")]),
        ("The {trigger:truce} lasted until May 2020.", [("May 2020", "until", "past")]),
        ("Almara {trigger:met} the rebels after May 2020.", [("May 2020", "after", "past")]),
        ("Almara {trigger:met} the rebels.", []),
    ],
)
def test_time_words_come_with_relation_and_tense(mention_on, text, expected):
    assert times(mention_on(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Almara {trigger:met} the rebels on Monday and signed a treaty on Friday.", ["Monday"]),
        ("Almara met the rebels on Monday and {trigger:signed} a treaty on Friday.", ["Friday"]),
        ("Almara, which {trigger:attacked} Vesk in May 2019, met the rebels on Friday.", ["May 2019"]),
        ("Almara, which attacked Vesk in May 2019, {trigger:met} the rebels on Friday.", ["Friday"]),
        ("After {trigger:talks} in Geneva on Monday, Almara withdrew its troops on Friday.", ["Monday"]),
        ("After talks in Geneva on Monday, Almara {trigger:withdrew} its troops on Friday.", ["Friday"]),
        ("The army said that Almara had {trigger:shelled} the port on Sunday.", ["Sunday"]),
        ("The army said on Monday that Almara had {trigger:shelled} the port on Sunday.", ["Sunday"]),
    ],
)
def test_each_event_has_its_own_time_words(mention_on, text, expected):
    assert [quote for quote, _, _ in times(mention_on(text))] == expected


def test_the_day_of_the_saying_is_not_the_events(mention_on):
    assert times(mention_on("The army said on Monday that Almara had {trigger:shelled} the port.")) == []


def test_the_day_of_the_saying_is_the_accusations(mention_on):
    mention = mention_on("Almara {trigger:accused} Vesk on Monday of hiding rebels.")

    assert [quote for quote, _, _ in times(mention)] == ["Monday"]


def test_a_day_of_a_beginning_or_stopping_is_the_events(mention_on):
    mention = mention_on("Joint {trigger:patrols with Vesk were suspended} in March 2020.")

    assert [quote for quote, _, _ in times(mention)] == ["March 2020"]


def test_all_time_words_are_kept_beside_the_mentions(coded):
    found = coded("The night of 3 March 2020 was cold. It rained for two days.").times

    assert [(w.evidence.quote, w.kind) for w in found][-1] == ("two days", "DURATION")
    assert any("3 March 2020" in w.evidence.quote for w in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army will {trigger:withdraw} in five days.", [("five days", "at", "future")]),
        (
            "The army must {trigger:withdraw} within ten days, the court ruled.",
            [("ten days", "by", "future")],
        ),
        ("The army must {trigger:withdraw} by noon on Saturday.", [("noon on Saturday", "by", "future")]),
        ("Envoys hailed the {trigger:ceasefire due to start} on Monday.", [("Monday", "at", "future")]),
        ("Envoys are expected to {trigger:meet} on Tuesday.", [("Tuesday", "at", "future")]),
        ("The truce will {trigger:hold} as of 1 April in the north.", [("1 April", "since", "future")]),
    ],
)
def test_terms_and_lengths_ahead_are_counted_from_the_report(mention_on, text, expected):
    assert times(mention_on(text)) == expected
