"""The five questions that the desk was made for, answered by clicking, over the founding articles."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from truceline import pipeline
from truceline.kit import Kit
from truceline.records.document import Capture
from truceline.stages import ingest
from truceline.web.shelf import Shelf

pytestmark = [pytest.mark.model, pytest.mark.browser, pytest.mark.shared]
PATROLS = "Türkiye–Russia joint patrols, Operation Peace Spring area"


def test_how_the_patrols_stood_at_the_end_of_2023(page: Page, seeds: tuple[str, Shelf]) -> None:
    page.goto(seeds[0])
    page.get_by_role("link", name=PATROLS, exact=True).click()
    page.get_by_label("Held on").fill("2023-12-31")
    now = page.locator(".now")
    expect(now).to_contain_text("suspended since 2023-10")

    page.get_by_label("Known by").fill("2024-01-01")

    expect(page.locator("main")).to_contain_text("Not known by then")
    page.go_back()
    expect(now).to_contain_text("suspended since 2023-10")


def test_the_sentence_behind_suspended_is_a_click_away(page: Page, seeds: tuple[str, Shelf]) -> None:
    page.goto(seeds[0])
    page.get_by_role("link", name=PATROLS, exact=True).click()
    row = page.locator("tr.has-words", has=page.locator(".state-suspended"))
    words = row.locator("xpath=following-sibling::tr[1]")
    words.locator("summary").click()
    quoted = words.locator("mark").first.inner_text()
    words.locator("figcaption a").first.click()

    marked = page.locator("#words")
    expect(marked).to_have_text(quoted)
    expect(marked).to_be_in_viewport()


def test_who_says_that_patrols_in_idlib_are_possible(page: Page, seeds: tuple[str, Shelf]) -> None:
    page.goto(seeds[0])
    page.get_by_label("Search the reports").fill("joint patrols Idlib")
    page.get_by_label("Search the reports").press("Enter")
    page.get_by_role("link", name=re.compile("possible")).first.click()
    coded = page.locator(".events li", has=page.get_by_role("link", name="COOPERATE"))
    coded.first.get_by_role("link", name="event").click()

    origins = page.locator("dt", has_text=re.compile("^Origins?$")).locator(
        "xpath=following-sibling::dd[1]//li"
    )
    expect(origins).to_have_count(1)
    expect(origins).to_contain_text("Turkish official (anonymous)")
    assert page.locator("figure.words").count() >= 3


def test_two_events_are_made_one_and_two_again(page: Page, seeds: tuple[str, Shelf]) -> None:
    address, shelf = seeds
    before = shelf.shown().view
    page.goto(f"{address}/review")
    page.get_by_role("link", name=re.compile("Proposed merges")).first.click()
    page.get_by_label(re.compile("One event")).first.check()
    page.locator("#because-decide").fill("both tell of the same talks")
    page.locator("#by-decide").fill("A. Reader")
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.get_by_role("status")).to_contain_text("A. Reader")
    assert len(shelf.shown().view.events) < len(before.events)

    page.get_by_role("link", name="History").click()
    page.get_by_text("Take it back").first.click()
    page.locator("[name=because]").first.fill("not so sure any more")
    page.get_by_role("button", name="Take back").first.click()
    page.wait_for_url("**made=decision-**")

    assert shelf.shown().view == before


def test_a_correction_outlives_the_next_run(page: Page, seeds: tuple[str, Shelf], kit: Kit) -> None:
    address, shelf = seeds
    page.goto(address)
    page.get_by_role("link", name=PATROLS, exact=True).click()
    page.locator("h2#events ~ ul a, ul a[href^='/events/']").first.click()
    event = page.url
    page.get_by_role("link", name="Decide on it").click()
    page.get_by_label("Change a field").check()
    page.locator("select[name=field]").select_option("date")
    page.get_by_label("Right value").fill("2024-08-21")
    page.locator("#because-decide").fill("the ministry's own bulletin gives that day")
    page.locator("#by-decide").fill("A. Reader")
    page.get_by_role("button", name="Keep the decision").click()
    expect(page.get_by_role("status")).to_contain_text("2024-08-21")

    later = later_report()
    shelf.store.add_capture(later)
    shelf.store.add_reading(later.id, pipeline.read(later, kit))
    shelf.renew().result()
    page.goto(event)

    expect(page.locator("main")).to_contain_text("2024-08-21")
    expect(page.locator("main")).to_contain_text("the ministry's own bulletin gives that day")


def later_report() -> Capture:
    """A report that comes in after the decision."""
    text = "Ostrel, 1 September 2024 (Valley Post) - Ostrel and Varn signed a truce on Saturday.\n"
    return ingest.take_bytes("later.txt", text.encode(), now=datetime(2025, 1, 2, tzinfo=UTC))
