"""What the commands share: options, the settings, the screen, progress bars."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from truceline.asking import on_day, view_known_by
from truceline.cli.words import shown
from truceline.config import SETTINGS_FILE, Settings, load_settings
from truceline.errors import ConfigError, StoreError
from truceline.kit import World, load_world
from truceline.pipeline import view_of
from truceline.records.document import Document, Evidence
from truceline.records.view import View
from truceline.reference.decisions import undone
from truceline.store.store import Store, open_store

Db = Annotated[Path | None, typer.Option("--db", help="The database; the setting `db` otherwise.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, in the forms of docs/formats.md.")]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DAY", help="Only what reports out by this day could tell."),
]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="As it stood, or can have been, on this day."),
]
Days = Annotated[
    int | None,
    typer.Option(
        "--days", metavar="N", min=1, help="Only events of the N days that reports come back to most."
    ),
]
WithDecisions = Annotated[
    bool,
    typer.Option("--with-decisions", help="With --known-by: also people's decisions of later days, marked."),
]

screen = Console(highlight=False)
_stderr = Console(stderr=True, highlight=False)


# Control and invisible formatting characters, which in a report's words or a file's name could
# recolour, clear or reorder the screen. Line breaks and tabs stay.
_UNSEEN = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�"
)


def tell(what: str | Text, **how: Any) -> None:
    """Print a line or a text, with characters that would act on the screen made visible."""
    screen.print(seen(what) if isinstance(what, Text) else what.translate(_UNSEEN), **how)


def seen(text: Text) -> Text:
    """Make characters that would act on the screen visible in a text, and give it."""
    text.plain = text.plain.translate(_UNSEEN)
    return text


def fail(message: str) -> None:
    """Print an error line."""
    _stderr.print("[bold red]error:[/] ", end="")
    _stderr.print(message.translate(_UNSEEN), markup=False, soft_wrap=True)


def note(message: str) -> None:
    """Print a line beside the output proper, so that JSON on the other stream stays JSON."""
    _stderr.print(message, markup=False, soft_wrap=True)


def show_words(document: Document, sentence: Evidence, marked: Evidence) -> None:
    """Print a sentence with the words that something rests on set off."""
    tell(shown(document, sentence, marked, plain=not screen.is_terminal), soft_wrap=True)


def settings_for(db: Path | None) -> Settings:
    """Give the settings of ./truceline.toml, where there is one, and the environment; `db` outranks both."""
    file = Path(SETTINGS_FILE)
    settings = load_settings(file if file.is_file() else None, os.environ)
    return settings if db is None else replace(settings, db=db)


def day_of(text: str | None, option: str) -> date | None:
    """Read a day given as YYYY-MM-DD; ConfigError names the option."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigError(option, f"{text!r} is no day; write it as 2024-08-24") from error


def print_json(value: Any) -> None:
    """Print a value as indented JSON, unescaped and unwrapped."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def open_record(settings: Settings) -> Iterator[Store]:
    """Open the database that a command asks; StoreError says how to make one."""
    if not settings.db.is_file():
        raise StoreError(
            settings.db, "there is no such database; make one with `truceline run FOLDER --db FILE`"
        )
    with open_store(settings.db, create=False) as store:
        yield store


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open record: its view, the store that it lies in, the world that it was resolved in, the two clocks.

    `view` holds what was known by `known_by`; `on` is for the asker to apply.
    """

    view: View
    store: Store
    world: World
    on: date | None = None
    known_by: date | None = None

    @property
    def view_on_day(self) -> View:
        """The part of the view that bears on the day asked; all of it where none is."""
        return self.view if self.on is None else on_day(self.view, self.on)


@contextmanager
def opened(
    db: Path | None, known_by: str | None = None, on: str | None = None, with_decisions: bool = False
) -> Iterator[Opened]:
    """Open the record on two clocks: its view is over the reports out by a day where one is given."""
    settings = settings_for(db)
    day, asked = known_day(known_by, with_decisions), day_of(on, "--on")
    with open_record(settings) as store:
        world = ready_world(settings)
        view = view_of(store, world) if day is None else asked_by(store, world, day, with_decisions)
        yield Opened(view=view, store=store, world=world, on=asked, known_by=day)


def known_day(known_by: str | None, with_decisions: bool) -> date | None:
    """Read the day of --known-by; ConfigError where --with-decisions stands without it."""
    if with_decisions and known_by is None:
        raise ConfigError(
            "--with-decisions", "goes with --known-by DAY; without it all decisions count anyway"
        )
    return day_of(known_by, "--known-by")


def asked_by(store: Store, world: World, day: date, with_decisions: bool) -> View:
    """Give the view over the reports out by a day; decisions of later days that count in it are named beside it."""
    view = view_known_by(store, world, day, with_decisions=with_decisions)
    decisions = store.decisions() if with_decisions else ()
    gone = undone(decisions)
    # What was made and taken back later still shows in nothing.
    late = [d for d in decisions if d.made_on > day and d.id not in gone]
    passing = {d.id for d in decisions if d.made_on > day and d.id in gone}
    for decision in (d for d in late if d.undoes not in passing):
        made = f"by {decision.made_by} on {decision.made_at:%Y-%m-%d}"
        note(f"with a decision made after {day}: {decision.kind.value}, {made} · {decision.id}")
    return view


def ready_world(settings: Settings) -> World:
    """Load the world's data; the first time, the gazetteer is compiled under a progress bar."""
    with bar() as advance:
        return load_world(settings, lambda done, total: advance("compiling the gazetteer, once", done, total))


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows (what, done, total) as a progress bar on a terminal, and nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_stderr, transient=True, disable=not _stderr.is_terminal) as progress:
        tasks: dict[str, Any] = {}

        def advance(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield advance
