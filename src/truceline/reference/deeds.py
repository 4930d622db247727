"""Words in which reports tell of one deed: forms that no stem shows, words close in meaning, words of any deed."""

from collections import defaultdict
from collections.abc import Mapping
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
    """What words say of a deed; without a file, each word stands for itself by its stem.

    `phrases` are sets of words that say it only together ("step down").
    """

    forms: Mapping[str, str] = field(default_factory=dict)
    deeds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[frozenset[str], frozenset[str]] = field(default_factory=dict)
    light: frozenset[str] = frozenset()

    def words_of(self, text: str) -> frozenset[str]:
        """Give the stem of each word of a text, of the word that stands for all its forms where it has such."""
        return frozenset(self._word(word) for word in folded_words(text).split())

    def deeds_of(self, words: frozenset[str]) -> frozenset[str]:
        """Give what words from `words_of` may name: themselves, unless light, and the deeds that they are words of.

        The words of a phrase ("step down") are words of its deeds and not, each by itself, of others.
        """
        held = [phrase for phrase in self.phrases if phrase <= words] if len(words) > 1 else []
        alone = words - self.light.union(*held)
        of_phrases = (self.phrases[phrase] for phrase in held)
        return (words - self.light).union(*of_phrases, *(self.deeds.get(word, ()) for word in alone))

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
    phrases: dict[frozenset[str], set[str]] = defaultdict(set)
    for number, line in enumerate(file.deeds):
        deed = f"{number}: {line[0]} …"
        for name in line:
            words = bare.words_of(name)
            if len(words) > 1:
                phrases[words].add(deed)
            else:
                deeds[min(words)].add(deed)
    return Deeds(
        forms=forms,
        deeds={word: frozenset(names) for word, names in deeds.items()},
        phrases={words: frozenset(names) for words, names in phrases.items()},
        light=frozenset(bare._word(word) for word in file.light),
    )
