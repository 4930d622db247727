"""The runs: what each took in, read and could not use, and what still cannot be used."""

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from truceline.errors import NotFoundError
from truceline.records.mention import Failure
from truceline.records.run import Run
from truceline.records.serial import to_json
from truceline.web.asked import Asked
from truceline.web.paging import Number, page_of
from truceline.web.site import as_csv, site_of

Form = Literal["page", "csv", "json"]
PAGE = 50


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/runs", runs, methods=["GET"])
    router.add_api_route("/runs/failures", failures, methods=["GET"])
    router.add_api_route("/runs/{run_id}", run, methods=["GET"])


def runs(request: Request, clocks: Asked, *, page: Number = 1, form: Form = "page") -> Response:
    """Show all runs, the latest first, and what stands unused today."""
    site = site_of(request)
    listed, standing = site.shelf.store.runs(), site.shelf.store.failures()
    if form == "csv":
        return as_csv("runs", HEADINGS, map(_row, listed))
    if form == "json":
        return JSONResponse([to_json(r) for r in listed])
    going_on = {told.run.id for told in site.work.going_on()}
    found = page_of(listed, page, PAGE)
    return site.page(
        request,
        "runs.html",
        clocks,
        None,
        runs=found.rows,
        all=len(listed),
        number=found.number,
        last=found.last,
        failures=standing[:PAGE],
        failed=len(standing),
        going_on=going_on,
    )


def failures(request: Request, clocks: Asked, *, page: Number = 1, form: Form = "page") -> Response:
    """Show what could not be used and still cannot, with the reason."""
    site = site_of(request)
    standing = site.shelf.store.failures()
    if form == "csv":
        return as_csv("failures", FAILURE_HEADINGS, map(_failure_row, standing))
    if form == "json":
        return JSONResponse([to_json(f) for f in standing])
    found = page_of(standing, page, PAGE)
    return site.page(
        request,
        "failures.html",
        clocks,
        None,
        failures=found.rows,
        failed=len(standing),
        number=found.number,
        last=found.last,
    )


def run(request: Request, clocks: Asked, run_id: str) -> Response:
    """Lay one run open: its data, its failures, what the record held after it."""
    site = site_of(request)
    found = next((r for r in site.shelf.store.runs() if r.id == run_id), None)
    if found is None:
        raise NotFoundError(run_id, "is no run of this record; see the list of runs")
    is_going_on = run_id in {told.run.id for told in site.work.going_on()}
    return site.page(request, "run.html", clocks, None, run=found, is_going_on=is_going_on)


HEADINGS = (
    "id",
    "began_at",
    "ended_at",
    "by",
    "source",
    "found",
    "added",
    "read",
    "failed",
    "fault",
    "reports",
    "mentions",
    "events",
    "arrangements",
    "readings_with",
    "view_with",
    "version",
)
FAILURE_HEADINGS = ("name", "stage", "error", "message", "sha256", "failed_at")


def _row(run: Run) -> tuple[object, ...]:
    cells = to_json(run) | {"failed": len(run.failures)}
    return tuple(cells[key] for key in HEADINGS)


def _failure_row(failure: Failure) -> tuple[object, ...]:
    cells = to_json(failure)
    return tuple(cells[key] for key in FAILURE_HEADINGS)
