# ruff: noqa: E501
"""What counts as a change of meaning between two copies, and what as style."""

import pytest
from tests.build import changed, dated, evidence
from tests.probes.plain_readings import sentence_reading

from truceline.records.claim import AlignedPassages, Kinship
from truceline.records.mention import Citation
from truceline.stages.root import root

Changed = set[tuple[str, str, str]]


def drift(first: str, second: str, score: float = 0.8, **fields: tuple[Citation, ...]) -> Changed:
    """The drifts between two reports of one aligned sentence each."""
    a, b = sentence_reading(first, "a"), sentence_reading(second, "b", **fields)
    aligned = AlignedPassages(
        a=a.document.evidence(0, len(first)), b=b.document.evidence(0, len(second)), score=score
    )
    kin = Kinship(a="doc-a", b="doc-b", kind="rewrite", score=0.8, reason="", aligned=(aligned,))
    found = root((kin,), (dated(a, None), dated(b, None))).drifts
    return {(d.kind, d.a.quote, d.b.quote) for d in found}


CHANGES = [
    ("status", "Convoys must stop at the bridge.", "Convoys should stop at the bridge.", "must", "should"),
    ("status", "The parties agreed to open a road.", "The parties planned to open a road.", "agreed", "planned"),
    ("status", "The patrol was cancelled on Monday.", "The patrol was postponed on Monday.", "cancelled", "postponed"),
    ("status", "The army could expand the patrols.", "The army soon expanded the patrols.", "could", "soon expanded"),
    ("status", "Veldia suspended its flights on Monday.", "Veldia resumed its flights on Monday.", "suspended", "resumed"),
    ("status", "The bridge at Sarn has reportedly reopened.", "The bridge at Sarn has reopened.", "reportedly", "The bridge at Sarn has reopened"),
    ("status", "The planned patrol crossed the river.", "The first patrol crossed the river.", "planned", "first"),
    ("negation", "The envoy did meet the rebel council.", "The envoy did not meet the rebel council.", None, "not"),
    ("number", "The convoy held 14 lorries of flour.", "The convoy held 40 lorries of flour.", "14", "40"),
    ("number", "They removed two towers near Ulm.", "They removed three towers near Ulm.", "two", "three"),
    ("number", "More than 300 people left Ulm.", "About 300 people left Ulm.", "More than 300", "About 300"),
    ("number", "The armies hold a patrol near Ulm.", "The armies hold patrols near Ulm.", "patrol", "patrols"),
    ("date", "The truce begins on Friday at noon.", "The truce begins on Sunday at noon.", "Friday", "Sunday"),
    ("date", "The accord of 2017 still holds.", "The accord of 2019 still holds.", "2017", "2019"),
    ("name", "The envoy spoke in Darvena on Monday.", "The envoy spoke in Marburne on Monday.", "Darvena", "Marburne"),
    ("term", "A sergeant was killed near the bridge.", "A sergeant was wounded near the bridge.", "killed", "wounded"),
    ("term", "The ministry said the road was cut.", "The ministry claimed the road was cut.", "said", "claimed"),
    ("term", "Karsk warned it would close Sarn.", "Karsk threatened it would close Sarn.", "warned", "threatened"),
    ("term", "A Veldian minister spoke to reporters.", "To reporters spoke a Veldian commander.", "minister", "commander"),
    ("term", "Thousands fled the valley last week.", "Thousands were expelled from the valley last week.", "fled", "expelled"),
    ("term", "The armistice holds along the river.", "The ceasefire holds along the river.", "armistice", "ceasefire"),
    ("term", "Karsk withdrew two brigades from Ulm.", "Karsk redeployed two brigades from Ulm.", "withdrew", "redeployed"),
    ("term", "Some 40 refugees reached the port.", "Some 40 migrants reached the port.", "refugees", "migrants"),
    ("term", "Four militants were seen in Sarn.", "Four terrorists were seen in Sarn.", "militants", "terrorists"),
    ("quotation", "“We walk the line together,” he said.", "“We walk the road together,” he said.", "line", "road"),
    ("quotation", "“We walk the line as one,” he said.", "“We march the line as two,” he said.", "walk the line as one", "march the line as two"),
    ("quotation", "“We walk,” he said, “along the line.”", "“We march,” he said, “along the road.”", "walk", "march"),
    ("quotation", "“We walk,” he said, “along the line.”", "“We march,” he said, “along the road.”", "line", "road"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "first", "second", "one", "other"), CHANGES)
