"""The reader: a report's text as it came, what was read from its words, and its kin beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from truceline.errors import NotFoundError
from truceline.export.told import days
from truceline.records.claim import Claim, Dated, Drift, Kinship, SpeakerLink
from truceline.records.document import Document, Evidence
from truceline.records.mention import Passage, Speaker
from truceline.reference.compounds import KIN
from truceline.reference.siblings import Aligned, aligned, only_in, other_of, sides
from truceline.web.asked import Asked, Clocks, Text
from truceline.web.laying import lay_out, sentence_at, words_asked
from truceline.web.shelf import Shown
from truceline.web.site import Site, as_csv, site_of

# So many kin are listed before the page offers the rest.
LISTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """A report that this one has to do with, and how many changes of meaning lie between them."""

    kinship: Kinship
    dated: Dated
    changes: int

    @property
    def is_kin(self) -> bool:
        """True where a common source is meant, False where the two are only of one topic."""
        return self.kinship.kind in KIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A report that was asked for. `dated` is None where it has no part in the view.

    It is then an earlier content or a later report. `successor` is the id of what stands in its place now,
    `is_later` True where it came out after the day asked.
    """

    document: Document
    dated: Dated | None
    successor: str | None = None
    is_later: bool = False

    @property
    def passages(self) -> Sequence[Passage]:
        """Its sentences, as far as they are in the view."""
        return self.dated.reading.passages if self.dated else ()


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/reports/{document_id}", reader, methods=["GET"])


def reader(
    request: Request,
    document_id: str,
    clocks: Asked,
    *,
    words: Text = "",
    mention: Text = "",
    beside: Text = "",
    kin: Text = "",
    form: Literal["page", "kin-csv"] = "page",
) -> Response:
    """Show a report at some of its words, at one of its mentions, or beside one of its kin."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    opened = _opened(site, shown, document_id)
    listed = _kin(shown, document_id) if opened.dated else []
    if form == "kin-csv":
        return as_csv("kin", KIN_HEADINGS, map(_kin_cells, listed))
    return site.page(
        request,
        "reader.html",
        clocks,
        shown,
        opened=opened,
        document=opened.document,
        kin=listed if kin == "all" else listed[:LISTED],
        all_kin=len(listed),
        parts_of=shown.parts_of.get(document_id, ()),
        beside=_beside(shown, opened, beside) if beside and opened.dated else None,
        drifted=_drifted,
        sides=sides,
        **_at_words(request, shown, opened, words, mention),
    )


def _at_words(request: Request, shown: Shown, opened: Opened, words: str, mention: str) -> dict[str, object]:
    """Give the text with what is asked for on it, and what is told of that beside it."""
    document = opened.document
    claims = shown.claims_of_document.get(document.id, ()) if opened.dated else ()
    chosen = next((c for c in claims if c.id == mention), None)
    marked = words_asked(words, document) or (chosen.mention.trigger if chosen else None)
    sentence = sentence_at(document, opened.passages, marked) if marked else None
    return {
        "groups": lay_out(document, opened.passages, claims, chosen, marked),
        "claims": claims,
        "chosen": chosen,
        "is_lost": bool(mention) and chosen is None and opened.dated is not None,
        "event": shown.events.get(chosen.id) if chosen else None,
        "moved": shown.arrangements_of_claim.get(chosen.id, ()) if chosen else (),
        "chain": _chain(chosen) if chosen else (),
        "marked": marked,
        "near": _near(claims, sentence),
        "citation": _citation(request, opened, sentence) if sentence else None,
    }


def _opened(site: Site, shown: Shown, document_id: str) -> Opened:
    """Find a report in the view, else among all contents that ever stood for a name."""
    dated = shown.dated.get(document_id)
    if dated is not None:
        return Opened(document=dated.reading.document, dated=dated)
    document = site.shelf.store.document(document_id)
    if document is None:
        raise NotFoundError(document_id, "is no report of this record; see the list of reports")
    whole = site.shelf.shown()
    successor = whole.named.get(document.name)
    return Opened(
        document=document,
        dated=None,
        successor=successor if successor != document_id else None,
        is_later=document_id in whole.dated,
    )


def _chain(claim: Claim) -> tuple[tuple[Speaker, SpeakerLink | None], ...]:
    """Pair the words of each speaker with whom they name."""
    links = {s.actor.evidence: s for s in claim.speakers}
    return tuple((s, links.get(s.words.evidence)) for s in claim.mention.speakers)


def _near(claims: Sequence[Claim], sentence: Evidence | None) -> tuple[Claim, ...]:
    """Give the mentions of the sentence that the words stand in."""
    if sentence is None:
        return ()
    return tuple(c for c in claims if sentence.start <= c.mention.trigger.start < sentence.end)


def _citation(request: Request, opened: Opened, sentence: Evidence) -> str:
    """Give a sentence as it may be quoted elsewhere: its words, who printed them when, and where they are found."""
    document = opened.document
    published = opened.dated.published if opened.dated else document.published
    address = Clocks().link(
        f"/reports/{document.id}", words=f"{sentence.start}-{sentence.end}", fragment="words"
    )
    title = f", “{' '.join(document.title.split())}”" if document.title else ""
    day = days(published) if published else "no day stated"
    return (
        f"“{' '.join(sentence.quote.split())}” {document.outlet or document.name}{title}, {day}. "
        f"{str(request.base_url).rstrip('/')}{address}"
    )


def _kin(shown: Shown, document_id: str) -> list[Kin]:
    found = []
    for kinship in shown.kinships_of.get(document_id, ()):
        other = shown.dated.get(other_of(kinship, document_id))
        if other is not None:
            changes = len(shown.drifts_of.get((kinship.a, kinship.b), ()))
            found.append(Kin(kinship=kinship, dated=other, changes=changes))
    return found


KIN_HEADINGS = ("report", "name", "outlet", "published", "kinship", "score", "changes", "reason")


def _kin_cells(kin: Kin) -> tuple[object, ...]:
    document, published = kin.dated.reading.document, kin.dated.published
    return (
        document.id,
        document.name,
        document.outlet,
        days(published) if published else None,
        kin.kinship.kind,
        kin.kinship.score,
        kin.changes,
        kin.kinship.reason,
    )


def _beside(shown: Shown, opened: Opened, other_id: str) -> Mapping[str, object]:
    """Lay two reports side by side: this one's passages in their order, then what only the other has."""
    own, other = opened.dated, shown.dated.get(other_id)
    kinship = next((k for k in shown.kinships_of.get(opened.document.id, ()) if other_id in (k.a, k.b)), None)
    if own is None or other is None or kinship is None or other_id == opened.document.id:
        raise NotFoundError(other_id, f"is no report that {opened.document.name} has anything in common with")
    pairs = aligned(kinship, opened.document.id, shown.drifts_of.get((kinship.a, kinship.b), ()))
    alone = (Aligned(own=passage, other=None) for passage in only_in(own.reading, kinship))
    rows = sorted((*pairs, *alone), key=lambda row: row.own.start if row.own else 0)
    rows += [Aligned(own=None, other=passage) for passage in only_in(other.reading, kinship)]
    return {"kinship": kinship, "document": other.reading.document, "dated": other, "rows": rows}


def _drifted(drifts: Sequence[Drift], document_id: str) -> list[Evidence]:
    """Give the changed words of one of two reports."""
    return [sides(drift, document_id)[0] for drift in drifts]
