"""The mentions of a decision found again: by id, else by the words that it was made on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from truceline.records.claim import Claim
from truceline.records.document import Evidence
from truceline.records.event import DecidedWords, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The claims of a record by id and by document."""

    by_id: Mapping[str, Claim]
    by_document: Mapping[str, Sequence[Claim]]


def shelf_of(claims: Iterable[Claim]) -> Shelf:
    """Put claims on a shelf."""
    listed = tuple(claims)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(listed, key=lambda c: (c.mention.trigger.start, c.mention.trigger.end, c.id)):
        by_document[claim.document_id].append(claim)
    return Shelf(by_id={c.id: c for c in listed}, by_document=by_document)


def attached(decision: Decision, shelf: Shelf) -> Decision:
    """Give a decision with the ids that its mentions have today; those that are gone are left out."""
    kept = {w.mention_id: found_again(w, shelf) for w in decision.words}
    ids = [i if i in shelf.by_id else kept.get(i) for i in decision.mention_ids]
    return replace(decision, mention_ids=tuple(i for i in ids if i))


def missing(decision: Decision, shelf: Shelf) -> tuple[str, ...]:
    """Give the mention ids of a decision that no claim answers to, by id or by words."""
    kept = {w.mention_id: found_again(w, shelf) for w in decision.words}
    return tuple(i for i in decision.mention_ids if i not in shelf.by_id and not kept.get(i))


def found_again(words: DecidedWords, shelf: Shelf) -> str | None:
    """Find the mention that stands on some words now, None where none does.

    The id is asked first; then a trigger that overlaps, of the same type before others, the longest overlap first. A
    mention that was the only one of its type in its sentence is also found by that, where there is still only one.
    """
    if words.mention_id in shelf.by_id:
        return words.mention_id
    near = shelf.by_document.get(words.trigger.document_id, ())
    touching = [c for c in near if _overlap(c.mention.trigger, words.trigger) > 0]
    if touching:
        return min(touching, key=lambda c: _rank(c, words)).id
    own = [c for c in near if c.mention.event_type == words.event_type and _stands_in(c, words.sentence)]
    return own[0].id if words.is_only and len(own) == 1 else None


def _rank(claim: Claim, words: DecidedWords) -> tuple[bool, int, str]:
    mention = claim.mention
    return mention.event_type != words.event_type, -_overlap(mention.trigger, words.trigger), claim.id


def _stands_in(claim: Claim, sentence: Evidence) -> bool:
    return sentence.start <= claim.mention.trigger.start < sentence.end


def _overlap(a: Evidence, b: Evidence) -> int:
    return min(a.end, b.end) - max(a.start, b.start)
