"""Who stands at the start of a claim: a party's statement, an official, a witness, an outlet's own reporting."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from truceline.records.claim import ActorKind, ActorLink, Claim, Origin, OriginKind, SpeakerLink
from truceline.records.document import Document, SectionRole
from truceline.records.mention import Citation, Mention, NameKind, NameWords, SpeakerKind
from truceline.records.serial import stable_id
from truceline.reference.actors import ActorBook
from truceline.reference.naming import name_tokens
from truceline.stages.resolve.bodies import Linker
from truceline.stages.resolve.context import ActorContext
from truceline.stages.resolve.people import ministry_in, office_in
from truceline.stages.resolve.speakers import resolve_speakers

__all__ = ["one_voice", "origin_of", "resolve_speakers"]

FamilyOf = Callable[[str, int], str | None]

_WITNESSES = frozenset(
    {"witness", "witnesses", "eyewitness", "eyewitnesses", "resident", "villager", "survivor"}
    | {"local", "bystander", "inhabitant"}
)
# Rewrites name one unnamed voice by many such words; it stays one.
_VOICES = frozenset(
    {"official", "authority", "source", "insider", "figure", "aide", "adviser", "diplomat", "person"}
)
# A story that is another outlet's says so in its first sentences.
_LEAD = 600
_PARTIES = frozenset({ActorKind.STATE, ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """One mention with what its origin is read from."""

    mention: Mention
    document: Document
    book: ActorBook
    context: ActorContext
    family: str | None

    @property
    def story(self) -> str:
        """The family of the mention's passage, else the report by itself."""
        return self.family or self.document.id


def origin_of(
    mention: Mention,
    speakers: Sequence[SpeakerLink],
    *,
    document: Document,
    citations: Sequence[Citation],
    book: ActorBook,
    context: ActorContext,
    family_of: FamilyOf,
) -> Origin:
    """Give the origin of a mention; equal ids are one origin.

    `family_of` names the family of passages that an offset of a document belongs to,
    None where its passage is like no other report's.
    """
    family = family_of(document.id, mention.trigger.start)
    claim = _Claim(mention=mention, document=document, book=book, context=context, family=family)
    first = speakers[0] if speakers else None
    if first is None or first.kind is SpeakerKind.OUTLET:
        return _of_outlet(claim, first, citations)
    words = mention.speakers[0].words if mention.speakers else None
    if words and _last_noun(words) in _WITNESSES:
        return _witness(claim, first.actor)
    if first.actor.kind is ActorKind.PERSON:
        return _of_person(claim, first, words)
    return _of_body(first.actor, "")


def one_voice(claims: Sequence[Claim], family_of: FamilyOf) -> tuple[Claim, ...]:
    """Give the claims with one origin for "the official" and "a Turkish official" of one story.

    An unnamed voice without a country is taken for the one of its kind that the same story gives a country, where
    that is only one.
    """
    unnamed = [c for c in claims if c.origin.kind is OriginKind.ANONYMOUS and c.speakers]
    voices: defaultdict[tuple[str, str], dict[str, Origin]] = defaultdict(dict)
    for claim in unnamed:
        if country := claim.speakers[0].actor.country:
            voices[_voice_of(claim, family_of)].setdefault(country, claim.origin)
    same: dict[str, Origin] = {}
    for claim in unnamed:
        known = voices.get(_voice_of(claim, family_of), {})
        if claim.speakers[0].actor.country is None and len(known) == 1:
            same[claim.origin.id] = next(iter(known.values()))
    return tuple(replace(c, origin=same[c.origin.id]) if c.origin.id in same else c for c in claims)


def is_own_voice(claim: Claim, family: str | None, book: ActorBook) -> bool:
    """Tell whether a claim has the origin that its own report gives it; `one_voice` may have given it another's.

    What `one_voice` gives a heading, it gives the words below it that the heading rests on.
    """
    is_unnamed = claim.origin.kind is OriginKind.ANONYMOUS and claim.speakers
    if not is_unnamed or claim.speakers[0].actor.country:
        return True
    words = claim.mention.speakers[0].words if claim.mention.speakers else None
    return claim.origin.id == _id("anonymous", family or claim.document_id, "", _voice(words, book))


def _voice_of(claim: Claim, family_of: FamilyOf) -> tuple[str, str]:
    """Name the story of an unnamed voice, and what kind of voice it is."""
    story = family_of(claim.document_id, claim.mention.trigger.start) or claim.document_id
    noun = _last_noun(claim.mention.speakers[0].words) if claim.mention.speakers else ""
    return story, "official" if noun in _VOICES or not noun else noun


def _last_noun(words: NameWords) -> str:
    head = words.head.lower()
    if head:
        return head
    tokens = name_tokens(words.evidence.quote)
    return tokens[-1].folded.removesuffix("s") if tokens else ""


