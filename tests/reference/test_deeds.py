"""Words of one deed: forms, near words, words of any deed."""

from pathlib import Path

import pytest

import truceline
from truceline.errors import DataFileError
from truceline.reference.deeds import NO_DEEDS, load_deeds

DEEDS = load_deeds(Path(truceline.__file__).parent / "data" / "deeds.yaml")


@pytest.mark.parametrize(
    ("one", "other"),
    [("shot", "shooting"), ("died", "deaths"), ("destroyed", "destruction"), ("withdrew", "withdrawal")],
)
def test_forms_of_one_word_are_one_word(one, other):
    assert DEEDS.words_of(one) == DEEDS.words_of(other)


@pytest.mark.parametrize(("one", "other"), [("murder", "killed"), ("quake", "earthquake"), ("blaze", "fire")])
def test_near_words_are_words_of_one_deed(one, other):
    assert not DEEDS.words_of(one) & DEEDS.words_of(other)
    assert DEEDS.deeds_of(DEEDS.words_of(one)) & DEEDS.deeds_of(DEEDS.words_of(other))


def test_light_words_are_known_by_all_their_forms():
    assert DEEDS.words_of("said took") <= DEEDS.light


def test_without_a_file_a_word_stands_for_itself():
    assert NO_DEEDS.deeds_of(NO_DEEDS.words_of("attacked")) == {"attack"}


def test_a_word_in_two_lines_of_forms_is_a_fault(tmp_path):
    path = tmp_path / "deeds.yaml"
    path.write_text("forms: [[fall, fell], [cut, fell]]\ndeeds: []\nlight: []\n", encoding="utf-8")

    with pytest.raises(DataFileError):
        load_deeds(path)
