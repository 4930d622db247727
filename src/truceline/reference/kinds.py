"""Kinds of arrangement: the words that name them and what moves them from state to state, from YAML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from truceline.errors import DataFileError
from truceline.records.mention import Status
from truceline.reference.courses import Course, course_of
from truceline.reference.data_files import load_yaml
from truceline.reference.folding import folded_words
from truceline.reference.kind_file import Kind, KindsFile, Move
from truceline.reference.near_stems import NearStems, by_beginning, together

# Fewer letters than the shortest word of a kind has, less its plural.
BEGINNING = 3
# No phrase is longer than a paragraph; what lies beyond is not looked at.
LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """All kinds by id, in the file's order, with their words ready to be looked for.

    `phrases` gives the kinds that a whole phrase names, the empty tuple for a phrase that names none although
    it holds such a word; `near` the pairs of stems that name a kind together, by how the first begins; `beginnings` the
    first letters of every word in them, so that a word that begins otherwise need not be looked up. `courses` gives
    what words say of the course of a kind, `gates` for a noun that is closed by one ("the crossing") the kind and what
    words say of it.
    """

    by_id: Mapping[str, Kind]
    common: tuple[Move, ...]
    phrases: Mapping[str, tuple[str, ...]]
    pattern: re.Pattern[str]
    near: Mapping[str, tuple[NearStems, ...]]
    beginnings: frozenset[str]
    courses: Mapping[str, Course]
    gates: Mapping[str, tuple[str, Course]]

    def may_name(self, word: str) -> bool:
        """False for a word that no words of a kind begin like; quick, to be asked of every noun."""
        return word[:BEGINNING] in self.beginnings

    def topics_in(self, text: str) -> tuple[str, ...]:
        """Name the kinds whose words occur in a phrase, in the order of the words; the longer phrase wins.

        "ceasefire talks" are talks; "a patrol boat" is nothing.
        """
        folded = folded_words(text[:LONGEST])
        found: list[tuple[int, str]] = []
        for at, phrase in _phrases_in(self.pattern, folded):
            found += [(at, kind) for kind in self.phrases.get(phrase, ())]
        found += [(LONGEST + at, kind) for at, kind in together(folded.split(), self.near)]
        return tuple(dict.fromkeys(kind for _, kind in sorted(found)))

    def named_at_end(self, phrase: str) -> tuple[str, ...]:
        """Name the kinds whose words a phrase ends in ("the wide buffer zone")."""
        folded = folded_words(phrase[-LONGEST:])
        last = [m for m in self.pattern.finditer(folded) if m.end() == len(folded)]
        if last:
            return self.phrases.get(singular(last[0][0]), ())
        words = folded.split()
        return tuple(kind for _, kind in together(words, self.near, ending=True))

    def places_of(self, kind: str, folded: str) -> list[int]:
        """Give where a kind's words, or where there are none its short words, begin in a folded text."""
        found = _phrases_in(self.pattern, folded)
        full = [at for at, phrase in found if kind in self.phrases.get(phrase, ())]
        short = self.by_id[kind].short
        return full or [m.start() for m in re.finditer(r"\S+", folded) if singular(m[0]) in short]

    def level(self, kind: str, text: str) -> str | None:
        """Give the level that a text names, the first in the file's order; None where it names none."""
        folded = f" {folded_words(text[:LONGEST])} "
        levels = self.by_id[kind].levels.items()
        return next((n for n, words in levels if any(f" {folded_words(w)}" in folded for w in words)), None)

    def move(
        self, kind: str, *, event_type: str, status: Status, phase: str | None, trigger: str = ""
    ) -> Move | None:
        """Give the first move that fits, a kind's own before the common ones; None where none does."""
        of_kind = self.by_id[kind]
        return next(
            (
                move
                for move in (*of_kind.moves, *self.common)
                if move.fits(
                    event_type=event_type, status=status, phase=phase, nature=of_kind.nature, trigger=trigger
                )
            ),
            None,
        )


