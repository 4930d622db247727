"""The actors, and who did what with whom."""

import csv
import io

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model


def rows(desk: TestClient, path: str = "/actors", **asked: str) -> list[dict[str, str]]:
    """A table as it is taken out."""
    return list(csv.DictReader(io.StringIO(desk.get(path, params={"form": "csv", **asked}).text)))


def test_those_of_most_events_come_first(desk: TestClient) -> None:
    counts = [int(r["events_as_actor"]) + int(r["events_as_recipient"]) for r in rows(desk)]

    assert counts == sorted(counts, reverse=True)
    assert rows(desk)[0]["name"] == "Russia"


def test_actors_are_found_by_kind_country_and_part_of_a_name(desk: TestClient) -> None:
    assert [r["name"] for r in rows(desk, kind="armed_force", country="tur")] == ["Turkish Armed Forces"]
    assert {r["name"] for r in rows(desk, name="houthis")} == {"Houthis"}


def test_the_matrix_counts_events_by_quad_class(desk: TestClient) -> None:
    pairs = rows(desk, form="matrix-csv")
    quads = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")

    assert pairs
    assert all(int(p["events"]) == sum(int(p[q]) for q in quads) for p in pairs)


def test_what_is_not_so_is_counted_where_it_is_asked_for(desk: TestClient) -> None:
    so, every = (sum(int(p["events"]) for p in rows(desk, form="matrix-csv", every=how)) for how in ("", "1"))

    assert so < every


def test_a_cell_leads_to_the_events_of_its_pair(desk: TestClient) -> None:
    pair = rows(desk, form="matrix-csv", every="1")[0]
    keys = {r["name"]: r["id"] or r["name"] for r in rows(desk)}
    found = rows(desk, f"/actors/{keys[pair['actor']]}", recipient=keys[pair["recipient"]])

    assert len(found) == int(pair["events"])


@pytest.mark.parametrize("name", ["state-rus", "Russia", "russia", "protesters"])
def test_an_actor_answers_to_its_id_and_its_name(desk: TestClient, name: str) -> None:
    page = desk.get(f"/actors/{name}")

    assert page.status_code == 200
    assert "Words that named it" in page.text


def test_inferred_words_are_told_with_their_reason(desk: TestClient) -> None:
    page = desk.get("/actors/state-rus").text

    assert "the capital, stands for the government of Russia" in page
    assert "Türkiye–Russia joint patrols, Idlib" in page


def test_statements_stand_with_their_chain(desk: TestClient) -> None:
    assert "on its word" in desk.get("/actors/united-nations").text


def test_an_unknown_actor_is_told_with_the_way_out(desk: TestClient) -> None:
    answer = desk.get("/actors/nobody at all")

    assert answer.status_code == 404
    assert "list of actors" in answer.text


def test_before_a_report_was_out_its_actors_are_not_there(desk: TestClient) -> None:
    assert "Houthis" not in {r["name"] for r in rows(desk, known_by="2020-08-31")}
