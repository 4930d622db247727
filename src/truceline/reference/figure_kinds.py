"""What a number counts, by its words: data/figures.yaml, held to its own examples when it is loaded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from truceline.errors import DataFileError
from truceline.records.mention import Mention, Quantity
from truceline.reference.data_files import load_yaml
from truceline.reference.wording import stem

_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"\{(\w+):([^{}]+)\}")
_AMOUNT, _TRIGGER = "amount", "trigger"


class FigureKind(BaseModel):
    """One kind of figure; the head of data/figures.yaml explains every key."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    about: str
    counts: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    trigger: tuple[str, ...] = ()
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: tuple[FigureKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stems:
    units: frozenset[str]
    described: frozenset[str]
    trigger: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureKinds:
    """The kinds in the order of the file; the first that fits a number is its kind."""

    kinds: tuple[FigureKind, ...]
    stems: tuple[_Stems, ...]

    def kind_of(self, quantity: Quantity, mention: Mention) -> FigureKind | None:
        """Give the kind of one number of a mention; None where it counts nothing that has one."""
        words = quantity.evidence.quote
        return self._first(quantity.counts, quantity.unit, words, mention.trigger.quote)

    def _first(self, counts: str | None, unit: str, words: str, trigger: str) -> FigureKind | None:
        head, within, told = _stems([unit]), _stems([words]), _stems([trigger])
        for kind, stems in zip(self.kinds, self.stems, strict=True):
            if counts is not None:
                if counts in kind.counts:
                    return kind
                continue
            if (head & stems.units or within & stems.described) and (
                not stems.trigger or told & stems.trigger
            ):
                return kind
        return None

    def kind_in(self, example: str) -> FigureKind | None:
        """Give the kind of the number that is marked in a sentence."""
        marks = dict(_MARK.findall(example))
        counted = next((n for n in marks if n != _TRIGGER), _AMOUNT)
        words = marks.get(counted, "")
        unit = (_WORD.findall(words) or [""])[-1]
        return self._first(None if counted == _AMOUNT else counted, unit, words, marks.get(_TRIGGER, ""))


def load_figure_kinds(path: Path) -> FigureKinds:
    """Load the kinds of figures; DataFileError lists every example that is not kept."""
    file = load_yaml(path, _File)
    kinds = FigureKinds(kinds=file.kinds, stems=tuple(_stems_of(kind) for kind in file.kinds))
    faults = list(_faults(kinds))
    if faults:
        raise DataFileError(path, "; ".join(faults))
    return kinds


def _stems_of(kind: FigureKind) -> _Stems:
    return _Stems(units=_stems(kind.units), described=_stems(kind.described), trigger=_stems(kind.trigger))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word.casefold()) for text in words for word in _WORD.findall(text))


def _faults(kinds: FigureKinds) -> Iterable[str]:
    ids = [kind.id for kind in kinds.kinds]
    yield from (f"kind {i!r} stands twice" for i in sorted({i for i in ids if ids.count(i) > 1}))
    for kind in kinds.kinds:
        for example in kind.examples:
            if kinds.kind_in(example) is not kind:
                yield f"kind {kind.id}: not found in its example {example!r}"
        for example in kind.not_examples:
            if kinds.kind_in(example) is kind:
                yield f"kind {kind.id}: found in its counter-example {example!r}"
