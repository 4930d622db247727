"""The same records as JSON, one file a group of addresses; each registers its own."""

from collections.abc import Callable

from fastapi import APIRouter

from truceline.web.api import arrangements, decisions, events, over_time, record, reports

# To add a group: its file, and its line here.
GROUPS: tuple[Callable[[APIRouter], None], ...] = (
    record.register,
    reports.register,
    events.register,
    arrangements.register,
    over_time.register,
    decisions.register,
)
