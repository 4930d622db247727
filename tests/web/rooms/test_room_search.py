"""The search by words and facets."""

import csv
import io
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model
OFFERED = (
    r'<a href="(/search\?words=patrol&amp;(?:actor|place|type|status|from)=[^"]*)"[^>]*>.*?</a>'
    r' <span class="count">(\d+)'
)


def rows(desk: TestClient, **asked: str | list[str]) -> list[dict[str, str]]:
    """What is found, as it is taken out."""
    return list(csv.DictReader(io.StringIO(desk.get("/search", params={"form": "csv", **asked}).text)))


def test_found_words_are_marked_in_any_form(desk: TestClient) -> None:
    page = desk.get("/search", params={"words": "patrol suspend"}).text

    assert "<mark>suspended</mark>" in page
    assert "<mark>patrols</mark>" in page


def test_facets_alone_are_a_question(desk: TestClient) -> None:
    found = rows(desk, actor="russia", type="SANCTION")

    assert found
    assert all("Russia" in f"{r['actors']}{r['recipients']}" for r in found)
    assert all(r["type"].startswith("SANCTION") for r in found)


def test_several_values_of_one_facet_are_either(desk: TestClient) -> None:
    asked = rows(desk, status=["planned", "possible"])

    assert {r["status"] for r in asked} == {"planned", "possible"}


def test_a_place_is_found_by_its_name_its_region_and_its_country(desk: TestClient) -> None:
    assert {r["place"] for r in rows(desk, place="idlib")} == {"Idlib", "Arīḩā"}
    assert {"Idlib", "M4 highway"} <= {r["place"] for r in rows(desk, place="Syria")}


def test_days_keep_what_is_dated_between_them(desk: TestClient) -> None:
    found = rows(desk, **{"from": "2022-10-01", "to": "2022-10-31", "type": "CONSULT"})

    assert found
    assert all("2022-10" in r["date"] or ".." in r["date"] for r in found)


def test_words_and_facets_must_both_fit(desk: TestClient) -> None:
    both = {r["start"] for r in rows(desk, words="patrols", status="planned")}

    assert both
    assert both < {r["start"] for r in rows(desk, words="patrols")}


def test_a_sentence_without_any_mention_is_found_by_its_words(desk: TestClient) -> None:
    assert "" in {r["mention"] or "" for r in rows(desk, words="patrol")}


def test_what_was_not_out_is_not_found(desk: TestClient) -> None:
    assert rows(desk, words="grain deal")
    assert not rows(desk, words="grain deal", known_by="2020-08-31")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"words": "   "},
        {"words": '"(*^:-'},
        {"words": "zzz", "actor": "nobody", "from": "2020-01-01", "type": "NONE", "status": "no status"},
        {"page": "999", "words": "patrol"},
        {"to": "1900-01-01"},
    ],
)
def test_any_question_has_an_answer_that_helps(desk: TestClient, asked: dict[str, str]) -> None:
    answer = desk.get("/search", params=asked)

    assert answer.status_code == 200
    assert "Search" in answer.text


def test_a_day_that_is_none_is_refused(desk: TestClient) -> None:
    assert desk.get("/search", params={"from": "yesterday"}).status_code == 400


def test_nothing_found_leads_on(desk: TestClient) -> None:
    page = desk.get("/search", params={"words": "patrol", "type": "MOBILIZE", "from": "1990-01-01"}).text

    assert "look for the words alone" in page
    assert "look on all days" in page


def test_what_a_facet_offers_is_what_its_link_finds(desk: TestClient) -> None:
    page = desk.get("/search", params={"words": "patrol"}).text
    offered = re.findall(OFFERED, page)
    assert len(offered) > 20

    for link, count in offered:
        found = list(csv.DictReader(io.StringIO(desk.get(unescape(link) + "&form=csv").text)))

        assert len([r for r in found if r["mention"]]) == int(count), link
