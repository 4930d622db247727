"""The actors: who they are, what each has part in, and who did what with whom."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from truceline.export.told import days
from truceline.records.event import Event
from truceline.web.acting import QUADS, Acting, Cast, told_words
from truceline.web.asked import Asked, Text
from truceline.web.paging import Number, page_of
from truceline.web.site import as_csv, as_json, site_of
from truceline.web.words import coded, names

Order = Literal["up", "down"]
PAGE, EVENTS, STATEMENTS, WORDS = 50, 25, 15, 40
# The matrix is as wide and high as can be taken in at a glance.
MATRIX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many events one actor had with another as recipient, in all and by quad class."""

    actor: str
    recipient: str
    number: int
    quads: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who did what with whom: the actors and recipients of most events, and the cells of each row."""

    actors: Sequence[Acting]
    recipients: Sequence[Acting]
    rows: Sequence[Sequence[Cell]]
    shown: int
    all: int


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/actors", actors, methods=["GET"])
    router.add_api_route("/actors/{name:path}", actor, methods=["GET"])


def actors(
    request: Request,
    clocks: Asked,
    *,
    name: Text = "",
    kind: Text = "",
    country: Text = "",
    sort: Text = "events",
    order: Order = "down",
    every: Text = "",
    page: Number = 1,
    form: Literal["table", "csv", "json", "matrix-csv"] = "table",
) -> Response:
    """Show the actors, those of most events first, and who did what with whom."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    cast = shown.cast
    wanted = [a for a in cast.actors.values() if _fits(a, name, kind, country)]
    wanted.sort(key=SORTS.get(sort, SORTS["events"]), reverse=order == "down")
    if form == "csv":
        return as_csv("actors", HEADINGS, map(_cells, wanted))
    if form == "json":
        return as_json(HEADINGS, map(_cells, wanted))
    if form == "matrix-csv":
        return as_csv("who-with-whom", PAIR_HEADINGS, _pairs(cast, bool(every)))
    kept = {"name": name, "kind": kind, "country": country, "sort": sort, "order": order, "every": every}
    return site.page(
        request,
        "actors.html",
        clocks,
        shown,
        page=page_of(wanted, page, PAGE),
        all=len(cast.actors),
        kept=kept,
        kinds=sorted(Counter(a.link.kind.value for a in cast.actors.values()).items()),
        matrix=matrix_of(cast, cast.all if every else cast.so),
        quads=QUADS.values(),
    )


