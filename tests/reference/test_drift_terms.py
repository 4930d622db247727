"""Terms that may not stand for each other."""

from itertools import combinations

import pytest

from truceline.reference.drift_terms import FIELDS, group_of, is_saying


@pytest.mark.parametrize(
    ("one", "other"),
    [("threatened", "prepared"), ("fled", "escaped"), ("truce", "agreement"), ("claimed", "admitted")],
)
def test_terms_of_one_field_and_several_groups(one: str, other: str) -> None:
    first, second = group_of(one), group_of(other)

    assert first is not None and second is not None
    assert first[0] == second[0]
    assert first[2] != second[2]


@pytest.mark.parametrize(("one", "other"), [("deal", "accord"), ("war", "conflict"), ("troops", "soldiers")])
def test_terms_of_one_group_may_stand_for_each_other(one: str, other: str) -> None:
    assert group_of(one) == group_of(other) is not None


def test_words_outside_the_fields_have_no_group() -> None:
    assert group_of("valley") is None


def test_a_truce_is_no_word_of_ending() -> None:
    assert group_of("ceasefire") == group_of("truce")


def test_no_term_is_listed_in_two_groups() -> None:
    listed = [
        (term, group) for _, groups in FIELDS for group, terms in groups.items() for term in terms.split()
    ]

    twice = {one for (one, a), (other, b) in combinations(listed, 2) if one == other}

    assert twice == set()


def test_saying_covers_demands_and_warnings() -> None:
    assert all(map(is_saying, ("said", "urged", "warned", "according")))
    assert not is_saying("walked")
