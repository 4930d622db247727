"""A noun phrase read by the book of actors: its head, its nations, the known names before and after."""

from dataclasses import dataclass

from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import ActorBook, Found, SenseKind
from truceline.reference.naming import NameToken, fold_name, name_tokens

NATIONAL = (SenseKind.NATIONALITY, SenseKind.COUNTRY, SenseKind.PEOPLE)
GOVERNING = (*NATIONAL, SenseKind.CAPITAL, SenseKind.SEAT)
_STOPS = frozenset(
    {
        "of",
        "for",
        "in",
        "from",
        "at",
        "on",
        "by",
        "with",
        "to",
        "near",
        "against",
        "under",
        "between",
        "among",
        "who",
    }
    | {
        "which",
        "that",
        "known",
        "including",
        "inside",
        "about",
        "over",
        "into",
        "across",
        "loyal",
        "such",
        "as",
        "whose",
    }
)
_OF = frozenset({"of", "for", "from", "in", "to", "as", "with", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase cut into words, with the known names in it.

    `noun` is the head's key ("troop" and "troops" alike are looked up by it),
    `before` and `after` the known names on either side of the head, `at_head` the
    one that holds it. `related` are names that only tell whose friend the head is
    ("Turkish" in "Turkish-backed rebels"). `words` are all folded words before the head.
    """

    text: str
    tokens: tuple[NameToken, ...]
    head: int
    noun: str
    at_head: Found | None
    before: tuple[Found, ...]
    after: tuple[Found, ...]
    related: tuple[Found, ...]
    words: frozenset[str]
    is_definite: bool

    @property
    def tidy(self) -> str:
        """The phrase without its determiner, number, possessive ending and a preposition left over."""
        kept = list(self.tokens)
        while len(kept) > 1 and _is_determiner(kept[0].text):
            kept = kept[1:]
        while len(kept) > 1 and kept[-1].text.lower() in _STOPS:
            kept = kept[:-1]
        if not kept:
            return self.text.strip()
        return self.text[kept[0].start : kept[-1].end].removesuffix("’s").removesuffix("'s").strip()

    def nations(self) -> tuple[str, ...]:
        """Give the countries that the words before the head name, else those of its "of" phrase."""
        return _nations(self.before) or _nations(self.after)


_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "some",
        "any",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "our",
        "all",
    }
    | {
        "several",
        "many",
        "other",
        "more",
        "most",
        "each",
        "every",
        "about",
        "around",
        "nearly",
        "least",
        "at",
    }
    | {
        "over",
        "close",
        "to",
        "roughly",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "of",
        "million",
        "few",
        "than",
    }
    | {
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "another",
        "up",
        "hundred",
    }
)


def _is_determiner(word: str) -> bool:
    is_number = word[:1].isdigit() and not any(c.isalpha() for c in word)
    return is_number or word.lower() in _DETERMINERS


def read_phrase(words: NameWords, book: ActorBook) -> Phrase:
    """Read the words for an actor by the book."""
    text = words.evidence.quote
    tokens = name_tokens(text)
    head = _head(tokens, words)
    found = book.find(tokens)
    related = tuple(f for f in found if _is_related(f, tokens, book))
    own = [f for f in found if f not in related]
    inside = words.kind is not NameKind.NATIONALITY or fold_name(words.head) == fold_name(text)
    at_head = next((f for f in own if f.first <= head <= f.last), None) if inside else None
    first = at_head.first if at_head else head
    return Phrase(
        text=text,
        tokens=tokens,
        head=head,
        noun=_noun(tokens, head, words, book, inside=inside),
        at_head=at_head,
        before=tuple(f for f in own if f.last < first or (not inside and f.last <= head)),
        after=tuple(f for f in own if f.first > head and _hangs_on(f, tokens, head)),
        related=related,
        words=frozenset(t.folded for t in tokens[:first] if t.folded),
        is_definite=bool(tokens)
        and tokens[0].text.lower() in {"the", "that", "this", "these", "those", "both"},
    )


def _head(tokens: tuple[NameToken, ...], words: NameWords) -> int:
    """Give the place of the head word, else of the last word before a preposition or relative."""
    wanted = fold_name(words.head).split()[-1:] or [""]
    for at, token in enumerate(tokens):
        if token.folded and _is_form(token.folded, wanted[0]) and not _opens_longer_name(tokens, at, words):
            return at
    end = next((i for i, t in enumerate(tokens) if i and t.text.lower() in _STOPS), len(tokens))
    return max(end - 1, 0)


def _opens_longer_name(tokens: tuple[NameToken, ...], at: int, words: NameWords) -> bool:
    """A hyphened first half ("Turkish" of "Turkish-backed") is never the head."""
    return at + 1 < len(tokens) and tokens[at + 1].hyphened and len(words.evidence.quote.split()) > 1


def _is_form(word: str, lemma: str) -> bool:
    if word == lemma or word == lemma + "s" or word == lemma + "es":
        return True
    return (
        len(lemma) > 3
        and word.startswith(lemma[:-1])
        and word.endswith(("ies", "men"))
        and len(word) <= len(lemma) + 2
    )


def _noun(
    tokens: tuple[NameToken, ...], head: int, words: NameWords, book: ActorBook, *, inside: bool
) -> str:
    """Give the key of the head noun, with the word before it where both are one noun ("air force")."""
    if not inside or not tokens:
        return book.key(words.head)
    last = book.spelled(tokens[head].folded)
    if head and tokens[head - 1].folded and not tokens[head].after_break:
        double = f"{book.spelled(tokens[head - 1].folded)} {last}"
        if double in book.nouns:
            return double
    return last


def _is_related(found: Found, tokens: tuple[NameToken, ...], book: ActorBook) -> bool:
    after = tokens[found.last + 1] if found.last + 1 < len(tokens) else None
    if after is not None and not after.after_break and after.folded in book.relations:
        return after.hyphened or after.folded in {"backed", "led", "allied", "supported", "aligned", "linked"}
    return (
        tokens[found.first].hyphened and found.first > 0 and tokens[found.first - 1].folded in book.prefixes
    )


def _hangs_on(found: Found, tokens: tuple[NameToken, ...], head: int) -> bool:
    """Tell whether a name after the head belongs to it: "of", "for", "from", "known as", or next to it."""
    between = [t.text.lower() for t in tokens[head + 1 : found.first]]
    return not between or any(word in _OF for word in between)


def _nations(found: tuple[Found, ...]) -> tuple[str, ...]:
    refs = [f.ref(*GOVERNING) for f in found if not f.ref(SenseKind.ETHNIC)]
    return tuple(dict.fromkeys(r for r in refs if r))
