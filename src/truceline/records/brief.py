"""A situation report as plain text in parts; how it looks is for whoever writes it out."""

from dataclasses import dataclass

from truceline.records.document import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The words that a line rests on, with their report, line, day of publication and speaker.

    `quote` is the sentence of `words`, or the part of it around them.
    """

    number: int
    document: str
    line: int
    published: str
    speaker: str
    quote: str
    words: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement: what it is about, what is said of it, the numbers of its notes."""

    lead: str
    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading with its lines; `more` says how many were left out and where they are, `empty` what no line means."""

    heading: str
    lines: tuple[Line, ...]
    empty: str
    more: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A report on a period, composed from the record alone."""

    title: str
    basis: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
