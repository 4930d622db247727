"""The lineage as JSON."""

import json

from tests.build import dated
from tests.probes.invented_reports import PATROLS, PATROLS_REWRITTEN
from tests.probes.plain_readings import sentence_reading

from truceline.export.lineage import lineage_json
from truceline.records.claim import Lineage
from truceline.stages.root import root
from truceline.stages.trace import trace

WIRE, SITE = sentence_reading(PATROLS, "wire.txt"), sentence_reading(PATROLS_REWRITTEN, "site.html")


def made() -> dict:
    lineage = root(trace((WIRE, SITE)), (dated(WIRE, "2024-05-01"), dated(SITE, "2024-05-02")))
    return lineage_json(lineage, {r.document.id: r.document.name for r in (WIRE, SITE)})


def test_reports_go_by_their_names() -> None:
    [family] = made()["families"]

    assert [(r["name"], r["kind"]) for r in family["reports"]] == [
        ("site.html", "rewrite"),
        ("wire.txt", "original"),
    ]


def test_pairs_have_kind_and_score() -> None:
    [pair] = made()["pairs"]

    assert (pair["a"], pair["b"], pair["kind"]) == ("site.html", "wire.txt", "rewrite")
    assert 0.5 < pair["score"] <= 1


def test_drifts_point_at_their_words() -> None:
    text = {"wire.txt": PATROLS, "site.html": PATROLS_REWRITTEN}

    for drift in made()["drifts"]:
        for side in (drift["a"], drift["b"]):
            assert text[side["name"]][side["start"] : side["end"]] == side["text"]


def test_the_whole_is_json() -> None:
    assert json.loads(json.dumps(made())) == made()


def test_empty_lineage_keeps_its_form() -> None:
    empty = lineage_json(Lineage(families=(), kinships=(), drifts=()), {})

    assert empty == {"families": [], "pairs": [], "drifts": []}


def test_report_without_a_name_keeps_its_id() -> None:
    lineage = root(trace((WIRE, SITE)), ())

    assert {r["name"] for r in lineage_json(lineage, {})["families"][0]["reports"]} == {
        "doc-wire.txt",
        "doc-site.html",
    }
