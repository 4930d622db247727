"""Let a title rest on what it sums up: its claim has the origin of the sentence below that says the same."""

from collections.abc import Iterable
from dataclasses import replace

from truceline.records.claim import Claim, OriginKind
from truceline.records.document import SectionRole

HEADING = frozenset({SectionRole.TITLE, SectionRole.DECK})


def with_origins_of_titles(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give a report's claims, those of its headings with the origin of the first like claim of its body.

    Like is of one type and status, with a kind of arrangement or a party in common. A heading that names its speaker,
    and one that nothing in the body repeats on somebody's word, keeps its own origin.
    """
    given = tuple(claims)
    body = [c for c in given if c.section not in HEADING and c.origin.kind is not OriginKind.OUTLET]
    return tuple(_rested(claim, body) if claim.section in HEADING else claim for claim in given)


def _rested(heading: Claim, body: list[Claim]) -> Claim:
    if heading.speakers:
        return heading
    like = next((claim for claim in body if _is_like(heading, claim)), None)
    if like is None:
        return heading
    reason = f"the heading sums up what “{like.mention.trigger.quote}” rests on: {like.origin.reason}"
    return replace(heading, origin=replace(like.origin, reason=reason))


def _is_like(heading: Claim, claim: Claim) -> bool:
    one, other = heading.mention, claim.mention
    if (one.event_type, one.status) != (other.event_type, other.status):
        return False
    parties = {a.id or a.name for a in heading.actors} & {a.id or a.name for a in claim.actors}
    return bool(set(one.topics) & set(other.topics) or parties)
