"""Changes: two views are compared by mentions, whatever the ids of their events."""

from dataclasses import replace
from datetime import date

from tests import build
from tests.export.views import NO_LINEAGE, event_of
from truceline.changes import changes
from truceline.records.arrangement import Arrangement, ArrangementState, Transition
from truceline.records.event import Decision, DecisionKind
from truceline.records.mention import Status
from truceline.records.view import View

SINCE, UNTIL = date(2021, 5, 4), date(2021, 5, 10)
OLD = build.document("Both sides began the patrols.", "old.txt")
NEW = build.document("The patrols were suspended. They meet on Friday.", "new.txt")


def a_claim(document, words, known, **fields):
    mention = build.mention(
        document, words, **{k: fields.pop(k) for k in ("status", "event_type") if k in fields}
    )
    plain = {"known_on": date.fromisoformat(known), "date": build.day(known)}
    return build.claim(mention, **{**plain, **fields})


BEGAN = a_claim(OLD, "began", "2021-05-03")
STOPPED = a_claim(NEW, "suspended", "2021-05-06", origin=build.origin("ministry"))


def a_view(claims, events=None, arrangements=()):
    documents = {d.id: d for d in (OLD, NEW) if d.id in {c.document_id for c in claims}}
    return View(
        dated=tuple(build.dated(build.reading(d), "2021-05-06") for d in documents.values()),
        claims=tuple(claims),
        events=tuple(events if events is not None else map(event_of, claims)),
        arrangements=tuple(arrangements),
        lineage=NO_LINEAGE,
        proposals=(),
    )


def between(before, after, **fields):
    return changes(before, after, since=SINCE, until=UNTIL, **fields)


def test_nothing_changed_between_a_view_and_itself():
    found = between(a_view([BEGAN]), a_view([BEGAN]))

    assert (found.events, found.changed, found.arrangements, found.disputes, found.reports) == ((),) * 5


def test_an_event_whose_mentions_were_all_unknown_is_new():
    found = between(a_view([BEGAN]), a_view([BEGAN, STOPPED]))

    assert [e.id for e in found.events] == [STOPPED.id]
    assert found.reports == ("new.txt",)


def test_an_event_under_another_id_is_the_same_and_names_its_new_origin():
    joined = event_of(STOPPED, claim_ids=(STOPPED.id, BEGAN.id), origins=(BEGAN.origin, STOPPED.origin))
    found = between(a_view([BEGAN]), a_view([BEGAN, STOPPED], [joined]))

    assert found.events == ()
    assert found.changed[0].before_ids == (BEGAN.id,)
    assert "new origin: ministry" in found.changed[0].what


def test_two_events_that_were_joined_are_one_change():
    joined = event_of(BEGAN, claim_ids=(BEGAN.id, STOPPED.id), origins=(BEGAN.origin, STOPPED.origin))
    found = between(a_view([BEGAN, STOPPED]), a_view([BEGAN, STOPPED], [joined]))

    assert [c.what for c in found.changed] == [("joined from 2 events",)]


def test_another_status_is_told_with_the_one_before():
    planned = event_of(BEGAN, status=Status.PLANNED)
    found = between(a_view([BEGAN], [planned]), a_view([BEGAN]))

    assert found.changed[0].what == ("status planned → happened",)


def programme(*moves):
    return Arrangement(
        id="arr",
        kind="patrol_programme",
        name="Joint patrols",
        parties=(),
        area=None,
        parent=None,
        transitions=tuple(
            Transition(
                state=state,
                date=claim.date,
                known_on=claim.known_on,
                claim_ids=(claim.id,),
                evidence=(claim.mention.trigger,),
                origins=(claim.origin,),
            )
            for state, claim in moves
        ),
    )


def test_a_moved_arrangement_tells_both_states_and_the_new_move_alone():
    active = (ArrangementState.ACTIVE, BEGAN)
    before = a_view([BEGAN], arrangements=[programme(active)])
    after = a_view([BEGAN, STOPPED], arrangements=[programme(active, (ArrangementState.SUSPENDED, STOPPED))])
    [moved] = between(before, after).arrangements

    assert (moved.before, moved.after) == (ArrangementState.ACTIVE, ArrangementState.SUSPENDED)
    assert [t.state for t in moved.transitions] == [ArrangementState.SUSPENDED]


def test_a_claim_that_moves_two_arrangements_leaves_each_its_own_state():
    deal = replace(programme((ArrangementState.AGREED, BEGAN)), id="deal", kind="agreement")
    patrols = programme((ArrangementState.ACTIVE, BEGAN))

    for both in ([deal, patrols], [patrols, deal]):
        view = a_view([BEGAN], arrangements=both)
        assert between(view, view).arrangements == ()


def test_an_item_whose_day_has_come_without_an_outcome_is_due():
    meeting = a_claim(
        NEW, "meet", "2021-05-03", status=Status.PLANNED, event_type="CONSULT", date=build.day("2021-05-07")
    )
    found = between(a_view([meeting]), a_view([meeting]))

    assert [i.kind for i in found.due] == ["announced meeting"]


def test_decisions_made_in_between_are_listed():
    def decided(on):
        return Decision(
            id=on.isoformat(),
            kind=DecisionKind.REJECT,
            mention_ids=(BEGAN.id,),
            field=None,
            before=None,
            after=None,
            reason="a caption of last year",
            made_by="desk",
            made_at=build.NOON.replace(year=on.year, month=on.month, day=on.day),
        )

    view = a_view([BEGAN])
    made = between(
        view, view, decisions=[decided(SINCE), decided(UNTIL), decided(date(2021, 5, 11))]
    ).decisions

    assert [d.id for d in made] == ["2021-05-10"]
