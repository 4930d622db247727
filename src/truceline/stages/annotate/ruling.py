"""The model's own rules for parts of speech, asked once for words that are alike to them.

spaCy holds some 180 patterns against every word of a text, a tenth of all the time that it takes, though nearly all of
them look at one word alone. What those give hangs on a few attributes of the word, so it is kept by these.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

# Words that are told apart by these are told apart by every pattern that asks for nothing else.
ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
# Each is a number of eight bytes.
_ROW = 8 * len(ASKED)
# So many different words are kept before it begins anew: 12 MB. 2,000 sentences of news have some 8,000.
MOST_KEPT = 50_000
# The number of a pattern, its name, and the first and the last of the words that it fits.
Match = tuple[int, int, int, int]


def quicken(nlp: "Language") -> "Language":
    """Let a model's attribute ruler ask once for words that are alike, and give the model; its answers stay the same.

    A model without one, or of whose patterns none looks at one word by what is ASKED, is left as it is.
    """
    if "attribute_ruler" not in nlp.pipe_names:
        return nlp
    ruler: Any = nlp.get_pipe("attribute_ruler")
    kept = Kept(ruler)
    if kept.has_any:
        ruler.match = kept.match
    return nlp


class Kept:
    """The matches of an attribute ruler: of its patterns of one word by the word, of all others as spaCy finds them."""

    def __init__(self, ruler: "AttributeRuler") -> None:
        from spacy.matcher import Matcher

        self._single, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        self._of_word: dict[bytes, tuple[tuple[int, int], ...]] = {}
        self._numbers = ruler.vocab.strings
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            matcher = self._single if all(map(_looks_at_one_word, patterns)) else self._others
            matcher.add(str(number), patterns)
        self.has_any = len(self._single) > 0

    def match(self, doc: "Doc") -> list[Match]:
        """Give every match in a text as the ruler does, in the order in which it applies them."""
        found = self._matches(self._others, doc) if len(self._others) else []
        rows = doc.to_array(list(ASKED)).tobytes()
        for at in range(len(doc)):
            word = rows[at * _ROW : (at + 1) * _ROW]
            known = self._of_word.get(word)
            if known is None:
                known = self._remember(word, doc, at)
            found += [(number, name, at, at + 1) for number, name in known]
        return sorted(found)

    def _remember(self, word: bytes, doc: "Doc", at: int) -> tuple[tuple[int, int], ...]:
        if len(self._of_word) >= MOST_KEPT:
            self._of_word.clear()
        alone = doc[at : at + 1]
        found = tuple((number, name) for number, name, _, _ in self._matches(self._single, alone))
        self._of_word[word] = found
        return found

    def _matches(self, matcher: "Matcher", words: Any) -> list[Match]:
        matches = matcher(words, allow_missing=True)
        return [(int(self._numbers[name]), name, start, end) for name, start, end in matches]


def _looks_at_one_word(pattern: Sequence[dict[str, Any]]) -> bool:
    """One word, by attributes that are among those asked, neither repeated nor left out."""
    return len(pattern) == 1 and pattern[0].keys() <= {*ASKED}
