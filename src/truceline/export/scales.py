"""Codings on the scales as plain JSON values: of the thing talked about, and of a strict PLOVER coder."""

from typing import Any

from truceline.records.mention import Mention
from truceline.reference.cameo import Scored, known_scales, scored, strictly_scored


def scales_json(mention: Mention) -> dict[str, Any]:
    """Give `cameo`, `goldstein`, `score` and `quad` of a mention; all but the code are null for what did not happen."""
    on = scored(mention, known_scales())
    return {"cameo": mention.cameo, **_numbers(on)}


def strict_json(mention: Mention) -> dict[str, Any] | None:
    """Give what a strict PLOVER coder writes, with its code and scores; None where PLOVER leaves it out."""
    on = strictly_scored(mention, known_scales())
    if on is None:
        return None
    return {"type": on.event_type, "mode": on.mode, "cameo": on.cameo, **_numbers(on)}


def _numbers(on: Scored | None) -> dict[str, float | int | None]:
    return {
        "goldstein": on.goldstein if on else None,
        "score": on.score if on else None,
        "quad": on.quad if on else None,
    }
