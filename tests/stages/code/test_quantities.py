"""Numbers with their bounds and units."""

import pytest

from truceline.stages.code.quantities import number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("40", 40),
        ("2,500", 2500),
        ("1,234,567", 1_234_567),
        ("3.7 million", 3_700_000),
        ("twenty-four", 24),
        ("two hundred and fifty", 250),
        ("a dozen", 12),
        ("three thousand two hundred", 3200),
        ("1.5", 1.5),
    ],
)
def test_a_number_is_read_from_digits_and_words(words, value):
    assert number(words) == value


@pytest.mark.parametrize("words", ["", "many", "forty winks", "1,23", "4th", "--"])
def test_what_is_no_number_is_none(words):
    assert number(words) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("phrase", "value", "low", "high", "approximate"),
    [
        ("40 prisoners", 40, 40, 40, False),
        ("forty prisoners", 40, 40, 40, False),
        ("2,500 prisoners", 2500, 2500, 2500, False),
        ("more than 40 prisoners", None, 40, None, False),
        ("at least 40 prisoners", None, 40, None, False),
        ("up to 40 prisoners", None, None, 40, False),
        ("fewer than 40 prisoners", None, None, 40, False),
        ("about 40 prisoners", 40, 40, 40, True),
        ("nearly 40 prisoners", 40, 40, 40, True),
        ("dozens of prisoners", None, 24, None, True),
        ("thousands of prisoners", None, 2000, None, True),
    ],
)
def test_a_bound_is_no_value(mention_on, phrase, value, low, high, approximate):
    [found] = mention_on(f"The rebels {{trigger:released}} {phrase}.").quantities

    assert (found.value, found.low, found.high) == (value, low, high)
    assert (found.unit, found.approximate) == ("prisoner", approximate)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The rebels {trigger:released} prisoners in 2019.",
        "The rebels {trigger:released} prisoners on 3 June.",
        "The rebels {trigger:released} prisoners for the second time.",
        "The rebels {trigger:released} prisoners.",
    ],
)
def test_dates_and_ordinals_count_nothing(mention_on, text):
    assert mention_on(text).quantities == ()


@pytest.mark.model
def test_what_was_done_is_counted_too(mention_on):
    [found] = mention_on("The two armies have {trigger:held 344 joint patrols} since 2019.").quantities

    assert (found.value, found.unit, found.evidence.quote) == (344, "patrol", "344 joint patrols")
