"""The value of an edit, as it is typed, made what the record holds; what cannot be read is refused with what can."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from truceline.deciding.finding import Target
from truceline.errors import DecisionError
from truceline.kit import World
from truceline.records.claim import ActorKind, ActorLink, Candidate, PlaceLink
from truceline.records.dates import DateBasis, EventDate, Precision
from truceline.records.document import Evidence
from truceline.records.mention import Status
from truceline.records.view import View
from truceline.reference.actors import Actor, ActorBook
from truceline.reference.cameo import known_scales
from truceline.reference.edtf import edtf_of, read_edtf
from truceline.reference.gazetteer import GazetteerEntry

NOTHING = "none"
# So many places of one name are listed, to choose from.
LISTED = 6
_PRECISIONS = {len("2024-08-24"): Precision.DAY, len("2024-08"): Precision.MONTH, len("2024"): Precision.YEAR}

Said = Mapping[str, Any]


def read_value(field: str, text: str, target: Target, *, view: View, world: World, why: str) -> Said:
    """Give the fields of a Decision that hold a value; "none" takes away a mode, date, place, actors or recipients."""
    value = text.strip()
    if field == "status":
        return _status(value)
    if field == "type":
        return _type(value)
    if value == NOTHING:
        return {"after": None}
    if field == "mode":
        return _mode(value, target)
    if field == "date":
        return _date(value)
    trigger = target.claim.mention.trigger
    if field == "place":
        return _place(value, trigger, world, why)
    names = [name.strip() for name in value.split(";") if name.strip()]
    if not names:
        raise DecisionError(field, "no name is given; write names with ; between them, or none")
    found = tuple(replace(_actor(n, view, world.actors), evidence=trigger, inferred=why) for n in names)
    return {"after": "; ".join(a.name for a in found), "actors": found}


def _status(value: str) -> Said:
    if value not in {s.value for s in Status}:
        raise DecisionError(value, f"is no status; there are {', '.join(Status)}")
    return {"after": value}


def _type(value: str) -> Said:
    types = sorted({event_type for event_type, _ in known_scales().plover})
    if value.upper() not in types:
        raise DecisionError(value, f"is no PLOVER type; there are {', '.join(types)}")
    return {"after": value.upper()}


def _mode(value: str, target: Target) -> Said:
    types = sorted({c.mention.event_type for c in target.claims})
    known = [{m for t, m in known_scales().plover if t == one and m} for one in types]
    modes = sorted(set.intersection(*known))
    if value not in modes:
        there = f"it has {', '.join(modes)}" if modes else "it has none"
        raise DecisionError(
            value, f"is no mode of {' and '.join(types)}; {there}; `{NOTHING}` takes a mode away"
        )
    return {"after": value}


def _date(value: str) -> Said:
    days = read_edtf(value)
    if days is None:
        raise DecisionError(
            value,
            "is no date; write it as EDTF: 2024-08-24, 2024-08, 2024, 2024-08~, 2024-08-20/2024-08-24, ../2024-08-24",
        )
    first, last = days
    when = EventDate(first=first, last=last, precision=_precision(value), basis=DateBasis.DECISION)
    return {"after": edtf_of(when), "date": when}


def _precision(value: str) -> Precision:
    if re.search(r"[~%?]", value):
        return Precision.APPROXIMATE
    start, slash, end = value.partition("/")
    if slash:
        return Precision.BOUND if start in ("", "..") or end in ("", "..") else Precision.RANGE
    is_plain = re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", value) is not None
    return _PRECISIONS[len(value)] if is_plain else Precision.RANGE


def _place(value: str, trigger: Evidence, world: World, why: str) -> Said:
    entry = world.gazetteer.entry(value)
    found = world.gazetteer.find(value)
    fitting = [entry] if entry else [e for e in found if e.match == found[0].match]
    if not fitting:
        raise DecisionError(
            value,
            "is no place of the gazetteer; look with `truceline gazetteer find NAME`, or add it (CONTRIBUTING.md)",
        )
    if len(fitting) > 1:
        listed = ", ".join(f"{e.id} ({_told(e)})" for e in fitting[:LISTED])
        more = f" and {len(fitting) - LISTED} more" if len(fitting) > LISTED else ""
        raise DecisionError(value, f"names {len(fitting)} places; give the id of one: {listed}{more}")
    [one] = fitting
    place = PlaceLink(
        evidence=trigger,
        id=one.id,
        name=one.name,
        country=one.country,
        lat=one.lat,
        lon=one.lon,
        geonames_id=one.geonames_id,
        precision=one.precision,
        score=1.0,
        admin1=one.admin1_name,
        inferred=why,
    )
    return {"after": place.name, "place": place}


def _told(entry: GazetteerEntry) -> str:
    return ", ".join(part for part in (entry.name, entry.kind, entry.admin1_name, entry.country) if part)


def _actor(name: str, view: View, book: ActorBook) -> ActorLink:
    """Find an actor by id or name: a country, a known actor, or one that the record's reports name so."""
    iso3 = name.removeprefix("state-").upper() if name.startswith("state-") else book.country(name)
    if iso3 is not None and iso3 in book.countries:
        country = book.countries[iso3]
        return _state(f"state-{iso3.lower()}", country.name, iso3, country.wikidata)
    known = (book.actors[name],) if name in book.actors else book.named(name)
    if len(known) > 1:
        listed = ", ".join(f"{a.id} ({a.name}, {a.kind.value})" for a in known[:LISTED])
        raise DecisionError(name, f"names {len(known)} actors; give the id of one: {listed}")
    return _known(known[0]) if known else _in_record(name, view)


def _in_record(name: str, view: View) -> ActorLink:
    links = {
        (a.id, a.name, a.kind, a.country): a
        for c in view.claims
        for a in (*c.actors, *c.recipients, *(s.actor for s in c.speakers))
        if a.name.casefold() == name.casefold()
    }
    if not links:
        raise DecisionError(
            name,
            "is an actor that neither the actor files nor the reports name; write it as `truceline show` does, "
            "or add it to an actor file of your own (CONTRIBUTING.md)",
        )
    chosen = min(links, key=lambda key: (key[0] is None, *map(str, key)))
    others = tuple(
        Candidate(
            id=key[0] or "", name=key[1], score=0.0, reason=f"another {key[2].value} that reports name so"
        )
        for key in sorted(links, key=str)
        if key != chosen
    )
    return replace(links[chosen], score=1.0, rejected=others)


def _known(actor: Actor) -> ActorLink:
    return replace(_state(actor.id, actor.name, actor.country, actor.wikidata), kind=actor.kind)


def _state(actor_id: str, name: str, country: str | None, wikidata: str | None) -> ActorLink:
    return ActorLink(
        evidence=Evidence(document_id="", start=0, end=0, quote=""),
        id=actor_id,
        name=name,
        kind=ActorKind.STATE,
        country=country,
        score=1.0,
        wikidata=wikidata,
    )
