"""What people decided, as plain JSON values, all of it in its order; and what is proposed to them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from truceline.records.claim import Claim
from truceline.records.event import Decision, Proposal
from truceline.records.view import View
from truceline.reference.decisions import in_order, undone


def history_json(
    decisions: Iterable[Decision],
    missing: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    now: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Give all decisions, the earliest first; `missing` are mentions that are gone, `now` today's ids, by decision."""
    listed = in_order(decisions)
    gone = undone(listed)
    return [_decision(d, gone.get(d.id), missing.get(d.id, ()), now.get(d.id, d.mention_ids)) for d in listed]


def proposals_json(view: View) -> list[dict[str, Any]]:
    """Give the pairs of events that may be one, the likeliest first."""
    return [_proposal(p) for p in view.proposals]


def suggestions_json(view: View) -> list[dict[str, Any]]:
    """Give what is too doubtful for the record, the likeliest first; `share` is the learned reader's."""
    names = {d.reading.document.id: d.reading.document.name for d in view.dated}
    return [
        {
            "id": claim.id,
            "document": names[claim.document_id],
            "start": claim.mention.trigger.start,
            "end": claim.mention.trigger.end,
            "text": claim.mention.trigger.quote,
            "sentence": claim.mention.sentence.quote,
            "type": claim.mention.event_type,
            "status": claim.mention.status.value,
            "rule": claim.mention.rule_id,
            "share": claim.mention.shares.get("event"),
            "rejected": claim.is_rejected,
        }
        for claim in likeliest_first(view)
    ]


def likeliest_first(view: View) -> list[Claim]:
    """Give the suggestions in the order in which they are worth a look: by their share, then by report and place."""
    names = {d.reading.document.id: d.reading.document.name for d in view.dated}
    return sorted(
        view.suggested,
        key=lambda c: (-c.mention.shares.get("event", 0.0), names[c.document_id], c.mention.trigger.start),
    )


def _decision(
    decision: Decision, undo: Decision | None, missing: tuple[str, ...], now: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "mentions": list(now),
        "missing": list(missing),
        "whole_event": decision.is_whole,
        "field": decision.field,
        "before": decision.before,
        "after": decision.after,
        "reason": decision.reason,
        "made_by": decision.made_by,
        "made_at": decision.made_at.isoformat(),
        "undoes": decision.undoes,
        "undone_by": undo.id if undo else None,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "a": proposal.a,
        "b": proposal.b,
        "score": round(proposal.score, 3),
        "reasons": list(proposal.reasons),
    }
