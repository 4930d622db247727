"""Who comes in at the desk's door, and what a page may do."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from truceline.web.guard import Door, hostname, is_loopback

pytestmark = pytest.mark.model
TOKEN = "a-long-enough-token"


def test_a_page_may_run_nothing_but_the_desks_own_files(desk: TestClient) -> None:
    policy = desk.get("/arrangements").headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_another_name_that_leads_here_is_refused(desk: TestClient) -> None:
    answer = desk.get("/arrangements", headers={"host": "rebound.example"})

    assert answer.status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
    ],
)
def test_a_form_on_another_sites_page_is_refused(desk: TestClient, headers: dict[str, str]) -> None:
    assert desk.post("/sign-in", headers=headers).status_code == 403


def test_what_is_too_large_is_refused_by_its_length(desk: TestClient) -> None:
    assert desk.post("/sign-in", content=b"x" * 1_000_001).status_code == 413


def test_what_is_too_large_is_refused_where_it_tells_no_length(desk: TestClient) -> None:
    answer = desk.post(
        "/sign-in",
        content=(b"x" * 100_000 for _ in range(11)),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )

    assert answer.status_code == 413


def test_what_is_refused_at_the_door_of_the_api_is_json(desk: TestClient) -> None:
    refusals = (
        desk.get("/api/record", headers={"host": "rebound.example"}),
        desk.post("/api/decisions", headers={"origin": "https://elsewhere.example"}),
        desk.post("/api/decisions", content=b"x" * 1_000_001),
        desk.post("/api/decisions", content=(b"x" * 100_000 for _ in range(11))),
    )

    assert [r.status_code for r in refusals] == [421, 403, 413, 413]
    assert all(r.json()["detail"] for r in refusals)


def test_a_decision_that_a_foreign_form_sends_as_plain_text_is_refused(desk: TestClient) -> None:
    body = b'{"kind": "accept", "ids": ["x"], "because": "y", "by": "z"}'
    sent = {"content-type": "text/plain", "origin": "https://elsewhere.example"}

    assert desk.post("/api/decisions", content=body, headers=sent).status_code == 403


@pytest.mark.parametrize("path", ["/static/../arrangements", "/static/%2e%2e/arrangements", "//arrangements"])
def test_no_way_around_the_door_leads_to_a_room(own_desk: Callable[[Door], TestClient], path: str) -> None:
    desk = own_desk(Door(hosts=frozenset(), token=TOKEN, max_bytes=1_000_000))

    assert desk.get(f"http://testserver{path}").status_code in (401, 404)


def test_an_address_that_is_put_right_leads_to_no_other_site(desk: TestClient) -> None:
    for path in ("//elsewhere.example/", "/%2Felsewhere.example/", "/\\elsewhere.example/"):
        answer = desk.get(f"http://testserver{path}")
        assert answer.headers.get("location", "http://testserver/").startswith(("http://testserver/", "/a"))


def test_a_desk_with_a_token_shows_nothing_without_it(own_desk: Callable[[Door], TestClient]) -> None:
    desk = own_desk(Door(hosts=frozenset(), token=TOKEN, max_bytes=1_000_000))

    assert desk.get("/arrangements").status_code == 401
    assert desk.get("/arrangements", headers={"accept": "text/html"}).headers["location"] == "/sign-in"
    assert desk.get("/arrangements", headers={"authorization": f"Bearer {TOKEN}x"}).status_code == 401
    assert desk.get("/arrangements", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_signing_in_opens_the_desk(own_desk: Callable[[Door], TestClient]) -> None:
    desk = own_desk(Door(hosts=frozenset(), token=TOKEN, max_bytes=1_000_000))

    assert desk.post("/sign-in", data={"token": "something else"}).status_code == 403
    assert desk.post("/sign-in", data={"token": TOKEN}).status_code == 303
    assert desk.get("/arrangements").status_code == 200


@pytest.mark.parametrize(
    ("host", "name"),
    [("127.0.0.1:8377", "127.0.0.1"), ("[::1]:8377", "::1"), ("A.example", "a.example"), ("[", "")],
)
def test_a_host_is_read_without_its_port(host: str, name: str) -> None:
    assert hostname(host) == name


def test_loopback_is_told_from_what_others_reach() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("192.168.1.4")
