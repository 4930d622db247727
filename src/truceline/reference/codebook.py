"""The codebook: PLOVER's types as patterns over words and grammar, from YAML files that prove themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from truceline.errors import DataFileError
from truceline.reference.data_files import load_yaml

QUADS = {
    "verbal cooperation": 1,
    "material cooperation": 2,
    "verbal conflict": 3,
    "material conflict": 4,
}

Words = Annotated[
    tuple[str, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Mode(_Strict):
    """A PLOVER mode with its score and the CAMEO code it comes closest to."""

    score: float | None = None
    cameo: str | None = None


class Pattern(_Strict):
    """One way of wording an event; docs/codebook.md explains every key."""

    id: str
    mode: str | None = None
    cameo: str | None = None
    verb: Words = ()
    noun: Words = ()
    adj: Words = ()
    subject: Words = ()
    object: Words = ()
    prep: Mapping[str, Words] = Field(default_factory=dict)
    modifier: Words = ()
    not_subject: Words = ()
    not_object: Words = ()
    not_prep: Mapping[str, Words] = Field(default_factory=dict)
    not_modifier: Words = ()
    clause: bool | Literal["to"] = False
    needs: Literal["any", "actor", "recipient", "none"] | None = None
    actor: Words = ()
    recipient: Words = ()
    mutual: bool | None = None
    stative: bool = False
    absorbs: bool | None = None
    contexts: Words = ()
    kind: Words = ()
    taken_up: Words = ()


class Example(_Strict):
    """A sentence with "{trigger:…}", "{actor:…}", "{recipient:…}" marks, and what else must come out of it."""

    text: str
    status: str | None = None
    mode: str | None = None
    speaker: str | None = None


def _as_example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class TypeFile(_Strict):
    """One PLOVER type: its modes, patterns and the sentences that prove them."""

    type: str
    quad: str
    score: float
    definition: str
    cameo: str
    status: str | None = None
    mutual: bool = False
    absorbs: bool = False
    anyone: bool = False
    modes: Mapping[str, Mode] = Field(default_factory=dict)
    patterns: tuple[Pattern, ...]
    examples: tuple[Annotated[Example, BeforeValidator(_as_example)], ...]
    not_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern together with the type whose file it stands in."""

    event_type: str
    pattern: Pattern
    mutual: bool
    absorbs: bool
    anyone: bool = False


