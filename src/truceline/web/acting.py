"""Who acts, is acted on, speaks and is party, over a whole view; and who did what with whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from truceline.errors import NotFoundError
from truceline.records.arrangement import Arrangement
from truceline.records.claim import ActorLink, Claim
from truceline.records.event import Event
from truceline.records.view import View
from truceline.reference.cameo import known_scales

# PLOVER's quad classes: their short signs and their names.
QUADS: Mapping[int, tuple[str, str]] = {
    1: ("V+", "verbal cooperation"),
    2: ("M+", "material cooperation"),
    3: ("V−", "verbal conflict"),
    4: ("M−", "material conflict"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """An actor with everything on record that it has part in. `key` is its id, or the words where it has none.

    `named` are the claims in which words name it, in any part.
    """

    key: str
    link: ActorLink
    acts: list[Event] = field(default_factory=list)
    undergoes: list[Event] = field(default_factory=list)
    says: list[Claim] = field(default_factory=list)
    named: list[Claim] = field(default_factory=list)
    party: list[Arrangement] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """In how many places it stands: events on either side, statements."""
        return len(self.acts) + len(self.undergoes) + len(self.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """All actors of a view by key, and the events of each pair by quad class: those that are so, and all."""

    actors: Mapping[str, Acting]
    keys: Mapping[str, list[str]]  # by folded name
    so: Mapping[tuple[str, str], Counter[int]]
    all: Mapping[tuple[str, str], Counter[int]]

    def find(self, name: str) -> Acting:
        """Give the actor of an id or a name; of several of one name the one that stands in most places."""
        if name in self.actors:
            return self.actors[name]
        keys = self.keys.get(name.casefold().strip(), [])
        if not keys:
            raise NotFoundError(
                name,
                "is no actor of this record; the list of actors can be looked through by a part of a name",
            )
        return max((self.actors[k] for k in keys), key=lambda a: a.weight)


def key_of(link: ActorLink) -> str:
    """Give what an actor is known by: its id, else its words."""
    return link.id or link.name


def cast_of(view: View) -> Cast:
    """Gather who has part in what."""
    actors: dict[str, Acting] = {}
    so: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    every: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for event in view.events:
        doing, done_to = _unique(actors, event.actors), _unique(actors, event.recipients)
        for acting in doing:
            acting.acts.append(event)
        for acting in done_to:
            acting.undergoes.append(event)
        quad = quad_of(event)
        for pair in ((a.key, b.key) for a in doing for b in done_to) if quad else ():
            every[pair][quad or 0] += 1
            if event.status.is_so:
                so[pair][quad or 0] += 1
    for claim in view.claims:
        _gather_claim(actors, claim)
    for arrangement in view.arrangements:
        for acting in _unique(actors, arrangement.parties):
            acting.party.append(arrangement)
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for key, acting in actors.items():
        keys[acting.link.name.casefold()].append(key)
    return Cast(actors=actors, keys=keys, so=so, all=every)


def quad_of(event: Event) -> int | None:
    """Give PLOVER's quad class of what an event is, whatever its status."""
    return known_scales().plover_of(event.event_type, event.mode)[0]


def told_words(acting: Acting) -> list[tuple[ActorLink, int]]:
    """Give the words that named an actor, each with the reason it was taken for it, the commonest first."""
    counts: Counter[tuple[str, str | None]] = Counter()
    first: dict[tuple[str, str | None], ActorLink] = {}
    for claim in acting.named:
        speakers = (s.actor for s in claim.speakers)
        for link in (*claim.actors, *claim.recipients, *speakers):
            if key_of(link) == acting.key:
                words = (" ".join(link.evidence.quote.split()), link.inferred)
                counts[words] += 1
                first.setdefault(words, link)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0][0], pair[0][1] or ""))
    return [(first[words], count) for words, count in ordered]


def _gather_claim(actors: dict[str, Acting], claim: Claim) -> None:
    if claim.is_rejected:
        return
    speaking = _unique(actors, (s.actor for s in claim.speakers))
    for acting in speaking:
        acting.says.append(claim)
    others = _unique(actors, (*claim.actors, *claim.recipients))
    for acting in {a.key: a for a in (*others, *speaking)}.values():
        acting.named.append(claim)


def _unique(actors: dict[str, Acting], links: Iterable[ActorLink]) -> list[Acting]:
    """Give the actors of some links, each once; one that is met for the first time is added."""
    found = {}
    for link in links:
        key = key_of(link)
        if key not in actors:
            actors[key] = Acting(key=key, link=link)
        found[key] = actors[key]
    return list(found.values())
