"""Names fold to one key however they are written."""

import pytest

from truceline.reference.naming import fold_name, name_tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bashar al-Assad", "Bashar Assad"),
        ("Tal Rıfat", "tal rifat"),
        ("Recep Tayyip Erdoğan’s", "Recep Tayyip Erdogan"),
        ("the Al-Nusra Front", "al Nusra Front"),
        ("Ansar ash-Sham", "Ansar Sham"),
        ("N'Djamena", "N’Djamena"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("U.N.", "UN"),
        ("Sana'a", "Sanaa"),
        ("Łódź", "Lodz"),
    ],
)
def test_spellings_of_one_name_are_one_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_different_names_stay_apart() -> None:
    assert fold_name("Niger") != fold_name("Nigeria")


def test_a_token_tells_how_it_hangs_on_its_neighbours() -> None:
    tokens = name_tokens("Turkish-backed rebels’ leader, al-Hamid")
    assert [(t.text, t.folded, t.hyphened, t.possessive, t.after_break) for t in tokens] == [
        ("Turkish", "turkish", False, False, False),
        ("backed", "backed", True, False, False),
        ("rebels", "rebels", False, True, False),
        ("leader", "leader", False, False, False),
        ("al-Hamid", "hamid", False, False, True),
    ]


def test_offsets_are_those_of_the_phrase() -> None:
    phrase = "the “Syrian-led” talks"
    assert [phrase[t.start : t.end] for t in name_tokens(phrase)] == ["the", "Syrian", "led", "talks"]


@pytest.mark.parametrize(
    "text", ["", "   ", "...", "-", "’s", "’", "\u200b" * 9, "- - -", "a" * 100_000, "-" * 100_000]
)
def test_odd_input_folds_without_fault(text: str) -> None:
    assert len(fold_name(text)) <= 400
