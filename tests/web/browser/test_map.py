"""The map in a browser: drawn without a fault, and narrowed by keyboard."""

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.model, pytest.mark.browser, pytest.mark.slow]


def test_the_map_is_drawn_and_narrowed_by_keyboard(page: Page, live: str) -> None:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{live}/map")
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
