"""How the desk answers faults, and what leaves it as a file."""

import json

import pytest
from fastapi.testclient import TestClient

from truceline.web.site import as_attachment, as_csv, as_fault

pytestmark = pytest.mark.model


def test_an_address_that_is_none_is_a_page_for_a_browser_and_json_for_a_program(desk: TestClient) -> None:
    page, answer = desk.get("/nowhere"), desk.get("/api/nowhere")

    assert page.status_code == answer.status_code == 404
    assert "<h1>" in page.text
    assert "/api/nowhere" in answer.json()["detail"]


def test_a_part_of_an_address_that_is_of_no_use_is_told_on_a_page(desk: TestClient) -> None:
    page = desk.get("/arrangements", params={"form": "<b>"})

    assert page.status_code == 422
    assert "form" in page.text and "<b>" not in page.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_next_to_which_none_can_be_counted_is_refused(desk: TestClient, day: str) -> None:
    for name in ("on", "known_by"):
        assert desk.get("/arrangements", params={name: day}).status_code == 400
        assert desk.get("/api/events", params={name: day}).status_code == 422


def test_a_name_cannot_break_out_of_the_header_that_it_stands_in() -> None:
    [header] = as_attachment('Ceasefire "east"\r\nSet-Cookie: a=b; Łódź.csv').values()

    assert header == 'attachment; filename="Ceasefire-east-Set-Cookie-a-b-d-.csv"'
    assert as_attachment("…").popitem()[1] == 'attachment; filename="truceline"'


def test_a_cell_that_a_spreadsheet_would_run_is_kept_as_text() -> None:
    table = as_csv("table", ("name",), [("=1+1",), ("plain",)])

    assert bytes(table.body).decode() == "name\r\n'=1+1\r\nplain\r\n"


def test_a_fault_about_text_that_no_encoding_takes_is_still_an_answer() -> None:
    answer = as_fault("\ud800: is no event", 404)

    assert json.loads(bytes(answer.body)) == {"detail": "\ud800: is no event"}
