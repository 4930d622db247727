"""The figures' room."""

import re

import pytest
from fastapi.testclient import TestClient

from truceline.web.rooms.figures import side_by_side

pytestmark = pytest.mark.model


def test_values_that_disagree_stand_beside_each_other_and_name_each_other(desk: TestClient) -> None:
    page = desk.get("/figures", params={"of": "wounded"}).text
    rows = re.findall(r'id="(figure-[\w]+)"', page)
    named = re.findall(r'#(figure-[\w]+)">([^<]+)<', page)

    assert named == [
        (rows[1], "3 soldiers injured, 2020-07-14, says Meridian Wire"),
        (rows[0], "2 soldiers injured, 2020-07-14, says Harbour Post"),
    ]


def test_each_number_has_its_words(desk: TestClient) -> None:
    page = desk.get("/figures", params={"of": "wounded"}).text

    assert "<mark>Three Russian soldiers</mark>" in page
    assert page.count("<details") == page.count('id="figure-')


def test_a_drawing_says_that_the_table_tells_the_same(desk: TestClient) -> None:
    page = desk.get("/figures", params={"of": "wounded"}).text

    assert page.count("<circle") == 5
    assert "the table says the same in words" in page


def test_both_clocks_keep_figures_out(desk: TestClient) -> None:
    on_day = desk.get("/figures", params={"on": "2020-08-25"}).text
    then = desk.get("/figures", params={"known_by": "2020-08-30"}).text

    assert "that can hold on 2020-08-25, of 13" in on_day
    assert "3 peacekeepers injured" not in on_day
    assert "1,960 peacekeepers" not in then


def test_a_kind_that_is_none_is_told_with_those_that_are(desk: TestClient) -> None:
    answer = desk.get("/figures", params={"of": "lighthouses"})

    assert answer.status_code == 404
    assert "there are killed, wounded" in answer.text


def test_the_table_comes_as_csv(desk: TestClient) -> None:
    answer = desk.get("/figures", params={"of": "wounded", "form": "csv"})

    assert answer.text.startswith("id,kind,first,last")
    assert len(answer.text.splitlines()) == 6


def test_the_first_figures_of_each_kind_lead_to_all_of_it(desk: TestClient) -> None:
    page = desk.get("/figures").text

    assert 'id="kind-wounded"' in page
    assert 'href="/figures?of=killed"' in page


def test_figures_keep_their_order_but_for_those_that_disagree() -> None:
    class Bare:
        def __init__(self, name: str, *disputes: str) -> None:
            self.id, self.disputes = name, disputes

    listed = [Bare("a", "c"), Bare("b"), Bare("c", "a", "d"), Bare("d", "c"), Bare("e")]

    assert [f.id for f in side_by_side(listed)] == ["a", "c", "d", "b", "e"]  # type: ignore[arg-type]
