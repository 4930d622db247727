"""Which arrangement a noun names: in full ("the buffer zone"), or in short ("the zone") beside its full name."""

from collections.abc import Sequence
from dataclasses import dataclass

from truceline.records.document import SectionRole
from truceline.records.parse import Paragraph, Token
from truceline.reference.kinds import Kinds
from truceline.stages.code import grammar

BEFORE = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
# What stands behind one of these is another one of its kind, or none.
INTRODUCING = frozenset({"a", "an", "another", "no", "any", "some", "every"})
APART = frozenset({"second", "other", "separate", "different", "new", "similar", "previous", "earlier"})

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# So many different short words of a kind name it as well as its full name does.
SHORT_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The kinds of arrangement with those that one report names in full somewhere, and the short words for these."""

    kinds: Kinds
    named: frozenset[str]
    short: frozenset[str]

    def kinds_of(self, noun: Token) -> tuple[str, ...]:
        """Give the kinds that a noun names with the words around it, in full or in short."""
        return self._in_full(noun) or self.in_short(noun)

    def in_short(self, noun: Token) -> tuple[str, ...]:
        """Give the kinds that a noun stands for by itself because the report names them in full."""
        if noun.lemma_ not in self.short and noun.lower_ not in self.short:
            return ()
        if not is_noun(noun) or not _takes_up(noun):
            return ()
        return tuple(
            kind.id
            for kind in self.kinds.by_id.values()
            if kind.id in self.named and ({noun.lemma_, noun.lower_}.intersection(kind.short))
        )

    def alone(self, noun: Token) -> tuple[str, ...]:
        """Give the kind that "the zone" may take up although the report never names it in full."""
        if not is_noun(noun) or any(c.dep_ in {"compound", "amod", "nmod"} for c in noun.children):
            return ()
        if not any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in noun.children):
            return ()
        words = {noun.lemma_, noun.lower_}
        return tuple(kind.id for kind in self.kinds.by_id.values() if words.intersection(kind.alone))[:1]

    def _in_full(self, noun: Token) -> tuple[str, ...]:
        if not self.kinds.may_name(noun.lower_):
            return ()
        first = min((c.left_edge.i for c in noun.children if c.dep_ in BEFORE), default=noun.i)
        up_to = " ".join(t.text for t in noun.doc[max(first, noun.sent.start) : noun.i + 1])
        found = self.kinds.named_at_end(up_to)
        for preposition in (c.lower_ for c in noun.children if c.dep_ == "prep" and not found):
            found = found or self.kinds.named_at_end(f"{up_to} {preposition}")
        for thing in grammar.under(noun, ("of", "for"))[:1] if not found else ():
            own = self.kinds.topics_in(" ".join(t.text for t in thing.subtree))
            whole = self.kinds.topics_in(" ".join([up_to, "of", *(t.text for t in thing.subtree)]))
            found = tuple(kind for kind in whole if kind not in own)
        return found


def is_noun(token: Token) -> bool:
    """True for nouns, and for a gerund that is a subject or an object ("Training at the range resumed")."""
    gerund = token.tag_ == "VBG" and token.dep_ in {"nsubj", "nsubjpass"}
    return token.pos_ in {"NOUN", "PROPN"} or gerund


def known_of(parse: Sequence[Paragraph], kinds: Kinds) -> Known:
    """Gather the kinds that a report names in full, or by several short words ("the mission", "its observers")."""
    named = {kind for paragraph in parse for kind in kinds.topics_in(paragraph.text)}
    words = {t.lemma_ for paragraph in parse for t in paragraph.words if t.pos_ in {"NOUN", "PROPN"}}
    named |= {k.id for k in kinds.by_id.values() if len(words.intersection(k.short)) >= SHORT_WORDS}
    short = frozenset(word for kind in named for word in kinds.by_id[kind].short)
    return Known(kinds=kinds, named=frozenset(named), short=short)


def _takes_up(noun: Token) -> bool:
    """True for "the zone", "its posts", "training at the range", and in headlines; not for "a zone", "another zone"."""
    beside = {c.lower_ for c in noun.children if c.i < noun.i}
    if beside & (INTRODUCING | APART):
        return False
    section = noun.doc.section
    titled = section is not None and section.role is SectionRole.TITLE
    definite = any(c.dep_ == "poss" or (c.dep_ == "det") for c in noun.children)
    return titled or definite or not any(c.dep_ in BEFORE for c in noun.children)
