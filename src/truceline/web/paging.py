"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from truceline.errors import NotFoundError

T = TypeVar("T")
# So many rows stand on one page where a room says nothing else.
A_PAGE = 50
Number = Annotated[int, Query(ge=1, le=1_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page of a list: its rows, which page of how many, and how many rows there are in all."""

    rows: Sequence[T]
    number: int
    last: int
    all: int


def page_of(rows: Sequence[T], number: int, size: int) -> Page[T]:
    """Cut a page out of a list; a number beyond the end gives the last page."""
    last = max(1, -(-len(rows) // size))
    at = min(number, last)
    return Page(rows=rows[(at - 1) * size : at * size], number=at, last=last, all=len(rows))


def rows_of(things: Sequence[T], number: int) -> Sequence[T]:
    """Give the rows of one page, counted from 1; NotFoundError beyond the last."""
    start = (number - 1) * A_PAGE
    if number > 1 and start >= len(things):
        raise NotFoundError(f"Page {number}", f"is beyond the last one, {page_count(things)}")
    return things[start : start + A_PAGE]


def page_count(things: Sequence[object]) -> int:
    """Give how many pages a list fills; one where it is empty."""
    return -(-len(things) // A_PAGE) or 1


def paged(rows: Sequence[T], number: int, size: int) -> tuple[Sequence[T], int, int]:
    """Give the rows of a page, its number (the last page where there are not so many), and the last page's number."""
    page = page_of(rows, number, size)
    return page.rows, page.number, page.last
