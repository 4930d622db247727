"""The commands as a user types them: what they print, what they give as JSON, how they fail."""

import json
import subprocess
import sys

import pytest

from tests.lines import REPORTS, command_line, settings_in, written
from truceline.store.store import open_store

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("commands")


@pytest.fixture(scope="module")
def typed(folder):
    """Run a command line in a process of its own; give exit status, output and errors."""
    run = command_line(folder)
    status, _, errors = run("run", str(written(folder, {**REPORTS, "empty.txt": ""})))
    assert status == 0, errors
    return run


def test_a_run_tells_what_it_found_and_what_it_could_not_use(typed, folder):
    status, output, _ = typed("run", str(folder / "reports"))

    assert status == 0
    assert "4 files found, 0 new, 0 read now." in output
    assert "empty.txt: the file is empty" in output


def test_a_run_is_written_down_in_the_record(typed, folder):
    typed("run", str(folder / "reports"))

    with open_store(settings_in(folder).db) as store:
        latest, *_ = store.runs()
    assert (latest.by, latest.source) == ("command", str(folder / "reports"))
    assert latest.ended_at is not None
    assert (latest.found, latest.added, latest.reports) == (4, 0, 3)
    assert [failure.name for failure in latest.failures] == ["empty.txt"]


def test_the_timeline_shows_the_words_and_counts_origins(typed):
    _, output, _ = typed("timeline")

    assert "2024-05-02" in output
    assert "suspended" in output
    assert "1 origin" in output


EVENT_KEYS = "id type status actors recipients date place mentions reports origins"
ARRANGEMENT_KEYS = (
    "id name kind parties area parent state since last_reported flags "
    "transitions provisions measurements compliance open_items"
)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("timeline",), EVENT_KEYS),
        (("arrangements",), ARRANGEMENT_KEYS),
        (("open-items", "--on", "2024-03-06"), "kind what due outcome evidence"),
    ],
)
def test_json_lists_hold_the_documented_keys(typed, words, keys):
    status, output, _ = typed(*words, "--json")
    found = json.loads(output)

    assert status == 0
    assert found
    assert all(set(keys.split()) <= set(entry) for entry in found)


def test_the_state_is_asked_with_two_clocks(typed):
    _, later, _ = typed("state", "joint patrols", "--on", "2024-05-10", "--json")
    _, earlier, _ = typed(
        "state", "joint patrols", "--on", "2024-05-10", "--known-by", "2024-04-01", "--json"
    )

    assert json.loads(later)["state"] == "suspended"
    assert json.loads(earlier)["state"] == "active"


def test_what_was_not_known_by_a_day_is_said_to_be_so(typed):
    _, output, _ = typed("state", "joint patrols", "--on", "2024-05-10", "--known-by", "2024-01-01")

    assert "not known by then" in output


def test_show_lands_on_the_line_of_each_sentence(typed):
    _, output, _ = typed("show", "joint patrols")

    assert "suspended.txt:5" in output
    assert "begun.txt:5" in output


def test_show_takes_the_id_of_an_event(typed):
    _, output, _ = typed("timeline", "--json")
    event = json.loads(output)[0]
    status, shown, _ = typed("show", event["id"], "--json")

    assert status == 0
    assert json.loads(shown)["event"]["id"] == event["id"]


def test_show_lays_a_mention_open(typed):
    _, output, _ = typed("timeline", "--json")
    mention = next(e["id"] for e in json.loads(output) if e["type"] == "REQUEST")
    status, told, _ = typed("show", mention, "--why")

    assert status == 0
    assert "status     demanded, by “demanded" in told
    assert "pattern    request." in told
    assert "CAMEO      10" in told


def test_search_finds_a_word_in_any_form(typed):
    _, output, _ = typed("search", "suspend", "--json")

    assert [hit["document"] for hit in json.loads(output)] == ["suspended.txt", "suspended.txt"]


def test_lineage_is_json_with_its_three_lists(typed):
    _, output, _ = typed("lineage", "--json")

    assert set(json.loads(output)) == {"families", "pairs", "drifts"}


def test_exports_go_to_a_file(typed, folder):
    status, _, errors = typed("export", "mentions", "-o", str(folder / "mentions.jsonl"))
    lines = (folder / "mentions.jsonl").read_text(encoding="utf-8").splitlines()

    assert status == 0
    assert f"{len(lines)} lines written" in errors
    assert {json.loads(line)["document"] for line in lines} == {"agreed.txt", "begun.txt", "suspended.txt"}


def test_check_finds_our_own_data_sound(typed):
    assert typed("check")[:2] == (0, "All data files are sound.\n")


def test_the_gazetteer_is_asked_in_any_spelling(typed):
    _, output, _ = typed("gazetteer", "find", "Tal Rıfat")

    assert "Tall Rif‘at" in output or "Tal Rifaat" in output


@pytest.mark.parametrize(
    "words",
    [
        ("run", "nowhere"),
        ("state", "no such thing at all"),
        ("state", "joint patrols", "--on", "2024"),
        ("show", "nothing-of-that-id"),
        ("show", "joint patrols", "--why"),
        ("export", "no-form"),
        ("timeline", "--db", "missing.db"),
        ("timeline", "--db", "reports"),
    ],
)
def test_a_fault_is_one_line_with_its_subject_and_never_a_traceback(typed, words):
    status, _, errors = typed(*words)

    assert status == 2
    assert errors.startswith("error: ")
    assert "Traceback" not in errors


def test_a_run_killed_at_any_point_is_completed_by_the_next(tmp_path):
    import os
    import signal
    import time

    settings = settings_in(tmp_path)
    source = written(tmp_path, {f"{n:02}.txt": text for n, text in enumerate(list(REPORTS.values()) * 8)})
    environment = {**os.environ, "TRUCELINE_CACHE": str(settings.cache), "TRUCELINE_DB": str(settings.db),
                   "PYTHONPATH": ":".join(path for path in sys.path if path)}  # fmt: skip
    command = [sys.executable, "-c", "from truceline.cli import main; main()", "run", str(source), "--json"]
    for moment in (0.7, 1.6, 2.4):
        child = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        child.wait()
    ran = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["reports"] == 24
