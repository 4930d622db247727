"""`diff`: what changed in the record since a day."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from truceline.asking import view_known_by
from truceline.changes import changes
from truceline.cli.console import AsJson, Db, day_of, note, opened, print_json, tell
from truceline.cli.words import days, line_of, plural, who
from truceline.errors import ConfigError
from truceline.export.changes import changes_json
from truceline.records.arrangement import OpenItem
from truceline.records.change import ArrangementChange, Changes
from truceline.records.document import Evidence
from truceline.records.event import Event
from truceline.records.view import View

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
    _print_all("arrangements", [_moved(c, view) for c in found.arrangements], limit)
    _print_all(
        "new disputes",
        [
            f"{c.dispute.field}: {' | '.join(s.value for s in c.dispute.sides)}; {_event(c.event, view)}"
            for c in found.disputes
        ],
        limit,
    )
    _print_all("settled", [f"{_item(i, view)}: {i.outcome}" for i in found.settled], limit)
    _print_all("due, no outcome reported", [_item(i, view) for i in found.due], limit)
    _print_all(
        "changed events", [f"{'; '.join(c.what)}; {_event(c.event, view)}" for c in found.changed], limit
    )
    _print_all("new events", [_event(e, view) for e in found.events], limit)
    told = [f"{d.kind.value}: {d.reason} – {d.made_by}, {d.made_at:%Y-%m-%d %H:%M}" for d in found.decisions]
    _print_all("decisions", told, limit)


def _print_all(heading: str, lines: Sequence[str], limit: int) -> None:
    if not lines:
        return
    tell(Text.assemble((heading, "bold"), f" ({len(lines)})"))
    for line in lines[:limit]:
        tell(f"  {line}", markup=False, soft_wrap=True)
    if len(lines) > limit:
        tell(f"  and {len(lines) - limit} more; --limit {len(lines)} shows all", markup=False)


def _moved(change: ArrangementChange, view: View) -> str:
    before, after = (s.value if s else "not begun" for s in (change.before, change.after))
    told = f"{before} → {after}" if before != after else after
    moves = "; ".join(
        f"{t.state.value} {days(t.date)}, says {', '.join(dict.fromkeys(o.name for o in t.origins))}"
        f" ({_at(t.evidence[0], view)})"
        for t in change.transitions
    )
    return f"{change.arrangement.name}: {told}" + (f". New: {moves}" if moves else "")


def _item(item: OpenItem, view: View) -> str:
    due = f"due {days(item.due)}, " if item.due else ""
    return f"{item.kind} “{item.what}”, {due}{_at(item.evidence[0], view)}"


def _event(event: Event, view: View) -> str:
    what = event.event_type + (f"/{event.mode}" if event.mode else "")
    claim = next(c for c in view.claims if c.id == event.id)
    place = event.place.name if event.place else ""
    told = " · ".join(filter(None, (days(event.date), event.status.value, what, who(event), place)))
    words = claim.mention.trigger
    origins = plural(len(event.origins), "origin")
    return f"{told} · “{words.quote}” ({_at(words, view)}, {origins})"


def _at(words: Evidence, view: View) -> str:
    document = next(d.reading.document for d in view.dated if d.reading.document.id == words.document_id)
    return f"{document.name}:{line_of(document, words.start)}"
