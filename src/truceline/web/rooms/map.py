"""The map: how many events each place has, drawn as fine as the words were and no finer; a table without script."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from truceline.errors import NotFoundError
from truceline.reference.areas import REACH
from truceline.reference.gazetteer import Gazetteer
from truceline.reference.gazetteer_rows import country_numbers
from truceline.web.asked import Asked, Text
from truceline.web.bits import nth
from truceline.web.event_filter import Events, EventsAsked, Selection, select
from truceline.web.event_index import NOT_STATED, EventIndex
from truceline.web.rooms.timeline import Form, listed
from truceline.web.shelf import Shown
from truceline.web.site import as_csv, site_of
from truceline.web.spots import Spot, drawn, spots_of

# A page of the table; events listed of the place that is asked about.
PAGE = 100
AT = 20


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/map", map_page, methods=["GET"])
    router.add_api_route("/map.json", map_json, methods=["GET"])
    router.add_api_route("/map/countries.json", countries_json, methods=["GET"])


def map_page(
    request: Request,
    clocks: Asked,
    asked: Events,
    *,
    at: Text = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    form: Form = "",
) -> Response:
    """Show the places of the events asked for, and the events of one place."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    index = shown.event_index
    selection = select(index, asked, clocks)
    chosen = _within(index, asked, selection)
    spots = spots_of(index, chosen)
    if form == "csv":
        return as_csv("places", HEADINGS, map(_row, spots))
    held = index.facets["spot"].of(at) & chosen
    last = max(-(-len(spots) // PAGE), 1)
    number = min(page, last)
    return site.page(
        request,
        "map.html",
        clocks,
        shown,
        **_counts(index, selection, chosen),
        spots=spots[(number - 1) * PAGE : number * PAGE],
        spots_count=len(spots),
        unplaced=sum(s.count for s in spots if not s.is_placed),
        number=number,
        last_page=last,
        at=at,
        at_place=index.places.get(at),
        at_events=listed(shown, index.listed(held, 0, AT)),
        at_count=held.bit_count(),
        asked_for=asked,
        fields=asked.fields(),
        offers=selection.offers,
        not_stated=NOT_STATED,
    )


def map_json(request: Request, clocks: Asked, asked: Events) -> Response:
    """Give the places of the events asked for as the map's script draws them, with what the map leaves out."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    index = shown.event_index
    chosen = _within(index, asked, select(index, asked, clocks))
    gazetteer = site.shelf.world.gazetteer
    spots = spots_of(index, chosen)
    return JSONResponse(
        {
            "places": [drawn(s, gazetteer) for s in spots if s.is_placed],
            "fitting": chosen.bit_count(),
            "without_place": (chosen & index.facets["place"].of(NOT_STATED)).bit_count(),
            "without_point": sum(s.count for s in spots if not s.is_placed),
            "centre": _centre(shown, asked, gazetteer),
        }
    )


def countries_json(request: Request) -> Response:
    """Give each country's number on the map, its name by the gazetteer, and a point near its middle."""
    gazetteer = site_of(request).shelf.world.gazetteer
    found = {}
    for iso3, number in sorted(country_numbers().items()):
        entry = gazetteer.country(iso3)
        if entry is not None:
            found[iso3] = {"number": number, "name": entry.name, "lat": entry.lat, "lon": entry.lon}
    return JSONResponse(found, headers={"Cache-Control": "max-age=3600"})


def _within(index: EventIndex, asked: EventsAsked, selection: Selection) -> int:
    """The events that fit; a window leaves out those without any day."""
    if asked.first is None and asked.last is None:
        return selection.chosen
    return selection.chosen & index.within(*asked.window())


def _counts(index: EventIndex, selection: Selection, chosen: int) -> dict[str, Any]:
    dated = selection.chosen & ~index.undated
    found = (nth(dated, 0), nth(dated, dated.bit_count() - 1)) if dated else ()
    ends = [index.events[p].date for p in found if p is not None]
    return {
        "all_count": len(index.events),
        "fitting": chosen.bit_count(),
        "outside": (selection.chosen & ~chosen).bit_count(),
        "hidden": selection.hidden.bit_count(),
        "without_place": (chosen & index.facets["place"].of(NOT_STATED)).bit_count(),
        "first_day": (ends[0].last or ends[0].first) if ends else None,
        "last_day": (ends[-1].last or ends[-1].first) if ends else None,
    }


def _centre(shown: Shown, asked: EventsAsked, gazetteer: Gazetteer) -> dict[str, object] | None:
    """Where to look first: the area of the arrangement asked about, and how far it reaches."""
    for arrangement_id in asked.values["arrangement"]:
        if arrangement_id not in shown.arrangements:
            raise NotFoundError(arrangement_id, "is no arrangement of this record; see the list of them")
        area = shown.arrangements[arrangement_id].area
        if area is not None and area.lat is not None and area.lon is not None:
            reach = area.radius_km or REACH.get(area.precision, REACH["region"])
            return {"lat": area.lat, "lon": area.lon, "km": reach, "name": area.name}
    return None


HEADINGS = (
    "id",
    "name",
    "country",
    "admin1",
    "precision",
    "radius_km",
    "lat",
    "lon",
    "geonames_id",
    "events",
)


def _row(spot: Spot) -> tuple[object, ...]:
    p = spot.place
    return (
        p.id,
        p.name,
        p.country,
        p.admin1,
        p.precision,
        p.radius_km,
        p.lat,
        p.lon,
        p.geonames_id,
        spot.count,
    )
