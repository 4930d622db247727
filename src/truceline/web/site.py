"""What every page of the desk is made with: the shelf, the templates, today's day, and how faults are answered."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

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
)
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
    templates.globals |= {
        "days": told.days,
        "since": told.since,
        "plural": told.plural,
        "line_of": told.line_of,
        "origins_told": told.origins_told,
        "many": told.many,
        "built": {path.name for path in BUILT.glob("*")} if BUILT.is_dir() else set(),
        **TOLD,
    }
    return templates


def today() -> date:
    """Give today's day, by UTC."""
    return datetime.now(UTC).date()


def fault(request: Request, error: Exception) -> Response:
    """Answer a fault: a page for a browser, JSON for a program, with the subject and the way out."""
    code = next(code for kind, code in CODES if isinstance(error, kind))
    subject = error.subject if isinstance(error, TrucelineError) else "This page"
    message = error.message if isinstance(error, TrucelineError) else _MESSAGES[type(error)]
    if request.url.path.startswith("/api/"):
        from fastapi.responses import JSONResponse

        return JSONResponse({"detail": f"{subject}: {message}"}, status_code=code)
    template = "working.html" if code == 202 else "fault.html"
    return site_of(request).page(
        request, template, Clocks(), None, subject=subject, message=message, code=code, status_code=code
    )


_MESSAGES: Mapping[type[Exception], str] = {
    StillWorkingError: "is being worked out; it comes by itself",
}


def as_csv(name: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Give a table as a CSV file; a cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_cell(value) for value in row] for row in rows)
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=disposition)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
