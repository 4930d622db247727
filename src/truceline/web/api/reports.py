"""The reports: all of them in short, one with all that was read of it, its text."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import PlainTextResponse

from truceline.records.claim import Dated
from truceline.records.dates import EventDate
from truceline.web.api.answers import Id, KnownBy, Limit, Listed, Page, Words, faults, listed
from truceline.web.site import site_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report in short: `mentions` and `events` are counts, `reason` says why it is dated so."""

    id: str
    name: str
    outlet: str | None
    title: str | None
    language: str | None
    published: EventDate | None
    reason: str
    mentions: int
    events: int


def register(router: APIRouter) -> None:
    """Register the addresses of this group."""
    router.add_api_route("/reports", reports, methods=["GET"], responses=faults(202))
    router.add_api_route("/reports/{id}", report, methods=["GET"], responses=faults(202, 404))
    router.add_api_route(
        "/reports/{id}/text",
        text,
        methods=["GET"],
        response_class=Response,
        responses=faults(202, 404)
        | {200: {"description": "The text.", "content": {"text/plain": {"schema": {"type": "string"}}}}},
    )


def reports(
    request: Request,
    *,
    name: Annotated[Words, Query(description="Words that the report's name or title holds.")] = "",
    outlet: Annotated[Words, Query(description="Words that the outlet's name holds.")] = "",
    known_by: KnownBy = None,
    page: Page = 1,
    limit: Limit = 100,
) -> Listed[Report]:
    """List the reports by name."""
    shown = site_of(request).shelf.shown(known_by)
    found: list[Dated] = [
        d
        for d in shown.view.dated
        if name.casefold() in f"{d.reading.document.name}\n{d.reading.document.title or ''}".casefold()
        and outlet.casefold() in (d.reading.document.outlet or "").casefold()
    ]
    chosen = listed(found, page, limit)
    events = shown.events
    items = []
    for dated in chosen.items:
        document = dated.reading.document
        claims = shown.claims_of_document.get(document.id, ())
        items.append(
            Report(
                id=document.id,
                name=document.name,
                outlet=document.outlet,
                title=document.title,
                language=document.language,
                published=dated.published,
                reason=dated.reason,
                mentions=len(claims),
                events=len({events[c.id].id for c in claims if c.id in events}),
            )
        )
    return Listed(total=chosen.total, page=page, limit=limit, items=tuple(items))


def report(request: Request, id: Id, known_by: KnownBy = None) -> Dated:  # noqa: A002
    """Give all that was read of a report, with its day.

    The `signature` of each passage, 128 numbers by which wordings are compared, is left empty.
    """
    shown = site_of(request).shelf.shown(known_by)
    shown.document(id)
    dated = shown.dated[id]
    passages = tuple(replace(p, signature=()) for p in dated.reading.passages)
    return replace(dated, reading=replace(dated.reading, passages=passages))


def text(request: Request, id: Id, known_by: KnownBy = None) -> PlainTextResponse:  # noqa: A002
    """Give the text of a report, which the offsets of all words in it count; code points, not bytes."""
    return PlainTextResponse(site_of(request).shelf.shown(known_by).document(id).text)
