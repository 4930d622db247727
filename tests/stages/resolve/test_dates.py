"""A mention's time words become an interval and a deadline, and nothing finer than the words."""

from datetime import date

import pytest

from tests.build import changed, dated, day, document, evidence, mention, reading, span_of_days
from truceline.records.dates import DateBasis, Precision
from truceline.records.document import Section, SectionRole
from truceline.records.mention import Status, Tense, TimeRelation, TimeWords
from truceline.reference import calendar
from truceline.stages.resolve.dates import resolve_date

AT, SINCE, UNTIL = TimeRelation.AT, TimeRelation.SINCE, TimeRelation.UNTIL
BY, BEFORE, AFTER = TimeRelation.BY, TimeRelation.BEFORE, TimeRelation.AFTER


def resolve(
    text, trigger, *whens, published="2024-08-24", status=Status.HAPPENED, tense=Tense.PAST, others=()
):
    """Resolve the mention on a trigger; `whens` are (phrase, relation), `others` hang on nothing."""
    report = document(text)
    words = [time_words(report, phrase, relation=relation, tense=tense) for phrase, relation in whens]
    loose = [time_words(report, phrase) for phrase in others]
    found = mention(report, trigger, status=status, when=tuple(words))
    return resolve_date(found, dated(reading(report, (found,), times=tuple(words + loose)), published))


def time_words(report, phrase, **fields):
    """Time words for a phrase of a document, in the form that the calendar gives it."""
    return TimeWords(
        evidence=evidence(report, phrase), kind="DATE", form=calendar.normalise(phrase) or "", **fields
    )


def ends(found):
    """The two ends as ISO days."""
    return tuple(d.isoformat() if d else None for d in (found.first, found.last))


@pytest.mark.parametrize(
    ("text", "whens", "expected", "precision"),
    [
        ("Patrols resumed on Thursday.", [("Thursday", AT)], ("2024-08-22", "2024-08-22"), Precision.DAY),
        ("Patrols resumed in May 2019.", [("May 2019", AT)], ("2019-05-01", "2019-05-31"), Precision.MONTH),
        ("Patrols resumed in 2019.", [("2019", AT)], ("2019-01-01", "2019-12-31"), Precision.YEAR),
        (
            "Patrols resumed earlier this month.",
            [("earlier this month", AT)],
            ("2024-08-01", "2024-08-24"),
            Precision.RANGE,
        ),
        ("They have resumed since early May.", [("early May", SINCE)], ("2024-05-01", "2024-08-24"), None),
        (
            "They resumed in May 2019 and ran until October last year.",
            [("May 2019", AT), ("October last year", UNTIL)],
            ("2019-05-01", "2023-10-31"),
            Precision.RANGE,
        ),
        (
            "They resumed until October last year.",
            [("October last year", UNTIL)],
            (None, "2023-10-31"),
            Precision.BOUND,
        ),
        ("They had resumed by Friday.", [("Friday", BY)], (None, "2024-08-23"), Precision.BOUND),
        (
            "They resumed before August 2024.",
            [("August 2024", BEFORE)],
            (None, "2024-07-31"),
            Precision.BOUND,
        ),
        (
            "They resumed after 5 May 2024.",
            [("5 May 2024", AFTER)],
            ("2024-05-05", "2024-08-24"),
            Precision.BOUND,
        ),
        (
            "They resumed in 2019, in May 2019.",
            [("2019", AT), ("May 2019", AT)],
            ("2019-05-01", "2019-05-31"),
            Precision.MONTH,
        ),
        (
            "They resumed on Monday and Wednesday.",
            [("Monday", AT), ("Wednesday", AT)],
            ("2024-08-19", "2024-08-21"),
            Precision.RANGE,
        ),
    ],
)
def test_time_words_give_their_interval_and_no_finer_one(text, whens, expected, precision):
    found, due = resolve(text, "resumed", *whens)

    assert ends(found) == expected
    assert due is None
    assert found.basis in {DateBasis.STATED, DateBasis.RELATIVE}
    assert precision is None or found.precision is precision


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.HAPPENED, (None, "2024-08-24")),
        (Status.ONGOING, (None, "2024-08-24")),
        (Status.DENIED, (None, "2024-08-24")),
        (Status.NOT_HAPPENED, (None, "2024-08-24")),
        (Status.PLANNED, ("2024-08-24", None)),
        (Status.POSSIBLE, (None, None)),
        (Status.THREATENED, (None, None)),
        (Status.DEMANDED, (None, None)),
    ],
)
def test_without_words_the_report_bounds_the_event_and_never_dates_it(status, expected):
    found, due = resolve("The patrols resumed.", "resumed", status=status)

    assert ends(found) == expected
    assert (found.precision, found.basis, due) == (Precision.BOUND, DateBasis.PUBLICATION, None)


def test_without_a_dated_report_relative_words_and_missing_ones_leave_both_ends_open():
    relative, _ = resolve("Patrols resumed on Thursday.", "resumed", ("Thursday", AT), published=None)
    stated, _ = resolve("Patrols resumed on 5 May 2024.", "resumed", ("5 May 2024", AT), published=None)

    assert ends(relative) == (None, None)
    assert ends(stated) == ("2024-05-05", "2024-05-05")


