"""Time expressions: where they stand, their form, their days."""

import time
from datetime import date

import pytest

from tests.build import marked
from truceline.records.dates import DateBasis, Precision
from truceline.records.mention import Tense
from truceline.reference import calendar

SATURDAY = date(2024, 8, 24)


def days(
    phrase: str, anchor: date | None = SATURDAY, tense: Tense = Tense.PAST
) -> tuple[str | None, str | None]:
    """The first and last day of a phrase, as ISO days."""
    form = calendar.normalise(phrase)
    found = calendar.interval(form, anchor, tense) if form else None
    if found is None:
        return ("nothing", "nothing")
    return (found.first.isoformat() if found.first else None, found.last.isoformat() if found.last else None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The truce was announced on {when:Saturday (August 24, 2024)} in the capital.",
        "Talks opened on {when:4 January} in the port.",
        "A summit is due {when:March 5th}, the envoy said.",
        "Patrols were suspended in {when:October last year}.",
        "They met twice in {when:the last two weeks}.",
        "Shelling has gone on since {when:early December}.",
        "The war began {when:more than 11 years ago}.",
        "The convoy left at {when:6:43 pm} with an escort.",
        "He spoke {when:a day after} the raid.",
        "The {when:2018} accord still holds.",
        "Guns fell silent {when:overnight} along the line.",
    ],
)
def test_the_words_of_a_time_are_found_whole(sentence):
    text, expected = marked(sentence)

    assert [(t.start, t.end) for t in calendar.find(text)] == [expected["when"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Operation Peace Spring went on since the war started.",
        "The rebels may march on the city.",
        "Some 2000 troops and 1,900 civilians left for the second time.",
        "The price rose to $2019 and 45.2 percent.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(sentence):
    assert calendar.find(sentence) == ()


@pytest.mark.parametrize(
    "phrase",
    [
        "5 March 2020", "March 5, 2020", "the 5th of March 2020", "March 5th, 2020", "Mar. 5, 2020",
        "2020-03-05", "20200305", "Thursday, 5 March 2020", "Thursday (March 5, 2020)", "5.3.2020",
    ],
)  # fmt: skip
def test_a_full_date_is_the_same_day_in_every_national_order(phrase):
    assert days(phrase, None) == ("2020-03-05", "2020-03-05")


def test_a_slashed_date_of_two_readings_keeps_both():
    found = calendar.interval(calendar.normalise("4/5/2020"), None)

    assert (found.first, found.last) == (date(2020, 4, 5), date(2020, 5, 4))
    assert found.precision is Precision.APPROXIMATE
    assert "2020-05-04" in found.reason


@pytest.mark.parametrize("phrase", ["31 April 2020", "February 30", "45 March", "99/99/2020"])
def test_a_day_that_no_calendar_has_is_no_date(phrase):
    assert not any("-04-31" in t.form or t.form.endswith(("-30", "45", "99")) for t in calendar.find(phrase))


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("in November 2019", "2019-11-01", "2019-11-30"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("October last year", "2023-10-01", "2023-10-31"),
        ("last October", "2023-10-01", "2023-10-31"),
        ("the end of the month", "2024-08-01", "2024-08-31"),
        ("earlier this month", "2024-08-01", "2024-08-24"),
        ("later this year", "2024-08-24", "2024-12-31"),
        ("in the last two weeks", "2024-08-10", "2024-08-24"),
        ("over recent two weeks", "2024-08-10", "2024-08-24"),
        ("today", "2024-08-24", "2024-08-24"),
        ("yesterday evening", "2024-08-23", "2024-08-23"),
        ("tomorrow", "2024-08-25", "2024-08-25"),
        ("three days ago", "2024-08-21", "2024-08-21"),
        ("a day earlier", "2024-08-23", "2024-08-23"),
        ("two weeks earlier", "2024-08-05", "2024-08-11"),
        ("one month ahead", "2024-09-01", "2024-09-30"),
        ("last week", "2024-08-12", "2024-08-18"),
        ("next month", "2024-09-01", "2024-09-30"),
        ("more than 11 years ago", None, "2013-08-24"),
        ("since early December", "2023-12-01", "2023-12-31"),
        ("mid-March", "2024-03-01", "2024-03-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("spring 2020", "2020-03-01", "2020-05-31"),
        ("the first quarter of 2020", "2020-01-01", "2020-03-31"),
        ("5-7 March 2020", "2020-03-05", "2020-03-07"),
        ("20 to 22 May", "2024-05-20", "2024-05-22"),
        ("28 February to 3 March 2020", "2020-02-28", "2020-03-03"),
        ("March 28 - April 2, 2020", "2020-03-28", "2020-04-02"),
        ("March to May 2020", "2020-03-01", "2020-05-31"),
        ("1994-1996", "1994-01-01", "1996-12-31"),
        ("2011-12", "2011-01-01", "2012-12-31"),
        ("over the weekend", "2024-08-24", "2024-08-25"),
        ("overnight", "2024-08-23", "2024-08-24"),
        ("Thursday of last week", "2024-08-15", "2024-08-15"),
        ("29 February", "2024-02-29", "2024-02-29"),
        ("in the first quarter", "2024-01-01", "2024-03-31"),
    ],
)
def test_an_expression_stands_for_its_days_and_no_more(phrase, first, last):
    assert days(phrase) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "tense", "expected"),
    [
        ("Thursday", Tense.PAST, "2024-08-22"),
        ("Thursday", Tense.FUTURE, "2024-08-29"),
        ("Saturday", Tense.PAST, "2024-08-24"),
        ("last Saturday", Tense.PAST, "2024-08-17"),
        ("next Saturday", Tense.FUTURE, "2024-08-31"),
        ("March 5th", Tense.PAST, "2024-03-05"),
        ("March 5th", Tense.FUTURE, "2025-03-05"),
        ("December 30", Tense.PAST, "2023-12-30"),
        ("September 2", Tense.PRESENT, "2024-09-02"),
        ("September 2", Tense.PAST, "2024-09-02"),
        ("October 13", Tense.PAST, "2023-10-13"),
    ],
)
def test_tense_and_direction_choose_among_the_days_of_that_name(phrase, tense, expected):
    assert days(phrase, SATURDAY, tense) == (expected, expected)


