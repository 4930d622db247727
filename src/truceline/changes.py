"""What changed between two views of the record: by what was known on one day, and on a later one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from truceline.export.told import days
from truceline.records.arrangement import Arrangement, OpenItem
from truceline.records.change import ArrangementChange, Changes, DisputeChange, EventChange
from truceline.records.event import Decision, Event
from truceline.records.view import View
from truceline.reference.standing import stand
from truceline.stages.track import open_items


def changes(
    before: View, after: View, *, since: date, until: date, decisions: Iterable[Decision] = ()
) -> Changes:
    """Compare what was known by one day with what was known by another; decision 0020 says how things are matched."""
    known = {claim_id: e for e in before.events for claim_id in e.claim_ids}
    earlier = {e.id: _earlier(e, known) for e in after.events}
    old = {d.reading.document.id for d in before.dated}
    items, items_before = (open_items(v.events, v.claims) for v in (after, before))
    return Changes(
        since=since,
        until=until,
        reports=tuple(
            sorted(d.reading.document.name for d in after.dated if d.reading.document.id not in old)
        ),
        arrangements=_arrangements(before, after, since, until),
        disputes=tuple(
            DisputeChange(event=e, dispute=d)
            for e in sorted(after.events, key=_weight)
            for d in e.disputes
            if d.field not in {o.field for b in earlier[e.id] for o in b.disputes}
        ),
        settled=tuple(i for i in items if i.outcome and not _has_outcome(i, items_before)),
        due=tuple(i for i in items if not i.outcome and _fell_due(i, since, until)),
        changed=_changed(after, earlier),
        events=tuple(sorted((e for e in after.events if not earlier[e.id]), key=_weight)),
        decisions=tuple(d for d in decisions if since < d.made_on <= until),
    )


def _earlier(event: Event, known: dict[str, Event]) -> tuple[Event, ...]:
    """The events of the earlier view that share a mention with one."""
    found = {known[i].id: known[i] for i in event.claim_ids if i in known}
    return tuple(found.values())


def _changed(after: View, earlier: dict[str, tuple[Event, ...]]) -> tuple[EventChange, ...]:
    found = []
    for event in sorted(after.events, key=_weight):
        was = earlier[event.id]
        what = _differences(event, was) if was else ()
        if what:
            found.append(EventChange(event=event, before_ids=tuple(e.id for e in was), what=what))
    return tuple(found)


def _differences(event: Event, was: tuple[Event, ...]) -> tuple[str, ...]:
    """What is told otherwise; of several that were joined, the one whose mention names the event."""
    one = next((e for e in was if event.id in e.claim_ids), was[0])
    told = []
    if event.status is not one.status:
        told.append(f"status {one.status.value} → {event.status.value}")
    if (event.date.first, event.date.last) != (one.date.first, one.date.last):
        told.append(f"date {days(one.date)} → {days(event.date)}")
    places = tuple(e.place.name if e.place else "none" for e in (one, event))
    if places[0] != places[1]:
        told.append(f"place {places[0]} → {places[1]}")
    before = {o.id for e in was for o in e.origins}
    new = dict.fromkeys(o.name for o in event.origins if o.id not in before)
    if new:
        told.append(f"new origin: {', '.join(new)}")
    if len(was) > 1:
        told.append(f"joined from {len(was)} events")
    return tuple(told)


def _arrangements(before: View, after: View, since: date, until: date) -> tuple[ArrangementChange, ...]:
    found = []
    # One claim can move arrangements of several kinds: only what is of the kind can be the same.
    holders: dict[tuple[str, str], list[Arrangement]] = defaultdict(list)
    place = {a.id: n for n, a in enumerate(before.arrangements)}
    for earlier in before.arrangements:
        for claim_id in earlier.claim_ids:
            holders[earlier.kind, claim_id].append(earlier)
    for arrangement in after.arrangements:
        held = [a for i in arrangement.claim_ids for a in holders.get((arrangement.kind, i), ())]
        shared = Counter(a.id for a in held)
        was = sorted({a.id: a for a in held}.values(), key=lambda a: place[a.id])
        supported = {(t.state, i) for a in was for t in a.transitions for i in t.claim_ids}
        new = tuple(
            t
            for t in arrangement.transitions
            if not any((t.state, claim_id) in supported for claim_id in t.claim_ids)
        )
        most = max(was, key=lambda a: shared[a.id], default=None)
        stood = stand(most, on=since, known_by=None).state if most else None
        stands = stand(arrangement, on=until, known_by=None).state
        if new or stood is not stands:
            found.append(
                ArrangementChange(arrangement=arrangement, before=stood, after=stands, transitions=new)
            )
    return tuple(sorted(found, key=lambda c: (c.before is c.after, -_origins(c), c.arrangement.name)))


def _origins(change: ArrangementChange) -> int:
    return len({o.id for t in change.transitions for o in t.origins})


def _has_outcome(item: OpenItem, before: Iterable[OpenItem]) -> bool:
    return any(
        o.outcome == item.outcome and o.kind == item.kind and set(o.evidence) & set(item.evidence)
        for o in before
    )


def _fell_due(item: OpenItem, since: date, until: date) -> bool:
    return item.due is not None and item.due.last is not None and since < item.due.last <= until


def _weight(event: Event) -> tuple[bool, int, int, str, str]:
    """What is so before what is only said; more origins first, then more reports, then by day."""
    day = event.date.last or event.date.first
    return (
        not event.status.is_so,
        -len(event.origins),
        -len(event.document_ids),
        str(day or "9999"),
        event.id,
    )
