"""What a bound and a day both tell is one transition; going on after a stop is resuming."""

from dataclasses import replace
from datetime import date

from tests.build import day, origin, span_of_days

from truceline.records.arrangement import ArrangementState, Transition
from truceline.records.claim import OriginKind
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Evidence
from truceline.stages.track.settling import settled

ACTIVE, SUSPENDED, RESUMED = ArrangementState.ACTIVE, ArrangementState.SUSPENDED, ArrangementState.RESUMED
ENDED = ArrangementState.ENDED


def bound(iso):
    """A transition's date that only the report's day bounds."""
    return EventDate(
        first=None, last=date.fromisoformat(iso), precision=Precision.BOUND, basis=DateBasis.PUBLICATION
    )


def transition(state, when, name, flags=(), origins=()):
    return Transition(
        state=state,
        date=when,
        known_on=None,
        claim_ids=(name,),
        evidence=(),
        origins=origins or (origin(name),),
        flags=flags,
    )


def told(transitions):
    return [(t.state, t.date.last.isoformat(), t.claim_ids) for t in transitions]


def in_report(transition, document):
    span = Evidence(document_id=document, start=0, end=1, quote="x")
    return replace(transition, evidence=(span,))


def test_an_end_that_its_report_calls_a_suspension_is_none():
    made = [
        in_report(transition(SUSPENDED, day("2023-03-01"), "a"), "one"),
        in_report(transition(ENDED, bound("2023-05-12"), "b"), "one"),
        in_report(transition(ENDED, bound("2023-09-01"), "c"), "two"),
    ]

    assert [t.claim_ids for t in settled(made)] == [("a",), ("c",)]


def test_a_stop_in_a_month_is_over_by_the_day_on_which_its_report_says_it_was_resumed():
    made = [
        in_report(transition(SUSPENDED, span_of_days("2019-05-01", "2019-05-31"), "a"), "one"),
        in_report(transition(RESUMED, day("2019-05-12"), "b"), "one"),
    ]

    assert told(settled(made)) == [("suspended", "2019-05-12", ("a",)), ("resumed", "2019-05-12", ("b",))]


def test_a_dated_beginning_after_a_suspension_is_a_resumption():
    made = [transition(SUSPENDED, day("2023-10-31"), "a"), transition(ACTIVE, day("2024-08-22"), "b")]

    assert told(settled(made)) == [(SUSPENDED, "2023-10-31", ("a",)), (RESUMED, "2024-08-22", ("b",))]


def test_a_first_beginning_stays_active():
    made = [transition(ACTIVE, day("2019-11-01"), "a"), transition(SUSPENDED, day("2023-10-31"), "b")]

    assert settled(made) == tuple(made)


def test_what_is_only_presupposed_resumes_nothing():
    made = [
        transition(SUSPENDED, day("2023-10-31"), "a"),
        transition(ACTIVE, day("2024-08-22"), "b", flags=("presupposed",)),
    ]

    assert [t.state for t in settled(made)] == [SUSPENDED, ACTIVE]


def test_a_bound_is_folded_into_the_latest_day_that_it_leaves_possible():
    made = [
        transition(SUSPENDED, span_of_days("2023-10-01", "2023-10-31"), "a"),
        transition(RESUMED, day("2024-08-22"), "b"),
        transition(SUSPENDED, bound("2024-08-24"), "c"),
        transition(RESUMED, bound("2024-08-24"), "d"),
    ]

    assert told(settled(made)) == [
        (SUSPENDED, "2023-10-31", ("a", "c")),
        (RESUMED, "2024-08-22", ("b", "d")),
    ]


def test_a_bound_before_every_day_of_its_state_stays_by_itself():
    made = [transition(SUSPENDED, bound("2023-01-01"), "a"), transition(SUSPENDED, day("2023-10-31"), "b")]

    assert told(settled(made)) == [(SUSPENDED, "2023-01-01", ("a",)), (SUSPENDED, "2023-10-31", ("b",))]


def test_active_is_never_folded_since_it_may_be_said_of_what_has_long_been_so():
    made = [transition(ACTIVE, day("2019-11-01"), "a"), transition(ACTIVE, bound("2023-01-05"), "b")]

    assert settled(made) == tuple(made)


def test_two_origins_make_a_joined_transition_no_longer_single():
    party = origin("ministry", OriginKind.PARTY)
    made = [
        transition(
            RESUMED, day("2024-08-22"), "a", flags=("party_source", "single_source"), origins=(party,)
        ),
        transition(RESUMED, bound("2024-08-24"), "b", flags=("single_source",), origins=(origin("wire"),)),
    ]
    [joined] = settled(made)

    assert [o.name for o in joined.origins] == ["ministry", "wire"]
    assert joined.flags == ()


