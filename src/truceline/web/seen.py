"""What somebody saw decided when they began to decide: a digest that tells whether it has changed since."""

from collections.abc import Collection, Iterable

from truceline.errors import DecisionError
from truceline.records.event import Decision
from truceline.records.serial import stable_id


def seen_of(decisions: Iterable[Decision], mention_ids: Collection[str]) -> str:
    """Digest the decisions on some mentions, with what takes them back; another one of any of them changes it."""
    ids = frozenset(mention_ids)
    kept = tuple(decisions)
    about = {d.id for d in kept if ids & set(d.mention_ids)}
    return stable_id("seen", *sorted(about | {d.id for d in kept if d.undoes in about}))


def refuse_unseen(
    decisions: Iterable[Decision], looked_at: Iterable[Collection[str]], seen: str | None
) -> None:
    """DecisionError where something was decided since somebody looked, which was at some mentions or at others.

    `seen` is what `seen_of` gave for one of the sets `looked_at`, None where nobody asks for it to be held to.
    """
    kept, sets = tuple(decisions), tuple(looked_at)
    if seen is None or any(seen == seen_of(kept, ids) for ids in sets):
        return
    every = {i for ids in sets for i in ids}
    last = next((d for d in reversed(kept) if every & set(d.mention_ids)), None)
    told = f"; the last is {last.id} by {last.made_by}: {last.reason}" if last else ""
    raise DecisionError(min(every, default=seen), f"was decided on since you looked{told}; look again")
