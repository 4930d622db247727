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


def refuse_unseen(decisions: Iterable[Decision], mention_ids: Collection[str], seen: str | None) -> None:
    """DecisionError where something was decided on some mentions since they were `seen`; None asks nothing."""
    kept = tuple(decisions)
    if seen is None or seen == seen_of(kept, mention_ids):
        return
    on = [d for d in kept if set(mention_ids) & set(d.mention_ids)]
    last = f"; the last is {on[-1].id} by {on[-1].made_by}: {on[-1].reason}" if on else ""
    raise DecisionError(
        ", ".join(sorted(mention_ids)[:2]), f"was decided on since you looked{last}; look again"
    )
