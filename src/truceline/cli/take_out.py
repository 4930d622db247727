"""`truceline export`: the record in the forms that other tools take."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from truceline.cli.console import Db, KnownBy, On, WithDecisions, note, opened
from truceline.errors import ExportError
from truceline.export import EXPORTERS

Form = Annotated[str, typer.Argument(help=f"One of: {', '.join(EXPORTERS)}.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="The file to write; the screen otherwise.")
]


def export(
    form: Form,
    output: Output = None,
    db: Db = None,
    on: On = None,
    known_by: KnownBy = None,
    with_decisions: WithDecisions = False,
) -> None:
    """Write the record in one of the forms of docs/formats.md."""
    write = EXPORTERS.get(form)
    if write is None:
        raise ExportError(form, f"is no form; there are {', '.join(EXPORTERS)}")
    with opened(db, known_by, on, with_decisions) as record:
        lines = list(write(record.view_on_day))
    if output is None:
        sys.stdout.writelines(lines)
        return
    try:
        output.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise ExportError(output, f"cannot be written ({error.strerror}); choose another file") from error
    note(f"{len(lines)} lines written to {output}")
