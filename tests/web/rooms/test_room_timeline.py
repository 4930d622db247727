"""The timeline's room."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model


def rows(desk: TestClient, **asked: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(desk.get("/timeline", params={"form": "csv", **asked}).text)))


def test_the_timeline_draws_and_lists_and_says_what_it_leaves_out(desk: TestClient) -> None:
    page = desk.get("/timeline").text

    assert '<svg class="timeline"' in page
    assert 'class="told-tick"' in page
    assert "Without any day" in page
    assert re.search(r"\d+</a>? earlier|\d+ earlier", page)
    assert "style=" not in page and "onclick" not in page


def test_every_event_is_in_one_of_the_lists(desk: TestClient) -> None:
    found = rows(desk, captions=1, **{"from": "1900-01-01", "to": "2100-01-01"})
    page = desk.get("/timeline", params={"captions": 1}).text
    fitting = re.search(r"(\d+) of (\d+) events fit", page)

    assert fitting is not None and fitting.group(1) == fitting.group(2) == str(len(found))
    assert any(not r["first_day"] and not r["last_day"] for r in found)


def test_facets_narrow_what_is_shown(desk: TestClient) -> None:
    found = rows(desk, status="planned", actor="Russia", **{"from": "1900-01-01", "to": "2100-01-01"})

    assert found
    assert {r["status"] for r in found} == {"planned"}
    assert all("Russia" in r["actors"] for r in found)


@pytest.mark.parametrize("lane", ["actor", "type", "status", "place", "arrangement", "none"])
def test_lanes_can_be_of_each_kind(desk: TestClient, lane: str) -> None:
    answer = desk.get("/timeline", params={"lane": lane, "from": "2020-02-01", "to": "2020-09-01"})

    assert answer.status_code == 200
    assert 'class="lane-name"' in answer.text


def test_zooming_keeps_what_is_asked(desk: TestClient) -> None:
    page = desk.get("/timeline", params={"type": ["AGREE", "CONSULT"], "lane": "type"}).text
    link = re.search(r'href="([^"]+)">\+ Zoom in', page)

    assert link is not None
    assert link.group(1).count("type=") == 2 and "lane=type" in link.group(1) and "from=" in link.group(1)


def test_a_day_of_the_clock_leaves_what_can_have_been_then(desk: TestClient) -> None:
    page = desk.get("/timeline", params={"on": "2020-03-05"}).text

    assert "can have been on 2020-03-05" in page


def test_what_nothing_fits_says_what_to_do(desk: TestClient) -> None:
    page = desk.get("/timeline", params={"actor": "Nobody of That Name"}).text

    assert "No event fits" in page and "Show all" in page


@pytest.mark.parametrize("asked", [{"from": "soon"}, {"from": "2021-01-01", "to": "2020-01-01"}])
def test_a_window_that_is_none_is_refused(desk: TestClient, asked: dict[str, str]) -> None:
    assert desk.get("/timeline", params=asked).status_code == 400


@pytest.mark.parametrize("ends", [("1000-01-01", "2999-12-31"), ("2999-12-31", "2999-12-31")])
def test_windows_at_the_ends_of_time_are_answered(desk: TestClient, ends: tuple[str, str]) -> None:
    assert desk.get("/timeline", params={"from": ends[0], "to": ends[1]}).status_code == 200
