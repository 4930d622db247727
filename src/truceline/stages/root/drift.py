"""What changed in meaning between two passages that share their wording."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from truceline.records.claim import Dated, Drift, Kinship, Lineage
from truceline.records.document import Document
from truceline.records.mention import AttributionKind
from truceline.reference.compounds import KIN
from truceline.reference.shingles import Word, folded_in
from truceline.reference.wording import Wording
from truceline.stages.root.changes import beginning, changes, loose_changes
from truceline.stages.root.credit import credits_of, namings, outlet_key
from truceline.stages.root.gaps import gaps_of
from truceline.stages.root.members import PassagesOf

# Likeness from which one passage's words are held against the other's. Below, in two
# tellings of one story, only terms and quotations are: the rest may be another clause's.
WHOLE = 0.5
# … and whose words stand in one order at least so far.
IN_ORDER = 0.36
# In a report that took over a part, the figures of another day stand in the same phrase
# ("33 people died on Thursday": 300 reports of one desk, likeness 0.4 to 0.6).
SAME_SENTENCE = 0.7


@dataclass(frozen=True, slots=True)
class _Side:
    """A report with its passages by their start, and the beginnings of its words.

    `said` are the passages that have a cue of speech, or of which the one before or after has: retellers cut sentences
    up.
    """

    dated: Dated
    passages: Mapping[int, Wording]
    vocabulary: frozenset[str]
    said: frozenset[int]


def drifts(
    kin: Sequence[Kinship], dated: Mapping[str, Dated], told: PassagesOf, *, earlier: Lineage
) -> tuple[Drift, ...]:
    """Give what changed between the aligned passages of kin reports, in the order of the kinships.

    `told` gives a report's passages. What `earlier` has of two reports is taken over where they are as kin as before.
    """

    @cache
    def side(name: str) -> _Side:
        """Give a report as it is compared, made ready once."""
        return _side(dated[name], told(name))

    as_before = {(kinship.a, kinship.b): kinship for kinship in earlier.kinships if kinship.kind in KIN}
    before: defaultdict[tuple[str, str], list[Drift]] = defaultdict(list)
    for drift in earlier.drifts:
        before[drift.a.document_id, drift.b.document_id].append(drift)
    found: list[Drift] = []
    for kinship in kin:
        pair = kinship.a, kinship.b
        if kinship.kind not in KIN or kinship.a not in dated or kinship.b not in dated:
            continue
        if as_before.get(pair) == kinship:
            found += before.get(pair, ())
        else:
            found += dict.fromkeys(_of_pair(kinship, side(kinship.a), side(kinship.b)))
    return tuple(found)


def _side(dated: Dated, passages: Sequence[Wording]) -> _Side:
    by_start = {passage.start: passage for passage in sorted(passages, key=lambda p: p.start)}
    told = tuple(by_start.values())
    around = zip((*told[:1], *told), told, (*told[1:], *told[-1:]), strict=False)
    cues = [said.cue.start for said in dated.reading.attributions if said.kind is AttributionKind.SPEECH]
    return _Side(
        dated=dated,
        passages=by_start,
        vocabulary=frozenset(map(beginning, set(folded_in(dated.reading.document.text)))),
        said=frozenset(
            passage.start
            for before, passage, after in around
            if any(before.start <= cue < after.end for cue in cues)
        ),
    )


def _of_pair(kinship: Kinship, a: _Side, b: _Side) -> Iterator[Drift]:
    if kinship.kind != "compilation":
        yield from _other_credit(a.dated, b.dated)
    documents = (a.dated.reading.document, b.dated.reading.document)
    least = SAME_SENTENCE if kinship.kind == "compilation" else WHOLE
    for aligned in kinship.aligned:
        first, second = a.passages.get(aligned.a.start), b.passages.get(aligned.b.start)
        if first is None or second is None or first.texts == second.texts:
            continue
        if aligned.score >= least and is_one_sentence(first, second):
            says = (first.start in a.said, second.start in b.said)
            found = changes(first, second, gaps_of(first, second), (a.vocabulary, b.vocabulary), says)
        elif least == WHOLE:
            found = loose_changes(first, second, gaps_of(first, second))
        else:
            continue
        for kind, words_a, words_b in found:
            yield _drift(documents, kind, words_a, words_b)


def is_one_sentence(a: Wording, b: Wording) -> bool:
    """Tell passages whose words run alike from those that only tell the same facts."""
    return _likeness(a.texts, b.texts) >= IN_ORDER


# Two forms of a standing passage meet in many pairs of reports.
@lru_cache(maxsize=20_000)
def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    return float(Indel.normalized_similarity(a, b))


def _drift(
    documents: tuple[Document, Document], kind: str, words_a: Sequence[Word], words_b: Sequence[Word]
) -> Drift:
    return Drift(
        a=documents[0].evidence(words_a[0].start, words_a[-1].end),
        b=documents[1].evidence(words_b[0].start, words_b[-1].end),
        kind=kind,
    )


def _other_credit(a: Dated, b: Dated) -> Iterator[Drift]:
    """One story, and each telling credits another outlet: the origin was lost on the way."""
    first = {outlet_key(citation.outlet): citation for citation in reversed(credits_of(a))}
    second = {outlet_key(citation.outlet): citation for citation in reversed(credits_of(b))}
    own = {outlet_key(side.reading.document.outlet or "") for side in (a, b)}
    if first and second and not first.keys() & second.keys() and not own & (first.keys() | second.keys()):
        one, other = (namings(side, credits_of(side)[0])[0] for side in (a, b))
        yield Drift(a=one, b=other, kind="attribution")
