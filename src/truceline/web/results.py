"""What is worked out of a whole view, once for each: figures, open items, changes between two days."""

from datetime import date

from truceline.changes import changes
from truceline.figures import figures
from truceline.records.arrangement import OpenItem
from truceline.records.change import Changes
from truceline.records.figure import Figure
from truceline.stages.track import open_items
from truceline.web.shelf import Shelf, Shown


def figures_of(shelf: Shelf, shown: Shown) -> tuple[Figure, ...]:
    """Give the figures of a view by kind and period; StillWorkingError while they are being worked out."""
    return shown.once("figures", lambda: figures(shown.view, shelf.figure_kinds))


def open_items_of(shown: Shown) -> tuple[OpenItem, ...]:
    """Give what the events of a view leave open; StillWorkingError while it is being worked out."""
    return shown.once("open items", lambda: open_items(shown.view.events, shown.view.claims))


def changes_of(shelf: Shelf, since: date, until: date | None, *, today: date) -> Changes:
    """Give what changed between two days, or until today by all reports; StillWorkingError till it is worked out."""
    before, after = shelf.shown(since), shelf.shown(until)
    return after.once(
        ("changes", before.digest, until or today),
        lambda: changes(
            before.view,
            after.view,
            since=since,
            until=until or today,
            decisions=shelf.store.decisions(),
        ),
    )
