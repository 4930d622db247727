"""Keep what people decided: one row a decision, never changed."""

from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from truceline.records.event import Decision
from truceline.records.serial import from_text, to_text
from truceline.store.schema import decisions


def add(connection: Connection, decision: Decision, beside: int | None) -> bool:
    """Put a decision in; False where it is there, or where the others are not as many as `beside` says."""
    if beside is not None and count(connection) != beside:
        return False
    row = {"id": decision.id, "kind": decision.kind.value, "made_at": decision.made_at}
    row["json"] = to_text(decision)
    added = connection.execute(insert(decisions).values(row).on_conflict_do_nothing(index_elements=["id"]))
    return bool(added.rowcount)


def count(connection: Connection) -> int:
    """Count the decisions."""
    return connection.execute(select(func.count()).select_from(decisions)).scalar_one()


def listed(connection: Connection, path: Path) -> tuple[Decision, ...]:
    """Give all decisions, the earliest first."""
    query = select(decisions.c.id, decisions.c.json).order_by(decisions.c.made_at, decisions.c.id)
    rows = connection.execute(query).all()
    return tuple(from_text(Decision, text, subject=f"{path}: decision {key}") for key, text in rows)
