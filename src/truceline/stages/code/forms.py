"""Read a word's own form: negation, modal, tense, headline present."""

from truceline.records.mention import Status
from truceline.records.parse import Paragraph, Token

# Tokens, with the white space that the model keeps as tokens.
LONGEST_HEADLINE = 50
NEGATIONS = frozenset(
    {
        "not",
        "n't",
        "never",
        "no",
        "neither",
        "nor",
        "without",
        "hardly",
        "none",
        "nobody",
        "nothing",
    }
)


def is_negated(token: Token) -> bool:
    """True where the grammar negates this very word: its own "not", a "no" on its subject or object."""
    for child in token.children:
        if (
            child.lower_ in {"not", "n't"}
            and child.i + 1 < len(child.doc)
            and child.nbor(1).lower_ in {"only", "just", "merely"}
        ):
            continue
        if child.lower_ == "longer" and any(g.lower_ == "no" for g in child.children):
            return True
        if child.dep_ == "neg" or (child.dep_ in {"preconj", "advmod"} and child.lower_ in NEGATIONS):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"}:
            if child.lower_ in {"nobody", "none", "nothing", "neither"} or has_no(child):
                return True
        if child.lower_ == "nor" and child.dep_ == "cc" and child.i < token.i:
            return True
        if child.dep_ == "nsubj" and child.lower_ == "one" and has_no(child):
            return True
    return False


def has_no(noun: Token) -> bool:
    """True for "no patrols", "neither side", "neither the army nor the rebels", "not a word"."""
    return any(
        (c.dep_ in {"det", "neg", "preconj"} and c.lower_ in {"no", "neither"})
        or (c.lower_ == "not" and c.dep_ == "neg" and _next(c) in {"a", "an", "one"})
        for c in noun.children
    )


def _next(token: Token) -> str:
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def tense_of(verb: Token, *, headline: bool) -> Status:
    """Give the status that tense alone gives: happened, or ongoing."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if verb.tag_ == "VBG":
        if "been" in auxiliaries and auxiliaries & {"has", "have", "'ve", "’ve"}:
            return Status.ONGOING  # "has been arming the militia for years"
        if auxiliaries & {"was", "were", "been"}:
            return Status.HAPPENED
        if auxiliaries & {"is", "are", "'re", "’re", "'m", "be", "'s", "’s"} or verb.dep_ in {
            "ROOT",
            "acl",
            "amod",
            "relcl",
        }:
            return Status.ONGOING
        return (
            tense_of(verb.head, headline=headline)
            if verb.dep_ in {"advcl", "pcomp"} and verb.head != verb and (verb.head.pos_ == "VERB")
            else Status.HAPPENED
        )
    if verb.tag_ in {"VBZ", "VBP"} and not headline:
        return Status.ONGOING
    if verb.tag_ == "VBN" and auxiliaries & {"is", "are"}:
        return Status.ONGOING
    if verb.tag_ == "VBN" and "being" in auxiliaries:
        return Status.ONGOING
    return Status.HAPPENED


def modal_of(verb: Token) -> Token | None:
    """Give the modal auxiliary of a verb, None where it has none."""
    return next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)


def is_perfect(verb: Token) -> bool:
    """True for "has left", "to have left", "having left"."""
    return verb.tag_ in {"VBN", "VBD"} and any(
        c.dep_ == "aux" and c.lower_ in {"have", "has", "had", "having", "'ve", "’ve"} for c in verb.children
    )


def is_past(word: Token) -> bool:
    """True for a verb in the past, and for a participle or adjective under "was", "were" or "had been"."""
    if word.tag_ == "VBD":
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBD" for c in word.children)


def is_nearly(verb: Token) -> bool:
    """True for "nearly killed": an adverb that stops right before the act; "almost guarantees" tells of a state."""
    before = verb.nbor(-1) if verb.i > 0 else None
    if before is None or before.head != verb or before.lower_ not in {"nearly", "almost"}:
        return False
    return verb.tag_ not in {"VBZ", "VBP"} or is_headline(verb)


def asks_for(clause: Token) -> bool:
    """True for a clause that opens with "who", "what", "why", "how": its event is taken for granted."""
    first = clause.left_edge
    return first.tag_ in {"WP", "WRB", "WDT", "WP$"} and first.i < clause.i and first.dep_ != "mark"


def has_to(verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(c.lower_ == "to" and c.tag_ == "TO" for c in verb.children)


def is_headline(token: Token) -> bool:
    """True in titles and captions, and in lines that end without a stop as headlines do."""
    known = token.doc.headline
    if known is None:
        known = token.doc.headline = _reads_as_headline(token.doc)
    return known


def _reads_as_headline(parse: Paragraph) -> bool:
    section = parse.section
    if section is not None and section.role in {"title", "caption"}:
        return True
    if len(parse) > LONGEST_HEADLINE:
        return False
    words = [t for t in parse if not t.is_space]
    return len(words) < 25 and not words[-1].is_punct and words[-1].text not in {"”", '"'}


def is_one_occasion(noun: Token) -> bool:
    """ "the first patrol", "a talk": one of many, so that its end is not the end of them all."""
    if noun.tag_ != "NN":
        return False
    return any(
        c.lower_ in {"a", "an", "another", "one"} or c.ent_type_ == "ORDINAL" or c.lower_ in ORDINALS
        for c in noun.children
    )


ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "last", "next"})
