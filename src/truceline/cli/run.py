"""`truceline run`: ingest, read and reconcile a folder."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from truceline import pipeline
from truceline.cli.console import AsJson, Db, bar, print_json, ready_world, settings_for, tell
from truceline.store.store import open_store

Source = Annotated[Path, typer.Argument(help="A folder of reports (.txt, .html), or one report.")]


RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Read without the learned reader.")]


def run(source: Source, db: Db = None, rules_only: RulesOnly = False, as_json: AsJson = False) -> None:
    """Take in every report under a folder, read it and bring all together; a second run adds nothing."""
    settings = settings_for(db)
    if rules_only:
        settings = replace(settings, rules_only=True)
    now = datetime.now(UTC)
    with open_store(settings.db) as store:
        told = pipeline.begun(str(source), settings, by="command", began_at=now)
        with bar() as advance:
            found, added = pipeline.gather(
                source, store, now=now, max_bytes=settings.max_bytes, progress=advance
            )
            store.add_run(told)
            read_now = pipeline.read_all(store, settings, now=now, progress=advance)
        world = ready_world(settings)
        view = pipeline.view_of(store, world)
        summary = pipeline.summary(store, view, found=found, added=added, read_now=read_now)
        store.add_run(pipeline.ended(told, summary, view, world, ended_at=datetime.now(UTC)))
    if as_json:
        print_json(_as_json(summary))
        return
    tell(f"{summary.found} files found, {summary.added} new, {summary.read} read now.")
    tell(
        f"The record {settings.db} holds {summary.reports} reports, {summary.mentions} mentions, "
        f"{len(view.events)} events, {len(view.arrangements)} arrangements.",
        markup=False,
        soft_wrap=True,
    )
    if summary.failures:
        tell(f"[bold]{len(summary.failures)} inputs could not be used:[/]")
        for failure in summary.failures:
            tell(f"  {failure.name}: {failure.message}", markup=False, soft_wrap=True)


def _as_json(summary: pipeline.Summary) -> dict[str, object]:
    return {
        "found": summary.found,
        "added": summary.added,
        "read": summary.read,
        "reports": summary.reports,
        "mentions": summary.mentions,
        "failures": [
            {"name": f.name, "stage": f.stage, "error": f.error, "message": f.message}
            for f in summary.failures
        ],
    }
