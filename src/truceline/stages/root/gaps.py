"""The stretches in which two passages differ, and what differs in them within quotation marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from truceline.reference.wording import Wording
from truceline.stages.root.figures import Change


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of one passage that stand where other words of the other stand."""

    a: slice
    b: slice


def gaps_of(a: Wording, b: Wording) -> tuple[Gap, ...]:
    """Give the stretches in which two passages differ, each with its counterpart; one may be empty."""
    return _gaps(a.texts, b.texts)


# Two forms of a standing passage meet in many pairs of reports.
@lru_cache(maxsize=20_000)
def _gaps(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Gap, ...]:
    found: list[Gap] = []
    for step in Indel.opcodes(a, b):
        if step.tag == "equal":
            continue
        if found and found[-1].a.stop == step.src_start and found[-1].b.stop == step.dest_start:
            last = found.pop()
            found.append(Gap(a=slice(last.a.start, step.src_end), b=slice(last.b.start, step.dest_end)))
        else:
            found.append(Gap(a=slice(step.src_start, step.src_end), b=slice(step.dest_start, step.dest_end)))
    return tuple(found)


def quotations(a: Wording, b: Wording, gaps: Sequence[Gap]) -> Iterator[Change]:
    """Words within quotation marks differ: one of the two is not what was said. One change a quotation."""
    if not (any(a.quoted) and any(b.quoted)):
        return
    held: Gap | None = None
    for gap in gaps:
        inside = Gap(a=_quoted(a, gap.a), b=_quoted(b, gap.b))
        if inside.a.start == inside.a.stop or inside.b.start == inside.b.stop:
            continue
        whole = (
            Gap(a=slice(held.a.start, inside.a.stop), b=slice(held.b.start, inside.b.stop))
            if held
            else inside
        )
        if held and not (all(a.quoted[whole.a]) and all(b.quoted[whole.b])):
            yield "quotation", a.words[held.a], b.words[held.b]
            whole = inside
        held = whole
    if held:
        yield "quotation", a.words[held.a], b.words[held.b]


def _quoted(passage: Wording, part: slice) -> slice:
    """Give the first quoted stretch of a part, an empty one where it has none."""
    start = next((at for at in range(part.start, part.stop) if passage.quoted[at]), part.stop)
    stop = next((at for at in range(start, part.stop) if not passage.quoted[at]), part.stop)
    return slice(start, stop)
