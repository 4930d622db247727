"""Adding reports: files or pasted text are sent, read in the background, and told of as they go."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from truceline.errors import CaptureError, NotFoundError
from truceline.stages.ingest import READERS
from truceline.web.asked import Asked, Clocks
from truceline.web.clock import now
from truceline.web.site import site_of
from truceline.web.work import STEPS, Sent, name_of

# More files in one form than a person drops by hand.
MOST_FILES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the form held: the reports, what was typed, and what is wrong with it."""

    sent: tuple[Sent, ...] = ()
    is_newer: bool = False
    text: str = ""
    name: str = ""
    url: str = ""
    faults: tuple[str, ...] = ()


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/add", ask, methods=["GET"])
    router.add_api_route("/add", add, methods=["POST"])
    router.add_api_route("/add/work/{run_id}", work, methods=["GET"])


def ask(request: Request, clocks: Asked) -> Response:
    """Show the form, with what is being read at the moment."""
    return _asked(request, clocks, Typed(), 200)


async def typed(request: Request) -> Typed:
    """Read the form; a pasted text may be as long as a report may be."""
    longest = site_of(request).shelf.settings.max_bytes
    # A form counts the bytes of its parts, line ends twice; what is over a report's length is told by name later.
    async with request.form(max_files=MOST_FILES, max_part_size=2 * longest + 1_000) as form:
        files = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
        sent = [Sent(name=name_of(f.filename or ""), content=await f.read()) for f in files]
    return _typed(form, sent)


def _typed(form: FormData, sent: list[Sent]) -> Typed:
    text, name, url = (_text(form, key) for key in ("text", "name", "url"))
    faults = ["A file has no name that can be kept; rename it."] if any(not s.name for s in sent) else []
    if text.strip():
        try:
            sent = [*sent, _pasted(text, name, url)]
        except CaptureError as error:
            faults.append(str(error))
    if not sent and not faults:
        faults.append("Nothing was chosen: drop a file, or paste a text.")
    return Typed(
        sent=tuple(sent),
        is_newer="newer" in form,
        text=text,
        name=name,
        url=url,
        faults=tuple(faults),
    )


def add(request: Request, clocks: Asked, asked: Annotated[Typed, Depends(typed)]) -> Response:
    """Begin to read what was sent, and lead to where its progress is told."""
    if asked.faults:
        return _asked(request, clocks, asked, 400)
    run_id = site_of(request).work.take(asked.sent, is_newer=asked.is_newer, began_at=now())
    return RedirectResponse(clocks.link(f"/add/work/{run_id}"), 303)


def work(request: Request, clocks: Asked, run_id: str) -> Response:
    """Tell how far a piece of work is; what this desk no longer remembers is told by its run."""
    site = site_of(request)
    told = site.work.told(run_id)
    if told is None:
        if any(r.id == run_id for r in site.shelf.store.runs()):
            return RedirectResponse(clocks.link(f"/runs/{run_id}"), 303)
        raise NotFoundError(run_id, "is no piece of work of this desk; see the runs")
    documents = _documents(request, told.names) if told.is_over else {}
    return site.page(request, "work.html", clocks, None, told=told, steps=STEPS, documents=documents)


def _documents(request: Request, names: Iterable[str]) -> dict[str, str]:
    """Give the documents that stand for names, by name."""
    wanted, view = set(names), site_of(request).shelf.shown().view
    documents = (d.reading.document for d in view.dated)
    return {d.name: d.id for d in documents if d.name in wanted}


def _asked(request: Request, clocks: Clocks, asked: Typed, status: int) -> Response:
    site = site_of(request)
    return site.page(
        request,
        "add.html",
        clocks,
        None,
        typed=asked,
        kinds=", ".join(READERS),
        longest=site.shelf.settings.max_bytes,
        most=request.app.state.door.max_bytes,
        going_on=site.work.going_on(),
        steps=STEPS,
        status_code=status,
    )


def _pasted(text: str, name: str, url: str) -> Sent:
    """Make a pasted text a report; CaptureError where its name or address is of no use."""
    kept = name_of(name)
    if not kept:
        raise CaptureError("The pasted text", "has no name; give it one under Name")
    if not kept.lower().endswith(tuple(READERS)):
        kept += ".txt"
    address = url.strip()
    if address and (urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc):
        raise CaptureError(address, "is no address; write it as https://… or leave it empty")
    # A form sends line ends as two characters, whatever was pasted.
    return Sent(name=kept, content=text.replace("\r\n", "\n").encode("utf-8", "replace"), url=address or None)


def _text(form: FormData, key: str) -> str:
    value = form.get(key)
    return value if isinstance(value, str) else ""