def _of_person(claim: _Claim, first: SpeakerLink, words: NameWords | None) -> Origin:
    """A named person by name, a minister by the ministry, an unnamed official by the story."""
    actor = first.actor
    body = _ministry_of(claim, first, words)
    if body:
        return _of_body(body, f"; {actor.name} speaks for it")
    if _is_named(claim, first, words):
        return Origin(
            id=_id("person", actor.id or claim.book.key(actor.name), actor.country or ""),
            kind=OriginKind.OFFICIAL,
            name=actor.name,
            reason=f"{actor.name} said so: one speaker, whoever carries it",
        )
    voice = _voice(words, claim.book)
    return Origin(
        id=_id("anonymous", claim.story, actor.country or "", voice),
        kind=OriginKind.ANONYMOUS,
        name=actor.name,
        reason=f"an unnamed speaker (“{actor.name}”): one voice {_where(claim)}",
    )


def _ministry_of(claim: _Claim, first: SpeakerLink, words: NameWords | None) -> ActorLink | None:
    """Give the ministry that a minister heads, or that a spokesperson is named with; none for the unnamed."""
    actor, book = first.actor, claim.book
    if first.kind is SpeakerKind.ANONYMOUS or actor.country not in book.countries or words is None:
        return None
    text = f"{words.office or ''} {words.evidence.quote}"
    office = office_in(text, book)
    ministry = (office.ministry if office else None) or ministry_in(text, book) or _headed(claim, actor)
    link = Linker(evidence=actor.evidence, book=book)
    return link.body(actor.country, ministry) if ministry and actor.country else None


def _headed(claim: _Claim, actor: ActorLink) -> str | None:
    """Give the ministry that a person heads: as the report says, else as is known for its day."""
    book, on = claim.book, claim.context.on
    name = book.key(actor.name)
    met = next((p for p in claim.context.persons.get(name, ()) if p.office and p.key == name), None)
    if met and met.office:
        return book.offices[met.office].ministry
    known = book.actors.get(actor.id or "")
    held = [t.office for t in known.offices if on is None or t.holds_on(on)] if known else []
    headed = {book.offices[office].ministry for office in held}
    return headed.pop() if len(headed) == 1 else None


def _is_named(claim: _Claim, first: SpeakerLink, words: NameWords | None) -> bool:
    """Tell a person with a name from "a Turkish official" and from a "he" that nothing names."""
    key = claim.book.key(first.actor.name)
    if first.actor.id or any(p.key == key for p in claim.context.persons.get(key, ())):
        return True
    is_described = words is not None and claim.book.nouns.get(claim.book.key(_last_noun(words))) == "person"
    is_pronoun = words is not None and words.kind is NameKind.PRONOUN
    return first.kind is SpeakerKind.PERSON and not is_described and not is_pronoun


def _voice(words: NameWords | None, book: ActorBook) -> str:
    noun = _last_noun(words) if words else ""
    return "official" if noun in _VOICES or not noun else book.key(noun)


def _witness(claim: _Claim, actor: ActorLink) -> Origin:
    return Origin(
        id=_id("witness", claim.story),
        kind=OriginKind.WITNESS,
        name=actor.name,
        reason=f"witnesses or residents (“{actor.name}”): one voice {_where(claim)}",
    )


def _of_body(actor: ActorLink, also: str) -> Origin:
    """A party, a body of state or an organisation: one origin, whoever carries its words."""
    is_party = actor.kind in _PARTIES or (actor.kind is ActorKind.ORGANISATION and actor.country is not None)
    return Origin(
        id=_id("body", actor.id or actor.name.casefold(), actor.country or ""),
        kind=OriginKind.PARTY if is_party else OriginKind.ORGANISATION,
        name=actor.name,
        reason=f"a statement of {actor.name}: one origin, whoever carries it{also}",
    )


def _of_outlet(claim: _Claim, first: SpeakerLink | None, citations: Sequence[Citation]) -> Origin:
    """The outlet's own reporting: one origin for a family of passages, named by the outlet that is cited."""
    cited = first.actor.name if first else _cited(claim, citations)
    name = cited or claim.document.outlet or claim.document.name
    if claim.family:
        parts = ("family", claim.family)
    else:
        parts = ("cited", claim.book.key(cited)) if cited else ("report", claim.document.id)
    why = f"{name} is cited for it" if cited else f"{name} tells it in its own voice"
    return Origin(
        id=_id("outlet", *parts),
        kind=OriginKind.OUTLET,
        name=name,
        reason=f"{why}, and nobody else: one origin {_where(claim)}",
    )


def _cited(claim: _Claim, citations: Sequence[Citation]) -> str | None:
    """Give the outlet cited in the sentence, else the only one whose word the report's lead rests on.

    What an outlet was told in some later sentence is that sentence's origin, not the report's.
    """
    sentence = claim.mention.sentence
    inside = [c.outlet for c in citations if sentence.start <= c.evidence.start < sentence.end]
    body = min((s.start for s in claim.document.sections if s.role is SectionRole.BODY), default=0)
    leading = {c.outlet for c in citations if c.evidence.start < body + _LEAD and c.cue != "told"}
    outlets = inside[:1] or sorted(leading)
    if len(outlets) != 1:
        return None
    known = [a.name for a in claim.book.named(outlets[0]) if a.kind is ActorKind.MEDIA]
    return known[0] if known else outlets[0]


def _where(claim: _Claim) -> str:
    return "in all reports that share this passage" if claim.family else "in this report"


def _id(*parts: str) -> str:
    return stable_id("origin", *parts)
