"""What an analyst reads, as typed: figures, what is new, a situation report, exports on two clocks."""

import json

import pytest

from tests.lines import REPORTS, command_line, written

pytestmark = pytest.mark.model

SHELLED = (
    "Shelling near Idlib\n\nMarch 20, 2024\n\nShelling killed 12 soldiers near Idlib on Tuesday, the Turkish defence "
    "ministry said.\n"
)


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reading")
    run = command_line(folder)
    status, _, errors = run("run", str(written(folder, {**REPORTS, "shelled.txt": SHELLED})))
    assert status == 0, errors
    return run


def test_a_figure_stands_with_its_words_and_where_they_are(typed):
    _, output, _ = typed("figures", "--of", "killed")

    assert "12 soldiers dead" in output
    assert "shelled.txt:5" in output
    assert "«12 soldiers»" in output


def test_figures_are_a_table_and_json_alike(typed):
    _, table, _ = typed("figures", "--csv")
    _, output, _ = typed("figures", "--json")
    found = json.loads(output)

    assert len(table.splitlines()) == len(found) + 1
    assert {"kind", "period", "low", "claimants", "origins", "disputes", "evidence"} <= set(found[0])


def test_a_diff_tells_the_arrangement_that_moved_first(typed):
    _, output, _ = typed("diff", "--since", "2024-04-01", "--until", "2024-05-10")

    assert output.startswith("arrangements")
    assert "active → suspended" in output
    assert "suspended.txt:1" in output


def test_a_diff_of_a_day_with_itself_tells_nothing(typed):
    status, output, errors = typed("diff", "--since", "2024-05-10", "--until", "2024-05-10")

    assert (status, output) == (0, "")
    assert "0 new reports" in errors


def test_a_brief_known_by_a_day_holds_no_later_report(typed):
    _, output, _ = typed("brief", "--from", "2024-03-01", "--to", "2024-05-31", "--known-by", "2024-04-01")

    assert "begun.txt:5" in output
    assert "suspended.txt" not in output


@pytest.mark.parametrize(("day", "is_there"), [("2023-01-01", False), ("2024-03-15", True)])
def test_an_export_holds_what_can_have_been_on_a_day(typed, day, is_there):
    _, output, _ = typed("export", "events-jsonl", "--on", day, "--known-by", "2024-04-01")
    held = [
        e for e in map(json.loads, output.splitlines()) if e["type"] == "COOPERATE" and e["date"]["first"]
    ]

    assert any(e["documents"] == ["begun.txt"] for e in held) is is_there


@pytest.mark.parametrize(
    "words",
    [
        ("figures", "--of", "elephants"),
        ("figures", "--json", "--csv"),
        ("diff", "--since", "2024-05-10", "--until", "2024-05-01"),
        ("brief", "--from", "2024-05-10", "--to", "2024-05-01"),
        ("brief", "--from", "2024-05-01", "--to", "2024-05-10", "--about", "Elbonia"),
        ("brief", "--from", "2024-05-01", "--to", "2024-05-10", "--out", "nowhere/b.md"),
    ],
)
def test_a_fault_is_one_line_with_its_subject(typed, words):
    status, _, errors = typed(*words)

    assert status == 2
    assert errors.startswith("error: ")
    assert "Traceback" not in errors


def test_a_timeline_of_few_days_holds_events_of_those_days_alone(typed):
    _, whole, _ = typed("timeline", "--json")
    _, output, _ = typed("timeline", "--days", "1", "--json")
    few = json.loads(output)

    assert len({e["date"]["first"] for e in few}) == 1
    assert all(e["date"]["first"] == e["date"]["last"] for e in few)
    assert 0 < len(few) < len(json.loads(whole))
