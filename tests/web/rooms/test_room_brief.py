"""The brief in the desk's frame."""

import re

import pytest
from fastapi.testclient import TestClient

from truceline.web.rooms.brief import more_of

pytestmark = pytest.mark.model
AUGUST = {"from": "2020-08-01", "to": "2020-08-31"}


def test_without_a_period_it_asks_for_one_and_offers_some(desk: TestClient) -> None:
    page = desk.get("/brief").text

    assert "Choose a period" in page
    assert "/brief?from=" in page


def test_every_note_leads_to_its_words_in_the_report(desk: TestClient) -> None:
    page = desk.get("/brief", params=AUGUST).text
    notes = page.split('class="notes"')[1]

    assert "<h1" in page and "Situation report: 2020-08-01 to 2020-08-31" in page
    assert re.search(r'id="note-1".*?href="/reports/[\w-]+\?words=\d+-\d+#words"', notes)
    assert notes.count("<li") == notes.count("#words")


def test_every_number_of_a_note_has_its_note(desk: TestClient) -> None:
    page = desk.get("/brief", params=AUGUST).text
    asked = set(re.findall(r'href="#(note-\d+)"', page))

    assert asked == set(re.findall(r'id="(note-\d+)"', page))


def test_what_is_left_out_is_in_a_room_of_the_desk(desk: TestClient) -> None:
    page = desk.get("/brief", params=AUGUST).text

    assert "truceline arrangements" not in page
    assert 'in <a href="/arrangements?on=2020-08-31">all arrangements</a>' in page


def test_it_keeps_to_a_name_and_to_what_was_known(desk: TestClient) -> None:
    asked = AUGUST | {"about": "Türkiye–Russia joint patrols, Idlib"}
    page = desk.get("/brief", params=asked | {"known_by": "2020-08-12"}).text

    assert "joint patrols, Idlib: 2020-08-01 to 2020-08-31</h1>" in page
    assert "suspended" not in page.split("<article")[1]


@pytest.mark.parametrize(("form", "start"), [("md", "# Situation report"), ("html", "<!doctype html>")])
def test_it_can_be_taken_away(desk: TestClient, form: str, start: str) -> None:
    answer = desk.get("/brief", params=AUGUST | {"form": form})

    assert answer.text.startswith(start)
    assert f'filename="brief-2020-08-01-2020-08-31.{form}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"from": "2020-08-31", "to": "2020-08-01"}, 400),
        ({"from": "August", "to": "2020-08-01"}, 400),
        (AUGUST | {"about": "the lighthouse of nowhere"}, 404),
    ],
)
def test_what_cannot_be_asked_is_told(desk: TestClient, asked: dict[str, str], code: int) -> None:
    assert desk.get("/brief", params=asked).status_code == code


def test_words_that_name_no_room_stay_as_they_are() -> None:
    assert more_of("and 3 more, see `truceline weather`") == ("and 3 more, see `truceline weather`", None, "")
    assert more_of("and 3 more, see `truceline timeline --known-by 2020-01-01`") == (
        "and 3 more",
        "/timeline",
        "the timeline",
    )
