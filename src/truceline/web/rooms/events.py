"""One event: what it is, on whose word, where reports disagree, and every mention with why it was coded so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from truceline.export.told import changed, decided_told
from truceline.export.why import Line, why
from truceline.records.claim import Claim
from truceline.records.decided import DecisionKind
from truceline.records.document import Document, Evidence
from truceline.records.event import Event, Proposal
from truceline.reference.codebook import Codebook
from truceline.reference.decisions import decided_on
from truceline.web.asked import Asked
from truceline.web.event_index import spot_of
from truceline.web.shelf import Shown
from truceline.web.site import site_of

# Mentions of one page; the rest are on pages of their own address.
PAGE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention laid open: its claim, why it was coded so, edits, and what changed between copies of its words."""

    claim: Claim
    why: tuple[Line, ...]
    edits: tuple[str, ...]
    drifts: tuple[tuple[str, Evidence, Evidence], ...]


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/events/{event_id}", event_page, methods=["GET"])


def event_page(request: Request, clocks: Asked, event_id: str, *, page: int = 1) -> Response:
    """Show an event with all that it rests on; an id of one of its mentions leads to its own."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    claim = shown.claims.get(event_id)
    if claim is not None and claim.is_rejected:
        told = mentions_told(shown, [claim], site.shelf.codebook)
        return site.page(
            request,
            "rejected.html",
            clocks,
            shown,
            told=told[0],
            decided=_decided([claim]),
            citation=citation,
        )
    event = shown.event(event_id)
    if event.id != event_id:
        return RedirectResponse(clocks.link(f"/events/{event.id}", fragment=event_id), 303)
    claims = [shown.claims[i] for i in event.claim_ids]
    last = max(-(-len(claims) // PAGE), 1)
    number = min(max(page, 1), last)
    return site.page(
        request,
        "event.html",
        clocks,
        shown,
        event=event,
        mentions=mentions_told(shown, claims[(number - 1) * PAGE : number * PAGE], site.shelf.codebook),
        decided=_decided(claims),
        linked=[shown.events[i] for i in event.linked if i in shown.events],
        gone=[i for i in event.linked if i not in shown.events],
        proposed=[(p, _other(shown, event, p)) for p in shown.proposals_of.get(event.id, ())],
        arrangements=_arrangements(shown, event),
        claims=shown.claims,
        citation=citation,
        spot_of=spot_of,
        number=number,
        last_page=last,
    )


def _arrangements(shown: Shown, event: Event) -> list[tuple[str, str]]:
    moved = (a for i in event.claim_ids for a in shown.arrangements_of_claim.get(i, ()))
    return list(dict.fromkeys((a.id, a.name) for a in moved))


def _other(shown: Shown, event: Event, proposal: Proposal) -> Event:
    a, b = shown.event(proposal.a), shown.event(proposal.b)
    return b if a.id == event.id else a


def _decided(claims: Sequence[Claim]) -> list[str]:
    return [decided_told(d) for d in decided_on(claims)]


def mentions_told(shown: Shown, claims: Sequence[Claim], codebook: Codebook) -> list[Told]:
    """Lay mentions open for a page."""
    return [
        Told(
            claim=claim,
            why=tuple(why(claim, codebook)),
            edits=tuple(
                f"{changed(d.field, d.before, d.after)} ({d.decision_id})"
                for d in claim.decided
                if d.kind is DecisionKind.EDIT
            ),
            drifts=tuple(_drifts(shown, claim)),
        )
        for claim in claims
    ]


def _drifts(shown: Shown, claim: Claim) -> Iterator[tuple[str, Evidence, Evidence]]:
    """What changed between copies within a mention's sentence: its kind, the words here, the words there."""
    sentence = claim.mention.sentence
    for drift in shown.drifts.get(claim.document_id, ()):
        sides = (drift.a, drift.b) if drift.a.document_id == claim.document_id else (drift.b, drift.a)
        if sides[0].start < sentence.end and sentence.start < sides[0].end:
            yield drift.kind, *sides


def citation(shown: Shown, document: Document, evidence: Evidence, address: str) -> str:
    """Put a sentence as it may be cited: outlet, title, day, the words, and where the desk has them."""
    dated = shown.dated.get(document.id)
    published = dated.published if dated else None
    day = published.last if published and published.is_day else None
    outlet = document.outlet or "outlet not stated"
    title = document.title or document.name
    when = f"{day}" if day else "day not stated"
    words = " ".join(evidence.quote.split())
    return f"{outlet}, “{title}”, {when}: “{words}” ({address})"
