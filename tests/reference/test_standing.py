"""How an arrangement stood, on two clocks."""

from datetime import date
from pathlib import Path

import pytest

import truceline
from tests import build
from truceline.records.arrangement import Arrangement, ArrangementState, Measurement, Transition
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Evidence
from truceline.reference.kinds import load_kinds
from truceline.reference.standing import stand, states

KINDS = load_kinds(Path(truceline.__file__).parent / "data" / "arrangements.yaml")
MONTH = Precision.MONTH


def move(
    state: str, when: EventDate, known: str | None = "2021-01-01", origin: str = "outlet", flags=()
) -> Transition:
    return Transition(
        state=ArrangementState(state),
        date=when,
        known_on=date.fromisoformat(known) if known else None,
        claim_ids=(f"m-{state}-{known}-{origin}",),
        evidence=(Evidence(document_id="doc", start=0, end=len(state), quote=state),),
        origins=(build.origin(origin),),
        flags=flags,
    )


def programme(*moves: Transition, measurements=()) -> Arrangement:
    return Arrangement(
        id="arr",
        kind="patrol_programme",
        name="joint patrols",
        parties=(),
        area=None,
        parent=None,
        transitions=moves,
        measurements=measurements,
    )


def bound(last: str) -> EventDate:
    return EventDate(
        first=None, last=date.fromisoformat(last), precision=Precision.BOUND, basis=DateBasis.PUBLICATION
    )


def state_on(arrangement: Arrangement, on: str, known_by: str | None = None) -> str | None:
    found = stand(
        arrangement,
        on=date.fromisoformat(on),
        known_by=date.fromisoformat(known_by) if known_by else None,
        kinds=KINDS,
    )
    return found.state and str(found.state)


HISTORY = programme(
    move("active", build.span_of_days("2019-11-01", "2019-11-30", MONTH)),
    move("suspended", build.span_of_days("2020-10-01", "2020-10-31", MONTH), known="2021-01-01"),
    move("resumed", build.day("2021-08-22"), known="2021-08-24"),
)


@pytest.mark.parametrize(
    ("on", "known_by", "state"),
    [
        ("2019-10-31", None, None),
        ("2019-11-15", None, None),
        ("2019-11-30", None, "active"),
        ("2020-10-30", None, "active"),
        ("2020-10-31", None, "suspended"),
        ("2021-08-22", None, "resumed"),
        ("2021-08-22", "2021-08-23", "suspended"),
        ("2021-08-22", "2020-12-31", None),
        ("2021-12-31", "2021-08-24", "resumed"),
    ],
)
def test_a_state_holds_from_the_last_day_of_its_interval_as_far_as_is_known(on, known_by, state):
    assert state_on(HISTORY, on, known_by) == state


@pytest.mark.parametrize(
    ("when", "on", "state"),
    [
        (build.span_of_days("2020-05-01", "2020-07-31"), "2020-05-01", "active"),
        (build.span_of_days("2020-05-01", None), "2020-05-01", "active"),
        (build.span_of_days("2020-05-01", "2020-07-31", Precision.APPROXIMATE), "2020-05-01", None),
        (bound("2020-07-31"), "2020-07-30", None),
        (bound("2020-07-31"), "2020-07-31", "active"),
        (build.span_of_days(None, None, Precision.BOUND), "2020-12-31", None),
        (build.span_of_days(None, None, Precision.BOUND), "2021-01-01", "active"),
    ],
)
def test_each_sort_of_interval_counts_from_its_own_day(when, on, state):
    assert state_on(programme(move("active", when)), on) == state


def test_what_no_report_dates_is_not_known_by_any_day():
    undated = programme(move("active", build.day("2020-05-01"), known=None))

    assert state_on(undated, "2022-01-01", "2022-01-01") is None
    assert state_on(undated, "2022-01-01") == "active"


@pytest.mark.parametrize(
    ("first", "then", "state"),
    [
        ("active", "agreed", "active"),
        ("agreed", "proposed", "agreed"),
        ("suspended", "proposed", "suspended"),
        ("ended", "proposed", "proposed"),
        ("resumed", "active", "resumed"),
        ("suspended", "active", "active"),
        ("active", "violated", "violated"),
        ("violated", "active", "active"),
    ],
)
def test_what_has_begun_is_not_taken_back_by_a_proposal(first, then, state):
    found = programme(move(first, build.day("2020-01-01")), move(then, build.day("2020-02-01"), origin="b"))

    assert state_on(found, "2020-03-01") == state


def test_of_two_states_on_one_day_the_later_in_life_holds():
    found = programme(move("resumed", build.day("2020-01-01")), move("suspended", build.day("2020-01-01")))

    assert state_on(found, "2020-01-01") == "resumed"


