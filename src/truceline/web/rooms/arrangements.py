"""The arrangements: all of them as cards with their state over time, and one laid open."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from truceline.export.told import days
from truceline.records.arrangement import Arrangement, ArrangementState, Standing
from truceline.reference.kinds import Kinds
from truceline.reference.standing import begun_by, stand
from truceline.web.asked import Asked, Text
from truceline.web.shelf import Shown
from truceline.web.site import as_csv, site_of
from truceline.web.strip import Strip, span_of, strip_of
from truceline.web.words import names

Form = Literal["cards", "table", "csv"]
Many = Annotated[list[str], Query(max_length=50)]


Number = Annotated[int, Query(ge=1, le=1_000_000)]
# So many stand on one page, each with its strip; the file has all.
A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An arrangement, how it stood on the day asked, and how deep it lies below a whole."""

    arrangement: Arrangement
    standing: Standing
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """All that had begun by a day, parts right after their wholes, counted; and the days that their strips share."""

    cards: tuple[Card, ...]
    kinds: Counter[str]
    states: Counter[str]
    first: date
    last: date


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/arrangements", arrangements, methods=["GET"])


def arrangements(
    request: Request,
    clocks: Asked,
    *,
    kind: Many = [],  # noqa: B006
    state: Many = [],  # noqa: B006
    party: Text = "",
    area: Text = "",
    form: Form = "cards",
    page: Number = 1,
) -> Response:
    """Show all arrangements that had begun by the day, those in force first within their kind."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    day, world = site.day(clocks), site.shelf.world
    begun = shown.once(("cards", day), lambda: _cards(shown, day, world.kinds))
    wanted = [c for c in begun.cards if _fits(c, kind, state, party, area)]
    if form == "csv":
        return as_csv("arrangements", HEADINGS, map(_row, wanted))
    last = -(-len(wanted) // A_PAGE) or 1
    number = min(page, last)
    cards = wanted[(number - 1) * A_PAGE : number * A_PAGE]
    return site.page(
        request,
        "arrangements.html",
        clocks,
        shown,
        cards=cards,
        strips=[_strip(c, begun) for c in cards],
        found=len(wanted),
        page=number,
        pages=last,
        begun=begun,
        chosen_kinds=kind,
        chosen_states=state,
        party=party,
        area=area,
        form=form,
        day=day,
        state_order=[s.value for s in ArrangementState],
    )


def _strip(card: Card, begun: Cards) -> Strip:
    return strip_of(card.arrangement, first=begun.first, last=begun.last)


def _cards(shown: Shown, day: date, kinds: Kinds) -> Cards:
    begun = [a for a in shown.view.arrangements if begun_by(a, day).transitions]
    first, last = span_of(begun, day)
    held = {a.id for a in begun}
    below: dict[str | None, list[Arrangement]] = {}
    for a in begun:
        below.setdefault(a.parent if a.parent in held else None, []).append(a)

    def laid_out(parent: str | None, depth: int) -> Iterator[Card]:
        """Give what lies below a whole, each part right after what it is part of."""
        for a in below.get(parent, []):
            standing = stand(a, on=day, known_by=None, kinds=kinds)
            yield Card(arrangement=a, standing=standing, depth=depth)
            yield from laid_out(a.id, depth + 1)

    cards = tuple(laid_out(None, 0))
    return Cards(
        cards=cards,
        kinds=Counter(c.arrangement.kind for c in cards),
        states=Counter(_state(c.standing) for c in cards),
        first=first,
        last=last,
    )


def _fits(card: Card, kinds: list[str], states: list[str], party: str, area: str) -> bool:
    a = card.arrangement
    return (
        (not any(kinds) or a.kind in kinds)
        and (not any(states) or _state(card.standing) in states)
        and party.casefold() in f"{names(a.parties)} {a.name}".casefold()
        and area.casefold() in (f"{a.area.name if a.area else ''} {a.name}".casefold() if area else "")
    )


def _state(standing: Standing) -> str:
    return standing.state.value if standing.state else "not begun"


HEADINGS = ("id", "kind", "name", "parties", "area", "state", "since", "origins", "flags", "last_reported")


def _row(card: Card) -> tuple[object, ...]:
    a, s = card.arrangement, card.standing
    return (
        a.id,
        a.kind,
        a.name,
        names(a.parties),
        a.area.name if a.area else None,
        _state(s),
        days(s.since) if s.since else None,
        "; ".join(o.name for o in s.origins),
        "; ".join(s.flags),
        s.last_reported,
    )
