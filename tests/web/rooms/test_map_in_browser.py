"""The map and the timeline in a browser: drawn without a fault, and used by keyboard."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from tests.web.conftest import TODAY
from truceline.web.app import make_app
from truceline.web.guard import Door
from truceline.web.site import BUILT

pytestmark = [pytest.mark.model, pytest.mark.slow]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def address(desk: TestClient) -> Iterator[str]:
    """The examples' desk on a port of its own."""
    door = Door(hosts=frozenset({"127.0.0.1"}), token=None, max_bytes=1_000_000)
    app = make_app(desk.app.state.site.shelf, door, today=lambda: TODAY)
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if not CHROMIUM.is_file():
        pytest.skip(f"needs a browser: there is no {CHROMIUM}")
    if not (BUILT / "map.js").is_file():
        pytest.skip("needs the built scripts: run `npm ci && npm run build` in web/")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


def test_the_map_is_drawn_from_this_host_alone_and_narrowed_by_keyboard(browser, address):
    page = browser.new_page()
    faults: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on(
        "request", lambda asked: hosts.add(asked.url.split("/")[2]) if asked.url.startswith("http") else None
    )
    page.goto(f"{address}/map")
    page.wait_for_selector("#map[data-drawn]", timeout=60_000)
    whole = page.inner_text("#map-status")

    page.focus("#slide-from")
    page.keyboard.press("End")
    page.wait_for_function(
        "before => document.getElementById('map-status').textContent !== before", arg=whole
    )

    assert "from=" in page.url
    assert "outside these days" in page.inner_text("#map-told")
    assert faults == []
    assert hosts == {address.removeprefix("http://")}
    page.close()


@pytest.mark.parametrize("path", ["/timeline", "/map"])
@pytest.mark.parametrize("width", [390, 1400])
def test_no_page_is_wider_than_the_screen(browser, address, path, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address + path, wait_until="domcontentloaded")
    page.wait_for_timeout(300)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
