"""The reports: all of them as a table, to be sorted, looked through and taken out."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from truceline.export.told import days
from truceline.web.asked import Asked, Text
from truceline.web.listing import Row
from truceline.web.paging import Number, page_of
from truceline.web.site import as_csv, site_of
from truceline.web.words import basis_told

Order = Literal["up", "down"]
PAGE = 50
ALONE = "alone"


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/reports", reports, methods=["GET"])


def reports(
    request: Request,
    clocks: Asked,
    *,
    name: Text = "",
    outlet: Text = "",
    language: Text = "",
    kind: Text = "",
    sort: Text = "published",
    order: Order = "down",
    page: Number = 1,
    form: Literal["table", "csv"] = "table",
) -> Response:
    """Show the reports, the newest first unless another order is asked."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    rows = shown.listing.sorted_by(sort)
    wanted = [r for r in rows if _fits(r, name, outlet, language, kind)]
    if order == "down":
        wanted.reverse()
    if form == "csv":
        return as_csv("reports", HEADINGS, map(_cells, wanted))
    kept = {"name": name, "outlet": outlet, "language": language, "kind": kind, "sort": sort, "order": order}
    return site.page(
        request,
        "reports.html",
        clocks,
        shown,
        page=page_of(wanted, page, PAGE),
        all=len(rows),
        kept=kept,
        languages=_counted(r.dated.reading.document.language or "" for r in rows),
        kinds=_counted(k for r in rows for k in r.kinds or (ALONE,)),
    )


def _fits(row: Row, name: str, outlet: str, language: str, kind: str) -> bool:
    document = row.dated.reading.document
    return (
        name.casefold().strip() in row.searched
        and outlet.casefold().strip() in (document.outlet or "").casefold()
        and (not language or language == document.language)
        and (not kind or kind in (row.kinds or (ALONE,)))
    )


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(v for v in values if v).items())


HEADINGS = (
    "id",
    "name",
    "outlet",
    "title",
    "published",
    "published_first",
    "published_last",
    "published_basis",
    "language",
    "mentions",
    "family",
    "kin",
)


def _cells(row: Row) -> tuple[object, ...]:
    document, published = row.dated.reading.document, row.dated.published
    return (
        document.id,
        document.name,
        document.outlet,
        document.title,
        days(published) if published else None,
        published.first if published else None,
        published.last if published else None,
        basis_told(published) if published else row.dated.reason,
        document.language,
        row.mentions,
        "; ".join(row.kinds) or ALONE,
        row.kin,
    )
