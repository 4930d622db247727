"""Find who says so: the chain from the first speaker outward, through clauses, quotations and neighbours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from truceline.records.document import Document
from truceline.records.mention import NameWords, Speaker, SpeakerKind
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.names import name_words

OPENING, CLOSING = "“«„", "”»"
STRAIGHT = '"'
PLAIN = ("@said_plainly",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One act of saying: the speaker's head word, the cue, and the stretch of tokens that is said."""

    speaker: Token
    cue: Token
    start: int
    end: int
    whole_sentence: bool = False

    def holds(self, token: Token) -> bool:
        """True where a token of the same parse is among what is said."""
        return self.start <= token.i < self.end and token.doc is self.cue.doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """All acts of saying of one report, and which characters stand between quotation marks."""

    by_parse: tuple[tuple[Saying, ...], ...]
    quoted: frozenset[int]
    carried: tuple[tuple[int, int, Saying], ...]


def find_sayings(parses: Sequence[Doc], lexicon: Lexicon) -> Sayings:
    """Read every saying of a report, paragraph by paragraph, and carry speakers over bare quotations."""
    by_parse = tuple(tuple(_sayings_of(parse, lexicon)) for parse in parses)
    quoted = frozenset(at for parse in parses for at in _quoted_offsets(parse))
    return Sayings(
        by_parse=by_parse, quoted=quoted, carried=tuple(_carried(parses, by_parse, quoted, lexicon))
    )


def attribute(
    trigger: Token, sayings: Sayings, document: Document, lexicon: Lexicon, parses: Sequence[Doc]
) -> tuple[Speaker, ...]:
    """Give the chain of a trigger: the innermost saying around it first; empty in the reporter's own voice."""
    at = next(i for i, parse in enumerate(parses) if parse is trigger.doc)
    around = [s for s in sayings.by_parse[at] if s.holds(trigger)]
    around.sort(key=lambda s: (s.end - s.start, s.cue.lower_ not in {"citing", "quoting"}, s.cue.i))
    quoted = grammar.offset(trigger) in sayings.quoted
    chain = [_speaker(s, document, lexicon, quoted) for s in _distinct(around)]
    if not chain:
        place = grammar.offset(trigger)
        carried = next((s for start, end, s in sayings.carried if start <= place < end), None)
        if carried is not None:
            chain = [
                _speaker(
                    carried,
                    document,
                    lexicon,
                    quoted,
                    inferred="the quotation goes on from a neighbouring sentence",
                )
            ]
    return tuple(chain)


def _distinct(sayings: Iterable[Saying]) -> list[Saying]:
    found: list[Saying] = []
    for saying in sayings:
        if all(other.speaker.i != saying.speaker.i and other.cue.i != saying.cue.i for other in found):
            found.append(saying)
    return found


def _sayings_of(parse: Doc, lexicon: Lexicon) -> Iterable[Saying]:
    for token in parse:
        if token.lemma_.lower() in lexicon.saying_verbs and token.pos_ in {"VERB", "AUX"}:
            yield from _verb_saying(token, lexicon)
        elif token.lower_ in {"according", "per", "citing", "quoting"}:
            yield from _preposition_saying(token)
        elif token.lemma_.lower() in lexicon.saying_nouns and token.pos_ == "NOUN":
            yield from _noun_saying(token)


def _verb_saying(verb: Token, lexicon: Lexicon) -> Iterable[Saying]:
    """A verb of saying with a speaker and something said: a clause, a quotation, or the clause around it."""
    speakers = _speakers_of(verb)
    if not speakers:
        return
    content = _content_of(verb, lexicon)
    if content is None:
        return
    for speaker in speakers[:1]:
        yield Saying(speaker=speaker, cue=verb, start=content[0], end=content[1], whole_sentence=content[2])


def _speakers_of(verb: Token) -> list[Token]:
    if any(c.dep_ == "auxpass" for c in verb.children):
        found = grammar.agents(verb)
    else:
        found = [t for c in verb.children if c.dep_ == "nsubj" for t in [c]]
        found = found or (grammar.subjects(verb) if verb.dep_ in {"conj", "advcl", "xcomp", "acl"} else [])
    return [
        t
        for f in found
        for t in [grammar.antecedent(f) or f]
        if t.ent_type_ not in {"DATE", "TIME", "CARDINAL"}
    ]


def _content_of(verb: Token, lexicon: Lexicon) -> tuple[int, int, bool] | None:
    """First and last token of what is said, and whether the verb stands inside or after it ("…, he said")."""
    clauses = [
        c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and verb.lemma_ not in {"say"})
    ]
    sentence = verb.sent
    if clauses:
        start = min(t.i for c in clauses for t in c.subtree)
        end = max(t.i for c in clauses for t in c.subtree) + 1
        if start < verb.i < end or (end <= verb.i and clauses[0].dep_ == "ccomp"):
            return sentence.start, sentence.end, True
        return start, end, False
    if _is_set_off(verb, lexicon):
        return sentence.start, sentence.end, True
    if verb.dep_ in {"parataxis"} or (verb.dep_ == "advcl" and verb.i == verb.head.right_edge.i):
        return sentence.start, sentence.end, True
    if verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon.saying_verbs:
        return None
    quotes = [t for t in sentence if t.text in {STRAIGHT, *OPENING, *CLOSING}]
    if quotes:
        return (
            (sentence.start, sentence.end, True)
            if _mostly_quoted(sentence, quotes)
            else (quotes[0].i, quotes[-1].i + 1, False)
        )
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if objects and lexicon.in_class(verb.lemma_, ("@said_as_object",)):
        start = min(t.i for c in objects for t in c.subtree)
        end = max(t.i for c in objects for t in c.subtree) + 1
        return start, end, False
    if (
        not objects
        and verb.i > sentence.start + 2
        and verb.nbor(-1).dep_ != "aux"
        and verb.dep_ == "ROOT"
        and lexicon.in_class(verb.lemma_, PLAIN)
    ):
        return sentence.start, sentence.end, True
    return None