# The other words of a phrase with its rule, the most demanding first.
Entries = tuple[tuple[tuple[str, ...], Rule], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All rules, by the part of speech and the head word that may set them off; `heads` are all those words.

    `arrangements` are those for what is told of a kind of arrangement, by the kind, and `taken_up` those for
    a pronoun that stands for one.
    """

    types: Mapping[str, TypeFile]
    heads: frozenset[str]
    verbs: Mapping[str, Entries]
    nouns: Mapping[str, Entries]
    adjectives: Mapping[str, Entries]
    arrangements: Mapping[str, Rule]
    taken_up: Mapping[str, Rule]

    def cameo(self, event_type: str, mode: str | None, pattern: Pattern | None = None) -> str | None:
        """Give the CAMEO code of a pattern, else of its mode, else of the type; None for an unknown type."""
        if event_type not in self.types:
            return None
        of_mode = self.types[event_type].modes.get(mode or "")
        own = pattern.cameo if pattern is not None else None
        return own or (of_mode.cameo if of_mode else None) or self.types[event_type].cameo

    def score(self, event_type: str, mode: str | None) -> float | None:
        """Give PLOVER's conflict-cooperation score (-10 to 10) of a type and mode; None for an unknown type."""
        if event_type not in self.types:
            return None
        of_mode = self.types[event_type].modes.get(mode or "")
        return of_mode.score if of_mode and of_mode.score is not None else self.types[event_type].score


def load_codebook(paths: Iterable[Path]) -> Codebook:
    """Load type files; DataFileError lists all faults of all files."""
    files, faults = [], []
    for path in paths:
        try:
            files.append(_load_type(path))
        except DataFileError as error:
            faults.append(str(error))
    if not files and not faults:
        faults.append("no type files")
    faults += _double_ids(files)
    if faults:
        raise DataFileError("codebook", "; ".join(faults))
    return build_codebook(files)


def build_codebook(files: Iterable[TypeFile]) -> Codebook:
    """Index the patterns of some types by part of speech and head word."""
    verbs: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    adjectives: dict[str, list[tuple[tuple[str, ...], Rule]]] = {}
    arrangements: dict[str, Rule] = {}
    taken_up: dict[str, Rule] = {}
    types = {file.type: file for file in files}
    for file in types.values():
        for pattern in file.patterns:
            rule = Rule(
                event_type=file.type,
                pattern=pattern,
                mutual=file.mutual if pattern.mutual is None else pattern.mutual,
                absorbs=file.absorbs if pattern.absorbs is None else pattern.absorbs,
                anyone=file.anyone,
            )
            for shelf, phrases in ((verbs, pattern.verb), (adjectives, pattern.adj)):
                for phrase in phrases:
                    words = tuple(phrase.split())
                    shelf.setdefault(words[0], []).append((words[1:], rule))
            arrangements.update((kind, rule) for kind in pattern.kind)
            taken_up.update((kind, rule) for kind in (*pattern.kind, *pattern.taken_up))
            for phrase in pattern.noun:
                head, others = noun_head(phrase)
                nouns.setdefault(head, []).append((others, rule))
    return Codebook(
        types=types,
        heads=frozenset().union(verbs, nouns, adjectives),
        verbs=_longest(verbs),
        nouns=_longest(nouns),
        adjectives=_longest(adjectives),
        arrangements=arrangements,
        taken_up=taken_up,
    )


def noun_head(phrase: str) -> tuple[str, tuple[str, ...]]:
    """Split a noun phrase into its head and the other words: "air strike", "cessation of hostility"."""
    words = phrase.replace("-", " ").split()
    if "of" in words[1:]:
        at = words.index("of")
        return words[at - 1], (*words[: at - 1], *words[at:])
    return words[-1], tuple(words[:-1])


def _longest(
    shelf: Mapping[str, list[tuple[tuple[str, ...], Rule]]],
) -> dict[str, tuple[tuple[tuple[str, ...], Rule], ...]]:
    """Put the most demanding phrases first: more words, then more conditions, then file order."""
    return {head: tuple(sorted(entries, key=_demand, reverse=True)) for head, entries in shelf.items()}


def _demand(entry: tuple[tuple[str, ...], Rule]) -> tuple[int, int]:
    pattern = entry[1].pattern
    asked = (pattern.subject, pattern.object, pattern.prep, pattern.modifier, pattern.clause)
    return len(entry[0]), sum(bool(part) for part in asked)


def _load_type(path: Path) -> TypeFile:
    file = load_yaml(path, TypeFile)
    faults = [
        f"pattern {p.id}: mode {p.mode!r} is not listed under modes"
        for p in file.patterns
        if p.mode and p.mode not in file.modes
    ]
    faults += [
        f"pattern {p.id}: no verb, noun, adj or kind"
        for p in file.patterns
        if not (p.verb or p.noun or p.adj or p.kind or p.taken_up)
    ]
    if file.quad not in QUADS:
        faults.append(f"quad {file.quad!r} is none of {', '.join(QUADS)}")
    if faults:
        raise DataFileError(path, "; ".join(faults))
    return file


def _double_ids(files: Iterable[TypeFile]) -> list[str]:
    seen: set[str] = set()
    faults = []
    for pattern in (p for file in files for p in file.patterns):
        if pattern.id in seen:
            faults.append(f"pattern id {pattern.id} is used twice")
        seen.add(pattern.id)
    return faults
