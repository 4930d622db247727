"""Turn words into intervals, places, actors and origins: one claim a mention."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from truceline.records.claim import ActorLink, Claim, Dated
from truceline.records.document import SectionRole
from truceline.records.mention import Mention, NameWords
from truceline.reference.actors import ActorBook
from truceline.reference.gazetteer import Gazetteer
from truceline.stages.resolve.actors import ActorContext, actor_context, resolve_actor
from truceline.stages.resolve.before import Before, FamilyOf
from truceline.stages.resolve.dates import resolve_date
from truceline.stages.resolve.origins import one_voice, origin_of, resolve_speakers
from truceline.stages.resolve.place_context import PlaceContext, place_context
from truceline.stages.resolve.places import place_of
from truceline.stages.resolve.titles import with_origins_of_titles

__all__ = ["Before", "resolve"]

NOTHING_BEFORE = Before()


def resolve(
    dated: tuple[Dated, ...],
    family_of: FamilyOf,
    actors: ActorBook,
    gazetteer: Gazetteer,
    before: Before = NOTHING_BEFORE,
) -> tuple[Claim, ...]:
    """Give one claim a mention or suggestion, report by report in the order given.

    `family_of` names the family of passages that an offset of a document lies in. What was resolved `before` is taken
    over where it can be no other now, and changes nothing.
    """
    claims: list[Claim] = []
    for one in dated:
        taken = before.claims_of(one, family_of, actors)
        claims += _claims(one, family_of, actors, gazetteer) if taken is None else taken
    return one_voice(claims, family_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What the claims of one report are resolved on."""

    dated: Dated
    known_on: date | None
    actors: ActorContext
    places: PlaceContext
    book: ActorBook
    gazetteer: Gazetteer
    family_of: FamilyOf


def _claims(dated: Dated, family_of: FamilyOf, actors: ActorBook, gazetteer: Gazetteer) -> Iterable[Claim]:
    known_on = dated.published.last if dated.published else None
    ground = _Ground(
        dated=dated,
        known_on=known_on,
        actors=actor_context(dated.reading, actors, on=known_on),
        places=place_context(dated.reading, gazetteer),
        book=actors,
        gazetteer=gazetteer,
        family_of=family_of,
    )
    yield from with_origins_of_titles(_claim(mention, ground) for mention in dated.reading.mentions)
    for mention in dated.reading.suggestions:
        yield replace(_claim(mention, ground), is_suggested=True)


def _claim(mention: Mention, ground: _Ground) -> Claim:
    document = ground.dated.reading.document
    section = document.section_at(mention.trigger.start)
    speakers = resolve_speakers(mention, document=document, book=ground.book, context=ground.actors)
    voice = speakers[0].actor if speakers else None
    when, due = resolve_date(mention, ground.dated)
    actors = _linked(mention.actors, mention, voice, ground)
    # Two phrases for one ("Russia … the Russian army") make nobody act upon himself.
    recipients = _linked(mention.recipients, mention, voice, ground)
    return Claim(
        id=mention.id,
        mention=mention,
        document_id=document.id,
        section=section.role if section else SectionRole.BODY,
        actors=actors,
        recipients=tuple(r for r in recipients if r.id is None or all(r.id != a.id for a in actors)),
        date=when,
        due=due,
        place=place_of(mention, ground.places, ground.gazetteer),
        speakers=speakers,
        origin=origin_of(
            mention,
            speakers,
            document=document,
            citations=ground.dated.reading.citations,
            book=ground.book,
            context=ground.actors,
            family_of=ground.family_of,
        ),
        known_on=ground.known_on,
    )


def _linked(
    words: tuple[NameWords, ...], mention: Mention, voice: ActorLink | None, ground: _Ground
) -> tuple[ActorLink, ...]:
    """Resolve each phrase; two phrases for one actor are one.

    A name that the grammar also reads as a place ("the Idlib patrols") is an actor
    only where the book knows it as one ("the Moscow talks").
    """
    places = {w.evidence for w in mention.where if w.preposition == "compound"}
    found: dict[tuple[str, str | None], ActorLink] = {}
    document = ground.dated.reading.document
    for phrase in words:
        for link in resolve_actor(
            phrase, document=document, book=ground.book, context=ground.actors, speaker=voice
        ):
            if link.id is not None or phrase.evidence not in places:
                found.setdefault((link.id or link.name, link.country), link)
    return tuple(found.values())
