"""The search: sentences by their words, and by who, where, what, how far so and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from truceline.export.told import days, line_of
from truceline.export.told import speakers_told as speakers
from truceline.records.claim import Claim, Dated
from truceline.records.document import Evidence
from truceline.records.mention import Status
from truceline.store.search import Found
from truceline.web.asked import Asked, Text, day_asked
from truceline.web.bits import positions, set_of
from truceline.web.facets import Bits, Facets, Wanted
from truceline.web.paging import Number, page_of
from truceline.web.shelf import Shown
from truceline.web.site import Site, as_csv, as_json, site_of
from truceline.web.words import coded, names

Many = Annotated[list[str], Query(max_length=50)]
PAGE = 25
# The best so many sentences of those that hold the words are looked at: the rest is of little use to a reader.
MOST = 2_000
# A table holds no more sentences than this; the page says so.
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Sentences that fit, the best or the newest first, with the mentions that do.

    `among` are the mentions that the facets are counted over; `is_cut` is True where more sentences hold the words.
    """

    sentences: Sequence[tuple[str, int]]
    fitting: Mapping[tuple[str, int], Sequence[int]]
    found: Mapping[tuple[str, int], Found]
    among: Bits
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence on the page: the words that were found in it, its mentions that fit, and how many do not."""

    dated: Dated
    sentence: Evidence
    words: Sequence[Evidence]
    claims: Sequence[Claim]
    others: int


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/search", search, methods=["GET"])


def wanted_of(
    request: Request,
    *,
    actor: Text = "",
    place: Text = "",
    event_type: Annotated[list[str], Query(alias="type", max_length=50)] = [],  # noqa: B006
    status: Many = [],  # noqa: B006
    first: Annotated[str, Query(alias="from", max_length=40)] = "",
    last: Annotated[str, Query(alias="to", max_length=40)] = "",
) -> Wanted:
    """Read what is asked beside the words; a place that is a country's name means all in it too."""
    place = place.strip()
    return Wanted(
        actor=actor.strip(),
        place=place,
        country=site_of(request).shelf.world.actors.country(place) if place else None,
        types=tuple(t for t in event_type if t),
        statuses=tuple(s for s in status if s),
        first=day_asked("from", first),
        last=day_asked("to", last),
    )


def search(
    request: Request,
    clocks: Asked,
    wanted: Annotated[Wanted, Depends(wanted_of)],
    *,
    words: Text = "",
    page: Number = 1,
    form: Literal["page", "csv", "json"] = "page",
) -> Response:
    """Find sentences by their words, by what is read from them, or by both."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    answer = _answer(site, shown, words, wanted)
    if form != "page":
        hits = (_hit(shown, answer, s) for s in answer.sentences[:MOST_ROWS])
        rows = (row for hit in hits for row in _rows(hit))
        return as_csv("search", HEADINGS, rows) if form == "csv" else as_json(HEADINGS, rows)
    cut = page_of(answer.sentences, page, PAGE)
    return site.page(
        request,
        "search.html",
        clocks,
        shown,
        page=cut,
        hits=[_hit(shown, answer, s) for s in cut.rows],
        is_cut=answer.is_cut,
        most=MOST,
        most_rows=MOST_ROWS,
        asks=bool(words.strip()) or not wanted.is_anything,
        words=words,
        kept=_kept(words, wanted),
        **_facets(shown.facets, wanted, answer),
    )


def _kept(words: str, wanted: Wanted) -> dict[str, object]:
    """Give what is asked as it stands in the address."""
    return {
        "words": words,
        "actor": wanted.actor,
        "place": wanted.place,
        "type": wanted.types,
        "status": wanted.statuses,
        "from": wanted.first,
        "to": wanted.last,
    }


def _answer(site: Site, shown: Shown, words: str, wanted: Wanted) -> Answer:
    facets = shown.facets
    found: dict[tuple[str, int], Found] = {}
    among, is_cut = facets.whole, False
    if words.strip():
        hits = site.shelf.store.find(words, MOST)
        is_cut = len(hits) == MOST
        found = {
            (h.sentence.document_id, h.sentence.start): h
            for h in hits
            if h.sentence.document_id in shown.dated
        }
        among = set_of((i for key in found for i in facets.at_sentence.get(key, ())), len(facets.claims))
    fitting: dict[tuple[str, int], list[int]] = {}
    if words.strip() or not wanted.is_anything:
        for i in positions(facets.within(wanted) & among):
            fitting.setdefault(facets.sentence_of[i], []).append(i)
    if not words.strip():
        sentences = list(fitting)
    else:
        sentences = [key for key in found if wanted.is_anything or key in fitting]
    return Answer(sentences=sentences, fitting=fitting, found=found, among=among, is_cut=is_cut)


def _hit(shown: Shown, answer: Answer, key: tuple[str, int]) -> Hit:
    facets, dated = shown.facets, shown.dated[key[0]]
    claims = [facets.claims[i] for i in answer.fitting.get(key, ())]
    found = answer.found.get(key)
    return Hit(
        dated=dated,
        sentence=found.sentence if found else claims[0].mention.sentence,
        words=found.words if found else [c.mention.trigger for c in claims],
        claims=claims,
        others=len(facets.at_sentence.get(key, ())) - len(claims),
    )


def _facets(facets: Facets, wanted: Wanted, answer: Answer) -> dict[str, object]:
    """Count what stands in the answer, by each facet; types and statuses as though none had been chosen."""
    here = facets.within(wanted) & answer.among
    # What was chosen is listed though nothing fits, to be taken back.
    types = dict.fromkeys(wanted.types, 0) | facets.types_within(wanted, answer.among)
    statuses = dict.fromkeys(wanted.statuses, 0) | facets.statuses_within(wanted, answer.among)
    return {
        "types": sorted(types.items(), key=lambda pair: (-pair[1], pair[0])),
        "statuses": [(s, statuses[s.value]) for s in Status if s.value in statuses],
        "actors": facets.commonest(facets.actors, here),
        "places": facets.commonest(facets.places, here),
        "years": facets.years_within(here),
        "mentions": here.bit_count(),
    }


HEADINGS = (
    "report",
    "line",
    "start",
    "end",
    "published",
    "sentence",
    "mention",
    "type",
    "status",
    "actors",
    "recipients",
    "date",
    "place",
    "said_by",
)


def _rows(hit: Hit) -> list[tuple[object, ...]]:
    document, sentence = hit.dated.reading.document, hit.sentence
    start = (
        document.name,
        line_of(document, sentence.start),
        sentence.start,
        sentence.end,
        days(hit.dated.published) if hit.dated.published else None,
        " ".join(sentence.quote.split()),
    )
    return [(*start, *_cells(c)) for c in hit.claims] or [start]


def _cells(claim: Claim) -> tuple[object, ...]:
    return (
        claim.id,
        coded(claim.mention),
        claim.mention.status.value,
        names(claim.actors),
        names(claim.recipients),
        days(claim.date),
        claim.place.name if claim.place else None,
        speakers(claim),
    )