def load_kinds(path: Path) -> Kinds:
    """Load the kinds; DataFileError lists every fault of the file, failing examples among them."""
    file = load_yaml(path, KindsFile)
    kinds = _ready(file)
    faults = _faults(file, kinds)
    if faults:
        raise DataFileError(path, "; ".join(faults))
    return kinds


def _ready(file: KindsFile) -> Kinds:
    phrases: dict[str, tuple[str, ...]] = {}
    for kind in file.kinds:
        for words in kind.words:
            key = singular(folded_words(words))
            phrases[key] = tuple(dict.fromkeys((*phrases.get(key, ()), kind.id)))
    for kind in file.kinds:
        for words in kind.except_:
            phrases.setdefault(singular(folded_words(words)), ())
    near = tuple(
        (a, b, kind.id)
        for kind in file.kinds
        for one, other in kind.together
        for a in _all(one)
        for b in _all(other)
    )
    stems = {stem for a, b, _ in near for stem in (a, b)}
    longest_first = sorted(phrases, key=lambda p: (-len(p), p))
    forms = "|".join(_form(p) for p in longest_first)
    return Kinds(
        by_id={kind.id: kind for kind in file.kinds},
        common=file.common,
        phrases=phrases,
        pattern=re.compile(rf"(?<!\S)(?:{forms})(?!\S)"),
        near=by_beginning(near),
        beginnings=frozenset(w[:BEGINNING] for p in (*phrases, *stems) for w in p.split()),
        courses={kind.id: course_of(kind.course, kind.does) for kind in file.kinds},
        gates={
            noun: (kind.id, course_of(kind.gate_course, {}, closed=True))
            for kind in file.kinds
            for noun in kind.gates
        },
    )


def _phrases_in(pattern: re.Pattern[str], folded: str) -> tuple[tuple[int, str], ...]:
    """Give the phrases that a pattern finds in a text, in the singular, each with its place."""
    return _kept_phrases(pattern, folded) if len(folded) <= LONGEST else _phrases(pattern, folded)


def _phrases(pattern: re.Pattern[str], folded: str) -> tuple[tuple[int, str], ...]:
    return tuple([(match.start(), singular(match[0])) for match in pattern.finditer(folded)])


# One sentence is asked several times on end.
_kept_phrases = lru_cache(maxsize=1_000)(_phrases)


def _all(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words


def _form(phrase: str) -> str:
    """A pattern for a phrase with its last word in the singular or the plural."""
    if phrase.endswith("y"):
        return re.escape(phrase[:-1]) + "(?:y|ies)"
    if phrase.endswith(("ch", "sh", "x")):
        return re.escape(phrase) + "(?:es)?"
    return re.escape(phrase) + "s?"


def singular(phrase: str) -> str:
    """Give a folded phrase with its last word in the singular; what ends in s of itself loses it on both sides."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    if phrase.endswith(("ches", "shes", "xes")):
        return phrase[:-2]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def _faults(file: KindsFile, kinds: Kinds) -> list[str]:
    ids = [kind.id for kind in file.kinds]
    found = [f"kind {i!r} stands twice" for i in sorted({i for i in ids if ids.count(i) > 1})]
    for kind in file.kinds:
        found += [f"kind {kind.id}: part_of {p!r} is no kind" for p in kind.part_of if p not in ids]
        found += [
            f"kind {kind.id}: not found in its example {e!r}"
            for e in kind.examples
            if kind.id not in kinds.topics_in(e)
        ]
        found += [
            f"kind {kind.id}: found in its counter-example {e!r}"
            for e in kind.not_examples
            if kind.id in kinds.topics_in(e)
        ]
    for kind in file.kinds:
        found += [
            f"kind {kind.id}: {level!r} is no level"
            for level in (*kind.apart, *kind.wide, *(n for narrow in kind.wide.values() for n in narrow))
            if level not in kind.levels
        ]
    moves = [m.id for kind in file.kinds for m in kind.moves] + [m.id for m in file.common]
    return found + [f"move {i!r} stands twice" for i in sorted({i for i in moves if moves.count(i) > 1})]
