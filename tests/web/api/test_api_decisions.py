"""Deciding through the API."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

pytestmark = pytest.mark.model
BY = {"because": "The text says so.", "by": "A. Reader"}


def event_of(desk: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = desk.get("/api/events", params={"status": "happened", "limit": 1}).json()[
        "items"
    ][0]
    return found


def test_a_decision_is_kept_and_shows(own_desk: Callable[[], TestClient]) -> None:
    desk = own_desk()
    event = event_of(desk)
    edit = {"kind": "edit", "ids": [event["id"]], "field": "status", "value": "planned", **BY}

    answer = desk.post("/api/decisions", json=edit)

    assert answer.status_code == 201
    assert answer.json()["is_shown"]
    assert desk.get(f"/api/events/{event['id']}").json()["event"]["status"] == "planned"
    [kept] = desk.get("/api/decisions", params={"about": event["id"]}).json()["items"]
    assert kept == answer.json()["decision"]


def test_a_decision_taken_back_leaves_the_record_as_it_was(own_desk: Callable[[], TestClient]) -> None:
    desk = own_desk()
    event = event_of(desk)
    made = desk.post("/api/decisions", json={"kind": "reject", "ids": [event["id"]], **BY}).json()["decision"]
    assert desk.get(f"/api/events/{event['id']}").status_code == 404

    desk.post("/api/decisions", json={"kind": "undo", "ids": [made["id"]], **BY})

    assert desk.get(f"/api/events/{event['id']}").json()["event"] == event


def test_what_speaks_against_a_decision_is_told(own_desk: Callable[[], TestClient]) -> None:
    desk = own_desk()
    accept = {"kind": "accept", "ids": [event_of(desk)["id"]], **BY}
    desk.post("/api/decisions", json=accept)

    again = desk.post("/api/decisions", json=accept)

    assert again.status_code == 409
    assert "was accepted already" in again.json()["detail"]


def test_a_decision_upon_what_was_seen_is_refused_once_somebody_decided(
    own_desk: Callable[[], TestClient],
) -> None:
    desk = own_desk()
    event = event_of(desk)
    seen = desk.get(f"/api/events/{event['id']}").json()["seen"]
    edit = {"kind": "edit", "ids": [event["id"]], "field": "status", "value": "planned", "seen": seen, **BY}
    assert desk.post("/api/decisions", json=edit).status_code == 201

    late = desk.post("/api/decisions", json=edit | {"field": "date", "value": "2020-01-05"})

    assert late.status_code == 409
    assert "since you looked" in late.json()["detail"]
    anew = desk.get(f"/api/events/{event['id']}").json()["seen"]
    again = desk.post("/api/decisions", json=edit | {"field": "date", "value": "2020-01-05", "seen": anew})
    assert again.status_code == 201


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"kind": "accept", "ids": ["mention-none"]}, 404),
        ({"kind": "undo", "ids": ["decision-none"]}, 404),
        ({"kind": "same", "ids": ["mention-none"]}, 400),
        ({"kind": "edit", "ids": ["mention-none"]}, 400),
        ({"kind": "accept", "ids": ["mention-none"], "field": "status", "value": "planned"}, 400),
        ({"kind": "nonsense", "ids": ["mention-none"]}, 422),
        ({"kind": "accept", "ids": []}, 422),
        ({"kind": "accept", "ids": ["a", "b", "c"]}, 422),
    ],
)
def test_a_decision_that_cannot_be_is_refused(desk: TestClient, body: dict[str, Any], code: int) -> None:
    answer = desk.post("/api/decisions", json=body | BY)

    assert answer.status_code == code
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "sent", [b"{", b'{"kind": NaN}', b'{"kind": "\\ud800", "ids": ["\\ud800"]}', b"[" * 100_000]
)
def test_what_is_no_json_of_ours_is_refused_without_a_fault(desk: TestClient, sent: bytes) -> None:
    answer = desk.post("/api/decisions", content=sent, headers={"content-type": "application/json"})

    assert answer.status_code in (400, 422)
    assert answer.json()["detail"]


def test_of_two_that_decide_at_once_against_each_other_one_is_refused(
    own_desk: Callable[[], TestClient],
) -> None:
    desk = own_desk()
    event = event_of(desk)

    def decide(kind: str) -> int:
        return desk.post("/api/decisions", json={"kind": kind, "ids": [event["id"]], **BY}).status_code

    with ThreadPoolExecutor(8) as readers:
        codes = list(readers.map(decide, ["accept", "reject"] * 4))

    assert sorted(codes) == [201, *[409] * 7]
