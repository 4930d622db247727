"""`lineage`: which reports copy or reword which, as trees; and one report beside its kin, passage by passage."""

from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from truceline.cli.console import AsJson, Db, KnownBy, note, opened, print_json, screen, seen, tell
from truceline.cli.words import line_of, marked, names_of, plural
from truceline.errors import NotFoundError
from truceline.export.lineage import lineage_json
from truceline.records.claim import Dated, Kinship
from truceline.records.view import View
from truceline.reference.compounds import KIN
from truceline.reference.siblings import aligned, kinships_of, only_in, other_of, rooted, sides

Report = Annotated[
    str | None, typer.Argument(help="A report's name, or a part of it that no other has: it beside its kin.")
]
# A passage that only one report has is shown by its beginning.
SHOWN = 90


def lineage(report: Report = None, db: Db = None, as_json: AsJson = False, known_by: KnownBy = None) -> None:
    """Show which reports copy or reword which, passage by passage, and what changed on the way."""
    with opened(db, known_by) as record:
        view = record.view
        names = names_of(view)
        chosen = _named(report, names) if report is not None else None
        if as_json:
            print_json(lineage_json(view.lineage, names, chosen))
        elif chosen is not None:
            _show_report(chosen, view)
        else:
            _show_families(view)


def _named(report: str, names: dict[str, str]) -> str:
    """Find a report by its name or a part of it; NotFoundError lists what fits."""
    fitting = [key for key, name in names.items() if name == report] or [
        key for key, name in names.items() if report.casefold() in name.casefold()
    ]
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(sorted(names[key] for key in fitting)[:5])
    raise NotFoundError(
        report,
        f"fits {len(fitting)} reports ({listed}); write more of the name"
        if fitting
        else "is the name of no report in this record; `truceline lineage` lists those that are kin",
    )


def _show_families(view: View) -> None:
    names, kin, dated = names_of(view), kinships_of(view.lineage), _dated(view)
    for family in view.lineage.families:
        tree = Tree(
            Text.assemble(("family ", "bold"), (family.id, "bold"), f", {_passages(len(family.passages))}")
        )
        branches: dict[str, Tree] = {}
        for member, parent in rooted(family, kin, dated):
            told = Text.assemble((names[member.document_id], "cyan"), f": {member.kind} – {member.reason}")
            branches[member.document_id] = branches.get(parent or "", tree).add(seen(told))
        screen.print(tree)
    changed = len(view.lineage.drifts)
    if changed:
        were = "is 1 change" if changed == 1 else f"are {changed} changes"
        note(f"There {were} of meaning between copies; `truceline lineage REPORT` shows them.")
    if not view.lineage.families:
        note("no two reports share wording.")


def _show_report(report: str, view: View) -> None:
    dated = _dated(view)
    own = dated[report]
    document = own.reading.document
    tell(Text.assemble((document.name, "bold"), f" · {document.outlet or 'outlet not stated'}"))
    for family in view.lineage.families:
        for member in family.members:
            if member.document_id == report:
                tell(f"  {member.kind} in {family.id} – {member.reason}", markup=False)
    kin = kinships_of(view.lineage).get(report, ())
    for kinship in kin:
        other = dated[other_of(kinship, report)]
        named = (other.reading.document.name, "cyan")
        tell("")
        tell(Text.assemble((kinship.kind.replace("_", " "), "bold"), " · ", named, f" · {kinship.score}"))
        tell(f"  {kinship.reason}", markup=False)
        if kinship.kind in KIN:
            _show_pair(kinship, own, other, view)
    if not kin:
        note(f"{document.name} shares wording with no other report.")


def _show_pair(kinship: Kinship, own: Dated, other: Dated, view: View) -> None:
    """Show the aligned passages one above the other, the changes marked and named."""
    one = own.reading.document
    for pair in aligned(kinship, one.id, view.lineage.drifts):
        tell("")
        for report, passage in ((own, pair.own), (other, pair.other)):
            document = report.reading.document
            if passage is None:
                continue
            inside = [e for d in pair.drifts for e in (d.a, d.b) if e.document_id == document.id]
            where = Text(f"  {document.name}:{line_of(document, passage.start)}  ", style="cyan")
            told = marked(document, passage, inside, plain=not screen.is_terminal)
            tell(Text.assemble(where, told), soft_wrap=True)
        for drift in pair.drifts:
            before, after = sides(drift, one.id)
            tell(f"  {drift.kind} changed: {before.quote} | {after.quote}", style="yellow", markup=False)
    for report in (own, other):
        _show_only(report, kinship)


def _show_only(report: Dated, kinship: Kinship) -> None:
    document, passages = report.reading.document, only_in(report.reading, kinship)
    if not passages:
        return
    tell("")
    tell(f"  only in {document.name}: {_passages(len(passages))}", markup=False, style="bold")
    for passage in passages:
        words = " ".join(passage.quote.split())
        short = words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
        tell(f"    {line_of(document, passage.start)}: {short}", markup=False, soft_wrap=True)


def _dated(view: View) -> dict[str, Dated]:
    return {d.reading.document.id: d for d in view.dated}


def _passages(number: int) -> str:
    return plural(number, "passage")
