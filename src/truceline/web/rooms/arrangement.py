"""One arrangement laid open under both clocks, with the words that every part of it rests on."""

from collections.abc import Callable, Mapping
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from truceline.asking import standing_of
from truceline.export.told import days, many
from truceline.records.arrangement import Arrangement, Standing
from truceline.reference.standing import stand
from truceline.stages.track import find_arrangement
from truceline.web.asked import Asked, Clocks
from truceline.web.one_arrangement import LaidOpen, holder, laid_open, last_related, words_of
from truceline.web.paging import Number, page_of
from truceline.web.shelf import Shown
from truceline.web.site import Site, as_csv, site_of
from truceline.web.strip import span_of, strip_of
from truceline.web.words import coded, names

Table = Literal["states", "provisions", "measurements", "compliance", "open-items", "events"]

# So many moves, or events, stand on one page of them.
A_PAGE = 50


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/arrangements/{asked}", arrangement, methods=["GET"])


def arrangement(
    request: Request,
    asked: str,
    clocks: Asked,
    *,
    moves: Number = 1,
    events: Number = 1,
    table: Table = "states",
    form: Literal["page", "csv"] = "page",
) -> Response:
    """Show one arrangement by its id; a name, or a claim's id, leads to it."""
    site = site_of(request)
    full, shown = site.shelf.shown(), site.shelf.shown(clocks.known_by)
    found, standing = _found(asked, site, clocks, full, shown)
    if standing is None:
        if asked != found.id:
            return RedirectResponse(clocks.link(f"/arrangements/{found.id}"), 303)
        known = min((t.known_on for t in found.transitions if t.known_on), default=None)
        related = shown.once(("related", found.id), lambda: last_related(found, shown))
        values = {"whole": found, "first_known": known, "related": related}
        return site.page(request, "arrangement_unknown.html", clocks, shown, **values)
    opened = laid_open(found, standing, shown, site.shelf.world.kinds, day=site.day(clocks))
    if form == "csv":
        headings, rows = TABLES[table]
        return as_csv(f"arrangement-{table}", headings, rows(opened, shown))
    return _page(request, opened, clocks, shown, full=full, moves=moves, events=events)


def _found(
    asked: str, site: Site, clocks: Clocks, full: Shown, shown: Shown
) -> tuple[Arrangement, Standing | None]:
    """Find what was asked for in what was known, with how it stood; without a standing, what it is in the full record.

    An id stands for what it is in the full record, and that for what holds its claims in what was known, as in the
    command; what the full record has not is found by its id.
    """
    day, kinds = site.day(clocks), site.shelf.world.kinds
    held = shown.arrangements.get(asked)
    if held is not None and (clocks.known_by is None or asked not in full.arrangements):
        return held, stand(held, on=day, known_by=clocks.known_by, kinds=kinds)
    named = full.arrangements.get(asked) or find_arrangement(full.view.arrangements, asked)
    if named.id != asked:
        return named, None
    answer = standing_of(asked, full.view, shown.view, on=day, known_by=clocks.known_by, kinds=kinds)
    if not answer.is_known:
        return named, None
    return shown.arrangement(answer.standing.arrangement_id), answer.standing


def _page(
    request: Request, opened: LaidOpen, clocks: Clocks, shown: Shown, *, full: Shown, moves: int, events: int
) -> Response:
    site = site_of(request)
    day, a = site.day(clocks), opened.arrangement
    whole = a if clocks.known_by is None else holder(a, full)
    first, last = span_of([a], day)
    return site.page(
        request,
        "arrangement.html",
        clocks,
        shown,
        # The clocks may be turned to a day on which it had another id.
        here=f"/arrangements/{whole.id if whole else a.id}",
        a=a,
        opened=opened,
        whole=whole,
        day=day,
        strip=strip_of(a, first=first, last=last),
        moves=page_of(opened.moves, moves, A_PAGE),
        events=page_of(opened.events, events, A_PAGE),
        words_of=lambda evidence: words_of(evidence, shown),
    )


def _state_rows(opened: LaidOpen, shown: Shown) -> list[tuple[object, ...]]:
    return [
        (
            m.transition.state.value, days(m.transition.date), m.transition.date.basis.value, m.counts_from,
            m.transition.known_on, "; ".join(f"{o.name} ({o.kind.value})" for o in m.transition.origins),
            "; ".join(m.transition.flags), " | ".join(e.quote for e in m.transition.evidence),
        )
        for m in opened.moves
    ]  # fmt: skip


def _provision_rows(opened: LaidOpen, shown: Shown) -> list[tuple[object, ...]]:
    return [
        (p.text, "; ".join(dict.fromkeys(shown.document(e.document_id).name for e in p.evidence)))
        for p in opened.arrangement.provisions
    ]


def _measurement_rows(opened: LaidOpen, shown: Shown) -> list[tuple[object, ...]]:
    return [
        (
            q.value, q.low, q.high, q.approximate, q.unit, many(q), r.measurement.date.first,
            r.measurement.date.last, r.measurement.date.basis.value, r.claimant, q.evidence.quote,
        )
        for c in opened.counted
        for r in c.rows
        for q in (r.quantity,)
    ]  # fmt: skip


def _compliance_rows(opened: LaidOpen, shown: Shown) -> list[tuple[object, ...]]:
    return [
        (c.claimant, c.accused, c.verdict, " | ".join(e.quote for e in c.evidence))
        for said in opened.compliance.values()
        for c in said
    ]


def _due_rows(opened: LaidOpen, shown: Shown) -> list[tuple[object, ...]]:
    return [
        (
            d.item.kind,
            d.item.what,
            days(d.item.due) if d.item.due else None,
            d.item.known_on,
            d.stand,
            d.item.outcome,
        )
        for d in opened.due
    ]


def _event_rows(opened: LaidOpen, shown: Shown) -> list[tuple[object, ...]]:
    return [
        (e.id, days(e.date), e.status.value, coded(e), names(e.actors), names(e.recipients),
         e.place.name if e.place else None, len(e.origins), len(e.document_ids))
        for e in opened.events
    ]  # fmt: skip


Rows = Callable[[LaidOpen, Shown], list[tuple[object, ...]]]
# The tables of the page, each with its headings and rows as CSV.
TABLES: Mapping[Table, tuple[tuple[str, ...], Rows]] = {
    "states": (
        ("state", "when", "basis", "counts_from", "known_on", "origins", "flags", "quotes"),
        _state_rows,
    ),
    "provisions": (("text", "documents"), _provision_rows),
    "measurements": (
        (
            "value",
            "low",
            "high",
            "approximate",
            "unit",
            "in_words",
            "first",
            "last",
            "basis",
            "claimant",
            "quote",
        ),
        _measurement_rows,
    ),
    "compliance": (("claimant", "accused", "verdict", "quotes"), _compliance_rows),
    "open-items": (("kind", "what", "due", "known_on", "stands", "outcome"), _due_rows),
    "events": (
        ("id", "when", "status", "type", "actors", "recipients", "place", "origins", "reports"),
        _event_rows,
    ),
}
