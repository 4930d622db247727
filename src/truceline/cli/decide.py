"""`truceline decide`: a person's word on events and mentions, kept with its reason, taken back by another word."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from truceline.cli.console import AsJson, Db, note, opened, print_json, tell
from truceline.cli.events import print_event
from truceline.cli.history import print_history, print_proposals, print_suggestions
from truceline.cli.words import changed
from truceline.deciding import (
    Desk,
    decided_edit,
    decided_pair,
    decided_verdict,
    settled_proposal,
    taken_back,
)
from truceline.export.decisions import history_json, proposals_json, suggestions_json
from truceline.kit import World
from truceline.pipeline import view_of
from truceline.records.decided import DecisionKind
from truceline.records.event import Decision
from truceline.records.view import View
from truceline.stages.decide import attached, missing, shelf_of

X = Annotated[str, typer.Argument(help="The id of an event or a mention, as `timeline` and `show` print it.")]
Other = Annotated[
    str | None,
    typer.Argument(help="The other of two events that are proposed as one; it settles the proposal."),
]
Because = Annotated[str, typer.Option("--because", help="Why; needed, and kept with the decision.")]
By = Annotated[str, typer.Option("--by", help="Who decides; needed, and kept with the decision.")]
Alone = Annotated[
    bool, typer.Option("--alone", help="Only the mention of that id, not all mentions of its event.")
]

decide = typer.Typer(
    help="Decide what is one event, what is not, what is right and what is wrong.", no_args_is_help=True
)


@decide.command("same")
def same(a: X, b: X, because: Because = "", by: By = "", db: Db = None) -> None:
    """Make two events one, whatever the rules say."""
    _keep(lambda desk, _: decided_pair(DecisionKind.SAME, a, b, desk), because, by, db)


@decide.command("different")
def different(a: X, b: X, because: Because = "", by: By = "", db: Db = None) -> None:
    """Keep two mentions in two events, whatever the rules say."""
    _keep(lambda desk, _: decided_pair(DecisionKind.DIFFERENT, a, b, desk), because, by, db)


@decide.command("accept")
def accept(
    x: X, other: Other = None, because: Because = "", by: By = "", alone: Alone = False, db: Db = None
) -> None:
    """Say that an event or a mention is right as it is; with two, that they are one, as proposed."""
    _keep(lambda desk, _: _settled(DecisionKind.ACCEPT, x, other, desk, alone), because, by, db)


@decide.command("reject")
def reject(
    x: X, other: Other = None, because: Because = "", by: By = "", alone: Alone = False, db: Db = None
) -> None:
    """Say that an event or a mention is none: it is kept and counts nowhere; with two, that they are not one."""
    _keep(lambda desk, _: _settled(DecisionKind.REJECT, x, other, desk, alone), because, by, db)


def _settled(kind: DecisionKind, x: str, other: str | None, desk: Desk, alone: bool) -> Decision:
    if other is not None:
        return settled_proposal(kind, x, other, desk)
    return decided_verdict(kind, x, desk, alone=alone)


@decide.command("edit")
def edit(
    x: X,
    field: Annotated[str, typer.Argument(help="status, type, mode, date, place, actors or recipients.")],
    value: Annotated[str, typer.Argument(help="The right value; `none` where there is none.")],
    because: Because = "",
    by: By = "",
    alone: Alone = False,
    db: Db = None,
) -> None:
    """Change one field of an event or a mention; the value that was there stays visible."""
    _keep(lambda desk, world: decided_edit(x, field, value, desk, world, alone=alone), because, by, db)


@decide.command("undo")
def undo(
    decision: Annotated[str, typer.Argument(help="The id of a decision, as `decide history` prints it.")],
    because: Because = "",
    by: By = "",
    db: Db = None,
) -> None:
    """Take a decision back; both stay in the history."""
    _keep(lambda desk, _: taken_back(decision, desk), because, by, db)


@decide.command("history")
def history(
    x: Annotated[
        str | None, typer.Argument(help="Only what was decided on this event, mention or decision.")
    ] = None,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show all decisions in their order, what was taken back, and those whose mentions are gone."""
    with opened(db) as record:
        view, decisions = record.view, record.store.decisions()
        if x is not None:
            decisions = _about(x, view, decisions)
        if as_json:
            shelf = shelf_of(view.decidable)
            gone = {d.id: missing(d, shelf) for d in decisions}
            now = {d.id: attached(d, shelf).mention_ids for d in decisions}
            print_json(history_json(decisions, gone, now))
            return
        print_history(decisions, view)


def _about(x: str, view: View, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Keep the decisions on an event, a mention or a decision, and what takes them back."""
    shelf = shelf_of(view.decidable)
    ids = {x, *(i for e in view.events if x in e.claim_ids for i in e.claim_ids)}
    chosen = {d.id for d in decisions if d.id == x or ids & {*d.mention_ids, *attached(d, shelf).mention_ids}}
    return tuple(d for d in decisions if d.id in chosen or d.undoes in chosen)


@decide.command("proposals")
def proposals(db: Db = None, as_json: AsJson = False) -> None:
    """Show the pairs of events that may be one, for a person to accept or reject, the likeliest first."""
    with opened(db) as record:
        if as_json:
            print_json(proposals_json(record.view))
            return
        print_proposals(record.view)


@decide.command("suggestions")
def suggestions(db: Db = None, as_json: AsJson = False) -> None:
    """Show what is too doubtful for the record, for a person to accept or reject, the likeliest first."""
    with opened(db) as record:
        if as_json:
            print_json(suggestions_json(record.view))
            return
        print_suggestions(record.view)


def _keep(make: Callable[[Desk, World], Decision], because: str, by: str, db: Path | None) -> None:
    """Make a decision, keep it, and show what has become of the events that it is about."""
    with opened(db) as record:
        desk = Desk(
            view=record.view,
            decisions=record.store.decisions(),
            reason=because,
            made_by=by,
            made_at=datetime.now(UTC),
        )
        decision = make(desk, record.world)
        record.store.add_decision(decision)
        view = view_of(record.store, record.world)
        _print_kept(decision, desk.decisions, view)


def _print_kept(decision: Decision, earlier: tuple[Decision, ...], view: View) -> None:
    tell(f"{decision.id}: {what_of(decision)}, by {decision.made_by}", markup=False, soft_wrap=True)
    about = next((d for d in earlier if d.id == decision.undoes), decision)
    ids = set(attached(about, shelf_of(view.decidable)).mention_ids)
    claims = {c.id: c for c in view.claims}
    for event in view.events:
        if ids & set(event.claim_ids):
            print_event(event, claims)
    rejected = [c.id for c in view.decidable if c.id in ids and c.is_rejected]
    if rejected:
        note(f"in no event: {', '.join(rejected)}")


def what_of(decision: Decision) -> str:
    """Put in a few words what a decision says."""
    match decision.kind:
        case DecisionKind.EDIT:
            return changed(decision.field, decision.before, decision.after)
        case DecisionKind.SAME:
            return f"{' and '.join(decision.mention_ids)} are one event"
        case DecisionKind.DIFFERENT:
            return f"{' and '.join(decision.mention_ids)} are not one event"
        case DecisionKind.UNDO:
            return f"{decision.undoes} is taken back"
        case _:
            return f"{decision.kind.value}ed"
