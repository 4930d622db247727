"""Names of peoples that the model labels half: "Thai-Lao patrols", "Thai and Lao crews"."""

from truceline.records.parse import Paragraph, Token
from truceline.stages.code import grammar

BEFORE_NOUNS = frozenset({"amod", "compound", "nmod"})


def label_peoples(paragraph: Paragraph) -> None:
    """Label as a people's every capitalised word that one of that label is joined with before a noun."""
    for word in paragraph:
        if word.ent_type_ in {"NORP", "GPE"} and word.dep_ in BEFORE_NOUNS and word.text[:1].isupper():
            for other in joined(word):
                if other.dep_ in {*BEFORE_NOUNS, "conj"} and _is_bare(other):
                    other.ent_type_ = "NORP"


def joined(word: Token) -> list[Token]:
    """Give a word before a noun with those that a hyphen or "and" joins to it, in the order of the text."""
    first = word.head if _hyphened(word) else word
    mates = [c for c in first.children if _hyphened(c)]
    return sorted({t.i: t for t in (*mates, *grammar.conjoined(first))}.values(), key=lambda t: t.i)


def _hyphened(word: Token) -> bool:
    """Tell whether a word is the first half of one with a hyphen ("Thai-Lao")."""
    if word.i + 2 >= len(word.doc):
        return False
    after = word.nbor(1)
    return after.text == "-" and after.head == word.head == word.nbor(2)


def _is_bare(word: Token) -> bool:
    return not word.ent_type_ and word.text[:1].isupper() and word.pos_ in {"PROPN", "ADJ"}
