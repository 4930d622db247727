"""The toponyms benchmark on small files in both forms, written for it."""

import math

import pytest
from tests.gazetteers import small_gazetteer

from benchmarks import toponyms

LOCAL = """<?xml version="1.0"?><articles><article docid="1"><domain>example.org</domain>
<text>A fair opened in Paris, Texas, near Dallas and Plonkograd.</text><toponyms count="4">
<toponym><start>17</start><end>22</end><phrase>Paris</phrase>
  <gaztag geonameid="4682478"><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><start>36</start><end>42</end><phrase>Dallas</phrase>
  <gaztag geonameid="4684888"><lat>32.8</lat><lon>-96.8</lon></gaztag></toponym>
<toponym><start>47</start><end>57</end><phrase>Plonkograd</phrase>
  <gaztag geonameid="1"><lat>1</lat><lon>1</lon></gaztag></toponym>
<toponym><start>24</start><end>29</end><phrase>Texas</phrase></toponym>
</toponyms></article></articles>"""
WORLD = """<?xml version="1.0"?><articles><article file="7"><text>Talks went on in Damascus.</text><toponyms>
<toponym><extractedName>Damascus</extractedName><start>17</start><end>25</end><geonamesID>170654</geonamesID>
  <latitude>33.5</latitude><longitude>36.3</longitude></toponym>
<toponym><extractedName>Talks</extractedName><start>0</start><end>5</end></toponym>
</toponyms></article></articles>"""


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    with small_gazetteer(tmp_path_factory.mktemp("places")) as opened:
        yield opened


def tallies(tmp_path, gazetteer, content):
    path = tmp_path / "set.xml"
    path.write_text(content, encoding="utf-8")
    ours, trivial = toponyms.Tally(), toponyms.Tally()
    for document, gold in toponyms.articles(path):
        toponyms.count(document, gold, gazetteer, ours, trivial)
    return ours.figures(), trivial.figures()


def test_unresolved_counts_as_wrong_and_candidates_are_told_apart(tmp_path, gazetteer):
    ours, trivial = tallies(tmp_path, gazetteer, LOCAL)

    # Three have points: two right, one that the gazetteer lacks; the trivial one takes the Paris of France.
    assert ours["acc161"] == ours["coverage"] == 66.7
    assert ours["acc161_candidates"] == 100.0
    assert trivial["acc161"] == 33.3


def test_other_form_is_read_too_without_toponyms_that_have_no_point(tmp_path, gazetteer):
    ours, _ = tallies(tmp_path, gazetteer, WORLD)

    assert ours == {
        "acc161": 100.0,
        "acc161_candidates": 100.0,
        "coverage": 100.0,
        "median_km": pytest.approx(1.4, abs=0.5),
    }


def test_distance_is_along_the_earth():
    assert toponyms.distance((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert toponyms.distance(None, (0.0, 1.0)) == math.inf
