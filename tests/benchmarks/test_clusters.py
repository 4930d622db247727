"""The measures of coreference on small cases worked by hand."""

import pytest
from benchmarks.clusters import b_cubed, ceaf_e, conll, muc

# Seven mentions of two events; found: one link missing in the first, one wrong link between them.
GOLD = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
FOUND = [{"a", "b"}, {"c", "d"}, {"e", "f", "g"}]


def test_muc_counts_links_kept():
    # Gold has 2 + 3 links, of which 1 + 2 are kept; of the 1 + 1 + 2 found links 1 + 0 + 2 are right.
    recall, precision = 3 / 5, 3 / 4

    assert muc(GOLD, FOUND) == pytest.approx(2 * precision * recall / (precision + recall))


def test_b_cubed_counts_the_share_of_each_mentions_set():
    recall = (2 * 2 / 3 + 1 / 3 + 1 / 4 + 3 * 3 / 4) / 7
    precision = (2 * 1 + 2 * 1 / 2 + 3 * 1) / 7

    assert b_cubed(GOLD, FOUND) == pytest.approx(2 * precision * recall / (precision + recall))


def test_ceaf_matches_each_set_with_one_other():
    # {a b} with {a b c}: 4/5; {e f g} with {d e f g}: 6/7; {c d} is left over.
    matched = 4 / 5 + 6 / 7
    precision, recall = matched / 3, matched / 2

    assert ceaf_e(GOLD, FOUND) == pytest.approx(2 * precision * recall / (precision + recall))


def test_ceaf_takes_the_best_matching_and_not_the_first_best_pair():
    gold = [{1, 2, 3, 4}, {5, 6}]
    found = [{1, 2, 5, 6}, {3, 4}]
    # Greedy takes {1 2 3 4} with {3 4} or {5 6} with {1 2 5 6}, both 2/3, and either way both fit together.

    assert ceaf_e(gold, found) == pytest.approx((2 / 3 + 2 / 3) / 2)


@pytest.mark.parametrize("sets", [GOLD, [{"a"}, {"b", "c"}]])
def test_the_gold_itself_has_all_of_it(sets):
    assert conll(sets, sets) == {"conll": 100.0, "muc": 100.0, "b3": 100.0, "ceafe": 100.0}


def test_mentions_that_stand_alone_have_no_links():
    assert conll([{"a", "b"}], [{"a"}, {"b"}]) == {"conll": 37.0, "muc": 0.0, "b3": 66.7, "ceafe": 44.4}