def test_origins_and_evidence_are_those_of_the_state_that_holds():
    found = stand(
        programme(
            move("proposed", bound("2019-01-01"), origin="first"),
            move("active", build.day("2020-01-01"), origin="second"),
            move("active", build.day("2020-02-01"), origin="third"),
        ),
        on=date(2020, 3, 1),
        known_by=None,
    )

    assert [o.name for o in found.origins] == ["second", "third"]
    assert found.since.first == date(2020, 1, 1)
    assert "single_source" not in found.flags


def test_one_party_behind_everything_is_flagged():
    flags = ("party_source", "single_source")
    found = stand(
        programme(move("active", build.day("2020-01-01"), flags=flags)), on=date(2020, 1, 2), known_by=None
    )

    assert found.flags == ("party_source", "single_source")


@pytest.mark.parametrize(("on", "flagged"), [("2020-06-30", False), ("2020-07-01", True)])
def test_an_active_programme_nobody_speaks_of_is_active_as_last_reported(on, flagged):
    found = stand(
        programme(move("active", build.day("2020-01-02"), known="2020-01-02")),
        on=date.fromisoformat(on),
        known_by=None,
        kinds=KINDS,
    )

    assert ("last_reported_long_ago" in found.flags) is flagged


def test_a_number_over_a_period_breaks_the_silence():
    number = Measurement(
        value=344,
        low=None,
        high=None,
        unit="patrols",
        approximate=False,
        date=build.span_of_days("2019-11-01", "2023-10-31"),
        evidence=(),
    )
    found = stand(
        programme(move("active", build.day("2019-11-01")), measurements=(number,)),
        on=date(2021, 6, 30),
        known_by=None,
        kinds=KINDS,
    )

    assert "last_reported_long_ago" not in found.flags


def test_last_reported_is_the_last_report_known_by_the_day():
    found = stand(HISTORY, on=date(2022, 1, 1), known_by=date(2021, 3, 1))

    assert found.last_reported == date(2021, 1, 1)


def test_nothing_known_gives_no_state_and_no_flags():
    found = stand(programme(), on=date(2020, 1, 1), known_by=None, kinds=KINDS)

    assert (found.state, found.since, found.flags, found.origins) == (None, None, (), ())


def test_the_states_in_one_pass_are_those_that_stand_on_each_day():
    history = programme(
        move("proposed", build.day("2020-01-05"), origin="a"),
        move("active", build.day("2020-02-01"), origin="b"),
        move("proposed", build.day("2020-02-10"), origin="c"),
        move("suspended", build.day("2020-03-01"), origin="d"),
        move("resumed", build.day("2020-03-01"), origin="e"),
        move("active", build.day("2020-04-01"), origin="f"),
        move("ended", bound("2020-05-01"), origin="g"),
        move("proposed", build.day("2020-06-01"), origin="h"),
        move(
            "active", EventDate(first=None, last=None, precision=MONTH, basis=DateBasis.CONTEXT), known=None
        ),
    )

    told = states(history)

    assert [str(d) for d, _ in told] == [
        "2020-01-05", "2020-02-01", "2020-02-10", "2020-03-01", "2020-04-01", "2020-05-01", "2020-06-01",
    ]  # fmt: skip
    assert [str(state) for _, state in told] == [state_on(history, str(day)) for day, _ in told]


def test_words_that_only_name_it_count_where_nothing_else_is_told():
    named = move("active", bound("2020-01-10"), flags=("named",))

    assert state_on(programme(named), "2020-02-01") == "active"
    assert state_on(programme(move("proposed", bound("2020-01-05")), named), "2020-02-01") == "proposed"
    assert state_on(programme(named, move("agreed", bound("2020-01-20"))), "2020-02-01") == "agreed"


@pytest.mark.parametrize("before", ["agreed", "suspended", "ended"])
def test_what_is_taken_for_granted_undoes_no_stop_and_begins_nothing(before):
    granted = move("active", bound("2020-01-10"), flags=("presupposed",))

    assert state_on(programme(move(before, bound("2020-01-05")), granted), "2020-02-01") == before
    assert state_on(programme(move("proposed", bound("2020-01-05")), granted), "2020-02-01") == "active"


def test_whoever_disputes_what_is_only_proposed_does_not_say_that_it_stands():
    disputed = move("active", bound("2020-01-10"), flags=("contested", "presupposed"))

    assert state_on(programme(move("proposed", bound("2020-01-05")), disputed), "2020-02-01") == "proposed"


def test_a_state_is_only_named_where_every_move_that_it_rests_on_is():
    told, named = (
        move("active", build.day("2020-01-05")),
        move("active", bound("2020-01-10"), flags=("named",)),
    )

    assert "named" in stand(programme(named), on=date(2020, 2, 1), known_by=None).flags
    assert "named" not in stand(programme(told, named), on=date(2020, 2, 1), known_by=None).flags
