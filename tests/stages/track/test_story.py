"""Pieces of one arrangement that began a group each, and two that must stay apart."""

from dataclasses import replace
from datetime import date

import pytest
from tests import build
from tests.stages.track.test_track import KINDS

from truceline.stages.track.reports import Report
from truceline.stages.track.shelf import Group
from truceline.stages.track.story import one_story
from truceline.stages.track.unit import Unit


def unit(first: str, last: str, document: str, **values: object) -> Unit:
    """A unit on a truce between two sides, told of by one report, over some days."""
    plain = Unit(
        kind="ceasefire",
        touches=(),
        firm=frozenset({"ruritania", "graustark"}),
        loose=frozenset(),
        known=frozenset(),
        reports={},
        area=None,
        year=None,
        level=None,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        documents=frozenset({document}),
        founds=True,
        introduces=False,
        another=False,
        home=None,
        around=frozenset(),
        told=frozenset({(document, 0)}),
        called=frozenset(),
        rare=frozenset(),
    )
    return replace(plain, **values)


def groups_of(*units: Unit, kind: str = "ceasefire") -> list[Group]:
    """Give a group for each unit, put together where they may be one."""
    found = []
    for one in units:
        group = Group(kind=KINDS.by_id[kind])
        group.add(one)
        found.append(group)
    return one_story(found)


def told_in(one: Unit, **values: object) -> Unit:
    """The unit in a report that names some names, or speaks of some countries."""
    report = replace(Report(home=None, around=frozenset(), names_group=False), **values)
    return replace(one, reports=dict.fromkeys(one.documents, report))


EARLY = unit("2021-03-01", "2021-05-20", "a")
LATE = unit("2021-08-15", "2021-11-16", "b")


def test_groups_of_the_same_parties_are_one_where_little_time_lies_between() -> None:
    [group] = groups_of(LATE, EARLY)

    assert (group.first, group.last) == (date(2021, 3, 1), date(2021, 11, 16))
    assert group.documents == {"a", "b"}


@pytest.mark.parametrize(
    "other",
    [
        replace(LATE, first=date(2022, 1, 10), last=date(2022, 1, 10)),
        replace(LATE, introduces=True),
        replace(LATE, documents=frozenset({"a"})),
        replace(LATE, firm=frozenset({"ruritania", "freedonia"})),
    ],
)
def test_groups_stay_apart_by_time_report_party_or_newness(other: Unit) -> None:
    assert len(groups_of(EARLY, other)) == 2


def test_a_third_that_holds_apart_leaves_all_as_they_are() -> None:
    elsewhere = [
        told_in(replace(one, area=build.place(name, country=name)), countries=frozenset({name}))
        for one, name in ((EARLY, "RUR"), (LATE, "GRA"))
    ]
    between = unit("2021-06-10", "2021-06-10", "c")

    assert len(groups_of(*elsewhere, between)) == 3


def test_a_place_of_a_country_that_nothing_else_speaks_for_holds_nothing_apart() -> None:
    elsewhere = [
        told_in(replace(one, area=build.place(name, country=name)))
        for one, name in ((EARLY, "RUR"), (LATE, "GRA"))
    ]

    assert len(groups_of(*elsewhere)) == 1


def test_a_headline_goes_with_what_its_report_is_on_however_it_names_the_sides() -> None:
    body = replace(EARLY, told=frozenset({("a", 100), ("a", 300)}))
    headline = replace(EARLY, firm=frozenset({"strelsau", "graustark"}), told=frozenset())

    assert len(groups_of(body, headline)) == 1


def test_one_report_that_names_two_pairs_tells_of_two() -> None:
    names = frozenset({"ruritania", "graustark", "freedonia", "velm", "tarn"})
    first = told_in(replace(EARLY, rare=names, called=names), rare=names, around=names)
    other = told_in(
        replace(first, firm=frozenset({"ruritania", "freedonia"}), told=frozenset({("a", 500)})),
        rare=names,
        around=names,
    )

    assert len(groups_of(first, other)) == 2


def test_a_side_that_the_other_reports_name_too_keeps_nothing_apart() -> None:
    names = frozenset({"ruritania", "graustark", "velm", "tarn", "orro", "lind", "strelsau"})
    signed = told_in(replace(EARLY, rare=names), rare=names, around=names)
    elsewhere = told_in(
        replace(LATE, firm=frozenset({"ruritania", "strelsau"}), rare=names), rare=names, around=names
    )
    unheard = told_in(
        replace(LATE, firm=frozenset({"ruritania", "freedonia"}), rare=names), rare=names, around=names
    )

    assert len(groups_of(signed, elsewhere)) == 1
    assert len(groups_of(signed, unheard)) == 2


def test_words_that_name_no_side_go_by_the_names_that_their_reports_share() -> None:
    names = frozenset({"velm", "tarn", "orro", "lind"})
    signed = told_in(replace(EARLY, called=frozenset({"velm"}), rare=names), rare=names)
    later = replace(LATE, firm=frozenset(), called=frozenset({"velm"}), first=date(2021, 6, 1))

    assert len(groups_of(signed, told_in(replace(later, rare=names), rare=names))) == 1
    assert len(groups_of(signed, told_in(replace(later, called=frozenset())))) == 2


def test_a_programme_without_a_place_stays_apart_where_its_parties_run_two() -> None:
    known = frozenset({"RUR", "GRA"})
    run = {"kind": "patrol_programme", "firm": known, "known": known}
    here, there = (
        told_in(replace(one, area=build.place(name, country=name), **run), countries=frozenset({name}))
        for one, name in ((EARLY, "RUR"), (LATE, "GRA"))
    )
    unplaced = told_in(replace(unit("2021-06-10", "2021-06-10", "c"), **run))

    assert len(groups_of(here, unplaced, kind="patrol_programme")) == 1
    assert len(groups_of(here, there, unplaced, kind="patrol_programme")) == 3
