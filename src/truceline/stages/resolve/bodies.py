"""Links to states and to what every state has: armed forces, ministries and other bodies."""

from dataclasses import dataclass

from truceline.records.claim import ActorKind, ActorLink, Candidate
from truceline.records.document import Evidence
from truceline.reference.actors import Actor, ActorBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """Makes links for one stretch of words."""

    evidence: Evidence
    book: ActorBook

    def plain(
        self,
        name: str,
        kind: ActorKind,
        *,
        country: str | None = None,
        inferred: str | None = None,
        rejected: tuple[Candidate, ...] = (),
    ) -> ActorLink:
        """Link to nobody known: the words stand as the name, with a score of 0.3."""
        return ActorLink(
            evidence=self.evidence,
            id=None,
            name=name,
            kind=kind,
            country=country,
            score=0.3,
            inferred=inferred,
            rejected=rejected,
        )

    def actor(
        self,
        actor: Actor,
        *,
        score: float = 1.0,
        inferred: str | None = None,
        rejected: tuple[Candidate, ...] = (),
    ) -> ActorLink:
        """Link to an actor of the book."""
        return ActorLink(
            evidence=self.evidence,
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            score=score,
            inferred=inferred,
            rejected=rejected,
            wikidata=actor.wikidata,
        )

    def state(
        self,
        iso3: str,
        *,
        score: float = 1.0,
        inferred: str | None = None,
        rejected: tuple[Candidate, ...] = (),
    ) -> ActorLink:
        """Link to a state."""
        country = self.book.countries[iso3]
        known = Actor(
            id=f"state-{iso3.lower()}",
            name=country.name,
            kind=ActorKind.STATE,
            country=iso3,
            wikidata=country.wikidata,
        )
        return self.actor(known, score=score, inferred=inferred, rejected=rejected)

    def force(self, iso3: str, noun: str, *, score: float = 0.95, inferred: str | None = None) -> ActorLink:
        """Link to a state's armed forces, or to the branch that the noun names."""
        branch = self.book.branch_words.get(noun)
        key = f"force-{iso3.lower()}" + (f"-{branch.id}" if branch else "")
        name = f"{self.book.countries[iso3].adjective} {branch.title if branch else 'Armed Forces'}"
        made = Actor(id=key, name=name, kind=ActorKind.ARMED_FORCE, country=iso3)
        return self.actor(self.book.actors.get(key, made), score=score, inferred=inferred)

    def body(
        self, iso3: str, ministry: str, *, score: float = 0.95, inferred: str | None = None
    ) -> ActorLink:
        """Link to a ministry or another body of a state."""
        key = f"body-{iso3.lower()}-{ministry}"
        name = f"{self.book.countries[iso3].adjective} {self.book.ministries[ministry].title}"
        made = Actor(id=key, name=name, kind=ActorKind.ORGANISATION, country=iso3)
        return self.actor(self.book.actors.get(key, made), score=score, inferred=inferred)
