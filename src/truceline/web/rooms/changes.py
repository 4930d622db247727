"""What changed: the record by what was known on one day held against what was known on a later one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from truceline.changes import changes as changes_of
from truceline.errors import ConfigError
from truceline.export.told import days, who
from truceline.records.arrangement import ArrangementState, OpenItem
from truceline.records.change import Changes
from truceline.records.event import Event
from truceline.web.asked import Asked, Clocks, Text, day_asked
from truceline.web.one_arrangement import words_of
from truceline.web.paging import Number, page_of
from truceline.web.shelf import Shown
from truceline.web.site import Site, as_csv, site_of
from truceline.web.words import coded, in_words

A_WEEK = timedelta(days=7)
# So many of each part stand on the page of all parts, and so many on a page of one.
A_FEW, A_PAGE = 12, 50
PartName = Literal["arrangements", "disputes", "settled", "due", "changed", "events", "decisions", "reports"]
# The parts in the order in which they stand, each with its heading and what it means that it is empty.
PARTS: dict[PartName, tuple[str, str]] = {
    "arrangements": ("Arrangements that moved", "No arrangement moved."),
    "disputes": ("New disagreements", "No report came to disagree with another."),
    "settled": ("Open items with an outcome", "No open item has got an outcome."),
    "due": ("Fell due without an outcome", "Nothing fell due without an outcome."),
    "changed": ("Events told otherwise", "No event known before is told otherwise."),
    "events": ("New events", "No new event is told."),
    "decisions": ("Decisions of people", "Nobody decided anything."),
    "reports": ("New reports", "No report came to be known."),
}


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/changes", changes, methods=["GET"])


def changes(
    request: Request,
    clocks: Asked,
    *,
    since: Text = "",
    until: Text = "",
    part: PartName | None = None,
    page: Number = 1,
    form: Literal["page", "csv"] = "page",
) -> Response:
    """Show what a reader of one day did not know yet on another, a week before where none is asked."""
    site = site_of(request)
    last = day_asked("until", until) or clocks.known_by
    first = day_asked("since", since) or (last or site.today()) - A_WEEK
    if first > (last or site.today()):
        raise ConfigError("until", f"{last or site.today()} is before {first}; give a later day")
    before, after = site.shelf.shown(first), site.shelf.shown(last)
    found = _found(site, before, after, first, last)
    if form == "csv":
        return as_csv("changes", HEADINGS, _rows(found))
    asked_part: Sequence[object] = getattr(found, part) if part else ()
    one = page_of(asked_part, page, A_PAGE)
    return site.page(
        request,
        "changes.html",
        Clocks(known_by=last),
        after,
        found=found,
        since=first,
        until=last,
        parts_told=PARTS,
        things={p: one.rows if p == part else getattr(found, p)[:A_FEW] for p in PARTS},
        counts={p: len(getattr(found, p)) for p in PARTS},
        part=part,
        page=one,
        ids=after.once("names", lambda: {d.reading.document.name: i for i, d in after.dated.items()}),
        week_before=lambda day: day - A_WEEK,
        last_report=after.once("last report", lambda: _last_report(after)),
        words_of=lambda evidence: words_of(evidence, after),
    )


def _found(site: Site, before: Shown, after: Shown, first: date, last: date | None) -> Changes:
    """Decisions are taken from the record as it is now: they count before the view is made anew."""
    until = last or site.today()
    compared = after.once(
        ("changes", before.digest, first, until),
        lambda: changes_of(before.view, after.view, since=first, until=until),
    )
    made = (d for d in site.shelf.store.decisions() if first < d.made_on <= until)
    return replace(compared, decisions=tuple(made))


def _last_report(shown: Shown) -> date | None:
    return max((d.published.last for d in shown.view.dated if d.published and d.published.last), default=None)


HEADINGS = ("part", "id", "what", "before", "after", "when", "words")


def _rows(found: Changes) -> Iterator[tuple[object, ...]]:
    for c in found.arrangements:
        moves = "; ".join(f"{t.state.value} {days(t.date)}" for t in c.transitions)
        words = " | ".join(e.quote for t in c.transitions for e in t.evidence)
        a = c.arrangement
        yield "arrangements", a.id, a.name, _state(c.before), _state(c.after), moves, words
    for d in found.disputes:
        values = " | ".join(s.value for s in d.dispute.sides)
        yield "disputes", d.event.id, f"{d.dispute.field}: {values}", None, None, days(d.event.date), None
    for name, items in (("settled", found.settled), ("due", found.due)):
        yield from (_item(name, i) for i in items)
    for e in found.changed:
        before = "; ".join(e.before_ids)
        yield "changed", e.event.id, "; ".join(e.what), before, None, days(e.event.date), None
    yield from (("events", e.id, _event(e), None, e.status.value, days(e.date), None) for e in found.events)
    for m in found.decisions:
        told = f"{in_words(m.kind.value)}: {m.reason} ({m.made_by})"
        yield "decisions", m.id, told, m.before, m.after, m.made_on, None
    yield from (("reports", None, name, None, None, None, None) for name in found.reports)


def _item(part: str, item: OpenItem) -> tuple[object, ...]:
    due = days(item.due) if item.due else None
    words = " | ".join(e.quote for e in item.evidence)
    return part, None, f"{item.kind}: {item.what}", None, item.outcome, due, words


def _event(event: Event) -> str:
    return " · ".join(filter(None, (coded(event), who(event), event.place.name if event.place else "")))


def _state(state: ArrangementState | None) -> str:
    return state.value if state else "not begun"
