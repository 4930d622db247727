"""Numbers in digits and words."""

import pytest

from truceline.config import load_settings
from truceline.kit import load_wording


@pytest.fixture(scope="module")
def words():
    return load_wording(load_settings(None, {})).lexicon.quantities


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40", 40),
        ("2,500", 2500),
        ("1,234,567", 1_234_567),
        ("3.7 million", 3_700_000),
        ("twenty-four", 24),
        ("twenty - four", 24),
        ("two hundred and fifty", 250),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("three thousand two hundred", 3200),
        ("one hundred thousand", 100_000),
        ("two thousand and one", 2001),
        ("1.5", 1.5),
    ],
)
def test_a_number_is_read_from_digits_and_words(words, text, value):
    parts = text.split()

    assert words.read(parts, 0) == (len(parts), value, False)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens", 24),
        ("scores", 40),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several", 3),
        ("several hundred", 300),
        ("a few dozen", 36),
        ("a couple of hundred", 200),
    ],
)
def test_a_vague_number_is_its_least(words, text, least):
    parts = text.split()

    assert words.read(parts, 0) == (len(parts), least, True)


@pytest.mark.parametrize("text", ["many", "1,23", "4th", "--", "a", "an army", "half", "of thousands", "and"])
def test_what_is_no_number_is_none(words, text):
    assert words.read(text.split(), 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [("40 50", 1), ("40 - 50", 1), ("two three", 1), ("dozens of people", 1), ("forty winks", 1)],
)
def test_a_number_ends_where_another_word_begins(words, text, end):
    assert words.read(text.split(), 0)[0] == end
