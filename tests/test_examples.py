"""The reports in `examples/` are read and reconciled as their README says."""

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from tests.build import NOON
from truceline import asking, pipeline
from truceline.cli.events import print_event
from truceline.earlier import earlier_of
from truceline.errors import TrucelineError
from truceline.export.record_json import arrangements_json
from truceline.kit import Kit, World
from truceline.records.arrangement import Arrangement, ArrangementState
from truceline.records.decided import DecisionKind
from truceline.records.document import TELLING
from truceline.records.event import Decision
from truceline.records.mention import Reading, Status
from truceline.records.serial import to_text
from truceline.records.view import View
from truceline.stages import ingest

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
NAMES = tuple(path.name for path in ingest.gather(EXAMPLES))
SUSPENDED, RESUMED = "04-patrols-suspended.txt", "06-patrols-resumed.txt"
REPRINT = "05-patrols-suspended-reprint.html"

# What stands around the stories: other stories' titles, boxes, forms, notices. Some of it tells of events.
FURNITURE = {
    "01-moscow-protocol.txt": ("Share on Facebook", "Who holds what along", "shrinking safe zones", "never shown"),
    "02-first-patrol.txt": ("Reporting by Meridian Wire staff", "Principles of Trust"),
    "03-first-patrol-reworded.html": ("We use cookies", "return to ruined towns", "day's top stories", "Be the first"),
    "05-patrols-suspended-reprint.html": ("launches new frigate", "Blast kills four", "without permission"),
    "06-patrols-resumed.txt": ("Drone base near Idlib bombed", "The road that nobody owns", "Enter your email"),
    "07-grain-deal-suspended.txt": ("Three mines found", "Support our work", "Wheat price jumps"),
    "08-grain-deal-resumed.html": ("uses cookies", "Port workers killed", "Insurers raise premiums"),
    "09-yemen-truce-expires.txt": ("Fuel queues grow", "Houthis parade missiles", "Terms of use"),
    "10-lachin-blocked.html": ("Subscribe now", "new gas contract", "Support independent journalism"),
    "11-lachin-open.txt": ("Tags: Karabakh", "If you find an error", "hyperlink is required"),
    "12-bab-al-hawa.txt": ("Quake survivors", "How the UN aid mandate", "keep them civil", "Post a comment"),
    "13-buffer-zones.txt": ("Editing by P. Lund",),
    "14-compilation.txt": ("Like Loading", "Tagged: ceasefires", "collects open sources"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything read from the examples, and the view over it."""

    readings: tuple[Reading, ...]
    failures: tuple[str, ...]
    view: View


@pytest.fixture(scope="module")
def record(kit: Kit, world: World) -> Record:
    readings, failures = [], []
    for path in ingest.gather(EXAMPLES):
        try:
            readings.append(pipeline.read(ingest.take(path, root=EXAMPLES, now=NOON), kit))
        except TrucelineError as error:
            failures.append(f"{path.name}: {error}")
    view = pipeline.reconcile(tuple(readings), world)
    return Record(readings=tuple(readings), failures=tuple(failures), view=view)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_examples", ROOT / "scripts" / "run_examples.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def listed(record: Record) -> list[dict[str, Any]]:
    return list(arrangements_json(record.view))


@pytest.fixture(scope="module")
def idlib_patrols(record: Record, script: ModuleType, listed: list[dict[str, Any]]) -> Arrangement:
    """The programme that the script asks about first."""
    name = script.name_of(script.QUESTIONS[0], listed)
    [found] = [a for a in record.view.arrangements if name in (a.name, a.id)]
    return found


def state_of(record: Record, world: World, name: str, *, on: str, known_by: str) -> asking.Answer:
    """How an arrangement stood on a day, by the reports that were out on another."""
    known = date.fromisoformat(known_by)
    subset = pipeline.reconcile(asking.known_by(record.readings, known), world)
    return asking.standing_of(name, record.view, subset, on=date.fromisoformat(on), known_by=known)


def test_every_report_is_read_without_failure(record: Record) -> None:
    silent = [r.document.name for r in record.readings if not r.mentions]

    assert record.failures == ()
    assert silent == []
    assert len(record.readings) == len(NAMES) >= 12


@pytest.mark.parametrize("seed", range(4))
def test_what_was_found_of_any_of_the_reports_changes_nothing(
    record: Record, world: World, seed: int
) -> None:
    """Reports that come later, that go again, in any order: what is taken over gives the bytes of a whole run."""
    rng = Random(seed)
    some = tuple(rng.sample(record.readings, rng.randrange(2, len(record.readings))))
    before = pipeline.reconcile(some, world)
    shuffled = tuple(rng.sample(record.readings, len(record.readings)))

    assert record.view.lineage.drifts
    assert to_text(pipeline.reconcile(shuffled, world, earlier=earlier_of(before))) == to_text(record.view)
    assert to_text(pipeline.reconcile(some, world, earlier=earlier_of(record.view))) == to_text(before)


def test_after_a_run_without_new_reports_none_is_traced_again(
    record: Record, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.stages.trace.judged", None)

    again = pipeline.reconcile(record.readings, world, earlier=earlier_of(record.view))

    assert to_text(again) == to_text(record.view)


def test_what_is_known_of_a_report_that_is_read_otherwise_now_is_not_taken_over(
    record: Record, world: World
) -> None:
    first, *rest = record.readings
    other = replace(first, mentions=first.mentions[1:], attributions=(), names=(), citations=())
    readings = (other, *rest)

    taken = earlier_of(record.view).of(readings)

    assert first.document.id not in taken.dated
    assert all(first.document.id not in (k.a, k.b) for k in taken.lineage.kinships)
    assert to_text(pipeline.reconcile(readings, world, earlier=earlier_of(record.view))) == to_text(
        pipeline.reconcile(readings, world)
    )


def test_claims_that_a_person_decided_on_are_resolved_anew(record: Record, world: World) -> None:
    event = next(e for e in record.view.events if len(e.claim_ids) > 1)
    said = Decision(
        id="decision-1",
        kind=DecisionKind.REJECT,
        mention_ids=event.claim_ids,
        field=None,
        before=None,
        after=None,
        reason="not so",
        made_by="R. Vost",
        made_at=NOON,
    )
    decided = pipeline.reconcile(record.readings, world, (said,))

    assert decided != record.view
    assert to_text(pipeline.reconcile(record.readings, world, earlier=earlier_of(decided))) == to_text(
        record.view
    )
    assert to_text(
        pipeline.reconcile(record.readings, world, (said,), earlier=earlier_of(record.view))
    ) == to_text(decided)


@pytest.mark.parametrize("name", NAMES)
def test_every_report_has_its_line_in_the_readme(name: str) -> None:
    assert f"| `{name}` |" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_every_kind_of_arrangement_occurs(record: Record, world: World) -> None:
    assert {a.kind for a in record.view.arrangements} == set(world.kinds.by_id)


def test_each_of_the_eight_statuses_occurs(record: Record) -> None:
    assert {claim.mention.status for claim in record.view.claims} == set(Status)


def test_the_reprint_and_its_original_are_one_family_of_their_own(record: Record) -> None:
    names = {r.document.id: r.document.name for r in record.readings}
    families = [
        {names[member.document_id]: member.kind for member in family.members}
        for family in record.view.lineage.families
    ]

    [family] = [f for f in families if REPRINT in f]

    assert family == {SUSPENDED: "original", REPRINT: "reprint"}


def test_the_number_that_the_reprint_has_wrong_is_a_drift(record: Record) -> None:
    changed = {frozenset((d.a.quote, d.b.quote)) for d in record.view.lineage.drifts if d.kind == "number"}

    assert frozenset(("Three", "Two")) in changed


def test_a_statement_that_was_reprinted_has_one_origin(record: Record) -> None:
    names = {r.document.id: r.document.name for r in record.readings}
    holding = [c for c in record.view.claims if "The ceasefire is holding" in c.mention.sentence.quote]

    assert {names[c.document_id] for c in holding} == {SUSPENDED, REPRINT}
    assert len({c.origin.id for c in holding}) == 1


@pytest.mark.parametrize(
    ("on", "known_by", "expected"),
    [
        ("2020-03-10", "2020-03-06", ArrangementState.PROPOSED),
        ("2020-08-15", "2020-08-14", ArrangementState.SUSPENDED),
        ("2020-08-15", "2020-08-26", ArrangementState.SUSPENDED),
        ("2020-08-20", "2020-08-26", ArrangementState.RESUMED),
    ],
)
def test_the_idlib_patrols_are_suspended_and_then_resumed(
    record: Record,
    world: World,
    idlib_patrols: Arrangement,
    on: str,
    known_by: str,
    expected: ArrangementState,
) -> None:
    answer = state_of(record, world, idlib_patrols.id, on=on, known_by=known_by)

    assert answer.standing.state is expected


def test_nobody_knows_of_the_resumption_before_the_report_of_it(
    record: Record, world: World, idlib_patrols: Arrangement
) -> None:
    answer = state_of(record, world, idlib_patrols.id, on="2020-08-20", known_by="2020-08-25")

    assert answer.standing.state is ArrangementState.SUSPENDED
    assert answer.standing.last_reported is not None
    assert answer.standing.last_reported < date(2020, 8, 25)


def test_the_patrols_are_not_known_before_the_first_report_of_them(
    record: Record, world: World, idlib_patrols: Arrangement
) -> None:
    answer = state_of(record, world, idlib_patrols.id, on="2020-08-20", known_by="2020-03-05")

    assert not answer.is_known
    assert answer.standing.state is None
    assert answer.standing.evidence == ()


@pytest.mark.parametrize("name", [SUSPENDED, RESUMED, "09-yemen-truce-expires.txt"])
def test_a_report_is_known_from_its_own_day_on(record: Record, name: str) -> None:
    [published] = [d.published for d in record.view.dated if d.reading.document.name == name]
    assert published is not None and published.last is not None

    before = asking.known_by(record.readings, published.last - timedelta(days=1))
    then = asking.known_by(record.readings, published.last)

    assert name not in {r.document.name for r in before}
    assert name in {r.document.name for r in then}


def test_furniture_yields_no_mention(record: Record) -> None:
    assert set(FURNITURE) | {SUSPENDED} == set(NAMES)
    read = [
        f"{reading.document.name}: {mention.sentence.quote}"
        for reading in record.readings
        for mention in reading.mentions
        for words in FURNITURE.get(reading.document.name, ())
        if words in mention.sentence.quote
    ]

    assert read == []


def test_mentions_stand_in_telling_sections_only(record: Record) -> None:
    for reading in record.readings:
        for mention in reading.mentions:
            section = reading.document.section_at(mention.trigger.start)

            assert section is not None and section.role in TELLING, mention.sentence.quote


@pytest.mark.parametrize("words", [w for name in sorted(FURNITURE) for w in FURNITURE[name]])
def test_the_furniture_that_tests_look_for_is_there(words: str) -> None:
    assert any(words in (EXAMPLES / name).read_text(encoding="utf-8") for name in FURNITURE)


def test_every_question_of_the_script_finds_its_arrangement(
    script: ModuleType, listed: list[dict[str, Any]]
) -> None:
    unanswered = [q.title for q in script.QUESTIONS if script.name_of(q, listed) is None]
    unread = [name for q in script.QUESTIONS for name in q.reports if name not in NAMES]

    assert unanswered == []
    assert unread == []


def arrangement(arrangement_id: str, name: str, *documents: str) -> Mapping[str, Any]:
    evidence = [{"document": document} for document in documents]
    return {"id": arrangement_id, "name": name, "kind": "zone", "transitions": [{"evidence": evidence}]}


def test_a_question_goes_to_the_arrangement_with_most_words_in_its_reports(script: ModuleType) -> None:
    question = script.Question(title="", kind="zone", reports=("a", "b"), asked=())
    told = [arrangement("1", "Far zone", "a", "c", "c"), arrangement("2", "Near zone", "a", "b")]

    assert script.name_of(question, told) == "Near zone"


def test_a_shared_name_is_asked_by_id(script: ModuleType) -> None:
    question = script.Question(title="", kind="zone", reports=("a",), asked=())

    assert script.name_of(question, [arrangement("1", "Zone", "a"), arrangement("2", "Zone", "b")]) == "1"


def test_a_question_without_an_arrangement_has_no_name(script: ModuleType) -> None:
    question = script.Question(title="", kind="corridor", reports=("a",), asked=())

    assert script.name_of(question, [arrangement("1", "Zone", "a")]) is None


def test_words_with_spaces_are_quoted_as_a_shell_needs_them(script: ModuleType) -> None:
    assert script.quoted("Idlib patrols") == '"Idlib patrols"'
    assert script.quoted("2020-08-15") == "2020-08-15"


def test_the_timeline_says_in_words_what_reports_disagree_on(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    view = record.view
    claims = {c.id: c for c in view.claims}

    for event in view.events:
        print_event(event, claims)

    assert "reports disagree on number of soldiers injured" in capsys.readouterr().out
