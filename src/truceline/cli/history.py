"""`truceline decide history`, `decide proposals` and `decide suggestions` on the screen."""

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from truceline.cli.console import note, tell
from truceline.cli.events import print_event
from truceline.cli.words import changed, line_of, names_of, plural
from truceline.export.decisions import likeliest_first
from truceline.records.claim import Claim
from truceline.records.decided import DecisionKind
from truceline.records.event import DecidedWords, Decision
from truceline.records.view import View
from truceline.reference.decisions import undone
from truceline.stages.decide import attached, missing, shelf_of


def print_history(decisions: Sequence[Decision], view: View) -> None:
    """Print decisions in their order, then those in force whose mentions are gone."""
    gone = undone(decisions)
    shelf = shelf_of(view.decidable)
    for decision in decisions:
        _print_decision(decision, gone.get(decision.id), view)
    orphans = [
        d for d in decisions if d.kind is not DecisionKind.UNDO and d.id not in gone and missing(d, shelf)
    ]
    for decision in orphans:
        lost = set(missing(decision, shelf))
        quotes = ", ".join(f"“{w.trigger.quote}”" for w in decision.words if w.mention_id in lost)
        note(
            f"for review: {decision.id} is about {quotes or ', '.join(sorted(lost))}, on which no mention stands now; "
            "decide anew or take it back with `truceline decide undo`"
        )
    note(f"{plural(len(decisions), 'decision')}, {len(gone)} taken back, {len(orphans)} for review.")


def _print_decision(decision: Decision, undo: Decision | None, view: View) -> None:
    style = "dim strike" if undo else "bold"
    what = changed(decision.field, decision.before, decision.after) if decision.field else ""
    if decision.undoes:
        what = f"of {decision.undoes}"
    head = " ".join(filter(None, (decision.kind.value, what)))
    taken = f" (taken back by {undo.id})" if undo else ""
    made = f"{decision.made_at:%Y-%m-%d %H:%M}  "
    tell(
        Text.assemble(
            made, (head, style), taken, f", by {decision.made_by}: {decision.reason} · {decision.id}"
        ),
        soft_wrap=True,
    )
    claims = {c.id: c for c in view.decidable}
    shelf = shelf_of(view.decidable)
    words = {w.mention_id: w for w in decision.words}
    for mention_id in decision.mention_ids:
        today = next(iter(attached(_only(decision, mention_id), shelf).mention_ids), None)
        tell(
            f"    {_mention(mention_id, today, claims, words, view)}",
            markup=False,
            soft_wrap=True,
            style="dim",
        )


def _only(decision: Decision, mention_id: str) -> Decision:
    return replace(decision, mention_ids=(mention_id,))


def _mention(
    mention_id: str,
    today: str | None,
    claims: dict[str, Claim],
    words: dict[str, DecidedWords],
    view: View,
) -> str:
    """Where a mention stands, with its words; its new id where it has another now."""
    if today is None:
        quote = f" “{words[mention_id].trigger.quote}”" if mention_id in words else ""
        return f"{mention_id}{quote}: gone"
    claim = claims[today]
    document = next(d.reading.document for d in view.dated if d.reading.document.id == claim.document_id)
    at = f"{names_of(view)[claim.document_id]}:{line_of(document, claim.mention.trigger.start)}"
    renamed = f", now {today}" if today != mention_id else ""
    return f"{at} “{claim.mention.trigger.quote}” · {mention_id}{renamed}"


def print_proposals(view: View) -> None:
    """Print the pairs of events that may be one, each with the reasons."""
    claims = {c.id: c for c in view.claims}
    events = {i: e for e in view.events for i in e.claim_ids}
    for proposal in view.proposals:
        tell(f"{proposal.score:.2f}  {'; '.join(proposal.reasons)}", markup=False, soft_wrap=True)
        for name in (proposal.a, proposal.b):
            print_event(events[name], claims)
    note(
        f"{plural(len(view.proposals), 'pair')}; settle one with `truceline decide accept A B` or `reject A B`."
    )


def print_suggestions(view: View) -> None:
    """Print what is too doubtful for the record: its words, what it would be, and how likely the reader holds it."""
    names = names_of(view)
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    for claim in likeliest_first(view):
        mention = claim.mention
        at = f"{names[claim.document_id]}:{line_of(documents[claim.document_id], mention.trigger.start)}"
        told = f"likely by {mention.shares.get('event', 0.0):.2f}"
        out = " · rejected" if claim.is_rejected else ""
        head = f"{mention.event_type} {mention.status.value} “{mention.trigger.quote}” · {told}{out} · {claim.id}"
        tell(head, markup=False, soft_wrap=True)
        tell(f"    {at}  {mention.sentence.quote}", markup=False, soft_wrap=True, style="dim")
    note(
        f"{plural(len(view.suggested), 'suggestion')}; settle one with `truceline decide accept ID` or `reject ID`."
    )
