"""Which pairs of reports are compared at all."""

from itertools import combinations

from tests.probes.invented_reports import DIGEST, HARBOUR, PATROLS, PATROLS_REWRITTEN, RECIPE
from tests.probes.plain_readings import sentence_reading

from truceline.stages.trace import sketch
from truceline.stages.trace.blocking import CROWD, candidates, neighbourly
from truceline.stages.trace.sketch import Sketch, alike


def sketches(*texts: str) -> dict[str, Sketch]:
    return {f"{i:03}": sketch(sentence_reading(text, f"{i}")) for i, text in enumerate(texts)}


def test_a_thorough_rewrite_and_both_sources_of_a_digest_are_looked_at() -> None:
    pairs = candidates(sketches(PATROLS, PATROLS_REWRITTEN, DIGEST, HARBOUR))

    assert {("000", "001"), ("000", "002"), ("002", "003")} <= set(pairs)


def test_reports_without_rare_facts_in_common_are_not() -> None:
    assert candidates(sketches(PATROLS, RECIPE)) == {}


def test_nothing_and_one_report_have_no_pairs() -> None:
    assert candidates({}) == {}
    assert candidates(sketches(PATROLS)) == {}
    assert candidates(sketches("", "")) == {}


def test_pairs_come_lower_id_first_and_in_order() -> None:
    pairs = list(candidates(sketches(HARBOUR, DIGEST, PATROLS, PATROLS_REWRITTEN)))

    assert pairs == sorted(pairs)
    assert all(a < b for a, b in pairs)


def test_a_crowd_around_one_story_is_compared_with_its_first_reports_and_neighbours() -> None:
    number = 3 * CROWD

    pairs = candidates(sketches(*[f"{PATROLS}Site {i}." for i in range(number)]))

    assert len(pairs) < CROWD * CROWD / 2 + 10 * number
    assert {b for a, b in pairs if a == "000"} == {f"{i:03}" for i in range(1, number)}


def test_likeness_by_facts_is_one_of_a_report_and_itself_and_none_of_strangers() -> None:
    one, other = sketches(PATROLS, RECIPE).values()

    assert (alike(one, one), alike(one, other) < 0.1) == (1.0, True)


def test_families_are_walked_one_by_one_so_that_few_reports_need_be_held_ready() -> None:
    first, second = (list(combinations(family, 2)) for family in ("ace", "bdf"))

    walked = neighbourly(sorted([*first, *second]))
    ordered = [(other, name) for name, others in walked for other in others]

    assert (set(ordered[:3]), set(ordered[3:])) == (set(first), set(second))


def test_the_order_of_the_pairs_given_makes_no_difference() -> None:
    pairs = [("a", "d"), ("b", "c"), ("c", "d"), ("a", "b")]

    assert neighbourly(pairs) == neighbourly(pairs[::-1])
