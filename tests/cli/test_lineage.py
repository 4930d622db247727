"""`lineage`: families as trees, and one report beside its kin."""

import json

import pytest

from tests.lines import command_line, written
from tests.probes.invented_reports import HARBOUR, PATROLS, PATROLS_REWRITTEN

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """Run a command line in a process of its own; give exit status, output and errors."""
    folder = tmp_path_factory.mktemp("lineage")
    run = command_line(folder, 160)
    lead, _, rest = PATROLS.partition("\n")
    reports = {
        "wire.txt": f"{lead}\n\nMon May 6, 2019\n\n{rest}",
        "spun.txt": PATROLS_REWRITTEN,
        "harbour.txt": HARBOUR,
    }
    status, _, errors = run("run", str(written(folder, reports)))
    assert status == 0, errors
    return run


def test_families_are_trees(typed):
    status, output, errors = typed("lineage")

    assert status == 0
    assert output.startswith("family family-")
    assert ("wire.txt" in output, "spun.txt" in output, "harbour.txt" in output) == (True, True, False)
    assert "changes of meaning" in errors


def test_a_report_stands_beside_its_kin_with_the_changes_marked(typed):
    status, output, _ = typed("lineage", "wire")

    assert status == 0
    assert "rewrite · spun.txt" in output
    assert "unless Veldia removes «two» watchtowers" in output
    assert "number changed: two | three" in output
    assert "only in wire.txt: 1 passage" in output


def test_a_report_without_kin_says_so(typed):
    assert "harbour.txt shares wording with no other report." in typed("lineage", "harbour")[2]


@pytest.mark.parametrize(
    ("name", "said"), [("nobody", "is the name of no report"), (".txt", "fits 3 reports")]
)
def test_a_name_that_fits_none_or_many_is_an_error(typed, name, said):
    status, _, errors = typed("lineage", name)

    assert (status, said in errors) == (2, True)


def test_json_of_one_report_has_what_it_has_part_in(typed):
    kept = json.loads(typed("lineage", "spun", "--json")[1])

    assert [(p["a"], p["b"]) for p in kept["pairs"]] in (
        [("spun.txt", "wire.txt")],
        [("wire.txt", "spun.txt")],
    )
    assert kept["pairs"][0]["aligned"][0]["score"] > 0
    assert json.loads(typed("lineage", "harbour", "--json")[1]) == {"families": [], "pairs": [], "drifts": []}