def test_a_deadline_of_a_demand_is_due_and_bounds_the_event():
    found, due = resolve(
        "They must withdraw by the end of the month.",
        "withdraw",
        ("the end of the month", BY),
        status=Status.DEMANDED,
    )

    assert ends(due) == ends(found) == (None, "2024-08-31")


def test_a_plan_with_a_day_and_a_deadline_keeps_them_apart():
    found, due = resolve(
        "They will meet on Tuesday and must sign by Friday.",
        "meet",
        ("Tuesday", AT),
        ("Friday", BY),
        status=Status.PLANNED,
        tense=Tense.FUTURE,
    )

    assert found.first == date(2024, 8, 27)
    assert due.last == date(2024, 8, 30)


def test_a_planned_day_without_a_year_is_the_nearest_one():
    found, _ = resolve(
        "He spoke of a summit on March 5th.",
        "summit",
        ("March 5th", AT),
        published="2020-02-25",
        status=Status.PLANNED,
    )

    assert ends(found) == ("2020-03-05", "2020-03-05")


def test_what_is_over_is_not_dated_by_a_day_that_lies_ahead():
    text = "He deplored on Tuesday the lack of accord on a summit on September 5th."

    found, _ = resolve(
        text, "lack of accord", ("Tuesday", AT), ("September 5th", AT), status=Status.NOT_HAPPENED
    )

    assert ends(found) == ("2024-08-20", "2024-08-20")


def test_what_is_over_is_never_dated_after_its_report():
    found, _ = resolve("Patrols resumed on September 5.", "resumed", ("September 5", AT))

    assert ends(found) == ("2023-09-05", "2023-09-05")


def test_an_event_inside_the_clause_of_a_day_after_counts_back():
    found, _ = resolve(
        "The envoy said today, a day after the militia threatened the town.",
        "threatened",
        ("a day after", AFTER),
        status=Status.THREATENED,
        others=["today"],
    )

    assert ends(found) == ("2024-08-23", "2024-08-23")
    assert "today" in found.reason


def test_an_event_a_day_after_a_dated_one_counts_on():
    found, _ = resolve(
        "Shells fell a day after they signed on Monday.", "fell", ("a day after", AT), others=["Monday"]
    )

    assert ends(found) == ("2024-08-20", "2024-08-20")


def test_a_day_after_something_undated_fixes_no_day():
    found, _ = resolve("Shells fell a day after they signed.", "fell", ("a day after", AT))

    assert ends(found) == (None, "2024-08-24")


def test_days_earlier_count_from_the_expression_before_them():
    found, _ = resolve(
        "They met on 5 May 2024. Two days earlier, shells fell.",
        "fell",
        ("Two days earlier", AT),
        others=["5 May 2024"],
    )

    assert ends(found) == ("2024-05-03", "2024-05-03")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the following day", ("2024-05-06", "2024-05-06")),
        ("The next day", ("2024-05-06", "2024-05-06")),
        ("the previous day", ("2024-05-04", "2024-05-04")),
        ("the following Tuesday", ("2024-05-07", "2024-05-07")),
        ("the same day", ("2024-05-05", "2024-05-05")),
        ("the following month", ("2024-06-01", "2024-06-30")),
    ],
)
def test_words_of_the_story_count_from_its_last_day_and_not_from_the_report(words, expected):
    text = f"They met on 5 May 2024 in the port. Shells fell {words}."

    found, _ = resolve(text, "fell", (words, AT), others=["5 May 2024"])
    alone, _ = resolve(f"Shells fell {words}.", "fell", (words, AT))

    assert ends(found) == expected
    assert ends(alone) == (None, "2024-08-24")


def test_a_report_of_an_uncertain_day_gives_a_weekday_between_the_two_possible_ones():
    report = document("Patrols resumed on Tuesday.")
    found = mention(report, "resumed", when=(time_words(report, "Tuesday"),))
    unsure = changed(
        dated(reading(report, (found,)), "2020-02-20"), published=span_of_days("2020-02-20", "2020-02-29")
    )

    assert ends(resolve_date(found, unsure)[0]) == ("2020-02-18", "2020-02-25")


def test_a_section_with_its_own_day_counts_from_it():
    report = document(
        "Soldiers stand guard.",
        sections=(Section(role=SectionRole.CAPTION, start=0, end=21, own_date=date(2016, 8, 26)),),
    )
    found = mention(report, "stand guard", status=Status.ONGOING)

    assert ends(resolve_date(found, dated(reading(report, (found,)), "2022-12-29"))[0]) == (
        None,
        "2016-08-26",
    )


def test_words_that_name_no_days_leave_the_event_undated():
    found, _ = resolve("Patrols resumed after a gap of nearly a year.", "resumed", ("nearly a year", AT))

    assert ends(found) == (None, "2024-08-24")
    assert found.expression is None


def test_the_interval_keeps_its_words_and_its_anchor():
    found, _ = resolve("Patrols resumed on Thursday.", "resumed", ("Thursday", AT))

    assert (found.expression, found.anchor) == ("Thursday", "2024-08-24")
    assert found == changed(day("2024-08-22", DateBasis.RELATIVE), expression="Thursday", anchor="2024-08-24")
