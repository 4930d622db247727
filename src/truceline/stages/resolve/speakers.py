"""Who says so: the links of a mention's chain of speakers as actors, the first speaker first."""

from truceline.records.claim import ActorKind, ActorLink, SpeakerLink
from truceline.records.document import Document
from truceline.records.mention import Mention, NameKind, NameWords, Speaker, SpeakerKind
from truceline.reference.actors import ActorBook
from truceline.reference.naming import NameToken, name_tokens
from truceline.stages.resolve.actors import resolve_actor
from truceline.stages.resolve.asked import asked_of
from truceline.stages.resolve.bodies import Linker
from truceline.stages.resolve.context import ActorContext
from truceline.stages.resolve.phrases import read_phrase

# What is issued, as against who issues it; the issuer is the speaker.
_ISSUED = frozenset(
    {
        "statement",
        "communique",
        "report",
        "document",
        "letter",
        "release",
        "declaration",
        "memo",
        "memorandum",
    }
    | {"text", "bulletin", "post", "tweet", "website", "account", "protocol", "announcement", "site"}
    | {"page", "channel", "message", "press", "readout"}
)
_ISSUERS = frozenset({"by", "from", "of", "on"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "i", "who"})


def resolve_speakers(
    mention: Mention, *, document: Document, book: ActorBook, context: ActorContext
) -> tuple[SpeakerLink, ...]:
    """Resolve the chain of who says so; a speaker whom nothing names stays in it by its words."""
    found: list[SpeakerLink] = []
    for speaker in mention.speakers:
        for actor in _actors(speaker, document, book, context):
            found.append(
                SpeakerLink(
                    actor=actor,
                    kind=speaker.kind,
                    quoted=speaker.quoted,
                    inferred=speaker.inferred or actor.inferred,
                )
            )
    return tuple(found)


def _actors(
    speaker: Speaker, document: Document, book: ActorBook, context: ActorContext
) -> tuple[ActorLink, ...]:
    if speaker.kind is SpeakerKind.OUTLET:
        return (_outlet(speaker.words, book),)
    if speaker.kind is SpeakerKind.DOCUMENT and not speaker.words.refers_to:
        return _issuers(speaker.words, document, book, context)
    links = resolve_actor(speaker.words, document=document, book=book, context=context)
    return links or (_unresolved(speaker.words, book),)


def _outlet(words: NameWords, book: ActorBook) -> ActorLink:
    """Link to a news outlet, known or not."""
    link, phrase = Linker(evidence=words.evidence, book=book), read_phrase(words, book)
    for found in (phrase.at_head, *phrase.before, *phrase.after):
        named = [book.actors[s.ref] for s in found.senses if s.ref in book.actors] if found else []
        media = [actor for actor in named if actor.kind is ActorKind.MEDIA]
        if media:
            return link.actor(media[0])
    return link.plain(phrase.tidy, ActorKind.MEDIA)


def _issuers(
    words: NameWords, document: Document, book: ActorBook, context: ActorContext
) -> tuple[ActorLink, ...]:
    """Give who issued "a defence ministry statement" or "a statement by the army"; else the last ministry named."""
    tokens = name_tokens(words.evidence.quote)
    at = next((i for i, t in enumerate(tokens) if t.folded.removesuffix("s") in _ISSUED), None)
    if at is None:
        links = resolve_actor(words, document=document, book=book, context=context)
        return links or (_unresolved(words, book),)
    for span in (_after(tokens, at), _before(tokens, at)):
        if span:
            issuer = _part(words, document, span)
            links = resolve_actor(issuer, document=document, book=book, context=context)
            if links:
                return links
    asked = asked_of(words, document=document, book=book, context=context)
    latest = context.latest(context.ministries, asked.offset)
    if latest:
        why = f"“{words.evidence.quote}”: issued by the last ministry named before it"
        return (asked.link.body(latest.ref, latest.part, score=0.6, inferred=why),)
    return (asked.link.plain(asked.phrase.tidy, ActorKind.ORGANISATION),)


def _after(tokens: tuple[NameToken, ...], at: int) -> tuple[int, int] | None:
    """The words after "by", "from" or "of" that follow what is issued."""
    opens = next((i for i in range(at + 1, len(tokens)) if tokens[i].text.lower() in _ISSUERS), None)
    if opens is None or opens + 1 >= len(tokens):
        return None
    return tokens[opens + 1].start, tokens[-1].end


def _before(tokens: tuple[NameToken, ...], at: int) -> tuple[int, int] | None:
    """The words before what is issued, where they are more than a determiner."""
    return (tokens[0].start, tokens[at - 1].end) if any(t.folded for t in tokens[:at]) else None


def _part(words: NameWords, document: Document, span: tuple[int, int]) -> NameWords:
    start = words.evidence.start
    evidence = document.evidence(start + span[0], start + span[1])
    is_name = words.kind is NameKind.NAME or evidence.quote[:1].isupper()
    return NameWords(
        evidence=evidence,
        kind=NameKind.NAME if is_name else NameKind.DESCRIPTION,
        head="",
        office=words.office,
    )


def _unresolved(words: NameWords, book: ActorBook) -> ActorLink:
    """Keep a speaker that only a pronoun without antecedent names."""
    is_person = words.evidence.quote.lower() in _PERSONAL
    kind = ActorKind.PERSON if is_person else ActorKind.ORGANISATION
    return Linker(evidence=words.evidence, book=book).plain(words.evidence.quote, kind)
