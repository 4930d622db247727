"""The lineage benchmark counts what it should."""

from benchmarks.lineage import Corpus, corpus_of, table
from benchmarks.tracing import generated, rates

GROUP = """
- id: z01
  reports: [{key: wire, text: A}, {key: copy, text: B}, {key: own, text: C}]
  pairs: [[wire, copy, reprint], [copy, own, independent], [wire, own, independent, struck]]
"""


def test_pairs_are_read_in_one_order_and_struck_ones_left_out(tmp_path):
    (tmp_path / "z.yaml").write_text(GROUP)

    corpus = corpus_of(tmp_path)

    assert corpus.texts == {"z01-wire": "A", "z01-copy": "B", "z01-own": "C"}
    assert corpus.kinds == {("z01-copy", "z01-wire"): "reprint", ("z01-copy", "z01-own"): "independent"}


def test_a_wrong_and_a_missed_pair_lower_the_rates():
    kinds = {("a-1", "a-2"): "reprint", ("a-1", "a-3"): "followup", ("a-2", "a-3"): "compilation"}
    called = {("a-1", "a-2"): "rewrite", ("a-1", "a-3"): "compilation", ("a-1", "b-1"): "reprint"}

    rates = table("ours", called, Corpus(texts={}, kinds=kinds))

    assert rates == {"precision": 50.0, "recall": 50.0, "story_precision": 50.0, "story_recall": 100.0}


def test_generated_reports_are_the_same_each_time_and_mostly_alone():
    pool = [
        f"The {a} committee of {b} met the mayor again {c} times."
        for a, b, c in zip("xyzuvw", "ABCDEF", "123456", strict=True)
    ]
    pool *= 20

    texts, family = generated(200, pool)

    assert (texts, family) == generated(200, pool)
    assert len(set(family.values())) > 150


def test_families_found_and_pairs_of_strangers_are_counted():
    family = {"a": 0, "b": 0, "c": 1, "d": 2, "e": 2}

    class Kin:
        kind = "reprint"

    assert rates({("a", "b"): Kin(), ("a", "c"): Kin(), ("d", "e"): None}, family) == (50.0, 50.0)
