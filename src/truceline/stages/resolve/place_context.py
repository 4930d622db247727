"""What a whole report makes likely of its places: countries, areas, neighbours, and who is a government."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from truceline.records.document import Evidence
from truceline.records.mention import NameWords, Reading
from truceline.reference.gazetteer import Gazetteer, GazetteerEntry
from truceline.reference.toponyms import fold
from truceline.stages.resolve.place_scores import Anchor, Surroundings, Votes, Weighed, weigh
from truceline.stages.resolve.place_words import adjective_country, holder_of, holders_named, may_be_place

# Candidates a name; more would cost time and help no report.
MOST_CANDIDATES = 40
# Names a report that the context is drawn from; a page of thousands of names is a list.
MOST_NAMES = 400
_PASSES = 2
# Characters between a town and what is taken to lie in it.
TOWN_REACH = 600
# A town that is surer than this is one that the report speaks of.
_SURE = 0.5
_PLACE_LABELS = frozenset({"", "GPE", "LOC", "FAC", "NORP"})
_OUTLET_WORD = re.compile(r"[^\W\d_][\w'-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """A report's text and what it makes likely; `governments` are spans of actors and speakers.

    `towns` are the towns that it names, each with where: what an unknown street or church lies in.
    """

    text: str
    around: Surroundings
    governments: frozenset[tuple[int, int]]
    towns: tuple[tuple[int, GazetteerEntry], ...] = ()

    def town_near(self, evidence: Evidence) -> GazetteerEntry | None:
        """Give the town named nearest to some words, those before them first; None beyond a paragraph or two."""
        before = [(evidence.start - at, town) for at, town in self.towns if at < evidence.start]
        after = [(2 * (at - evidence.end), town) for at, town in self.towns if at >= evidence.end]
        gap, town = min((*before, *after), key=lambda item: item[0], default=(0, None))
        return town if gap <= TOWN_REACH else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    key: str
    candidates: tuple[GazetteerEntry, ...]
    holders: tuple[GazetteerEntry, ...]
    count: int


def place_context(reading: Reading, gazetteer: Gazetteer) -> PlaceContext:
    """Draw the context of a report from its country names, nationality adjectives, other places and outlet.

    Each name counts by how sure its reading is; names are weighed again once the others are known.
    """
    text = reading.document.text
    names = [*reading.names, *(words for mention in reading.mentions for words in mention.where)]
    likely = [words for words in names if words.label in _PLACE_LABELS and may_be_place(words, text)][
        :MOST_NAMES
    ]
    named = _named(likely, text, gazetteer)
    votes = _adjective_votes(names[:MOST_NAMES], gazetteer)
    for country in _outlet_countries(reading.document.outlet, gazetteer):
        votes[country] = votes.get(country, 0.0) + 1.0
    nothing = Votes(total={}, of_name={})
    around = Surroundings(countries=Votes(total=votes, of_name={}), areas=nothing, anchors=())
    for _ in range(_PASSES):
        around = _surroundings(named, votes, around)
    return PlaceContext(
        text=text,
        around=around,
        governments=frozenset(_governments(reading)),
        towns=_towns(likely, named, around),
    )


def candidates_of(name: str, gazetteer: Gazetteer) -> tuple[GazetteerEntry, ...]:
    """Give a name's candidates; loose ones only where nothing has the name itself."""
    found = gazetteer.find(name, limit=MOST_CANDIDATES)
    exact = tuple(entry for entry in found if entry.match != "loose")
    return exact or found


def _towns(
    likely: Sequence[NameWords], named: Iterable[_Named], around: Surroundings
) -> tuple[tuple[int, GazetteerEntry], ...]:
    """Give where the report names towns that hardly anything else can be meant by."""
    best: dict[str, GazetteerEntry] = {}
    for name in named:
        weighed = weigh(name.candidates, around=around, key=name.key, holders=name.holders)
        if weighed and weighed[0].share >= _SURE and weighed[0].entry.kind == "city":
            best[name.key] = weighed[0].entry
    at = {(words.evidence.start, fold(words.evidence.quote)) for words in likely}
    return tuple((start, best[key]) for start, key in sorted(at) if key in best)


def _named(likely: Sequence[NameWords], text: str, gazetteer: Gazetteer) -> tuple[_Named, ...]:
    """Gather names by key, with all that any of their uses says they lie in."""
    counts: dict[str, int] = {}
    holders: dict[str, dict[str, GazetteerEntry]] = {}
    candidates: dict[str, tuple[GazetteerEntry, ...]] = {}
    for words in likely:
        key = fold(words.evidence.quote)
        if key and key not in candidates:
            candidates[key] = candidates_of(words.evidence.quote, gazetteer)
        counts[key] = counts.get(key, 0) + 1
        for holder in holder_of(words.evidence, text, gazetteer):
            holders.setdefault(key, {})[holder.id] = holder
    return tuple(
        _Named(key=key, candidates=found, holders=tuple(holders.get(key, {}).values()), count=counts[key])
        for key, found in sorted(candidates.items())
        if found
    )


def _surroundings(named: Iterable[_Named], votes: Mapping[str, float], before: Surroundings) -> Surroundings:
    countries: dict[str, dict[str, float]] = {"": dict(votes)}
    areas: dict[str, dict[str, float]] = {}
    anchors: list[Anchor] = []
    for name in named:
        weighed = weigh(name.candidates, around=before, key=name.key, holders=name.holders)
        worth = math.sqrt(name.count)
        for item in weighed:
            for votes_for, code in ((countries, item.entry.country), (areas, item.entry.admin1)):
                if code:
                    own = votes_for.setdefault(name.key, {})
                    own[code] = own.get(code, 0.0) + worth * item.share
        if weighed and weighed[0].entry.kind not in ("country", "continent"):
            anchors.append(_anchor(name.key, weighed[0]))
    return Surroundings(countries=_counted(countries), areas=_counted(areas), anchors=tuple(anchors))


def _anchor(key: str, best: Weighed) -> Anchor:
    broad = 0.5 if best.entry.kind in ("admin1", "region", "sea") else 1.0
    return Anchor(key=key, lat=best.entry.lat, lon=best.entry.lon, weight=best.share * broad)


def _adjective_votes(names: Iterable[NameWords], gazetteer: Gazetteer) -> dict[str, float]:
    votes: dict[str, float] = {}
    for words in names:
        for name in words.names or (words.evidence.quote,):
            for country in adjective_country(name, gazetteer):
                if country.country:
                    votes[country.country] = votes.get(country.country, 0.0) + 0.5
    return votes


def _outlet_countries(outlet: str | None, gazetteer: Gazetteer) -> list[str]:
    """Give the countries that an outlet's name speaks of ("Daily Tunisian" speaks of Tunisia)."""
    words = _OUTLET_WORD.findall(outlet or "")
    return [
        entry.country
        for word in words[:8]
        for entry in holders_named(word, gazetteer)
        if entry.country and entry.kind == "country"
    ]


def _counted(of_name: Mapping[str, Mapping[str, float]]) -> Votes:
    total: dict[str, float] = {}
    for votes in of_name.values():
        for code, vote in votes.items():
            total[code] = total.get(code, 0.0) + vote
    return Votes(total=total, of_name={key: votes for key, votes in of_name.items() if key})


def _governments(reading: Reading) -> Iterable[tuple[int, int]]:
    for mention in reading.mentions:
        speakers = tuple(speaker.words for speaker in mention.speakers)
        for words in (*mention.actors, *mention.recipients, *speakers):
            yield words.evidence.start, words.evidence.end
