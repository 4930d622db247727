"""Words of one deed: forms, near words, words of any deed."""

from pathlib import Path

import pytest
import yaml

import truceline
from truceline.errors import DataFileError
from truceline.reference.deeds import NO_DEEDS, load_deeds

PATH = Path(truceline.__file__).parent / "data" / "deeds.yaml"
DEEDS = load_deeds(PATH)


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


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("stepped down", "resigned"), ("called it off", "cancelled"), ("blown up", "bombing")],
)
def test_words_that_name_a_deed_only_together_do_so_with_others_between(phrase, word):
    assert DEEDS.deeds_of(DEEDS.words_of(phrase)) & DEEDS.deeds_of(DEEDS.words_of(word))


def test_a_word_within_a_phrase_names_no_other_deed():
    opened_fire = DEEDS.deeds_of(DEEDS.words_of("opened fire"))

    assert opened_fire & DEEDS.deeds_of(DEEDS.words_of("gunshots"))
    assert not opened_fire & DEEDS.deeds_of(DEEDS.words_of("blaze"))
    assert not opened_fire & DEEDS.deeds_of(DEEDS.words_of("dismissed"))


def test_no_word_of_a_deed_is_light():
    file = yaml.safe_load(PATH.read_text(encoding="utf-8"))

    words = [DEEDS.words_of(name) for line in file["deeds"] for name in line]
    assert [sorted(w) for w in words if len(w) == 1 and w <= DEEDS.light] == []


def test_without_a_file_a_word_stands_for_itself():
    assert NO_DEEDS.deeds_of(NO_DEEDS.words_of("attacked")) == {"attack"}


def test_a_word_in_two_lines_of_forms_is_a_fault(tmp_path):
    path = tmp_path / "deeds.yaml"
    path.write_text("forms: [[fall, fell], [cut, fell]]\ndeeds: []\nlight: []\n", encoding="utf-8")

    with pytest.raises(DataFileError):
        load_deeds(path)
