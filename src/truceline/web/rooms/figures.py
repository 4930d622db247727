"""The figures: what is counted, over which time, on whose word; values that disagree stand beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from truceline.asking import can_hold
from truceline.errors import NotFoundError
from truceline.export.figures import figures_csv
from truceline.figures import figures as found_in
from truceline.records.document import Evidence
from truceline.records.figure import Figure
from truceline.reference.figure_kinds import FigureKind, FigureKinds
from truceline.web.asked import Asked, Text
from truceline.web.chart import Chart, Point, chart_of
from truceline.web.paging import Number, page_of
from truceline.web.shelf import Shown
from truceline.web.site import site_of

# So many rows of each kind stand on the page of all kinds, and so many on a page of one.
A_FEW, A_PAGE = 6, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The figures of one kind: how many there are, those shown, and a drawing of these."""

    kind: FigureKind
    count: int
    disputed: int
    shown: tuple[Figure, ...]
    chart: Chart | None


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/figures", figures, methods=["GET"])


def figures(
    request: Request,
    clocks: Asked,
    *,
    of: Text = "",
    page: Number = 1,
    form: Literal["page", "csv"] = "page",
) -> Response:
    """Show the numbers of one kind in pages, or the first few of every kind."""
    site = site_of(request)
    shown, kinds = site.shelf.shown(clocks.known_by), site.shelf.figure_kinds
    listed = shown.once("side by side", lambda: side_by_side(figures_of(shown, kinds)))
    known = {k.id: k for k in kinds.kinds}
    if of and of not in known:
        raise NotFoundError(of, f"is no kind of figure; there are {', '.join(known)}")
    held = [f for f in listed if clocks.on is None or can_hold(f.period, clocks.on)]
    by_kind = {k: [f for f in held if f.kind == k] for k in known}
    if form == "csv":
        chosen = by_kind[of] if of else held
        named = {"Content-Disposition": 'attachment; filename="figures.csv"'}
        return StreamingResponse(
            figures_csv(chosen, shown.view), media_type="text/csv; charset=utf-8", headers=named
        )
    of_page = [of] if of else [k for k, found in by_kind.items() if found]
    return site.page(
        request,
        "figures.html",
        clocks,
        shown,
        sections=[_counted(known[k], by_kind[k], page if of else None) for k in of_page],
        kinds=[(known[k], len(found)) for k, found in by_kind.items() if found],
        of=of,
        count=len(held),
        all=len(listed),
        page=page_of(by_kind[of], page, A_PAGE) if of else None,
        place_of=_places(by_kind[of] if of else held),
        by_id={f.id: f for f in listed},
        sentence_of=lambda figure: sentences(figure, shown),
        arrangements_of=lambda figure: arrangements_of(figure, shown),
    )


def figures_of(shown: Shown, kinds: FigureKinds) -> tuple[Figure, ...]:
    """Give every figure of a view, by kind and period."""
    return shown.once("figures", lambda: found_in(shown.view, kinds))


def side_by_side(figures: Iterable[Figure]) -> list[Figure]:
    """Put figures that disagree after the first of them; the order stays otherwise."""
    left = {f.id: f for f in figures}
    found: list[Figure] = []
    while left:
        ids = [next(iter(left))]
        for figure_id in ids:
            figure = left.pop(figure_id, None)
            if figure is not None:
                found.append(figure)
                ids += [i for i in figure.disputes if i in left]
    return found


def sentences(figure: Figure, shown: Shown) -> list[tuple[Evidence, Evidence, object]]:
    """Give the words of a figure, each with its sentence and its claim."""
    claims = [shown.claims[i] for i in figure.claim_ids]
    return [(e, c.mention.sentence, c) for e, c in zip(figure.evidence, claims, strict=True)]


def arrangements_of(figure: Figure, shown: Shown) -> dict[str, str]:
    """Give the arrangements that its claims move, name by id."""
    return {a.id: a.name for i in figure.claim_ids for a in shown.arrangements_of_claim.get(i, ())}


def _counted(kind: FigureKind, found: Sequence[Figure], page: int | None) -> Counted:
    part = tuple(page_of(found, page, A_PAGE).rows if page else found[:A_FEW])
    return Counted(
        kind=kind,
        count=len(found),
        disputed=sum(1 for f in found if f.disputes),
        shown=part,
        chart=chart_of([_point(f) for f in part]),
    )


def _point(figure: Figure) -> Point:
    return Point(
        period=figure.period,
        quantity=figure.quantity,
        told=f"says {', '.join(figure.claimants)}",
        is_so=figure.status.is_so,
    )


def _places(figures: Sequence[Figure]) -> dict[str, int]:
    """Tell on which page of its kind each figure stands."""
    at: dict[str, int] = {}
    places = {}
    for figure in figures:
        at[figure.kind] = at.get(figure.kind, -1) + 1
        places[figure.id] = at[figure.kind] // A_PAGE + 1
    return places
