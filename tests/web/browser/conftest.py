"""A real browser before a real desk; the tests skip themselves where there is no Chromium or nothing is built."""

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.conftest import TODAY, database
from truceline.config import Settings
from truceline.kit import Kit, World
from truceline.web.app import make_app
from truceline.web.guard import Door, allowed_hosts
from truceline.web.shelf import Shelf
from truceline.web.site import BUILT

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# A browser of its own accord asks other hosts for updates and the like; these keep it quiet.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here (on Debian: apt-get install chromium)")
    if not (BUILT / "desk.js").is_file():
        pytest.skip("the pages' scripts are not built (make pages)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


class Live:
    """A desk that listens on a port of this machine, until it is stopped."""

    def __init__(self, shelf: Shelf) -> None:
        door = Door(hosts=allowed_hosts("127.0.0.1"), token=None, max_bytes=10_000_000)
        app = make_app(shelf, door, today=lambda: TODAY)
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """Let it finish."""
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture(scope="session")
def live(settings: Settings, world: World, examples_db: Path) -> Iterator[str]:
    """The address of a desk over the examples that no test changes."""
    with Shelf(replace(settings, db=examples_db), world=world, patience=60) as shelf:
        desk = Live(shelf)
        yield desk.address
        desk.stop()


@pytest.fixture
def own_live(settings: Settings, world: World, examples_db: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a desk over a copy of the examples, for a test that changes it."""
    copy = tmp_path / "own.db"
    copy.write_bytes(examples_db.read_bytes())
    with Shelf(replace(settings, db=copy), world=world, patience=60) as shelf:
        desk = Live(shelf)
        yield desk.address
        desk.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has been nowhere; a page's fault or a request to another host fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else faults.append(f"asked {request.url}")
        ),
    )
    context.on(
        "console",
        lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield context
    context.close()
    assert faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page."""
    return context.new_page()


@pytest.fixture(scope="session")
def seeds_db(settings: Settings, kit: Kit, world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the founding articles, to be copied; skips where they are not at hand."""
    if not SEEDS.is_dir():
        pytest.skip("the founding articles are not in ../shared/seeds")
    return database(tmp_path_factory.mktemp("seeds") / "seeds.db", SEEDS, settings, kit, world)


@pytest.fixture
def seeds(settings: Settings, world: World, seeds_db: Path, tmp_path: Path) -> Iterator[tuple[str, Shelf]]:
    """The address of a desk over a copy of the founding articles, and its shelf."""
    copy = tmp_path / "seeds.db"
    copy.write_bytes(seeds_db.read_bytes())
    with Shelf(replace(settings, db=copy), world=world, patience=60) as shelf:
        desk = Live(shelf)
        yield desk.address, shelf
        desk.stop()
