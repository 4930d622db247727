"""Sets of numbers as whole numbers."""

import pytest

from truceline.web.bits import FEW, bits, nth, positions, set_of


def test_a_set_gives_back_its_members_in_order() -> None:
    assert positions(set_of([70_001, 3, 8], 100_000)) == [3, 8, 70_001]
    assert positions(set_of([3, 0, 2], 4)) == [0, 2, 3]
    assert positions(0) == []


@pytest.mark.parametrize("count", [FEW - 1, FEW, FEW + 1, 2_000])
def test_few_and_many_members_are_taken_apart_alike(count: int) -> None:
    members = [7 * n for n in range(count)]

    assert positions(set_of(members, 20_000)) == members


def test_the_nth_member_is_found_and_none_beyond_the_last() -> None:
    chosen = set_of([2, 5, 9], 10)

    assert [nth(chosen, n) for n in range(4)] == [2, 5, 9, None]


def test_a_stretch_holds_its_members_and_an_empty_one_none() -> None:
    assert positions(bits(3, 6)) == [3, 4, 5]
    assert bits(6, 3) == 0
