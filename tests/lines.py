"""A whole line for tests: settings with a small gazetteer, invented reports, a run over a folder."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.gazetteers import TOWNS
from truceline import pipeline
from truceline.config import Settings, load_settings
from truceline.kit import place_files
from truceline.reference.gazetteer_build import build
from truceline.reference.place_files import places_digest
from truceline.store.store import open_store

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)

REPORTS = {
    "agreed.txt": (
        "Turkey and Russia agree on joint patrols\n\nVELM, March 5, 2024 (Meridian Wire) - Turkey and Russia "
        "agreed on Tuesday to hold joint patrols near Idlib from 15 March, the Turkish defence ministry said. Turkey "
        "demanded that Syrian forces leave the town by the end of the month.\n"
    ),
    "begun.txt": (
        "First joint patrol near Idlib\n\nMarch 16, 2024\n\nTurkish and Russian troops held their first joint "
        "patrol near Idlib on Friday, the Russian defence ministry said. About 40 soldiers took part.\n"
    ),
    "suspended.txt": (
        "Patrols near Idlib suspended\n\nMay 3, 2024\n\nRussia and Turkey suspended their joint patrols near Idlib "
        "on Thursday after an attack on a convoy, a Turkish official said on condition of anonymity.\n"
    ),
}


def settings_in(folder: Path) -> Settings:
    """Settings whose database and cache lie in a folder, with a small gazetteer compiled into the cache."""
    settings = load_settings(
        None, {"TRUCELINE_CACHE": str(folder / "cache"), "TRUCELINE_DB": str(folder / "record.db")}
    )
    places = place_files(settings)
    target = settings.cache / f"gazetteer-{places_digest(places)[:12]}.sqlite"
    if not target.exists():
        build(target, places=places, cities=TOWNS)
    return settings


def written(folder: Path, reports: dict[str, str] | None = None) -> Path:
    """Write reports into a folder of their own and give it."""
    target = folder / "reports"
    target.mkdir(exist_ok=True)
    for name, text in (reports or REPORTS).items():
        (target / name).write_text(text, encoding="utf-8")
    return target


def taken_in(source: Path, settings: Settings) -> tuple[int, int, int]:
    """Gather and read a folder; give how many files were found, new and read."""
    with open_store(settings.db) as store:
        found, added = pipeline.gather(source, store, now=NOON)
        return found, added, pipeline.read_all(store, settings, now=NOON)


def command_line(folder: Path, columns: int = 100) -> Callable[..., tuple[int, str, str]]:
    """Give a function that types a command in a process of its own; it gives exit status, output and errors."""
    settings = settings_in(folder)
    environment = {
        "TRUCELINE_CACHE": str(settings.cache),
        "TRUCELINE_DB": str(settings.db),
        "PATH": "/usr/bin:/bin",
        "COLUMNS": str(columns),
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }

    def run(*words: str) -> tuple[int, str, str]:
        command = [sys.executable, "-c", "from truceline.cli import main; main()", *words]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=folder)
        return ran.returncode, ran.stdout, ran.stderr

    return run
