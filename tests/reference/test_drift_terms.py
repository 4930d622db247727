"""Terms that may not stand for each other."""

from itertools import combinations

import pytest

from truceline.reference.drift_terms import DECISIVE, FIELDS, HEDGES, IN_PLACE, groups_of, is_saying


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("must", "should"),
        ("should", "may"),
        ("agreed", "planned"),
        ("cancelled", "postponed"),
        ("began", "completed"),
        ("said", "claimed"),
        ("warned", "threatened"),
        ("demanded", "asked"),
        ("offered", "promised"),
        ("ceasefire", "truce"),
        ("truce", "armistice"),
        ("treaty", "deal"),
        ("withdrew", "redeployed"),
        ("refugees", "migrants"),
        ("displaced", "evacuated"),
        ("soldiers", "fighters"),
        ("militants", "terrorists"),
        ("riots", "protests"),
        ("invasion", "incursion"),
        ("killed", "murdered"),
        ("captured", "liberated"),
        ("arrested", "abducted"),
        ("hostages", "prisoners"),
    ],
)
def test_terms_of_one_field_and_several_groups(one: str, other: str) -> None:
    first = {group.field: group.name for group in groups_of(one)}
    second = {group.field: group.name for group in groups_of(other)}

    assert any(first[field] != second[field] for field in first.keys() & second.keys())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deal", "accord"),
        ("war", "conflict"),
        ("troops", "soldiers"),
        ("fled", "uprooted"),
        ("may", "could"),
        ("wounded", "injured"),
        ("said", "told"),
        ("clash", "battle"),
        ("officials", "authorities"),
        ("postponed", "delayed"),
    ],
)
def test_terms_of_one_group_may_stand_for_each_other(one: str, other: str) -> None:
    assert groups_of(one) == groups_of(other) != ()


@pytest.mark.parametrize("word", ["valley", "forces", "fighting", "agency"])
def test_words_outside_the_fields_have_no_group(word: str) -> None:
    assert groups_of(word) == ()


def test_a_threat_is_an_act_of_speech_and_no_fact() -> None:
    assert [group.field for group in groups_of("threatened")] == ["standing", "speech"]


def test_no_term_is_listed_in_two_groups_of_a_field() -> None:
    for field in FIELDS:
        listed = [(term, group) for group, terms in field.groups.items() for term in terms.split()]

        assert {one for (one, _), (other, _) in combinations(listed, 2) if one == other} == set()
        words = [term.rstrip("*") for term, _ in listed]
        assert all(sum(group.field == field.name for group in groups_of(word)) == 1 for word in words)


def test_hedges_decide_and_tense_does_not() -> None:
    assert HEDGES < DECISIVE
    assert {group.field for group in DECISIVE} <= IN_PLACE
    assert not DECISIVE & set(groups_of("will"))


def test_saying_covers_demands_and_warnings() -> None:
    assert all(map(is_saying, ("said", "urged", "warned", "according")))
    assert not is_saying("walked")
