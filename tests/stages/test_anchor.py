"""When reports were published: stated first, then inferred with a reason, never guessed."""

from datetime import date

import pytest

from tests.build import changed, day, document, evidence, reading
from truceline.records.claim import AlignedPassages, Kinship
from truceline.records.dates import DateBasis, Precision
from truceline.records.document import Section, SectionRole
from truceline.records.mention import Tense, TimeRelation, TimeWords
from truceline.reference import calendar
from truceline.stages.anchor import anchor


def report(*parts, name="report.txt", **fields):
    """A reading of sections (role, text), each on its own line, with the calendar's time words."""
    text, sections = "", []
    for role, piece in parts:
        sections.append(Section(role=role, start=len(text), end=len(text) + len(piece)))
        text += piece + "\n"
    made = document(text, name, sections=tuple(sections), **fields)
    return reading(made, times=tuple(_times(made)))


def _times(made):
    for time in calendar.find(made.text):
        before = made.text[: time.start]
        yield TimeWords(
            evidence=made.evidence(time.start, time.end),
            kind=time.kind,
            form=time.form,
            relation=TimeRelation.BY if before.endswith("by ") else TimeRelation.AT,
            tense=Tense.FUTURE if "will" in before[-40:] else Tense.PAST,
        )


def body(text, **fields):
    """A report that is all body."""
    return report((SectionRole.BODY, text), **fields)


def published(found):
    """The interval as ISO days, or None."""
    if found.published is None:
        return None
    return tuple(d.isoformat() if d else None for d in (found.published.first, found.published.last))


def kinship(a, b, words_a, words_b, kind="rewrite"):
    """A kinship that aligns one passage of each reading."""
    (a, words_a), (b, words_b) = sorted(((a, words_a), (b, words_b)), key=lambda p: p[0].document.id)
    pair = AlignedPassages(a=evidence(a.document, words_a), b=evidence(b.document, words_b), score=0.8)
    return Kinship(a=a.document.id, b=b.document.id, kind=kind, score=0.8, reason="test", aligned=(pair,))


def test_what_the_page_states_comes_first():
    stated = body("Patrols resumed on Saturday (August 24, 2024).", published=day("2024-09-02"))

    [found] = anchor((stated,), ())

    assert found.published == day("2024-09-02")
    assert "states" in found.reason


def test_a_fresh_full_date_bounds_the_report_within_a_week_and_anchors_its_weekdays():
    [found] = anchor(
        (body("The ministry said on Saturday (August 24, 2024) that patrols began on Thursday."),), ()
    )

    assert published(found) == ("2024-08-24", "2024-08-31")
    assert (found.published.basis, found.published.precision) == (DateBasis.CONTEXT, Precision.RANGE)
    assert found.anchor_of(found.reading.document.sections[0]) == date(2024, 8, 24)
    assert "August 24, 2024" in found.reason


def test_earlier_this_month_keeps_the_report_in_its_month():
    text = "The ministers met on December 29, 2022. Earlier this month the two leaders spoke by telephone."

    [found] = anchor((body(text),), ())

    assert published(found) == ("2022-12-29", "2022-12-31")


def test_a_planned_day_ends_the_interval():
    text = "The envoys met on 3 May 2024. They will sign on 6 May 2024 in the port."

    [found] = anchor((body(text),), ())

    assert published(found) == ("2024-05-03", "2024-05-06")


def test_an_infinitive_beside_a_full_date_does_not_put_it_ahead():
    made = body("The ministers met to discuss the truce on December 29, 2022. Earlier this month they spoke.")
    times = tuple(changed(t, tense=Tense.FUTURE) for t in made.times[:1]) + made.times[1:]

    [found] = anchor((changed(made, times=times),), ())

    assert published(found) == ("2022-12-29", "2022-12-31")


def test_earlier_this_month_means_nothing_where_no_day_of_news_is_known():
    [found] = anchor((body("Earlier this month they spoke of the 2019 accord."),), ())

    assert published(found) == ("2019-01-01", None)


def test_an_old_date_far_down_is_a_bound_and_no_day_of_news():
    text = (
        "Patrols go on in the hills. "
        + "Nothing else moved along the line. " * 50
        + "They began on 5 May 2019."
    )

    [found] = anchor((body(text),), ())

    assert published(found) == ("2019-05-05", None)
    assert found.published.precision is Precision.BOUND
    assert found.anchor_of(found.reading.document.sections[0]) is None


