"""Keep what runs did: one row a run."""

from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from truceline.records.run import Run
from truceline.records.serial import from_text, to_text
from truceline.store.schema import runs


def add(connection: Connection, run: Run) -> None:
    """Put a run in, in the place of what was told of it before."""
    row = {
        "id": run.id,
        "began_at": run.began_at,
        "ended_at": run.ended_at,
        "by": run.by,
        "json": to_text(run),
    }
    connection.execute(insert(runs).values(row).on_conflict_do_update(index_elements=["id"], set_=row))


def listed(connection: Connection, path: Path) -> tuple[Run, ...]:
    """Give all runs, the latest first."""
    query = select(runs.c.id, runs.c.json).order_by(runs.c.began_at.desc(), runs.c.id)
    return tuple(from_text(Run, text, subject=f"{path}: {key}") for key, text in connection.execute(query))
