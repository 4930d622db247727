"""`diff`: what changed in the record since a day."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer
from rich.text import Text

from truceline.asking import view_known_by
from truceline.changes import changes
from truceline.cli.console import AsJson, Db, day_of, note, opened, print_json, tell
from truceline.cli.words import days, disputed, line_of, plural, who
from truceline.errors import ConfigError
from truceline.export.changes import changes_json
from truceline.records.arrangement import OpenItem
from truceline.records.change import ArrangementChange, Changes, DisputeChange
from truceline.records.document import Evidence
from truceline.records.event import Decision, Event
from truceline.records.view import View

Thing = TypeVar("Thing")
Since = Annotated[str, typer.Option("--since", metavar="DAY", help="What was known by this day is old.")]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="Up to what was known by this day; now otherwise."),
]
Limit = Annotated[int, typer.Option(min=1, max=10_000, help="At most so many lines under a heading.")]


def diff(since: Since, until: Until = None, db: Db = None, as_json: AsJson = False, limit: Limit = 8) -> None:
    """Show what changed: arrangements that moved, new disputes, items settled or due, events changed and new."""
    first = day_of(since, "--since")
    last = day_of(until, "--until")
    if first is None or (last is not None and last < first):
        raise ConfigError("--until", f"{until} is before {since}; give a later day")
    with opened(db, until) as record:
        found = changes(
            view_known_by(record.store, record.world, first),
            record.view,
            since=first,
            until=last or datetime.now(UTC).date(),
            decisions=record.store.decisions(),
        )
        if as_json:
            print_json(changes_json(found, record.view))
            return
        _print_changes(found, record.view, limit)
    note(f"{plural(len(found.reports), 'new report')} from {found.since} to {found.until}.")


def _print_changes(found: Changes, view: View, limit: int) -> None:
    """The weightiest first; every line leads to a report, or to an event that `show` lays open."""
    where = _Where(view)
    _print_all("arrangements", found.arrangements, where.moved, limit)
    _print_all("new disputes", found.disputes, where.disputed, limit)
    _print_all("settled", found.settled, lambda i: f"{where.item(i)}: {i.outcome}", limit)
    _print_all("due, no outcome reported", found.due, where.item, limit)
    _print_all(
        "changed events", found.changed, lambda c: f"{'; '.join(c.what)}; {where.event(c.event)}", limit
    )
    _print_all("new events", found.events, where.event, limit)
    _print_all("decisions", found.decisions, _decision, limit)


def _print_all(
    heading: str, things: Sequence[Thing], line_of_one: Callable[[Thing], str], limit: int
) -> None:
    if not things:
        return
    tell(Text.assemble((heading, "bold"), f" ({len(things)})"))
    for thing in things[:limit]:
        tell(f"  {line_of_one(thing)}", markup=False, soft_wrap=True)
    if len(things) > limit:
        tell(f"  and {len(things) - limit} more; --limit {len(things)} shows all", markup=False)


def _decision(decision: Decision) -> str:
    return f"{decision.kind.value}: {decision.reason} – {decision.made_by}, {decision.made_at:%Y-%m-%d %H:%M}"


class _Where:
    """Changes in one line each, with where their words stand."""

    def __init__(self, view: View) -> None:
        self._claims = {c.id: c for c in view.claims}
        self._documents = {d.reading.document.id: d.reading.document for d in view.dated}

    def moved(self, change: ArrangementChange) -> str:
        """Say how an arrangement stood and stands, and on which new words."""
        before, after = (s.value if s else "not begun" for s in (change.before, change.after))
        told = f"{before} → {after}" if before != after else after
        moves = "; ".join(
            f"{t.state.value} {days(t.date)}, says {', '.join(dict.fromkeys(o.name for o in t.origins))}"
            f" ({self.at(t.evidence[0])})"
            for t in change.transitions
        )
        return f"{change.arrangement.name}: {told}" + (f". New: {moves}" if moves else "")

    def disputed(self, change: DisputeChange) -> str:
        """Say what is in dispute, and of which event."""
        sides = " | ".join(s.value for s in change.dispute.sides)
        return f"{disputed(change.dispute.field)}: {sides}; {self.event(change.event)}"

    def item(self, item: OpenItem) -> str:
        """Say what is open, and by when."""
        due = f"due {days(item.due)}, " if item.due else ""
        return f"{item.kind} “{item.what}”, {due}{self.at(item.evidence[0])}"

    def event(self, event: Event) -> str:
        """Say when, whether it is so, what, who and where, in which words."""
        what = event.event_type + (f"/{event.mode}" if event.mode else "")
        place = event.place.name if event.place else ""
        told = " · ".join(filter(None, (days(event.date), event.status.value, what, who(event), place)))
        words = self._claims[event.id].mention.trigger
        return f"{told} · “{words.quote}” ({self.at(words)}, {plural(len(event.origins), 'origin')})"

    def at(self, words: Evidence) -> str:
        """Give report and line."""
        document = self._documents[words.document_id]
        return f"{document.name}:{line_of(document, words.start)}"
