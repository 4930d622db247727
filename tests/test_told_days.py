"""Days that stand out are those that reports name, and come back to."""

from datetime import date

from tests import build
from truceline.asking import told_days
from truceline.records.claim import Lineage
from truceline.records.mention import TimeWords
from truceline.records.view import View
from truceline.reference.calendar import normalise


def report(name: str, published: str, text: str, *expressions: str):
    document = build.document(text, name)
    times = tuple(
        TimeWords(evidence=build.evidence(document, words), kind="DATE", form=normalise(words) or "")
        for words in expressions
    )
    return build.dated(build.reading(document, times=times), published)


def view_of(*dated) -> View:
    return View(
        dated=dated,
        claims=(),
        events=(),
        arrangements=(),
        lineage=Lineage(families=(), kinships=(), drifts=()),
        proposals=(),
    )


def test_a_day_that_is_come_back_to_outweighs_yesterdays_news():
    news = [report(f"{n}.txt", "2021-05-11", "It fell on 10 May 2021.", "10 May 2021") for n in range(2)]
    later = [report(f"late{n}.txt", f"2021-05-1{n}", "Signed on 1 May 2021.", "1 May 2021") for n in (2, 4)]
    first, second = told_days(view_of(*news, *later))

    assert (first.day, first.reports, first.returns) == (date(2021, 5, 1), 2, 2)
    assert (second.day, second.reports, second.returns) == (date(2021, 5, 10), 2, 0)


def test_a_month_names_no_day():
    assert told_days(view_of(report("a.txt", "2021-06-01", "In May 2021 it rained.", "May 2021"))) == ()
