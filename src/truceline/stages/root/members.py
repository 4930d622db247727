"""What each report is to its family, claimed only where a date or the report's own words show it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from truceline.records.claim import Dated, FamilyMember, Kinship
from truceline.records.document import Evidence
from truceline.records.mention import Citation
from truceline.reference.wording import Wording
from truceline.stages.root.credit import credits_of, namings, outlet_key
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
class Circle:
    """The reports of a family by name, and what of all of them tells an order.

    `firsts` are their first days, rising; `last` is the earliest of their last days. `outlets` are the reports of each
    outlet, `citing` those that name it as a source; outlets go by their key.
    """

    names: Sequence[str]
    dated: Mapping[str, Dated]
    firsts: Sequence[date]
    last: date
    outlets: Mapping[str, Sequence[str]]
    citing: Mapping[str, Sequence[str]]

    def before(self, name: str) -> str | None:
        """Give a report that came out before another one, the first by name; None where none is known to have."""
        own = self.dated.get(name)
        first = own.published.first if own and own.published else None
        if first is None or self.last >= first:
            return None
        return next((o for o in self.names if o != name and is_earlier(self.dated.get(o), own)), None)

    def is_first(self, name: str) -> bool:
        """Tell whether a report came out before all others, where there are any."""
        own = self.dated.get(name)
        last = own.published.last if own and own.published else None
        after = len(self.firsts) - bisect_right(self.firsts, last) if last else 0
        return after == len(self.names) - 1 > 0


@dataclass(frozen=True, slots=True)
class Relations:
    """The family as seen for one report: its kin within it, and what shows an order."""

    name: str
    circle: Circle
    kin: tuple[Kinship, ...]
    passages: tuple[Evidence, ...]
    own: Own

    def dated(self, name: str) -> Dated | None:
        """Give a report with its day."""
        return self.circle.dated.get(name)


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
    circle = _circle(sorted({passage.document_id for passage in passages}), dated)
    kin_of: defaultdict[str, list[Kinship]] = defaultdict(list)
    for kinship in kin:
        kin_of[kinship.a].append(kinship)
        kin_of[kinship.b].append(kinship)
    held: defaultdict[str, list[Evidence]] = defaultdict(list)
    for passage in passages:
        held[passage.document_id].append(passage)
    found = []
    for name in circle.names:
        seen = Relations(
            name=name, circle=circle, kin=tuple(kin_of[name]), passages=tuple(held[name]), own=own(name)
        )
        share = _share(seen.own, {passage.start for passage in seen.passages})
        kind, reason = _kind(seen, share)
        found.append(FamilyMember(document_id=name, kind=kind, reason=reason))
    return tuple(found)


def _circle(names: Sequence[str], dated: Mapping[str, Dated]) -> Circle:
    published = [one.published for name in names if (one := dated.get(name)) and one.published]
    outlets: defaultdict[str, list[str]] = defaultdict(list)
    citing: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if (one := dated.get(name)) is None:
            continue
        if outlet := one.reading.document.outlet:
            outlets[outlet_key(outlet)].append(name)
        for cited in {outlet_key(citation.outlet) for citation in one.reading.citations if citation.outlet}:
            citing[cited].append(name)
    return Circle(
        names=names,
        dated=dated,
        firsts=sorted(when.first for when in published if when.first),
        last=min((when.last for when in published if when.last), default=date.max),
        outlets=outlets,
        citing=citing,
    )


def _kind(seen: Relations, share: float) -> tuple[str, str]:
    own = seen.dated(seen.name)
    taken = next(_named_sources(seen, own), None) if own else None
    abroad = next((words for words in seen.own.namings if _holds(seen.passages, words)), None)
    if taken:
        words = taken[1].evidence.quote
        return _copied(seen, share, lambda name: name == taken[0]), f"its words “{words}” name its source"
    if (before := seen.circle.before(seen.name)) is not None:
        kind = _copied(seen, share, lambda name: is_earlier(seen.dated(name), own))
        return kind, f"published after {_name(seen.circle.dated[before])}"
    if abroad is not None:
        return _copied(seen, share, lambda name: True), (
            f"its words “{abroad.quote}” name a source that is not among the reports"
        )
    if seen.circle.is_first(seen.name):
        return "original", "published before the others"
    if (follower := next(_takers(seen, own), None)) is not None:
        return "original", f"named as its source by {_name(seen.circle.dated[follower])}"
    if share < HALF:
        return "compilation", f"{share:.0%} of its own words are the family's; nothing shows which came first"
    return "unknown", "nothing shows which came first"


def _named_sources(seen: Relations, own: Dated) -> Iterator[tuple[str, Citation]]:
    """Give the reports of the family that a report names as its sources, with its words for them."""
    for citation in own.reading.citations if seen.circle.outlets else ():
        if citation.outlet:
            for name in seen.circle.outlets.get(outlet_key(citation.outlet), ()):
                if name != seen.name:
                    yield name, citation


def _takers(seen: Relations, own: Dated | None) -> Iterator[str]:
    """Give the reports of the family that name a report's outlet as their source."""
    outlet = own.reading.document.outlet if own else None
    named = seen.circle.citing.get(outlet_key(outlet), ()) if outlet else ()
    return (name for name in named if name != seen.name)


def _copied(seen: Relations, share: float, is_source: Callable[[str], bool]) -> str:
    """Name the way of copying by the closest kin among the sources, or else in the family."""
    if share < HALF and any(k.kind == "compilation" for k in seen.kin):
        return "compilation"
    near = [k for k in seen.kin if is_source(k.b if k.a == seen.name else k.a)] or list(seen.kin)
    closest = max(near, key=lambda k: (k.kind != "compilation", k.score, k.a, k.b), default=None)
    if closest is None:
        return "unknown"
    return closest.kind if closest.kind != "compilation" else "reprint"


def _share(own: Own, starts: set[int]) -> float:
    """Give the share of a report's own words that lie in its passages of the family."""
    total = sum(words for _, words in own.words)
    return sum(words for start, words in own.words if start in starts) / max(total, 1)


def _holds(passages: Sequence[Evidence], words: Evidence) -> bool:
    return any(passage.start <= words.start < passage.end for passage in passages)


def _name(dated: Dated) -> str:
    return dated.reading.document.outlet or dated.reading.document.name
