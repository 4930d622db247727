"""`figures`: what is counted, over which time, and who says so."""

from itertools import groupby
from typing import Annotated

import typer
from rich.text import Text

from truceline.asking import can_hold
from truceline.cli.console import (
    AsJson,
    Db,
    KnownBy,
    On,
    note,
    opened,
    print_json,
    settings_for,
    show_words,
    tell,
)
from truceline.cli.words import days, line_of, plural
from truceline.errors import ConfigError
from truceline.export.figures import figures_csv, figures_json
from truceline.export.told import many, others_told
from truceline.figures import figures as figures_of
from truceline.kit import load_figures
from truceline.records.figure import Figure
from truceline.records.view import View

Of = Annotated[
    str | None, typer.Option("--of", metavar="KIND", help="Only figures of this kind (killed, patrols, …).")
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print a table of comma-separated values.")]


def figures(
    of: Of = None,
    on: On = None,
    known_by: KnownBy = None,
    db: Db = None,
    as_json: AsJson = False,
    *,
    as_csv: AsCsv = False,
) -> None:
    """Show numbers by kind and period, with bounds and whose word each is; values that disagree stand side by side."""
    if as_json and as_csv:
        raise ConfigError("--csv", "stands beside --json; give one of the two")
    with opened(db, known_by, on) as record:
        found = figures_of(record.view, load_figures(settings_for(db)), of=of)
        chosen = [f for f in found if record.on is None or can_hold(f.period, record.on)]
        if as_json:
            print_json(figures_json(chosen, record.view))
            return
        if as_csv:
            typer.echo("".join(figures_csv(chosen, record.view)), nl=False)
            return
        for kind, of_kind in groupby(chosen, key=lambda f: f.kind):
            tell(Text(kind, "bold"))
            for figure in of_kind:
                _print_figure(figure, record.view, found)
    note(f"{plural(len(chosen), 'figure')}.")


def _print_figure(figure: Figure, view: View, others: tuple[Figure, ...]) -> None:
    """Period and value, then who says so, then the words in their reports."""
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    status = "" if figure.status.is_so else f" · {figure.status.value}"
    where = f" · {figure.place.name}" if figure.place else ""
    tell(
        Text.assemble(
            (f"  {days(figure.period):<22} ", "bold"), (many(figure.quantity), "cyan"), f"{status}{where}"
        ),
        soft_wrap=True,
    )
    counts = ", ".join((plural(len(figure.origins), "origin"), plural(len(figure.document_ids), "report")))
    of = f"; {', '.join(figure.arrangements)}" if figure.arrangements else ""
    tell(f"    says {', '.join(figure.claimants)}; {counts}{of}", markup=False, soft_wrap=True, style="dim")
    if figure.disputes:
        tell(f"    disputed: {others_told(figure, others)}", markup=False, soft_wrap=True)
    sentences = {c.id: c.mention.sentence for c in view.claims}
    for claim_id, words in zip(figure.claim_ids, figure.evidence, strict=True):
        document = documents[words.document_id]
        tell(f"    {document.name}:{line_of(document, words.start)}", style="cyan", markup=False)
        show_words(document, sentences[claim_id], words)
