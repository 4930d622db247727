"""A parsed paragraph as plain objects: what the language model says of each word, and how words hang together.

The coder asks a word's neighbours some hundred times a sentence. Plain attributes answer ten times as fast as the
library's own tokens do, and nothing but the room that parses knows the library.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from truceline.records.document import Section


class Token:
    """One word. `idx` is its offset in the paragraph's text.

    Names with "_" are the model's labels, as text; `lemma_` is in lower case.
    `children` are what hangs on it, in text order; `left_edge` and `right_edge` the outermost words of all that
    does. The word at the top is its own `head`. Tokens are equal only to themselves.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_space",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    def __init__(
        self,
        doc: "Paragraph",
        i: int,
        idx: int,
        text: str,
        *,
        lower: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        ent_type: str,
        ent_iob: str,
        is_alpha: bool,
        is_punct: bool,
        is_space: bool,
        like_num: bool,
        spaced: bool,
    ) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_ = text, lower, lemma
        self.pos_, self.tag_, self.dep_ = pos, tag, dep
        self.ent_type_, self.ent_iob_ = ent_type, ent_iob
        self.is_alpha, self.is_punct, self.is_space, self.like_num = is_alpha, is_punct, is_space, like_num
        self.whitespace_ = " " if spaced else ""
        self.head = self.left_edge = self.right_edge = self
        self.children: Sequence[Token] = ()
        self.sent: Stretch

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def text_with_ws(self) -> str:
        """Its text with the space behind it."""
        return self.text + self.whitespace_

    @property
    def lefts(self) -> "list[Token]":
        """What hangs on it and stands before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """What it hangs on, from its head up."""
        current = self
        while current.head is not current:
            current = current.head
            yield current

    def is_ancestor(self, other: "Token") -> bool:
        """True where another word hangs on this one, over however many steps."""
        return other.doc is self.doc and any(above is self for above in other.ancestors)

    @property
    def subtree(self) -> "list[Token]":
        """It and all that hangs on it, in text order."""
        found, queue = [], [self]
        while queue:
            token = queue.pop()
            found.append(token)
            queue += token.children
        return sorted(found, key=_place)

    def nbor(self, steps: int = 1) -> "Token":
        """The word so many places on; IndexError beyond the paragraph."""
        if not 0 <= self.i + steps < len(self.doc):
            raise IndexError(f"no word {steps} from {self.text!r}")
        return self.doc.words[self.i + steps]


def _place(token: Token) -> int:
    return token.i


class Stretch:
    """Words `start` to `end` (half-open) of a paragraph: a sentence, a name with its `label_`, a phrase."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Paragraph", start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __iter__(self) -> Iterator[Token]:
        words = self.doc.words
        return (words[i] for i in range(self.start, self.end))

    def __reversed__(self) -> Iterator[Token]:
        words = self.doc.words
        return (words[i] for i in range(self.end - 1, self.start - 1, -1))

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Stretch)
            and (self.doc is other.doc)
            and ((self.start, self.end, self.label_) == (other.start, other.end, other.label_))
        )

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Stretch": ...
    def __getitem__(self, at: int | slice) -> "Token | Stretch":
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Stretch(self.doc, self.start + start, self.start + max(start, end))
        inside = range(self.start, self.end)
        return self.doc.words[inside[at]]

    @property
    def start_char(self) -> int:
        """Offset of its first character in the paragraph's text."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Offset after its last character."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its text, "" for no words."""
        return self.doc.text[self.start_char : self.end_char] if self.start < self.end else ""

    @property
    def root(self) -> Token:
        """The word of it that is nearest to the top of its sentence, the first of several."""
        return min(self, key=_depth)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


class Paragraph:
    """A paragraph's words in order. `start` is its offset in the document's text, `section` what it is part of.

    `before` is the paragraph that pronouns may look back into, `headline` whether it reads as one; both are found
    out by whoever reads the report, and None until then.
    """

    __slots__ = ("before", "ents", "headline", "section", "sents", "start", "text", "words")

    def __init__(self, text: str, *, start: int = 0, section: Section | None = None) -> None:
        self.text, self.start, self.section = text, start, section
        self.words: tuple[Token, ...] = ()
        self.sents: tuple[Stretch, ...] = ()
        self.ents: tuple[Stretch, ...] = ()
        self.before: Paragraph | None = None
        self.headline: bool | None = None

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Stretch: ...
    def __getitem__(self, at: int | slice) -> Token | Stretch:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.words))
            return Stretch(self, start, max(start, end))
        return self.words[at]

    def link(self) -> None:
        """Read children and edges off the heads; to be called once the heads are set, and again when they change."""
        below: list[list[Token]] = [[] for _ in self.words]
        for token in self.words:
            token.left_edge = token.right_edge = token
            if token.head is not token:
                below[token.head.i].append(token)
        for token, children in zip(self.words, below, strict=True):
            token.children = children
        for token in self.words:
            for above in token.ancestors:
                if above.left_edge.i <= token.i:
                    break
                above.left_edge = token
        for token in reversed(self.words):
            for above in token.ancestors:
                if above.right_edge.i >= token.i:
                    break
                above.right_edge = token

    def covering(self, start: int, end: int) -> Stretch | None:
        """The words that characters `start` to `end` of the text touch; None where they touch none."""
        touched = [t.i for t in _between(self.words, start, end)]
        return Stretch(self, touched[0], touched[-1] + 1) if touched else None


def _between(words: Sequence[Token], start: int, end: int) -> Iterable[Token]:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].idx + len(words[middle].text) <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(words) and words[low].idx < end:
        yield words[low]
        low += 1
