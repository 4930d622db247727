"""The timeline: events drawn on lanes by their day and when they were first told, and listed below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from truceline.export.told import decided_in_short, speakers_told
from truceline.records.claim import Claim
from truceline.records.event import Event
from truceline.reference.decisions import decided_on
from truceline.web.asked import Asked
from truceline.web.bits import nth
from truceline.web.event_filter import Events, EventsAsked, Selection, select
from truceline.web.event_index import NOT_STATED, EventIndex
from truceline.web.lanes import LANE_NAMES, histogram, lanes_of
from truceline.web.scale import MOST_DAYS, Scale
from truceline.web.shelf import Shown
from truceline.web.site import as_csv, as_json, site_of
from truceline.web.words import names

By = Literal["actor", "type", "status", "place", "arrangement", "none"]
Form = Literal["", "csv", "json"]
# A page of the list, and how many undated events stand beside it.
PAGE = 50
BESIDE = 15
# The window that opens by itself leaves one event in so many out at either end, where that shortens it so much.
OUTLYING = 50
SHORTER = 0.6
BARS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An event as the list tells it: with its earliest mention and what people decided about it."""

    event: Event
    claim: Claim
    decided: tuple[str, ...]


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/timeline", timeline, methods=["GET"])


def timeline(
    request: Request,
    clocks: Asked,
    asked: Events,
    *,
    lane: By = "actor",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    undated: bool = False,
    form: Form = "",
) -> Response:
    """Show the events of a window of days, drawn and listed, and those without any day."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    index = shown.event_index
    selection = select(index, asked, clocks)
    scale = window_of(index, selection.chosen, asked)
    window = index.within(scale.first.toordinal(), scale.last.toordinal()) & selection.chosen
    none = index.undated & selection.chosen
    if form:
        rows = _rows(shown, none if undated else window | none)
        return as_csv("timeline", HEADINGS, rows) if form == "csv" else as_json(HEADINGS, rows)
    kept = {"lane": lane if lane != "actor" else None, "undated": "1" if undated else None}
    return site.page(
        request,
        "timeline.html",
        clocks,
        shown,
        **_drawing(shown, lane, selection, window, scale),
        **_counts(index, selection, window, scale),
        **_list(shown, none if undated else window, page),
        beside=() if undated else listed(shown, index.listed(none, 0, BESIDE)),
        asked_for=asked,
        fields={**asked.fields(), **kept},
        lane=lane,
        lanes_by=LANE_NAMES,
        offers=selection.offers,
        only_undated=undated,
    )


def window_of(index: EventIndex, chosen: int, asked: EventsAsked) -> Scale:
    """Give the window asked for; what is not asked is where the events are, but for a few that lie far off."""
    dated = chosen & ~index.undated
    count = dated.bit_count()
    far = count // OUTLYING
    ends = [index.days[p] for n in (0, far, count - 1 - far, count - 1) if (p := nth(dated, n)) is not None]
    first, low, high, last = ends if count else [_ONE_DAY] * 4
    if high - low < SHORTER * (last - first):
        first, last = low, high
    begin = asked.first or date.fromordinal(first)
    end = max(asked.last or date.fromordinal(last), begin)
    if (end - begin).days >= MOST_DAYS:
        begin = end - timedelta(days=MOST_DAYS - 1)
    if begin == end and not (asked.first or asked.last):
        return Scale(first=begin, last=end).zoomed(31)
    return Scale(first=begin, last=end)


_ONE_DAY = date(2000, 1, 1).toordinal()


def _drawing(shown: Shown, by: str, selection: Selection, window: int, scale: Scale) -> dict[str, object]:
    index = shown.event_index
    dated = selection.chosen & ~index.undated
    ends = (nth(dated, 0), nth(dated, dated.bit_count() - 1)) if dated else ()
    held = [index.days[p] for p in ends if p is not None]
    days = held or [scale.first.toordinal(), scale.last.toordinal()]
    whole = Scale(
        first=min(date.fromordinal(days[0]), scale.first), last=max(date.fromordinal(days[-1]), scale.last)
    )
    return {
        "scale": scale,
        "whole": whole,
        "bars": histogram(index.days, whole, BARS, dated),
        "not_stated": NOT_STATED,
        "lanes": lanes_of(index, by, window, scale),
        "lane_names": _lane_names(shown, by),
        "moves": {
            "Zoom in": scale.zoomed(0.5),
            "Zoom out": scale.zoomed(2),
            "Earlier": scale.moved(-0.5),
            "Later": scale.moved(0.5),
        },
    }


def _lane_names(shown: Shown, by: str) -> dict[str, str]:
    return {a.id: a.name for a in shown.view.arrangements} if by == "arrangement" else {}


def _counts(index: EventIndex, selection: Selection, window: int, scale: Scale) -> dict[str, int]:
    """Count what the window leaves out, and where it is."""
    first, last = scale.first.toordinal(), scale.last.toordinal()
    chosen = selection.chosen & ~index.undated & ~window
    earlier = chosen & index.between(1, first - 1)
    return {
        "all_count": len(index.events),
        "fitting": selection.chosen.bit_count(),
        "in_window": window.bit_count(),
        "earlier": earlier.bit_count(),
        "later": (chosen & ~earlier).bit_count(),
        "maybe": (chosen & index.beyond(first, last)).bit_count(),
        "undated": (index.undated & selection.chosen).bit_count(),
        "hidden": selection.hidden.bit_count(),
    }


def _list(shown: Shown, listing: int, page: int) -> dict[str, object]:
    count = listing.bit_count()
    last = max(-(-count // PAGE), 1)
    number = min(page, last)
    events = shown.event_index.listed(listing, (number - 1) * PAGE, PAGE)
    return {"listed": listed(shown, events), "listed_count": count, "number": number, "last_page": last}


def listed(shown: Shown, events: list[Event]) -> list[Listed]:
    """Give events as lists tell them."""
    found = []
    for event in events:
        decided = decided_on(shown.claims[i] for i in event.claim_ids)
        claim = shown.claims[event.id]
        found.append(Listed(event=event, claim=claim, decided=tuple(decided_in_short(d) for d in decided)))
    return found


HEADINGS = (
    *("id", "type", "mode", "status", "first_day", "last_day", "precision", "basis", "first_known_on"),
    *("actors", "recipients", "place", "words", "said_by", "mentions", "reports", "origins", "origin_names"),
    *("disputed", "decisions"),
)


def _rows(shown: Shown, chosen: int) -> Iterator[tuple[object, ...]]:
    for one in listed(shown, shown.event_index.listed(chosen)):
        e = one.event
        yield (
            *(e.id, e.event_type, e.mode, e.status.value, e.date.first, e.date.last),
            *(e.date.precision.value, e.date.basis.value, e.first_known_on),
            *(names(e.actors), names(e.recipients), e.place.name if e.place else None),
            *(one.claim.mention.trigger.quote, speakers_told(one.claim)),
            *(len(e.claim_ids), len(e.document_ids), len(e.origins), "; ".join(o.name for o in e.origins)),
            *("; ".join(d.field for d in e.disputes), "; ".join(one.decided)),
        )
