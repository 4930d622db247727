"""The reader in a browser: it scrolls to the words, and answers with and without script."""

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.model, pytest.mark.browser]


def open_page(browser: Browser, script: bool = True, width: int = 1300) -> Page:
    """A page of a width, with script or without."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 600})
    return context.new_page()


@pytest.fixture
def report(desk: TestClient) -> str:
    """The address of a report with mentions, at its last one."""
    shown = desk.app.state.site.shelf.shown()  # type: ignore[attr-defined]
    claim = max(
        (c for c in shown.view.claims if c.section == "body"), key=lambda c: (c.mention.trigger.start, c.id)
    )
    return f"/reports/{claim.document_id}?mention={claim.id}#words"


@pytest.mark.parametrize("script", [True, False])
def test_the_page_scrolls_to_the_words(browser: Browser, live: str, report: str, script: bool) -> None:
    page = open_page(browser, script)
    page.goto(live + report)

    assert page.locator("#words").count() == 1
    box = page.locator("#words").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 600


@pytest.mark.parametrize("script", [True, False])
def test_a_mention_opens_beside_the_text_and_the_way_back_works(
    browser: Browser, live: str, report: str, script: bool
) -> None:
    page = open_page(browser, script)
    page.goto(live + report.partition("?")[0])
    page.locator("a.m").nth(3).click()
    page.locator(".laid").wait_for()

    assert "mention=" in page.url
    assert page.url.endswith("#words")
    assert page.locator("mark.asked").first.is_visible()
    page.go_back()
    page.locator(".laid").wait_for(state="detached")


def test_on_a_phone_the_panel_stays_in_sight_and_nothing_is_wider_than_the_screen(
    browser: Browser, live: str, report: str
) -> None:
    page = open_page(browser, width=390)
    page.goto(live + report)
    panel, words = page.locator("#panel").bounding_box(), page.locator("#words").bounding_box()

    assert panel is not None and words is not None
    assert panel["y"] < 600
    assert words["y"] + words["height"] <= panel["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
