"""Ask the record with two clocks, how it stood on a day and what could be known by a day, and which days stand out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from truceline.earlier import NOTHING, Earlier, earlier_in
from truceline.errors import NotFoundError
from truceline.kit import World
from truceline.pipeline import reconcile
from truceline.records.arrangement import Arrangement, Standing
from truceline.records.claim import Dated
from truceline.records.dates import DateBasis, EventDate
from truceline.records.document import Evidence
from truceline.records.event import Decision, Event
from truceline.records.mention import Reading
from truceline.records.view import View
from truceline.reference import calendar
from truceline.reference.folding import folded_words
from truceline.reference.kinds import Kinds
from truceline.reference.standing import begun_by
from truceline.store.store import Store

# A report so many days after a day still tells its news; one that names it later comes back to it.
NEWS_DAYS = 2


def view_known_by(store: Store, world: World, day: date, *, with_decisions: bool = False) -> View:
    """Give the view over exactly the reports that were out by a day.

    Decisions made later are left out, or, `with_decisions`, counted and marked as late.
    """
    return view_of_known(
        store.readings(),
        store.decisions(),
        world,
        day,
        earlier=earlier_in(store, world),
        with_decisions=with_decisions,
    )


def view_of_known(
    readings: tuple[Reading, ...],
    decisions: tuple[Decision, ...],
    world: World,
    day: date,
    *,
    earlier: Earlier = NOTHING,
    with_decisions: bool = False,
) -> View:
    """Give the view of what was known by a day of some readings and decisions; `earlier` as for `reconcile`."""
    counted = tuple(d for d in decisions if with_decisions or d.made_on <= day)
    known = known_by(readings, day, earlier)
    return reconcile(known, world, counted, earlier=earlier, known_by=day)


def known_by(readings: tuple[Reading, ...], day: date, earlier: Earlier = NOTHING) -> tuple[Reading, ...]:
    """Give the readings of the reports that were out by the end of a day.

    A report counts when its publication interval, from its own words or from
    reports already counted, ends by that day; the set is grown until nothing more joins.
    `earlier` is what is known of the same readings.
    """
    from truceline.stages.anchor import anchor
    from truceline.stages.trace import judged, kinships, known_of

    lineage = earlier.of(readings).lineage
    kin = kinships(judged(readings, known_of(lineage.kinships, lineage.unlike)))
    known: frozenset[str] = frozenset()
    while True:
        usable = tuple(k for k in kin if k.a in known or k.b in known)
        out = {d.reading.document.id for d in anchor(readings, usable) if _is_out(d.published, day)}
        if out <= known:
            return tuple(r for r in readings if r.document.id in known)
        known |= out


def _is_out(published: EventDate | None, day: date) -> bool:
    return published is not None and published.last is not None and published.last <= day


def can_hold(when: EventDate, day: date) -> bool:
    """Tell whether an interval leaves it possible that the thing was so on a day; what has no day at all does not."""
    if when.first is None and when.last is None:
        return False
    return (when.first is None or when.first <= day) and (when.last is None or day <= when.last)


def on_day(view: View, day: date) -> View:
    """Give the part of a view that bears on a day.

    Kept are the events whose interval can hold the day, with their mentions and the attributions in the
    sentences of those; and the arrangements that had moved by then, with the moves that count by then.
    """
    events = tuple(e for e in view.events if can_hold(e.date, day))
    kept = {claim_id for event in events for claim_id in event.claim_ids}
    claims = tuple(c for c in view.claims if c.id in kept)
    sentences: dict[str, list[Evidence]] = {}
    for claim in claims:
        sentences.setdefault(claim.document_id, []).append(claim.mention.sentence)
    return replace(
        view,
        events=events,
        claims=claims,
        dated=tuple(_with_attributions_in(d, sentences.get(d.reading.document.id, [])) for d in view.dated),
        arrangements=tuple(a for a in (begun_by(a, day) for a in view.arrangements) if a.transitions),
    )


def about(view: View, name: str) -> View:
    """Give the part of a view about an arrangement, or about an actor or place; NotFoundError where there is none."""
    from truceline.stages.track import find_arrangement

    try:
        found: tuple[Arrangement, ...] = (find_arrangement(view.arrangements, name),)
    except NotFoundError:
        names = _fitting(view, name)
        found = tuple(a for a in view.arrangements if names & _names_of(a))
        events = tuple(e for e in view.events if names & _names_in(e))
        if not (found or events):
            raise
    else:
        moved = _claims_of(found[0], view)
        events = tuple(e for e in view.events if not moved.isdisjoint(e.claim_ids))
    kept = {i for e in events for i in e.claim_ids}
    claims = tuple(c for c in view.claims if c.id in kept)
    reports = {c.document_id for c in claims} | {
        e.document_id for a in found for t in a.transitions for e in t.evidence
    }
    dated = tuple(d for d in view.dated if d.reading.document.id in reports)
    return replace(view, dated=dated, arrangements=found, events=events, claims=claims)


def _claims_of(arrangement: Arrangement, view: View) -> set[str]:
    """The claims that moved an arrangement, measured it, or say that it was kept or broken."""
    told = {e for m in arrangement.measurements for e in m.evidence}
    told |= {e for c in arrangement.compliance for e in c.evidence}
    return set(arrangement.claim_ids) | {c.id for c in view.claims if c.mention.trigger in told}


def _fitting(view: View, name: str) -> set[str]:
    """The names of actors and places in a view that are the one asked for but for case, marks and hyphens."""
    wanted = folded_words(name)
    names = {n for a in view.arrangements for n in _names_of(a)}
    names |= {n for e in view.events for n in _names_in(e)}
    return {n for n in names if wanted and folded_words(n) == wanted}


def _names_of(arrangement: Arrangement) -> set[str]:
    places = [arrangement.area.name] if arrangement.area else []
    return {*places, *(p.name for p in arrangement.parties)}


def _names_in(event: Event) -> set[str]:
    places = [event.place.name] if event.place else []
    return {*places, *(a.name for a in (*event.actors, *event.recipients))}


def _with_attributions_in(dated: Dated, sentences: list[Evidence]) -> Dated:
    told = tuple(
        a
        for a in dated.reading.attributions
        if any(s.start < c.end and c.start < s.end for s in sentences for c in (a.cue, *a.content))
    )
    return replace(dated, reading=replace(dated.reading, attributions=told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How an arrangement stood, with the name that it answers to and the view that it was asked of.

    `is_known` is False where nothing known by the day belongs to the arrangement.
    """

    name: str
    standing: Standing
    view: View
    is_known: bool