def test_changes_of_meaning_are_named(
    kind: str, first: str, second: str, one: str | None, other: str
) -> None:
    assert (kind, one or first.rstrip("."), other) in drift(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The war in the valley began in 2017.", "The conflict in the valley started in 2017."),
        ("Both armies signed the accord in Marburne.", "Both armies signed the pact in Marburne."),
        ("Some 12,400 people left.", "Around 12400 people left."),
        ("Karsk said on Monday it could return.", "On Monday Karsk said it might return."),
        ("Karsk has not signed the text.", "The text Karsk has not signed."),
        ("Two towers stand near Ulm.", "2 towers stand near Ulm."),
        ("The envoy flew to Dárvena on Monday.", "The envoy went to Darvena on Monday."),
        ("The troops left Ulm at dawn.", "The soldiers left Ulm at daybreak."),
        ("“We walk the line together,” he said.", "“We walk the line together,” she said."),
        ("Villagers fled the shelling at dawn.", "Villagers were displaced by the shelling at dawn."),
        ("A clash broke out near the bridge.", "A skirmish broke out near the bridge."),
        ("The ministry said the road is open.", "The ministry announced the road is open."),
        ("The talks were postponed to June.", "The talks were delayed to June."),
    ],
)
def test_style_is_no_drift(first: str, second: str) -> None:
    assert drift(first, second) == set()


def test_what_was_said_becoming_what_is_counts_as_lost_attribution() -> None:
    first = "The bridge at Sarn is closed, the ministry said."
    second = "The bridge at Sarn is closed to everybody."

    assert ("attribution", "the ministry said", second.rstrip(".")) in drift(first, second)


def test_a_clause_that_was_cut_is_no_drift() -> None:
    first = "The bridge at Sarn is closed and will not be opened before the snow has gone from the pass, said nobody."

    assert drift(first, "The bridge at Sarn is closed.") == set()


def test_one_story_that_credits_another_outlet_has_lost_its_origin() -> None:
    first, second = "Northline News reported the closing of Sarn.", "Coast Wire reported the closing of Sarn."
    a, b = sentence_reading(first, "a"), sentence_reading(second, "b")
    cited = [
        changed(
            r, citations=(Citation(evidence=evidence(r.document, f"{o} reported"), outlet=o, cue="reported"),)
        )
        for r, o in ((a, "Northline News"), (b, "Coast Wire"))
    ]
    kin = Kinship(a="doc-a", b="doc-b", kind="reprint", score=0.9, reason="", aligned=())

    [found] = root((kin,), tuple(dated(r, None) for r in cited)).drifts

    assert (found.kind, found.a.quote, found.b.quote) == (
        "attribution",
        "Northline News reported",
        "Coast Wire reported",
    )


def test_sentences_little_alike_drift_only_in_terms_figures_and_quotations() -> None:
    first, second = "A Veldian minister said 14 came.", "A Veldian diplomat denied that 40 left."

    assert drift(first, second, score=0.3) == {("term", "minister", "diplomat"), ("number", "14", "40")}


@pytest.mark.parametrize(
    ("first", "second", "one", "other"),
    [
        ("The talks took more than five hours.", "The talks took around five hours.", "more than five", "around five"),
        ("At least 40 men were hurt.", "Fewer than 40 men were hurt.", "At least 40", "Fewer than 40"),
    ],
)  # fmt: skip
def test_another_bound_of_one_number_is_a_change(first: str, second: str, one: str, other: str) -> None:
    assert drift(first, second) == {("number", one, other)}


def test_no_fewer_than_is_at_least() -> None:
    assert drift("At least 40 men were hurt.", "No fewer than 40 men were hurt.") == set()


def test_terms_without_common_company_are_not_held_against_each_other() -> None:
    first, second = "Civilians hid in cellars all week.", "Fog lay on the soldiers along the road."

    assert drift(first, second, score=0.3) == set()


def test_a_term_that_stands_elsewhere_in_the_other_telling_is_no_drift() -> None:
    first, second = "Soldiers and police held the bridge.", "Police and soldiers held the bridge."

    assert drift(first, second) == set()
