"""The forms of data/arrangements.yaml: kinds of arrangement and what moves them."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from truceline.records.arrangement import ArrangementState
from truceline.records.mention import Status
from truceline.reference.folding import folded_words

Phase = Literal[
    "begin",
    "resume",
    "suspend",
    "end",
    "extend",
    "continue",
    "violate",
    "implement",
    "complete",
    "fail",
    "expand",
    "idle",
    "none",
]
Nature = Literal["accord", "activity"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Move(_Strict):
    """When words move an arrangement to a state; an empty condition fits anything.

    `trigger` are stems of which one must begin a word of the trigger. `to` None leaves the state
    as it is. `verdict` is what the words say of its keeping.
    """

    id: str
    nature: Nature | None = None
    phase: tuple[Phase, ...] = ()
    status: tuple[Status, ...] = ()
    types: tuple[str, ...] = ()
    trigger: tuple[str, ...] = ()
    to: ArrangementState | None = None
    flags: tuple[str, ...] = ()
    verdict: str | None = None

    def fits(
        self, *, event_type: str, status: Status, phase: str | None, nature: Nature, trigger: str = ""
    ) -> bool:
        """True where every condition that is given holds."""
        words = f" {folded_words(trigger)}" if self.trigger else ""
        return (
            (self.nature is None or self.nature == nature)
            and (not self.trigger or any(f" {stem}" in words for stem in self.trigger))
            and (not self.phase or (phase or "none") in self.phase)
            and (not self.status or status in self.status)
            and (not self.types or event_type in self.types)
        )


class Kind(_Strict):
    """One kind of arrangement; data/arrangements.yaml explains every key."""

    id: str
    label: str
    nature: Nature
    parties: int = Field(ge=1)
    silence_days: int = Field(ge=1)
    splits_after_days: int | None = Field(default=None, ge=1)
    part_of: tuple[str, ...] = ()
    words: tuple[str, ...] = Field(min_length=1)
    short: tuple[str, ...] = ()
    together: tuple[tuple[str | tuple[str, ...], str | tuple[str, ...]], ...] = ()
    alone: tuple[str, ...] = ()
    except_: tuple[str, ...] = Field(default=(), alias="except")
    moves: tuple[Move, ...] = ()
    levels: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    apart: tuple[str, ...] = ()
    wide: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    bare: bool = False
    course: Mapping[Phase, tuple[str, ...]] = Field(default_factory=dict)
    does: Mapping[Phase, tuple[str, ...]] = Field(default_factory=dict)
    gates: tuple[str, ...] = ()
    gate_course: Mapping[Phase, tuple[str, ...]] = Field(default_factory=dict)
    examples: tuple[str, ...] = Field(min_length=1)
    not_examples: tuple[str, ...] = Field(min_length=1)

    def is_one_level(self, a: str | None, b: str | None) -> bool:
        """True for one level, or where one of two may be the other ("ministerial" of foreign ministers)."""
        return a == b or (a in self.wide.get(b or "", ())) or (b in self.wide.get(a or "", ()))


class KindsFile(_Strict):
    """The whole file: the moves that hold of every kind, and the kinds."""

    common: tuple[Move, ...]
    kinds: tuple[Kind, ...] = Field(min_length=1)
