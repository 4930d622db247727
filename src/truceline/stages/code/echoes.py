"""Give "the talks" the parties that the report named when it spoke of the talks before."""

from collections.abc import Iterator, Sequence

from truceline.records.document import Document
from truceline.records.mention import Mention, NameKind, NameWords
from truceline.records.parse import Paragraph, Token
from truceline.reference.lexicon import Lexicon
from truceline.stages.code import extent
from truceline.stages.code.participants import Participants
from truceline.stages.code.shaping import Shaped
from truceline.stages.code.whereabouts import places_of_noun

# A noun with one of these, or a bare plural, speaks of what is known already.
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such", "any"})
PARTIES = 2
# A deal without parties is between those whom the last few paragraphs have seen meet.
NEAR = 2
MANY_SIDED = frozenset(
    {"quad", "quadrilateral", "quadripartite", "trilateral", "tripartite", "multilateral", "international"}
)
STOPPED = frozenset({"SANCTION", "REJECT"})
# A bound, not a measurement: long reports hold some hundred mentions, hostile ones thousands.
RECENT = 200
# Who talks or agrees may strike a deal, meet, and do together what was talked of.
DEALT = frozenset({"AGREE", "CONSULT"})
POINTING = frozenset({"the", "these", "those"})
# How many paragraphs back "the patrols" may have been named with their place.
REACH = 8


def with_echo(
    shaped: Shaped, who: Participants, topics: Sequence[str], earlier: Sequence[Mention], document: Document
) -> Participants:
    """Complete the parties of a mutual event noun from an earlier mention of such an event.

    The earlier one names two parties at least, is of the same type, shares a topic where both have any,
    and holds the party that this one names, where it names one. For what is new ("a deal") it
    must stand near, and then talks and agreements do as well.
    """
    head = shaped.hit.head
    if (
        not shaped.hit.rule.mutual
        or shaped.hit.is_verbal
        or len(who.actors) >= PARTIES
        or _is_many_sided(head)
    ):
        return who
    named = {name for words in who.actors for name in words.names}
    near = True
    for mention in reversed(earlier[-RECENT:]):
        near = near and _paragraphs_between(mention, head, document) <= NEAR
        parties = _parties_of(mention, topics)
        alike = mention.event_type == shaped.hit.rule.event_type or parties != mention.actors
        talked = near and mention.event_type in DEALT and not alike and not _points(head)
        if not ((alike and (near or _is_known(head))) or talked) or len(parties) < PARTIES:
            continue
        if not talked and topics and mention.topics and not set(topics) & set(mention.topics):
            continue
        theirs = {name for words in parties for name in words.names}
        if who.actors and not named & theirs:
            continue
        missing = tuple(w.evidence for w in parties if not set(w.names) & named)
        if missing:
            echo = NameWords(
                evidence=extent.span(document, head, head),
                kind=NameKind.DESCRIPTION,
                head=head.lemma_,
                refers_to=missing,
            )
            return Participants(actors=(*who.actors, echo), recipients=who.recipients, where=who.where)
    return who


def _is_many_sided(head: Token) -> bool:
    """ "a quad summit", "no deal on three-way talks": of more than two, whom the report must name."""
    return any(
        word.lower_ in MANY_SIDED or (word.lower_ == "way" and any(c.like_num for c in word.children))
        for word in head.subtree
    )


def _parties_of(mention: Mention, topics: Sequence[str]) -> tuple[NameWords, ...]:
    """A mention's actors; where it stopped just such a thing, those with whom it was done as well."""
    if mention.event_type in STOPPED and set(topics) & set(mention.topics):
        return (*mention.actors, *mention.recipients)
    return mention.actors


def _paragraphs_between(mention: Mention, head: Token, document: Document) -> int:
    """How many line ends with words after them lie between a mention's sentence and a word."""
    between = document.text[mention.sentence.end : extent.offset(head)]
    return sum(bool(line.strip()) for line in between.splitlines()[1:])


def with_place(shaped: Shaped, who: Participants, document: Document, lexicon: Lexicon) -> Participants:
    """Let "the patrols" lie where the report's last patrols with a place lay."""
    head = shaped.hit.head if shaped.stopped is None else shaped.stopped.head
    if who.where or head.pos_ != "NOUN" or not _points(head):
        return who
    for earlier in _before(head):
        if earlier.lemma_ == head.lemma_:
            places = places_of_noun(earlier, document, lexicon)
            if places:
                return Participants(actors=who.actors, recipients=who.recipients, where=places)
    return who


def _points(head: Token) -> bool:
    return any(c.lower_ in POINTING for c in head.children if c.dep_ == "det")


def _before(head: Token) -> Iterator[Token]:
    """The words before a head, the nearest first, through a few paragraphs."""
    parse: Paragraph | None = head.doc
    position = head.i
    for _ in range(REACH):
        if parse is None:
            return
        yield from (parse[i] for i in range(position - 1, -1, -1))
        parse = parse.before
        position = len(parse) if parse is not None else 0


def _is_known(head: Token) -> bool:
    determiners = [c.lower_ for c in head.children if c.dep_ in {"det", "poss"}]
    if determiners:
        return any(d in DEFINITE for d in determiners) or any(c.dep_ == "poss" for c in head.children)
    return head.tag_ == "NNS" or not any(c.dep_ == "nummod" for c in head.children)
