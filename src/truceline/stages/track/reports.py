"""What each report speaks of besides an arrangement: the country it is set in, and whoever it names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from truceline.records.claim import ActorKind, ActorLink, Claim
from truceline.reference.parties import is_nameless, may_be_party, one_name, party_key

_NAME = re.compile(r"\b[^\W\d_a-z]\w{2,}")
# Before the key of whoever is known by a common noun only: "rebels" may be any group.
NAMELESS = "~"
_OF_STATES = frozenset({ActorKind.STATE, ActorKind.ARMED_FORCE, ActorKind.PERSON})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: `home` is the country that most of its places lie in, where one holds half of them or more.

    `around` are the parties that act, are acted on or speak in it, as keys, the countries of its places and the
    capitalised words of its sentences, folded. `names_group` tells whether it names one that is no state.
    """

    home: str | None
    around: frozenset[str]
    names_group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """All reports by id; `same` gives the key of a party that another key is only the adjective of."""

    by_id: Mapping[str, Report]
    same: Mapping[str, str] = field(default_factory=dict)

    def keys(self, actors: Iterable[ActorLink]) -> frozenset[str]:
        """Give the parties among some actors; "rebels" and their like are marked as NAMELESS."""
        found = ((party_key(actor), is_nameless(actor)) for actor in actors)
        return frozenset(
            NAMELESS + key if nameless else self.same.get(key, key) for key, nameless in found if key
        )


def reports_of(claims: Iterable[Claim]) -> Reports:
    """Gather what the claims of each report speak of."""
    met: dict[str, list[ActorLink]] = defaultdict(list)
    words: dict[str, set[str]] = defaultdict(set)
    placed: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        document = claim.document_id
        people = (*claim.actors, *claim.recipients, *(s.actor for s in claim.speakers))
        met[document] += [a for a in people if may_be_party(a)]
        words[document].update(w.casefold() for w in _NAME.findall(claim.mention.sentence.quote))
        if claim.place and claim.place.country:
            placed[document][claim.place.country] += 1
    named = Reports(
        by_id={}, same=one_name(party_key(a) for actors in met.values() for a in actors if not a.id)
    )
    return Reports(
        by_id={
            document: Report(
                home=_home(placed[document]),
                around=named.keys(actors) | words[document] | placed[document].keys(),
                names_group=any(a.kind not in _OF_STATES and not is_nameless(a) for a in actors),
            )
            for document, actors in met.items()
        },
        same=named.same,
    )


def _home(placed: Counter[str]) -> str | None:
    most = min(placed, key=lambda country: (-placed[country], country), default=None)
    return most if most is not None and 2 * placed[most] >= placed.total() else None
