"""What each report is to its family, claimed only where a date or the report's own words show it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.records.claim import Dated, FamilyMember, Kinship
from truceline.records.document import Evidence
from truceline.records.mention import Citation
from truceline.reference.wording import Wording
from truceline.stages.root.credit import credits_of, is_same_outlet, namings
from truceline.stages.root.families import is_earlier

# A report less of whose own words than this belong to a family holds it as a part.
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Own:
    """What a report is to any family: how many of its own words each passage has, and where it names its sources."""

    words: tuple[tuple[int, int], ...]
    namings: tuple[Evidence, ...]


OwnOf = Callable[[str], Own]
PassagesOf = Callable[[str], Sequence[Wording]]


@dataclass(frozen=True, slots=True)
class Relations:
    """The family as seen for one report: its kin within it, and what shows an order."""

    name: str
    others: tuple[str, ...]
    kin: tuple[Kinship, ...]
    passages: tuple[Evidence, ...]
    dated: Mapping[str, Dated]
    own: Own


def own_of(dated: Dated | None, passages: Sequence[Wording]) -> Own:
    """Give what a report of these passages is to any family; it is the same for all that it has a part in."""
    if dated is None:
        return Own(words=(), namings=())
    return Own(
        words=tuple((passage.start, passage.own_words) for passage in passages),
        namings=tuple(words for citation in credits_of(dated) for words in namings(dated, citation)),
    )


def members(
    passages: Sequence[Evidence], kin: Sequence[Kinship], dated: Mapping[str, Dated], own: OwnOf
) -> tuple[FamilyMember, ...]:
    """Give the reports of a family with their parts in it, ordered by id; `kin` are the family's."""
    names = sorted({passage.document_id for passage in passages})
    kin_of: defaultdict[str, list[Kinship]] = defaultdict(list)
    for kinship in kin:
        kin_of[kinship.a].append(kinship)
        kin_of[kinship.b].append(kinship)
    held: defaultdict[str, list[Evidence]] = defaultdict(list)
    for passage in passages:
        held[passage.document_id].append(passage)
    found = []
    for name in names:
        seen = Relations(
            name=name,
            others=tuple(other for other in names if other != name),
            kin=tuple(kin_of[name]),
            passages=tuple(held[name]),
            dated=dated,
            own=own(name),
        )
        share = _share(seen.own, {passage.start for passage in seen.passages})
        kind, reason = _kind(seen, share)
        found.append(FamilyMember(document_id=name, kind=kind, reason=reason))
    return tuple(found)


def _kind(seen: Relations, share: float) -> tuple[str, str]:
    own = seen.dated.get(seen.name)
    taken = next(_named_sources(seen, own), None) if own else None
    abroad = next((words for words in seen.own.namings if _holds(seen.passages, words)), None)
    before = [name for name in seen.others if is_earlier(seen.dated.get(name), seen.dated.get(seen.name))]
    after = [name for name in seen.others if is_earlier(seen.dated.get(seen.name), seen.dated.get(name))]
    if taken:
        return _copied(seen, share, [taken[0]]), f"its words “{taken[1].evidence.quote}” name its source"
    if before:
        return _copied(seen, share, before), f"published after {_name(seen.dated[before[0]])}"
    if abroad is not None:
        return _copied(seen, share, list(seen.others)), (
            f"its words “{abroad.quote}” name a source that is not among the reports"
        )
    if after and len(after) == len(seen.others):
        return "original", "published before the others"
    takes = (name for name in seen.others if _takes_from(seen.dated.get(name), seen.dated.get(seen.name)))
    if (follower := next(takes, None)) is not None:
        return "original", f"named as its source by {_name(seen.dated[follower])}"
    if share < HALF:
        return "compilation", f"{share:.0%} of its own words are the family's; nothing shows which came first"
    return "unknown", "nothing shows which came first"


def _named_sources(seen: Relations, own: Dated) -> Iterator[tuple[str, Citation]]:
    """Give the reports of the family that a report names as its sources, with its words for them."""
    for citation in own.reading.citations:
        for name in seen.others:
            if name in seen.dated and is_same_outlet(citation.outlet, _outlet(seen.dated[name])):
                yield name, citation


def _copied(seen: Relations, share: float, sources: list[str]) -> str:
    """Name the way of copying by the closest kin among the sources, or else in the family."""
    if share < HALF and any(k.kind == "compilation" for k in seen.kin):
        return "compilation"
    among = frozenset(sources)
    near = [k for k in seen.kin if k.a in among or k.b in among] or list(seen.kin)
    closest = max(near, key=lambda k: (k.kind != "compilation", k.score, k.a, k.b), default=None)
    if closest is None:
        return "unknown"
    return closest.kind if closest.kind != "compilation" else "reprint"


def _share(own: Own, starts: set[int]) -> float:
    """Give the share of a report's own words that lie in its passages of the family."""
    total = sum(words for _, words in own.words)
    return sum(words for start, words in own.words if start in starts) / max(total, 1)


def _takes_from(one: Dated | None, other: Dated | None) -> bool:
    if one is None or other is None:
        return False
    return any(is_same_outlet(citation.outlet, _outlet(other)) for citation in one.reading.citations)


def _holds(passages: Sequence[Evidence], words: Evidence) -> bool:
    return any(passage.start <= words.start < passage.end for passage in passages)


def _outlet(dated: Dated) -> str:
    return dated.reading.document.outlet or ""


def _name(dated: Dated) -> str:
    return dated.reading.document.outlet or dated.reading.document.name
