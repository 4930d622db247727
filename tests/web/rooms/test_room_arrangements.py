"""The arrangements' room."""

import pytest
from fastapi.testclient import TestClient

from truceline.web.rooms import arrangements

pytestmark = pytest.mark.model


def test_every_arrangement_that_had_begun_is_on_the_page(desk: TestClient) -> None:
    page = desk.get("/arrangements").text

    assert "Türkiye–Russia joint patrols, Idlib" in page
    assert "suspended" in page


def test_the_page_answers_with_both_clocks(desk: TestClient) -> None:
    asked = {
        "on": "2020-08-15",
        "party": "Russia",
        "area": "Idlib",
        "kind": "patrol_programme",
        "form": "csv",
    }

    later = desk.get("/arrangements", params=asked).text
    then = desk.get("/arrangements", params=asked | {"known_by": "2020-08-12"}).text

    assert ",suspended," in later
    assert ",suspended," not in then


def test_a_day_that_is_none_is_told_with_the_way_out(desk: TestClient) -> None:
    answer = desk.get("/arrangements", params={"on": "yesterday"})

    assert answer.status_code == 400
    assert "write it as 2024-08-24" in answer.text


def test_a_long_list_comes_in_pages_and_its_file_has_all(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrangements, "A_PAGE", 2)
    asked = {"kind": ["ceasefire", "patrol_programme"]}

    first = desk.get("/arrangements", params=asked).text
    beyond = desk.get("/arrangements", params={**asked, "page": 999}).text
    table = desk.get("/arrangements", params={**asked, "form": "csv"}).text

    assert "Page 1 of" in first and "kind=patrol_programme" in first.partition('rel="next"')[2]
    assert first.count('<li class="card') == 2
    assert "Earlier page" in beyond and "Later page" not in beyond
    assert len(table.splitlines()) > 3
