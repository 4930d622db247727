"""What every page of the desk is made with: the shelf, the templates, today's day, and how faults are answered."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException

from truceline.errors import ConfigError, DecisionError, NotFoundError, TrucelineError
from truceline.export import told
from truceline.web.asked import Clocks
from truceline.web.shelf import Shelf, Shown, StillWorkingError
from truceline.web.words import TOLD
from truceline.web.work import Work

HERE = Path(__file__).parent
BUILT = HERE / "static" / "built"
# What the menu lists: the address, its name, and what a person finds there.
MENU = (
    ("/arrangements", "Arrangements"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/reports", "Reports"),
    ("/review", "Review"),
    ("/open-items", "Open items"),
    ("/changes", "What changed"),
    ("/figures", "Figures"),
    ("/actors", "Actors"),
    ("/search", "Search"),
    ("/brief", "Brief"),
    ("/add", "Add reports"),
    ("/runs", "Runs"),
    ("/export", "Export"),
)
# Which fault is answered how; the first that fits decides.
CODES: Sequence[tuple[type[Exception], int]] = (
    (NotFoundError, 404),
    (ConfigError, 400),
    (DecisionError, 409),
    (TrucelineError, 500),
    (StillWorkingError, 202),
    (RequestValidationError, 422),
)
# After so many seconds a program asks again for what is still being worked out, as the page of it does.
RETRY_SECONDS = 2
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The open record with what pages are written with; one for the whole process."""

    shelf: Shelf
    templates: Environment
    today: Callable[[], date]
    work: Work

    def page(
        self, request: Request, template: str, clocks: Clocks, shown: Shown | None, **values: Any
    ) -> HTMLResponse:
        """Write a page; `clocks` and `shown` are for its frame, the rest for its own words."""
        frame = {
            "request": request,
            "here": request.url.path,
            "asked": dict(request.query_params.multi_items()),
            "clocks": clocks,
            "link": clocks.link,
            "shown": shown,
            "today": self.today(),
            "menu": MENU,
        }
        status = values.pop("status_code", 200)
        return HTMLResponse(self.templates.get_template(template).render(frame | values), status_code=status)

    def day(self, clocks: Clocks) -> date:
        """Give the day that a page tells the state on: the one asked, else today."""
        return clocks.on or self.today()


def site_of(request: Request) -> Site:
    """Give the site that a request came to."""
    site: Site = request.app.state.site
    return site


def make_templates() -> Environment:
    """Give the templates, every value escaped; a name that is not given is a fault, not an empty place."""
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["disputed"] = told.disputed
    templates.globals |= {
        "days": told.days,
        "since": told.since,
        "plural": told.plural,
        "line_of": told.line_of,
        "origins_told": told.origins_told,
        "many": told.many,
        "disputed": told.disputed,
        "decided_told": told.decided_told,
        "built": {path.name for path in BUILT.glob("*")} if BUILT.is_dir() else set(),
        **TOLD,
    }
    return templates


def today() -> date:
    """Give today's day, by UTC."""
    return datetime.now(UTC).date()


def fault(request: Request, error: Exception) -> Response:
    """Answer a fault: a page for a browser, JSON for a program, with the subject and the way out."""
    if isinstance(error, HTTPException):
        # Of the server itself: no such address, not asked for so, no body that can be read.
        code, subject, message = error.status_code, request.url.path, str(error.detail)
    else:
        code = next(code for kind, code in CODES if isinstance(error, kind))
        subject, message = _told(error)
    headers = dict(getattr(error, "headers", None) or {})
    if code == 202:
        headers["Retry-After"] = str(RETRY_SECONDS)
    if request.url.path.startswith("/api/"):
        detail = _faults(error) if isinstance(error, RequestValidationError) else f"{subject}: {message}"
        return as_fault(detail, code, headers)
    template = "working.html" if code == 202 else "fault.html"
    page = site_of(request).page(
        request, template, Clocks(), None, subject=subject, message=message, code=code, status_code=code
    )
    page.headers.update(headers)
    return page


def as_fault(detail: object, code: int, headers: Mapping[str, str] | None = None) -> Response:
    """Give a fault as JSON; in ASCII, for what was sent may be text that no encoding takes."""
    return Response(
        json.dumps({"detail": detail}), code, media_type="application/json", headers=dict(headers or {})
    )


def _told(error: Exception) -> tuple[str, str]:
    if isinstance(error, TrucelineError):
        return error.subject, error.message
    if isinstance(error, RequestValidationError):
        return "What was asked", "; ".join(f"{f['loc'][-1]}: {f['msg']}" for f in _faults(error))
    return "This page", "is being worked out; it comes by itself"


def _faults(error: RequestValidationError) -> list[dict[str, Any]]:
    """Say where and what, without what was sent: that may be anything, and of any length."""
    return [
        {"loc": [str(part) for part in f["loc"]], "msg": f["msg"], "type": f["type"]} for f in error.errors()
    ]


def as_csv(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give a table as a CSV file; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return Response(
        out.getvalue(), media_type="text/csv; charset=utf-8", headers=as_attachment(f"{name}.csv")
    )


def as_json(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give a table as JSON, an object a row; days as ISO, what is not stated null."""
    found = [dict(zip(headings, row, strict=True)) for row in rows]
    return JSONResponse(jsonable_encoder(found))


def as_attachment(name: str) -> dict[str, str]:
    """Give the header under which an answer is saved as a file; of a name only what every system takes stays."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "truceline"
    return {"Content-Disposition": f'attachment; filename="{plain}"'}


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