@pytest.mark.parametrize("phrase", ["Thursday", "last month", "March 5th", "two weeks ago", "recent weeks"])
def test_without_an_anchor_relative_words_give_nothing(phrase):
    assert days(phrase, None) == ("nothing", "nothing")


@pytest.mark.parametrize("phrase", ["nearly a year", "40-year", "every day", "now", "recently"])
def test_a_length_a_repetition_and_a_vague_now_have_no_days(phrase):
    assert days(phrase) == ("nothing", "nothing")


@pytest.mark.parametrize(
    ("phrase", "precision", "basis"),
    [
        ("24 August 2024", Precision.DAY, DateBasis.STATED),
        ("November 2019", Precision.MONTH, DateBasis.STATED),
        ("2019", Precision.YEAR, DateBasis.STATED),
        ("last month", Precision.MONTH, DateBasis.RELATIVE),
        ("in recent weeks", Precision.APPROXIMATE, DateBasis.RELATIVE),
        ("about three days ago", Precision.APPROXIMATE, DateBasis.RELATIVE),
        ("more than a year ago", Precision.BOUND, DateBasis.RELATIVE),
        ("the last two weeks", Precision.RANGE, DateBasis.RELATIVE),
    ],
)
def test_precision_and_basis_say_how_fine_the_words_are(phrase, precision, basis):
    found = calendar.interval(calendar.normalise(phrase), SATURDAY)

    assert (found.precision, found.basis) == (precision, basis)


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("two weeks ago", "2024-W32"),
        ("last night", "2024-08-23TNI"),
        ("10:35 a.m.", "2024-08-24T10:35"),
        ("the third quarter of 1984", "1984-Q3"),
        ("the past two months", "P2M"),
        ("40-year", "P40Y"),
        ("recently", "PAST_REF"),
        ("last weekend", "2024-W33-WE"),
        ("the nineties", "199"),
        ("daily", "P1D"),
    ],
)
def test_values_are_written_as_timeml_writes_them(phrase, value):
    assert calendar.timex_value(calendar.normalise(phrase), SATURDAY) == value


def test_a_phrase_of_two_times_has_no_single_form():
    assert calendar.normalise("from Monday to Friday") is None