def actor(
    request: Request,
    name: str,
    clocks: Asked,
    *,
    recipient: Text = "",
    page: Number = 1,
    said: Number = 1,
    words: Text = "",
    form: Literal["page", "csv"] = "page",
) -> Response:
    """Show one actor: its events, what it said, what it is party to, and the words that named it."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    found = shown.cast.find(name)
    other = shown.cast.find(recipient) if recipient else None
    events = _events(found, other)
    if form == "csv":
        doing = {e.id for e in found.acts}
        return as_csv("events-of-actor", EVENT_HEADINGS, (_event_cells(e, e.id in doing) for e in events))
    spoken = sorted(found.says, key=lambda c: (c.known_on is None, c.known_on, c.id), reverse=True)
    named = told_words(found)
    return site.page(
        request,
        "actor.html",
        clocks,
        shown,
        actor=found,
        namesakes=[
            shown.cast.actors[k] for k in shown.cast.keys[found.link.name.casefold()] if k != found.key
        ],
        other=other,
        events=page_of(events, page, EVENTS),
        all_events=len(found.acts) + len(found.undergoes),
        statements=page_of(spoken, said, STATEMENTS),
        named=named if words == "all" else named[:WORDS],
        all_named=len(named),
        kept={"recipient": recipient, "page": page, "said": said},
    )


def matrix_of(cast: Cast, pairs: Mapping[tuple[str, str], Counter[int]]) -> Matrix:
    """Give the actors and the recipients of most events against each other."""
    by_actor: Counter[str] = Counter()
    by_recipient: Counter[str] = Counter()
    for (one, two), quads in pairs.items():
        by_actor[one] += quads.total()
        by_recipient[two] += quads.total()
    doing, done_to = _most(by_actor), _most(by_recipient)
    rows = [[_cell(one, two, pairs.get((one, two), Counter())) for two in done_to] for one in doing]
    return Matrix(
        actors=[cast.actors[key] for key in doing],
        recipients=[cast.actors[key] for key in done_to],
        rows=rows,
        shown=sum(cell.number for row in rows for cell in row),
        all=by_actor.total(),
    )


def _most(counts: Counter[str]) -> list[str]:
    return [key for key, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MATRIX]]


def _cell(one: str, two: str, quads: Counter[int]) -> Cell:
    told = [(sign, words, quads[quad]) for quad, (sign, words) in QUADS.items() if quads[quad]]
    return Cell(actor=one, recipient=two, number=quads.total(), quads=told)


def _events(found: Acting, other: Acting | None) -> list[Event]:
    """Give an actor's events, the latest first; with `other` only those in which it acts on that one."""
    if other is None:
        chosen = {e.id: e for e in (*found.acts, *found.undergoes)}
    else:
        there = {e.id for e in other.undergoes}
        chosen = {e.id: e for e in found.acts if e.id in there}
    undated = [e for e in chosen.values() if not (e.date.last or e.date.first)]
    dated = [e for e in chosen.values() if e.date.last or e.date.first]
    return sorted(dated, key=lambda e: (e.date.last or e.date.first, e.id), reverse=True) + undated


def _fits(acting: Acting, name: str, kind: str, country: str) -> bool:
    link = acting.link
    return (
        name.casefold().strip() in link.name.casefold()
        and (not kind or link.kind.value == kind)
        and (not country or country.upper().strip() == (link.country or ""))
    )


def _by_name(acting: Acting) -> str:
    return acting.link.name.casefold()


SORTS: Mapping[str, Callable[[Acting], tuple[object, str]]] = {
    "events": lambda a: (len(a.acts) + len(a.undergoes), a.key),
    "name": lambda a: (_by_name(a), a.key),
    "kind": lambda a: (a.link.kind.value, _by_name(a)),
    "country": lambda a: (a.link.country or "", _by_name(a)),
    "acts": lambda a: (len(a.acts), a.key),
    "undergoes": lambda a: (len(a.undergoes), a.key),
    "statements": lambda a: (len(a.says), a.key),
}
HEADINGS = (
    "id",
    "name",
    "kind",
    "country",
    "wikidata",
    "events_as_actor",
    "events_as_recipient",
    "statements",
    "party_to",
)
PAIR_HEADINGS = ("actor", "recipient", "events", *(words.replace(" ", "_") for _, words in QUADS.values()))
EVENT_HEADINGS = ("event", "part", "type", "status", "actors", "recipients", "date", "place", "origins")


def _cells(acting: Acting) -> tuple[object, ...]:
    link = acting.link
    numbers = (len(acting.acts), len(acting.undergoes), len(acting.says), len(acting.party))
    return (link.id, link.name, link.kind.value, link.country, link.wikidata, *numbers)


def _pairs(cast: Cast, is_every: bool) -> list[tuple[object, ...]]:
    pairs = (cast.all if is_every else cast.so).items()
    return [
        (cast.actors[one].link.name, cast.actors[two].link.name, quads.total(), *(quads[q] for q in QUADS))
        for (one, two), quads in sorted(pairs, key=lambda pair: (-pair[1].total(), pair[0]))
    ]


def _event_cells(event: Event, is_actor: bool) -> tuple[object, ...]:
    part = "actor" if is_actor else "recipient"
    place = event.place.name if event.place else None
    who = (names(event.actors), names(event.recipients))
    status = event.status.value
    return (event.id, part, coded(event), status, *who, days(event.date), place, len(event.origins))
