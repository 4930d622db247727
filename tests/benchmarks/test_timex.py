"""The timex benchmark on a small file written for it."""

import json

import pytest
from benchmarks.__main__ import main

from benchmarks import timex

REPORT = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2024-08-24">20240824</TIMEX3></DCT>
<TEXT>The two sides <EVENT eid="e1">met</EVENT>
<TIMEX3 tid="t1" type="DATE" value="2024-08-23">yesterday</TIMEX3>
for <TIMEX3 tid="t2" type="DURATION" value="P2W">the first time in two weeks</TIMEX3>, as in
<TIMEX3 tid="t3" type="DATE" value="2019">2019</TIMEX3>, over at
<TIMEX3 tid="t4" type="DATE" value="X">home</TIMEX3>.
</TEXT></TimeML>
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.tml").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_spans_and_values_are_counted_beside_a_trivial_reader(folder):
    figures = timex.main(folder)

    # Four gold; ours finds three, two of them span for span; digits find the year alone.
    assert figures["n"] == 4
    assert figures["strict_f1"] == pytest.approx(200 * 2 / 7, abs=0.1)
    assert figures["relaxed_f1"] == figures["value_f1"] == pytest.approx(200 * 3 / 7, abs=0.1)
    assert figures["trivial_value_f1"] == pytest.approx(200 * 1 / 5, abs=0.1)


def test_one_found_expression_answers_for_one_gold_only():
    tally = timex.Tally()
    timex.count(tally, [timex.Timex(0, 4, "a"), timex.Timex(5, 9, "a")], [timex.Timex(0, 9, "a")])

    assert (tally.relaxed, tally.value, tally.strict) == (1, 1, 0)


def test_the_last_line_printed_is_the_figures_as_json(folder, capsys):
    status = main(["timex", str(folder)])

    assert status == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["n"] == 4


@pytest.mark.parametrize("arguments", [[], ["timex"], ["nothing", "."], ["timex", "no/such/path"]])
def test_a_wrong_call_says_how_to_call(arguments, capsys):
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err
