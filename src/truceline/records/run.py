"""What one run did: what it took in, read and could not use, and what the record held after it."""

from dataclasses import dataclass
from datetime import datetime

from truceline.records.mention import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run, from a command or from the desk; `ended_at` is None where it goes on, or was broken off.

    `source` is the folder, or the names that were sent. `failures` are those met in this run, kept here after a
    later run mends them. `readings_with` and `view_with` are the digests of the data that it read and reconciled with.
    `reports` to `arrangements` are what the record held at its end.
    """

    id: str
    began_at: datetime
    ended_at: datetime | None
    by: str
    source: str
    found: int = 0
    added: int = 0
    read: int = 0
    failures: tuple[Failure, ...] = ()
    fault: str | None = None
    reports: int = 0
    mentions: int = 0
    events: int = 0
    arrangements: int = 0
    readings_with: str = ""
    view_with: str = ""
    version: str = ""
