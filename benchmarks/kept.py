"""Readings of a folder, kept in the cache beside the gazetteer, so that a second run of a benchmark parses nothing."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from truceline import pipeline
from truceline.config import Settings
from truceline.records.mention import Reading
from truceline.store.store import open_store


def readings_of(path: Path, settings: Settings) -> tuple[Reading, ...]:
    """Read every report under a path that was not read before by these data files; all of them, by name."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    now = datetime.now(UTC)
    with open_store(settings.cache / "benchmarks" / f"{name}.db") as store:
        pipeline.gather(path, store, now=now, max_bytes=settings.max_bytes)
        pipeline.read_all(store, settings, now=now)
        return store.readings()
