"""Pages that lay something open hold what every page holds, with all that unfolds unfolded."""

import pytest
from playwright.sync_api import Page

from tests.web.browser.test_every_page import AXE, RUN_AXE

pytestmark = [pytest.mark.model, pytest.mark.browser]
PAGES = [
    "/arrangements/Türkiye–Russia joint patrols, Idlib?on=2020-08-15",
    "/arrangements/Monitoring mission",
    "/open-items?on=2020-08-30",
    "/figures?of=wounded",
    "/changes?since=2020-08-12&until=2020-08-14",
    "/brief?from=2020-08-01&to=2020-08-31",
    "/export?known_by=2020-08-14",
]
UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_fault_that_axe_finds(live: str, page: Page, path: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (make pages)")
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(live + path)
    page.evaluate(UNFOLD)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN_AXE) == []


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_no_wider_than_the_screen(live: str, page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live + path)
    page.evaluate(UNFOLD)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_turning_the_clocks_keeps_the_page_and_the_back_button(live: str, page: Page) -> None:
    page.goto(live + "/arrangements/Türkiye–Russia joint patrols, Idlib")
    page.get_by_label("Held on").fill("2020-08-15")
    page.get_by_label("Held on").blur()
    page.wait_for_url("**on=2020-08-15**")
    page.get_by_text("suspended since 2020-08-13").wait_for()
    page.go_back()

    page.get_by_text("As it stands today").wait_for()


def test_a_quotation_unfolds_by_keyboard(live: str, page: Page) -> None:
    page.goto(live + "/arrangements/Türkiye–Russia joint patrols, Idlib")
    words = page.locator("#main table details").first
    words.locator("summary").focus()
    page.keyboard.press("Enter")

    assert words.locator("mark").first.is_visible()
