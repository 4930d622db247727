"""One arrangement laid open."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import DOOR, TODAY, database
from truceline.asking import standing_of
from truceline.config import Settings
from truceline.export.told import since
from truceline.kit import Kit, World
from truceline.web.app import make_app
from truceline.web.shelf import Shelf

pytestmark = pytest.mark.model
PATROLS = "Türkiye–Russia joint patrols, Idlib"


@pytest.fixture
def address(desk: TestClient) -> str:
    found = desk.get(f"/arrangements/{PATROLS}")

    assert found.status_code == 303
    return found.headers["location"]


def test_a_name_leads_to_the_arrangement_and_keeps_the_clocks(desk: TestClient, address: str) -> None:
    asked = desk.get(f"/arrangements/{PATROLS}", params={"on": "2020-08-15"})

    assert asked.headers["location"] == f"{address}?on=2020-08-15"
    assert f"<h1>{PATROLS}</h1>" in desk.get(address).text


def test_both_clocks_decide_how_it_stands(desk: TestClient, address: str) -> None:
    on = {"on": "2020-08-15"}
    later = desk.get(address, params=on).text
    then = desk.get(address, params=on | {"known_by": "2020-08-12"}).text

    assert _now(later) == "suspended since 2020-08-13"
    assert _now(then) == "active since 2019-11-01"


def test_every_move_has_its_words_with_a_way_into_the_report(desk: TestClient, address: str) -> None:
    page = desk.get(address).text
    moves = page.split('id="moves"')[1].split("<h2")[0]

    assert moves.count("<details") == moves.count('class="has-words')
    assert "<mark>suspended joint patrols</mark>" in moves
    assert re.search(r'href="/reports/[\w-]+\?words=\d+-\d+#words">04-patrols-suspended.txt:5<', moves)


def test_what_counts_only_after_the_day_is_told_so_and_not_hidden(desk: TestClient, address: str) -> None:
    page = desk.get(address, params={"on": "2020-08-15"}).text

    assert "counts from 2020-08-17, not yet on 2020-08-15" in page
    assert "not yet on" not in desk.get(address).text


def test_what_was_not_known_by_then_is_said_with_the_way_to_what_is(desk: TestClient) -> None:
    name = "Russia–Ukraine exchange of captives"
    address = desk.get(f"/arrangements/{name}").headers["location"]
    page = desk.get(address, params={"known_by": "2020-03-10"}).text

    assert "Not known by then." in page
    assert f'href="{address}">As it stands by all reports' in page
    assert f"{address}?known_by=2022-" in page


def test_what_was_told_last_of_its_parties_stands_beside_what_was_not_known(desk: TestClient) -> None:
    address = desk.get("/arrangements/Türkiye–Russia mediation").headers["location"]
    page = desk.get(address, params={"known_by": "2020-08-30"}).text
    near = page.split("The last that was known near it")[1]

    assert "Not known by then." in page
    assert "06-patrols-resumed.txt" in near
    assert "<mark>" in near


def test_an_id_that_there_was_only_by_a_day_answers_on_that_day(desk: TestClient) -> None:
    listed = desk.get("/arrangements", params={"known_by": "2020-03-10", "form": "csv"}).text
    for row in csv.DictReader(io.StringIO(listed)):
        page = desk.get(f"/arrangements/{row['id']}", params={"known_by": "2020-03-10"})

        assert page.status_code == 200
        assert "Not known by then." not in page.text


def test_a_name_that_nothing_has_is_told_with_the_nearest(desk: TestClient) -> None:
    answer = desk.get("/arrangements/lighthouse programme")

    assert answer.status_code == 404
    assert "the nearest are" in answer.text


@pytest.mark.parametrize(
    ("table", "heading"),
    [
        ("states", "state,when,basis,counts_from,known_on,origins,flags,quotes"),
        ("provisions", "text,documents"),
        ("measurements", "value,low,high,approximate,unit,in_words,first,last,basis,claimant,quote"),
        ("compliance", "claimant,accused,verdict,quotes"),
        ("open-items", "kind,what,due,known_on,stands,outcome"),
        ("events", "id,when,status,type,actors,recipients,place,origins,reports"),
    ],
)
def test_every_table_comes_as_csv(desk: TestClient, address: str, table: str, heading: str) -> None:
    answer = desk.get(address, params={"form": "csv", "table": table})

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text.splitlines()[0] == heading


def test_the_page_says_what_it_is_part_of_and_leads_to_map_and_json(desk: TestClient, address: str) -> None:
    page = desk.get(address).text
    arrangement_id = address.rsplit("/", 1)[1]

    assert 'aria-label="Part of"' in page
    assert f'href="/map?arrangement={arrangement_id}"' in page
    assert f'href="/api/arrangements/{arrangement_id}"' in page


def test_numbers_stand_with_whose_word_they_are(desk: TestClient) -> None:
    address = desk.get("/arrangements/Monitoring mission (2020-11)").headers["location"]
    page = desk.get(address).text

    assert "1,960 peacekeepers" in page
    assert "How it is measured" in page


def test_who_says_of_whom_stands_by_claimant_and_is_left_to_the_reader(
    settings: Settings, kit: Kit, world: World, tmp_path: Path
) -> None:
    told = (
        "Turkey and Russia accuse each other over truce\n\nMarch 9, 2020 (Meridian Wire) - Turkey and Russia signed a "
        "ceasefire in Idlib on Thursday.\n\nTurkey accused Russia of violating the ceasefire on Sunday."
    )
    (tmp_path / "told.txt").write_text(told, encoding="utf-8")
    db = database(tmp_path / "own.db", tmp_path, settings, kit, world)
    with Shelf(replace(settings, db=db), world=world, patience=60) as shelf:
        desk = TestClient(make_app(shelf, DOOR, today=lambda: TODAY))
        page = desk.get("/arrangements/Türkiye–Russia ceasefire, Idlib").text

    assert "is not for this program to say" in page
    assert "accused Russia of violating" in page


def test_a_page_of_moves_beyond_the_last_is_the_last(desk: TestClient, address: str) -> None:
    beyond = desk.get(address, params={"moves": 7})

    assert beyond.status_code == 200
    assert "<mark>suspended joint patrols</mark>" in beyond.text


def _now(page: str) -> str:
    line = page.split('class="now">')[1].split("</p>")[0]
    return " ".join(re.sub(r"<span aria-hidden.*?</span>|<[^>]+>", "", line).split())


@pytest.mark.parametrize("day", [date(2020, 3, 15), date(2020, 8, 14), date(2022, 12, 16)])
def test_the_page_says_what_the_command_says(desk: TestClient, day: date) -> None:
    site = desk.app.state.site  # type: ignore[attr-defined]
    full, subset, kinds = site.shelf.shown().view, site.shelf.shown(day).view, site.shelf.world.kinds
    asked = {"on": str(day), "known_by": str(day)}
    for arrangement in full.arrangements:
        answer = standing_of(arrangement.id, full, subset, on=day, known_by=day, kinds=kinds)
        page = desk.get(f"/arrangements/{arrangement.id}", params=asked).text
        state = answer.standing.state

        assert ("Not known by then." in page) is not answer.is_known
        if answer.is_known:
            told = f"{state.value}{since(answer.standing.since)}" if state else f"not begun on {day}"
            assert _now(page).startswith(told)
