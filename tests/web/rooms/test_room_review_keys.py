"""Review by keys alone, in a browser."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from truceline.web.guard import LOOPBACK, Door
from truceline.web.site import BUILT

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs a browser at /usr/bin/chromium"),
    pytest.mark.skipif(
        not (BUILT / "review.js").exists(),
        reason="needs the built scripts: cd web && npm ci && npm run build",
    ),
]


@pytest.fixture
def address(own_desk: Callable[..., TestClient]) -> Iterator[str]:
    """A desk of one's own that listens on this machine."""
    app = own_desk(Door(hosts=LOOPBACK, token=None, max_bytes=1_000_000)).app
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(address: str) -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright to drive a browser")
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{address}/review?reason=single_origin")
        yield page
        browser.close()


def test_a_decision_is_made_and_taken_back_by_keys_alone(page) -> None:
    keys = page.keyboard
    keys.press("j")
    page.wait_for_url("**n=2")
    keys.press("k")
    page.wait_for_url("**n=1")

    keys.press("e")
    assert page.evaluate("document.activeElement.name") == "field"
    assert page.locator("[name=value]").input_value() == page.locator("[data-field=status]").get_attribute(
        "data-value"
    )
    keys.press("Tab")
    keys.press("Control+a")
    keys.type("denied")
    page.locator("#because-decide").focus()
    keys.type("as the second report has it")
    keys.press("Tab")
    keys.type("A. Reader")
    keys.press("Enter")
    page.wait_for_url("**made=decision-**")
    assert "→ denied" in page.locator("[role=status]").inner_text()

    page.get_by_role("link", name="its event").click()
    page.wait_for_url("**event=**")
    keys.press("u")
    assert page.evaluate("document.activeElement.name") == "because"
    keys.type("misread")
    keys.press("Enter")
    page.wait_for_url("**made=decision-**")
    assert "taken back" in page.locator("[role=status]").inner_text()


def test_keys_typed_into_a_field_are_words_and_keys_can_be_turned_off(page) -> None:
    page.locator("#because-decide").focus()
    page.keyboard.type("jar")
    assert page.locator("#because-decide").input_value() == "jar"

    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#keys").get_attribute("open") is not None
    page.get_by_role("button", name="Keys are on").click()
    page.keyboard.press("a")

    assert page.locator("[name=do]:checked").count() == 0


def test_the_focus_is_seen_where_a_key_leads(page) -> None:
    page.keyboard.press("r")

    assert page.evaluate("document.activeElement.matches(':focus-visible')")
    assert page.locator("[value=reject]").is_checked()
