"""Truceline: reports in, a dated and attributed record out.

import truceline
reading = truceline.read("reports/1.txt")          # one report: mentions and their words
with truceline.open_record("record.db") as record: # what a run left
    for event in record.view().events: ...
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truceline.record import Record, open_record, read, relate

__all__ = ["Record", "open_record", "read", "relate"]


def __getattr__(name: str) -> object:
    # Loaded when asked for: `import truceline` must not load spaCy or SQLAlchemy.
    if name in __all__:
        from truceline import record

        return getattr(record, name)
    raise AttributeError(f"module 'truceline' has no attribute {name!r}")
