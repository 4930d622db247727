"""Builders of records for tests: every field has a plain default, name the ones that matter."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from truceline.records.claim import ActorKind, ActorLink, Claim, Dated, Origin, OriginKind, PlaceLink
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Capture, Document, Evidence, Section, SectionRole
from truceline.records.mention import Mention, NameKind, NameWords, Passage, Reading, Status

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)


def marked(sentence: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take "{role:words}" marks out of a sentence; give the plain text and each role's span."""
    text, spans, position = "", {}, 0
    for match in re.finditer(r"\{(\w+):([^{}]*)\}", sentence):
        text += sentence[position : match.start()]
        spans[match[1]] = (len(text), len(text) + len(match[2]))
        text += match[2]
        position = match.end()
    return text + sentence[position:], spans


def capture(content: bytes | str, name: str = "report.txt", media_type: str = "text/plain") -> Capture:
    """A capture of some bytes."""
    data = content.encode() if isinstance(content, str) else content
    return Capture(
        id=f"cap-{name}",
        name=name,
        url=None,
        fetched_at=NOON,
        content=data,
        media_type=media_type,
        sha256="0" * 64,
    )


def document(text: str, name: str = "report.txt", **fields: Any) -> Document:
    """A document that is all body."""
    plain = {
        "id": f"doc-{name}",
        "capture_id": f"cap-{name}",
        "name": name,
        "outlet": None,
        "title": None,
        "text": text,
        "language": "en",
        "sections": (Section(role=SectionRole.BODY, start=0, end=len(text)),),
    }
    return Document(**{**plain, **fields})


def day(iso: str, basis: DateBasis = DateBasis.STATED) -> EventDate:
    """An interval of one day."""
    on = date.fromisoformat(iso)
    return EventDate(first=on, last=on, precision=Precision.DAY, basis=basis)


def span_of_days(first: str | None, last: str | None, precision: Precision = Precision.RANGE) -> EventDate:
    """An interval from ISO days; None is an open end."""
    return EventDate(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        precision=precision,
        basis=DateBasis.STATED,
    )


def evidence(document: Document, words: str) -> Evidence:
    """The first place where some words stand in a document."""
    start = document.text.index(words)
    return document.evidence(start, start + len(words))


def words(document: Document, phrase: str, **fields: Any) -> NameWords:
    """Name words for a phrase of a document."""
    plain = {
        "evidence": evidence(document, phrase),
        "kind": NameKind.NAME,
        "head": phrase.split()[-1].lower(),
    }
    return NameWords(**{**plain, **fields})


def mention(document: Document, trigger: str, **fields: Any) -> Mention:
    """A mention on a trigger phrase; its sentence is the whole text."""
    found = evidence(document, trigger)
    plain = {
        "id": f"m-{document.name}-{found.start}",
        "event_type": "COOPERATE",
        "plover_type": "COOPERATE",
        "mode": None,
        "contexts": (),
        "cameo": None,
        "status": Status.HAPPENED,
        "trigger": found,
        "sentence": document.evidence(0, len(document.text)),
        "rule_id": "test.rule",
    }
    return Mention(**{**plain, **fields})


def reading(document: Document, mentions: tuple[Mention, ...] = (), **fields: Any) -> Reading:
    """A reading whose passages are the lines of the text, without signatures."""
    passages, start = [], 0
    for line in document.text.split("\n"):
        if line.strip():
            passages.append(Passage(start=start, end=start + len(line), signature=()))
        start += len(line) + 1
    plain = {"times": (), "names": (), "citations": (), "passages": tuple(passages), "made_with": "test"}
    return Reading(document=document, mentions=mentions, **{**plain, **fields})


def dated(reading: Reading, published: str | None, **fields: Any) -> Dated:
    """A reading published on a day."""
    when = day(published) if published else None
    plain = {"published": when, "reason": "the test says so", "anchors": {}}
    return Dated(reading=reading, **{**plain, **fields})


def actor(
    name: str, country: str | None = None, kind: ActorKind = ActorKind.STATE, **fields: Any
) -> ActorLink:
    """A resolved actor whose words are its name."""
    plain = {
        "evidence": Evidence(document_id="doc", start=0, end=len(name), quote=name),
        "id": f"actor-{name.lower().replace(' ', '-')}",
        "score": 1.0,
    }
    return ActorLink(name=name, country=country, kind=kind, **{**plain, **fields})


def place(
    name: str, country: str | None = None, lat: float = 0.0, lon: float = 0.0, **fields: Any
) -> PlaceLink:
    """A resolved place whose words are its name."""
    plain = {
        "evidence": Evidence(document_id="doc", start=0, end=len(name), quote=name),
        "id": f"place-{name.lower().replace(' ', '-')}",
        "geonames_id": None,
        "precision": "city",
        "score": 1.0,
    }
    return PlaceLink(name=name, country=country, lat=lat, lon=lon, **{**plain, **fields})


def origin(name: str = "outlet", kind: OriginKind = OriginKind.OUTLET) -> Origin:
    """An origin whose id is its name."""
    return Origin(id=f"origin-{name}", kind=kind, name=name, reason="the test says so")


def claim(mention: Mention, **fields: Any) -> Claim:
    """A claim on a mention, undated, placeless and without participants."""
    plain = {
        "id": mention.id,
        "mention": mention,
        "document_id": mention.trigger.document_id,
        "section": SectionRole.BODY,
        "actors": (),
        "recipients": (),
        "date": span_of_days(None, None, Precision.BOUND),
        "due": None,
        "place": None,
        "speakers": (),
        "origin": origin(),
        "known_on": None,
    }
    return Claim(**{**plain, **fields})


def changed(record: Any, **fields: Any) -> Any:
    """The same record with other fields."""
    return replace(record, **fields)
