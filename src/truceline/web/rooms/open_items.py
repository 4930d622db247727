"""The open items: deadlines, demands, promises and announced meetings, and what became of them."""

from collections import Counter
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from truceline.export.told import days
from truceline.stages.track.open_items import OVERDUE_DAYS, UNDATED_DAYS
from truceline.web.asked import Asked
from truceline.web.due import STANDS, Due, all_items, due_of
from truceline.web.one_arrangement import words_of
from truceline.web.paging import Number, page_of
from truceline.web.shelf import Shown
from truceline.web.site import as_csv, site_of

# So many rows stand on one page.
A_PAGE = 50
Many = Annotated[list[str], Query(max_length=20)]


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/open-items", open_items, methods=["GET"])


def open_items(
    request: Request,
    clocks: Asked,
    *,
    kind: Many = [],  # noqa: B006
    stand: Many = [],  # noqa: B006
    page: Number = 1,
    form: Literal["page", "csv"] = "page",
) -> Response:
    """Show what was open on the day: overdue first, then what is due, then what no day is given for."""
    site = site_of(request)
    shown, day = site.shelf.shown(clocks.known_by), site.day(clocks)
    items, listed = all_items(shown), _listed(shown, day)
    chosen = [
        d for d in listed if (not any(kind) or d.item.kind in kind) and (not any(stand) or d.stand in stand)
    ]
    if form == "csv":
        return as_csv("open-items", HEADINGS, map(_row, chosen))
    return site.page(
        request,
        "open_items.html",
        clocks,
        shown,
        found=page_of(chosen, page, A_PAGE),
        listed=len(listed),
        all=len(items),
        last_known=max((i.known_on for i in items if i.known_on), default=None),
        kinds=Counter(d.item.kind for d in listed),
        stands=Counter(d.stand for d in listed),
        stand_order=STANDS,
        chosen_kinds=kind,
        chosen_stands=stand,
        day=day,
        overdue_days=OVERDUE_DAYS,
        undated_days=UNDATED_DAYS,
        words_of=lambda evidence: words_of(evidence, shown),
    )


def _listed(shown: Shown, day: date) -> list[Due]:
    return shown.once(("due", day), lambda: [d for d in due_of(all_items(shown), shown, day) if d.is_listed])


HEADINGS = (
    "kind", "what", "due", "stands", "days_left", "known_on", "would_be_settled_by", "outcome", "event", "arrangements",
    "quotes",
)  # fmt: skip


def _row(due: Due) -> tuple[object, ...]:
    item = due.item
    return (
        item.kind,
        item.what,
        days(item.due) if item.due else None,
        due.stand,
        due.days,
        item.known_on,
        due.settles,
        item.outcome,
        due.event.id if due.event else None,
        "; ".join(a.name for a in due.arrangements),
        " | ".join(e.quote for e in item.evidence),
    )
