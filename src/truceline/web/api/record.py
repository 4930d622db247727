"""The record as a whole: what it holds, what failed, and every form of export."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from truceline.asking import on_day
from truceline.errors import NotFoundError
from truceline.export import EXPORTERS
from truceline.records.mention import Failure
from truceline.web.api.answers import Id, KnownBy, Limit, Listed, On, Page, faults, listed
from truceline.web.site import as_attachment, site_of

# Lines are sent together up to so many characters: a thread is woken for each piece.
PIECE = 65_536
MEDIA_TYPES = {"csv": "text/csv", "geojson": "application/geo+json", "jsonl": "application/x-ndjson"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the record holds. `digest` names all that its view was made from; equal digests are equal records.

    `is_behind` is True where a newer view is being loaded and this is the one before.
    """

    version: str
    digest: str
    is_behind: bool
    reports: int
    mentions: int
    events: int
    arrangements: int
    families: int
    proposals: int
    decisions: int
    failures: int


def register(router: APIRouter) -> None:
    """Register the addresses of this group."""
    router.add_api_route("/record", record, methods=["GET"], responses=faults(202))
    router.add_api_route("/failures", failures, methods=["GET"], responses=faults())
    forms = {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}
    router.add_api_route(
        "/exports/{form}",
        exports,
        methods=["GET"],
        response_class=StreamingResponse,
        responses=faults(202, 404) | {200: {"description": "The export.", "content": forms}},
    )


def record(request: Request, known_by: KnownBy = None) -> Record:
    """Count what the record holds, or held by the reports of a day; decisions and failures are always all."""
    shelf = site_of(request).shelf
    shown = shelf.shown(known_by)
    view = shown.view
    return Record(
        version=version("truceline"),
        digest=shown.digest,
        is_behind=shown.is_behind,
        reports=len(view.dated),
        mentions=len(view.claims),
        events=len(view.events),
        arrangements=len(view.arrangements),
        families=len(view.lineage.families),
        proposals=len(view.proposals),
        decisions=len(shelf.store.decisions()),
        failures=len(shelf.store.failures()),
    )


def failures(request: Request, page: Page = 1, limit: Limit = 100) -> Listed[Failure]:
    """List what could not be taken in or read, by name."""
    return listed(site_of(request).shelf.store.failures(), page, limit)


def exports(request: Request, form: Id, on: On = None, known_by: KnownBy = None) -> StreamingResponse:
    """Send the record in one of the forms of `truceline export`, with the clocks of the command."""
    exporter = EXPORTERS.get(form)
    if exporter is None:
        raise NotFoundError(form, f"is no form of export; there are {', '.join(EXPORTERS)}")
    view = site_of(request).shelf.shown(known_by).view
    ending = next((e for e in MEDIA_TYPES if form.endswith(e)), "jsonl")
    return StreamingResponse(
        pieces(exporter(view if on is None else on_day(view, on))),
        media_type=MEDIA_TYPES[ending],
        headers=as_attachment(f"{form}.{ending}"),
    )


def pieces(lines: Iterable[str]) -> Iterator[str]:
    """Give lines in larger pieces."""
    held: list[str] = []
    length = 0
    for line in lines:
        held.append(line)
        length += len(line)
        if length >= PIECE:
            yield "".join(held)
            held, length = [], 0
    if held:
        yield "".join(held)
