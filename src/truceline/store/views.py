"""Keep the reconciled view: one row a record, and the digest of what it was made from."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from truceline.records.arrangement import Arrangement
from truceline.records.claim import Claim, Dated, Drift, Family, Kinship, Lineage
from truceline.records.event import Event, Proposal
from truceline.records.serial import Record, from_json, from_text, parse_text, to_text
from truceline.records.view import View
from truceline.store import schema

Row = dict[str, Any]

TABLES = (
    schema.views,
    schema.dated,
    schema.claims,
    schema.events,
    schema.arrangements,
    schema.lineage,
    schema.proposals,
)


def save(connection: Connection, view: View, digest: str) -> None:
    """Put a view in the place of the one before."""
    drop(connection)
    _fill(connection, schema.dated, map(_dated_row, view.dated))
    _fill(connection, schema.claims, map(_claim_row, view.decidable))
    _fill(connection, schema.events, map(_event_row, view.events))
    _fill(connection, schema.arrangements, map(_arrangement_row, view.arrangements))
    lineage = view.lineage
    _fill(connection, schema.lineage, map(_family_row, lineage.families))
    _fill(connection, schema.lineage, map(_kinship_row, lineage.kinships))
    _fill(connection, schema.lineage, map(_drift_row, lineage.drifts))
    _fill(connection, schema.lineage, map(_unlike_row, lineage.unlike))
    _fill(connection, schema.proposals, map(_proposal_row, view.proposals))
    connection.execute(insert(schema.views).values(id=1, digest=digest))


def drop(connection: Connection) -> None:
    """Forget the view."""
    for table in TABLES:
        connection.execute(delete(table))


def drop_if_it_rests_on(connection: Connection, capture_id: str) -> None:
    """Forget the view where the reading of a capture is one of its own."""
    query = select(schema.dated.c.position).where(schema.dated.c.capture_id == capture_id)
    if connection.execute(query).first() is not None:
        drop(connection)


def load(connection: Connection, path: Path) -> View | None:
    """Give the saved view, None where none is; a broken row raises StoreError that names it."""
    ground = load_ground(connection, path)
    if ground is None:
        return None
    return replace(ground, arrangements=_records(connection, path, Arrangement, "arrangements"))


def load_ground(connection: Connection, path: Path) -> View | None:
    """Give the saved view without its arrangements; None where none is saved."""
    if digest_of(connection) is None:
        return None
    lineage = Lineage(
        families=_records(connection, path, Family, "family"),
        kinships=_records(connection, path, Kinship, "kinship"),
        drifts=_records(connection, path, Drift, "drift"),
        unlike=_unlike(connection),
    )
    claims = _records(connection, path, Claim, "claims")
    return View(
        dated=_dated(connection, path),
        claims=tuple(claim for claim in claims if not claim.waits),
        events=_records(connection, path, Event, "events"),
        arrangements=(),
        lineage=lineage,
        proposals=_records(connection, path, Proposal, "proposals"),
        suggested=tuple(claim for claim in claims if claim.waits),
    )


def digest_of(connection: Connection) -> str | None:
    """Give the digest that the saved view carries, None where none is saved."""
    return connection.execute(select(schema.views.c.digest)).scalar()


def _fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    numbered = [{"position": position, **row} for position, row in enumerate(rows)]
    if numbered:
        connection.execute(insert(table), numbered)


def _dated_row(dated: Dated) -> Row:
    """A dated reading by reference: its reading stands in `readings` already."""
    published = dated.published
    return {
        "capture_id": dated.reading.document.capture_id,
        "first": published.first if published else None,
        "last": published.last if published else None,
        "json": to_text(dated, without=frozenset({"reading"})),
    }


def _claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "document_id": claim.document_id,
        "type": claim.mention.event_type,
        "status": claim.mention.status.value,
        "first": claim.date.first,
        "last": claim.date.last,
        "known_on": claim.known_on,
        "json": to_text(claim),
    }


def _event_row(event: Event) -> Row:
    return {
        "id": event.id,
        "type": event.event_type,
        "mode": event.mode,
        "status": event.status.value,
        "first": event.date.first,
        "last": event.date.last,
        "first_known_on": event.first_known_on,
        "place": event.place.name if event.place else None,
        "json": to_text(event),
    }


def _arrangement_row(arrangement: Arrangement) -> Row:
    return {
        "id": arrangement.id,
        "kind": arrangement.kind,
        "name": arrangement.name,
        "parent": arrangement.parent,
        "json": to_text(arrangement),
    }


def _family_row(family: Family) -> Row:
    return {"part": "family", "a": family.id, "b": None, "json": to_text(family)}


def _kinship_row(kinship: Kinship) -> Row:
    return {"part": "kinship", "a": kinship.a, "b": kinship.b, "json": to_text(kinship)}


def _drift_row(drift: Drift) -> Row:
    return {"part": "drift", "a": drift.a.document_id, "b": drift.b.document_id, "json": to_text(drift)}


def _unlike_row(pair: tuple[str, str]) -> Row:
    return {"part": "unlike", "a": pair[0], "b": pair[1], "json": "{}"}


def _proposal_row(proposal: Proposal) -> Row:
    return {"a": proposal.a, "b": proposal.b, "score": proposal.score, "json": to_text(proposal)}


def _unlike(connection: Connection) -> tuple[tuple[str, str], ...]:
    table = schema.lineage
    query = select(table.c.a, table.c.b).where(table.c.part == "unlike").order_by(table.c.position)
    return tuple((a, b) for a, b in connection.execute(query))


def _dated(connection: Connection, path: Path) -> tuple[Dated, ...]:
    table, readings = schema.dated, schema.readings
    query = select(table.c.position, table.c.json, readings.c.json).join_from(table, readings)
    records = []
    for position, text, reading in connection.execute(query.order_by(table.c.position)):
        subject = f"{path}: dated {position}"
        plain = parse_text(text, subject=subject)
        plain["reading"] = parse_text(reading, subject=subject)
        records.append(from_json(Dated, plain, subject=subject))
    return tuple(records)


def _records(connection: Connection, path: Path, cls: type[Record], shelf: str) -> tuple[Record, ...]:
    """Read back one tuple of the view; a shelf is a table of its own or a part of the lineage."""
    table = schema.metadata.tables.get(shelf, schema.lineage)
    query = select(table.c.position, table.c.json).order_by(table.c.position)
    if table is schema.lineage:
        query = query.where(table.c.part == shelf)
    rows = connection.execute(query)
    return tuple(from_text(cls, text, subject=f"{path}: {shelf} {position}") for position, text in rows)
