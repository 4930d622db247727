"""Families of passages, what came from what, and what stays open."""

from itertools import permutations

import pytest
from tests.build import changed, dated, evidence, span_of_days
from tests.probes.invented_reports import (
    COUNT_MAY,
    DIGEST,
    HARBOUR,
    PATROLS,
    PATROLS_REPRINTED,
    PATROLS_REWRITTEN,
    STATEMENT_ONE,
    WITNESS,
)
from tests.probes.plain_readings import sentence_reading

from truceline.records.claim import Dated, Lineage
from truceline.records.mention import Citation, Reading
from truceline.stages.root import family_of, root
from truceline.stages.trace import trace

TEXTS = {
    "wire": PATROLS,
    "cut": PATROLS_REPRINTED,
    "site": PATROLS_REWRITTEN,
    "port": HARBOUR,
    "week": DIGEST,
}


def report(name: str, published: str | None = None, outlet: str | None = None, cites: str = "") -> Dated:
    reading = sentence_reading(TEXTS[name], name)
    document = changed(reading.document, outlet=outlet)
    cited = tuple(
        Citation(evidence=evidence(document, "patrols along"), outlet=name, cue="reported")
        for name in [cites]
        if name
    )
    return dated(changed(reading, document=document, citations=cited), published)


def lineage_of(*reports: Dated) -> Lineage:
    return root(trace(tuple(one.reading for one in reports)), reports)


def kinds(lineage: Lineage) -> list[dict[str, str]]:
    return [{m.document_id[4:]: m.kind for m in family.members} for family in lineage.families]


def words_at(reading: Reading, words: str) -> tuple[str, int]:
    return reading.document.id, reading.document.text.index(words)


def test_earliest_report_is_the_original_and_the_others_are_its_copies() -> None:
    lineage = lineage_of(
        report("wire", "2024-05-06"), report("cut", "2024-05-07"), report("site", "2024-05-07")
    )

    assert kinds(lineage) == [{"wire": "original", "cut": "reprint", "site": "rewrite"}]


def test_a_family_is_rooted_anew_when_an_earlier_report_arrives() -> None:
    later = (report("cut", "2024-05-07"), report("site", "2024-05-08"))

    before, after = lineage_of(*later), lineage_of(report("wire", "2024-05-06"), *later)

    assert kinds(before) == [{"cut": "original", "site": "rewrite"}]
    assert kinds(after) == [{"wire": "original", "cut": "reprint", "site": "rewrite"}]


@pytest.mark.parametrize("published", [None, "2024-05-06"])
def test_without_an_order_nobody_is_the_original(published: str | None) -> None:
    lineage = lineage_of(report("wire", published), report("cut", published))

    assert kinds(lineage) == [{"wire": "unknown", "cut": "unknown"}]
    assert {m.reason for m in lineage.families[0].members} == {"nothing shows which came first"}


def test_intervals_that_overlap_show_no_order() -> None:
    loose = changed(report("wire"), published=span_of_days("2024-05-01", "2024-05-09"))

    assert kinds(lineage_of(loose, report("cut", "2024-05-08"))) == [{"wire": "unknown", "cut": "unknown"}]


def test_a_report_that_names_another_as_its_source_is_its_copy() -> None:
    lineage = lineage_of(
        report("wire", outlet="Northline"), report("site", cites="the Northline news agency")
    )

    assert kinds(lineage) == [{"wire": "original", "site": "rewrite"}]


def test_the_earliest_report_held_is_no_original_when_it_names_an_absent_source() -> None:
    lineage = lineage_of(
        report("wire", "2024-05-06", cites="the Southline news agency"), report("site", "2024-05-07")
    )

    assert kinds(lineage) == [{"wire": "rewrite", "site": "rewrite"}]
    assert "not among the reports" in lineage.families[0].members[1].reason


def test_naming_oneself_is_no_source() -> None:
    lineage = lineage_of(
        report("wire", "2024-05-06", outlet="Northline", cites="Northline"), report("cut", "2024-05-07")
    )

    assert kinds(lineage) == [{"wire": "original", "cut": "reprint"}]


