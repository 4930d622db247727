"""Names that people can type: kind, parties, area and year."""

from collections.abc import Iterable, Mapping, Sequence

from truceline.records.arrangement import Arrangement
from truceline.records.claim import ActorKind, ActorLink, Claim, PlaceLink
from truceline.reference.kind_file import Kind
from truceline.reference.parties import party_key


def state_names(claims: Iterable[Claim]) -> dict[str, str]:
    """Give for each country the name that the claims call its state by, the earliest claim's."""
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: (c.known_on is None, str(c.known_on), c.document_id, c.id)):
        for actor in (*claim.actors, *claim.recipients):
            if actor.kind is ActorKind.STATE and actor.country:
                found.setdefault(actor.country, actor.name)
    return found


def party_names(parties: Iterable[ActorLink], states: Mapping[str, str]) -> tuple[str, ...]:
    """Give the parties' names: an army or minister goes by its state where that is known by name."""
    return tuple(states.get(party_key(p), p.name) for p in parties)


def name_of(
    kind: Kind,
    parties: Sequence[str],
    area: PlaceLink | None,
    *,
    year: int | None,
    level: str | None,
) -> str:
    """Give "2018 Turkey–Russia agreement, Idlib"; what is not known is left out."""
    label = f"{level} {kind.label}" if level and kind.levels else kind.label
    words = [str(year) if year else "", "–".join(parties), label]
    name = " ".join(w for w in words if w)
    return (name[:1].upper() + name[1:]) + (f", {area.name}" if area else "")


def aliases_of(
    kind: Kind,
    parties: Sequence[str],
    areas: Sequence[PlaceLink],
    *,
    year: int | None,
) -> tuple[str, ...]:
    """Give other ways to type it: by each of its areas, by year, with the parties the other way round."""
    found = [f"{kind.label}, {area.name}" for area in areas]
    found += [f"{area.name} {kind.label}" for area in areas]
    if year:
        found.append(f"{year} {kind.label}")
    if len(parties) > 1:
        backwards = "–".join(reversed(parties))
        found += [
            f"{backwards} {kind.label}" + (f", {area.name}" if area else "") for area in (*areas[:1], None)
        ]
    return tuple(dict.fromkeys(found))


def told_apart(arrangements: Sequence[Arrangement]) -> tuple[str, ...]:
    """Give a name for each: where two share one, the first transition's month is added, then a number."""
    names = [a.name for a in arrangements]
    named = [
        f"{a.name} ({month})" if names.count(a.name) > 1 and (month := _month(a)) else a.name
        for a in arrangements
    ]
    seen: dict[str, int] = {}
    result = []
    for name in named:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return tuple(result)


def _month(arrangement: Arrangement) -> str | None:
    for transition in arrangement.transitions:
        day = transition.date.first or transition.date.last or transition.known_on
        if day:
            return f"{day:%Y-%m}"
    return None
