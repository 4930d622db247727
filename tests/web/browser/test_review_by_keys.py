"""Review by keys alone, in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.model, pytest.mark.browser]


@pytest.fixture
def queue(page: Page, own_live: str) -> Page:
    """A page at the beginning of a queue of one's own."""
    page.goto(f"{own_live}/review?reason=single_origin")
    return page


def test_a_decision_is_made_and_taken_back_by_keys_alone(queue: Page) -> None:
    keys = queue.keyboard
    keys.press("j")
    queue.wait_for_url("**n=2")
    keys.press("k")
    queue.wait_for_url("**n=1")

    keys.press("e")
    assert queue.evaluate("document.activeElement.name") == "field"
    assert queue.locator("[name=value]").input_value() == queue.locator("[data-field=status]").get_attribute(
        "data-value"
    )
    keys.press("Tab")
    keys.press("Control+a")
    keys.type("denied")
    queue.locator("#because-decide").focus()
    keys.type("as the second report has it")
    keys.press("Tab")
    keys.type("A. Reader")
    keys.press("Enter")
    queue.wait_for_url("**made=decision-**")
    assert "→ denied" in queue.locator("[role=status]").inner_text()

    queue.get_by_role("link", name="its event").click()
    queue.wait_for_url("**event=**")
    keys.press("u")
    assert queue.evaluate("document.activeElement.name") == "because"
    keys.type("misread")
    keys.press("Enter")
    queue.wait_for_url("**made=decision-**")
    assert "taken back" in queue.locator("[role=status]").inner_text()


def test_keys_typed_into_a_field_are_words_and_keys_can_be_turned_off(queue: Page) -> None:
    queue.locator("#because-decide").focus()
    queue.keyboard.type("jar")
    assert queue.locator("#because-decide").input_value() == "jar"

    queue.keyboard.press("Escape")
    queue.keyboard.press("?")
    assert queue.locator("#keys").get_attribute("open") is not None
    queue.get_by_role("button", name="Keys are on").click()
    queue.keyboard.press("a")

    assert queue.locator("[name=do]:checked").count() == 0


def test_the_focus_is_seen_where_a_key_leads(queue: Page) -> None:
    queue.keyboard.press("r")

    assert queue.evaluate("document.activeElement.matches(':focus-visible')")
    assert queue.locator("[value=reject]").is_checked()


def test_ten_items_are_reviewed_without_a_mouse(queue: Page) -> None:
    for at in range(1, 11):
        queue.wait_for_function("document.querySelector('#because-decide') !== null")
        queue.keyboard.press("a" if at % 2 else "r")
        queue.locator("#because-decide").focus()
        queue.keyboard.press("Control+a")
        queue.keyboard.type(f"as I read it, {at}")
        queue.keyboard.press("Tab")
        queue.keyboard.press("Control+a")
        queue.keyboard.type("A. Reader")
        before = queue.url
        queue.keyboard.press("Enter")
        queue.wait_for_function("was => location.href !== was", arg=before)
    queue.goto(queue.url.partition("/review")[0] + "/review/history")

    expect(queue.get_by_text(re.compile("as I read it, 10"))).to_be_visible()
    assert queue.get_by_text(re.compile(r"as I read it, \d+")).count() == 10
