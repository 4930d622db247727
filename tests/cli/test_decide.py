"""`truceline decide` as a user types it: what it prints, keeps, refuses and takes back."""

import json
import shutil

import pytest

from tests.lines import command_line, written

pytestmark = pytest.mark.model

WORD = ("--because", "The paper says so", "--by", "A. Reader")


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return tmp_path_factory.mktemp("decided")


@pytest.fixture(scope="module")
def run(base):
    run = command_line(base, columns=200)
    status, _, errors = run("run", str(written(base)))
    assert status == 0, errors
    run("timeline")
    return run


@pytest.fixture
def typed(run, base, tmp_path):
    """Run a command line on a record of its own."""
    db = tmp_path / "record.db"
    shutil.copy(base / "record.db", db)
    return lambda *words: run(*words, "--db", str(db))


def events(typed, *words):
    return json.loads(typed("timeline", "--json", *words)[1])


def made(typed, *words):
    status, output, errors = typed("decide", *words, *WORD)
    assert status == 0, errors
    return output.partition(":")[0], output


def test_an_edit_shows_what_it_replaced_by_whom_why_and_when(typed):
    event = next(e for e in events(typed) if e["status"] == "happened")
    decision, output = made(typed, "edit", event["id"], "status", "planned")
    _, shown, _ = typed("show", event["id"])
    [told] = next(e for e in events(typed) if e["id"] == event["id"])["decisions"]

    assert "status happened → planned, by A. Reader" in output
    assert f"· planned · {event['id']}" in shown
    assert (
        f"decided: status happened → planned, by A. Reader on {told['made_at'][:10]}: The paper says so"
        in shown
    )
    assert (told["id"], told["before"], told["after"]) == (decision, "happened", "planned")
    assert "decided    status happened → planned" in typed("show", event["id"], "--why")[1]


def test_what_is_rejected_is_shown_as_such_and_stands_in_no_event(typed):
    event = events(typed)[0]
    made(typed, "reject", event["id"])
    _, shown, _ = typed("show", event["id"])
    _, _, counted = typed("timeline")
    exported = [json.loads(line) for line in typed("export", "mentions")[1].splitlines()]
    [mention] = [m for m in exported if m["id"] == event["id"]]

    assert shown.startswith("rejected: it stands in no event")
    assert "rejected." in counted
    assert event["id"] not in {e["id"] for e in events(typed)}
    assert (mention["event"], mention["decisions"][0]["kind"]) == (None, "reject")


def test_joining_two_events_and_taking_it_back_leaves_the_bytes_of_before(typed):
    before = typed("timeline", "--json")[1]
    a, b = (e["id"] for e in json.loads(before)[:2])
    decision, _ = made(typed, "same", a, b)
    joined = typed("timeline", "--json")[1]
    made(typed, "undo", decision)

    assert len(json.loads(joined)) == len(json.loads(before)) - 1
    assert typed("timeline", "--json")[1] == before


def test_history_shows_all_in_order_and_what_was_taken_back(typed):
    a, b = (e["id"] for e in events(typed)[:2])
    first, _ = made(typed, "accept", a)
    second, _ = made(typed, "different", a, b)
    undo, _ = made(typed, "undo", first)
    _, told, counted = typed("decide", "history")
    listed = json.loads(typed("decide", "history", "--json")[1])
    of_b = json.loads(typed("decide", "history", b, "--json")[1])

    assert [d["id"] for d in listed] == [first, second, undo]
    assert [d["undone_by"] for d in listed] == [undo, None, None]
    assert f"accept (taken back by {undo}), by A. Reader: The paper says so · {first}" in told
    assert "3 decisions, 1 taken back, 0 for review." in counted
    assert [d["id"] for d in of_b] == [second]


def test_a_decision_whose_words_are_gone_is_listed_for_review(typed, tmp_path):
    event = next(e for e in events(typed) if e["mentions"][0]["document"] == "suspended.txt")
    decision, _ = made(typed, "accept", event["id"])
    typed(
        "run",
        str(
            written(
                tmp_path, {"suspended.txt": "Trains ran late in May.\n\nMay 3, 2024\n\nThey were slow.\n"}
            )
        ),
    )
    _, told, errors = typed("decide", "history")

    assert ": gone" in told
    assert f"for review: {decision} is about" in errors
    assert "1 decision, 0 taken back, 1 for review." in errors


def test_later_decisions_count_by_an_earlier_day_only_when_asked_for_and_are_named(typed):
    early = events(typed, "--known-by", "2024-03-31")[0]["id"]
    decision, _ = made(typed, "reject", early)
    by_then = events(typed, "--known-by", "2024-03-31")
    _, output, errors = typed("timeline", "--known-by", "2024-03-31", "--with-decisions", "--json")

    assert early in {e["id"] for e in by_then}
    assert early not in {e["id"] for e in json.loads(output)}
    assert "with a decision made after 2024-03-31: reject, by A. Reader" in errors and decision in errors
    assert (
        "later than the day asked about"
        in typed("show", early, "--known-by", "2024-03-31", "--with-decisions")[1]
    )


def test_proposals_are_listed_for_a_person(typed):
    status, output, _ = typed("decide", "proposals", "--json")

    assert status == 0
    assert all(set(p) == {"a", "b", "score", "reasons"} for p in json.loads(output))
    assert "decide accept A B" in typed("decide", "proposals")[2]


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "mention-0", *WORD),
        ("same", "mention-0", "mention-1", *WORD),
        ("undo", "decision-0", *WORD),
        ("accept", "mention-0", "--by", "A. Reader"),
        ("accept", "mention-0", "--because", "The paper says so"),
    ],
)
def test_a_fault_is_one_line_with_its_subject_and_the_way_out(typed, words):
    status, output, errors = typed("decide", *words)

    assert (status, output) == (2, "")
    assert errors.startswith("error: ") and len(errors.splitlines()) == 1
