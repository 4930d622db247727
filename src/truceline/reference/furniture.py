"""The words by which page furniture, credits and bylines are told from a report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from truceline.reference.data_files import load_yaml

_TOKEN = re.compile(r"\(c\)|[©:+@#]|[^\W\d_][\w'’.&/-]*|\d[\d,.]*")


def words_of(text: str) -> list[str]:
    """Give the words of a line as the phrases are written: lower case, "#" for a number, no outer marks."""
    return [_plain(token) for token in _TOKEN.findall(text.casefold())]


def _plain(token: str) -> str:
    return "#" if token[0].isdigit() else token.replace("’", "'").rstrip(".'/-&")


class _Lists(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    whole: tuple[str, ...]
    start: tuple[str, ...]
    anywhere: tuple[str, ...]
    lists: tuple[str, ...]
    links: tuple[str, ...]
    ends: tuple[str, ...]
    buttons: tuple[str, ...]
    categories: tuple[str, ...]
    credits: tuple[str, ...]
    pictured: tuple[str, ...]
    bylines: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    occupations: tuple[str, ...]
    institutions: tuple[str, ...]
    self: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Sets of phrases as `words_of` gives them, joined by spaces; furniture.yaml says what each is for."""

    sets: Mapping[str, frozenset[str]]
    longest: Mapping[str, int]
    openers: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """Give one set by its name in the file."""
        return self.sets[name]

    def begins(self, name: str, words: Sequence[str]) -> str | None:
        """Give the longest phrase of a set with which some words begin."""
        if not words or words[0] not in self.openers[name]:
            return None
        for count in range(min(self.longest[name], len(words)), 0, -1):
            if (phrase := " ".join(words[:count])) in self.sets[name]:
                return phrase
        return None

    def holds(self, name: str, words: Sequence[str]) -> bool:
        """True where a phrase of a set stands anywhere among some words."""
        openers, longest = self.openers[name], self.longest[name]
        return any(
            word in openers and self.begins(name, words[at : at + longest]) for at, word in enumerate(words)
        )


def load_furniture(path: Path) -> Furniture:
    """Load a file of furniture words; DataFileError lists what breaks its form."""
    lists = load_yaml(path, _Lists)
    sets = {
        name: frozenset(" ".join(words_of(phrase)) for phrase in phrases)
        for name, phrases in lists.model_dump().items()
    }
    longest = {
        name: max((len(phrase.split()) for phrase in phrases), default=1) for name, phrases in sets.items()
    }
    openers = {
        name: frozenset(phrase.split()[0] for phrase in phrases if phrase) for name, phrases in sets.items()
    }
    return Furniture(sets=sets, longest=longest, openers=openers)


@cache
def english_furniture() -> Furniture:
    """Give the English words that come with the program."""
    with as_file(files("truceline") / "data/lexicon/en/furniture.yaml") as path:
        return load_furniture(path)
