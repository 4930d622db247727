"""What holds of every page: nothing is asked of other hosts, axe finds no fault, none is wider than the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from truceline.web.site import MENU

pytestmark = [pytest.mark.model, pytest.mark.browser]
AXE = Path(__file__).parents[3] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const found = await axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]});
  return found.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).slice(0, 3).join(" | "));
}"""
PAGES = [path for path, _ in MENU]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_fault_that_axe_finds(live: str, page: Page, path: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make pages)")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(live + path)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("width", [360, 390, 1400])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_no_wider_than_the_screen(live: str, page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_the_same_without_script(live: str, page: Page, path: str) -> None:
    with_script = page.context.browser
    assert with_script is not None
    bare = with_script.new_context(java_script_enabled=False)
    other = bare.new_page()
    other.goto(live + path)
    page.goto(live + path)

    assert other.locator("main h1").inner_text() == page.locator("main h1").inner_text()
    bare.close()
