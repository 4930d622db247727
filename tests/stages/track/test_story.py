"""Two ends of one truce, each of which began a group of its own."""

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
        told=frozenset(),
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
        replace(
            one,
            area=build.place(name, country=name),
            reports={
                min(one.documents): Report(
                    home=None, around=frozenset(), names_group=False, countries=frozenset({name})
                )
            },
        )
        for one, name in ((EARLY, "RUR"), (LATE, "GRA"))
    ]
    between = unit("2021-06-10", "2021-06-10", "c")

    assert len(groups_of(*elsewhere, between)) == 3
