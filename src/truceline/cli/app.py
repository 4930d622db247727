"""All commands in one application; each group registers its own."""

from typing import Annotated

import typer

from truceline.cli import (
    arrangements,
    brief,
    data,
    decide,
    diff,
    events,
    figures,
    lineage,
    run,
    serve,
    take_out,
)

app = typer.Typer(
    name="truceline",
    help="Read reports on ceasefires, patrols, zones and talks; keep a dated, attributed record of what they say.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Take the options that stand before any command."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"truceline {installed('truceline')}")
        raise typer.Exit


app.command("run")(run.run)
app.command("timeline")(events.timeline)
app.command("show")(events.show)
app.command("search")(events.search)
app.command("lineage")(lineage.lineage)
app.command("arrangements")(arrangements.arrangements)
app.command("state")(arrangements.state)
app.command("open-items")(arrangements.open_items)
app.add_typer(decide.decide, name="decide")
app.command("figures")(figures.figures)
app.command("diff")(diff.diff)
app.command("brief")(brief.brief)
app.command("export")(take_out.export)
app.command("serve")(serve.serve)
app.command("check")(data.check)
app.add_typer(data.gazetteer, name="gazetteer")
