"""A situation report: what stands, what happened, who says what, composed from the record and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from truceline.asking import about
from truceline.brief_words import (
    Notes,
    accusation,
    claimants,
    due_line,
    event_line,
    figure_line,
    standing_line,
)
from truceline.export.told import days, disputed, plural
from truceline.figures import figures
from truceline.records.arrangement import Arrangement, OpenItem
from truceline.records.brief import Brief, Line, Part
from truceline.records.dates import DateBasis, EventDate
from truceline.records.event import Decision, Event
from truceline.records.figure import Figure
from truceline.records.view import View
from truceline.reference.decisions import in_force
from truceline.reference.figure_kinds import FigureKinds
from truceline.reference.kinds import Kinds
from truceline.reference.standing import begun_by, stand
from truceline.stages.track import open_items, open_on

# So many lines a part make about two pages.
STANDING, HAPPENED, SAID, COMPLIANCE, DISPUTES, FIGURES, OPEN, UNDATED, DECISIONS = 8, 10, 6, 6, 5, 6, 6, 4, 5

LONGEST_HAPPENING = timedelta(days=62)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a brief is asked for: a period, both days included, a name to keep to, and what could be known by."""

    first: date
    last: date
    about: str | None = None
    known_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in a whole view before, so that a brief on a period of it need not find it again."""

    figures: Sequence[Figure]
    open_items: Sequence[OpenItem]


def brief(
    view: View,
    asked: Asked,
    *,
    kinds: Kinds,
    figure_kinds: FigureKinds,
    decisions: Sequence[Decision] = (),
    found: Found | None = None,
) -> Brief:
    """Compose a report of about two pages on a period; NotFoundError where nothing has the name it is about.

    `found` is of the view as it is given; where a name narrows that, it is not used.
    """
    if asked.about is not None:
        view, found = about(view, asked.about), None
    found = found or _found_in(view, figure_kinds)
    notes = Notes(view)
    dated = [e for e in view.events if _is_within(e.date, asked)]
    undated = [
        e for e in view.events if e.status.is_so and _reported_within(e, asked) and not _has_days(e.date)
    ]
    parts = (
        _standing(view, asked, kinds, notes),
        _events("What happened", [e for e in dated if e.status.is_so], notes, limit=HAPPENED, asked=asked),
        _events(
            "What was planned, demanded, threatened or denied",
            [e for e in view.events if not e.status.is_so and _reported_within(e, asked)],
            notes,
            limit=SAID,
            asked=asked,
        ),
        _compliance(view, asked, notes),
        _disputes(view, dated, asked, notes),
        _figures(found.figures, asked, notes),
        _open(found.open_items, asked, notes),
        _undated(view, undated, notes, asked),
        _decisions(decisions, asked),
    )
    title = f"{asked.about or 'Situation report'}: {asked.first} to {asked.last}"
    return Brief(title=title, basis=_basis(view, asked), parts=parts, notes=notes.made)


def _found_in(view: View, kinds: FigureKinds) -> Found:
    return Found(figures=figures(view, kinds), open_items=open_items(view.events, view.claims))


def _basis(view: View, asked: Asked) -> str:
    limit = f" that were out by {asked.known_by}" if asked.known_by else ""
    return (
        f"From {plural(len(view.dated), 'report')}{limit}. Every line is what reports say, on the word of those named, "
        "with their words in the notes; copies of one story are one origin. Nothing here has been checked beyond them."
    )


def _standing(view: View, asked: Asked, kinds: Kinds, notes: Notes) -> Part:
    """What moved in the period first, then what more origins tell of."""
    begun = [a for a in view.arrangements if begun_by(a, asked.last).transitions]
    stood = [(a, stand(a, on=asked.last, known_by=None, kinds=kinds)) for a in begun]
    stood.sort(key=lambda s: (not _moved(s[0], asked), -len(s[1].origins), s[0].name))
    lines = [standing_line(a, standing, notes) for a, standing in stood[:STANDING]]
    more = _more(len(stood), STANDING, f"truceline arrangements --on {asked.last}", asked)
    return Part(
        heading=f"What stood on {asked.last}",
        lines=tuple(lines),
        more=more,
        empty="No arrangement had begun.",
    )


def _moved(arrangement: Arrangement, asked: Asked) -> bool:
    return any(_is_within(t.date, asked) for t in arrangement.transitions)


def _events(heading: str, events: Sequence[Event], notes: Notes, *, limit: int, asked: Asked) -> Part:
    """The weightiest by origins and reports, then by day."""
    weighed = sorted(events, key=lambda e: (-len(e.origins), -len(e.document_ids), e.id))[:limit]
    lines = [event_line(e, notes) for e in sorted(weighed, key=_by_day)]
    more = _more(len(events), limit, "truceline timeline", asked)
    return Part(heading=heading, lines=tuple(lines), more=more, empty="Nothing is reported.")


def _compliance(view: View, asked: Asked, notes: Notes) -> Part:
    """Both directions, as they are said; those said in the period."""
    said = []
    for arrangement in view.arrangements:
        for one in arrangement.compliance:
            if any(_within(notes.known_on(e), asked) for e in one.evidence):
                said.append((arrangement, one))
    lines = [accusation(a, one, notes) for a, one in said[:COMPLIANCE]]
    return Part(
        heading="Who says what about compliance",
        lines=tuple(lines),
        more=_more(len(said), COMPLIANCE, "truceline show NAME", asked),
        empty="Nobody is reported to have said anything.",
    )


def _disputes(view: View, dated: Sequence[Event], asked: Asked, notes: Notes) -> Part:
    """Those of events in the period, or of which something was reported in it."""
    in_it = {e.id for e in dated}
    events = [
        e
        for e in view.events
        if e.disputes
        and (e.id in in_it or any(_within(notes.claims[i].known_on, asked) for i in e.claim_ids))
    ]
    found = [(e, d) for e in sorted(events, key=_by_day) for d in e.disputes]
    lines = []
    for event, dispute in found[:DISPUTES]:
        line = event_line(event, notes)
        sides = "; or ".join(f"“{s.value}” ({claimants(s.claim_ids, notes)})" for s in dispute.sides)
        numbers = tuple(dict.fromkeys(notes.of_claim(s.claim_ids[0]) for s in dispute.sides))
        lines.append(Line(lead=f"{disputed(dispute.field)}, {line.lead}", text=sides, notes=numbers))
    return Part(
        heading="Where reports disagree",
        lines=tuple(lines),
        more=_more(len(found), DISPUTES, "truceline timeline --json", None),
        empty="No disagreement is on record.",
    )


def _figures(found: Sequence[Figure], asked: Asked, notes: Notes) -> Part:
    told = [
        f
        for f in found
        if _is_within(f.period, asked) or any(_within(notes.claims[i].known_on, asked) for i in f.claim_ids)
    ]
    lines = [figure_line(f, told, notes) for f in told[:FIGURES]]
    more = _more(len(told), FIGURES, "truceline figures", asked)
    return Part(
        heading="Figures", lines=tuple(lines), more=more, empty="No number of a known kind is reported."
    )


def _open(found: Sequence[OpenItem], asked: Asked, notes: Notes) -> Part:
    items = open_on(found, on=asked.last, known_by=asked.known_by)
    unsettled = [i for i in items if i.outcome is None]
    unsettled.sort(key=lambda i: (i.due is None, str(i.due.last if i.due else ""), str(i.known_on)))
    lines = [due_line(i, notes) for i in unsettled[:OPEN]]
    more = _more(len(unsettled), OPEN, f"truceline open-items --on {asked.last}", asked)
    return Part(heading=f"Open on {asked.last}", lines=tuple(lines), more=more, empty="Nothing is open.")


def _undated(view: View, undated: Sequence[Event], notes: Notes, asked: Asked) -> Part:
    """What was reported in the period, with no day of its own; and what has no place, as a count."""
    weighed = sorted(undated, key=lambda e: (-len(e.origins), -len(e.document_ids), e.id))
    lines = [event_line(e, notes) for e in weighed[:UNDATED]]
    placeless = sum(1 for e in view.events if _reported_within(e, asked) and e.place is None)
    if placeless:
        lines.append(
            Line(lead="No place", text=f"is known for {plural(placeless, 'event')} reported in the period.")
        )
    silent = sorted(d.reading.document.name for d in view.dated if d.published is None)
    if silent:
        lines.append(
            Line(
                lead="No day of publication",
                text=f"is known for {plural(len(silent), 'report')}: {silent[0]}.",
            )
        )
    return Part(
        heading="What could not be dated or placed",
        lines=tuple(lines),
        more=_more(len(undated), UNDATED, "truceline timeline", asked),
        empty="Everything reported in the period has a day and a place.",
    )


def _decisions(decisions: Sequence[Decision], asked: Asked) -> Part:
    known = [d for d in decisions if asked.known_by is None or d.made_on <= asked.known_by]
    made = [d for d in in_force(known) if _within(d.made_on, asked)]
    lines = [
        Line(lead=f"{d.kind.value}, {d.made_at:%Y-%m-%d}", text=f"{d.reason} ({d.made_by})") for d in made
    ]
    return Part(
        heading="Decisions of people",
        lines=tuple(lines[:DECISIONS]),
        more=_more(len(made), DECISIONS, "truceline diff --since DAY", None),
        empty="None was made in the period.",
    )


def _more(count: int, limit: int, command: str, asked: Asked | None) -> str | None:
    if count <= limit:
        return None
    clock = f" --known-by {asked.known_by}" if asked is not None and asked.known_by else ""
    return f"and {count - limit} more, see `{command}{clock}`"


def _has_days(when: EventDate) -> bool:
    """True where words give days, not only the report's own day bounds it."""
    return when.basis is not DateBasis.PUBLICATION and when.first is not None


def _is_within(when: EventDate, asked: Asked) -> bool:
    if not _has_days(when) or when.first is None:
        return False
    last = when.last or when.first
    if not (when.first <= asked.last and last >= asked.first):
        return False
    # What lasted from long before to long after is no happening of the period.
    in_it = _within(when.first, asked) or _within(last, asked)
    return in_it or last - when.first <= LONGEST_HAPPENING


def _reported_within(event: Event, asked: Asked) -> bool:
    return _within(event.first_known_on, asked)


def _within(day: date | None, asked: Asked) -> bool:
    return day is not None and asked.first <= day <= asked.last


def _by_day(event: Event) -> tuple[str, str, str]:
    return str(event.date.last or event.date.first or "9999"), days(event.date), event.id
