"""What runs through all reports: figures, lineage, what changed, and words searched for."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request

from truceline.asking import can_hold
from truceline.errors import ConfigError, NotFoundError
from truceline.records.change import Changes
from truceline.records.claim import Drift, Family, Kinship
from truceline.records.document import Evidence
from truceline.records.figure import Figure
from truceline.web.api.answers import (
    MOST_ITEMS,
    KnownBy,
    Limit,
    Listed,
    On,
    Page,
    Words,
    faults,
    listed,
)
from truceline.web.asked import FIRST_DAY, LAST_DAY
from truceline.web.results import changes_of, figures_of
from truceline.web.site import site_of

Since = Annotated[date, Query(ge=FIRST_DAY, le=LAST_DAY, description="What was known by this day is old.")]
Until = Annotated[
    date | None,
    Query(
        ge=FIRST_DAY, le=LAST_DAY, description="Up to what was known by this day; now where none is given."
    ),
]
Searched = Annotated[
    str, Query(min_length=1, max_length=1_000, description="Words that a sentence must hold, in any form.")
]
KindOfFigure = Annotated[Words, Query(description="Only figures of this kind: killed, patrols, …")]
OfReport = Annotated[Words, Query(description="Only what this report has part in: its id.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineagePage:
    """One page of each part of the lineage; the parts run side by side, and the totals tell how far each goes."""

    page: int
    limit: int
    families_total: int
    kinships_total: int
    drifts_total: int
    families: tuple[Family, ...]
    kinships: tuple[Kinship, ...]
    drifts: tuple[Drift, ...]


def register(router: APIRouter) -> None:
    """Register the addresses of this group."""
    router.add_api_route("/figures", figures, methods=["GET"], responses=faults(202, 404))
    router.add_api_route("/lineage", lineage, methods=["GET"], responses=faults(202, 404))
    router.add_api_route("/changes", changes, methods=["GET"], responses=faults(202, 400))
    router.add_api_route("/search", search, methods=["GET"], responses=faults(202))


def figures(
    request: Request,
    *,
    of: KindOfFigure = "",
    on: On = None,
    known_by: KnownBy = None,
    page: Page = 1,
    limit: Limit = 100,
) -> Listed[Figure]:
    """List numbers by kind and period, with whose word each is; with `on`, those whose period can hold the day."""
    shelf = site_of(request).shelf
    kinds = [kind.id for kind in shelf.figure_kinds.kinds]
    if of and of not in kinds:
        raise NotFoundError(of, f"is no kind of figure; there are {', '.join(kinds)}")
    found = figures_of(shelf, shelf.shown(known_by))
    chosen = [f for f in found if (not of or f.kind == of) and (on is None or can_hold(f.period, on))]
    return listed(chosen, page, limit)


def lineage(
    request: Request, report: OfReport = "", known_by: KnownBy = None, page: Page = 1, limit: Limit = 100
) -> LineagePage:
    """List which reports copy or reword which, passage by passage, and what changed on the way."""
    shown = site_of(request).shelf.shown(known_by)
    whole = shown.view.lineage
    families, kinships, drifts = whole.families, whole.kinships, whole.drifts
    if report:
        shown.document(report)
        families = tuple(f for f in families if any(m.document_id == report for m in f.members))
        kinships = tuple(k for k in kinships if report in (k.a, k.b))
        drifts = tuple(d for d in drifts if report in (d.a.document_id, d.b.document_id))
    return LineagePage(
        page=page,
        limit=limit,
        families_total=len(families),
        kinships_total=len(kinships),
        drifts_total=len(drifts),
        families=listed(families, page, limit).items,
        kinships=listed(kinships, page, limit).items,
        drifts=listed(drifts, page, limit).items,
    )


def changes(request: Request, since: Since, until: Until = None) -> Changes:
    """Give all that changed from what was known by one day to what was known by another, the weightiest first."""
    site = site_of(request)
    last = until or site.today()
    if last < since:
        raise ConfigError("until", f"{last} is before {since}; give a later day")
    return changes_of(site.shelf, since, until, today=site.today())


def search(
    request: Request,
    words: Searched,
    limit: Annotated[int, Query(ge=1, le=MOST_ITEMS, description="At most so many sentences.")] = 20,
    known_by: KnownBy = None,
) -> tuple[Evidence, ...]:
    """Find sentences that hold all the words, the best match first.

    With `known_by`, those of reports out by the day among the best 1,000 of all.
    """
    shelf = site_of(request).shelf
    if known_by is None:
        return shelf.store.search(words, limit)
    known = shelf.shown(known_by).dated
    return tuple(e for e in shelf.store.search(words, MOST_ITEMS) if e.document_id in known)[:limit]
