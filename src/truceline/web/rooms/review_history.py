"""The history of decisions: all of them, what was taken back, and those whose words are gone."""

from dataclasses import dataclass, replace
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from truceline.export.decisions import history_json
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision
from truceline.reference.decisions import in_order, undone
from truceline.stages.decide import attached, missing
from truceline.web.asked import Asked, Text
from truceline.web.paging import Number, page_of
from truceline.web.rooms.review import name_of
from truceline.web.shelf import Shown
from truceline.web.site import as_csv, site_of
from truceline.web.verdicts import basis_of, standing_now, standing_on

Form = Literal["page", "csv", "json"]
PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision, its undo, its mentions today and those that are gone, and what its form carries."""

    decision: Decision
    undo: Decision | None
    now: tuple[str, ...]
    missing: tuple[str, ...]
    seen: str = ""
    known: str = ""


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/review/history", history, methods=["GET"])


def history(
    request: Request,
    clocks: Asked,
    *,
    about: Text = "",
    page: Number = 1,
    form: Form = "page",
    made: Text = "",
) -> Response:
    """Show all decisions, the latest first; with `about`, those on an event, a mention or a decision."""
    site = site_of(request)
    shown, decisions = site.shelf.shown(), in_order(site.shelf.decisions())
    chosen = _about(about, shown, decisions) if about else decisions
    gone = undone(decisions)
    if form == "json":
        lost = {d.id: missing(d, shown.claim_shelf) for d in chosen}
        today = {d.id: attached(d, shown.claim_shelf).mention_ids for d in chosen}
        return JSONResponse(history_json(chosen, lost, today))
    if form == "csv":
        return as_csv("decisions", HEADINGS, (_row(_entry(d, gone, shown)) for d in chosen))
    found = page_of(chosen[::-1], page, PAGE)
    standing = standing_now(shown, decisions)
    entries = [_with_seen(_entry(d, gone, shown), standing) for d in found.rows]
    return site.page(
        request,
        "review_history.html",
        clocks,
        shown,
        entries=entries,
        all=len(chosen),
        everything=len(decisions),
        taken_back=sum(d.id in gone for d in chosen),
        number=found.number,
        last=found.last,
        about=about,
        made=next((d for d in decisions if d.id == made), None),
        made_by=name_of(request),
    )


def _about(about: str, shown: Shown, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Keep the decisions on an event, a mention or a decision, and what takes them back."""
    event = shown.events.get(about)
    ids = {about, *(event.claim_ids if event else ())}
    chosen = {
        d.id
        for d in decisions
        if d.id == about or ids & {*d.mention_ids, *attached(d, shown.claim_shelf).mention_ids}
    }
    return tuple(d for d in decisions if d.id in chosen or d.undoes in chosen)


def _entry(decision: Decision, gone: dict[str, Decision], shown: Shown) -> Entry:
    return Entry(
        decision=decision,
        undo=gone.get(decision.id),
        now=attached(decision, shown.claim_shelf).mention_ids,
        missing=() if decision.kind is DecisionKind.UNDO else missing(decision, shown.claim_shelf),
    )


def _with_seen(entry: Entry, standing: tuple[Decision, ...]) -> Entry:
    known = standing_on(entry.now, standing)
    return replace(entry, seen=basis_of(entry.now, known), known=" ".join(sorted(known)))


HEADINGS = (
    "id",
    "kind",
    "field",
    "before",
    "after",
    "whole_event",
    "reason",
    "made_by",
    "made_at",
    "undoes",
    "undone_by",
    "mentions",
    "missing",
    "quotes",
)


def _row(entry: Entry) -> tuple[object, ...]:
    d = entry.decision
    return (
        d.id,
        d.kind.value,
        d.field,
        d.before,
        d.after,
        d.is_whole,
        d.reason,
        d.made_by,
        d.made_at.isoformat(),
        d.undoes,
        entry.undo.id if entry.undo else None,
        " ".join(entry.now),
        " ".join(entry.missing),
        "; ".join(w.trigger.quote for w in d.words),
    )
