"""`brief`: a situation report on a period."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from truceline.brief import Asked
from truceline.brief import brief as composed
from truceline.cli.console import Db, KnownBy, day_of, note, opened, settings_for
from truceline.errors import ConfigError, ExportError
from truceline.export.brief import BRIEFS
from truceline.kit import load_figures

From = Annotated[str, typer.Option("--from", metavar="DAY", help="The first day of the period.")]
To = Annotated[str, typer.Option("--to", metavar="DAY", help="Its last day; arrangements stand as on it.")]
About = Annotated[
    str | None, typer.Option("--about", metavar="NAME", help="Keep to an arrangement, an actor or a place.")
]
Html = Annotated[bool, typer.Option("--html", help="One HTML page instead of Markdown.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="The file to write; the screen otherwise.")
]


def brief(
    first: From,
    last: To,
    about: About = None,
    known_by: KnownBy = None,
    db: Db = None,
    *,
    as_html: Html = False,
    out: Out = None,
) -> None:
    """Write a situation report of about two pages from the record, with the words it rests on as notes."""
    start, end = day_of(first, "--from"), day_of(last, "--to")
    if start is None or end is None or end < start:
        raise ConfigError("--to", f"{last} is before {first}; give a later day")
    with opened(db, known_by) as record:
        made = composed(
            record.view,
            Asked(first=start, last=end, about=about, known_by=record.known_by),
            kinds=record.world.kinds,
            figure_kinds=load_figures(settings_for(db)),
            decisions=record.store.decisions(),
        )
    text = "".join(BRIEFS[as_html](made))
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportError(out, f"cannot be written ({error.strerror}); choose another file") from error
    note(f"written to {out}")
