"""Reports beside their kin: who came from whom in a family, and two reports passage by passage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from truceline.records.claim import Dated, Drift, Family, FamilyMember, Kinship, Lineage
from truceline.records.document import Evidence
from truceline.records.mention import Reading
from truceline.reference.compounds import KIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A passage of one's own, the other report's, None where one stands alone, and what changed between them."""

    own: Evidence | None
    other: Evidence | None
    drifts: tuple[Drift, ...] = ()


def kinships_of(lineage: Lineage) -> Mapping[str, Sequence[Kinship]]:
    """Give each report's kinships, those that mean a common source first, the likest first."""
    found: defaultdict[str, list[Kinship]] = defaultdict(list)
    for kinship in sorted(lineage.kinships, key=lambda k: (k.kind not in KIN, -k.score, k.a, k.b)):
        found[kinship.a].append(kinship)
        found[kinship.b].append(kinship)
    return found


def other_of(kinship: Kinship, document_id: str) -> str:
    """Give the id of the other report."""
    return kinship.b if kinship.a == document_id else kinship.a


def rooted(
    family: Family, kin: Mapping[str, Sequence[Kinship]], dated: Mapping[str, Dated]
) -> Iterator[tuple[FamilyMember, str | None]]:
    """Give the members, originals first, each with the likest of those that surely came before it."""
    members = {member.document_id: member for member in family.members}

    def is_before(one: str, other: str) -> bool:
        """An original comes before all; of others the days decide, where they do not overlap."""
        if one not in members or "original" in (members[one].kind, members[other].kind):
            return one in members and members[one].kind == "original"
        return dated[one].is_before(dated[other])

    def place(name: str) -> tuple[bool, str, str]:
        """Originals first, then by day."""
        published = dated[name].published
        day = published.last if published else None
        return members[name].kind != "original", str(day or "x"), name

    for name in sorted(members, key=place):
        pairs = ((k.score, other_of(k, name)) for k in kin.get(name, ()) if k.kind in KIN)
        near = [(score, other) for score, other in pairs if is_before(other, name)]
        yield members[name], max(near)[1] if near else None


def aligned(kinship: Kinship, document_id: str, drifts: Iterable[Drift]) -> tuple[Aligned, ...]:
    """Give the pairs of passages of two reports in the order of the one that is named, with what changed."""
    is_first = document_id == kinship.a
    pairs = ((p.a, p.b) if is_first else (p.b, p.a) for p in kinship.aligned)
    between = [d for d in drifts if {d.a.document_id, d.b.document_id} == {kinship.a, kinship.b}]
    return tuple(
        Aligned(own=own, other=other, drifts=tuple(d for d in between if touches(d, (own, other))))
        for own, other in sorted(pairs, key=lambda pair: (pair[0].start, pair[1].start))
    )


def touches(drift: Drift, pair: tuple[Evidence, Evidence]) -> bool:
    """Tell whether a change lies in both of two aligned passages."""
    held = {passage.document_id: passage for passage in pair}
    return all(
        (passage := held.get(words.document_id)) is not None and passage.start <= words.start < passage.end
        for words in (drift.a, drift.b)
    )


def sides(drift: Drift, document_id: str) -> tuple[Evidence, Evidence]:
    """Give the words of a change, those of the named report first."""
    return (drift.a, drift.b) if drift.a.document_id == document_id else (drift.b, drift.a)


def only_in(reading: Reading, kinship: Kinship) -> tuple[Evidence, ...]:
    """Give a report's passages that have no counterpart in the other."""
    document = reading.document
    met = {e.start for p in kinship.aligned for e in (p.a, p.b) if e.document_id == document.id}
    return tuple(document.evidence(p.start, p.end) for p in reading.passages if p.start not in met)
