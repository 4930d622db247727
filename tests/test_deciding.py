"""Decisions over the whole line: they survive every run, contradict no other, and are taken back without a trace."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from tests.lines import settings_in, taken_in, written
from truceline import asking, pipeline
from truceline.deciding import Desk, decided_edit, decided_pair, decided_verdict, settled_proposal, taken_back
from truceline.errors import DecisionError, NotFoundError
from truceline.kit import load_world
from truceline.records.decided import DecisionKind
from truceline.records.event import Proposal
from truceline.records.serial import to_text
from truceline.records.view import View
from truceline.store.store import open_store

pytestmark = pytest.mark.model

FIRST = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return tmp_path_factory.mktemp("deciding")


@pytest.fixture(scope="module")
def settings(base):
    return settings_in(base)


@pytest.fixture(scope="module")
def world(settings):
    return load_world(settings)


@pytest.fixture(scope="module")
def readings(base, settings):
    taken_in(written(base), settings)
    with open_store(settings.db) as store:
        return store.readings()


@pytest.fixture(scope="module")
def plain(readings, world) -> View:
    return pipeline.reconcile(readings, world)


def desk(view, *decisions, reason="the paper says so", made_by="A. Reader") -> Desk:
    made_at = FIRST + timedelta(hours=len(decisions))
    return Desk(view=view, decisions=decisions, reason=reason, made_by=made_by, made_at=made_at)


def several(view: View):
    """An event of several mentions."""
    return max(view.events, key=lambda e: len(e.claim_ids))


def two(view: View):
    """Two events of one type that are two."""
    pairs = ((a, b) for a in view.events for b in view.events if a.id < b.id and a.event_type == b.event_type)
    return next(pairs)


def four(view, world):
    """A decision of every kind that leaves words on the record, made one after the other."""
    a, b = two(view)
    free = [e for e in view.events if e.id not in (a.id, b.id)]
    made = [decided_pair(DecisionKind.SAME, a.id, b.id, desk(view))]
    made.append(decided_verdict(DecisionKind.REJECT, free[0].id, desk(view, *made)))
    made.append(decided_edit(free[1].id, "date", "2024-02", desk(view, *made), world))
    made.append(decided_verdict(DecisionKind.ACCEPT, free[2].id, desk(view, *made)))
    return tuple(made)


def test_every_decision_holds_whatever_the_order_in_which_reports_come(readings, plain, world, tmp_path):
    said = four(plain, world)
    whole = to_text(pipeline.reconcile(readings, world, said))

    for order in permutations(readings):
        for known in (1, 2, 3):
            part = pipeline.reconcile(order[:known], world, said)
            ids = {c.id for c in part.claims}
            rejected = {c.id for c in part.claims if c.is_rejected}
            assert rejected == ids & set(said[1].mention_ids)
            edited = {c.id: c for c in part.claims if c.id in said[2].mention_ids}
            assert all(str(c.date.last) == "2024-02-29" for c in edited.values())
            a, b = said[0].mention_ids
            joined = [set(e.claim_ids) >= {a, b} for e in part.events]
            assert any(joined) == ({a, b} <= ids)
        assert to_text(part) == whole


def test_decisions_survive_a_second_run_and_the_kept_view_is_made_anew(
    base, settings, plain, world, tmp_path
):
    said = four(plain, world)
    other = settings_in(tmp_path)
    taken_in(base / "reports", other)
    with open_store(other.db) as store:
        before = to_text(pipeline.view_of(store, world))
        for decision in said:
            store.add_decision(decision)
        after = to_text(pipeline.view_of(store, world))
    taken_in(base / "reports", other)
    with open_store(other.db) as store:
        assert store.decisions() == said
        assert to_text(pipeline.view_of(store, world)) == after != before


def test_undoing_all_gives_the_view_before_byte_for_byte(readings, plain, world):
    said = four(plain, world)
    for decision in said:
        assert to_text(pipeline.reconcile(readings, world, (decision,))) != to_text(plain)
        said = (*said, taken_back(decision.id, desk(plain, *said)))

    assert to_text(pipeline.reconcile(readings, world, said)) == to_text(plain)


def test_a_rejected_event_moves_no_arrangement(readings, plain, world):
    moved = plain.arrangements[0].transitions[0].claim_ids[0]
    event = next(e for e in plain.events if moved in e.claim_ids)
    said = decided_verdict(DecisionKind.REJECT, event.id, desk(plain))
    view = pipeline.reconcile(readings, world, (said,))

    resting = {i for a in view.arrangements for t in a.transitions for i in t.claim_ids}
    assert not resting & set(event.claim_ids)
    assert {c.id for c in view.claims} == {c.id for c in plain.claims}


def test_known_by_a_day_leaves_later_decisions_out_unless_asked_for(settings, base, plain, world, tmp_path):
    other = settings_in(tmp_path)
    taken_in(base / "reports", other)
    early = next(e for e in plain.events if e.first_known_on and e.first_known_on <= date(2024, 3, 31))
    said = decided_edit(early.id, "date", "2024-02", desk(plain), world)
    day = FIRST.date() - timedelta(days=1)
    with open_store(other.db) as store:
        store.add_decision(said)
        left_out = asking.view_known_by(store, world, day)
        asked_for = asking.view_known_by(store, world, day, with_decisions=True)
        made = asking.view_known_by(store, world, FIRST.date())

    assert to_text(left_out) == to_text(plain)
    late = [{d.is_late for c in view.claims for d in c.decided} for view in (asked_for, made)]
    assert late == [{True}, {False}]


def test_an_edit_of_one_mention_alone_is_of_that_mention(plain, world):
    event = several(plain)
    whole = decided_edit(event.id, "status", "denied", desk(plain), world)
    alone = decided_edit(event.id, "status", "denied", desk(plain), world, alone=True)
    other = decided_edit(event.claim_ids[1], "status", "denied", desk(plain), world)

    assert (whole.is_whole, whole.mention_ids) == (True, event.claim_ids)
    assert (alone.is_whole, alone.mention_ids) == (False, (event.id,))
    assert (other.is_whole, other.mention_ids) == (False, (event.claim_ids[1],))


def refused(make, *told):
    with pytest.raises((DecisionError, NotFoundError)) as raised:
        make()
    assert all(words in str(raised.value) for words in told), str(raised.value)


def test_what_was_joined_is_not_told_apart_before_the_joining_is_taken_back(plain):
    [a, b, c] = [e.id for e in plain.events[:3]]
    first = decided_pair(DecisionKind.SAME, a, b, desk(plain))
    second = decided_pair(DecisionKind.SAME, b, c, desk(plain, first))
    said = (first, second)

    refused(
        lambda: decided_pair(DecisionKind.DIFFERENT, a, c, desk(plain, *said)), first.id, second.id, "undo"
    )
    undo = taken_back(second.id, desk(plain, *said))
    assert decided_pair(DecisionKind.DIFFERENT, a, c, desk(plain, *said, undo))


def test_what_was_told_apart_is_not_joined_through_a_third(plain):
    [a, b, c] = [e.id for e in plain.events[:3]]
    apart = decided_pair(DecisionKind.DIFFERENT, a, b, desk(plain))
    same = decided_pair(DecisionKind.SAME, b, c, desk(plain, apart))

    refused(lambda: decided_pair(DecisionKind.SAME, a, c, desk(plain, apart, same)), apart.id, "undo")


def test_a_field_is_edited_once_until_that_is_taken_back(plain, world):
    event = plain.events[0].id
    said = decided_edit(event, "status", "denied", desk(plain), world)

    refused(lambda: decided_edit(event, "status", "planned", desk(plain, said), world), said.id, "undo")


def test_what_was_rejected_is_neither_accepted_nor_edited_nor_joined(plain, world):
    a, b = (e.id for e in plain.events[:2])
    said = decided_verdict(DecisionKind.REJECT, a, desk(plain))

    refused(lambda: decided_verdict(DecisionKind.ACCEPT, a, desk(plain, said)), said.id, "undo")
    refused(lambda: decided_edit(a, "status", "denied", desk(plain, said), world), said.id, "undo")
    refused(lambda: decided_pair(DecisionKind.SAME, a, b, desk(plain, said)), said.id, "undo")


@pytest.mark.parametrize(
    ("kind", "settled"),
    [(DecisionKind.ACCEPT, DecisionKind.SAME), (DecisionKind.REJECT, DecisionKind.DIFFERENT)],
)
def test_a_proposal_is_accepted_as_one_event_and_rejected_as_two(plain, kind, settled):
    a, b, other = (e.id for e in plain.events[:3])
    view = replace(plain, proposals=(Proposal(a=a, b=b, score=0.6, reasons=("words",)),))

    assert settled_proposal(kind, b, a, desk(view)).kind is settled
    refused(lambda: settled_proposal(kind, a, other, desk(view)), "decide proposals")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("speed", "5", "status, type, mode, date, place, actors, recipients"),
        ("status", "wrong", "happened"),
        ("type", "WAR", "ASSAULT"),
        ("mode", "no-such", "mode"),
        ("date", "last spring", "EDTF"),
        ("place", "No Such Place At All", "gazetteer find"),
        ("actors", "Nobody Known By This", "show"),
        ("recipients", ";", "none"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_with_what_can(plain, world, field, value, told):
    refused(lambda: decided_edit(plain.events[0].id, field, value, desk(plain), world), told)


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05", "day"),
        ("2024-03", "2024-03-01", "2024-03-31", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-03~", "2024-03-01", "2024-03-31", "approximate"),
        ("2024-03-05/2024-03-07", "2024-03-05", "2024-03-07", "range"),
        ("../2024-03-07", "None", "2024-03-07", "bound"),
    ],
)
def test_a_date_is_as_fine_as_it_is_written(plain, world, value, first, last, precision):
    when = decided_edit(plain.events[0].id, "date", value, desk(plain), world).date

    assert (str(when.first), str(when.last), when.precision, when.basis) == (
        first,
        last,
        precision,
        "decision",
    )


def test_countries_and_actors_of_the_reports_are_found_by_name(plain, world):
    said = decided_edit(plain.events[0].id, "recipients", "Syria; state-tur", desk(plain), world)

    assert [(a.name, a.country) for a in said.actors] == [("Syria", "SYR"), ("Türkiye", "TUR")]
    assert all("A. Reader decided so" in (a.inferred or "") for a in said.actors)


@pytest.mark.parametrize("field", ["reason", "made_by"])
def test_nobody_decides_without_a_name_and_a_reason(plain, field):
    refused(lambda: desk(plain, **{field: " "}), "--because" if field == "reason" else "--by")


def test_an_undo_is_not_undone_and_nothing_is_taken_back_twice(plain):
    said = decided_verdict(DecisionKind.ACCEPT, plain.events[0].id, desk(plain))
    undo = taken_back(said.id, desk(plain, said))

    refused(lambda: taken_back(undo.id, desk(plain, said, undo)), "anew")
    refused(lambda: taken_back(said.id, desk(plain, said, undo)), undo.id)
    refused(lambda: taken_back("decision-0", desk(plain, said, undo)), "history")


@pytest.mark.parametrize("name", ["mention-0", "arr-0", "decision-0", ""])
def test_an_id_that_is_no_mention_is_told_with_where_to_look(plain, name):
    refused(lambda: decided_verdict(DecisionKind.ACCEPT, name, desk(plain)), "truceline ")


@pytest.fixture(scope="module")
def with_a_suggestion(readings):
    """The readings, the first mention of the first of which is only suggested and no other, and that mention."""
    first = next(r for r in readings if r.mentions)
    mention = replace(first.mentions[0], made_by={"event": "learned"}, shares={"event": 0.61})
    changed = replace(first, mentions=first.mentions[1:], suggestions=(mention,))
    return tuple(changed if r is first else replace(r, suggestions=()) for r in readings), mention


def test_a_suggestion_counts_nowhere_until_a_person_accepts_it(with_a_suggestion, world) -> None:
    readings, mention = with_a_suggestion

    view = pipeline.reconcile(readings, world)

    assert [c.id for c in view.suggested] == [mention.id]
    assert mention.id not in {c.id for c in view.claims}
    assert mention.id not in {i for e in view.events for i in e.claim_ids}

    accepted = decided_verdict(DecisionKind.ACCEPT, mention.id, desk(view))
    after = pipeline.reconcile(readings, world, (accepted,))

    assert after.suggested == ()
    assert mention.id in {i for e in after.events for i in e.claim_ids}


def test_a_rejected_suggestion_stays_out_and_keeps_its_decision(with_a_suggestion, world) -> None:
    readings, mention = with_a_suggestion
    view = pipeline.reconcile(readings, world)

    rejected = decided_verdict(DecisionKind.REJECT, mention.id, desk(view))
    after = pipeline.reconcile(readings, world, (rejected,))

    assert [(c.id, c.is_rejected) for c in after.suggested] == [(mention.id, True)]
    assert mention.id not in {i for e in after.events for i in e.claim_ids}


def test_suggestions_come_back_from_the_store_as_they_were(
    with_a_suggestion, world, settings, tmp_path
) -> None:
    readings, _ = with_a_suggestion
    view = pipeline.reconcile(readings, world)
    with open_store(settings.db) as full, open_store(tmp_path / "own.db") as store:
        for capture in full.captures_without_reading("another"):
            store.add_capture(capture)
        for reading in readings:
            store.add_reading(reading.document.capture_id, reading)
        store.save_view(view, "digest")

        assert store.load_view() == view
