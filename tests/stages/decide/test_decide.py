"""A person's word on claims: what it changes, what stays visible, and how it finds its mention again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import build

from truceline.records.claim import Claim
from truceline.records.dates import DateBasis
from truceline.records.decided import DecisionKind
from truceline.records.event import DecidedWords, Decision
from truceline.records.mention import Status
from truceline.stages.decide import attached, decide, missing, shelf_of

TEXT = "Troops left the bridge at Streck on Monday. They had shelled the mill before."
WORDS = build.document(TEXT, "a.txt")
SENTENCE = build.evidence(WORDS, "Troops left the bridge at Streck on Monday.")


def claim(trigger: str = "left", **fields) -> Claim:
    plain = {"event_type": "RETREAT", "plover_type": "RETREAT", "sentence": SENTENCE}
    of_mention = {k: fields.pop(k) for k in ("mode", "cameo", "id", "event_type") if k in fields}
    return build.claim(build.mention(WORDS, trigger, **{**plain, **of_mention}), **fields)


def decision(kind: DecisionKind, *claims: Claim, at: int = 1, **fields) -> Decision:
    plain = {"field": None, "before": None, "after": None}
    words = tuple(
        DecidedWords(
            mention_id=c.id,
            event_type=c.mention.event_type,
            trigger=c.mention.trigger,
            sentence=c.mention.sentence,
            is_only=True,
        )
        for c in claims
    )
    return Decision(
        id=f"d-{at}",
        kind=kind,
        mention_ids=tuple(c.id for c in claims),
        reason="the paper says so",
        made_by="A. Reader",
        made_at=datetime(2024, 1, at, tzinfo=UTC),
        **{**plain, "words": words, **fields},
    )


def edit(field: str, after: str | None, *claims: Claim, at: int = 1, **fields) -> Decision:
    return decision(DecisionKind.EDIT, *claims, at=at, field=field, after=after, **fields)


def decided(own: Claim, *decisions: Decision) -> Claim:
    [found] = decide((own,), decisions)[0]
    return found


def test_an_edited_status_keeps_the_value_it_replaced_with_name_reason_and_day():
    found = decided(claim(), edit("status", "planned", claim()))
    [told] = found.decided

    assert found.mention.status is Status.PLANNED
    assert (told.field, told.before, told.after) == ("status", "happened", "planned")
    assert (told.made_by, told.reason, told.made_at.day) == ("A. Reader", "the paper says so", 1)
    assert found.mention.made_by == {"status": "A. Reader"}


def test_a_status_that_a_person_gives_is_no_longer_likely_by_the_readers_share():
    learned = claim()
    learned = replace(learned, mention=replace(learned.mention, shares={"status": 0.9, "actors": 0.8}))

    assert decided(learned, edit("status", "planned", learned)).mention.shares == {"actors": 0.8}


def test_an_edited_status_changes_what_a_strict_coder_writes():
    assert decided(claim(), edit("status", "planned", claim())).mention.plover_type == "CONCEDE"


def test_a_mode_and_a_code_of_the_old_type_go_with_it():
    own = claim(mode="withdraw", cameo="0872")
    found = decided(own, edit("type", "AGREE", own)).mention

    assert (found.event_type, found.mode, found.cameo) == ("AGREE", None, None)


def test_day_place_and_participants_are_edited_on_the_words_of_the_mention():
    own = claim(place=build.place("Zenda"), date=build.day("2024-01-01"))
    day = build.day("2024-01-08", DateBasis.DECISION)
    streck, army = build.place("Streck"), build.actor("Graustark", "GRA")
    found = decided(
        own,
        edit("date", "2024-01-08", own, at=1, date=day),
        edit("place", "Streck", own, at=2, place=streck),
        edit("actors", "Graustark", own, at=3, actors=(army,)),
        edit("recipients", None, own, at=4),
    )

    assert found.date == day
    assert found.place.name == "Streck" and found.place.evidence == own.mention.trigger
    assert [a.name for a in found.actors] == ["Graustark"]
    assert found.recipients == ()
    assert [d.before for d in found.decided] == ["2024-01-01", "Zenda", None, None]


def test_a_place_can_be_taken_away():
    own = claim(place=build.place("Zenda"))

    assert decided(own, edit("place", None, own)).place is None


def test_what_is_rejected_is_kept_and_marked():
    assert decided(claim(), decision(DecisionKind.REJECT, claim())).is_rejected
    assert not decided(claim(), decision(DecisionKind.ACCEPT, claim())).is_rejected


def test_what_was_taken_back_leaves_no_trace_on_the_claim():
    own = claim()
    undo = decision(DecisionKind.UNDO, at=2, undoes="d-1")

    assert decided(own, edit("status", "planned", own), undo) == own


def test_of_two_edits_of_a_field_the_later_holds_whatever_their_order():
    own = claim()
    said = (edit("status", "denied", own, at=2), edit("status", "planned", own, at=1))

    assert decided(own, *said).mention.status is Status.DENIED
    assert decided(own, *reversed(said)) == decided(own, *said)


def test_a_decision_made_after_the_day_asked_about_is_marked():
    own = claim()
    said = (edit("status", "planned", own, at=2),)
    [before], [after] = (decide((own,), said, known_by=date(2024, 1, day))[0] for day in (1, 2))

    assert (before.decided[0].is_late, after.decided[0].is_late) == (True, False)


def test_a_decision_finds_its_mention_again_by_the_words_where_the_id_has_changed():
    old = claim()
    now = replace(claim(id="m-other"), id="m-other")

    assert decided(now, edit("status", "planned", old)).mention.status is Status.PLANNED


def test_of_two_mentions_on_the_words_that_of_the_same_type_is_found():
    old = claim()
    other = claim("left the bridge", id="m-1", event_type="ASSAULT")
    same = claim("left", id="m-2")
    found = attached(decision(DecisionKind.ACCEPT, old), shelf_of((other, same)))

    assert found.mention_ids == ("m-2",)


@pytest.mark.parametrize(("is_only", "found"), [(True, ("m-new",)), (False, ())])
def test_the_only_mention_of_its_type_in_a_sentence_is_found_by_it(is_only, found):
    said = decision(DecisionKind.ACCEPT, claim())
    said = replace(said, words=(replace(said.words[0], is_only=is_only),))
    now = claim("the bridge", id="m-new")

    assert attached(said, shelf_of((now,))).mention_ids == found


def test_a_decision_whose_words_no_mention_stands_on_changes_nothing_and_is_known_as_such():
    gone = claim()
    left = claim("shelled", id="m-left", event_type="ASSAULT")
    said = edit("status", "planned", gone)

    assert decided(left, said) == left
    assert missing(said, shelf_of((left,))) == (gone.id,)


def test_a_pair_of_which_one_mention_is_gone_is_not_told_on_the_other():
    a, gone = claim(), claim("shelled", id="m-gone", event_type="ASSAULT")

    assert decided(a, decision(DecisionKind.SAME, a, gone)) == a
