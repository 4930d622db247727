"""A person's word: what is proposed, what was decided, and deciding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Query, Request

from truceline.deciding import (
    Desk,
    decided_edit,
    decided_pair,
    decided_verdict,
    settled_proposal,
    taken_back,
)
from truceline.errors import ConfigError
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision, Proposal
from truceline.records.view import View
from truceline.web.api.answers import KnownBy, Limit, Listed, Page, Words, faults, listed
from truceline.web.seen import refuse_unseen
from truceline.web.site import Site, site_of

About = Annotated[
    Words, Query(description="Only what was decided on this event or mention, or this decision.")
]
Kind = Annotated[DecisionKind, Body(description="What is decided, as `truceline decide` has it.")]
Ids = Annotated[
    list[Annotated[str, Body(max_length=200)]],
    Body(
        min_length=1,
        max_length=2,
        description="Two events or mentions for same and different, and for accept and reject of what is proposed as "
        "one; else one event or mention; the decision for undo.",
    ),
]
Field = Annotated[
    str | None,
    Body(max_length=20, description="Of an edit: status, type, mode, date, place, actors or recipients."),
]
Value = Annotated[
    str | None, Body(max_length=2_000, description="Of an edit: the right value; none where there is none.")
]
Because = Annotated[str, Body(min_length=1, max_length=2_000, description="Why; kept with the decision.")]
By = Annotated[str, Body(min_length=1, max_length=200, description="Who decides; kept with the decision.")]
Alone = Annotated[bool, Body(description="Only the mention of that id, not all mentions of its event.")]
Seen = Annotated[
    str | None,
    Body(
        max_length=100,
        description="What GET /api/events/ID or /api/mentions/ID gave as `seen`: the decision is refused where "
        "somebody has decided on the same mentions since. Where two are decided on, that of either.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A decision that was kept. `is_shown` is True where the record already stands as decided; else it soon will."""

    decision: Decision
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What somebody wants to decide."""

    kind: DecisionKind
    ids: list[str]
    field: str | None
    value: str | None
    alone: bool


def register(router: APIRouter) -> None:
    """Register the addresses of this group."""
    router.add_api_route("/proposals", proposals, methods=["GET"], responses=faults(202))
    router.add_api_route("/decisions", decisions, methods=["GET"], responses=faults())
    router.add_api_route(
        "/decisions",
        decide,
        methods=["POST"],
        status_code=201,
        responses=faults(400, 403, 404, 409, 413),
    )


def proposals(
    request: Request, known_by: KnownBy = None, page: Page = 1, limit: Limit = 100
) -> Listed[Proposal]:
    """List pairs of events that may be one, for a person to accept or reject, the likeliest first."""
    return listed(site_of(request).shelf.shown(known_by).view.proposals, page, limit)


def decisions(request: Request, about: About = "", page: Page = 1, limit: Limit = 100) -> Listed[Decision]:
    """List all decisions, the earliest first; what one takes back stands in `undoes`."""
    shelf = site_of(request).shelf
    kept = shelf.store.decisions()
    if about:
        event = shelf.shown().events.get(about)
        ids = {about, *(event.claim_ids if event else ())}
        chosen = {d.id for d in kept if d.id == about or ids & set(d.mention_ids)}
        kept = tuple(d for d in kept if d.id in chosen or d.undoes in chosen)
    return listed(kept, page, limit)


def decide(
    request: Request,
    *,
    kind: Kind,
    ids: Ids,
    because: Because,
    by: By,
    field: Field = None,
    value: Value = None,
    alone: Alone = False,
    seen: Seen = None,
) -> Kept:
    """Keep a person's word on events and mentions; it outranks every rule, and another word takes it back."""
    site = site_of(request)
    shelf = site.shelf
    make = _maker(_Asked(kind=kind, ids=ids, field=field, value=value, alone=alone), site)
    while True:
        view, earlier = shelf.shown().view, shelf.store.decisions()
        desk = Desk(view=view, decisions=earlier, reason=because, made_by=by, made_at=datetime.now(UTC))
        decision = make(desk)
        refuse_unseen(earlier, _looked_at(decision, view, earlier), seen)
        # Where somebody decided in between, it is held against that word too.
        if shelf.store.add_decision(decision, beside=len(earlier)):
            return Kept(decision=decision, is_shown=shelf.renew_and_wait())


def _looked_at(decision: Decision, view: View, earlier: tuple[Decision, ...]) -> Iterator[tuple[str, ...]]:
    """Give what somebody may have looked at before: all that is decided on, or one of the mentions or its event."""
    about = next((d for d in earlier if d.id == decision.undoes), decision)
    yield about.mention_ids
    if not about.is_whole:
        ids = set(about.mention_ids)
        yield from ((i,) for i in about.mention_ids)
        yield from (e.claim_ids for e in view.events if ids & set(e.claim_ids))


def _maker(asked: _Asked, site: Site) -> Callable[[Desk], Decision]:
    """Find what makes a decision of this kind; ConfigError where its parts do not go together."""
    kind, ids = asked.kind, asked.ids
    is_pair = kind in (DecisionKind.SAME, DecisionKind.DIFFERENT)
    may_pair = kind in (DecisionKind.ACCEPT, DecisionKind.REJECT)
    if len(ids) != (2 if is_pair else 1) and not (may_pair and len(ids) == 2):
        raise ConfigError("ids", f"{kind} takes {'two' if is_pair else 'one'}; {len(ids)} are given")
    if kind is not DecisionKind.EDIT:
        if asked.field is not None or asked.value is not None:
            raise ConfigError("field", f"and value go with edit alone, not with {kind}")
    elif asked.field is None or asked.value is None:
        raise ConfigError("field", "and value are needed for an edit; `none` takes a value away")
    if is_pair:
        return lambda desk: decided_pair(kind, ids[0], ids[1], desk)
    if kind is DecisionKind.UNDO:
        return lambda desk: taken_back(ids[0], desk)
    if len(ids) == 2:
        return lambda desk: settled_proposal(kind, ids[0], ids[1], desk)
    if asked.field is not None and asked.value is not None:
        field, value = asked.field, asked.value
        return lambda desk: decided_edit(ids[0], field, value, desk, site.shelf.world, alone=asked.alone)
    return lambda desk: decided_verdict(kind, ids[0], desk, alone=asked.alone)
