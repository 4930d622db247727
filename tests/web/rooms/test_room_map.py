"""The map's room."""

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model


def places(desk: TestClient, **asked: object) -> dict[str, dict[str, object]]:
    return {p["name"]: p for p in desk.get("/map.json", params=asked).json()["places"]}


def test_the_page_reads_without_script_as_a_table_of_places(desk: TestClient) -> None:
    page = desk.get("/map").text

    assert "a country, no finer" in page and "a town" in page
    assert "Natural Earth" in page
    assert "without a place" in page
    assert "style=" not in page


def test_a_place_is_drawn_as_fine_as_its_words_and_no_finer(desk: TestClient) -> None:
    found = places(desk)

    assert found["Yemen"]["as"] == "country" and found["Yemen"]["country"] == "YEM"
    assert found["Black Sea"]["as"] == "circle"
    assert found["M4 highway"]["as"] == "line" and len(found["M4 highway"]["shape"]) > 1
    assert found["Kobani"]["as"] == "point"


def test_all_events_are_counted_drawn_or_not(desk: TestClient) -> None:
    told = desk.get("/map.json", params={"captions": 1}).json()

    drawn = sum(p["count"] for p in told["places"])
    assert drawn + told["without_place"] + told["without_point"] == told["fitting"]


def test_a_window_narrows_the_map(desk: TestClient) -> None:
    whole = desk.get("/map.json").json()["fitting"]
    part = desk.get("/map.json", params={"from": "2020-03-01", "to": "2020-03-31"}).json()["fitting"]

    assert 0 < part < whole


def test_a_place_lists_its_events_with_links(desk: TestClient) -> None:
    key = places(desk)["Kobani"]["key"]
    page = desk.get("/map", params={"at": key}).text

    assert 'href="/events/mention-' in page
    assert "/timeline?place=" in page


def test_an_arrangement_is_looked_at_in_its_area(desk: TestClient) -> None:
    found = desk.get("/arrangements", params={"form": "csv", "area": "M4"}).text
    arrangement = next(w for w in found.replace("\n", ",").split(",") if w.startswith("arr-"))
    told = desk.get("/map.json", params={"arrangement": arrangement}).json()

    assert told["centre"]["name"] == "M4 highway"


def test_an_arrangement_that_is_none_is_not_found(desk: TestClient) -> None:
    assert desk.get("/map.json", params={"arrangement": "arr-0"}).status_code == 404


def test_countries_have_their_numbers_and_our_names(desk: TestClient) -> None:
    syria = desk.get("/map/countries.json").json()["SYR"]

    assert (syria["number"], syria["name"]) == ("760", "Syria")
