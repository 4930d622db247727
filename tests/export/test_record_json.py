"""The JSON forms of the record hold what the records hold, and nothing that JSON cannot."""

import json
from datetime import date

import pytest
from tests import build

from truceline.export.record_json import (
    arrangement_json,
    arrangements_json,
    open_items_json,
    standing_json,
    timeline_json,
)
from truceline.records.arrangement import (
    Arrangement,
    ArrangementState,
    Compliance,
    Measurement,
    OpenItem,
    Provision,
    Standing,
    Transition,
)
from truceline.records.claim import Lineage
from truceline.records.event import Dispute, DisputeSide, Event
from truceline.records.mention import Status
from truceline.records.view import View

REPORT = build.document("The armies resumed joint patrols near Streck.", "a.txt")
TRIGGER = build.evidence(REPORT, "resumed joint patrols")
MENTION = build.mention(REPORT, "resumed joint patrols")
RURITANIA = build.actor("Ruritania", "RUR")
STRECK = build.place("Streck", "RUR")


def event(event_id: str, when) -> Event:
    return Event(
        id=event_id,
        event_type="COOPERATE",
        mode=None,
        status=Status.HAPPENED,
        actors=(RURITANIA,),
        recipients=(),
        date=when,
        place=STRECK,
        claim_ids=(MENTION.id,),
        document_ids=(REPORT.id,),
        origins=(build.origin("the army"),),
        first_known_on=date(2021, 5, 4),
        disputes=(Dispute(field="date", sides=(DisputeSide(value="x", claim_ids=(MENTION.id,)),)),),
    )


def arrangement(**fields) -> Arrangement:
    resumed = Transition(
        state=ArrangementState.RESUMED,
        date=build.day("2021-05-03"),
        known_on=date(2021, 5, 4),
        claim_ids=(MENTION.id,),
        evidence=(TRIGGER,),
        origins=(build.origin("the army"),),
        flags=("single_source",),
    )
    plain = {
        "id": "arr-1",
        "kind": "patrol_programme",
        "name": "Joint patrols, Streck",
        "parties": (RURITANIA,),
        "area": STRECK,
        "parent": None,
        "transitions": (resumed,),
    }
    return Arrangement(**{**plain, **fields})


def view(events=(), arrangements=()) -> View:
    return View(
        dated=(build.dated(build.reading(REPORT, (MENTION,)), "2021-05-04"),),
        claims=(build.claim(MENTION),),
        events=events,
        arrangements=arrangements,
        lineage=Lineage(families=(), kinships=(), drifts=()),
        proposals=(),
    )


WORDS = [{"document": "a.txt", "start": TRIGGER.start, "end": TRIGGER.end, "quote": TRIGGER.quote}]


def test_timeline_gives_events_by_date_with_words_and_counts():
    undated = event("e-undated", build.span_of_days(None, None))
    late, early = event("e-late", build.day("2022-01-01")), event("e-early", build.day("2021-05-03"))

    found = timeline_json(view(events=(undated, late, early)))

    assert [e["id"] for e in found] == ["e-early", "e-late", "e-undated"]
    assert found[0]["mentions"] == WORDS
    assert (found[0]["reports"], found[0]["origins"], found[0]["origin_names"]) == (1, 1, ["the army"])


def test_an_arrangement_gives_its_history_and_how_it_stands():
    found = arrangement_json(arrangement(), view())

    assert (found["state"], found["since"]["first"], found["last_reported"]) == (
        "resumed",
        "2021-05-03",
        "2021-05-04",
    )
    assert found["parties"] == [{"name": "Ruritania", "country": "RUR", "kind": "state"}]
    assert found["area"] == "Streck"
    [transition] = found["transitions"]
    assert (transition["state"], transition["first"], transition["origins"]) == ("resumed", "2021-05-03", 1)
    assert transition["evidence"] == WORDS


def test_an_arrangement_nothing_is_stated_of_is_nulls_and_empty_lists():
    found = arrangement_json(arrangement(parties=(), area=None, transitions=()), view())

    assert [found[k] for k in ("parties", "area", "place", "state", "since", "last_reported")] == [
        [],
        None,
        None,
        None,
        None,
        None,
    ]


def test_contents_of_an_arrangement_lead_back_to_words():
    number = Measurement(
        value=344,
        low=None,
        high=None,
        unit="patrols",
        approximate=False,
        date=build.day("2021-05-03"),
        evidence=(TRIGGER,),
    )
    said = Compliance(claimant="A", accused="B", verdict="violated", evidence=(TRIGGER,))
    found = arrangement_json(
        arrangement(
            provisions=(Provision(text="patrol", evidence=(TRIGGER,)),),
            measurements=(number,),
            compliance=(said,),
        ),
        view(),
    )

    assert all(found[k][0]["evidence"] == WORDS for k in ("provisions", "measurements", "compliance"))
    assert (found["measurements"][0]["value"], found["compliance"][0]["accused"]) == (344, "B")


@pytest.mark.parametrize("state", [None, ArrangementState.SUSPENDED])
def test_a_standing_gives_the_count_of_its_origins(state):
    standing = Standing(
        arrangement_id="arr-1",
        state=state,
        since=None,
        last_reported=None,
        flags=("contested",),
        origins=(build.origin("x"), build.origin("y")),
        evidence=(TRIGGER,),
    )

    found = standing_json(standing, view())

    assert (found["state"], found["origins"], found["flags"]) == (state, 2, ["contested"])
    assert found["evidence"] == WORDS


def test_an_open_item_without_outcome_has_null():
    item = OpenItem(
        kind="deadline",
        what="withdraw",
        due=build.day("2021-05-31"),
        known_on=date(2021, 5, 4),
        outcome=None,
        evidence=(TRIGGER,),
    )

    [found] = open_items_json((item,), view())

    assert (found["due"]["last"], found["outcome"], found["evidence"]) == ("2021-05-31", None, WORDS)


def test_everything_is_plain_json():
    full = view(events=(event("e", build.day("2021-05-03")),), arrangements=(arrangement(),))

    assert json.loads(json.dumps([timeline_json(full), arrangements_json(full)])) == [
        timeline_json(full),
        arrangements_json(full),
    ]
