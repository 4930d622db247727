"""The reader in a browser: it scrolls to the words, and answers with and without script."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient

from truceline.web.app import make_app
from truceline.web.guard import LOOPBACK, Door
from truceline.web.site import BUILT

CHROMIUM = Path("/usr/bin/chromium")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make setup")
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
]


@pytest.fixture(scope="module")
def address(desk: TestClient) -> Iterator[str]:
    """The address of a desk over the examples that a browser can reach."""
    site = desk.app.state.site  # type: ignore[attr-defined]
    app = make_app(site.shelf, Door(hosts=LOOPBACK, token=None, max_bytes=1_000_000), today=site.today)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    with playwright.sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def open_page(browser: Any, script: bool = True, width: int = 1300) -> Any:
    """A page of a width, with script or without."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 600})
    return context.new_page()


@pytest.fixture(scope="module")
def report(desk: TestClient) -> str:
    """The address of a report with mentions, at its last one."""
    shown = desk.app.state.site.shelf.shown()  # type: ignore[attr-defined]
    claim = max(
        (c for c in shown.view.claims if c.section == "body"), key=lambda c: (c.mention.trigger.start, c.id)
    )
    return f"/reports/{claim.document_id}?mention={claim.id}#words"


@pytest.mark.parametrize("script", [True, False])
def test_the_page_scrolls_to_the_words(browser: Any, address: str, report: str, script: bool) -> None:
    page = open_page(browser, script)
    page.goto(address + report)

    assert page.locator("#words").count() == 1
    box = page.locator("#words").bounding_box()
    assert 0 <= box["y"] < 600


@pytest.mark.parametrize("script", [True, False])
def test_a_mention_opens_beside_the_text_and_the_way_back_works(
    browser: Any, address: str, report: str, script: bool
) -> None:
    if script and not (BUILT / "desk.js").exists():
        pytest.skip("the scripts are not built: cd web && npm ci && npm run build")
    page = open_page(browser, script)
    page.goto(address + report.partition("?")[0])
    page.locator("a.m").nth(3).click()
    page.locator(".laid").wait_for()

    assert "mention=" in page.url
    assert page.url.endswith("#words")
    assert page.locator("mark.asked").first.is_visible()
    page.go_back()
    page.locator(".laid").wait_for(state="detached")


def test_on_a_phone_the_panel_stays_in_sight_and_nothing_is_wider_than_the_screen(
    browser: Any, address: str, report: str
) -> None:
    page = open_page(browser, width=390)
    page.goto(address + report)
    panel, words = page.locator("#panel").bounding_box(), page.locator("#words").bounding_box()

    assert panel["y"] < 600
    assert words["y"] + words["height"] <= panel["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
