"""Adding reports at the desk, and the runs that tell of it."""

import time
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from truceline.web.work import name_of

pytestmark = pytest.mark.model

REPORT = (
    "Harbour talks begin\n\nVELM, June 5, 2024 (Meridian Wire) - Turkey and Russia agreed on Tuesday to hold joint "
    "patrols near Idlib from 15 June, the Turkish defence ministry said.\n"
)


def done(desk: TestClient, address: str) -> str:
    """Wait for a piece of work as its page does, and give the page."""
    for _ in range(600):
        page = desk.get(address).text
        if "every 1s" not in page and 'http-equiv="refresh"' not in page:
            return page
        time.sleep(0.1)
    raise TimeoutError(address)


def sent(*files: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", file) for file in files]


def names_of(desk: TestClient) -> set[str]:
    shown = desk.app.state.site.shelf.shown()  # type: ignore[attr-defined]
    return {d.reading.document.name for d in shown.view.dated}


def test_files_are_read_and_stand_in_the_record(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()

    answer = desk.post("/add", files=sent(("talks.txt", REPORT.encode()), ("../../notes.csv", b"a,b")))
    assert answer.status_code == 303
    page = done(desk, answer.headers["location"])

    assert "talks.txt" in names_of(desk)
    assert "1 of 2 reports was new" in page
    assert "notes.csv" in page and "this kind of file is not read" in page
    assert 'href="/reports/document-' in page
    assert not any("/" in name for name in names_of(desk))


def test_a_pasted_text_is_kept_with_its_name_and_address(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    form = {"text": REPORT.replace("\n", "\r\n"), "name": "pasted talks", "url": "https://example.org/talks"}

    done(desk, desk.post("/add", data=form).headers["location"])

    capture = desk.app.state.site.shelf.store.capture_named("pasted talks.txt")  # type: ignore[attr-defined]
    assert capture.content == REPORT.encode()
    assert capture.url == "https://example.org/talks"


def test_another_report_of_a_name_is_kept_beside_it_unless_it_is_said_to_be_newer(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    first, second = REPORT.encode(), REPORT.replace("Idlib", "Kobani").encode()
    done(desk, desk.post("/add", files=sent(("talks.txt", first))).headers["location"])

    beside = done(desk, desk.post("/add", files=sent(("talks.txt", second))).headers["location"])
    again = done(desk, desk.post("/add", files=sent(("talks.txt", first))).headers["location"])
    newer = desk.post("/add", files=sent(("talks.txt", second)), data={"newer": "yes"})
    done(desk, newer.headers["location"])

    assert "talks-2.txt" in beside
    assert "0 of 1 report were new" in again
    store = desk.app.state.site.shelf.store  # type: ignore[attr-defined]
    assert store.capture_named("talks.txt").content == second
    assert store.capture_named("talks-2.txt").content == second


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Nothing was chosen"),
        ({"text": REPORT}, "has no name"),
        ({"text": REPORT, "name": "a", "url": "javascript:alert(1)"}, "is no address"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(
    desk: TestClient, form: dict[str, str], said: str
) -> None:
    answer = desk.post("/add", data=form)

    assert answer.status_code == 400
    assert said in answer.text
    assert form.get("text", "") in answer.text.replace("&#34;", '"')


def test_what_is_empty_or_too_long_is_told_by_name_with_the_way_out(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    shelf = desk.app.state.site.shelf  # type: ignore[attr-defined]
    object.__setattr__(shelf.settings, "max_bytes", 500)

    answer = desk.post("/add", files=sent(("long.txt", b"word " * 200), ("empty.txt", b"")))
    page = done(desk, answer.headers["location"])

    assert "long.txt" in page and "1,000 bytes, more than the 500" in page and "split it" in page
    assert "empty.txt" in page and "the file is empty" in page
    assert "long.txt" in desk.get("/runs").text
    assert "empty.txt" in desk.get("/runs/failures", params={"form": "csv"}).text


def test_work_waits_its_turn_and_tells_how_far_it_is(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    first = desk.post("/add", files=sent(("one.txt", REPORT.encode()))).headers["location"]
    second = desk.post("/add", files=sent(("two.txt", b"Too short."))).headers["location"]

    waiting = desk.get(second).text
    assert "one.txt" in desk.get("/add").text
    done(desk, first)
    done(desk, second)

    assert "waiting for the piece of work before it" in waiting.lower()
    runs = desk.get("/runs", params={"form": "json"}).json()
    assert [r["source"] for r in runs] == ["two.txt", "one.txt"]
    assert [r["by"] for r in runs] == ["desk", "desk"]
    assert runs[1]["read"] == 1 and runs[1]["ended_at"]
    assert desk.get(f"/runs/{runs[1]['id']}").status_code == 200
    assert len(desk.get("/runs", params={"form": "csv"}).text.splitlines()) == 3


def test_a_desk_that_is_closed_stops_after_the_report_at_hand_and_the_run_says_so(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    work = desk.app.state.site.work  # type: ignore[attr-defined]
    work._closing.set()

    address = desk.post("/add", files=sent(("one.txt", REPORT.encode()))).headers["location"]
    page = done(desk, address)

    assert "the desk was closed" in page
    [run] = desk.get("/runs", params={"form": "json"}).json()
    assert "closed" in run["fault"]


def test_a_run_of_an_earlier_desk_is_told_from_the_record(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    address = desk.post("/add", files=sent(("one.txt", REPORT.encode()))).headers["location"]
    done(desk, address)
    desk.app.state.site.work._pieces.clear()  # type: ignore[attr-defined]

    answer = desk.get(address)

    assert answer.status_code == 303
    assert desk.get(answer.headers["location"]).status_code == 200
    assert desk.get("/add/work/run-none").status_code == 404
    assert desk.get("/runs/run-none").status_code == 404


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\reports\\a.html", "a.html"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00\u202eb.txt", "a b.txt"),
        ("..", ""),
        ("تقرير.txt", "تقرير.txt"),
        ("x" * 300 + ".txt", "x" * 100 + ".txt"),
    ],
)
def test_a_name_that_was_sent_is_no_path_and_hides_nothing(given: str, name: str) -> None:
    assert name_of(given) == name


def test_a_record_without_runs_says_what_to_do(desk: TestClient) -> None:
    assert "No run is on record" in desk.get("/runs").text
    assert "Everything that was taken in could be read" in desk.get("/runs/failures").text
