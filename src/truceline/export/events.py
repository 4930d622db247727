"""Events as CSV, JSON lines and GeoJSON; what a form cannot hold is named in `docs/formats.md`."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from truceline.export.mentions import actor_json, date_json, decided_json, place_json
from truceline.records.claim import ActorLink, Claim
from truceline.records.event import Event
from truceline.records.view import View
from truceline.reference.decisions import decided_on

COLUMNS = (
    "id", "type", "mode", "status", "first", "last", "precision", "basis", "actors", "actor_countries", "recipients",
    "recipient_countries", "place", "country", "lat", "lon", "place_precision", "mentions", "reports", "origins",
    "origin_names", "disputes", "documents", "decisions", "quote",
)  # fmt: skip
# A cell that starts with one of these is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def events_csv(view: View) -> Iterator[str]:
    """Give a header and one row an event, dates first; several actors stand between semicolons."""
    names = _names(view)
    claims = {c.id: c for c in view.claims}
    yield csv_row(COLUMNS)
    for event in view.events:
        place = event.place
        yield csv_row(
            (
                event.id, event.event_type, event.mode, event.status.value, event.date.first, event.date.last,
                event.date.precision.value, event.date.basis.value, _several(event.actors), _countries(event.actors),
                _several(event.recipients), _countries(event.recipients), place and place.name, place and place.country,
                place and place.lat, place and place.lon, place and place.precision, len(event.claim_ids),
                len(event.document_ids), len(event.origins), "; ".join(o.name for o in event.origins),
                "; ".join(d.field for d in event.disputes), "; ".join(names[d] for d in event.document_ids),
                "; ".join(d.decision_id for d in decided_on(claims[i] for i in event.claim_ids)),
                claims[event.id].mention.trigger.quote,
            )
        )  # fmt: skip


def events_jsonl(view: View) -> Iterator[str]:
    """Give one JSON object an event, a line each."""
    names, claims = _names(view), {c.id: c for c in view.claims}
    for event in view.events:
        yield json.dumps(event_json(event, names, claims), ensure_ascii=False) + "\n"


def events_geojson(view: View) -> Iterator[str]:
    """Give one GeoJSON FeatureCollection, a feature a line; an event without a located place has no geometry."""
    names, claims = _names(view), {c.id: c for c in view.claims}
    yield '{"type": "FeatureCollection", "features": [\n'
    for number, event in enumerate(view.events, 1):
        feature = {
            "type": "Feature",
            "id": event.id,
            "geometry": _geometry(event),
            "properties": event_json(event, names, claims),
        }
        yield json.dumps(feature, ensure_ascii=False) + (",\n" if number < len(view.events) else "\n")
    yield "]}\n"


def event_core(event: Event) -> dict[str, Any]:
    """Give what every form of an event holds: what, whether it is so, who, when and where."""
    return {
        "id": event.id,
        "type": event.event_type,
        "mode": event.mode,
        "status": event.status.value,
        "actors": [actor_json(a) for a in event.actors],
        "recipients": [actor_json(a) for a in event.recipients],
        "date": date_json(event.date),
        "place": place_json(event.place) if event.place else None,
    }


def event_json(event: Event, names: dict[str, str], claims: Mapping[str, Claim]) -> dict[str, Any]:
    """Give an event as plain JSON values; `names` are document names by id, `claims` all claims by id."""
    return {
        **event_core(event),
        "mentions": list(event.claim_ids),
        "documents": [names[d] for d in event.document_ids],
        "origins": [
            {"id": o.id, "kind": o.kind.value, "name": o.name, "reason": o.reason} for o in event.origins
        ],
        "disputes": [
            {"field": d.field, "sides": [{"value": s.value, "mentions": list(s.claim_ids)} for s in d.sides]}
            for d in event.disputes
        ],
        "linked": list(event.linked),
        "decisions": decided_json(decided_on(claims[i] for i in event.claim_ids)),
    }


def _geometry(event: Event) -> dict[str, Any] | None:
    place = event.place
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _names(view: View) -> dict[str, str]:
    return {d.reading.document.id: d.reading.document.name for d in view.dated}


def _several(actors: tuple[ActorLink, ...]) -> str:
    return "; ".join(a.name for a in actors)


def _countries(actors: tuple[ActorLink, ...]) -> str:
    return "; ".join(a.country or "" for a in actors)


def csv_row(values: tuple[object, ...]) -> str:
    """Give one CSV line; text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([_safe(v) for v in values])
    return line.getvalue()


def _safe(value: object) -> object:
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
