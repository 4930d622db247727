"""Root shared wording: which reports are one family, what came from what, and what changed."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from truceline.records.claim import NO_LINEAGE, Dated, Family, Kinship, Lineage
from truceline.records.document import Evidence
from truceline.records.serial import stable_id
from truceline.reference.wording import cut_once
from truceline.stages.root.drift import drifts
from truceline.stages.root.families import kin_by_family, passage_families
from truceline.stages.root.members import Own, PassagesOf, members, own_of

__all__ = ["family_of", "root"]

# A report with passages in several families has a main one only where it holds this share of them.
MAIN = 2 / 3


def root(
    kin: tuple[Kinship, ...],
    dated: tuple[Dated, ...],
    *,
    earlier: Lineage = NO_LINEAGE,
    passages: PassagesOf | None = None,
) -> Lineage:
    """Give the families of passages that kin reports share, each report's part in them, and the drift.

    A pure function of kinships and reports: when an earlier report arrives, the next run roots its family anew.
    Families are ordered by their first passage. What drifted between two of the same readings is taken from an
    `earlier` lineage where their kinship is the same; `passages` gives a report's, where they are at hand.
    """
    known = {one.reading.document.id: one for one in dated}
    ordered = tuple(sorted(kin, key=lambda kinship: (kinship.a, kinship.b)))
    grouped = passage_families(ordered, known)

    told = passages or cut_once(one.reading for one in dated)

    @cache
    def own(name: str) -> Own:
        """Give what a report is to any family, worked out once."""
        return own_of(known.get(name), told(name))

    families = tuple(
        Family(id=_id(passages, known), members=members(passages, within, known, own), passages=passages)
        for passages, within in zip(grouped, kin_by_family(grouped, ordered), strict=True)
    )
    return Lineage(families=families, kinships=ordered, drifts=drifts(ordered, known, told, earlier=earlier))


def family_of(lineage: Lineage) -> Callable[[str, int], str | None]:
    """Give a function from a document id and an offset to the family that the words belong to.

    That is the family of the passage which holds the offset, or else the
    report's main family: its only one, unless it holds that as a part of many; among
    several the one with two thirds of its passages. None for neither.
    """
    spans: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for family in lineage.families:
        for passage in family.passages:
            spans[passage.document_id].append((passage.start, passage.end, family.id))
    held = {name: sorted(found) for name, found in spans.items()}
    by_id = {family.id: family for family in lineage.families}
    main = {name: _main(name, found, by_id) for name, found in held.items()}

    def family_at(document_id: str, offset: int) -> str | None:
        """Give the family of the words at an offset."""
        found = held.get(document_id, [])
        at = bisect_right(found, offset, key=lambda span: span[0]) - 1
        if at >= 0 and offset < found[at][1]:
            return found[at][2]
        return main.get(document_id)

    return family_at


def _main(name: str, spans: Sequence[tuple[int, int, str]], families: Mapping[str, Family]) -> str | None:
    [(family_id, most), *_] = sorted(
        Counter(span[2] for span in spans).items(), key=lambda item: (-item[1], item[0])
    )
    if most < MAIN * len(spans):
        return None
    kinds = {member.kind for member in families[family_id].members if member.document_id == name}
    return None if "compilation" in kinds else family_id


def _id(passages: Sequence[Evidence], dated: Mapping[str, Dated]) -> str:
    """Name a family by its earliest passage; among undated ones by the lowest."""
    first = min(
        passages, key=lambda passage: (_last_day(dated.get(passage.document_id)), passage.document_id)
    )
    return stable_id("family", first.document_id, str(first.start))


def _last_day(dated: Dated | None) -> date:
    published = dated.published if dated else None
    return published.last if published and published.last else date.max
