"""`truceline check` and `truceline gazetteer`: the data files and the compiled places."""

from pathlib import Path
from typing import Annotated

import typer

from truceline.cli.console import AsJson, bar, note, print_json, ready_world, settings_for, tell
from truceline.kit import build_gazetteer, data_faults
from truceline.reference.gazetteer import GazetteerEntry
from truceline.stages.resolve.place_scores import Surroundings, Votes, weigh

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


gazetteer = typer.Typer(help="Look places up, and compile a larger gazetteer.", no_args_is_help=True)


@gazetteer.command("find")
def find(name: Name, as_json: AsJson = False) -> None:
    """Show what places a name may mean, the likeliest first, each with how its name fits."""
    found = ready_world(settings_for(None)).gazetteer.find(name, limit=20)
    weighed = _weighed(found)
    if as_json:
        print_json(
            [
                {"id": e.id, "name": e.name, "kind": e.kind, "country": e.country, "lat": e.lat, "lon": e.lon,
                 "population": e.population, "admin1": e.admin1_name, "match": e.match, "score": score}
                for e, score in weighed
            ]
        )  # fmt: skip
        return
    if not found:
        note(f"no place of that name: {name}")
        raise typer.Exit(1)
    for e, score in weighed:
        people = f", {e.population:,} people" if e.population else ""
        where = " ".join(part for part in (e.admin1_name, e.country) if part)
        tell(
            f"{score:.2f} {e.name} · {e.kind} · {where} · {e.lat:.3f}, {e.lon:.3f}{people} · {e.match} · {e.id}",
            markup=False,
        )


@gazetteer.command("build")
def build(
    dump: Annotated[Path, typer.Argument(help="GeoNames' allCountries.zip, or one country's .zip or .txt.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where to put it; the cache folder otherwise.")
    ] = None,
) -> None:
    """Compile a gazetteer from GeoNames' own dump, for those who have it."""
    settings = settings_for(None)
    target = out or settings.cache / "gazetteer-of-dump.sqlite"
    with bar() as advance:
        build_gazetteer(
            settings, dump, target, lambda done, total: advance("compiling the gazetteer", done, total)
        )
    tell(
        f"{target} is ready. It is used where the settings name it: gazetteer = {str(target)!r} in truceline.toml,"
    )
    tell("or TRUCELINE_GAZETTEER in the environment.")


def _weighed(found: tuple[GazetteerEntry, ...]) -> list[tuple[GazetteerEntry, float]]:
    """Weigh candidates as in a report that names nothing else; what needs a named country scores nothing."""
    nothing = Votes(total={}, of_name={})
    weighed = weigh(found, around=Surroundings(countries=nothing, areas=nothing, anchors=()))
    scored = [(item.entry, item.share) for item in weighed]
    kept = {entry.id for entry, _ in scored}
    return scored + [(entry, 0.0) for entry in found if entry.id not in kept]
