"""Keep what could not be taken in or read: one row a content at a stage."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from truceline.records.mention import Failure
from truceline.store.schema import captures, failures

# Stands for None in the key of a failure: NULLs are never equal, so nothing would be replaced.
NO_CONTENT = ""


def add(connection: Connection, failure: Failure) -> None:
    """Put a failure in, in the place of an earlier one of that content at that stage."""
    row = {column.name: getattr(failure, column.name) for column in failures.c}
    row["sha256"] = failure.sha256 or NO_CONTENT
    key = ["name", "stage", "sha256"]
    connection.execute(insert(failures).values(row).on_conflict_do_update(index_elements=key, set_=row))


def listed(connection: Connection) -> tuple[Failure, ...]:
    """Give all failures, by name, stage and content."""
    query = select(failures).order_by(failures.c.name, failures.c.stage, failures.c.sha256)
    rows = connection.execute(query).mappings().all()
    return tuple(Failure(**{**row, "sha256": row["sha256"] or None}) for row in rows)


def clear(connection: Connection, capture_id: str) -> None:
    """Forget what failed with a capture's own content, and what failed before its content was seen."""
    of_capture = select(captures.c.name, captures.c.sha256).where(captures.c.id == capture_id)
    row = connection.execute(of_capture).first()
    if row is not None:
        seen = failures.c.sha256.in_([row.sha256, NO_CONTENT])
        connection.execute(delete(failures).where(failures.c.name == row.name, seen))
