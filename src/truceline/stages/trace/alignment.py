"""Which passages of two reports say the same in the same order of words.

First anchors: passages whose words run alike whatever the rest of the report does.
Where a report has them, weaker likeness counts too: a sentence best matched with
one of the other report, or standing between two that are aligned.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

from truceline.reference.shingles import containment, shingles
from truceline.reference.wording import Wording
from truceline.stages.trace.telling import Telling, spelled

# Share of words that two passages have in the same order (twice the longest common
# subsequence by both lengths). Of 4 000 pairs of texts of different stories (the
# similarity set, crossed at random) no two passages reach 0.41; of the founding
# articles' nine unrelated pairs none of eight words or more reaches 0.37.
ANCHOR = 0.5
# A passage lifted whole into a longer one: this share of its runs of three.
LIFTED = 0.6
LIFTED_WORDS = 12
# In reports with two anchors or more a best match needs only this, a sentence
# between two aligned ones only that. Measured on the nine pairs above, too.
SUPPORTED = 0.36
BETWEEN = 0.25
# Two passages of fewer words than these are alike by chance (headings, datelines).
ANCHOR_WORDS = 8
SUPPORTED_WORDS = 4
# Words of matter that both must have: one outlet's set phrases on a conflict ("rights groups
# say more than … people have been killed") share four at most (300 reports of one desk).
ANCHOR_CONTENT = 5
# How far the neighbours of a sentence "between" may stand, in passages.
REACH = 3
# More of a passage than this in quotation marks, and its likeness may be the speaker's.
MOSTLY_QUOTED = 0.6
# For each passage only so many of the other report's, those that share most words.
TRIED = 6
# Orders passages by what they share, then by their length, then by their place: above any length and any place.
_OF_SHARED, _OF_LENGTH = 1_000_000, 1_000

# So many pairs of passages are looked at in one table: a megabyte or two.
AT_ONCE = 200_000

Cell = tuple[int, int]
Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Match:
    """Passages `a` and `b` by their place in each report, and how like they are (0 to 1)."""

    a: int
    b: int
    score: float
    is_anchor: bool


@dataclass(frozen=True, slots=True)
class Nearness:
    """How like the passages of one report and another are by the order of their words, below BETWEEN 0.

    In `lifted` cells one passage may stand in the other: `likeness` tells. `is_any` is False where no two passages run
    alike, whichever of these do.
    """

    likely: Table
    lifted: NDArray[np.int64]
    is_any: bool

    def turned(self) -> "Nearness":
        """Give the same of the other report and the one."""
        return Nearness(self.likely.T, self.lifted[:, ::-1], self.is_any)


def align(one: Telling, other: Telling, near: Nearness | None = None) -> tuple[Match, ...]:
    """Give the aligned passages of two reports; order between reports need not be kept.

    `near` is their `nearness`, where that was worked out before.
    """
    near = near or nearness(one, (other,))[0]
    # Of many pairs of reports no two passages run alike: then nothing can be an anchor.
    if not near.is_any:
        return ()
    a, b = one.passages, other.passages
    likely = near.likely.copy()
    for i, j in near.lifted.tolist():
        likely[i, j] = likeness(a[i], b[j])
    alike = {(i, j) for i, j in run_alike(one, other, likely) if _is_long(a[i], b[j])}
    anchors = {(i, j) for i, j in alike if _may_anchor(a[i], b[j])}
    kept = set(alike)
    if len({i for i, _ in anchors}) >= 2 and len({j for _, j in anchors}) >= 2:
        best = best_matches(one, other, likely, np.arange(len(a)))
        kept |= {(i, j) for i, j in best if likely[i, j] >= SUPPORTED and _may_be_supported(a[i], b[j])}
        kept |= _between(kept, a, b)
    return tuple(
        Match(
            a=i,
            b=j,
            score=round(float(likely[i, j]) or likeness(a[i], b[j]), 4),
            is_anchor=(i, j) in anchors,
        )
        for i, j in sorted(kept)
    )


def likeness(a: Wording, b: Wording) -> float:
    """Give how like two passages run: by the order of their words, or one lifted into the other."""
    alike = Indel.normalized_similarity(a.texts, b.texts, score_cutoff=BETWEEN)
    part, whole = (a, b) if len(a.texts) <= len(b.texts) else (b, a)
    in_order = alike * (len(a.texts) + len(b.texts)) / 2
    if len(part.texts) >= LIFTED_WORDS and alike < ANCHOR and in_order >= LIFTED * len(part.texts):
        lifted = containment(shingles(part.texts), shingles(whole.texts))
        return max(alike, lifted if lifted >= LIFTED else 0.0)
    return float(alike)


def nearness(one: Telling, others: Sequence[Telling]) -> list[Nearness]:
    """Give how near a report is to each of some others, all at once."""
    columns = max((len(other.lengths) for other in others), default=0)
    at_once = max(1, AT_ONCE // max(1, len(one.lengths) * columns))
    return [
        near for at in range(0, len(others), at_once) for near in _nearness(one, others[at : at + at_once])
    ]


def _nearness(one: Telling, others: Sequence[Telling]) -> list[Nearness]:
    first, second = one.lengths, np.concatenate([other.lengths for other in others])
    if not len(first) or not len(second):
        return [Nearness(np.zeros((0, 0)), np.zeros((0, 2), dtype=np.int64), is_any=False)] * len(others)
    likely: Table = process.cdist(
        *spelled(one, others), scorer=Indel.normalized_similarity, score_cutoff=BETWEEN, dtype=np.float64
    )
    shorter = np.minimum(first[:, None], second)
    in_order = likely * (first[:, None] + second) / 2
    is_lifted = (shorter >= LIFTED_WORDS) & (likely < ANCHOR) & (in_order >= LIFTED * shorter - 1e-6)
    is_near = (is_lifted | ((likely >= ANCHOR) & (shorter >= ANCHOR_WORDS))).any(axis=0)
    found, at = [], 0
    for other in others:
        held = slice(at, at + len(other.lengths))
        lifted = np.argwhere(is_lifted[:, held]) if is_near[held].any() else np.zeros((0, 2), dtype=np.int64)
        found.append(Nearness(likely[:, held], lifted, is_any=bool(is_near[held].any())))
        at = held.stop
    return found


def run_alike(one: Telling, other: Telling, likely: Table) -> set[Cell]:
    """Give the passages that run alike and are each other's best match, or that of one of the two."""
    cells: list[Cell] = [(i, j) for i, j in np.argwhere(likely >= ANCHOR).tolist()]
    if len({i for i, _ in cells}) == len(cells) == len({j for _, j in cells}):
        # Each is the only one that may be the other's.
        return {(i, j) for i, j in cells if _is_tried(one, other, i, j)}
    # Passages that none runs like cannot have a better match than those that some do.
    rows = np.unique([i for i, _ in cells])
    return {(i, j) for i, j in best_matches(one, other, likely, rows) if likely[i, j] >= ANCHOR}


