"""The desk as a web application: its rooms, what stands at its door, and how faults are answered."""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from truceline.web.guard import Door, Guard
from truceline.web.rooms import arrangements, doors, events, timeline
from truceline.web.rooms import map as map_room
from truceline.web.shelf import Shelf
from truceline.web.site import CODES, HERE, Site, fault, make_templates
from truceline.web.site import today as today_by_utc

# To add a room: its file, and its line here.
ROOMS: tuple[Callable[[APIRouter], None], ...] = (
    doors.register,
    arrangements.register,
    timeline.register,
    events.register,
    map_room.register,
)


def make_app(shelf: Shelf, door: Door, *, today: Callable[[], date] = today_by_utc) -> FastAPI:
    """Give the application over an open record; it answers only those that the door lets in."""
    app = FastAPI(
        title="Truceline",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        middleware=[Middleware(Guard, door=door)],
    )
    app.state.site = Site(shelf=shelf, templates=make_templates(), today=today)
    app.state.door = door
    for kind, _ in CODES:
        app.add_exception_handler(kind, fault)
    pages = APIRouter(include_in_schema=False)
    for register in ROOMS:
        register(pages)
    app.include_router(pages)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app