def test_a_compilation_fuses_no_families() -> None:
    lineage = lineage_of(
        report("wire", "2024-05-06"), report("port", "2024-05-07"), report("week", "2024-05-12")
    )

    assert kinds(lineage) == [
        {"port": "original", "week": "compilation"},
        {"week": "compilation", "wire": "original"},
    ]


def test_two_copies_of_one_compilation_fuse_no_families_either() -> None:
    copy = dated(
        sentence_reading(f"{DIGEST}\nA line of our own stands here below the rest.", "copy"), "2024-05-13"
    )

    lineage = lineage_of(
        report("wire", "2024-05-06"), report("port", "2024-05-07"), report("week", "2024-05-12"), copy
    )

    told = kinds(lineage)
    assert not [family for family in told if {"wire", "port"} <= family.keys()]
    assert [family for family in told if family.keys() == {"wire", "week", "copy"}]
    assert [family for family in told if family.keys() == {"port", "week", "copy"}]


def excerpt(text: str, name: str, published: str) -> Dated:
    return dated(sentence_reading(f"Short of the day.\n{text}", name), published)


def test_excerpts_of_one_earlier_report_are_one_family_and_of_two_are_two() -> None:
    wire, port = PATROLS.split("\n"), HARBOUR.split("\n")
    excerpts = [
        excerpt("\n".join(lines), name, "2024-05-08")
        for lines, name in ((wire[1:4], "w1"), (wire[5:8], "w2"), (port[1:3], "p1"), (port[3:5], "p2"))
    ]

    lineage = lineage_of(report("wire", "2024-05-06"), report("port", "2024-05-07"), *excerpts)

    assert kinds(lineage) == [
        {"p1": "reprint", "p2": "reprint", "port": "original"},
        {"w1": "reprint", "w2": "reprint", "wire": "original"},
    ]


def test_a_footer_of_many_stories_ties_none_of_them_together() -> None:
    footer = (
        "This text was made at the central desk of the agency in Marburne for papers in three countries.\n"
        "The agency keeps the rights in its texts and pictures and lends them for a day and an edition."
    )
    reports = [
        dated(sentence_reading(f"{story}\n{footer}", f"{number}{copy}"), None)
        for number, story in enumerate((PATROLS, HARBOUR, WITNESS, STATEMENT_ONE, COUNT_MAY))
        for copy in "ab"
    ]

    lineage = lineage_of(*reports)

    stories = [set(family) for family in kinds(lineage) if len(family) == 2]
    assert stories == [{f"{n}a", f"{n}b"} for n in range(5)]


def test_words_belong_to_the_family_of_their_passage() -> None:
    wire, port, week = (
        report("wire", "2024-05-06"),
        report("port", "2024-05-07"),
        report("week", "2024-05-12"),
    )
    lineage = lineage_of(wire, port, week)
    of_port, of_wire = (family.id for family in lineage.families)

    family_at = family_of(lineage)

    assert family_at(*words_at(week.reading, "resumed joint patrols")) == of_wire
    assert family_at(*words_at(week.reading, "grain ships")) == of_port
    assert family_at(*words_at(week.reading, "opera opened")) is None
    assert family_at(*words_at(wire.reading, "A Karskan delegation")) == of_wire
    assert family_at("doc-of-nobody", 0) is None


def test_family_keeps_its_id_when_a_later_report_joins() -> None:
    first = lineage_of(report("wire", "2024-05-06"), report("site", "2024-05-07"))
    more = lineage_of(report("wire", "2024-05-06"), report("site", "2024-05-07"), report("cut", "2024-05-08"))

    assert [family.id for family in first.families] == [family.id for family in more.families]


def test_order_of_reports_makes_no_difference() -> None:
    reports = (report("wire", "2024-05-06"), report("port"), report("week", "2024-05-12"), report("site"))
    kin = trace(tuple(one.reading for one in reports))

    found = {root(tuple(reversed(kin)), order) for order in permutations(reports)}

    assert len(found) == 1


def test_no_kin_is_no_lineage() -> None:
    assert root((), (report("wire"),)) == Lineage(families=(), kinships=(), drifts=())
