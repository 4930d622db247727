"""The lineage as JSON: families of passages, pairs of kin reports, and what drifted between them."""

from collections.abc import Mapping
from typing import Any

from truceline.records.claim import Lineage
from truceline.records.document import Evidence


def lineage_json(lineage: Lineage, names: Mapping[str, str], report: str | None = None) -> dict[str, Any]:
    """Give the lineage in plain values, reports by their names; one without a name keeps its id.

    With `report`, a document's id, only what that document has part in.
    """
    if report is not None:
        lineage = _of(report, lineage)
    return {
        "families": [
            {
                "id": family.id,
                "passages": [_span(passage, names) for passage in family.passages],
                "reports": [
                    {
                        "name": names.get(member.document_id, member.document_id),
                        "kind": member.kind,
                        "reason": member.reason,
                    }
                    for member in family.members
                ],
            }
            for family in lineage.families
        ],
        "pairs": [
            {
                "a": names.get(kinship.a, kinship.a),
                "b": names.get(kinship.b, kinship.b),
                "kind": kinship.kind,
                "score": kinship.score,
                "reason": kinship.reason,
                "aligned": [
                    {"a": _bounds(passages.a), "b": _bounds(passages.b), "score": passages.score}
                    for passages in kinship.aligned
                ],
            }
            for kinship in lineage.kinships
        ],
        "drifts": [
            {"a": _words(drift.a, names), "b": _words(drift.b, names), "kind": drift.kind}
            for drift in lineage.drifts
        ],
    }


def _of(report: str, lineage: Lineage) -> Lineage:
    return Lineage(
        families=tuple(f for f in lineage.families if report in {m.document_id for m in f.members}),
        kinships=tuple(k for k in lineage.kinships if report in (k.a, k.b)),
        drifts=tuple(d for d in lineage.drifts if report in (d.a.document_id, d.b.document_id)),
    )


def _bounds(evidence: Evidence) -> dict[str, int]:
    return {"start": evidence.start, "end": evidence.end}


def _span(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    name = names.get(evidence.document_id, evidence.document_id)
    return {"name": name, **_bounds(evidence)}


def _words(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    return {**_span(evidence, names), "text": evidence.quote}
