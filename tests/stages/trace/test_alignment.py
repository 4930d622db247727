"""Which passages run alike."""

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from rapidfuzz.distance import Indel
from tests.probes.plain_readings import sentence_reading

from truceline.reference.wording import Wording, wordings
from truceline.stages.trace.alignment import (
    ANCHOR,
    BETWEEN,
    Match,
    align,
    best_matches,
    likeness,
    nearness,
    run_alike,
)
from truceline.stages.trace.telling import Telling, telling_of


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


def tellings_of(rng: Random) -> list[Telling]:
    """Reports of many passages in few words, of which some stand in several."""
    words = [f"{a}{b}" for a in ("mo", "ka", "sel", "tir") for b in ("ra", "do", "min", "vek")]
    lines = [" ".join(rng.choices(words, k=rng.randint(8, 20))).capitalize() + "." for _ in range(40)]
    numbers: dict[str, int] = {}
    return [telling_of(sentence_reading(" ".join(rng.sample(lines, 14))), numbers) for _ in range(30)]


def test_likeness_of_many_passages_is_that_of_each_two() -> None:
    one, *others = tellings_of(Random(4))
    strange = telling_of(sentence_reading("Nobody asked."), {"nobody": 70_000, "asked": 70_001})
    near = nearness(one, [*others, strange])

    assert near[-1].likely.tolist() == [[0.0]] * len(one.passages)
    for other, found in zip(others, near, strict=False):
        for i, a in enumerate(one.passages):
            for j, b in enumerate(other.passages):
                alike = Indel.normalized_similarity(a.texts, b.texts, score_cutoff=BETWEEN)

                assert found.likely[i, j] == alike


def test_a_passage_with_one_like_it_is_tried_as_all_are() -> None:
    tellings = tellings_of(Random(3))
    tried, left = 0, 0
    for one, other in pairwise(tellings):
        likely = nearness(one, (other,))[0].likely
        rows = np.flatnonzero((likely >= ANCHOR).any(axis=1))
        best = {(i, j) for i, j in best_matches(one, other, likely, rows) if likely[i, j] >= ANCHOR}

        assert run_alike(one, other, likely) == best

        tried += len(best)
        left += int((likely >= ANCHOR).sum()) - len(best)
    assert tried
    assert left
