"""Trace which reports share wording, passage by passage; `root` then says what came from what."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from truceline.records.claim import Kinship
from truceline.records.mention import Reading
from truceline.reference.compounds import KIN, parts
from truceline.reference.wording import Wording, cut_once, wordings
from truceline.stages.trace.alignment import nearness
from truceline.stages.trace.blocking import Pair, candidates, neighbourly
from truceline.stages.trace.fact_tables import likely_steps
from truceline.stages.trace.judgement import judge
from truceline.stages.trace.sketch import ONE_SUBJECT, Sketch, sketch_of
from truceline.stages.trace.telling import Telling, telling_of

__all__ = ["Judged", "PassagesOf", "compare", "judged", "kinships", "known_of", "sketch", "trace"]

# What is known of pairs that were compared: None where they share nothing worth keeping.
Judged = Mapping[Pair, Kinship | None]
PassagesOf = Callable[[str], tuple[Wording, ...]]

# Reports held ready to be compared again; one of 180 words takes some 50 kB. Families are walked one by one, so that a
# report is seldom made ready twice.
HELD = 4096
IN_PARTS = "; other parts run like another report"


def trace(readings: tuple[Reading, ...], earlier: Iterable[Kinship] = ()) -> tuple[Kinship, ...]:
    """Give the pairs of reports that share wording or, without that, are on one subject; ordered by ids.

    The order of the readings makes no difference. Pairs are looked at that share
    values of their passages' MinHash or are among each other's nearest by rare facts; the judgement on
    a pair rests on the two reports alone. So what was found `earlier` among more or fewer of the same readings
    is taken over; the answer is the same without it.
    """
    return kinships(judged(readings, known_of(earlier)))


def judged(
    readings: tuple[Reading, ...], earlier: Judged | None = None, *, passages: PassagesOf | None = None
) -> Judged:
    """Give every pair worth comparing with what the two reports share by themselves, None where that is nothing."""
    by_id = {reading.document.id: reading for reading in readings}
    cut = passages or cut_once(readings)
    sketches = {name: sketch_of(cut(name)) for name in by_id}
    return compare(by_id, sketches, earlier, passages=cut)


def known_of(kin: Iterable[Kinship], unlike: Iterable[Pair] = ()) -> Judged:
    """Give what an earlier run judged: its kinships, and the pairs of which it kept nothing."""
    known: dict[Pair, Kinship | None] = {(kinship.a, kinship.b): _alone(kinship) for kinship in kin}
    return {**known, **dict.fromkeys(unlike)}


def kinships(pairs: Judged) -> tuple[Kinship, ...]:
    """Give the kinships among all reports, from what each pair is by itself."""
    return _with_parts(tuple(kinship for kinship in pairs.values() if kinship is not None))


def sketch(reading: Reading) -> Sketch:
    """Give what a report is blocked by; it may be kept and asked again beside new reports."""
    return sketch_of(wordings(reading))


def compare(
    readings: Mapping[str, Reading],
    sketches: Mapping[str, Sketch],
    earlier: Judged | None = None,
    *,
    passages: PassagesOf | None = None,
) -> Judged:
    """Judge every pair worth comparing; what `earlier` runs judged of the same texts is taken from there.

    The answer is the same with and without `earlier`, whose pairs that are no more worth comparing are dropped.
    Of `readings` only those in new pairs are asked for; `passages` gives theirs, where that is at hand.
    """
    numbers: dict[str, int] = {}

    @lru_cache(maxsize=HELD)
    def telling(name: str) -> Telling:
        """Give a report with its passages."""
        return telling_of(readings[name], numbers, passages(name) if passages else None)

    known = earlier or {}
    pairs = candidates(sketches)
    new: dict[Pair, Kinship | None] = {}
    for name, others in neighbourly([pair for pair in pairs if pair not in known]):
        new.update(_judged(telling(name), [telling(other) for other in others], pairs))
    return {pair: new[pair] if pair in new else known[pair] for pair in pairs}


def _judged(
    one: Telling, others: Sequence[Telling], alike: Mapping[Pair, float]
) -> Iterator[tuple[Pair, Kinship | None]]:
    """Judge a report beside each of some others; `alike` is how like pairs are by facts."""
    here = one.document.id
    pairs = [
        (here, other.document.id) if here < other.document.id else (other.document.id, here)
        for other in others
    ]
    on_subject = [pair for pair in pairs if alike[pair] >= ONE_SUBJECT]
    facts = [other.facts for other, pair in zip(others, pairs, strict=True) if alike[pair] >= ONE_SUBJECT]
    steps = dict(zip(on_subject, likely_steps(one.facts, facts), strict=True))
    for pair, other, near in zip(pairs, others, nearness(one, others), strict=True):
        cells = steps.get(pair, ())
        if pair[0] == here:
            yield pair, judge(one, other, alike[pair], cells, near)
        else:
            turned = tuple((j, i) for i, j in cells)
            yield pair, judge(other, one, alike[pair], turned, near.turned())


def _with_parts(kin: tuple[Kinship, ...]) -> tuple[Kinship, ...]:
    """Call kinship with one part of a report by its name, however large the part."""
    partial = parts(kin)
    return tuple(
        replace(kinship, kind="compilation", reason=kinship.reason + IN_PARTS, alone=kinship.kind)
        if kinship.kind in KIN and not partial.isdisjoint(((kinship.a, kinship.b), (kinship.b, kinship.a)))
        else kinship
        for kinship in kin
    )


def _alone(kinship: Kinship) -> Kinship:
    """Give a kinship as the two reports have it by themselves."""
    if kinship.alone is None:
        return kinship
    reason = kinship.reason.removesuffix(IN_PARTS)
    return replace(kinship, kind=kinship.alone, reason=reason, alone=None)
