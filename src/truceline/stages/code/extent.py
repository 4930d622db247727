"""Where words begin and end: offsets, spans and noun phrases of a parsed sentence."""

from truceline.records.document import Document, Evidence
from truceline.records.parse import Token


def offset(token: Token) -> int:
    """Where a token starts in the document's text."""
    return token.doc.start + token.idx


def span(document: Document, first: Token, last: Token) -> Evidence:
    """The words from one token to another as Evidence."""
    return document.evidence(offset(first), offset(last) + len(last.text))


def phrase(token: Token) -> tuple[Token, Token]:
    """First and last token of the noun phrase around a head, without relative clauses and late modifiers."""
    inside = {token}
    queue = [token]
    while queue:
        current = queue.pop()
        for child in current.children:
            if child.dep_ in PHRASE_PARTS and abs(child.i - token.i) < 25 and child not in inside:
                inside.add(child)
                queue.append(child)
            elif child.dep_ == "prep" and child.lower_ == "of" and current == token:
                inside.add(child)
                queue += [child]
            elif child.dep_ == "pobj" and current.lower_ == "of":
                inside.add(child)
                queue.append(child)
    return _contiguous(token, inside)


PHRASE_PARTS = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "poss",
        "case",
        "nummod",
        "advmod",
        "quantmod",
        "predet",
        "npadvmod",
        "punct",
    }
)


def _contiguous(token: Token, inside: set[Token]) -> tuple[Token, Token]:
    """The longest unbroken run of phrase tokens around the head, trimmed of outer punctuation and verbs' adverbs."""
    indices = {t.i for t in inside}
    first = last = token.i
    while first - 1 in indices:
        first -= 1
    while last + 1 in indices:
        last += 1
    doc = token.doc
    while first < token.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > token.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[first], doc[last]
