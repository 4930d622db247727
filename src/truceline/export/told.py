"""How days, counts, amounts, actors, speakers, origins and decisions are put in words, wherever people read them."""

from collections.abc import Iterable

from truceline.records.claim import Claim, Origin
from truceline.records.dates import EventDate, Precision
from truceline.records.decided import Decided, DecisionKind
from truceline.records.document import Document
from truceline.records.event import Event
from truceline.records.figure import Figure
from truceline.records.mention import Quantity, SpeakerKind


def days(when: EventDate) -> str:
    """Put an interval in a few characters: "2024-08-22", "2019-11", "by 2020-02-29", "undated"."""
    first, last = when.first, when.last
    if first is None and last is None:
        return "undated"
    if first is None:
        return f"by {last}"
    if last is None:
        return f"from {first}"
    if first == last:
        return f"{first}"
    about = "about " if when.precision is Precision.APPROXIMATE else ""
    if when.precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{about}{first:%Y-%m}"
    if when.precision is Precision.YEAR and first.year == last.year:
        return f"{about}{first:%Y}"
    return f"{about}{first}..{last}"


def since(when: EventDate | None) -> str:
    """Put when a state began: " since 2023-10", " since 2020-08-13 at the latest"; nothing where nothing is known."""
    if when is None or (when.first is None and when.last is None):
        return ""
    return (
        f" since {when.last} at the latest"
        if when.first is None
        else f" since {days(when).removeprefix('from ')}"
    )


def origins_told(origins: Iterable[Origin]) -> str:
    """Count the origins and name each with its kind."""
    listed = tuple(origins)
    told = "; ".join(f"{o.name} ({o.kind.value})" for o in listed)
    return f"{plural(len(listed), 'origin')}: {told}"


def who(event: Event) -> str:
    """Name those who act and those who are acted on."""
    actors, recipients = (
        ", ".join(dict.fromkeys(a.name for a in group)) for group in (event.actors, event.recipients)
    )
    if not actors:
        return f"on {recipients}" if recipients else ""
    return f"{actors} → {recipients}" if recipients else actors


def speakers_told(claim: Claim) -> str:
    """Name the chain of speakers from the first outward; the report itself where nobody is named."""
    if not claim.speakers:
        return "the report itself"
    told = []
    for speaker in claim.speakers:
        anonymous = " (anonymous)" if speaker.kind is SpeakerKind.ANONYMOUS else ""
        told.append(speaker.actor.name + anonymous + (", quoted" if speaker.quoted else ""))
    return " – as relayed by ".join(told)


def decided_told(decided: Decided) -> str:
    """Put a decision on a claim in one line: what, by whom, when, why and its id."""
    late = ", later than the day asked about" if decided.is_late else ""
    made = f"by {decided.made_by} on {decided.made_at:%Y-%m-%d}{late}"
    return f"{_what(decided)}, {made}: {decided.reason} · {decided.decision_id}"


def decided_in_short(decided: Decided) -> str:
    """Put a decision on a claim in a few words: "status happened → planned, by A. Reader"."""
    return f"{_what(decided)}, by {decided.made_by}{' (later)' if decided.is_late else ''}"


def _what(decided: Decided) -> str:
    if decided.kind is DecisionKind.EDIT:
        return changed(decided.field, decided.before, decided.after)
    if decided.kind is DecisionKind.SAME:
        return f"one event with {decided.other}"
    if decided.kind is DecisionKind.DIFFERENT:
        return f"not one event with {decided.other}"
    return f"{decided.kind.value}ed"


def changed(field: str | None, before: str | None, after: str | None) -> str:
    """Put an edit in words: "status happened → planned"."""
    return f"{field} {before or 'not stated'} → {after or 'not stated'}"


def plural(count: int, noun: str) -> str:
    """Put a count with its noun: "1 report", "2 reports"."""
    return f"{count} {noun if count == 1 else noun + 's'}"


def flag_told(flag: str) -> str:
    """Put what is to be borne in mind of a standing or a transition in words."""
    return FLAGS.get(flag, flag.replace("_", " "))


def line_of(document: Document, offset: int) -> int:
    """Give the line, counted from 1, that an offset of a document stands on."""
    return document.text.count("\n", 0, offset) + 1


def amount(quantity: Quantity) -> str:
    """Put a number or its bounds: "about 24", "at least 40", "at least 40, at most 50"."""
    if quantity.value is not None:
        return ("about " if quantity.approximate else "") + f"{quantity.value:,.10g}"
    bounds = (("at least", quantity.low), ("at most", quantity.high))
    return ", ".join(f"{how} {bound:,.10g}" for how, bound in bounds if bound is not None)


def counted(quantity: Quantity) -> str:
    """Put a number with what it counts and what befell them: "12 soldier dead"."""
    return " ".join(filter(None, (amount(quantity), quantity.unit, quantity.counts)))


def many(quantity: Quantity) -> str:
    """Put a number with what it counts for people to read: "3 soldiers injured", "about 24 personnel"."""
    unit = quantity.unit if quantity.value == 1 else _several(quantity.unit)
    counts = None if quantity.unit in _FATES else quantity.counts
    return " ".join(filter(None, (amount(quantity), unit, counts)))


def disputed(field: str) -> str:
    """Put what reports disagree on in words: "number of soldiers injured" for the field "quantity soldier injured"."""
    kind, _, what = field.partition(" ")
    if kind != "quantity":
        return field
    unit, _, fate = what.partition(" ")
    return " ".join(filter(None, ("number of", _several(unit), fate if unit not in _FATES else "")))


def _several(unit: str) -> str:
    if not unit.islower() or unit.endswith("s") or unit in _NO_PLURAL:
        return unit
    return _PLURALS.get(unit) or (unit[:-1] + "ies" if unit.endswith("y") else unit + "s")


def others_told(figure: Figure, figures: Iterable[Figure]) -> str:
    """Put the values that stand against a figure: "2 soldiers injured, says Harbour Post"."""
    against = (f for f in figures if f.id in figure.disputes)
    return "; ".join(f"{many(f.quantity)}, says {', '.join(f.claimants)}" for f in against)


_FATES = frozenset({"death", "casualty", "fatality", "arrest", "injury"})
_NO_PLURAL = frozenset({"people", "personnel", "aircraft", "percent", "police", "military"}) | {
    "dead",
    "injured",
    "arrested",
    "displaced",
}
_PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "serviceman": "servicemen",
}
FLAGS = {
    "single_source": "one origin only",
    "party_source": "only parties to it say so",
    "presupposed": "the words take it for granted",
    "named": "the words only name it",
    "last_reported_long_ago": "last reported long ago",
}
