"""Things that belong together by pairs, whatever the order in which the pairs come."""

from collections.abc import Sequence
from typing import Generic, TypeVar

_T = TypeVar("_T", str, tuple[str, int, int])


class Joined(Generic[_T]):
    """Which things belong together; the lowest of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[_T, _T] = {}

    def root(self, one: _T) -> _T:
        """Give the one that stands for a thing's group."""
        while (parent := self._parent.get(one, one)) != one:
            self._parent[one] = self._parent.get(parent, parent)
            one = parent
        return one

    def join(self, one: _T, other: _T) -> None:
        """Make one group of two things' groups."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def join_all(self, things: Sequence[_T]) -> None:
        """Make one group of the groups of all."""
        for other in things[1:]:
            self.join(things[0], other)