@pytest.mark.parametrize(
    "form",
    [
        "",
        "nonsense",
        "XXXX-99-99",
        "9999-12-31;more",
        "+999999Y",
        "day+999999999",
        "P2W",
        ";;",
        "last:@",
        "XXXX-",
        "X/Y",
        "2020/",
        "XXXX-WXX-9",
        "abs@week-1",
        "day+0@x",
    ],
)
@pytest.mark.parametrize("anchor", [None, date.min, date.max, SATURDAY])
def test_a_broken_form_or_an_extreme_anchor_gives_days_or_none(form, anchor):
    found = calendar.interval(form, anchor)

    assert found is None or found.first is None or found.last is None or found.first <= found.last
    assert calendar.timex_value(form, anchor) is None or isinstance(calendar.timex_value(form, anchor), str)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "a ", ", ", "the last ", "12.12.", "'", "-", "March ", "the end of ", "two-", "1,111"],
)
def test_hostile_text_costs_time_that_grows_with_its_length_only(piece):
    small, large = (piece * (size // len(piece)) for size in (50_000, 200_000))
    start = time.process_time()
    calendar.find(small)
    middle = time.process_time()
    calendar.find(large)

    assert time.process_time() - middle < 10 * (middle - start) + 0.5


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("The two sides will meet on {when:Thursday} in the capital.", Tense.FUTURE),
        ("The two sides met on {when:Thursday} in the capital.", Tense.PAST),
        ("They are scheduled to meet {when:Thursday}.", Tense.FUTURE),
        ("Summit {when:Thursday}", Tense.PRESENT),
    ],
)
def test_the_tense_around_words_is_read_from_auxiliaries(sentence, tense):
    text, expected = marked(sentence)

    assert calendar.tense_around(text, *expected["when"]) is tense


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Eid al-Fitr", ("2024-04-10", "2024-04-11")),
        ("the start of Ramadan", ("2024-03-11", "2024-03-12")),
        ("Easter Sunday 2014", ("2014-04-20", "2014-04-20")),
        ("last Christmas", ("2023-12-25", "2023-12-25")),
    ],
)
def test_feasts_have_the_days_of_their_calendars(phrase, expected):
    assert days(phrase) == expected


def test_a_feast_that_people_see_for_themselves_is_approximate():
    found = calendar.interval("2019-eid-al-fitr", None)

    assert found.precision is Precision.APPROXIMATE
    assert "a day later" in found.reason


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("2 1/2 years", "P2Y6M"),
        ("a year and a half", "P1Y6M"),
        ("two and a half hours", "PT2H30M"),
        ("two and a half years ago", "2022-02"),
        ("January nineteen ninety-seven", "1997-01"),
        ("9 a.m. Tuesday", "2024-08-20T09:00"),
        ("twenty years after", "P20Y"),
        ("the weeks before", "PXW"),
        ("Easter 2014", "2014-04-20"),
    ],
)
def test_halves_clocks_and_distances_have_their_values(phrase, value):
    (found,) = calendar.find(phrase)

    assert calendar.timex_value(found.form, SATURDAY, Tense.PAST) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Exports fell in the third quarter of 2020, down from a year earlier.", ["2020-Q3", "2019-Q3"]),
        ("In the third quarter of 2020 it rose; the quarter was calm.", ["2020-Q3", "2020-Q3"]),
        ("The second quarter was calm. The year-ago quarter saw 40 raids.", ["2024-Q2", "2023-Q2"]),
        ("They met in the quarter of the old town.", []),
        ("The truce was signed a year earlier.", ["2023"]),
    ],
)
def test_words_that_lean_on_a_quarter_mean_the_one_named_before_them(text, values):
    found = [calendar.timex_value(t.form, SATURDAY, Tense.PAST) for t in calendar.find(text)]

    assert found == values


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Troops must leave by Friday.", Tense.FUTURE),
        ("They had left by Friday.", Tense.PAST),
        ("The deal, effective Friday, ends the strike.", Tense.FUTURE),
        ("He was killed by guards on Friday.", Tense.PAST),
        ("Friday's raid", Tense.PAST),
        ("The sides might meet on Friday.", Tense.FUTURE),
        ("Shells on Friday", Tense.PRESENT),
    ],
)
def test_the_tense_around_is_read_off_the_nearest_sign(text, tense):
    start = text.index("Friday")

    assert calendar.tense_around(text, start, start + 6) is tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy returns on the 6th.", ["the 6th"]),
        ("A curfew was imposed on the 2nd after three nights of rioting.", ["the 2nd", "three nights"]),
        ("They met on the 6th floor.", []),
        ("It was the 15th time that shells fell.", []),
    ],
)
def test_a_day_without_its_month_is_one_only_where_no_noun_follows(text, expected):
    assert [text[t.start : t.end] for t in calendar.find(text)] == expected
