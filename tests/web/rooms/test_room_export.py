"""The ways out."""

import json

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient

from truceline.export import EXPORTERS
from truceline.web.asked import Clocks
from truceline.web.rooms.export import answers, file_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_form_is_listed_and_given(desk: TestClient, form: str) -> None:
    page = desk.get("/export").text
    answer = desk.get(f"/export/{form}")

    assert f'href="/export/{form}"' in page
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.text.endswith("\n")


def test_both_clocks_go_into_the_file_and_its_name(desk: TestClient) -> None:
    asked = {"on": "2020-08-15", "known_by": "2020-08-12"}
    page = desk.get("/export", params=asked).text
    answer = desk.get("/export/events-jsonl", params=asked)
    everything = desk.get("/export/events-jsonl").text

    assert "/export/events-jsonl?on=2020-08-15&amp;known_by=2020-08-12" in page
    assert "truceline-events-on-2020-08-15-known-by-2020-08-12.jsonl" in answer.headers["content-disposition"]
    assert 0 < len(answer.text.splitlines()) < len(everything.splitlines())
    assert all(json.loads(line)["id"] for line in answer.text.splitlines())


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("mentions", "truceline-mentions.jsonl"),
        ("events-csv", "truceline-events.csv"),
        ("events-geojson", "truceline-events.geojson"),
        ("events-jsonl", "truceline-events.jsonl"),
    ],
)
def test_a_file_is_named_by_its_form(form: str, name: str) -> None:
    assert file_of(form, Clocks()) == name


def test_a_form_that_is_none_is_told_with_those_that_are(desk: TestClient) -> None:
    answer = desk.get("/export/parquet")

    assert answer.status_code == 404
    assert "there are mentions" in answer.text


def test_addresses_for_programs_list_themselves() -> None:
    app, router = FastAPI(), APIRouter(prefix="/api")
    router.add_api_route("/open-items", _gives, methods=["GET"])
    router.add_api_route("/arrangements/{asked}", _gives_one, methods=["GET"])
    router.add_api_route("/changes", _gives_one, methods=["GET"])
    router.add_api_route("/decisions", _gives, methods=["POST"])
    app.include_router(router)

    found = [(a.path, a.about, a.is_whole) for a in answers(app.openapi())]

    assert found == [
        ("/api/open-items", "Give it.", True),
        ("/api/arrangements/{asked}", "Give one.", False),
        ("/api/changes", "Give one.", False),
    ]


def _gives() -> None:
    """Give it.

    And more.
    """


def _gives_one(asked: str) -> None:
    """Give one."""
