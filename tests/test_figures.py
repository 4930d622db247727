"""Figures: one value told often is one, different values stand beside each other, kinds keep their examples."""

import pytest

from tests import build
from tests.export.views import NO_LINEAGE, event_of
from truceline.config import load_settings
from truceline.errors import DataFileError, NotFoundError
from truceline.figures import figures
from truceline.kit import load_figures
from truceline.records.dates import Precision
from truceline.records.mention import Quantity, Status
from truceline.records.view import View
from truceline.reference.figure_kinds import load_figure_kinds

KINDS = load_figures(load_settings(None, {}))


def told(name, words, value, *, origin="Agency", on="2021-05-03", place=None, **fields):
    """A claim of one report that patrols were made, so many of them."""
    document = build.document(f"They made {words} there.", name)
    unit = fields.pop("unit", "patrol")
    quantity = Quantity(
        evidence=build.evidence(document, words),
        value=value,
        low=fields.pop("low", value),
        high=value,
        unit=unit,
        counts=fields.pop("counts", None),
    )
    mention = build.mention(document, "made", quantities=(quantity,), **fields)
    date = build.day(on) if on else build.span_of_days(None, "2021-05-09", Precision.BOUND)
    return document, build.claim(mention, date=date, origin=build.origin(origin), place=place)


def series(*pairs, of="patrols", events=None):
    view = View(
        dated=tuple(build.dated(build.reading(d, (c.mention,)), "2021-05-09") for d, c in pairs),
        claims=tuple(c for _, c in pairs),
        events=events or tuple(event_of(c) for _, c in pairs),
        arrangements=(),
        lineage=NO_LINEAGE,
        proposals=(),
    )
    return figures(view, KINDS, of=of)


def test_copies_of_one_story_are_one_figure_with_all_their_reports():
    [figure] = series(told("a.txt", "344 patrols", 344.0), told("b.txt", "344 patrols", 344.0))

    assert len(figure.document_ids) == 2
    assert len(figure.origins) == 1
    assert [e.quote for e in figure.evidence] == ["344 patrols", "344 patrols"]


def test_one_value_by_two_origins_of_one_event_has_both():
    pairs = told("a.txt", "344 patrols", 344.0), told("b.txt", "344 patrols", 344.0, origin="Ministry")
    both = event_of(pairs[0][1], claim_ids=tuple(c.id for _, c in pairs))
    [figure] = series(*pairs, events=(both,))

    assert [o.name for o in figure.origins] == ["Agency", "Ministry"]


def test_different_values_of_one_period_stand_beside_each_other_as_a_dispute():
    first, second = series(
        told("a.txt", "344 patrols", 344.0), told("b.txt", "350 patrols", 350.0, origin="Ministry")
    )

    assert {first.quantity.value, second.quantity.value} == {344.0, 350.0}
    assert first.disputes == (second.id,)
    assert second.disputes == (first.id,)


@pytest.mark.parametrize(
    "other",
    [
        told("b.txt", "350 patrols", 350.0, on="2021-06-01"),
        told("b.txt", "350 patrols", 350.0, on=None),
        told("b.txt", "more than 300 patrols", None, low=300.0),
        told("b.txt", "350 patrols", 350.0, status=Status.PLANNED),
        told("b.txt", "350 Almaran patrols", 350.0),
    ],
    ids=[
        "another period",
        "no closed period",
        "a bound that allows both",
        "only planned",
        "of somebody else",
    ],
)
def test_values_that_may_both_be_right_are_no_dispute(other):
    found = series(told("a.txt", "344 Borduran patrols", 344.0), other)

    assert [f.disputes for f in found] == [(), ()]


def test_the_dead_are_no_soldiers_of_a_force():
    dead = told("a.txt", "12 soldiers", 12.0, unit="soldier", counts="dead")

    assert [f.kind for f in series(dead, of=None)] == ["killed"]


def test_an_unknown_kind_is_told_with_those_there_are():
    with pytest.raises(NotFoundError, match="killed, wounded"):
        series(of="elephants")


def test_an_example_that_is_not_kept_stops_the_load(tmp_path):
    path = tmp_path / "figures.yaml"
    path.write_text(
        "kinds:\n  - {id: patrols, about: x, units: [patrol], examples: ['{amount:12 posts} stand.'],"
        " not_examples: ['{amount:2 patrols} left.']}\n"
    )

    with pytest.raises(DataFileError, match=r"not found in its example.*found in its counter-example"):
        load_figure_kinds(path)
