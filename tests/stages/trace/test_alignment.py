"""Which passages run alike."""

import pytest
from tests.probes.plain_readings import sentence_reading

from truceline.reference.wording import Wording, wordings
from truceline.stages.trace.alignment import ANCHOR, Match, align, likeness
from truceline.stages.trace.telling import telling_of


def passage(text: str) -> Wording:
    return wordings(sentence_reading(text))[0]


def aligned(one: str, other: str) -> tuple[Match, ...]:
    numbers: dict[str, int] = {}
    a, b = (telling_of(sentence_reading(text), numbers) for text in (one, other))
    return align(a, b)


FIRST = "Troops from both armies walked the Ostrel road again on Monday after seven weeks without a patrol."


@pytest.mark.parametrize(
    "other",
    [
        FIRST,
        "Soldiers of both armies walked the Ostrel road once more on Monday after seven weeks with no patrol.",
        f"In Darvena, where people had gathered since dawn to hear news from the front and to bury the dead of "
        f"the spring in the new cemetery behind the mill, a bell rang for an hour: {FIRST}",
    ],
    ids=["same", "reworded", "lifted into a longer one"],
)
def test_passages_that_run_alike(other: str) -> None:
    assert likeness(passage(FIRST), passage(other)) >= ANCHOR


@pytest.mark.parametrize(
    "other",
    [
        "Seven armies had walked the road to Ostrel before, troops of the valley on Monday without weeks again.",
        "The envoy will try again on Monday to bring both sides of the valley to one table in Marburne.",
    ],
    ids=["same words in another order", "another matter"],
)
def test_passages_that_do_not(other: str) -> None:
    assert likeness(passage(FIRST), passage(other)) < ANCHOR


def test_sentence_between_two_aligned_ones_needs_less() -> None:
    before = "The bridge at Sarn was opened for both armies on the first Monday of May."
    after = "A delegation from Karsk is expected in Darvena next week to discuss the two watchtowers."
    one = "The envoy had hoped for more but reached no lasting deal, he said."
    other = "The mediator had wished for more yet arrived at no final accord, he told us."
    matches = aligned(f"{before} {one} {after}", f"{before} {other} {after}")

    assert [(m.a, m.b) for m in matches] == [(0, 0), (1, 1), (2, 2)]
    assert aligned(one, other) == ()


def test_set_phrase_with_other_figures_is_no_anchor() -> None:
    phrase = (
        "More than {} people have been killed since the fighting over the fields began, relief groups say."
    )

    assert [m.is_anchor for m in aligned(*(phrase.format(n) for n in ("2,100", "2,600")))] == [False]
