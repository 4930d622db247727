"""Words in which reports tell of one deed: forms that no stem shows, words close in meaning, words of any deed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from truceline.errors import DataFileError
from truceline.reference.data_files import load_yaml
from truceline.reference.folding import folded_words
from truceline.reference.wording import stem


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    forms: tuple[tuple[str, ...], ...]
    deeds: tuple[tuple[str, ...], ...]
    light: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What words say of a deed; without a file, each word stands for itself by its stem."""

    forms: Mapping[str, str] = field(default_factory=dict)
    deeds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    light: frozenset[str] = frozenset()

    def words_of(self, text: str) -> frozenset[str]:
        """Give the stem of each word of a text, of the word that stands for all its forms where it has such."""
        return frozenset(self._word(word) for word in folded_words(text).split())

    def deeds_of(self, words: Iterable[str]) -> frozenset[str]:
        """Give what words from `words_of` may name: themselves and the deeds that they are words of."""
        return frozenset(deed for word in words for deed in (word, *self.deeds.get(word, ())))

    def _word(self, word: str) -> str:
        return self.forms.get(word) or self.forms.get(stem(word)) or stem(word)


NO_DEEDS = Deeds()


def load_deeds(path: Path) -> Deeds:
    """Load the file of deeds; DataFileError where it is no such file or a word has two forms."""
    file = load_yaml(path, _File)
    forms: dict[str, str] = {}
    for line in file.forms:
        for key in {key for word in line for key in (word, stem(word))}:
            if forms.setdefault(key, stem(line[0])) != stem(line[0]):
                raise DataFileError(path, f"{key!r} stands in two lines of forms")
    bare = Deeds(forms=forms)
    deeds: dict[str, set[str]] = defaultdict(set)
    for line in file.deeds:
        for word in line:
            deeds[bare._word(word)].add(f"{line[0]} …")
    return Deeds(
        forms=forms,
        deeds={word: frozenset(names) for word, names in deeds.items()},
        light=frozenset(bare._word(word) for word in file.light),
    )
