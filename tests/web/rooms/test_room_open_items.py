"""The open items' room."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

from truceline.web.due import STANDS

pytestmark = pytest.mark.model


def rows(desk: TestClient, **asked: str) -> list[dict[str, str]]:
    text = desk.get("/open-items", params={"form": "csv", **asked}).text
    return list(csv.DictReader(io.StringIO(text)))


def test_what_was_open_on_a_day_stands_with_what_would_settle_it(desk: TestClient) -> None:
    page = desk.get("/open-items", params={"on": "2020-08-30"}).text

    assert "patrols will continue" in page
    assert "none reported" in page
    assert "to be settled by a report that it was kept or was not" in page


def test_what_was_not_known_by_then_is_not_open(desk: TestClient) -> None:
    later = {r["what"] for r in rows(desk, on="2020-08-30")}
    then = {r["what"] for r in rows(desk, on="2020-08-30", known_by="2020-08-14")}

    assert "patrols will continue" in later
    assert "patrols will continue" not in then


def test_a_kind_keeps_the_others_out(desk: TestClient) -> None:
    kinds = {r["kind"] for r in rows(desk, on="2020-08-30", kind="demand")}

    assert kinds == {"demand"}


def test_an_outcome_is_a_facet_and_is_told(desk: TestClient) -> None:
    found = rows(desk, on="2020-03-20", stand="outcome reported")

    assert found
    assert all(r["outcome"] for r in found)


@pytest.mark.parametrize("day", ["2020-03-20", "2022-11-20"])
def test_overdue_items_come_first_and_those_with_an_outcome_last(desk: TestClient, day: str) -> None:
    listed = [STANDS.index(r["stands"]) for r in rows(desk, on=day)]  # type: ignore[arg-type]

    assert listed == sorted(listed)
    assert len(set(listed)) > 1


def test_nothing_open_is_said_with_the_day_on_which_something_was(desk: TestClient) -> None:
    page = desk.get("/open-items", params={"on": "2030-01-01"}).text

    assert "Nothing was open on 2030-01-01" in page
    assert "what was open on that day" in page
