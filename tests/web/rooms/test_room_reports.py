"""The list of reports."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model


def rows(desk: TestClient, **asked: str) -> list[dict[str, str]]:
    """The table as it is taken out."""
    return list(csv.DictReader(io.StringIO(desk.get("/reports", params={"form": "csv", **asked}).text)))


def test_all_reports_are_listed_the_newest_first(desk: TestClient) -> None:
    listed = [r["published_last"] for r in rows(desk)]

    assert len(listed) == 14
    assert listed == sorted(listed, reverse=True)


@pytest.mark.parametrize("sort", ["name", "outlet", "mentions", "kin", "published", "no such column"])
@pytest.mark.parametrize("order", ["up", "down"])
def test_any_order_lists_each_report_once(desk: TestClient, sort: str, order: str) -> None:
    assert len({r["id"] for r in rows(desk, sort=sort, order=order)}) == 14


def test_numbers_are_sorted_as_numbers(desk: TestClient) -> None:
    counts = [int(r["mentions"]) for r in rows(desk, sort="mentions", order="up")]

    assert counts == sorted(counts)


def test_filters_keep_what_fits(desk: TestClient) -> None:
    assert {r["outlet"] for r in rows(desk, outlet="levant")} == {"Levant Courier"}
    assert [r["family"] for r in rows(desk, kind="reprint")] == ["reprint"]
    assert rows(desk, language="xx") == []
    assert "None of the 14 reports fits" in desk.get("/reports", params={"name": "no such title"}).text


def test_only_what_was_known_is_listed(desk: TestClient) -> None:
    assert {r["published_last"] for r in rows(desk, known_by="2020-03-31")} == {
        "2020-03-06",
        "2020-03-15",
        "2020-03-16",
    }
