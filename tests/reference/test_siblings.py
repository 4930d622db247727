"""Who came from whom in a family, and two reports passage by passage."""

from tests import build
from truceline.records.claim import AlignedPassages, Drift, Family, FamilyMember, Kinship, Lineage
from truceline.records.document import Document
from truceline.reference.siblings import aligned, kinships_of, only_in, rooted

ONE = build.document("The pass was shut on Monday.\nNobody was hurt.", "one.txt")
TWO = build.document("The pass was closed on Monday.\nTraders turned back.", "two.txt")
THREE = build.document("The pass was closed on Monday, traders said.", "three.txt")


def kinship(a: Document, b: Document, score: float, kind: str = "rewrite") -> Kinship:
    """Two reports whose first lines are alike."""
    pair = AlignedPassages(a=line(a), b=line(b), score=score)
    return Kinship(a=a.id, b=b.id, kind=kind, score=score, reason="", aligned=(pair,))


def line(document: Document):  # type: ignore[no-untyped-def]
    """The first line of a document."""
    return document.evidence(0, len(document.text.split("\n")[0]))


def test_an_original_comes_first_and_each_copy_lies_under_the_likest_before_it() -> None:
    family = Family(
        id="family-1",
        members=tuple(
            FamilyMember(document_id=d.id, kind=kind, reason="")
            for d, kind in ((THREE, "rewrite"), (TWO, "rewrite"), (ONE, "original"))
        ),
        passages=(),
    )
    kin = Lineage(
        families=(family,),
        kinships=(kinship(ONE, TWO, 0.6), kinship(ONE, THREE, 0.5), kinship(TWO, THREE, 0.9)),
        drifts=(),
    )
    days = zip((ONE, TWO, THREE), ("2024-05-06", "2024-05-07", "2024-05-08"), strict=True)
    dated = {d.id: build.dated(build.reading(d), day) for d, day in days}

    placed = [(m.document_id, above) for m, above in rooted(family, kinships_of(kin), dated)]

    assert placed == [(ONE.id, None), (TWO.id, ONE.id), (THREE.id, TWO.id)]


def test_reports_of_one_topic_stand_after_kin() -> None:
    lineage = Lineage(
        families=(), kinships=(kinship(ONE, TWO, 0.9, "same_topic"), kinship(ONE, THREE, 0.3)), drifts=()
    )

    assert [k.b for k in kinships_of(lineage)[ONE.id]] == [THREE.id, TWO.id]


def test_aligned_passages_carry_what_changed_between_them_from_either_side() -> None:
    drift = Drift(a=build.evidence(ONE, "shut"), b=build.evidence(TWO, "closed"), kind="status")
    elsewhere = Drift(a=build.evidence(ONE, "hurt"), b=build.evidence(TWO, "back"), kind="number")
    pair = kinship(ONE, TWO, 0.8)

    [from_one] = aligned(pair, ONE.id, (drift, elsewhere))
    [from_two] = aligned(pair, TWO.id, (drift, elsewhere))

    assert (from_one.own, from_one.other, from_one.drifts) == (line(ONE), line(TWO), (drift,))
    assert (from_two.own, from_two.other, from_two.drifts) == (line(TWO), line(ONE), (drift,))


def test_what_has_no_counterpart_stands_alone() -> None:
    alone = only_in(build.reading(TWO), kinship(ONE, TWO, 0.8))

    assert [e.quote for e in alone] == ["Traders turned back."]
