"""The words for whoever issued a statement: before it, after it, or in the text that follows."""

import re
from dataclasses import replace

from truceline.records.document import Document
from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import ActorBook
from truceline.reference.naming import NameToken, name_tokens

# "released by", "issued on Friday by", "from": what may stand between a statement and its issuer.
_FOLLOWS = re.compile(
    r"\s*,?\s*(?:\w+(?:ed|de|ut|en)\b)?(?:\s+(?:on|late|early|out)\s+\w+)?\s*\b(?:by|from)\s+"
)
_ISSUERS = frozenset({"by", "from", "of"})
_REACH = 120
_LONGEST = 8


def is_issued(words: NameWords, book: ActorBook) -> bool:
    """Tell whether the words name a statement, a report or the like, and not whoever speaks."""
    return book.nouns.get(book.key(words.head)) == "issued"


def issuer_words(words: NameWords, document: Document, book: ActorBook) -> NameWords | None:
    """Give the words for who issued "a defence ministry statement"; None where nothing near it says who."""
    tokens = name_tokens(words.evidence.quote)
    at = next((i for i, t in enumerate(tokens) if book.nouns.get(book.spelled(t.folded)) == "issued"), None)
    if at is None:
        return None
    start = words.evidence.start
    span = _after(tokens, at) or _before(tokens, at)
    if span is None:
        following = document.text[words.evidence.end : words.evidence.end + _REACH]
        opening = _FOLLOWS.match(following)
        span = _until_noun(following, opening.end(), book) if opening else None
        start = words.evidence.end
    if span is None:
        return None
    evidence = document.evidence(start + span[0], start + span[1])
    is_name = words.kind is NameKind.NAME or evidence.quote[:1].isupper()
    kind = NameKind.NAME if is_name else NameKind.DESCRIPTION
    return replace(words, evidence=evidence, kind=kind, head="", label="", names=(), refers_to=())


def _after(tokens: tuple[NameToken, ...], at: int) -> tuple[int, int] | None:
    """The words after "by", "from" or "of" that follow what is issued."""
    opens = next((i for i in range(at + 1, len(tokens)) if tokens[i].text.lower() in _ISSUERS), None)
    if opens is None or opens + 1 >= len(tokens):
        return None
    return tokens[opens + 1].start, tokens[-1].end


def _before(tokens: tuple[NameToken, ...], at: int) -> tuple[int, int] | None:
    """The words before what is issued, where a name or a body is among them."""
    kept = [t for t in tokens[:at] if t.folded]
    named = any(t.text[:1].isupper() for t in kept if t.start) or len(kept) > 1
    return (tokens[0].start, tokens[at - 1].end) if named else None


def _until_noun(text: str, start: int, book: ActorBook) -> tuple[int, int] | None:
    """The words up to the first noun for an actor, a break or a few words on."""
    tokens = name_tokens(text[start:])[:_LONGEST]
    end = None
    for token in tokens:
        if token.after_break:
            break
        end = token.end
        if book.nouns.get(book.spelled(token.folded)) in {
            "organisation",
            "government",
            "force",
            "person",
            "media",
        }:
            break
    return (start, start + end) if end else None
