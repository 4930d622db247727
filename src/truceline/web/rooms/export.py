"""The way out: every form that the record can be taken away in, and the same tables as CSV and JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from truceline.asking import on_day
from truceline.errors import NotFoundError
from truceline.export import EXPORTERS
from truceline.web.asked import Asked, Clocks
from truceline.web.site import MENU, site_of

# Lines are sent by so many at once.
A_BATCH = 500
# What each form holds; a form without a line here is listed by its name.
ABOUT: Mapping[str, str] = {
    "mentions": "every mention with its words, speakers, days, places and scales; the richest form",
    "attributions": "whose word, thought or will each report sets down, and in which words",
    "events-csv": "one row an event, for a spreadsheet",
    "events-jsonl": "one event a line, with its mentions, origins and disagreements",
    "events-geojson": "events as points for a map program; those without a place have no point",
}
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("csv", "csv", "text/csv; charset=utf-8"),
    ("geojson", "geojson", "application/geo+json"),
    ("", "jsonl", "application/x-ndjson"),
)
# The rooms whose tables can be taken as CSV.
TABLES = ("/arrangements", "/timeline", "/open-items", "/figures", "/changes", "/reports", "/actors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way out: its name, the file it gives, and what is in that."""

    name: str
    file: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An address that answers in JSON; `is_whole` is False where it asks for an id, a day or words as well."""

    path: str
    about: str
    is_whole: bool


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/export", export, methods=["GET"])
    router.add_api_route("/export/{form}", take, methods=["GET"])


def export(request: Request, clocks: Asked) -> Response:
    """List the ways out, each with the clocks of the page."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    doors = [Door(name=f, file=file_of(f, clocks), about=ABOUT.get(f, "")) for f in EXPORTERS]
    names = dict(MENU)
    return site.page(
        request,
        "export.html",
        clocks,
        shown,
        doors=doors,
        tables=[(path, names[path]) for path in TABLES if path in names],
        answers=list(answers(request.app.openapi())),
    )


def take(request: Request, form: str, clocks: Asked) -> Response:
    """Give the record in one form as a file; it is written while it is sent."""
    write = EXPORTERS.get(form)
    if write is None:
        raise NotFoundError(form, f"is no form; there are {', '.join(EXPORTERS)}")
    view = site_of(request).shelf.shown(clocks.known_by).view

    def lines() -> Iterator[str]:
        """Keep to the day asked, then write."""
        written = write(view if clocks.on is None else on_day(view, clocks.on))
        while some := "".join(islice(written, A_BATCH)):
            yield some

    named = {"Content-Disposition": f'attachment; filename="{file_of(form, clocks)}"'}
    return StreamingResponse(lines(), media_type=kind_of(form)[1], headers=named)


def file_of(form: str, clocks: Clocks) -> str:
    """Name the file of a form, with the days that it was asked for."""
    suffix = kind_of(form)[0]
    days = (("on", clocks.on), ("known-by", clocks.known_by))
    asked = "".join(f"-{word}-{day}" for word, day in days if day)
    return f"truceline-{form.removesuffix('-' + suffix)}{asked}.{suffix}"


def kind_of(form: str) -> tuple[str, str]:
    """Give the suffix and the media type of a form, by how its name ends."""
    return next((suffix, media) for end, suffix, media in _KINDS if form.endswith(end))


def answers(described: Mapping[str, Any]) -> Iterator[Answer]:
    """List the addresses that answer in JSON to whoever only reads, from the desk's own description of them."""
    for path, ways in described.get("paths", {}).items():
        if path.startswith("/api/") and "get" in ways:
            about = ways["get"].get("description") or ways["get"].get("summary") or ""
            asked = any(p.get("required") for p in ways["get"].get("parameters", ()))
            yield Answer(path=path, about=about.split("\n")[0], is_whole=not asked)
