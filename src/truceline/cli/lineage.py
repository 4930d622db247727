"""`lineage`: which reports copy or reword which, as trees; and one report beside its kin, passage by passage."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text
from rich.tree import Tree

from truceline.cli.console import AsJson, Db, KnownBy, note, opened, print_json, screen, seen, tell
from truceline.cli.words import line_of, marked, names_of, plural
from truceline.errors import NotFoundError
from truceline.export.lineage import lineage_json
from truceline.records.claim import Drift, Family, FamilyMember, Kinship
from truceline.records.document import Document, Evidence
from truceline.records.view import View
from truceline.reference.compounds import KIN

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
    names = names_of(view)
    for family in view.lineage.families:
        tree = Tree(
            Text.assemble(("family ", "bold"), (family.id, "bold"), f", {_passages(len(family.passages))}")
        )
        branches: dict[str, Tree] = {}
        for member, parent in _rooted(family, view):
            told = Text.assemble((names[member.document_id], "cyan"), f": {member.kind} – {member.reason}")
            branches[member.document_id] = branches.get(parent or "", tree).add(seen(told))
        screen.print(tree)
    changed = len(view.lineage.drifts)
    if changed:
        were = "is 1 change" if changed == 1 else f"are {changed} changes"
        note(f"There {were} of meaning between copies; `truceline lineage REPORT` shows them.")
    if not view.lineage.families:
        note("no two reports share wording.")


def _rooted(family: Family, view: View) -> Iterator[tuple[FamilyMember, str | None]]:
    """Give the members, originals first, each under the likest of those that surely came before it."""
    members = {member.document_id: member for member in family.members}
    dated = {d.reading.document.id: d for d in view.dated}

    def is_before(one: str, other: str) -> bool:
        """An original comes before all; of others the days decide, where they do not overlap."""
        if one not in members or "original" in (members[one].kind, members[other].kind):
            return one in members and members[one].kind == "original"
        return dated[one].is_before(dated[other])

    def place(name: str) -> tuple[bool, str, str]:
        """Originals first, then by day."""
        published = dated[name].published
        day = published.last if published else None
        return members[name].kind != "original", str(day or "x"), name

    for name in sorted(members, key=place):
        kin = [k for k in view.lineage.kinships if k.kind in KIN and name in (k.a, k.b)]
        near = [
            (k.score, other) for k in kin for other in (k.a, k.b) if other != name and is_before(other, name)
        ]
        yield members[name], max(near)[1] if near else None


def _show_report(report: str, view: View) -> None:
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    own = documents[report]
    tell(Text.assemble((own.name, "bold"), f" · {own.outlet or 'outlet not stated'}"))
    for family in view.lineage.families:
        for member in family.members:
            if member.document_id == report:
                tell(f"  {member.kind} in {family.id} – {member.reason}", markup=False)
    kin = [k for k in view.lineage.kinships if report in (k.a, k.b)]
    for kinship in sorted(kin, key=lambda k: (k.kind not in KIN, -k.score, k.a, k.b)):
        other = documents[kinship.b if kinship.a == report else kinship.a]
        tell("")
        tell(
            Text.assemble(
                (kinship.kind.replace("_", " "), "bold"), " · ", (other.name, "cyan"), f" · {kinship.score}"
            )
        )
        tell(f"  {kinship.reason}", markup=False)
        if kinship.kind in KIN:
            _show_pair(kinship, own, other, view)
    if not kin:
        note(f"{own.name} shares wording with no other report.")


def _show_pair(kinship: Kinship, own: Document, other: Document, view: View) -> None:
    """Show the aligned passages one above the other, the changes marked and named."""
    first = own.id == kinship.a
    for aligned in sorted(kinship.aligned, key=lambda p: (p.a if first else p.b).start):
        pair = (aligned.a, aligned.b) if first else (aligned.b, aligned.a)
        changed = [d for d in view.lineage.drifts if _touches(d, pair)]
        tell("")
        for document, passage in zip((own, other), pair, strict=True):
            inside = [e for d in changed for e in (d.a, d.b) if e.document_id == document.id]
            where = Text(f"  {document.name}:{line_of(document, passage.start)}  ", style="cyan")
            told = marked(document, passage, inside, plain=not screen.is_terminal)
            tell(Text.assemble(where, told), soft_wrap=True)
        for drift in changed:
            one, two = (drift.a, drift.b) if drift.a.document_id == own.id else (drift.b, drift.a)
            tell(f"  {drift.kind} changed: {one.quote} | {two.quote}", style="yellow", markup=False)
    for document, passages in ((own, _only(own, kinship, view)), (other, _only(other, kinship, view))):
        if passages:
            tell("")
            tell(f"  only in {document.name}: {_passages(len(passages))}", markup=False, style="bold")
            for passage in passages:
                words = " ".join(passage.quote.split())
                short = words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"
                tell(f"    {line_of(document, passage.start)}: {short}", markup=False, soft_wrap=True)


def _touches(drift: Drift, pair: tuple[Evidence, Evidence]) -> bool:
    """Tell whether a change lies in both of two aligned passages."""
    held = {passage.document_id: passage for passage in pair}
    return all(
        (passage := held.get(words.document_id)) is not None and passage.start <= words.start < passage.end
        for words in (drift.a, drift.b)
    )


def _only(document: Document, kinship: Kinship, view: View) -> list[Evidence]:
    """Give a report's passages that have no counterpart in the other."""
    aligned = {e.start for p in kinship.aligned for e in (p.a, p.b) if e.document_id == document.id}
    reading = next(d.reading for d in view.dated if d.reading.document.id == document.id)
    return [document.evidence(p.start, p.end) for p in reading.passages if p.start not in aligned]


def _passages(number: int) -> str:
    return plural(number, "passage")
