"""Open items as the pages show them: how each stands on a day, what would settle it, which event it is of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from truceline.records.arrangement import Arrangement, OpenItem
from truceline.records.claim import Claim
from truceline.records.event import Event
from truceline.stages.track import open_items, open_on
from truceline.web.shelf import Shown

Stand = Literal["overdue", "ahead", "no day", "outcome reported"]
STANDS: tuple[Stand, ...] = ("overdue", "ahead", "no day", "outcome reported")
SETTLES: Mapping[str, str] = {
    "announced meeting": "a report that it was held or was not",
    "demand": "a report that it was met or refused",
    "promise": "a report that it was kept or was not",
    "deadline": "a report that it was done by then or was not",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An open item with the claim that tells it first, its event and arrangements, and how it stands on a day.

    `days` are those until it is due, below zero where that is past, None where no day is given. `is_listed` is
    False where it was not known by then, or was due or known so long ago that nobody waits for it.
    """

    item: OpenItem
    claim: Claim | None
    event: Event | None
    arrangements: tuple[Arrangement, ...]
    stand: Stand
    days: int | None
    is_listed: bool

    @property
    def settles(self) -> str:
        """What kind of report would settle it."""
        return SETTLES.get(self.item.kind, "a report of what became of it")


def all_items(shown: Shown) -> tuple[OpenItem, ...]:
    """Give every open item of a view, oldest known first."""
    return shown.once("open items", lambda: open_items(shown.view.events, shown.view.claims))


def due_of(items: Iterable[OpenItem], shown: Shown, day: date) -> list[Due]:
    """Give items as they stand on a day: overdue ones first, then by the day they are due, the settled last."""
    return sorted((_due(item, shown, day) for item in items), key=_order)


def _due(item: OpenItem, shown: Shown, day: date) -> Due:
    claim = next((c for e in item.evidence if (c := shown.claims_by_words.get(e)) is not None), None)
    last = item.due.last if item.due else None
    return Due(
        item=item,
        claim=claim,
        event=shown.events.get(claim.id) if claim else None,
        arrangements=shown.arrangements_of_claim.get(claim.id, ()) if claim else (),
        stand=_stand(item, last, day),
        days=(last - day).days if last else None,
        is_listed=bool(open_on((item,), on=day, known_by=shown.known_by)),
    )


def _stand(item: OpenItem, last: date | None, day: date) -> Stand:
    if item.outcome:
        return "outcome reported"
    if last is None:
        return "no day"
    return "overdue" if last < day else "ahead"


def _order(due: Due) -> tuple[int, str, str, str]:
    item = due.item
    last = item.due.last if item.due else None
    return STANDS.index(due.stand), str(last or "9999"), str(item.known_on or "9999"), item.what
