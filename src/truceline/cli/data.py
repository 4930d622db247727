"""`truceline check` and `truceline gazetteer`: the data files and the compiled places."""

from typing import Annotated

import typer

from truceline.cli.console import AsJson, note, print_json, ready_world, settings_for, tell
from truceline.kit import data_faults

Name = Annotated[str, typer.Argument(help="A place name, in any spelling.")]


def check(as_json: AsJson = False) -> None:
    """Check all data files and list every fault; the exit status is 1 where there is one."""
    faults = data_faults(settings_for(None))
    if as_json:
        print_json([{"file": fault.subject, "fault": fault.message} for fault in faults])
    elif not faults:
        tell("All data files are sound.")
    for fault in faults if not as_json else ():
        note(str(fault))
    if faults:
        raise typer.Exit(1)


def gazetteer(name: Name, as_json: AsJson = False) -> None:
    """Show what places a name may mean, the likeliest first."""
    found = ready_world(settings_for(None)).gazetteer.find(name, limit=20)
    if as_json:
        print_json(
            [
                {"id": e.id, "name": e.name, "kind": e.kind, "country": e.country, "lat": e.lat, "lon": e.lon,
                 "population": e.population, "admin1": e.admin1_name}
                for e in found
            ]
        )  # fmt: skip
        return
    if not found:
        note(f"no place of that name: {name}")
        raise typer.Exit(1)
    for e in found:
        where = f"{e.lat:.3f}, {e.lon:.3f}" if e.lat is not None and e.lon is not None else "no point"
        people = f", {e.population:,} people" if e.population else ""
        tell(
            f"{e.name} · {e.kind} · {e.admin1_name or ''} {e.country or ''} · {where}{people} · {e.id}",
            markup=False,
        )
