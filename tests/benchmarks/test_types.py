"""The types benchmark on a small set in its form, written for it."""

from types import SimpleNamespace

import pytest
from benchmarks.coder import Coder
from tests.build import document, mention, words

from benchmarks import types

HEADER = "\tsentence_id\tsentence\tsource\ttarget\tgold_penta\tgold_root\n"
LINES = (
    '0\t1\tAlmara said "no" to Vesk.\tAlmara\tVesk\t3\tREJECT\n'
    "1\t2\tAlmara let go of the town.\tAlmara\tthe town\t2\tRETREAT\n"
    "2\t3\tAlmara rested.\tAlmara\ta recipient\t\t\n"
)


def test_rows_keep_their_quotation_marks_and_need_a_gold_class(tmp_path):
    (tmp_path / "set.tsv").write_text(HEADER + LINES, encoding="utf-8")
    rows = list(types.read(tmp_path))

    assert [(row.root, row.quad) for row in rows] == [("REJECT", "3"), ("YIELD", "2")]
    assert rows[0].sentence == 'Almara said "no" to Vesk.'


def test_mention_with_the_given_source_goes_before_one_with_the_given_target():
    report = document("The army of Almara shelled a ridge; an envoy met Vesk.")
    row = types.Row(report.text, "the Almaran army", "Vesk", "ASSAULT", "4")
    of_source = mention(report, "shelled", actors=(words(report, "The army of Almara"),))
    of_target = mention(report, "met", recipients=(words(report, "Vesk"),))

    assert types.best([of_target, of_source], row) == of_source
    assert types.best([of_target], row) == of_target
    assert types.best([], row) is None


class Relating:
    """A reader that gives every pair the same shares."""

    def relation(self, sentence, first, second):
        return {"ASSAULT": 0.3, "RETREAT": 0.2, "CONCEDE": 0.2, "none": 0.3}


ROW = types.Row("Almara shelled Vesk.", "Almara", "Vesk", "ASSAULT", "4")


def test_the_reader_alone_says_what_one_does_to_the_other_and_no_rule_is_asked():
    reader = Relating()
    kit = SimpleNamespace(wording=SimpleNamespace(reader=reader))

    assert types.root_by(Coder(kit=kit, alone=reader), ROW) == "YIELD"


def test_without_a_reader_the_mention_that_fits_best_says_it():
    report = document(ROW.sentence)
    shelled = mention(
        report, "shelled", event_type="ASSAULT", plover_type=None, actors=(words(report, "Almara"),)
    )

    assert types.related([shelled], ROW, None) == "ASSAULT"
    assert types.related([], ROW, None) == ""


def test_nothing_found_is_a_miss_and_no_class_of_its_own():
    gold = ["AID", "AID", "AGREE", "AGREE"]

    assert types.macro_f1(gold, gold) == 100.0
    assert types.macro_f1(gold, ["AID", "", "AGREE", ""]) == pytest.approx(66.7)
    assert types.levels(["", "AID"], ["", "2"])["binary"] == ["", "cooperation"]
