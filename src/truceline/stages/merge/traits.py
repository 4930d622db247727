"""What a claim is compared by, worked out once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from truceline.records.claim import ActorKind, ActorLink, Claim, PlaceLink
from truceline.records.dates import DateBasis, Precision
from truceline.records.document import SectionRole
from truceline.records.mention import Mention, Status
from truceline.reference.deeds import NO_DEEDS, Deeds
from truceline.reference.folding import folded_words
from truceline.reference.parties import is_nameless, party_keys

# Types in which the parties stand side by side, so that who is named first says nothing.
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
# An interval wider than this places an event no better than "at some time".
FIRM_DAYS = 31
# Words that say nothing of what happened.
# fmt: off
_EMPTY = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but",
    "as", "that", "which", "who", "whom", "whose", "this", "these", "those", "it", "its", "they",
    "their", "them", "he", "his", "him", "she", "her", "we", "our", "i", "you", "is", "are", "was",
    "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would",
    "can", "could", "may", "might", "shall", "should", "must", "not", "no", "nor", "so", "than",
    "then", "there", "here", "into", "over", "under", "between", "among", "after", "before",
    "during", "until", "since", "said", "say", "says", "told", "added", "also", "more", "most",
    "some", "any", "all", "each", "other",
})
# fmt: on

_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her)\s+(?:[^\s,.;:]+\s+)?$", re.IGNORECASE
)
# Small words of a trigger that are no deed.
_NO_DEED = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "is",
        "was",
        "were",
        "are",
        "been",
        "has",
        "had",
        "have",
        "be",
        "his",
        "her",
        "their",
        "and",
        "will",
        "by",
        "for",
        "with",
    }
)


class Reality(StrEnum):
    """Statuses that may be one event's: what is so, what may come, what is asked, feared or denied."""

    SO = "so"
    AHEAD = "ahead"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    NOT_SO = "not_so"


REALITIES = {
    Status.HAPPENED: Reality.SO,
    Status.ONGOING: Reality.SO,
    Status.PLANNED: Reality.AHEAD,
    Status.POSSIBLE: Reality.AHEAD,
    Status.DEMANDED: Reality.DEMANDED,
    Status.THREATENED: Reality.THREATENED,
    Status.DENIED: Reality.NOT_SO,
    Status.NOT_HAPPENED: Reality.NOT_SO,
}


@dataclass(frozen=True, slots=True)
class Name:
    """An actor's name: its kind where no country is known, its words, its last word after the first letter."""

    kind: ActorKind | None
    words: frozenset[str]
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A claim ready to be compared; days are ordinals, None at an open end.

    `words` are those of the trigger, `deeds` those that say what was done and the deeds that they are words of.
    `named` are those of the parties that have a name, a country or an entry of ours.
    `bounded` is True where the date is closed at both ends by more than the day
    of its report, `firm` where it is so within a month.
    """

    claim: Claim
    event_type: str
    document_id: str
    place: PlaceLink | None
    phase: str | None
    mode: str | None
    status: Status
    order: tuple[bool, int, str, int, str]
    reality: Reality
    actors: frozenset[str]
    recipients: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]
    named: frozenset[str]
    names: frozenset[Name]
    first: int | None
    last: int | None
    bounded: bool
    firm: bool
    known: int | None
    topics: frozenset[str]
    trigger: frozenset[str]
    words: frozenset[str]
    deeds: frozenset[str]
    is_definite: bool
    years: frozenset[str]
    sentence: frozenset[str]
    head: bool


def traits_of(claim: Claim, known_deeds: Deeds = NO_DEEDS) -> Traits:
    """Work out what a claim is compared by; `known_deeds` tells which words are words of one deed."""
    mention = claim.mention
    words = known_deeds.words_of(mention.trigger.quote) - _NO_DEED
    actors, recipients = party_keys(claim.actors), party_keys(claim.recipients)
    first = claim.date.first.toordinal() if claim.date.first else None
    last = claim.date.last.toordinal() if claim.date.last else None
    own = claim.date.basis is not DateBasis.PUBLICATION and claim.date.precision is not Precision.BOUND
    bounded = own and first is not None and last is not None
    known = claim.known_on.toordinal() if claim.known_on else None
    return Traits(
        claim=claim,
        event_type=mention.event_type,
        document_id=claim.document_id,
        place=claim.place,
        phase=mention.phase,
        mode=mention.mode,
        status=mention.status,
        order=(known is None, known or 0, claim.document_id, mention.trigger.start, claim.id),
        reality=REALITIES[mention.status],
        actors=_one(actors),
        recipients=_one(recipients),
        parties=_one(actors | recipients),
        people=_one(_people((*claim.actors, *claim.recipients))),
        named=_one(party_keys(a for a in (*claim.actors, *claim.recipients) if not _is_described(a))),
        names=frozenset(_name(a) for a in claim.actors if not _is_described(a)),
        first=first,
        last=last,
        bounded=bounded,
        firm=bounded and first is not None and last is not None and last - first <= FIRM_DAYS,
        known=known,
        topics=_one(frozenset(mention.topics)),
        trigger=_one(stems(mention.trigger.quote)),
        words=_one(words),
        deeds=_one(known_deeds.deeds_of(words)),
        is_definite=_is_definite(mention),
        years=frozenset(re.findall(r"\b(?:19|20)\d\d\b", mention.trigger.quote)),
        sentence=stems(mention.sentence.quote[:600]),
        head=claim.section in (SectionRole.TITLE, SectionRole.DECK),
    )


# A set of words or parties that many claims have is held once.
@lru_cache(maxsize=100_000)
def _one(words: frozenset[str]) -> frozenset[str]:
    return words


def _name(actor: ActorLink) -> Name:
    words = folded_words(actor.name).split()
    short = " ".join([words[0][0], words[-1]]) if len(words) > 1 else ""
    return Name(None if actor.country else actor.kind, frozenset(words), short or " ".join(words))


def _is_definite(mention: Mention) -> bool:
    """True for a deed that is taken as known: "the attack", "this latest attack"."""
    before = mention.sentence.quote[: max(0, mention.trigger.start - mention.sentence.start)]
    # The words close by decide: the search would begin at every word of the sentence.
    return before[-1:].isspace() and bool(_DEFINITE.search(" ".join(before.split()[-2:]) + " "))


def _is_described(actor: ActorLink) -> bool:
    """True for whoever has no name, only a word for what they are: "rebels", "a 36-year-old Australian climber"."""
    is_known = actor.id is not None or actor.country
    is_one_of_many = actor.kind is ActorKind.POPULATION or actor.name.rpartition(" ")[2].islower()
    return not is_known and (is_one_of_many or is_nameless(actor))


def _people(actors: Iterable[ActorLink]) -> frozenset[str]:
    return frozenset(a.id for a in actors if a.id and a.kind is ActorKind.PERSON)


# The claims of one sentence are asked for on end, and hold its words once.
@lru_cache(maxsize=1_000)
def stems(text: str) -> frozenset[str]:
    """Give the content words of a text, cut to six letters so that "patrols" meets "patrolling"."""
    return frozenset(_stem(word) for word in folded_words(text).split() if word not in _EMPTY)


# One string for each stem, however many sentences have it.
@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return word[:6].rstrip("s")


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Give the share of the smaller set that both have, 0 where one is empty."""
    if not a or not b or a.isdisjoint(b):
        return 0.0
    return len(a & b) / min(len(a), len(b))
