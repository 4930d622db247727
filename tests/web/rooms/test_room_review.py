"""The review room: the queue, decisions on it, and two people at once."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import DOOR, TODAY
from truceline.config import Settings
from truceline.kit import World
from truceline.records.decided import DecisionKind
from truceline.records.event import DecidedWords, Decision
from truceline.web.app import make_app
from truceline.web.queue import Reason
from truceline.web.shelf import Shelf, Shown

pytestmark = pytest.mark.model
WORDS = {"because": "as the report prints it", "made_by": "A. Reader"}


def shown_of(desk: TestClient) -> Shown:
    return desk.app.state.site.shelf.shown()  # type: ignore[attr-defined,no-any-return]


def decisions_of(desk: TestClient) -> tuple[object, ...]:
    return desk.app.state.site.shelf.store.decisions()  # type: ignore[attr-defined,no-any-return]


def carried(page: str) -> dict[str, str]:
    """What a page's own form carries."""
    form = page[page.index('id="decide"') :]
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(item|seen|known)" value="([^"]*)"', form)
    }


def waiting(desk: TestClient, reason: Reason) -> str:
    """The key of the first item that waits for a reason."""
    return shown_of(desk).queue.of(reason)[0].key


def test_every_reason_leads_to_an_item_with_its_words(desk: TestClient) -> None:
    for reason in (Reason.DISPUTE, Reason.PROPOSAL, Reason.SINGLE_ORIGIN, Reason.LOW_SCORE):
        page = desk.get("/review", params={"reason": reason})

        assert page.status_code == 200
        assert "<mark>" in page.text
        assert "Keep the decision" in page.text


def test_a_proposed_merge_shows_both_sides_and_the_reasons(desk: TestClient) -> None:
    page = desk.get("/review", params={"reason": "proposal"}).text
    proposal = shown_of(desk).queue.of(Reason.PROPOSAL)[0].proposal

    assert page.count('class="laid"') == 2
    assert proposal is not None
    assert proposal.reasons[0] in unescape(page)


def test_what_moves_an_arrangement_waits_before_what_moves_none(desk: TestClient) -> None:
    moving = [bool(item.moves) for item in shown_of(desk).queue.items]

    assert moving == sorted(moving, reverse=True)


def test_the_address_keeps_the_place_and_leads_to_the_neighbours(desk: TestClient) -> None:
    items = shown_of(desk).queue.items

    page = desk.get("/review", params={"at": items[4].key}).text

    assert f"5 of {len(items)}" in page
    assert re.search(r'rel="next" href="/review\?at=[^"]*&amp;n=6"', page)
    assert f'value="{items[4].key}"' in unescape(page)


def test_one_event_is_shown_whether_it_waits_or_not(desk: TestClient) -> None:
    event = shown_of(desk).view.events[0]

    assert "Beside the queue" in desk.get("/review", params={"event": event.claim_ids[-1]}).text
    assert desk.get("/review", params={"event": "mention-none"}).status_code == 404
    assert desk.get("/review", params={"reason": "whim"}).status_code == 400


def test_a_decision_needs_its_reason_and_a_name_and_offers_none(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    page = desk.get("/review").text
    form = carried(page)

    assert re.search(r'name="made_by" value=""', page)
    for left_out in WORDS:
        answer = desk.post("/review", data=form | WORDS | {"do": "accept", left_out: " "})
        assert answer.status_code == 400
        assert "is empty" in answer.text
    assert desk.post("/review", data=form | WORDS).status_code == 400
    assert decisions_of(desk) == ()


def test_an_accepted_event_waits_no_longer_and_the_next_one_follows(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    first, second = (i.key for i in shown_of(desk).queue.of(Reason.SINGLE_ORIGIN)[:2])
    page = desk.get("/review", params={"reason": "single_origin", "at": first}).text

    answer = desk.post(
        "/review?reason=single_origin&n=1", data=carried(page) | WORDS | {"do": "accept", "on": "whole"}
    )

    assert answer.status_code == 303
    after = desk.get(answer.headers["location"])
    assert "Kept: right as it is" in after.text
    assert f'value="{second}"' in after.text
    assert shown_of(desk).queue.place_of(first, None) is None
    assert 'name="made_by" value="A. Reader"' in after.text


def test_an_edit_keeps_the_value_that_it_replaced_in_sight_and_is_taken_back(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    event = next(e for e in shown_of(desk).view.events if e.status.value == "happened")
    page = desk.get("/review", params={"event": event.id}).text
    edit = {"do": "edit", "field": "status", "value": "planned", "on": "whole"}

    answer = desk.post(f"/review?event={event.id}", data=carried(page) | WORDS | edit)
    edited = desk.get(answer.headers["location"]).text

    assert shown_of(desk).event(event.id).status.value == "planned"
    assert "status: happened → planned" in edited
    [decision] = decisions_of(desk)
    undo = {"do": "undo", "decision": decision.id}  # type: ignore[attr-defined]
    desk.post(f"/review?event={event.id}", data=carried(edited) | WORDS | undo)
    assert shown_of(desk).event(event.id).status.value == "happened"
    assert "taken back" in desk.get("/review/history").text


def test_a_value_that_cannot_be_read_is_told_and_what_was_typed_stays(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    page = desk.get("/review", params={"reason": "single_origin"}).text

    answer = desk.post(
        "/review", data=carried(page) | WORDS | {"do": "edit", "field": "date", "value": "last spring"}
    )

    assert answer.status_code == 409
    assert "write it as EDTF" in answer.text
    assert 'value="last spring"' in answer.text
    assert decisions_of(desk) == ()


def test_a_proposed_merge_is_settled_either_way(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    before = len(shown_of(desk).view.proposals)
    for act in ("accept", "reject"):
        page = desk.get("/review", params={"reason": "proposal"}).text
        assert (
            desk.post("/review?reason=proposal", data=carried(page) | WORDS | {"do": act}).status_code == 303
        )

    assert [d.kind.value for d in decisions_of(desk)] == ["same", "different"]  # type: ignore[attr-defined]
    assert len(shown_of(desk).view.proposals) <= before - 2


def test_events_are_made_one_by_an_address_and_a_mention_is_split_off(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    view = shown_of(desk).view
    one, other = [e for e in view.events if e.event_type == view.events[0].event_type][:2]
    page = desk.get("/review", params={"event": one.id}).text
    same = {"do": "same", "other_id": f"http://testserver/events/{other.id}?on=2024-01-01"}
    assert desk.post("/review", data=carried(page) | WORDS | same).status_code == 303
    joined = shown_of(desk).event(other.id)
    assert one.id in joined.claim_ids

    several = max(view.events, key=lambda e: len(e.claim_ids))
    page = desk.get("/review", params={"event": several.id}).text
    split = {"do": "different", "split": several.claim_ids[-1]}
    assert desk.post("/review", data=carried(page) | WORDS | split).status_code == 303
    assert shown_of(desk).event(several.claim_ids[-1]).id != shown_of(desk).event(several.claim_ids[0]).id


def test_what_another_decided_meanwhile_is_shown_beside_what_was_to_be_decided(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    key = waiting(desk, Reason.SINGLE_ORIGIN)
    mine = carried(desk.get("/review", params={"at": key}).text)
    theirs = {"do": "edit", "field": "status", "value": "denied", "on": "whole"}
    desk.post("/review", data=mine | theirs | {"because": "the note below it", "made_by": "B. Other"})

    answer = desk.post("/review", data=mine | WORDS | {"do": "accept", "on": "whole"})

    assert answer.status_code == 409
    assert len(decisions_of(desk)) == 1
    page = unescape(answer.text)
    assert "B. Other" in page and "the note below it" in page
    assert "You were about to decide" in page and WORDS["because"] in page
    again = desk.post("/review", data=carried(answer.text) | WORDS | {"do": "accept", "on": "whole"})
    assert again.status_code == 303
    assert len(decisions_of(desk)) == 2


def test_a_decision_taken_back_meanwhile_is_told_too(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    key = waiting(desk, Reason.SINGLE_ORIGIN)
    first = carried(desk.get("/review", params={"event": key}).text)
    desk.post("/review", data=first | WORDS | {"do": "accept", "on": "whole"})
    mine = carried(desk.get("/review", params={"event": key}).text)
    [decision] = decisions_of(desk)
    undo = {"do": "undo", "decision": decision.id}  # type: ignore[attr-defined]
    assert (
        desk.post("/review", data=mine | undo | {"because": "misread", "made_by": "B. Other"}).status_code
        == 303
    )

    answer = desk.post("/review", data=mine | WORDS | undo)

    assert answer.status_code == 409
    assert "misread" in answer.text


def test_a_rejected_event_is_in_the_history_and_can_be_brought_back(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    key = waiting(desk, Reason.LOW_SCORE)
    page = desk.get("/review", params={"at": key}).text
    desk.post("/review", data=carried(page) | WORDS | {"do": "reject", "on": "whole"})
    assert key not in shown_of(desk).events
    assert "a mention in no event" in desk.get("/review", params={"event": key}).text

    history = desk.get("/review/history").text
    row = history[history.index('class="undo"') :]
    form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', row))
    answer = desk.post("/review?back=history", data=form | WORDS)

    assert answer.headers["location"].startswith("/review/history?made=")
    assert key in shown_of(desk).events


def test_the_history_is_a_table_too(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    page = desk.get("/review").text
    desk.post("/review", data=carried(page) | WORDS | {"because": "=1+1", "do": "accept", "on": "whole"})

    table = desk.get("/review/history", params={"form": "csv"}).text.splitlines()
    listed = desk.get("/review/history", params={"form": "json"}).json()

    assert len(table) == 2 and "'=1+1" in table[1]
    assert listed[0]["made_by"] == "A. Reader"
    about = {"about": listed[0]["mentions"][0], "form": "json"}
    assert len(desk.get("/review/history", params=about).json()) == 1


def test_an_empty_history_says_what_to_do(desk: TestClient) -> None:
    assert "Nothing was decided" in desk.get("/review/history").text


def test_a_form_of_another_site_decides_nothing(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    form = carried(desk.get("/review").text) | WORDS | {"do": "accept"}

    assert desk.post("/review", data=form, headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert decisions_of(desk) == ()


def test_of_two_who_decide_at_once_one_is_told_of_the_other(own_desk: Callable[..., TestClient]) -> None:
    desk = own_desk()
    key = waiting(desk, Reason.SINGLE_ORIGIN)
    form = carried(desk.get("/review", params={"at": key}).text) | {"because": "as printed", "on": "whole"}
    acts = [{"do": "accept", "made_by": "A. Reader"}, {"do": "reject", "made_by": "B. Other"}]

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda act: desk.post("/review", data=form | act), acts))

    assert sorted(a.status_code for a in answers) == [303, 409]
    assert len(decisions_of(desk)) == 1


def test_a_decision_whose_words_are_gone_comes_first_and_can_be_taken_back(
    own_desk: Callable[..., TestClient],
) -> None:
    desk = own_desk()
    shelf = desk.app.state.site.shelf  # type: ignore[attr-defined]
    claim = shown_of(desk).view.claims[0]
    mention = claim.mention
    words = DecidedWords(
        mention_id="mention-gone",
        event_type=mention.event_type,
        trigger=replace(mention.trigger, document_id="document-gone"),
        sentence=replace(mention.sentence, document_id="document-gone"),
        is_only=False,
    )
    shelf.store.add_decision(
        Decision(
            id="decision-1",
            kind=DecisionKind.ACCEPT,
            mention_ids=("mention-gone",),
            field=None,
            before=None,
            after=None,
            reason="as it was printed then",
            made_by="A. Reader",
            made_at=datetime(2025, 1, 1, tzinfo=UTC),
            words=(words,),
        )
    )
    shelf.renew().result()

    page = desk.get("/review").text
    assert "are gone" in page and "as it was printed then" in page
    answer = desk.post("/review", data=carried(page) | WORDS | {"do": "undo", "decision": "decision-1"})

    assert answer.status_code == 303
    assert shown_of(desk).queue.of(Reason.ORPHAN) == ()


def test_while_the_record_is_brought_up_to_date_the_page_says_so_and_shows_what_was_decided(
    settings: Settings, world: World, examples_db: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "slow.db"
    copy.write_bytes(examples_db.read_bytes())
    with Shelf(replace(settings, db=copy), world=world, patience=0.01) as shelf:
        desk = TestClient(make_app(shelf, DOOR, today=lambda: TODAY), follow_redirects=False)
        key = waiting(desk, Reason.SINGLE_ORIGIN)
        page = desk.get("/review", params={"event": key}).text
        busy = Event()
        shelf._maker.submit(busy.wait)
        answer = desk.post(
            f"/review?event={key}", data=carried(page) | WORDS | {"do": "accept", "on": "whole"}
        )
        meanwhile = desk.get(answer.headers["location"]).text
        second = desk.post("/review", data=carried(page) | WORDS | {"do": "reject", "on": "whole"})
        busy.set()
        shelf.renew().result()
        after = desk.get(answer.headers["location"]).text

    assert "being brought up to date" in meanwhile
    assert "not yet in what is shown" in meanwhile
    assert second.status_code == 409
    assert "being brought up to date" not in after
