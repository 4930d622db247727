"""Which arrangement is a part of which: observation posts under the agreement that allows them."""

from collections import defaultdict
from collections.abc import Sequence

from truceline.reference.areas import Lie, lie
from truceline.reference.kinds import Kinds
from truceline.stages.track.shelf import Group
from truceline.stages.track.touch import Touch

Sentence = tuple[str, int]


def parents(groups: Sequence[Group], kinds: Kinds) -> dict[int, int]:
    """Give for each part, by its place in the list, the whole that one sentence ties it to."""
    by_report: dict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for document in {document for document, _ in group.sentences}:
            by_report[document].append(n)
    found: dict[int, int] = {}
    for n, part in enumerate(groups):
        beside = (
            {m for document, _ in part.sentences for m in by_report[document] if m != n}
            if part.kind.part_of
            else set()
        )
        ties = [
            (tie, -m)
            for m in sorted(beside)
            if groups[m].kind.id in part.kind.part_of and (tie := _tie(part, groups[m], kinds)) > 0
        ]
        if ties:
            found[n] = -max(ties)[1]
    return {n: m for n, m in found.items() if found.get(m) != n}


def tied_touches(part: Group, whole: Group) -> list[Touch]:
    """Give the touches of a part that stand in a sentence with its whole."""
    shared = part.sentences & whole.sentences
    return [t for unit in part.units for t in unit.touches if _sentence(t) in shared]


def _tie(part: Group, whole: Group, kinds: Kinds) -> int:
    if part.loose and whole.firm and not part.loose & whole.firm:
        return 0
    if any(lie(a, b) is Lie.APART for a in part.places[:1] for b in whole.places[:1]):
        return 0
    shared = len(part.sentences & whole.sentences)
    if shared:
        return 10 * shared
    if not part.documents & whole.documents:
        return 0
    return int(any(_names_whole(t, whole, kinds) for unit in part.units for t in unit.touches))


def _names_whole(touch: Touch, whole: Group, kinds: Kinds) -> bool:
    """True where the sentence about the part names the kind of the whole ("under the deal, …")."""
    sentence = touch.claim.mention.sentence
    if sentence.document_id not in whole.documents or whole.kind.id not in kinds.topics_in(sentence.quote):
        return False
    return whole.year is None or str(whole.year) in sentence.quote


def _sentence(touch: Touch) -> Sentence:
    sentence = touch.claim.mention.sentence
    return sentence.document_id, sentence.start
