"""Attributions as JSON lines: whose word, thought or will a report sets down, and in which words."""

import json
from collections.abc import Iterator
from typing import Any

from truceline.records.document import Evidence
from truceline.records.mention import Attribution
from truceline.records.view import View


def attributions_jsonl(view: View) -> Iterator[str]:
    """Give one line an attribution, by document name and place in it; docs/formats.md lists the keys."""
    for dated in sorted(view.dated, key=lambda d: d.reading.document.name):
        for attribution in dated.reading.attributions:
            record = attribution_json(attribution, dated.reading.document.name)
            yield json.dumps(record, ensure_ascii=False) + "\n"


def attribution_json(attribution: Attribution, document: str) -> dict[str, Any]:
    """Give one attribution as plain JSON values."""
    holder = attribution.holder
    return {
        "document": document,
        "kind": attribution.kind.value,
        "holder": _words(holder.evidence) if holder is not None else None,
        "stands_for": [_words(e) for e in holder.refers_to] if holder is not None else [],
        "cue": _words(attribution.cue),
        "content": [_words(e) for e in attribution.content],
        "quoted": attribution.quoted,
        "nested": attribution.nested,
        "share": attribution.share,
    }


def _words(evidence: Evidence) -> dict[str, Any]:
    return {"text": evidence.quote, "start": evidence.start, "end": evidence.end}
