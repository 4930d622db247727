"""The spans benchmark on a small set in its form, written for it."""

from tests.build import document, mention, words

from benchmarks import spans

LINES = "Almara B-S\n's I-S\narmy I-S\nshelled O\nVesk B-T\n. O\n\nAlmara B-R\nand O\nVesk B-R\nmet O\n. O\n"


def test_tokens_are_set_together_and_labels_are_spans(tmp_path):
    (tmp_path / "set.txt").write_text(LINES, encoding="utf-8")
    first, second = spans.read(tmp_path)

    assert first.text == "Almara's army shelled Vesk."
    assert [first.text[s:e] for s, e in first.gold["source"]] == ["Almara's army"]
    assert [first.text[s:e] for s, e in first.gold["target"]] == ["Vesk"]
    assert second.gold["source"] == second.gold["target"] == [(0, 6), (11, 15)]


def test_the_mention_that_tells_most_counts_and_those_who_meet_are_both():
    report = document("The envoy spoke. Almara and Vesk met.")
    alone = mention(report, "spoke")
    met = mention(report, "met", actors=(words(report, "Almara"), words(report, "Vesk")))

    found = spans.found_in([alone, met])
    assert found["source"] == found["target"] == [(17, 23), (28, 32)]
    assert spans.found_in([]) == {"source": [], "target": []}


def test_each_found_span_answers_one_gold_span():
    assert spans.paired([(0, 4), (2, 6)], [(1, 5)]) == 1
    assert spans.paired([(0, 4)], [(4, 6)]) == 0