@pytest.mark.parametrize(
    "role", [SectionRole.CAPTION, SectionRole.FURNITURE, SectionRole.RELATED_LINK, SectionRole.BYLINE]
)
def test_a_date_outside_the_telling_never_dates_the_report(role):
    [found] = anchor(
        (report((SectionRole.BODY, "Patrols resumed."), (role, "Copyright, 26 August 2016")),), ()
    )

    assert found.published is None
    assert "nothing dates it" in found.reason


def test_a_caption_with_a_full_date_counts_from_it():
    made = report(
        (SectionRole.BODY, "The ministers met on December 29, 2022."),
        (SectionRole.CAPTION, "Soldiers at a gate on Friday, Aug. 26, 2016."),
    )

    [found] = anchor((made,), ())

    assert published(found) == ("2022-12-29", "2023-01-05")
    assert found.anchor_of(made.document.sections[1]) == date(2016, 8, 26)


WIRE = "The two sides are discussing joint patrols, an official said today."
COPY = "On Thursday, an official said the two sides were discussing joint patrols."


def test_a_rewrite_of_a_dated_report_is_no_older_than_the_day_that_both_tell_of():
    wire = body(WIRE, name="a.txt", published=day("2020-02-20"))
    copy = body(COPY, name="b.txt")

    _, found = anchor((wire, copy), (kinship(wire, copy, WIRE, COPY),))

    assert published(found) == ("2020-02-20", "2020-02-27")
    assert "a.txt" in found.reason
    assert found.anchor_of(copy.document.sections[0]) == date(2020, 2, 20)


def test_a_rewrites_own_deadline_ends_its_interval_and_its_deck_keeps_its_own_days():
    wire = body(WIRE, name="a.txt", published=day("2020-02-20"))
    copy = report(
        (SectionRole.DECK, "Full accord still absent, the president said on Tuesday"),
        (SectionRole.BODY, COPY + " Troops must withdraw by the end of this month."),
        name="b.txt",
    )

    _, found = anchor((wire, copy), (kinship(wire, copy, WIRE, COPY),))
    deck, text = copy.document.sections

    assert published(found) == ("2020-02-20", "2020-02-29")
    assert deck.start not in found.anchors
    assert found.anchor_of(text) == date(2020, 2, 20)


@pytest.mark.parametrize("kind", ["compilation", "same_topic"])
def test_a_report_of_the_same_topic_only_dates_nothing(kind):
    wire = body(WIRE, name="a.txt", published=day("2020-02-20"))
    copy = body(COPY, name="b.txt")

    _, found = anchor((wire, copy), (kinship(wire, copy, WIRE, COPY, kind=kind),))

    assert found.published is None


def test_shared_wording_without_a_day_in_it_dates_nothing():
    wire = body("The two sides are discussing joint patrols.", name="a.txt", published=day("2020-02-20"))
    copy = body("The two sides are discussing joint patrols.", name="b.txt")
    shared = "The two sides are discussing joint patrols."

    _, found = anchor((wire, copy), (kinship(wire, copy, shared, shared, kind="reprint"),))

    assert found.published is None


def test_an_undated_kin_report_gives_no_bound():
    wire, copy = body(WIRE, name="a.txt"), body(COPY, name="b.txt")

    assert [d.published for d in anchor((wire, copy), (kinship(wire, copy, WIRE, COPY),))] == [None, None]


def test_the_order_of_reports_and_kin_changes_nothing():
    wire = body(WIRE, name="a.txt", published=day("2020-02-20"))
    late = body(WIRE, name="c.txt", published=day("2020-02-21"))
    copy = body(COPY, name="b.txt")
    kin = (kinship(wire, copy, WIRE, COPY), kinship(late, copy, WIRE, COPY))

    one = {d.reading.document.id: d for d in anchor((wire, copy, late), kin)}
    other = {d.reading.document.id: d for d in anchor((late, copy, wire), kin[::-1])}

    assert one == other
    assert published(one["doc-b.txt"])[0] == "2020-02-20"
