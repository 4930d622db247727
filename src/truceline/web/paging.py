"""Long lists in pages."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Query

from truceline.errors import NotFoundError

# So many rows stand on one page.
A_PAGE = 50
Thing = TypeVar("Thing")
Number = Annotated[int, Query(ge=1, le=1_000_000)]


def page_of(things: Sequence[Thing], number: int) -> Sequence[Thing]:
    """Give one page of a list, counted from 1; NotFoundError beyond its end."""
    start = (number - 1) * A_PAGE
    if number > 1 and start >= len(things):
        raise NotFoundError(f"Page {number}", f"is beyond the last one, {page_count(things)}")
    return things[start : start + A_PAGE]


def page_count(things: Sequence[object]) -> int:
    """Give how many pages a list fills; one where it is empty."""
    return -(-len(things) // A_PAGE) or 1
