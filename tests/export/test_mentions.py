"""The mentions export: one line a mention, with offsets into the report's own text."""

import json

import pytest
from tests import build
from tests.export import views

from truceline.export.mentions import (
    actor_json,
    date_json,
    mentions_jsonl,
    place_json,
    quantity_json,
    size_json,
)
from truceline.records.mention import Quantity


@pytest.fixture
def exported():
    return [json.loads(line) for line in mentions_jsonl(views.full())]


def test_mentions_go_by_report_and_place_in_it(exported):
    assert [(m["document"], m["type"]) for m in exported] == [
        ("a.txt", "ASSAULT"),
        ("b.txt", "COOPERATE"),
        ("b.txt", "SANCTION"),
    ]


def test_offsets_are_code_points_of_the_text_beyond_odd_characters(exported):
    texts = {"a.txt": views.RAID.text, "b.txt": views.PATROLS.text}

    quotes = [texts[m["document"]][m["start"] : m["end"]] for m in exported]

    assert quotes == ["raided", "resumed joint patrols", "stop"]
    assert all(m["sentence_start"] <= m["start"] < m["end"] <= m["sentence_end"] for m in exported)


def test_a_mention_leads_to_its_event_and_its_arrangement(exported):
    raid, resumed, stop = exported

    assert (resumed["event"], resumed["arrangement"]) == (resumed["id"], "arr-1")
    assert (raid["event"], raid["arrangement"], stop["arrangement"]) == (raid["id"], None, None)


def test_what_the_words_do_not_say_is_null_or_empty(exported):
    raid = exported[0]

    assert [raid[k] for k in ("plover_type", "mode", "condition", "due", "known_on")] == [None] * 5
    assert [raid[k] for k in ("actors", "attribution", "quantities", "contexts")] == [[]] * 4
    assert raid["date"] == {
        "first": None,
        "last": None,
        "precision": "bound",
        "basis": "stated",
        "expression": None,
        "edtf": None,
    }


def test_a_mention_says_who_said_it_on_what_condition_and_how_many(exported):
    _, resumed, stop = exported

    [speaker] = resumed["attribution"]
    assert (speaker["text"], speaker["anonymous"], speaker["quoted"]) == ("an official", True, False)
    assert (resumed["quantities"][0]["value"], resumed["quantities"][0]["low"]) == (None, 40.0)
    assert stop["condition"] == "unless 40 posts are removed"
    assert (stop["status"], stop["due"]["last"]) == ("possible", "2021-06-30")


def test_an_actor_is_given_with_the_words_for_it():
    assert actor_json(build.actor("Almara", "ALM")) == {
        "name": "Almara",
        "country": "ALM",
        "kind": "state",
        "wikidata": None,
        "text": "Almara",
        "start": 0,
        "end": 6,
    }


def test_an_open_end_of_an_interval_is_null():
    found = date_json(build.span_of_days("2021-05-03", None))

    assert (found["first"], found["last"]) == ("2021-05-03", None)


def test_a_place_without_a_spot_keeps_its_words():
    found = place_json(views.NOWHERE)

    assert (found["lat"], found["lon"], found["text"]) == (None, None, "@home")


def test_a_number_that_is_only_bounded_has_no_value():
    words = build.document("more than 40 posts")

    found = quantity_json(
        Quantity(evidence=build.evidence(words, "40 posts"), value=None, low=40.0, high=None, unit="post")
    )

    assert (found["value"], found["low"], found["high"], found["approximate"]) == (None, 40.0, None, False)


def killed(quote, value, low, high, counts="dead"):
    words = build.document(quote)
    fields = {"value": value, "low": low, "high": high, "unit": "soldier", "counts": counts}
    return Quantity(evidence=build.evidence(words, quote), **fields)


@pytest.mark.parametrize(
    ("quantities", "dead"),
    [
        (
            [killed("two soldiers", 2, 2, 2), killed("three guards", 3, 3, 3)],
            {"value": 5, "low": 5, "high": 5},
        ),
        (
            [killed("two soldiers", 2, 2, 2), killed("at least three", None, 3, None)],
            {"value": None, "low": 5, "high": None},
        ),
        ([killed("up to three", None, None, 3)], {"value": None, "low": None, "high": 3}),
        ([killed("two soldiers", 2, 2, 2, counts=None)], None),
        ([], None),
    ],
)
def test_sizes_add_up_what_is_counted_so(quantities, dead):
    assert size_json(quantities) == {"dead": dead, "injured": None, "arrested": None}
