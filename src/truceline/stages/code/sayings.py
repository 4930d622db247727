"""Find every act of saying in a paragraph: who speaks, by which word, and what stretch is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.records.parse import Paragraph, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import grammar
from truceline.stages.code.contents import content_of, inverted
from truceline.stages.code.forms import has_no
from truceline.stages.code.referents import is_political

# A bound, not a measurement: what is longer is a list or hostile, and every saying in it would
# be held against every word.
LONGEST_SENTENCE = 400
# What stands under one of these before or after a saying is told by the reporter.
SETTING = frozenset({"following", "after", "since", "before", "amid", "despite"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One act of saying: the speaker's head word, the cue, and the stretch of tokens that is said.

    `share` is how likely the cue is where the learned reader found it, None where a rule did.
    """

    speaker: Token
    cue: Token
    start: int
    end: int
    whole_sentence: bool = False
    share: float | None = None

    def holds(self, token: Token, *, quoted: bool) -> bool:
        """True where a token of the same parse is among what is said, and not the reporter's own aside.

        The reporter's are clauses that hang on the cue itself ("said, a day after …")
        and, outside quotation marks, relative clauses behind a comma and what an
        event is set against ("following the summit").
        """
        if token.doc is not self.cue.doc or not self.start <= token.i < self.end:
            return False
        if self.speaker.is_ancestor(token) and not self.speaker.is_ancestor(self.cue):
            return False  # "the jailed editor said": the reporter tells who speaks
        return not any(self.is_aside(above, quoted=quoted) for above in grammar.climb(token))

    def is_aside(self, above: Token, *, quoted: bool) -> bool:
        """True for the head of a phrase or clause that the reporter adds to what is said."""
        if above == self.cue or above.is_ancestor(self.cue):
            return False
        if above.head == self.cue and above.dep_ in {"advcl", "prep", "npadvmod"} and self.whole_sentence:
            return self.cue.dep_ != "prep" and not self._is_content(above)
        if quoted:
            return False
        if above.dep_ == "relcl" and above.left_edge.i > self.start and above.left_edge.nbor(-1).text == ",":
            return True
        return self.whole_sentence and above.dep_ == "prep" and above.lower_ in SETTING

    def _is_content(self, clause: Token) -> bool:
        """A clause before its cue is what was said where nothing else is."""
        return (
            not any(c.dep_ == "ccomp" for c in self.cue.children)
            and clause.i < self.cue.i
            and clause.dep_ == "advcl"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Who holds it (None where nobody is named), the word that says so, and what is thought or wanted.

    The content is given by the words that it hangs on; where the learned reader found it, with a share, word by word.
    """

    holder: Token | None
    cue: Token
    content: tuple[Token, ...]
    share: float | None = None

    def words_of(self, part: Token) -> Iterable[Token]:
        """Give the words of a part of the content."""
        return part.subtree if self.share is None else (part,)


def sayings_of(parse: Paragraph, lexicon: Lexicon) -> Iterable[Saying]:
    """Give the sayings of a paragraph in the order of their cues."""
    for token in worth_reading(parse):
        if token.lower_ in {"according", "per", "citing", "quoting"}:
            yield from _preposition_saying(token, lexicon)
            continue
        lemma = token.lemma_
        if lemma in lexicon.saying_verbs and token.pos_ in {"VERB", "AUX"}:
            yield from _verb_saying(token, lexicon)
        elif lemma in lexicon.saying_nouns and token.pos_ == "NOUN":
            yield from _noun_saying(token)
        elif lexicon.in_class(lemma, ("@views",)) and token.dep_ == "pobj":
            yield from _view_saying(token)


def worth_reading(parse: Paragraph) -> Iterable[Token]:
    """Give the tokens of a paragraph without those of sentences that nobody wrote."""
    if len(parse) <= LONGEST_SENTENCE:
        return parse
    return (token for sentence in parse.sents if len(sentence) <= LONGEST_SENTENCE for token in sentence)


def _verb_saying(verb: Token, lexicon: Lexicon) -> Iterable[Saying]:
    """A verb of saying with a speaker and something said: a clause, a quotation, or the clause around it."""
    speakers = _speakers_of(verb)
    if not speakers:
        return
    content = content_of(verb, lexicon)
    if content is None:
        return
    for speaker in speakers[:1]:
        if not _can_speak(speaker, verb, lexicon):
            continue
        yield Saying(speaker=speaker, cue=verb, start=content[0], end=content[1], whole_sentence=content[2])


def _can_speak(speaker: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Anything that "says" is a speaker; what "shows" or "indicates" is one only if it is somebody, or a document."""
    if speaker.dep_ == "expl" or speaker.lower_ in {"this", "that", "which", "there"} or has_no(speaker):
        return False
    if speaker.ent_type_ == "" and lexicon.in_class(speaker.lemma_, ("@violence", "@meetings")):
        return False
    if not lexicon.in_class(verb.lemma_, ("@showing_verbs",)):
        return True
    if speaker.lower_ == "it":
        return False  # "it could indicate that …"
    return is_political(speaker, lexicon) or (
        speaker.lemma_ in lexicon.documents | lexicon.anonymous | lexicon.stances.works
    )


def _speakers_of(verb: Token) -> list[Token]:
    if (
        verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    ):  # "cited deserters as saying", "was quoted as saying"
        cited = verb.head.head
        return [c for c in cited.children if c.dep_ == ("nsubjpass" if grammar.is_passive(cited) else "dobj")]
    if any(c.dep_ == "auxpass" for c in verb.children):
        found = grammar.agents(verb)
    else:
        found = [c for c in verb.children if c.dep_ == "nsubj"] or inverted(verb)
        found = found or (grammar.subjects(verb) if verb.dep_ in {"conj", "advcl", "xcomp", "acl"} else [])
    return [
        t
        for f in found
        for t in [grammar.antecedent(f) or f]
        if t.ent_type_ not in {"DATE", "TIME", "CARDINAL"}
    ]


def _preposition_saying(token: Token, lexicon: Lexicon) -> Iterable[Saying]:
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
    if token.lower_ in {"citing", "quoting"} and token.head.lemma_ in lexicon.saying_verbs:
        # What the outer speaker passes on is what the cited one said.
        content = content_of(token.head, lexicon)
        if content is not None:
            yield Saying(
                speaker=objects[0], cue=token, start=content[0], end=content[1], whole_sentence=content[2]
            )
            return
    clause = next((t for t in grammar.climb(token) if t.dep_ in {"relcl", "ccomp"} and t != token), None)
    if clause is not None and clause.left_edge.i > sentence.start:
        start, end = clause.left_edge.i, clause.right_edge.i + 1
    yield Saying(speaker=objects[0], cue=token, start=start, end=end, whole_sentence=start == sentence.start)


def _view_saying(noun: Token) -> Iterable[Saying]:
    """ "In the general's view", "by the ministry's count": over the clause that it hangs on."""
    preposition = noun.head
    owners = [c for c in noun.children if c.dep_ == "poss"] + grammar.under(noun, ("of", "by"))
    if (
        preposition.lower_ not in {"in", "by", "on"}
        or not owners
        or preposition.head.pos_ not in {"VERB", "AUX"}
    ):
        return
    clause = preposition.head
    yield Saying(speaker=owners[0], cue=noun, start=clause.left_edge.i, end=clause.right_edge.i + 1)


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
