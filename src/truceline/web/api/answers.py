"""What the addresses of the API share: their parameters, pages of a list, and the answers that are no records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Path, Query

from truceline.web.asked import FIRST_DAY, LAST_DAY
from truceline.web.site import RETRY_SECONDS

Thing = TypeVar("Thing")
# Records of one answer; the next page has the next.
MOST_ITEMS = 1_000

_DAY = f"from {FIRST_DAY} to {LAST_DAY}"
On = Annotated[
    date | None,
    Query(ge=FIRST_DAY, le=LAST_DAY, description=f"As it stood, or can have been, on this day, {_DAY}."),
]
KnownBy = Annotated[
    date | None,
    Query(ge=FIRST_DAY, le=LAST_DAY, description=f"By the reports that were out by this day alone, {_DAY}."),
]
Page = Annotated[int, Query(ge=1, le=1_000_000, description="Which page, the first being 1.")]
Limit = Annotated[int, Query(ge=1, le=MOST_ITEMS, description="Records of a page.")]
Words = Annotated[str, Query(max_length=200)]
Id = Annotated[str, Path(max_length=200)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Generic[Thing]):
    """One page of a list: `total` records fit what was asked, `items` are those of this page in the list's order."""

    total: int
    page: int
    limit: int
    items: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why there is no other answer: what it is about, and the way out."""

    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPart:
    """A part of what was asked that is not of its type or bounds: where it stands, and what is wrong."""

    loc: tuple[str, ...]
    msg: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongParts:
    """Every part of what was asked that is not of its type or bounds."""

    detail: tuple[WrongPart, ...]


def listed(things: Sequence[Thing], page: int, limit: int) -> Listed[Thing]:
    """Give one page of a list; one past its end is empty."""
    start = (page - 1) * limit
    return Listed(total=len(things), page=page, limit=limit, items=tuple(things[start : start + limit]))


_TOLD: Mapping[int, str] = {
    202: "It is being worked out: what could be known by a past day is, when it is asked for first. Ask again after "
    f"{RETRY_SECONDS} seconds.",
    400: "What was asked cannot be: the parts of it do not go together.",
    401: "The desk was started with a token and got another one or none. Send it as a bearer token.",
    403: "It was sent from another site's page.",
    404: "Nothing in the record answers to that id.",
    409: "The decision cannot be made: the reason says what speaks against it.",
    413: "More was sent than is taken at once.",
    422: "A part of what was asked is not of its type or bounds.",
    421: "It was sent to a name that this desk does not answer to.",
    500: "The database cannot be used, or the program has a fault: the reason says which.",
}


def faults(*codes: int) -> dict[int | str, dict[str, Any]]:
    """Describe the answers of an address besides its records: those given, and those that every address has."""
    every = {*codes, 401, 421, 422, 500}
    found: dict[int | str, dict[str, Any]] = {
        code: {"model": WrongParts if code == 422 else Fault, "description": _TOLD[code]}
        for code in sorted(every)
    }
    found[201 if 409 in every else 200] = {"description": "What was asked."}
    if 202 in found:
        seconds = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
        found[202]["headers"] = {"Retry-After": seconds}
    return found
