"""Mentions as JSON lines: one object a mention, with its words, its status and what they resolve to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from truceline.export.scales import scales_json, strict_json
from truceline.records.claim import ActorLink, Claim, PlaceLink, SpeakerLink
from truceline.records.dates import EventDate
from truceline.records.decided import Decided
from truceline.records.document import Document, Evidence
from truceline.records.mention import Quantity, SpeakerKind
from truceline.records.view import View
from truceline.reference.edtf import edtf_of

# PLOVER's size fields.
SIZES = ("dead", "injured", "arrested")


def mentions_jsonl(view: View) -> Iterator[str]:
    """Give one line a mention, by document name and place in it; docs/formats.md lists the keys."""
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    events = {claim_id: event.id for event in view.events for claim_id in event.claim_ids}
    arrangements = {
        claim_id: arrangement.id
        for arrangement in reversed(view.arrangements)
        for transition in arrangement.transitions
        for claim_id in transition.claim_ids
    }
    told: dict[str, list[Claim]] = {}
    for claim in view.claims:
        told.setdefault(documents[claim.document_id].name, []).append(claim)
    # Sorted name by name, so that the first line does not wait for all.
    for name in sorted(told):
        for claim in sorted(told[name], key=lambda c: (c.mention.trigger.start, c.id)):
            record = mention_json(claim, documents[claim.document_id], events, arrangements)
            yield json.dumps(record, ensure_ascii=False) + "\n"


def mention_json(
    claim: Claim, document: Document, events: Mapping[str, str], arrangements: Mapping[str, str]
) -> dict[str, Any]:
    """Give one mention with what it resolves to, as plain JSON values."""
    mention = claim.mention
    return {
        "id": claim.id,
        "document": document.name,
        "start": mention.trigger.start,
        "end": mention.trigger.end,
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
        "section": claim.section.value,
        "type": mention.event_type,
        "mode": mention.mode,
        "contexts": list(mention.contexts),
        "plover_type": mention.plover_type,
        **scales_json(mention),
        "strict": strict_json(mention),
        "status": mention.status.value,
        "status_words": [_words(e) for e in mention.status_words],
        "condition": mention.condition.evidence.quote if mention.condition else None,
        "actors": [actor_json(a) for a in claim.actors],
        "recipients": [actor_json(a) for a in claim.recipients],
        "date": date_json(claim.date),
        "due": date_json(claim.due) if claim.due else None,
        "place": place_json(claim.place) if claim.place else None,
        "attribution": [_speaker(s) for s in claim.speakers],
        "origin": {"id": claim.origin.id, "kind": claim.origin.kind.value, "name": claim.origin.name},
        "quantities": [quantity_json(q) for q in mention.quantities],
        "size": size_json(mention.quantities),
        "known_on": claim.known_on.isoformat() if claim.known_on else None,
        "event": events.get(claim.id),
        "arrangement": arrangements.get(claim.id),
        "rule": mention.rule_id,
        "made_by": dict(mention.made_by),
        "shares": dict(mention.shares),
        "decisions": decided_json(claim.decided),
    }


def decided_json(decided: Iterable[Decided]) -> list[dict[str, Any]]:
    """Give decisions as they bear on a claim or an event; `late` marks those made after the day asked about."""
    return [
        {
            "id": d.decision_id,
            "kind": d.kind.value,
            "field": d.field,
            "before": d.before,
            "after": d.after,
            "other": d.other,
            "reason": d.reason,
            "made_by": d.made_by,
            "made_at": d.made_at.isoformat(),
            "late": d.is_late,
        }
        for d in decided
    ]


def _words(evidence: Evidence) -> dict[str, Any]:
    return {"text": evidence.quote, "start": evidence.start, "end": evidence.end}


def actor_json(actor: ActorLink) -> dict[str, Any]:
    """Give an actor with the words for it."""
    return {
        "name": actor.name,
        "country": actor.country,
        "kind": actor.kind.value,
        "wikidata": actor.wikidata,
        "text": actor.evidence.quote,
        "start": actor.evidence.start,
        "end": actor.evidence.end,
    }


def date_json(day: EventDate) -> dict[str, Any]:
    """Give an interval of days; an open end is null."""
    return {
        "first": day.first.isoformat() if day.first else None,
        "last": day.last.isoformat() if day.last else None,
        "precision": day.precision.value,
        "basis": day.basis.value,
        "expression": day.expression,
        "edtf": edtf_of(day),
    }


def place_json(place: PlaceLink) -> dict[str, Any]:
    """Give a place with the words for it."""
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "text": place.evidence.quote,
    }


def quantity_json(quantity: Quantity) -> dict[str, Any]:
    """Give a number with its bounds; "more than 40" has a low bound and no value."""
    return {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        "counts": quantity.counts,
        "text": quantity.evidence.quote,
    }


def size_json(quantities: Iterable[Quantity]) -> dict[str, dict[str, float | None] | None]:
    """Give PLOVER's sizes: dead, injured and arrested, each the sum of what is counted so, null where nothing is."""
    listed = tuple(quantities)
    return {field: _sum([q for q in listed if q.counts == field]) for field in SIZES}


def _sum(counted: Sequence[Quantity]) -> dict[str, float | None] | None:
    """A bound that one of them lacks is missing from the sum; a value too."""
    if not counted:
        return None
    numbers = {
        "value": [q.value for q in counted],
        "low": [q.low for q in counted],
        "high": [q.high for q in counted],
    }
    return {
        name: sum(n for n in ns if n is not None) if None not in ns else None for name, ns in numbers.items()
    }


def _speaker(speaker: SpeakerLink) -> dict[str, Any]:
    actor = speaker.actor
    kind = "outlet" if speaker.kind is SpeakerKind.OUTLET else actor.kind.value
    return {
        "name": actor.name,
        "country": actor.country,
        "kind": kind,
        "text": actor.evidence.quote,
        "quoted": speaker.quoted,
        "anonymous": speaker.kind is SpeakerKind.ANONYMOUS,
    }
