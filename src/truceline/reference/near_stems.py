"""Two words near each other that name a kind of arrangement together ("swapped … prisoners")."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

# Words of a `together` pair may stand this many words apart ("closed all five of its border crossings").
NEAR = 6
# Every form of a word of a `together` pair begins with so many letters of it.
_STEM = 3
# Two stems and the kind that they name.
NearStems = tuple[str, str, str]


def by_beginning(pairs: Iterable[NearStems]) -> Mapping[str, tuple[NearStems, ...]]:
    """Give the pairs by how their first stem begins, as `together` asks them."""
    found: dict[str, tuple[NearStems, ...]] = {}
    for pair in pairs:
        found[pair[0][:_STEM]] = (*found.get(pair[0][:_STEM], ()), pair)
    return found


def together(
    words: list[str], near: Mapping[str, tuple[NearStems, ...]], *, ending: bool = False
) -> list[tuple[int, str]]:
    """Give the kinds of which two stems stand near each other, each with the place of the first.

    `ending` asks that the last word be one of them.
    """
    last = len(words) - 1
    found = []
    begun = {word[:_STEM] for word in words}
    for a, b, kind in (pair for beginning in begun for pair in near.get(beginning, ())):
        if b[:_STEM] not in begun:
            continue
        forms_a, forms_b = _forms(a), _forms(b)
        at_a = [i for i, word in enumerate(words) if word in forms_a]
        at_b = [i for i, word in enumerate(words) if word in forms_b]
        pairs = [(i, j) for i in at_a for j in at_b if abs(i - j) <= NEAR]
        close = [min(pair) for pair in pairs if not ending or max(pair) == last]
        if close:
            found.append((min(close), kind))
    return found


@lru_cache(maxsize=2_000)
def _forms(stem: str) -> frozenset[str]:
    """Give the plain, -s, -d, -ed and -ing forms of a stem (closed, swapping, bodies)."""
    bare = stem[:-1] if stem.endswith(("e", "y")) else stem
    endings = ("s", "es", "ed", "d", "ing", "ies", "ied", stem[-1] + "ed", stem[-1] + "ing")
    return frozenset({stem, *(stem + e for e in endings), *(bare + e for e in endings)})
