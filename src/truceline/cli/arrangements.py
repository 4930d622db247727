"""`arrangements`, `state`, `open-items`: what was agreed, how it stands, what is due."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.text import Text

from truceline.asking import Answer, standing_of
from truceline.cli.console import (
    AsJson,
    Db,
    KnownBy,
    On,
    WithDecisions,
    asked_by,
    known_day,
    note,
    opened,
    print_json,
    show_words,
    tell,
)
from truceline.cli.words import days, line_of, origins_told, since
from truceline.export.record_json import arrangements_json, open_items_json, standing_json
from truceline.records.arrangement import Arrangement, Standing
from truceline.reference.standing import begun_by
from truceline.stages.track import open_items as items_of
from truceline.stages.track import open_on, stand


def arrangements(
    db: Db = None,
    as_json: AsJson = False,
    on: On = None,
    known_by: KnownBy = None,
    with_decisions: WithDecisions = False,
) -> None:
    """Show every arrangement: its kind, parties and area, how it stands now or stood on a day, on whose word."""
    with opened(db, known_by, on, with_decisions) as record:
        view = record.view
        if as_json:
            print_json(arrangements_json(view, on=record.on or date.max))
            return
        day = record.on or datetime.now(UTC).date()
        begun = [a for a in view.arrangements if record.on is None or begun_by(a, day).transitions]
        for arrangement in begun:
            standing = stand(arrangement, on=day, known_by=None, kinds=record.world.kinds)
            _print_arrangement(arrangement, standing)
    note(f"{len(begun)} arrangements.")


def _print_arrangement(arrangement: Arrangement, standing: Standing) -> None:
    """Name and state first, then parties and area, then on whose word."""
    told = standing.state.value if standing.state else "–"
    tell(
        Text.assemble(
            (arrangement.name, "bold"), f" · {arrangement.kind} · ", (told + since(standing.since), "cyan")
        ),
        soft_wrap=True,
    )
    parties = ", ".join(p.name for p in arrangement.parties) or "not stated"
    area = arrangement.area.name if arrangement.area else "not stated"
    tell(f"  parties {parties}; area {area} · {arrangement.id}", markup=False, soft_wrap=True, style="dim")
    flags = f" [{', '.join(standing.flags)}]" if standing.flags else ""
    if standing.origins:
        tell(f"  {origins_told(standing.origins)}{flags}", markup=False, soft_wrap=True, style="dim")


def state(
    name: Annotated[
        str, typer.Argument(help="An arrangement's name, a part of it that is plain, or its id.")
    ],
    on: On = None,
    known_by: KnownBy = None,
    with_decisions: WithDecisions = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Say how one arrangement stood on a day, as far as reports out by another day could tell."""
    known = known_day(known_by, with_decisions)
    with opened(db, on=on) as record:
        view, day = record.view, record.on or datetime.now(UTC).date()
        later = view if known is None else asked_by(record.store, record.world, known, with_decisions)
        answer = standing_of(name, view, later, on=day, known_by=known, kinds=record.world.kinds)
        if as_json:
            print_json(standing_json(answer.standing, answer.view))
            return
        _print_answer(answer, day, known_by)


def _print_answer(answer: Answer, day: date, known_by: str | None) -> None:
    standing = answer.standing
    limit = f", by what was out on {known_by}" if known_by else ""
    tell(Text.assemble((answer.name, "bold"), f" on {day}{limit}:"), soft_wrap=True)
    if standing.state is None:
        told = "not begun, as far as the reports tell" if answer.is_known else "not known by then"
        tell(f"  {told}")
    else:
        tell(f"  [bold]{standing.state.value}[/]{since(standing.since)}")
        tell(f"  {origins_told(standing.origins)}", markup=False)
    if standing.flags:
        tell(f"  flags: {', '.join(standing.flags)}", markup=False)
    if standing.last_reported:
        tell(f"  last reported {standing.last_reported}")
    documents = {d.reading.document.id: d.reading.document for d in answer.view.dated}
    for evidence in standing.evidence:
        document = documents[evidence.document_id]
        tell(f"  {document.name}:{line_of(document, evidence.start)}", style="cyan", markup=False)
        sentence = next(
            (c.mention.sentence for c in answer.view.claims if c.mention.trigger == evidence), evidence
        )
        show_words(document, sentence, evidence)


def open_items(
    on: On = None,
    known_by: KnownBy = None,
    with_decisions: WithDecisions = False,
    db: Db = None,
    as_json: AsJson = False,
) -> None:
    """Show deadlines, demands, promises and announced meetings that were open on a day, with what became of them."""
    with opened(db, known_by, on, with_decisions) as record:
        view, day = record.view, record.on or datetime.now(UTC).date()
        found = open_on(items_of(view.events, view.claims), on=day, known_by=record.known_by)
        if as_json:
            print_json(open_items_json(found, view))
            return
    for item in found:
        due = f"due {days(item.due)}" if item.due else "no day"
        tell(Text.assemble((f"{due:<18} ", "bold"), (f"{item.kind:<10} ", "cyan"), item.what), soft_wrap=True)
        tell(f"{'':<19}outcome: {item.outcome or 'none reported'}", markup=False, style="dim")
    note(f"{len(found)} open items on {day}.")
