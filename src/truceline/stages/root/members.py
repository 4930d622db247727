"""What each report is to its family, claimed only where a date or the report's own words show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from truceline.records.claim import Dated, FamilyMember, Kinship
from truceline.records.document import Evidence
from truceline.records.mention import Citation
from truceline.reference.shingles import fold
from truceline.reference.wording import wordings
from truceline.stages.root.families import is_earlier

# A report less of whose own words than this belong to a family holds it as a part.
HALF = 0.5
# "Reuters" may stand as "the Reuters news agency", so words of an outlet's name are compared.
_GENERIC = frozenset("the news agency newspaper daily website press service channel tv online com".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Relations:
    """The family as seen for one report: its kin within it, and what shows an order."""

    name: str
    others: tuple[str, ...]
    kin: tuple[Kinship, ...]
    dated: Mapping[str, Dated]


def members(
    passages: Sequence[Evidence], kin: Sequence[Kinship], dated: Mapping[str, Dated]
) -> tuple[FamilyMember, ...]:
    """Give the reports of a family with their parts in it, ordered by id; `kin` are the family's."""
    names = sorted({passage.document_id for passage in passages})
    found = []
    for name in names:
        seen = Relations(
            name=name,
            others=tuple(other for other in names if other != name),
            kin=tuple(k for k in kin if name in (k.a, k.b)),
            dated=dated,
        )
        share = _share(
            dated.get(name), {passage.start for passage in passages if passage.document_id == name}
        )
        kind, reason = _kind(seen, share)
        found.append(FamilyMember(document_id=name, kind=kind, reason=reason))
    return tuple(found)


def _kind(seen: Relations, share: float) -> tuple[str, str]:
    credited = _credits(seen.dated.get(seen.name))
    held = {name: _outlet(seen.dated[name]) for name in seen.others if name in seen.dated}
    abroad = next(
        (c for c in credited if not any(_is_same(c.outlet, outlet) for outlet in held.values())), None
    )
    taken = [(name, c) for c in credited for name, outlet in held.items() if _is_same(c.outlet, outlet)]
    before = [name for name in seen.others if is_earlier(seen.dated.get(name), seen.dated.get(seen.name))]
    after = [name for name in seen.others if is_earlier(seen.dated.get(seen.name), seen.dated.get(name))]
    if taken:
        return _copied(
            seen, share, [taken[0][0]]
        ), f"its words “{taken[0][1].evidence.quote}” name its source"
    if before:
        return _copied(seen, share, before), f"published after {_name(seen.dated[before[0]])}"
    if abroad is not None:
        return _copied(seen, share, list(seen.others)), (
            f"its words “{abroad.evidence.quote}” name a source that is not among the reports"
        )
    if after and len(after) == len(seen.others):
        return "original", "published before the others"
    followers = [name for name in seen.others if _takes_from(seen.dated.get(name), seen.dated.get(seen.name))]
    if followers:
        return "original", f"named as its source by {_name(seen.dated[followers[0]])}"
    if share < HALF:
        return "compilation", f"{share:.0%} of its own words are the family's; nothing shows which came first"
    return "unknown", "nothing shows which came first"


def _copied(seen: Relations, share: float, sources: list[str]) -> str:
    """Name the way of copying by the closest kin among the sources, or else in the family."""
    if share < HALF and any(k.kind == "compilation" for k in seen.kin):
        return "compilation"
    near = [k for k in seen.kin if k.a in sources or k.b in sources] or list(seen.kin)
    closest = max(near, key=lambda k: (k.kind != "compilation", k.score, k.a, k.b), default=None)
    if closest is None:
        return "unknown"
    return closest.kind if closest.kind != "compilation" else "reprint"


def _share(dated: Dated | None, starts: set[int]) -> float:
    """Give the share of a report's own words that lie in its passages of the family."""
    passages = wordings(dated.reading) if dated else ()
    total = sum(passage.own_words for passage in passages)
    return sum(passage.own_words for passage in passages if passage.start in starts) / max(total, 1)


def _credits(dated: Dated | None) -> tuple[Citation, ...]:
    """Give a report's citations of other outlets than its own."""
    if dated is None:
        return ()
    own = _outlet(dated)
    return tuple(c for c in dated.reading.citations if not _is_same(c.outlet, own))


def _takes_from(one: Dated | None, other: Dated | None) -> bool:
    return other is not None and any(_is_same(c.outlet, _outlet(other)) for c in _credits(one))


def _outlet(dated: Dated) -> str:
    return dated.reading.document.outlet or ""


def _is_same(one: str, other: str) -> bool:
    first, second = (frozenset(map(fold, name.split())) - _GENERIC - {""} for name in (one, other))
    return bool(first) and first == second


def _name(dated: Dated) -> str:
    return dated.reading.document.outlet or dated.reading.document.name
