"""What two reports are to each other, from their aligned passages; direction is no part of it."""

from collections.abc import Sequence

from truceline.records.claim import AlignedPassages, Kinship
from truceline.stages.trace.alignment import ANCHOR, Match, Nearness, align
from truceline.stages.trace.fact_tables import Cells
from truceline.stages.trace.retelling import NO_PATH, SURE_STEP, Path, Step, path_of
from truceline.stages.trace.sketch import ONE_SUBJECT
from truceline.stages.trace.telling import Telling

# The larger of the two aligned shares (of words outside quotations) from which two
# reports are tellings of one story. Founding articles 002 and 003: 0.6; no pair of
# different stories of the similarity set gets more than 0.2 on two anchors.
ONE_STORY = 0.5
# Below this share of the longer report, the shorter is a part of it. 002 and 003: 0.49.
PART_OF = 0.35
# Likeness of a passage that was copied and at most trimmed; 002 and 003 have one in nine.
NEAR_VERBATIM = 0.8
# Share of the aligned words that must be near-verbatim for a reprint.
REPRINTED = 0.6
# Anchors and own words for which a part counts as taken over; fewer are set phrases.
ANCHORS = 2
PART_WORDS = 30
# … and the share of either report's own words: one desk's standing paragraphs ("foreign
# journalists are barred from the country") make 2 to 9 % of its reports (300 of one desk).
PART_SHARE = 0.15
STORIES = frozenset({"reprint", "rewrite"})
# One sentence alone, if it is nearly all of both: a flash.
FLASH = 0.8


def judge(a: Telling, b: Telling, alike: float, steps: Cells, near: Nearness) -> Kinship | None:
    """Say what two reports share, from these two alone; None where it is nothing worth keeping.

    `alike` is how like they are by all their facts, in whatever order; `steps` are their `likely_steps`, `near` their
    `nearness`.
    """
    matches = align(a, b, near)
    kind = _kind(a, matches, _shares(a, b, matches))
    if kind in STORIES:
        return _kinship(a, b, kind, matches)
    # Weak likeness is believed of two tellings of one story only.
    matches = tuple(match for match in matches if match.score >= ANCHOR)
    kind = "same_topic" if kind == "same_topic" else _kind(a, matches, _shares(a, b, matches))
    if alike >= ONE_SUBJECT:
        path = path_of(a.passages, b.passages, steps) if steps else NO_PATH
        if path.is_story:
            told = _with_steps(matches, [step for step in path.steps if step.score >= SURE_STEP])
            return _kinship(a, b, "rewrite", told, path)
        if path.part and kind == "same_topic":
            return _kinship(a, b, "compilation", _with_steps(matches, path.part), path)
    elif kind == "same_topic":
        return None
    return _kinship(a, b, kind, matches, score=alike if kind == "same_topic" else None)


def _with_steps(matches: Sequence[Match], steps: Sequence[Step]) -> tuple[Match, ...]:
    """Add the steps of a path to what is aligned by its words."""
    found = {(match.a, match.b): match for match in matches}
    for step in steps:
        match = Match(a=step.a, b=step.b, score=step.score, is_anchor=False)
        found.setdefault((step.a, step.b), match)
    return tuple(found[pair] for pair in sorted(found))


def _kinship(
    a: Telling,
    b: Telling,
    kind: str,
    matches: Sequence[Match],
    path: Path | None = None,
    *,
    score: float | None = None,
) -> Kinship:
    shares = _shares(a, b, matches)
    reason = _reason(kind, matches, (len(a.passages), len(b.passages)), shares)
    if path is not None:
        reason += (
            f"; told in other words: names, numbers and stems come in one order ({path.share:.0%} of all)"
        )
    return Kinship(
        a=a.document.id,
        b=b.document.id,
        kind=kind,
        score=round(max(shares) if score is None else score, 4),
        reason=reason,
        aligned=tuple(_aligned(a, b, match) for match in matches),
    )


def _kind(a: Telling, matches: Sequence[Match], shares: tuple[float, float]) -> str:
    more, less = max(shares), min(shares)
    anchors = [match for match in matches if match.is_anchor]
    places = min(len({match.a for match in anchors}), len({match.b for match in anchors}))
    if places < ANCHORS and not (places and less >= FLASH):
        return "same_topic"
    if more >= ONE_STORY and less >= PART_OF:
        return "reprint" if _verbatim(a, matches) >= REPRINTED else "rewrite"
    taken = sum(a.own_words[i] for i in {match.a for match in anchors})
    return "compilation" if taken >= PART_WORDS and more >= PART_SHARE else "same_topic"


def _shares(a: Telling, b: Telling, matches: Sequence[Match]) -> tuple[float, float]:
    return _share(a, {match.a for match in matches}), _share(b, {match.b for match in matches})


def _share(told: Telling, aligned: set[int]) -> float:
    return sum(told.own_words[i] for i in aligned) / told.all_own if told.all_own else 0.0


def _verbatim(a: Telling, matches: Sequence[Match]) -> float:
    best: dict[int, float] = {}
    for match in matches:
        best[match.a] = max(match.score, best.get(match.a, 0.0))
    total = sum(a.own_words[i] for i in best)
    copied = sum(a.own_words[i] for i, score in best.items() if score >= NEAR_VERBATIM)
    return copied / total if total else 0.0


def _reason(kind: str, matches: Sequence[Match], of: tuple[int, int], shares: tuple[float, float]) -> str:
    if not matches:
        return "rare words in common, no passage alike"
    copied = sum(match.score >= NEAR_VERBATIM for match in matches)
    first, second = len({match.a for match in matches}), len({match.b for match in matches})
    told = (
        f"{first} of {of[0]} passages run like {second} of {of[1]} ({shares[0]:.0%} and {shares[1]:.0%} "
        f"of the reports' own words), {copied} nearly word for word"
    )
    alone = "too few, or other people's words: " if kind == "same_topic" else ""
    return alone + told


def _aligned(a: Telling, b: Telling, match: Match) -> AlignedPassages:
    first, second = a.passages[match.a], b.passages[match.b]
    return AlignedPassages(
        a=a.document.evidence(first.start, first.end),
        b=b.document.evidence(second.start, second.end),
        score=match.score,
    )
