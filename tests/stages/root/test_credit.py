"""Outlets as sources."""

import pytest

from truceline.stages.root.credit import is_outlet, is_same_outlet


@pytest.mark.parametrize("name", ["Reuters", "the Arab News", "AFP", "Northline News", "the Sarn Courier"])
def test_outlets_are_known_by_the_list_or_by_a_word_of_the_press(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["the United Nations", "Karsk", "Ilan Torvik", "the defence ministry", ""])
def test_others_who_say_things_are_no_outlets(name: str) -> None:
    assert not is_outlet(name)


@pytest.mark.parametrize(
    ("one", "other"), [("AFP", "Agence France-Presse"), ("the Northline news agency", "Northline")]
)
def test_all_names_of_an_outlet_are_one(one: str, other: str) -> None:
    assert is_same_outlet(one, other)


@pytest.mark.parametrize(("one", "other"), [("Reuters", "AFP"), ("", ""), ("Sarn News", "Ulm News")])
def test_names_of_two_outlets_are_not(one: str, other: str) -> None:
    assert not is_same_outlet(one, other)
