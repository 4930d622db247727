"""The record as plain JSON values, for `--json`: timeline, arrangements, a standing, open items."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from truceline.export.events import event_core
from truceline.export.mentions import date_json, decided_json, place_json
from truceline.export.scales import scales_json, strict_json
from truceline.records.arrangement import Arrangement, Compliance, Measurement, OpenItem, Standing, Transition
from truceline.records.claim import ActorLink, Claim, Origin
from truceline.records.dates import EventDate
from truceline.records.document import Evidence
from truceline.records.event import Event
from truceline.records.view import View
from truceline.reference.decisions import decided_on
from truceline.reference.standing import begun_by, stand

Names = Mapping[str, str]


def timeline_json(view: View) -> list[dict[str, Any]]:
    """Give the events by date, those without any day last; `reports` and `origins` are counts."""
    names = _names(view)
    claims = {c.id: c for c in view.claims}
    return [
        _event(event, [claims[i] for i in event.claim_ids], names)
        for event in sorted(view.events, key=lambda e: e.place_in_time)
    ]


def arrangements_json(view: View, *, on: date = date.max) -> list[dict[str, Any]]:
    """Give every arrangement that had moved by a day, with its history till then and how it stood on it."""
    begun = (a for a in view.arrangements if on == date.max or begun_by(a, on).transitions)
    return [arrangement_json(arrangement, view, on=on) for arrangement in begun]


def arrangement_json(arrangement: Arrangement, view: View, *, on: date = date.max) -> dict[str, Any]:
    """Give one arrangement; `area` is the place's name and `place` the place, null where none is stated."""
    names = _names(view)
    standing = stand(arrangement, on=on, known_by=None)
    return {
        "id": arrangement.id,
        "name": arrangement.name,
        "aliases": list(arrangement.aliases),
        "kind": arrangement.kind,
        "parties": [_party(p) for p in arrangement.parties],
        "area": arrangement.area.name if arrangement.area else None,
        "place": place_json(arrangement.area) if arrangement.area else None,
        "parent": arrangement.parent,
        "state": standing.state.value if standing.state else None,
        "since": _day(standing.since),
        "last_reported": _iso(standing.last_reported),
        "flags": list(standing.flags),
        "transitions": [transition_json(t, names) for t in begun_by(arrangement, on).transitions],
        "provisions": [
            {"text": p.text, "evidence": _words(p.evidence, names)} for p in arrangement.provisions
        ],
        "measurements": [_measurement(m, names) for m in arrangement.measurements],
        "compliance": [_compliance(c, names) for c in arrangement.compliance],
        "open_items": [_open_item(i, names) for i in arrangement.open_items],
    }


def standing_json(standing: Standing, view: View) -> dict[str, Any]:
    """Give how an arrangement stood; `state` is null where nothing known says that it had begun."""
    return {
        "id": standing.arrangement_id,
        "state": standing.state.value if standing.state else None,
        "since": _day(standing.since),
        "last_reported": _iso(standing.last_reported),
        "flags": list(standing.flags),
        **_origins(standing.origins),
        "evidence": _words(standing.evidence, _names(view)),
    }


def open_items_json(items: Iterable[OpenItem], view: View) -> list[dict[str, Any]]:
    """Give open items in the order given; `outcome` is null where none is reported."""
    names = _names(view)
    return [_open_item(item, names) for item in items]


def _event(event: Event, claims: Sequence[Claim], names: Names) -> dict[str, Any]:
    """The scales are those of the earliest mention that has the event's own type, mode and status."""
    mentions = [claim.mention for claim in claims]
    own = (event.event_type, event.mode, event.status)
    told = next((m for m in mentions if (m.event_type, m.mode, m.status) == own), mentions[0])
    return {
        **event_core(event),
        **scales_json(told),
        "strict": strict_json(told),
        "mentions": _words([m.trigger for m in mentions], names),
        "reports": len(event.document_ids),
        **_origins(event.origins),
        "first_known_on": _iso(event.first_known_on),
        "disputes": [
            {"field": d.field, "sides": [{"value": s.value, "mentions": list(s.claim_ids)} for s in d.sides]}
            for d in event.disputes
        ],
        "linked": list(event.linked),
        "reason": event.reason,
        "decisions": decided_json(decided_on(claims)),
    }


def transition_json(transition: Transition, names: Names) -> dict[str, Any]:
    """Give one move of an arrangement with its words; `names` are document names by id."""
    return {
        "state": transition.state.value,
        **date_json(transition.date),
        "known_on": _iso(transition.known_on),
        **_origins(transition.origins),
        "flags": list(transition.flags),
        "evidence": _words(transition.evidence, names),
    }


def _measurement(measurement: Measurement, names: Names) -> dict[str, Any]:
    return {
        "value": measurement.value,
        "low": measurement.low,
        "high": measurement.high,
        "unit": measurement.unit,
        "approximate": measurement.approximate,
        "date": date_json(measurement.date),
        "evidence": _words(measurement.evidence, names),
    }


def _compliance(said: Compliance, names: Names) -> dict[str, Any]:
    return {
        "claimant": said.claimant,
        "accused": said.accused,
        "verdict": said.verdict,
        "evidence": _words(said.evidence, names),
    }


def _open_item(item: OpenItem, names: Names) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "what": item.what,
        "due": _day(item.due),
        "known_on": _iso(item.known_on),
        "outcome": item.outcome,
        "evidence": _words(item.evidence, names),
    }


def _party(party: ActorLink) -> dict[str, Any]:
    return {"name": party.name, "country": party.country, "kind": party.kind.value}


def _origins(origins: tuple[Origin, ...]) -> dict[str, Any]:
    return {"origins": len(origins), "origin_names": [o.name for o in origins]}


def _words(evidence: Iterable[Evidence], names: Names) -> list[dict[str, Any]]:
    return [
        {
            "document": names.get(e.document_id, e.document_id),
            "start": e.start,
            "end": e.end,
            "quote": e.quote,
        }
        for e in evidence
    ]


def _day(when: EventDate | None) -> dict[str, Any] | None:
    return date_json(when) if when else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _names(view: View) -> Names:
    return {d.reading.document.id: d.reading.document.name for d in view.dated}
