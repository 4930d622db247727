"""What changed."""

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model
AUGUST = {"since": "2020-08-12", "until": "2020-08-14"}


def test_what_moved_between_two_days_is_told_with_before_and_after(desk: TestClient) -> None:
    page = desk.get("/changes", params=AUGUST).text
    moved = page.split('id="arrangements"')[1].split("<h2")[0]

    assert "Türkiye–Russia joint patrols, Idlib" in moved
    assert moved.index("state-active") < moved.index("state-suspended")
    assert "6 quotations" in moved


def test_links_keep_to_what_was_known_by_the_later_day(desk: TestClient) -> None:
    page = desk.get("/changes", params=AUGUST).text

    assert "known_by=2020-08-14" in page.split("<h2")[1]


def test_new_disagreements_name_whose_words_they_are(desk: TestClient) -> None:
    page = desk.get("/changes", params=AUGUST).text
    part = page.split('id="disputes"')[1].split("<h2")[0]

    assert "Three Russian soldiers" in part
    assert "Meridian Wire" in part
    assert "Harbour Post" in part


def test_new_reports_lead_to_themselves(desk: TestClient) -> None:
    page = desk.get("/changes", params=AUGUST).text
    part = page.split('id="reports"')[1]

    assert ">04-patrols-suspended.txt</a>" in part
    assert 'href="/reports/' in part


def test_one_part_comes_whole_and_in_pages(desk: TestClient) -> None:
    asked = {"since": "2019-01-01", "part": "events"}
    first, second = (desk.get("/changes", params=asked | {"page": n}).text for n in ("1", "2"))

    assert "Page 1 of" in first
    assert "Page 2 of" in second
    assert 'id="arrangements"' not in first


def test_without_days_it_is_the_week_before_today(desk: TestClient) -> None:
    page = desk.get("/changes").text

    assert 'name="since" value="2025-01-08"' in page
    assert "Nothing changed between these days." in page
    assert "what came in the week before it" in page


def test_days_that_lie_the_wrong_way_round_are_told(desk: TestClient) -> None:
    answer = desk.get("/changes", params={"since": "2020-08-14", "until": "2020-08-12"})

    assert answer.status_code == 400
    assert "give a later day" in answer.text


def test_everything_comes_as_csv_by_parts(desk: TestClient) -> None:
    lines = desk.get("/changes", params=AUGUST | {"form": "csv"}).text.splitlines()

    assert lines[0] == "part,id,what,before,after,when,words"
    assert {line.split(",")[0] for line in lines[1:]} >= {"arrangements", "disputes", "events", "reports"}