def test_an_end_that_its_own_report_says_was_undone_is_a_suspension():
    made = [
        in_report(transition(ENDED, day("2014-09-09"), "a"), "one"),
        in_report(transition(RESUMED, day("2014-10-21"), "b"), "one"),
    ]

    assert [t.state for t in settled(made)] == [SUSPENDED, RESUMED]
    made[1] = in_report(made[1], "two")
    assert [t.state for t in settled(made)] == [ENDED, RESUMED]


def test_a_month_is_put_to_the_day_of_its_state_that_lies_in_it():
    march = replace(span_of_days("2024-03-01", "2024-03-31"), precision=Precision.MONTH)
    made = [
        transition(ArrangementState.VIOLATED, day("2024-03-13"), "a"),
        transition(RESUMED, day("2024-03-27"), "b"),
        transition(ArrangementState.VIOLATED, march, "c"),
    ]

    assert told(settled(made)) == [
        (ArrangementState.VIOLATED, "2024-03-13", ("a", "c")),
        (RESUMED, "2024-03-27", ("b",)),
    ]
    throughout = replace(march, precision=Precision.RANGE)
    assert len(settled([*made[:2], transition(ArrangementState.VIOLATED, throughout, "c")])) == 3


def test_a_reports_dated_turn_outweighs_what_it_says_without_a_day():
    made = [
        in_report(transition(SUSPENDED, day("2020-02-25"), "a"), "one"),
        in_report(transition(ACTIVE, bound("2020-02-26"), "b"), "one"),
        in_report(transition(ACTIVE, bound("2020-02-26"), "c"), "two"),
    ]

    assert [t.flags for t in settled(made)] == [(), ("presupposed",), ()]


def test_a_stop_taken_for_granted_is_over_where_its_report_says_when_it_was_resumed():
    made = [
        in_report(transition(RESUMED, day("2024-03-27"), "a"), "one"),
        in_report(transition(SUSPENDED, bound("2024-03-29"), "b", flags=("presupposed",)), "one"),
    ]

    assert [t.claim_ids for t in settled(made)] == [("a",)]


def test_a_year_a_month_and_a_day_of_one_state_are_one():
    year = replace(span_of_days("2020-01-01", "2020-12-31"), precision=Precision.YEAR)
    month = replace(span_of_days("2020-12-01", "2020-12-31"), precision=Precision.MONTH)
    made = [
        transition(ENDED, when, name) for when, name in ((year, "a"), (month, "b"), (day("2020-12-31"), "c"))
    ]

    assert told(settled(made)) == [(ENDED, "2020-12-31", ("c", "b", "a"))]


def known(transition, iso):
    return replace(transition, known_on=date.fromisoformat(iso))


def two_stops(*between):
    return [
        known(in_report(transition(SUSPENDED, day("2021-06-16"), "first"), "june"), "2021-06-19"),
        *between,
        known(in_report(transition(SUSPENDED, bound("2021-10-30"), "second"), "october"), "2021-10-30"),
    ]


def test_a_stop_that_is_told_after_a_resumption_is_another():
    resumed = known(in_report(transition(RESUMED, day("2021-08-17"), "on"), "august"), "2021-08-21")

    assert told(settled(two_stops(resumed))) == [
        (SUSPENDED, "2021-06-16", ("first",)),
        (RESUMED, "2021-08-17", ("on",)),
        (SUSPENDED, "2021-10-30", ("second",)),
    ]


def test_a_stop_of_which_its_own_report_tells_the_end_is_the_one_before():
    resumed = known(in_report(transition(RESUMED, day("2021-08-17"), "on"), "october"), "2021-10-30")

    assert told(settled(two_stops(resumed)))[0] == (SUSPENDED, "2021-06-16", ("first", "second"))


def test_a_stop_that_nothing_has_undone_is_told_again():
    assert told(settled(two_stops())) == [(SUSPENDED, "2021-06-16", ("first", "second"))]


def test_a_season_that_is_looked_back_on_is_the_day_known_in_it():
    summer = span_of_days("2021-06-01", "2021-08-31")
    made = [
        known(transition(SUSPENDED, day("2021-06-20"), "a"), "2021-06-22"),
        known(transition(RESUMED, day("2021-07-10"), "b"), "2021-07-13"),
        known(transition(SUSPENDED, summer, "c"), "2021-10-12"),
    ]

    assert told(settled(made)) == [(SUSPENDED, "2021-06-20", ("a", "c")), (RESUMED, "2021-07-10", ("b",))]
