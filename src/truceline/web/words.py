"""How records are put in words and marks on the pages: what the templates call."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from truceline.export.told import flag_told
from truceline.export.told import speakers_told as speakers
from truceline.export.told import who as who
from truceline.records.arrangement import ArrangementState
from truceline.records.claim import ActorLink, Claim
from truceline.records.dates import EventDate
from truceline.records.decided import Decided, DecisionKind
from truceline.records.document import Document, Evidence
from truceline.records.event import Decision, Dispute, Event
from truceline.records.mention import Mention, Status
from truceline.web.shown import Shown

# One mark a status, so that colour is never alone in telling them apart.
STATUS_MARKS: Mapping[Status, str] = {
    Status.HAPPENED: "●",
    Status.ONGOING: "◐",
    Status.PLANNED: "○",
    Status.POSSIBLE: "◌",
    Status.DEMANDED: "▲",
    Status.THREATENED: "◆",
    Status.DENIED: "✕",
    Status.NOT_HAPPENED: "⊘",
}
STATE_MARKS: Mapping[ArrangementState, str] = {
    ArrangementState.PROPOSED: "○",
    ArrangementState.AGREED: "◎",
    ArrangementState.ACTIVE: "●",
    ArrangementState.SUSPENDED: "❚❚",
    ArrangementState.RESUMED: "▶",
    ArrangementState.EXTENDED: "⏵⏵",
    ArrangementState.VIOLATED: "⚡︎",
    ArrangementState.ENDED: "■",
}


def coded(event: Event | Mention) -> str:
    """Give the type and mode of an event or a mention: "SANCTION/discontinue"."""
    return event.event_type + (f"/{event.mode}" if event.mode else "")


def in_words(name: str) -> str:
    """Put a code of ours in words: "not_happened" becomes "not happened"."""
    return name.replace("_", " ")


def names(actors: Iterable[ActorLink]) -> str:
    """Name actors, each once."""
    return ", ".join(dict.fromkeys(a.name for a in actors))


def whose(claim: Claim, document: Document) -> str:
    """Name the chain of speakers; the outlet, or else the report, where it speaks itself."""
    return speakers(claim) if claim.speakers else f"{document.outlet or document.name} (the report itself)"


def sides(dispute: Dispute, shown: Shown) -> list[tuple[str, str]]:
    """Give the values in a dispute, each with those who say so first."""
    found = []
    for side in dispute.sides:
        claims = [shown.claims[i] for i in side.claim_ids]
        who_says = dict.fromkeys(whose(c, shown.document(c.document_id)) for c in claims)
        found.append((side.value, "; ".join(who_says)))
    return found


def day_told(day: date | None) -> str:
    """Put a day in ISO with words beside it: "2024-08-24 (Saturday 24 August 2024)"."""
    return "no day" if day is None else f"{day} ({day:%A} {day.day} {day:%B %Y})"


def moment_told(moment: datetime | None) -> str:
    """Put a moment in UTC, to the minute: "2025-01-15 09:30"."""
    return "" if moment is None else f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"


def time_taken(began: datetime, ended: datetime) -> str:
    """Put the time between two moments in words: "3 s", "2 min 5 s"."""
    minutes, seconds = divmod(round((ended - began).total_seconds()), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def decided_told(decision: Decision | Decided) -> str:
    """Put in a few words what a decision says: "status: happened → planned"."""
    if decision.kind is DecisionKind.EDIT:
        field = decision.field or ""
        return f"{field}: {decision.before or 'not stated'} → {decision.after or 'not stated'}"
    return _DECIDED[decision.kind]


_DECIDED: Mapping[DecisionKind, str] = {
    DecisionKind.SAME: "one event with the other",
    DecisionKind.DIFFERENT: "not one event with the other",
    DecisionKind.ACCEPT: "right as it is",
    DecisionKind.REJECT: "no event: it counts nowhere",
    DecisionKind.UNDO: "taken back",
}


def basis_told(when: EventDate) -> str:
    """Say what a date rests on: the words, what they were counted from, and the rule's reason."""
    rests_on = when.basis.value
    if when.expression:
        rests_on += f", “{when.expression}”"
    if when.anchor:
        rests_on += f", counted from {when.anchor}"
    return rests_on + (f"; {when.reason}" if when.reason else "")


def pieces(document: Document, sentence: Evidence, marked: Iterable[Evidence]) -> list[tuple[str, bool]]:
    """Cut a sentence into pieces, each with whether it is marked; what is beyond its bounds is left out."""
    found: list[tuple[str, bool]] = []
    at = sentence.start
    for words in sorted(marked, key=lambda e: (e.start, e.end)):
        start, end = max(words.start, at), min(words.end, sentence.end)
        if start >= end:
            continue
        found += [(document.text[at:start], False), (document.text[start:end], True)]
        at = end
    found.append((document.text[at : sentence.end], False))
    return [(text, is_marked) for text, is_marked in found if text]


def status_mark(status: Status) -> str:
    """Give the mark of a status."""
    return STATUS_MARKS[status]


def state_mark(state: ArrangementState | None) -> str:
    """Give the mark of a state; a dash where nothing has begun."""
    return STATE_MARKS[state] if state else "–"


TOLD: Mapping[str, Callable[..., Any]] = {
    "coded": coded,
    "in_words": in_words,
    "names": names,
    "who": who,
    "speakers": speakers,
    "sides": sides,
    "whose": whose,
    "flag_told": flag_told,
    "day_told": day_told,
    "moment_told": moment_told,
    "time_taken": time_taken,
    "decided_told": decided_told,
    "basis_told": basis_told,
    "pieces": pieces,
    "status_mark": status_mark,
    "state_mark": state_mark,
}