def _is_tried(one: Telling, other: Telling, at: int, to: int) -> bool:
    """Tell of one passage of the other report whether it is among those that share most words with a passage."""
    own, content = one.passages[at].content, other.passages[to].content
    shared = len(own & content)
    if not shared:
        return False
    place, before = (-shared, len(content), to), 0
    for n, passage in enumerate(other.passages):
        held = passage.content
        if len(held) >= shared and (-len(own & held), len(held), n) < place:
            before += 1
            if before == TRIED:
                return False
    return True


def best_matches(one: Telling, other: Telling, likely: Table, rows: NDArray[np.int64]) -> set[Cell]:
    """Give the best match of each of these passages of one report, and for each of the other's the best of these.

    Of equals the first.
    """
    if not len(rows):
        return set()
    scored = np.where(_tried(one, other, rows), likely[rows], -1.0)
    at, to = scored.argmax(axis=1), scored.argmax(axis=0)
    of_rows = np.flatnonzero(scored[np.arange(len(rows)), at] >= 0)
    of_columns = np.flatnonzero(scored[to, np.arange(len(to))] >= 0)
    first = zip(rows[of_rows].tolist(), at[of_rows].tolist(), strict=True)
    return {*first, *zip(rows[to[of_columns]].tolist(), of_columns.tolist(), strict=True)}


def _tried(one: Telling, other: Telling, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark for each passage those of the other report that share most words with it."""
    shared = process.cdist(
        [one.contents[i] for i in rows.tolist()],
        other.contents,
        scorer=LCSseq.similarity,
        dtype=np.int32,
    ).astype(np.int64)
    lengths = np.array([len(words) for words in other.contents])
    nearest = np.argsort(
        lengths * _OF_LENGTH + np.arange(len(lengths)) - shared * _OF_SHARED, axis=1, kind="stable"
    )[:, :TRIED]
    tried = np.zeros(shared.shape, dtype=bool)
    np.put_along_axis(tried, nearest, True, axis=1)
    return tried & (shared > 0)


def _may_anchor(a: Wording, b: Wording) -> bool:
    if len(a.content & b.content) < ANCHOR_CONTENT or _counts_differ(a, b):
        return False
    return all(
        not passage.is_to_reader and passage.quoted.count(True) <= MOSTLY_QUOTED * len(passage.words)
        for passage in (a, b)
    )


def _counts_differ(a: Wording, b: Wording) -> bool:
    """Tell whether both give numbers and none in common: "more than 200 have been killed" each month."""
    first, second = ({word for word in passage.content if word[0].isdigit()} for passage in (a, b))
    return bool(first and second and not first & second)


def _is_long(a: Wording, b: Wording) -> bool:
    return min(len(a.words), len(b.words)) >= ANCHOR_WORDS


def _may_be_supported(a: Wording, b: Wording) -> bool:
    long_enough = min(len(a.words), len(b.words)) >= SUPPORTED_WORDS
    return long_enough and not (a.is_to_reader or b.is_to_reader or _counts_differ(a, b))


def _between(kept: set[Cell], a: Sequence[Wording], b: Sequence[Wording]) -> set[Cell]:
    """Give the pairs of unmatched passages whose neighbours on both sides are aligned, in one order."""
    free_a = set(range(len(a))) - {i for i, _ in kept}
    free_b = set(range(len(b))) - {j for _, j in kept}
    found: dict[int, tuple[float, int]] = {}
    for i in sorted(free_a):
        behind = {j + step for near, j in kept if 0 < i - near <= REACH for step in range(1, REACH + 1)}
        ahead = {j - step for near, j in kept if 0 < near - i <= REACH for step in range(1, REACH + 1)}
        fits = [(likeness(a[i], b[j]), j) for j in behind & ahead & free_b]
        alike, j = max(fits, key=lambda fit: (fit[0], -fit[1]), default=(0.0, -1))
        if alike >= BETWEEN and min(len(a[i].words), len(b[j].words)) >= SUPPORTED_WORDS:
            found[j] = max(found.get(j, (0.0, -1)), (alike, i))
    return {(i, j) for j, (_, i) in found.items()}
