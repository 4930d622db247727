"""The arrangements, one of them, how it stood, and what is open."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from truceline.asking import standing_of
from truceline.records.arrangement import Arrangement, OpenItem, Standing
from truceline.reference.standing import begun_by
from truceline.stages.track import open_on
from truceline.web.api.answers import Id, KnownBy, Limit, Listed, On, Page, Words, faults, listed
from truceline.web.results import open_items_of
from truceline.web.site import site_of

Kinds = Annotated[list[str], Query(max_length=50, description="Only arrangements of these kinds.")]
ItemKinds = Annotated[
    list[str], Query(max_length=20, description="deadline, demand, promise, announced meeting.")
]
Party = Annotated[Words, Query(description="Words in the name of a party or of the arrangement.")]


def register(router: APIRouter) -> None:
    """Register the addresses of this group."""
    router.add_api_route("/arrangements", arrangements, methods=["GET"], responses=faults(202))
    router.add_api_route("/arrangements/{id}", arrangement, methods=["GET"], responses=faults(202, 404))
    router.add_api_route("/arrangements/{id}/state", state, methods=["GET"], responses=faults(202, 404))
    router.add_api_route("/open-items", open_items, methods=["GET"], responses=faults(202))


def arrangements(
    request: Request,
    *,
    kind: Kinds = [],  # noqa: B006
    party: Party = "",
    on: On = None,
    known_by: KnownBy = None,
    page: Page = 1,
    limit: Limit = 100,
) -> Listed[Arrangement]:
    """List the arrangements; with `on`, those that had begun by the day, with the transitions that count by then."""
    shown = site_of(request).shelf.shown(known_by)
    found = [
        a
        for a in shown.view.arrangements
        if (not kind or a.kind in kind)
        and (not party or party.casefold() in "\n".join((a.name, *(p.name for p in a.parties))).casefold())
    ]
    if on is not None:
        found = [a for a in (begun_by(a, on) for a in found) if a.transitions]
    return listed(found, page, limit)


def arrangement(request: Request, id: Id, known_by: KnownBy = None) -> Arrangement:  # noqa: A002
    """Give one arrangement with everything that moved it, oldest first."""
    return site_of(request).shelf.shown(known_by).arrangement(id)


def state(request: Request, id: Id, on: On = None, known_by: KnownBy = None) -> Standing:  # noqa: A002
    """Say how an arrangement stood on a day, today where none is given, as far as was known by a day.

    `id` may also be its name, or a part of it that is plain. A `state` of null with no `last_reported` means that
    nothing of it was known by then.
    """
    site = site_of(request)
    full, subset = site.shelf.shown(), site.shelf.shown(known_by)
    answer = standing_of(
        id,
        full.view,
        subset.view,
        on=on or site.today(),
        known_by=known_by,
        kinds=site.shelf.world.kinds,
    )
    return answer.standing


def open_items(
    request: Request,
    *,
    kind: ItemKinds = [],  # noqa: B006
    on: On = None,
    known_by: KnownBy = None,
    page: Page = 1,
    limit: Limit = 100,
) -> Listed[OpenItem]:
    """List deadlines, demands, promises and announced meetings that were open on a day, today where none is given."""
    site = site_of(request)
    items = open_items_of(site.shelf.shown(known_by))
    found = open_on(items, on=on or site.today(), known_by=known_by)
    return listed([i for i in found if not kind or i.kind in kind], page, limit)
