"""The reader: every fact lands on its words, and what was read from them stands beside."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape

import pytest
from fastapi.testclient import TestClient

from tests.web.rooms.reading import Seen
from truceline.records.claim import Claim
from truceline.records.document import Evidence
from truceline.reference.compounds import KIN
from truceline.web.laying import lay_out, words_asked
from truceline.web.shelf import Shelf, Shown

pytestmark = pytest.mark.model


def shelf_of(desk: TestClient) -> Shelf:
    """The open record behind a desk."""
    return desk.app.state.site.shelf  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def shown(desk: TestClient) -> Shown:
    """The view of the examples."""
    return shelf_of(desk).shown()


def words_of(claim: Claim) -> Iterator[Evidence]:
    """All words that a claim rests on."""
    mention = claim.mention
    yield mention.trigger
    yield mention.sentence
    yield from mention.status_words
    yield from (a.evidence for a in (*claim.actors, *claim.recipients))
    yield from (w.evidence for w in mention.when)
    yield from (q.evidence for q in mention.quantities)
    yield from (s.words.evidence for s in mention.speakers)
    yield from (s.cue for s in mention.speakers if s.cue)
    if claim.place:
        yield claim.place.evidence
    if mention.condition:
        yield mention.condition.evidence


def test_all_words_that_claims_rest_on_are_marked_exactly(shown: Shown) -> None:
    words = {e for claim in shown.view.claims for e in words_of(claim)}
    assert len(words) > 500

    for one in words:
        dated = shown.dated[one.document_id]
        document = dated.reading.document
        asked = words_asked(f"{one.start}-{one.end}", document)
        groups = lay_out(
            document, dated.reading.passages, shown.claims_of_document.get(document.id, ()), None, asked
        )
        pieces = [p for g in groups for b in g.blocks for p in b.pieces]

        assert "".join(p.text for p in pieces if p.is_words) == one.quote
        assert [p.is_anchor for p in pieces if p.is_words].count(True) == 1


def test_the_text_stands_there_as_it_came(shown: Shown) -> None:
    for dated in shown.view.dated:
        document = dated.reading.document
        groups = lay_out(
            document,
            dated.reading.passages,
            shown.claims_of_document.get(document.id, ()),
            None,
            None,
        )
        told = "".join(b.gap + "".join(p.text for p in b.pieces) for g in groups for b in g.blocks)

        assert told == document.text[: len(told)]
        assert not document.text[len(told) :].strip()


def test_each_mention_is_a_link_to_itself_laid_open(desk: TestClient, shown: Shown) -> None:
    for claim in shown.view.claims:
        page = desk.get(f"/reports/{claim.document_id}", params={"mention": claim.id}).text
        seen = Seen(page)

        assert seen.marked == claim.mention.trigger.quote
        assert seen.ids.count("words") == 1
        assert claim.mention.rule_id in page
        assert any(link.startswith("/events/") for link in seen.links) or claim.id not in shown.events


def test_words_across_a_mention_are_marked_whole_and_once(desk: TestClient, shown: Shown) -> None:
    claim = max(shown.view.claims, key=lambda c: len(c.mention.sentence.quote))
    sentence = claim.mention.sentence
    page = desk.get(f"/reports/{claim.document_id}", params={"words": f"{sentence.start}-{sentence.end}"})
    seen = Seen(page.text)

    assert seen.marked == sentence.quote
    assert seen.ids.count("words") == 1


def test_every_link_to_words_on_the_other_pages_lands_on_them(desk: TestClient) -> None:
    pages = ("/search?words=patrols", "/search?actor=Russia", "/actors/state-rus", "/actors/united-nations")
    links = {
        link
        for page in pages
        for link in Seen(desk.get(page).text).links
        if link.startswith("/reports/") and "words=" in link
    }
    assert len(links) > 40

    for link in links:
        seen = Seen(desk.get(link.partition("#")[0]).text)

        assert link.endswith("#words")
        assert seen.marked.strip()
        assert "words" in seen.ids


def test_the_panel_tells_what_each_value_rests_on(desk: TestClient, shown: Shown) -> None:
    claim = next(
        c
        for c in shown.view.claims
        if c.place and c.place.rejected and c.speakers and c.mention.speakers[0].cue
    )
    assert claim.place is not None
    page = unescape(desk.get(f"/reports/{claim.document_id}", params={"mention": claim.id}).text)

    assert claim.origin.reason in page
    assert claim.place.rejected[0].name in page
    assert claim.place.rejected[0].reason in page
    assert f"/review?event={shown.events[claim.id].id}" in page
    cue = claim.mention.speakers[0].cue
    assert cue is not None
    assert f"words={cue.start}-{cue.end}" in page


def test_a_sentence_can_be_cited_with_its_address(desk: TestClient, shown: Shown) -> None:
    claim = shown.view.claims[0]
    sentence = claim.mention.sentence
    page = desk.get(
        f"/reports/{claim.document_id}", params={"words": f"{sentence.start}-{sentence.end}"}
    ).text
    document = shown.document(claim.document_id)

    assert f"http://testserver/reports/{document.id}?words={sentence.start}-{sentence.end}#words" in page
    assert str(document.outlet) in page


@pytest.mark.parametrize("words", ["a-b", "5-5", "9-2", "0-9999999", "-3-4", "1", "٣-٤٥٦٧٨٩٠"])
def test_what_is_no_stretch_of_the_text_is_refused(desk: TestClient, shown: Shown, words: str) -> None:
    answer = desk.get(f"/reports/{shown.view.claims[0].document_id}", params={"words": words})

    assert answer.status_code == 400


def test_an_unknown_report_and_an_unknown_mention_are_told(desk: TestClient, shown: Shown) -> None:
    document_id = shown.view.claims[0].document_id

    assert desk.get("/reports/document-none").status_code == 404
    page = desk.get(f"/reports/{document_id}", params={"mention": "mention-none"})
    assert page.status_code == 200
    assert "No mention of the id mention-none" in page.text


def test_two_kin_stand_side_by_side_with_what_changed_named(desk: TestClient, shown: Shown) -> None:
    drift = shown.view.lineage.drifts[0]
    page = desk.get(f"/reports/{drift.a.document_id}", params={"beside": drift.b.document_id}).text

    assert f'<mark class="drift">{drift.a.quote}</mark>' in page
    assert f'<mark class="drift">{drift.b.quote}</mark>' in page
    assert f"{drift.kind} changed" in page
    assert "only here" in page


def test_reports_with_nothing_in_common_are_not_set_beside_each_other(desk: TestClient, shown: Shown) -> None:
    own = shown.view.dated[0].reading.document.id

    assert desk.get(f"/reports/{own}", params={"beside": own}).status_code == 404
    assert desk.get(f"/reports/{own}", params={"beside": "document-none"}).status_code == 404


def test_kin_are_listed_with_their_reason(desk: TestClient, shown: Shown) -> None:
    kinship = next(k for k in shown.view.lineage.kinships if k.kind in KIN)
    page = unescape(desk.get(f"/reports/{kinship.a}").text)

    assert f"beside={kinship.b}" in page
    assert kinship.reason in page
    table = desk.get(f"/reports/{kinship.a}", params={"form": "kin-csv"}).text
    assert kinship.reason in table


def test_a_report_that_came_later_is_told_as_unknown_by_then(desk: TestClient, shown: Shown) -> None:
    latest = max(shown.view.dated, key=lambda d: str(d.published.last if d.published else ""))
    document = latest.reading.document
    page = desk.get(f"/reports/{document.id}", params={"known_by": "2020-08-12"}).text

    assert "was not out by 2020-08-12" in page
    assert "Kin of this report" not in page


def test_an_earlier_content_still_opens_and_is_marked_as_replaced(
    own_desk: Callable[..., TestClient], shown: Shown
) -> None:
    client = own_desk()
    shelf = shelf_of(client)
    claim = shown.view.claims[0]
    document = shown.document(claim.document_id)
    first = shelf.store.capture_named(document.name)
    assert first is not None
    text = "<b>Another</b> text under the same name.\n"
    capture = replace(
        first,
        id="capture-later",
        content=text.encode(),
        sha256="f" * 64,
        fetched_at=datetime(2025, 1, 9, tzinfo=UTC),
    )
    reading = replace(
        shown.dated[document.id].reading,
        document=replace(
            document, id="document-later", capture_id=capture.id, text=text, title=None, sections=()
        ),
        mentions=(),
        times=(),
        names=(),
        citations=(),
        passages=(),
        attributions=(),
    )
    shelf.store.add_capture(capture)
    shelf.store.add_reading(capture.id, reading)
    shelf.renew().result()

    trigger = claim.mention.trigger
    old = client.get(f"/reports/{document.id}", params={"words": f"{trigger.start}-{trigger.end}"})
    new = client.get("/reports/document-later")

    assert old.status_code == 200
    assert "Replaced: this is an earlier content" in old.text
    assert "/reports/document-later" in old.text
    assert Seen(old.text).marked == trigger.quote
    assert "&lt;b&gt;Another&lt;/b&gt;" in new.text


def test_each_section_runs_in_the_direction_of_its_own_words(desk: TestClient, shown: Shown) -> None:
    document = shown.view.dated[0].reading.document
    page = desk.get(f"/reports/{document.id}").text

    assert page.count('<div class="said" dir="auto">') == len(document.sections)
