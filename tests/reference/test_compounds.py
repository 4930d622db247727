"""Reports put together from parts, seen from kinships alone."""

import pytest

from truceline.records.claim import AlignedPassages, Kinship
from truceline.records.document import Evidence
from truceline.reference.compounds import parts


def passage(document: str, start: int) -> Evidence:
    return Evidence(document_id=document, start=start, end=start + 1, quote="x")


def kinship(a: str, b: str, *starts: tuple[int, int], kind: str = "rewrite") -> Kinship:
    aligned = tuple(AlignedPassages(a=passage(a, i), b=passage(b, j), score=1.0) for i, j in starts)
    return Kinship(a=a, b=b, kind=kind, score=1.0, reason="", aligned=aligned)


FIRST_HALF = ((0, 0), (1, 1))
SECOND_HALF = ((0, 5), (1, 6))


def test_report_that_runs_like_two_strangers_is_a_compound() -> None:
    kin = (kinship("coast", "digest", *FIRST_HALF), kinship("hills", "digest", *SECOND_HALF))

    assert parts(kin) == {("digest", "coast"), ("digest", "hills")}


def test_report_that_two_copies_of_one_story_share_different_parts_of_is_none() -> None:
    kin = (
        kinship("coast", "digest", *FIRST_HALF),
        kinship("hills", "digest", *SECOND_HALF),
        kinship("coast", "hills", (4, 4)),
    )

    assert parts(kin) == frozenset()


@pytest.mark.parametrize("kind", ["same_topic"])
def test_kinship_without_copying_makes_no_parts(kind: str) -> None:
    kin = (kinship("coast", "digest", *FIRST_HALF, kind=kind), kinship("hills", "digest", *SECOND_HALF))

    assert parts(kin) == frozenset()


def test_two_equal_compounds_are_whole_to_each_other() -> None:
    kin = (
        kinship("coast", "digest", *FIRST_HALF),
        kinship("coast", "other", *FIRST_HALF),
        kinship("digest", "other", (0, 0), (1, 1), (5, 5), (6, 6)),
        kinship("digest", "hills", (5, 0), (6, 1)),
        kinship("hills", "other", *SECOND_HALF),
    )

    assert parts(kin) == {(whole, part) for whole in ("digest", "other") for part in ("coast", "hills")}
