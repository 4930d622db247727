"""Whether events are so, on JSON lines: our status for each target word, on the scale from -3 (not) to 3 (so).

A target is judged by the grammar around it, whether the codebook knows its word or not, and where no word decides, by
the learned reader. The reader alone gives its likeliest status of the target, whether it sees an event there or not.
"""

import json
import math
import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.alone import likeliest_status
from benchmarks.coder import Coder, load_coder
from truceline.records.document import Document, plain_document
from truceline.records.mention import Status
from truceline.records.parse import Token
from truceline.reference.codebook import Pattern, Rule
from truceline.reference.lexicon import Lexicon
from truceline.stages.annotate import annotate
from truceline.stages.code.learned import Sight, look
from truceline.stages.code.learned_status import status_heard
from truceline.stages.code.patterns import Hit
from truceline.stages.code.shaping import Shaped
from truceline.stages.code.status import judge

# What each status says on the scale, whose steps FactBank names: 3 certain, 2 probable, 1 possible, with a minus for
# not so. What is planned is probable; what is demanded or threatened is possible; a party's denial makes it improbable.
ON_SCALE = {
    Status.HAPPENED: 3.0,
    Status.ONGOING: 3.0,
    Status.PLANNED: 2.0,
    Status.POSSIBLE: 1.0,
    Status.THREATENED: 1.0,
    Status.DEMANDED: 1.0,
    Status.DENIED: -2.0,
    Status.NOT_HAPPENED: -3.0,
}
ANY_EVENT = Rule(event_type="", pattern=Pattern(id="any event"), mutual=False, absorbs=False)


@dataclass(frozen=True, slots=True)
class Target:
    """An event word: the sentence that it stands in, its offset there and its gold label."""

    sentence: int
    offset: int
    label: float


def main(path: Path) -> dict[str, float | int]:
    """Score our status, and beside it the answer that everything is so."""
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    records = [json.loads(line) for line in lines]
    targets = [target for n, record in enumerate(records) for target in targets_of(n, record)]
    gold = [target.label for target in targets]
    ours = judged([record["text"] for record in records], targets, load_coder(os.environ))
    always = [3.0] * len(gold)
    figures: dict[str, float | int] = {
        "mae": _mean_error(gold, ours),
        "r": _correlation(gold, ours),
        "mae_always_3": _mean_error(gold, always),
        "n": len(gold),
    }
    print(f"{'':12}{'MAE':>8}{'r':>8}")
    print(f"{'coder':12}{figures['mae']:>8}{figures['r']:>8}")
    print(f"{'always 3':12}{figures['mae_always_3']:>8}{'-':>8}")
    return figures


def targets_of(number: int, record: dict[str, Any]) -> Iterator[Target]:
    """Give the targets of a record; its words stand between single spaces."""
    words = record["text"].split(" ")
    starts = [0, *accumulate(len(word) + 1 for word in words)]
    for target in record["targets"]:
        yield Target(number, starts[target["span1"][0]], float(target["label"]))


def judged(texts: Sequence[str], targets: Sequence[Target], coder: Coder) -> list[float]:
    """Give each target's status on the scale; all sentences are paragraphs of one document."""
    lines = [" ".join(text.splitlines()) for text in texts]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    document = plain_document("factuality", "\n".join(lines))
    parses = annotate(document, coder.kit.nlp)
    begins = [parse.start for parse in parses]
    reader, lexicon = coder.kit.wording.reader, coder.kit.wording.lexicon
    sights = list(look(parses, reader)) if reader is not None else [None] * len(parses)
    found = []
    for target in targets:
        at = starts[target.sentence] + target.offset
        number = bisect_right(begins, at) - 1
        parse, sight = parses[number], sights[number]
        within = at - parse.start
        token = next(t for t in parse if within < t.idx + len(t.text) and not t.is_space)
        status = _joined(token, sight, document, lexicon) if coder.alone is None else _seen(token, sight)
        found.append(ON_SCALE[status])
    return found


def _joined(token: Token, sight: Sight | None, document: Document, lexicon: Lexicon) -> Status:
    """The status by the rules, and by the reader where there is one and no word decides."""
    hit = Hit(head=token, words=(token,), rule=ANY_EVENT, event_type="", mode=None)
    verdict = judge(hit, document, lexicon)
    shaped = Shaped(hit=hit, verdict=verdict, status=verdict.status, words=hit.words)
    heard = status_heard(shaped, sight, document, lexicon) if sight is not None else None
    return heard[0] if heard is not None else verdict.status


def _seen(token: Token, sight: Sight | None) -> Status:
    """The reader's likeliest status; a word that it did not look at counts as so, as all do in the trivial answer."""
    place = sight.at(token) if sight is not None else None
    if place is None:
        return Status.HAPPENED
    start, seen = place
    first = token.idx - start
    return likeliest_status(seen, first, first + len(token)) or Status.HAPPENED


def _mean_error(gold: Sequence[float], found: Sequence[float]) -> float:
    return round(sum(abs(g - f) for g, f in zip(gold, found, strict=True)) / max(1, len(gold)), 3)


def _correlation(gold: Sequence[float], found: Sequence[float]) -> float:
    """Pearson's r; 0 where one side never varies."""
    mean_gold, mean_found = (sum(values) / max(1, len(values)) for values in (gold, found))
    pairs = [(g - mean_gold, f - mean_found) for g, f in zip(gold, found, strict=True)]
    spread = math.sqrt(sum(g * g for g, _ in pairs) * sum(f * f for _, f in pairs))
    return round(sum(g * f for g, f in pairs) / spread, 3) if spread else 0.0