def standing_of(
    name: str, full: View, subset: View, *, on: date, known_by: date | None, kinds: Kinds | None = None
) -> Answer:
    """Ask an arrangement of the full record about a subset of its reports.

    The name is looked up in the full record and stands for whatever of its kind holds its
    claims in the subset; where nothing does, the answer is "not known by then".
    """
    from truceline.stages.track import find_arrangement, stand

    named = find_arrangement(full.arrangements, name)
    claims = named.claim_ids
    # One claim can move a deal and the patrols that it sets up: only what is of the kind can be the same.
    held = [(len(claims & a.claim_ids), a) for a in subset.arrangements if a.kind == named.kind]
    best = max(held, key=lambda pair: pair[0], default=(0, named))
    if not best[0]:
        nothing = Standing(
            arrangement_id=named.id,
            state=None,
            since=None,
            last_reported=None,
            flags=(),
            origins=(),
            evidence=(),
        )
        return Answer(name=named.name, standing=nothing, view=subset, is_known=False)
    standing = stand(best[1], on=on, known_by=known_by, kinds=kinds)
    return Answer(name=named.name, standing=standing, view=subset, is_known=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A day that reports date something to: how many do, and on how many later days one came back to it."""

    day: date
    reports: int
    returns: int

    @property
    def weight(self) -> int:
        """Reports, as often over as the day was come back to: what is still told weeks later was no passing news."""
        return self.reports * (1 + self.returns)


def told_days(view: View) -> tuple[ToldDay, ...]:
    """Give every single day that reports name or date an event to, the weightiest first, the earlier of equals.

    A report's own day is none of them unless its words say so, and words for a month or a year name no day.
    """
    told: dict[date, set[str]] = defaultdict(set)
    back: dict[date, set[date]] = defaultdict(set)
    for document_id, out, day in (*_days_named(view.dated), *_days_claimed(view)):
        told[day].add(document_id)
        if out is not None and (out - day).days > NEWS_DAYS:
            back[day].add(out)
    days = (ToldDay(day=day, reports=len(told[day]), returns=len(back[day])) for day in told)
    return tuple(sorted(days, key=lambda d: (-d.weight, d.day)))


def _days_named(dated: tuple[Dated, ...]) -> Iterator[tuple[str, date | None, date]]:
    for one in dated:
        document = one.reading.document
        for words in one.reading.times:
            section = document.section_at(words.evidence.start)
            anchor = one.anchor_of(section) if section else None
            when = calendar.interval(words.form, anchor, words.tense)
            if when is not None and when.is_day and when.first is not None:
                yield document.id, one.published.last if one.published else None, when.first


def _days_claimed(view: View) -> Iterator[tuple[str, date | None, date]]:
    for claim in view.claims:
        if claim.date.is_day and claim.date.first and claim.date.basis is not DateBasis.PUBLICATION:
            yield claim.document_id, claim.known_on, claim.date.first
