"""The page of one event."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def events(desk: TestClient) -> list[dict[str, str]]:
    asked = {"form": "csv", "captions": "1", "from": "1900-01-01", "to": "2100-01-01"}
    return list(csv.DictReader(io.StringIO(desk.get("/timeline", params=asked).text)))


def test_every_event_has_its_page(desk: TestClient, events: list[dict[str, str]]) -> None:
    answers = {e["id"]: desk.get(f"/events/{e['id']}").status_code for e in events}

    assert set(answers.values()) == {200}


def test_a_page_tells_words_speakers_rules_and_how_to_cite(
    desk: TestClient, events: list[dict[str, str]]
) -> None:
    event = max(events, key=lambda e: int(e["mentions"]))
    page = desk.get(f"/events/{event['id']}").text

    assert page.count('class="mention"') == int(event["mentions"])
    assert "<mark>" in page
    assert "Why it was coded so (rule " in page and "<dt>made by</dt>" in page
    assert "<cite>" in page and "data-copy" in page
    assert "style=" not in page


def test_the_id_of_any_mention_leads_to_its_event(desk: TestClient, events: list[dict[str, str]]) -> None:
    import re

    event = max(events, key=lambda e: int(e["mentions"]))
    page = desk.get(f"/events/{event['id']}").text
    other = next(i for i in re.findall(r'class="mention" id="([^"]+)"', page) if i != event["id"])

    answer = desk.get(f"/events/{other}", params={"known_by": ""})

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/events/{event['id']}#{other}"


def test_disputes_show_each_sides_words(desk: TestClient, events: list[dict[str, str]]) -> None:
    event = next(e for e in events if e["disputed"])
    page = desk.get(f"/events/{event['id']}").text

    assert "Reports disagree" in page
    assert page.count('<figure class="words">') > int(event["mentions"])


def test_an_id_that_none_has_is_not_found(desk: TestClient) -> None:
    assert desk.get("/events/mention-0000").status_code == 404
