"""Figures as plain JSON values and as a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from truceline.export.events import csv_row
from truceline.export.mentions import date_json, quantity_json
from truceline.export.told import line_of
from truceline.records.figure import Figure
from truceline.records.view import View

COLUMNS = (
    "id", "kind", "first", "last", "precision", "basis", "value", "low", "high", "approximate", "unit", "counts",
    "status", "place", "claimants", "origins", "origin_names", "reports", "documents", "arrangements", "disputes",
    "quote",
)  # fmt: skip


def figures_json(figures: Iterable[Figure], view: View) -> list[dict[str, Any]]:
    """Give figures in the order given, each with its words by report and line; docs/formats.md lists the keys."""
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    return [
        {
            "id": figure.id,
            "kind": figure.kind,
            "period": date_json(figure.period),
            **quantity_json(figure.quantity),
            "status": figure.status.value,
            "place": figure.place.name if figure.place else None,
            "claimants": list(figure.claimants),
            "origins": len(figure.origins),
            "origin_names": [o.name for o in figure.origins],
            "reports": len(figure.document_ids),
            "events": list(figure.event_ids),
            "arrangements": list(figure.arrangements),
            "disputes": list(figure.disputes),
            "evidence": [
                {
                    "document": documents[e.document_id].name,
                    "line": line_of(documents[e.document_id], e.start),
                    "start": e.start,
                    "end": e.end,
                    "quote": e.quote,
                }
                for e in figure.evidence
            ],
        }
        for figure in figures
    ]


def figures_csv(figures: Iterable[Figure], view: View) -> Iterator[str]:
    """Give a header and one row a figure; several values stand between semicolons."""
    names = {d.reading.document.id: d.reading.document.name for d in view.dated}
    yield csv_row(COLUMNS)
    for f in figures:
        q = f.quantity
        yield csv_row(
            (
                f.id, f.kind, f.period.first, f.period.last, f.period.precision.value, f.period.basis.value, q.value,
                q.low, q.high, q.approximate, q.unit, q.counts, f.status.value, f.place and f.place.name,
                "; ".join(f.claimants),
                len(f.origins), "; ".join(o.name for o in f.origins), len(f.document_ids),
                "; ".join(names[d] for d in f.document_ids), "; ".join(f.arrangements), "; ".join(f.disputes),
                q.evidence.quote,
            )
        )  # fmt: skip
