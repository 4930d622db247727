"""Review: what waits for a person's word, one item at a time, and the decisions that people make on it."""

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from truceline.errors import ConfigError, DecisionError, NotFoundError, TrucelineError
from truceline.records.event import Decision
from truceline.stages.decide import FIELDS
from truceline.web.asked import Asked, Clocks, Text
from truceline.web.clock import now
from truceline.web.paging import Number
from truceline.web.queue import AND, NAMES, Item, Queue, Reason, unsure_links
from truceline.web.review_item import laid_open, may_be_typed, near
from truceline.web.shelf import Shown
from truceline.web.site import CODES, site_of
from truceline.web.verdicts import (
    MeanwhileError,
    Said,
    basis_of,
    concerned,
    displayed_on,
    kept,
    meanwhile,
    standing_now,
    standing_on,
)

# Who decides is remembered by the browser that it was typed into, for a year.
COOKIE = "truceline_name"
YEAR = 365 * 24 * 3600
# So many items of the queue are listed around the one that is open.
LISTED = 12

Field = Annotated[str, Form(max_length=4_000)]
# The ids of all decisions on an event of many mentions.
Known = Annotated[str, Form(max_length=400_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person is: the item, its number among those of the reason (None beside the queue), and its neighbours."""

    item: Item
    number: int | None
    window: tuple[tuple[int, Item], ...] = ()
    before: Item | None = None
    after: Item | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How the address asks for the queue: a reason, an item and its number, or one event beside the queue."""

    reason: Reason | None = None
    at: str = ""
    number: int = 1
    event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page tells besides the item: what was kept, what is wrong, what others decided meanwhile."""

    made: Decision | None = None
    fault: TrucelineError | None = None
    meanwhile: tuple[Decision, ...] | None = None
    code: int = 200


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/review", review, methods=["GET"])
    router.add_api_route("/review", decide, methods=["POST"])


def way_of(reason: Text = "", at: Text = "", n: Number = 1, event: Text = "") -> Way:
    """Read the way from an address; ConfigError where the reason is none."""
    if reason and reason not in set(Reason):
        raise ConfigError("reason", f"{reason!r} is none; there are {', '.join(Reason)}")
    return Way(reason=Reason(reason) if reason else None, at=at, number=n, event=event)


def said_of(
    item: Field = "",
    do: Field = "",
    on: Field = "",
    field: Field = "",
    value: Field = "",
    *,
    other: Field = "",
    other_id: Field = "",
    split: Field = "",
    decision: Field = "",
    because: Field = "",
    made_by: Field = "",
    seen: Field = "",
    known: Known = "",
) -> Said:
    """Read the form of a decision."""
    return Said(
        item=item,
        do=do,
        on=on,
        field=field,
        value=value,
        other=other_id.strip() or other,
        split=split,
        decision=decision,
        because=because,
        made_by=made_by,
        seen=seen,
        known=tuple(known.split()),
    )


Ways = Annotated[Way, Depends(way_of)]
Saying = Annotated[Said, Depends(said_of)]


def review(request: Request, clocks: Asked, way: Ways, *, made: Text = "") -> Response:
    """Show the queue at one item; with `event`, one event whether it waits or not."""
    shelf = site_of(request).shelf
    shown = shelf.shown()
    found = [d for d in shelf.decisions() if d.id == made] if made else []
    return _page(request, clocks, shown, way, Told(made=found[0] if found else None))


def decide(request: Request, clocks: Asked, way: Ways, said: Saying, *, back: Text = "") -> Response:
    """Keep a decision and lead to the next item; where others decided meanwhile, show both and keep nothing."""
    shelf = site_of(request).shelf
    onward = _onward(way, said, shelf.shown().queue)
    try:
        decision = kept(said, shelf, made_at=now())
    except MeanwhileError as error:
        told = Told(meanwhile=error.decisions, code=409)
        return _page(request, clocks, shelf.shown(), _beside(way, said), told, said=said)
    except (ConfigError, DecisionError, NotFoundError) as error:
        told = Told(fault=error, code=next(code for kind, code in CODES if isinstance(error, kind)))
        return _page(request, clocks, shelf.shown(), _beside(way, said), told, said=said)
    shelf.renew_and_wait()
    there = {"reason": onward.reason, "at": onward.at, "n": onward.number, "event": onward.event}
    address = clocks.link("/review", made=decision.id, **there)
    if back == "history":
        address = clocks.link("/review/history", made=decision.id)
    answer = RedirectResponse(address, 303)
    answer.set_cookie(
        COOKIE,
        quote(said.made_by.strip()),
        max_age=YEAR,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


def name_of(request: Request) -> str:
    """Give the name that this browser last decided under, "" where it did not."""
    return unquote(request.cookies.get(COOKIE, ""))


def _onward(way: Way, said: Said, queue: Queue) -> Way:
    """Give the way to the next item; an undo stays, and one event stays that one."""
    if way.event or said.do == "undo":
        return replace(way, at=said.item)
    items, at = queue.of(way.reason), queue.place_of(said.item, way.reason)
    if at is None:
        return way
    return replace(way, at=items[at + 1].key if at + 1 < len(items) else "", number=at + 1)


def _beside(way: Way, said: Said) -> Way:
    return replace(way, at=said.item)


def _place(way: Way, shown: Shown, decisions: tuple[Decision, ...], *, is_fixed: bool) -> Place | None:
    """Find the item: the one named, else the one that has its number now; `is_fixed` where no other will do."""
    queue = shown.queue
    items = queue.of(way.reason)
    at = None if way.event else queue.place_of(way.at, way.reason)
    if at is None and (way.event or (is_fixed and way.at)):
        return Place(item=_item(way.event or way.at, shown, decisions), number=None)
    if not items:
        return None
    at = min(way.number, len(items)) - 1 if at is None else at
    start = max(0, min(at - LISTED // 2, len(items) - LISTED))
    return Place(
        item=items[at],
        number=at + 1,
        window=tuple(enumerate(items[start : start + LISTED], start + 1)),
        before=items[at - 1] if at else None,
        after=items[at + 1] if at + 1 < len(items) else None,
    )


def _item(key: str, shown: Shown, decisions: tuple[Decision, ...]) -> Item:
    """Give an item that may wait or not; NotFoundError where nothing answers to its key."""
    concerned(key, shown, decisions)
    if key.startswith("decision-"):
        return Item(key=key, reasons=(), decision=next(d for d in decisions if d.id == key))
    named = {e.id: e for name in key.split(AND) if (e := shown.events.get(name)) is not None}
    own = AND.join(named) or key.split(AND)[0]
    at = shown.queue.place_of(own, None)
    return Item(key=own, reasons=(), events=tuple(named.values())) if at is None else shown.queue.items[at]


def _page(
    request: Request, clocks: Clocks, shown: Shown, way: Way, told: Told, *, said: Said | None = None
) -> Response:
    site = site_of(request)
    decisions = site.shelf.decisions()
    place = _place(way, shown, decisions, is_fixed=said is not None)
    values: dict[str, object] = {"laids": (), "seen": "", "known": "", "pending": ()}
    if place is not None:
        values |= _laid_values(place.item, shown, decisions, told)
    return site.page(
        request,
        "review.html",
        clocks,
        shown,
        place=place,
        way=way,
        told=told,
        said=said or Said(item="", made_by=name_of(request)),
        counts=shown.queue.counts,
        total=len(shown.queue.of(way.reason)),
        everything=len(shown.queue.items),
        reasons=tuple(Reason),
        reason_names=NAMES,
        fields=FIELDS,
        unsure_links=unsure_links,
        status_code=told.code,
        **values,
    )


def _laid_values(item: Item, shown: Shown, decisions: tuple[Decision, ...], told: Told) -> dict[str, object]:
    """Give what an item's page shows, and what its forms carry: the decisions that are shown on it."""
    ids = concerned(item.key, shown, decisions)
    displayed = displayed_on(ids, shown)
    pending: tuple[Decision, ...] = ()
    if shown.is_behind or told.meanwhile is not None:
        # What the view does not have yet is shown beside it, and so it is seen.
        standing = standing_on(ids, standing_now(shown, decisions))
        pending = meanwhile(tuple(displayed), ids, shown, decisions)
        displayed = standing
    names = [e.id for e in item.events] or ([] if item.decision else [item.key])
    laids = [laid_open(name, shown) for name in names]
    alone = laids[0] if len(laids) == 1 else None
    return {
        "laids": laids,
        "seen": basis_of(ids, displayed),
        "known": " ".join(sorted(displayed)),
        "pending": pending,
        "near": near(alone.event, shown) if alone and alone.event else (),
        "may": may_be_typed(alone) if alone else {},
    }
