"""Codings on the scales in the exports: of the thing, and of a strict coder."""

import json

from tests import build
from tests.export import views

from truceline.export.mentions import mentions_jsonl
from truceline.export.record_json import timeline_json
from truceline.export.scales import scales_json, strict_json
from truceline.records.mention import Mention, Status


def talks(status: Status, plover_type: str | None) -> Mention:
    words = build.document("They are to hold talks.")
    return build.mention(
        words, "hold talks", event_type="CONSULT", cameo="046", status=status, plover_type=plover_type
    )


def test_a_planned_meeting_is_scored_as_a_meeting_and_strictly_as_a_promise() -> None:
    planned = talks(Status.PLANNED, "AGREE")

    assert scales_json(planned) == {"cameo": "046", "goldstein": 7.0, "score": 2.5, "quad": 1}
    assert strict_json(planned) == {
        "type": "AGREE",
        "mode": None,
        "cameo": "036",
        "goldstein": 4.0,
        "score": 2.5,
        "quad": 1,
    }


def test_what_did_not_happen_keeps_its_code_and_has_no_scores() -> None:
    missed = talks(Status.NOT_HAPPENED, None)

    assert scales_json(missed) == {"cameo": "046", "goldstein": None, "score": None, "quad": None}
    assert strict_json(missed) is None


def test_mentions_and_timeline_carry_the_scales() -> None:
    told = [json.loads(line) for line in mentions_jsonl(views.full())] + timeline_json(views.full())

    assert [(t["type"], t["quad"]) for t in told if t["quad"] is not None]
    assert all({"cameo", "goldstein", "score", "quad", "strict"} <= set(t) for t in told)
