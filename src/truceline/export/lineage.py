"""The lineage as JSON: families of passages, pairs of kin reports, and what drifted between them."""

from collections.abc import Mapping
from typing import Any

from truceline.records.claim import Lineage
from truceline.records.document import Evidence


def lineage_json(lineage: Lineage, names: Mapping[str, str]) -> dict[str, Any]:
    """Give the lineage in plain values, reports by their names; one without a name keeps its id."""
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
            }
            for kinship in lineage.kinships
        ],
        "drifts": [
            {"a": _words(drift.a, names), "b": _words(drift.b, names), "kind": drift.kind}
            for drift in lineage.drifts
        ],
    }


def _span(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    name = names.get(evidence.document_id, evidence.document_id)
    return {"name": name, "start": evidence.start, "end": evidence.end}


def _words(evidence: Evidence, names: Mapping[str, str]) -> dict[str, Any]:
    return {**_span(evidence, names), "text": evidence.quote}