def _is_set_off(verb: Token, lexicon: Lexicon) -> bool:
    """ "…, a union official said, …": subject and verb between a comma and the next stop."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or not lexicon.in_class(verb.lemma_, PLAIN) or verb.i - subject.i > 3:
        return False
    first = subject.left_edge
    return first.i > verb.sent.start + 1 and first.nbor(-1).text in {",", "”", '"', "—", "–"}


def _mostly_quoted(sentence: Span, quotes: list[Token]) -> bool:
    return quotes[-1].i - quotes[0].i > len(sentence) / 2 and quotes[0].i <= sentence.start + 1


def _preposition_saying(token: Token) -> Iterable[Saying]:
    """ "according to X", "as per X", "citing X": X says the sentence, or the clause that it closes."""
    objects: list[Token] = []
    for child in token.children:
        if child.dep_ == "prep":
            objects += grammar.prep_objects(child)
        elif child.dep_ in {"pobj", "dobj"}:
            objects.append(child)
    if not objects:
        return
    sentence = token.sent
    start, end = sentence.start, sentence.end
    clause = next((t for t in grammar.climb(token) if t.dep_ in {"relcl", "ccomp"} and t != token), None)
    if clause is not None and clause.left_edge.i > sentence.start:
        start, end = clause.left_edge.i, clause.right_edge.i + 1
    yield Saying(speaker=objects[0], cue=token, start=start, end=end, whole_sentence=start == sentence.start)


def _noun_saying(noun: Token) -> Iterable[Saying]:
    """ "the ministry's claim that …", "a statement by the army that …"."""
    clauses = [
        c for c in noun.children if c.dep_ in {"acl", "ccomp"} and any(g.lower_ == "that" for g in c.children)
    ]
    owners = [c for c in noun.children if c.dep_ == "poss"] + grammar.under(noun, ("by", "from"))
    owners += [c for c in noun.children if c.dep_ == "amod" and c.ent_type_ == "NORP"]
    if clauses and owners:
        start = min(t.i for t in clauses[0].subtree)
        end = max(t.i for t in clauses[0].subtree) + 1
        yield Saying(speaker=owners[0], cue=noun, start=start, end=end)


def _quoted_offsets(parse: Doc) -> Iterable[int]:
    """Offsets in the document of the tokens between quotation marks; an unclosed mark runs to the paragraph's end."""
    inside = False
    for token in parse:
        if token.text in OPENING:
            inside = True
        elif token.text in CLOSING:
            inside = False
        elif token.text == STRAIGHT:
            inside = not inside
        elif inside:
            yield grammar.offset(token)


def _carried(
    parses: Sequence[Doc], by_parse: tuple[tuple[Saying, ...], ...], quoted: frozenset[int], lexicon: Lexicon
) -> Iterable[tuple[int, int, Saying]]:
    """Sentences that are quotation alone take the speaker of the sentence before, else of the one after."""
    flat = [
        (at, sentence) for at, parse in enumerate(parses) for sentence in parse.sents if sentence.text.strip()
    ]
    voices = [_voice(sentence, by_parse[at], quoted) for at, sentence in flat]
    for n, (at, sentence) in enumerate(flat):
        if voices[n] is not None or not _is_bare_quotation(sentence, quoted):
            continue
        before = next((v for v in voices[max(0, n - 3) : n][::-1] if v is not None), None)
        after = voices[n + 1] if n + 1 < len(voices) else None
        same_paragraph = n + 1 < len(flat) and flat[n + 1][0] == at
        chosen = (after if same_paragraph and after is not None else None) or before or after
        if chosen is not None:
            yield grammar.offset(sentence[0]), grammar.offset(sentence[-1]) + len(sentence[-1].text), chosen


def _voice(sentence: Span, sayings: Iterable[Saying], quoted: frozenset[int]) -> Saying | None:
    """The outermost saying of a sentence whose cue the reporter writes, outside quotation marks."""
    found = [
        s for s in sayings if sentence.start <= s.cue.i < sentence.end and grammar.offset(s.cue) not in quoted
    ]
    return min(found, key=lambda s: (s.start - s.end, s.cue.i), default=None)


def _is_bare_quotation(sentence: Span, quoted: frozenset[int]) -> bool:
    words = [t for t in sentence if not t.is_punct and not t.is_space]
    return bool(words) and sum(grammar.offset(t) in quoted for t in words) >= 0.8 * len(words)


def _speaker(
    saying: Saying, document: Document, lexicon: Lexicon, quoted: bool, inferred: str | None = None
) -> Speaker:
    words = name_words(document, saying.speaker, lexicon)
    return Speaker(
        words=words,
        kind=_kind(saying.speaker, words, lexicon),
        cue=grammar.span(document, saying.cue, saying.cue),
        quoted=quoted,
        inferred=inferred,
    )


def _kind(token: Token, words: NameWords, lexicon: Lexicon) -> SpeakerKind:
    lemma = token.lemma_.lower()
    if token.ent_type_ == "PERSON" or token.lower_ in {"he", "she", "i"}:
        return SpeakerKind.PERSON
    if lemma in lexicon.documents:
        return SpeakerKind.DOCUMENT
    named = any(part.ent_type_ == "PERSON" for part in token.subtree)
    if lemma in lexicon.anonymous and not named:
        return SpeakerKind.ANONYMOUS
    if lemma in lexicon.officials:
        return SpeakerKind.OFFICIAL
    return SpeakerKind.ORGANISATION
