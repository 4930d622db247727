"""Who says so: the links of a mention's chain of speakers as actors, the first speaker first."""

from truceline.records.claim import ActorKind, ActorLink, SpeakerLink
from truceline.records.document import Document
from truceline.records.mention import Mention, NameWords, Speaker, SpeakerKind
from truceline.reference.actors import ActorBook
from truceline.stages.resolve.actors import resolve_actor
from truceline.stages.resolve.bodies import Linker
from truceline.stages.resolve.context import ActorContext
from truceline.stages.resolve.phrases import read_phrase

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
                    kind=SpeakerKind.OUTLET if actor.kind is ActorKind.MEDIA else speaker.kind,
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


def _unresolved(words: NameWords, book: ActorBook) -> ActorLink:
    """Keep a speaker that only a pronoun without antecedent names."""
    is_person = words.evidence.quote.lower() in _PERSONAL
    kind = ActorKind.PERSON if is_person else ActorKind.ORGANISATION
    return Linker(evidence=words.evidence, book=book).plain(words.evidence.quote, kind)
