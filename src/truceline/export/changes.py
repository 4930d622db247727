"""What changed between two days as plain JSON values."""

from typing import Any

from truceline.export.decisions import history_json
from truceline.export.events import event_json
from truceline.export.record_json import open_items_json, transition_json
from truceline.records.change import Changes
from truceline.records.view import View


def changes_json(changes: Changes, view: View) -> dict[str, Any]:
    """Give all changes, the view being the later one; docs/formats.md lists the keys."""
    names = {d.reading.document.id: d.reading.document.name for d in view.dated}
    claims = {c.id: c for c in view.claims}
    return {
        "since": changes.since.isoformat(),
        "until": changes.until.isoformat(),
        "reports": list(changes.reports),
        "arrangements": [
            {
                "id": c.arrangement.id,
                "name": c.arrangement.name,
                "before": c.before.value if c.before else None,
                "after": c.after.value if c.after else None,
                "transitions": [transition_json(t, names) for t in c.transitions],
            }
            for c in changes.arrangements
        ],
        "disputes": [
            {
                "event": c.event.id,
                "field": c.dispute.field,
                "sides": [{"value": s.value, "mentions": list(s.claim_ids)} for s in c.dispute.sides],
            }
            for c in changes.disputes
        ],
        "settled": open_items_json(changes.settled, view),
        "due": open_items_json(changes.due, view),
        "changed": [
            {"event": c.event.id, "before": list(c.before_ids), "what": list(c.what)} for c in changes.changed
        ],
        "events": [event_json(e, names, claims) for e in changes.events],
        "decisions": history_json(changes.decisions),
    }
