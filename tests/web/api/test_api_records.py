"""The API gives the records as they are."""

import csv
import io
from dataclasses import fields

import pytest
from fastapi.testclient import TestClient

from truceline.records.arrangement import Arrangement, Standing
from truceline.records.claim import Claim, Dated
from truceline.records.document import Evidence
from truceline.records.event import Event
from truceline.records.figure import Figure
from truceline.records.serial import from_json

pytestmark = pytest.mark.model


def items(desk: TestClient, path: str, **asked: object) -> list[dict[str, object]]:
    answer = desk.get(path, params=asked)

    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["items"]
    return found


@pytest.mark.parametrize(
    ("path", "record"),
    [("/api/events", Event), ("/api/arrangements", Arrangement), ("/api/figures", Figure)],
)
def test_a_list_holds_the_records_whole(desk: TestClient, path: str, record: type) -> None:
    found = items(desk, path, limit=5)

    assert found
    assert all(isinstance(from_json(record, one), record) for one in found)


def test_an_event_answers_to_any_of_its_mentions_and_comes_with_its_claims(desk: TestClient) -> None:
    [event] = [e for e in items(desk, "/api/events", limit=1000) if len(e["claim_ids"]) > 1][:1]

    found = desk.get(f"/api/events/{event['claim_ids'][-1]}").json()

    assert found["event"]["id"] == event["id"]
    assert [from_json(Claim, c).id for c in found["claims"]] == event["claim_ids"]


def test_a_mention_leads_to_its_event(desk: TestClient) -> None:
    [event] = items(desk, "/api/events", limit=1)

    found = desk.get(f"/api/mentions/{event['id']}").json()

    assert found["claim"]["id"] == found["event_id"] == event["id"]


def test_every_quotation_of_a_report_stands_in_its_text(desk: TestClient) -> None:
    [report] = items(desk, "/api/reports", limit=1)

    dated = from_json(Dated, desk.get(f"/api/reports/{report['id']}").json())
    text = desk.get(f"/api/reports/{report['id']}/text").text

    assert dated.reading.document.text == text
    assert all(text[m.trigger.start : m.trigger.end] == m.trigger.quote for m in dated.reading.mentions)
    assert {p.signature for p in dated.reading.passages} <= {()}


def test_events_are_chosen_by_all_that_is_asked(desk: TestClient) -> None:
    asked = {"status": ["happened", "ongoing"], "from": "2020-01-01", "to": "2020-12-31", "actor": "russia"}

    found = items(desk, "/api/events", limit=1000, **asked)

    assert found
    assert {e["status"] for e in found} <= {"happened", "ongoing"}
    for event in found:
        assert "russia" in " ".join(a["name"] for a in (*event["actors"], *event["recipients"])).casefold()
        assert (event["date"]["last"] or "9999") >= "2020-01-01"
        assert (event["date"]["first"] or "0000") <= "2020-12-31"


def test_a_list_comes_in_pages_that_hold_it_once(desk: TestClient) -> None:
    whole = items(desk, "/api/events", limit=1000)

    first, second = (items(desk, "/api/events", limit=7, page=page) for page in (1, 2))

    assert [e["id"] for e in first + second] == [e["id"] for e in whole[:14]]
    assert desk.get("/api/events", params={"limit": 7}).json()["total"] == len(whole)
    assert items(desk, "/api/events", limit=7, page=999_999) == []


def test_how_an_arrangement_stood_depends_on_both_clocks(desk: TestClient) -> None:
    asked = {"kind": "patrol_programme", "party": "Idlib", "known_by": "2020-08-31"}
    [patrols] = [a for a in items(desk, "/api/arrangements", **asked) if "joint patrols" in str(a["name"])]

    states = [
        from_json(
            Standing,
            desk.get(
                f"/api/arrangements/{patrols['name']}/state", params={"on": "2020-08-15", "known_by": day}
            ).json(),
        ).state
        for day in ("2020-08-12", "2020-08-31")
    ]

    assert states[0] is not states[1]
    assert states[1] is not None and states[1].value == "suspended"


def test_what_changed_between_two_days_names_the_reports_that_came_in(desk: TestClient) -> None:
    found = desk.get("/api/changes", params={"since": "2020-08-01", "until": "2020-08-31"}).json()

    assert found["since"] == "2020-08-01"
    assert found["reports"]


def test_days_in_the_wrong_order_are_refused_with_the_way_out(desk: TestClient) -> None:
    answer = desk.get("/api/changes", params={"since": "2020-08-01", "until": "2020-07-01"})

    assert answer.status_code == 400
    assert "give a later day" in answer.json()["detail"]


def test_search_gives_sentences_and_by_a_day_only_those_that_were_out(desk: TestClient) -> None:
    found = [from_json(Evidence, e) for e in desk.get("/api/search", params={"words": "patrol"}).json()]
    then = desk.get("/api/search", params={"words": "patrol", "known_by": "2000-01-01"}).json()

    assert all("patrol" in e.quote.casefold() for e in found) and found
    assert then == []


def test_an_export_is_what_the_command_writes(desk: TestClient) -> None:
    answer = desk.get("/api/exports/events-csv")

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="events-csv.csv"'
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == desk.get("/api/record").json()["events"]


def test_lineage_of_a_report_is_what_it_has_part_in(desk: TestClient) -> None:
    whole = desk.get("/api/lineage", params={"limit": 1000}).json()
    report = whole["kinships"][0]["a"]

    own = desk.get("/api/lineage", params={"report": report}).json()

    assert 0 < own["kinships_total"] <= whole["kinships_total"]
    assert all(report in (k["a"], k["b"]) for k in own["kinships"])


@pytest.mark.parametrize(
    "path",
    [
        "/api/events/none",
        "/api/mentions/none",
        "/api/reports/none",
        "/api/reports/none/text",
        "/api/arrangements/none",
        "/api/arrangements/none/state",
        "/api/exports/none",
        "/api/figures?of=none",
        "/api/lineage?report=none",
        "/api/none",
    ],
)
def test_what_there_is_none_of_is_told(desk: TestClient, path: str) -> None:
    answer = desk.get(path)

    assert answer.status_code == 404
    assert list(answer.json()) == ["detail"]
    assert "none" in answer.json()["detail"]


def test_every_field_of_a_record_is_in_the_description(desk: TestClient) -> None:
    schemas = desk.get("/api/openapi.json").json()["components"]["schemas"]

    for record in (Event, Claim, Arrangement, Dated, Standing):
        assert list(schemas[record.__name__]["properties"]) == [f.name for f in fields(record)]


def test_the_page_of_the_api_shows_every_address_with_an_example(desk: TestClient) -> None:
    page = desk.get("/api").text

    for path, methods in desk.get("/api/openapi.json").json()["paths"].items():
        for method in methods:
            assert f"<code>{method.upper()} {path}</code>" in page
    assert "curl http://testserver/api/events" in page
