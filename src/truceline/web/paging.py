"""Long lists in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

T = TypeVar("T")
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
