"""Make the pictures of the desk in docs/screens, from the reports of examples/.

    python scripts/screenshots.py

It needs Chromium and what `make pages` builds. The reports are read into a database of its own; the pictures are
then taken of the pages that a visitor would see.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SCREENS = ROOT / "docs" / "screens"
PROGRAM = Path(sys.executable).parent / "truceline"
IDLIB = "/arrangements?on=2020-08-15&known_by=2020-12-31&party=Russia"
# What is shown: a name, an address, the size of the window, and what is clicked first, one after the other.
PICTURES: tuple[tuple[str, str, tuple[int, int], tuple[str, ...]], ...] = (
    ("arrangements", IDLIB, (1200, 800), ()),
    ("arrangement", IDLIB, (1200, 900), ("main a:has-text('Türkiye–Russia joint patrols, Idlib')",)),
    ("timeline", "/timeline", (1200, 800), ()),
    ("map", "/map", (1200, 800), ()),
    ("report", "/reports", (1200, 900), ("main a:has-text('suspends joint patrols')", "a.m >> nth=3")),
    ("review", "/review", (1200, 900), ()),
    ("phone", IDLIB, (390, 800), ()),
)
LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)


def main() -> int:
    """Make all pictures anew; 1 where there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("there is no Chromium here (on Debian: apt-get install chromium)")
        return 1
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "examples.db"
        subprocess.run([PROGRAM, "run", ROOT / "examples", "--db", db], check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        desk = subprocess.Popen([PROGRAM, "serve", "--db", db, "--port", str(port)])
        try:
            await_desk(f"http://127.0.0.1:{port}/static/icon.svg")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=list(LAUNCH))
                page = browser.new_page()
                for name, address, size, clicks in PICTURES:
                    take(page, f"http://127.0.0.1:{port}{address}", size, clicks, SCREENS / f"{name}.png")
                browser.close()
        finally:
            desk.terminate()
            desk.wait()
    return 0


def take(page: Page, address: str, size: tuple[int, int], clicks: tuple[str, ...], target: Path) -> None:
    """Take one picture of what the window shows once the page has come to rest."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    for selector in clicks:
        page.locator(selector).first.click()
        page.wait_for_load_state("networkidle")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(4000)
    page.screenshot(path=str(target))
    print(target.relative_to(ROOT))


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def await_desk(address: str, seconds: float = 60) -> None:
    """Wait until the desk answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urlopen(address).close()
            return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} does not answer")


if __name__ == "__main__":
    sys.exit(main())
