"""The brief: a situation report on a period, read in the desk or taken away as a file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from truceline.brief import Asked as AskedBrief
from truceline.brief import Found
from truceline.brief import brief as composed
from truceline.errors import ConfigError
from truceline.export.brief import BRIEFS
from truceline.records.brief import Brief
from truceline.web.asked import Asked, Clocks, day_asked
from truceline.web.due import all_items
from truceline.web.rooms.figures import figures_of
from truceline.web.shelf import Shown
from truceline.web.site import Site, site_of

A_MONTH = timedelta(days=30)
Form = Literal["page", "md", "html"]
MEDIA: Mapping[Form, str] = {"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}
# Where the desk shows what a command of the brief's "and more" does.
ROOM_OF: Mapping[str, tuple[str, str]] = {
    "arrangements": ("/arrangements", "all arrangements"),
    "timeline": ("/timeline", "the timeline"),
    "show": ("/arrangements", "the pages of the arrangements"),
    "figures": ("/figures", "all figures"),
    "open-items": ("/open-items", "all open items"),
    "diff": ("/changes", "what changed"),
}
_MORE = re.compile(r"^(.*), see `truceline ([\w-]+)[^`]*`$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period that can be asked for with one click."""

    name: str
    first: date
    last: date


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/brief", brief, methods=["GET"])


def brief(
    request: Request,
    clocks: Asked,
    *,
    first: Annotated[str, Query(alias="from", max_length=40)] = "",
    last: Annotated[str, Query(alias="to", max_length=40)] = "",
    about: Annotated[str, Query(max_length=300)] = "",
    form: Form = "page",
) -> Response:
    """Write a brief on the period asked; without one, ask for it."""
    site = site_of(request)
    start, end = day_asked("from", first), day_asked("to", last)
    if start and end and end < start:
        raise ConfigError("to", f"{end} is before {start}; give a later day")
    shown = site.shelf.shown(clocks.known_by)
    made = None
    if start and end:
        asked = AskedBrief(first=start, last=end, about=about.strip() or None, known_by=clocks.known_by)
        made = _composed(site, shown, asked)
    if made and form != "page":
        named = {"Content-Disposition": f'attachment; filename="brief-{start}-{end}.{form}"'}
        return StreamingResponse(BRIEFS[form == "html"](made), media_type=MEDIA[form], headers=named)
    periods = _periods(site, shown, clocks)
    return site.page(
        request,
        "brief.html",
        clocks,
        shown,
        made=made,
        first=start or periods[0].first,
        last=end or periods[0].last,
        about=about,
        periods=periods,
        more_of=more_of,
    )


def more_of(told: str) -> tuple[str, str | None, str]:
    """Give what a part left out, with the address and name of the room that has it; as it is where none has."""
    match = _MORE.match(told)
    if match is None or match[2] not in ROOM_OF:
        return told, None, ""
    return match[1], *ROOM_OF[match[2]]


def _composed(site: Site, shown: Shown, asked: AskedBrief) -> Brief:
    """Decisions are part of the key: they can be made while the view is still the one before."""
    decisions = site.shelf.store.decisions()
    found = Found(figures=figures_of(shown, site.shelf.figure_kinds), open_items=all_items(shown))
    return shown.once(
        ("brief", asked, len(decisions)),
        lambda: composed(
            shown.view,
            asked,
            kinds=site.shelf.world.kinds,
            figure_kinds=site.shelf.figure_kinds,
            decisions=decisions,
            found=found,
        ),
    )


def _periods(site: Site, shown: Shown, clocks: Clocks) -> list[Period]:
    """The month before the last report first, for that is where there is something to tell."""
    day = clocks.known_by or site.day(clocks)
    out = [d.published.last for d in shown.view.dated if d.published and d.published.last]
    latest = max((d for d in out if d <= day), default=day)
    found = [
        Period(name="the month up to the last report", first=latest - A_MONTH, last=latest),
        Period(name="the last week", first=day - timedelta(days=7), last=day),
        Period(name="the last month", first=day - A_MONTH, last=day),
    ]
    if out:
        found.append(Period(name="all that reports tell", first=min(out) - A_MONTH, last=day))
    return found
