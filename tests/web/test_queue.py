"""What waits for a person's word, and in which order."""

from datetime import UTC, datetime

from tests import build
from tests.store import reports
from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim
from truceline.records.decided import Decided, DecisionKind
from truceline.records.event import Decision, Dispute, DisputeSide, Event, Proposal
from truceline.web.queue import Queue, Reason, queue_of

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)


def event(name: str, **fields: object) -> tuple[Event, Claim]:
    reading = reports.reading(reports.capture(f"{name}.txt", f"Patrols of {name} resumed."))
    view = reports.view(reading)
    known = {"actors": (build.actor("Ostrel", "OST"),), "origins": (build.origin(), build.origin("b"))}
    return build.changed(view.events[0], **known | fields), view.claims[0]


def queue(
    *pairs: tuple[Event, Claim], moving: tuple[str, ...] = (), proposals=(), orphans=(), suggested=()
) -> Queue:
    events = [e for e, _ in pairs]
    arrangement = Arrangement(
        id="arr-1",
        kind="patrol_programme",
        name="Patrols",
        parties=(),
        area=None,
        parent=None,
        transitions=(),
    )
    return queue_of(
        events,
        proposals,
        orphans,
        claims={c.id: c for _, c in pairs},
        by_id={e.id: e for e in events},
        arrangements=dict.fromkeys(moving, (arrangement,)),
        suggested=suggested,
    )


DISPUTE = Dispute(
    field="date",
    sides=(DisputeSide(value="2031-03-01", claim_ids=()), DisputeSide(value="2031-03-02", claim_ids=())),
)


def test_an_event_of_several_origins_that_nothing_speaks_against_does_not_wait() -> None:
    one = event("a")

    assert queue(one, moving=one[0].claim_ids).items == ()


def test_one_origin_waits_only_where_it_moves_an_arrangement() -> None:
    one, other = event("a", origins=(build.origin(),)), event("b", origins=(build.origin(),))

    waiting = queue(one, other, moving=one[0].claim_ids)

    assert [(i.key, i.reasons) for i in waiting.items] == [(one[0].id, (Reason.SINGLE_ORIGIN,))]


def test_an_unsure_place_waits_and_a_sure_one_does_not() -> None:
    sure = event("a")
    unsure = event("b", place=build.changed(build.place("Darvena"), score=0.2))

    assert [i.key for i in queue(sure, unsure).of(Reason.LOW_SCORE)] == [unsure[0].id]


def test_orphans_come_first_then_what_moves_an_arrangement_then_the_weightier_reason() -> None:
    moving = event("a", origins=(build.origin(),))
    disputed = event("b", disputes=(DISPUTE,))
    unsure = event("c", place=build.changed(build.place("Darvena"), score=0.2))
    orphan = Decision(
        id="decision-1",
        kind=DecisionKind.ACCEPT,
        mention_ids=("m",),
        field=None,
        before=None,
        after=None,
        reason="r",
        made_by="A. Reader",
        made_at=NOON,
    )
    pair = Proposal(a=disputed[0].id, b=unsure[0].id, score=0.6, reasons=("+1.0 words",))

    waiting = queue(
        unsure, disputed, moving, moving=moving[0].claim_ids, proposals=(pair,), orphans=(orphan,)
    )

    assert [i.reasons[0] for i in waiting.items] == [
        Reason.ORPHAN,
        Reason.SINGLE_ORIGIN,
        Reason.DISPUTE,
        Reason.PROPOSAL,
        Reason.LOW_SCORE,
    ]
    assert waiting.counts[Reason.PROPOSAL] == 1
    assert waiting.place_of(moving[0].id, None) == 1
    assert waiting.place_of(moving[0].id, Reason.DISPUTE) is None


def test_an_event_waits_no_longer_once_all_its_mentions_are_accepted() -> None:
    disputed, claim = event("a", disputes=(DISPUTE,))
    accepted = Decided(
        decision_id="decision-1", kind=DecisionKind.ACCEPT, reason="r", made_by="A. Reader", made_at=NOON
    )

    assert queue((disputed, build.changed(claim, decided=(accepted,)))).items == ()


def test_suggestions_wait_last_the_likeliest_first_and_a_rejected_one_no_longer() -> None:
    unsure = event("a", place=build.changed(build.place("Darvena"), score=0.2))
    likely, less, gone = (event(name)[1] for name in ("b", "c", "d"))
    likely, less = (
        build.changed(c, is_suggested=True, mention=build.changed(c.mention, shares={"event": share}))
        for c, share in ((likely, 0.7), (less, 0.55))
    )
    said = Decided(decision_id="d", kind=DecisionKind.REJECT, reason="r", made_by="A. Reader", made_at=NOON)
    gone = build.changed(gone, is_suggested=True, decided=(said,))

    waiting = queue(unsure, suggested=(less, gone, likely))

    assert [i.key for i in waiting.items] == [unsure[0].id, likely.id, less.id]
    assert waiting.items[1].reasons == (Reason.SUGGESTION,)
