"""Arrangements followed over time: what was set up, by whom, where, and what moved it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from truceline.records.arrangement import Arrangement, OpenItem
from truceline.records.claim import Claim, PlaceLink
from truceline.records.event import Event
from truceline.records.mention import Reading, Status
from truceline.records.serial import stable_id
from truceline.reference.areas import is_specific, rank
from truceline.reference.kinds import Kinds
from truceline.reference.standing import stand
from truceline.stages.track.content import compliance, measurements, parties, provisions
from truceline.stages.track.finding import find_arrangement
from truceline.stages.track.identity import grouped
from truceline.stages.track.naming import aliases_of, name_of, party_names, state_names, told_apart
from truceline.stages.track.open_items import items_of, open_items, open_on
from truceline.stages.track.parts import parents, tied_touches
from truceline.stages.track.reports import Reports, reports_of
from truceline.stages.track.settling import settled
from truceline.stages.track.shelf import Group
from truceline.stages.track.touch import Touch
from truceline.stages.track.transitions import contested_where_denied, transitions
from truceline.stages.track.units import units

__all__ = ["find_arrangement", "open_items", "open_on", "stand", "track"]


def track(
    events: Iterable[Event], claims: Iterable[Claim], kinds: Kinds, readings: Collection[Reading] = ()
) -> tuple[Arrangement, ...]:
    """Follow every arrangement that events speak of, in the order of their first claims.

    The events are `merge`'s; claims that are not in any of them are passed over. Of the readings only the names
    are asked.
    """
    by_event = {event.id: event for event in events}
    by_claim = {claim.id: claim for claim in claims}
    reports = reports_of(by_claim.values(), readings)
    groups = sorted(grouped(units(by_event.values(), by_claim, reports, kinds), kinds), key=_first)
    whole_of = parents(groups, kinds)
    parts: dict[int, list[Touch]] = {}
    for part, whole in whole_of.items():
        parts.setdefault(whole, []).extend(tied_touches(groups[part], groups[whole]))
    denied = _denied(by_event)
    names = state_names(by_claim.values())
    made = [
        _arrangement(g, parts.get(n, []), by_event, names=names, reports=reports, kinds=kinds)
        for n, g in enumerate(groups)
    ]
    return tuple(
        replace(
            arrangement,
            name=name,
            parent=made[whole_of[n]].id if n in whole_of else None,
            transitions=contested_where_denied(arrangement.transitions, denied),
        )
        for n, (arrangement, name) in enumerate(zip(made, told_apart(made), strict=True))
    )


def _arrangement(
    group: Group,
    parts: Sequence[Touch],
    events: dict[str, Event],
    *,
    names: dict[str, str],
    reports: Reports,
    kinds: Kinds,
) -> Arrangement:
    touches = _touches(group)
    claims = list({t.claim.id: t.claim for t in touches}.values())
    named = parties(touches, group.firm, reports)
    area = _area([unit.area for unit in group.units if unit.area])
    areas = list({a.name: a for a in ([area] if area else []) + group.places}.values())
    called = party_names(named, names)
    return Arrangement(
        id=stable_id("arr", group.kind.id, claims[0].id),
        kind=group.kind.id,
        name=name_of(group.kind, called, area, year=group.year, level=group.level),
        parties=named,
        area=area,
        parent=None,
        transitions=settled(transitions(touches)),
        provisions=provisions(touches, parts) if group.kind.nature == "accord" else (),
        measurements=measurements(claims),
        compliance=compliance(touches, kinds),
        open_items=_open(touches, events),
        aliases=aliases_of(group.kind, called, areas, year=group.year),
    )


def _touches(group: Group) -> list[Touch]:
    return sorted((t for unit in group.units for t in unit.touches), key=_order)


def _order(touch: Touch) -> tuple[bool, int, str, int, str]:
    claim = touch.claim
    known = claim.known_on.toordinal() if claim.known_on else 0
    return claim.known_on is None, known, claim.document_id, claim.mention.trigger.start, claim.id


def _first(group: Group) -> tuple[tuple[bool, int, str, int, str], str]:
    return min(_order(t) for unit in group.units for t in unit.touches), group.kind.id


def _area(areas: Sequence[PlaceLink]) -> PlaceLink | None:
    """Take the area that most events name, one up to a province before a wider one."""
    counted = Counter(a.id or a.name for a in areas)
    return min(
        areas,
        key=lambda a: (not is_specific(a), -counted[a.id or a.name], -rank(a), a.name),
        default=None,
    )


def _open(touches: Sequence[Touch], events: dict[str, Event]) -> tuple[OpenItem, ...]:
    claims: dict[str, list[Claim]] = {}
    for touch in touches:
        claims.setdefault(touch.event.id, []).append(touch.claim)
    return tuple(
        item for event_id, of_event in claims.items() for item in items_of(events[event_id], of_event, events)
    )


def _denied(events: dict[str, Event]) -> frozenset[str]:
    """Give the claims of which a linked event says that they are not so."""
    return frozenset(
        claim_id
        for event in events.values()
        for other in event.linked
        if other in events and events[other].status in (Status.DENIED, Status.NOT_HAPPENED)
        for claim_id in event.claim_ids
        if event.status in (Status.HAPPENED, Status.ONGOING)
    )
