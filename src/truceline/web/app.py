"""The desk as a web application: its rooms, what stands at its door, and how faults are answered."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from importlib.metadata import version

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from truceline.web.api import GROUPS
from truceline.web.guard import Door, Guard
from truceline.web.rooms import (
    actors,
    adding,
    addresses,
    arrangement,
    arrangements,
    brief,
    changes,
    doors,
    events,
    export,
    figures,
    lineage,
    open_items,
    reader,
    reports,
    review,
    review_history,
    runs,
    search,
    timeline,
)
from truceline.web.rooms import map as map_room
from truceline.web.shelf import Shelf
from truceline.web.site import CODES, HERE, Site, fault, make_templates
from truceline.web.site import today as today_by_utc
from truceline.web.work import Work

# To add a room: its file, and its line here.
ROOMS: tuple[Callable[[APIRouter], None], ...] = (
    doors.register,
    arrangements.register,
    addresses.register,
    arrangement.register,
    open_items.register,
    figures.register,
    changes.register,
    brief.register,
    export.register,
    reports.register,
    reader.register,
    lineage.register,
    search.register,
    actors.register,
    review.register,
    review_history.register,
    adding.register,
    runs.register,
    timeline.register,
    events.register,
    map_room.register,
)


def make_app(shelf: Shelf, door: Door, *, today: Callable[[], date] = today_by_utc) -> FastAPI:
    """Give the application over an open record; it answers only those that the door lets in."""
    app = FastAPI(
        title="Truceline",
        version=version("truceline"),
        description="The record of what reports say, as JSON: the same records as the Python API.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        middleware=[Middleware(Guard, door=door)],
        lifespan=_open_hours,
    )
    app.state.site = Site(shelf=shelf, templates=make_templates(), today=today, work=Work(shelf))
    app.state.door = door
    kinds: list[type[Exception]] = [HTTPException, *(kind for kind, _ in CODES)]
    for kind in kinds:
        app.add_exception_handler(kind, fault)
    pages = APIRouter(include_in_schema=False)
    for register in ROOMS:
        register(pages)
    app.include_router(pages)
    records = APIRouter(prefix="/api")
    for register in GROUPS:
        register(records)
    app.include_router(records)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app


@asynccontextmanager
async def _open_hours(app: FastAPI) -> AsyncIterator[None]:
    """Let the report that is being read be kept before the record is closed."""
    yield
    app.state.site.work.close()
