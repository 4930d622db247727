"""What an earlier run resolved, taken over report by report where nothing that it rests on has changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from truceline.records.claim import Claim, Dated
from truceline.reference.actors import ActorBook
from truceline.stages.resolve.origins import is_own_voice

FamilyOf = Callable[[str, int], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """Claims by report, resolved with the same actors and places from the same readings, and what else they rest on.

    The claims of a report stand in the order of its mentions, then its suggestions.
    """

    dated: Mapping[str, Dated] = field(default_factory=dict)
    claims: Mapping[str, Sequence[Claim]] = field(default_factory=dict)
    family_of: FamilyOf = lambda document_id, offset: None

    def claims_of(self, dated: Dated, family_of: FamilyOf, book: ActorBook) -> Sequence[Claim] | None:
        """Give a report's claims as they would be resolved now, None where that may be otherwise than before.

        It rests on the report's reading and day and on the families of its words. What a person decided on stands in
        the claims, and what the voices of other reports made of an unnamed one: then they are resolved anew.
        """
        reading = dated.reading
        before, claims = self.dated.get(reading.document.id), self.claims.get(reading.document.id, ())
        if before is None or (before.published, before.anchors) != (dated.published, dated.anchors):
            return None
        mentions = (*reading.mentions, *reading.suggestions)
        if len(claims) != len(mentions):
            return None
        for claim, mention in zip(claims, mentions, strict=True):
            place = claim.document_id, mention.trigger.start
            family = family_of(*place)
            if claim.id != mention.id or claim.decided or family != self.family_of(*place):
                return None
            if not is_own_voice(claim, family, book):
                return None
        return claims
