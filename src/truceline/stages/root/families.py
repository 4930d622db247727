"""Families of passages: what hangs together by shared wording, and no further."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from truceline.records.claim import Dated, Kinship
from truceline.records.document import Evidence
from truceline.reference.compounds import KIN, parts
from truceline.reference.joined import Joined

Place = tuple[str, int, int]  # document id, start, end

# In so many stories that are no tellings of each other, a passage is a standing one: an
# agency's footer, a desk's paragraph of background. Without this bound 82 of 200 reports
# of one agency became one family by their footers.
STANDING = 4


def passage_families(kin: Sequence[Kinship], dated: Mapping[str, Dated]) -> tuple[tuple[Evidence, ...], ...]:
    """Give the families as their passages, each in order of document and place; families likewise.

    Aligned passages are of one family; so are all that two reports share, but for
    reports that are put together from (or cut up into) parts of different origin:
    there each part goes its own way, so that a compilation fuses nothing. A report
    that came out before all that share parts of it is no compilation, and is one.
    A passage that many different stories carry is a family of its own.
    """
    joined = Joined[Place]()
    words: dict[Place, Evidence] = {}
    for kinship in kin:
        for aligned in kinship.aligned if kinship.kind in KIN else ():
            first, second = _place(aligned.a), _place(aligned.b)
            words[first], words[second] = aligned.a, aligned.b
            joined.join(first, second)
    standing = _standing(words, joined, kin)
    partial = _partial(kin)
    whole = {report for report in partial if _is_first(report, partial[report], dated)}
    labels = _labels(kin, {report: others for report, others in partial.items() if report not in whole})
    for kinship in kin:
        shared: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
        for aligned in kinship.aligned if kinship.kind in KIN else ():
            first, second = _place(aligned.a), _place(aligned.b)
            if first not in standing:
                shared[(labels.get(first, ""), labels.get(second, ""))] += [first, second]
        for places in shared.values():
            joined.join_all(places)
    own: defaultdict[str, list[Place]] = defaultdict(list)
    for place in sorted(words.keys() - standing):
        own[place[0]].append(place)
    for report in sorted(whole):
        joined.join_all(own[report])
    groups: defaultdict[Place, list[Place]] = defaultdict(list)
    for place in sorted(words):
        groups[joined.root(place)].append(place)
    return tuple(sorted((tuple(words[p] for p in group) for group in groups.values()), key=_first))


def is_earlier(one: Dated | None, other: Dated | None) -> bool:
    """Tell whether the intervals show that one report came out on a day before the other's."""
    return one is not None and other is not None and one.is_before(other)


def _standing(words: Mapping[Place, Evidence], joined: Joined[Place], kin: Sequence[Kinship]) -> set[Place]:
    """Give the passages that stand in too many different stories to tie any two of them together."""
    stories = Joined[str]()
    for kinship in kin:
        if kinship.kind in {"reprint", "rewrite"}:
            stories.join(kinship.a, kinship.b)
    carriers: defaultdict[Place, set[str]] = defaultdict(set)
    for place in words:
        carriers[joined.root(place)].add(stories.root(place[0]))
    return {place for place in words if len(carriers[joined.root(place)]) >= STANDING}


def _partial(kin: Sequence[Kinship]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for report, other in parts(kin):
        found[report].add(other)
    return dict(found)


def _is_first(report: str, others: set[str], dated: Mapping[str, Dated]) -> bool:
    return all(is_earlier(dated.get(report), dated.get(other)) for other in others)


def _labels(kin: Sequence[Kinship], partial: Mapping[str, set[str]]) -> dict[Place, str]:
    """Name, for each passage of a compound, the part it is of."""
    joined = Joined[Place]()
    labelled: set[Place] = set()
    for kinship in kin:
        for report, other, own in _sides(kinship):
            if other in partial.get(report, ()):
                labelled.update(own)
                joined.join_all(own)
    return {place: f"{joined.root(place)}" for place in labelled}


def _sides(kinship: Kinship) -> Iterable[tuple[str, str, list[Place]]]:
    if kinship.kind in KIN:
        yield kinship.a, kinship.b, [_place(aligned.a) for aligned in kinship.aligned]
        yield kinship.b, kinship.a, [_place(aligned.b) for aligned in kinship.aligned]


def _place(evidence: Evidence) -> Place:
    return evidence.document_id, evidence.start, evidence.end


def _first(passages: tuple[Evidence, ...]) -> Place:
    return _place(passages[0])


def kin_by_family(
    families: Sequence[Sequence[Evidence]], kin: Sequence[Kinship]
) -> tuple[tuple[Kinship, ...], ...]:
    """Give, for each family, the kinships with an aligned passage in it."""
    family_at = {_place(passage): at for at, passages in enumerate(families) for passage in passages}
    found: list[list[Kinship]] = [[] for _ in families]
    for kinship in kin:
        if kinship.kind in KIN:
            for at in {family_at[_place(aligned.a)] for aligned in kinship.aligned}:
                found[at].append(kinship)
    return tuple(map(tuple, found))
