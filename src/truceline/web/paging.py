"""Long lists in pages."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from fastapi import Query

Number = Annotated[int, Query(ge=1, le=10_000_000)]
Row = TypeVar("Row")


def paged(rows: Sequence[Row], number: int, size: int) -> tuple[Sequence[Row], int, int]:
    """Give the rows of a page, its number (the last page where there are not so many), and the last page's number."""
    last = max(1, -(-len(rows) // size))
    number = min(number, last)
    return rows[(number - 1) * size : number * size], number, last
