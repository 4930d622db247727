"""What is light to import stays light: the heavy libraries load where they are used."""

import subprocess
import sys

import pytest

HEAVY = {"alembic", "htmldate", "numpy", "pydantic", "rich", "spacy", "sqlalchemy", "trafilatura", "typer"}


def loaded_by(module: str) -> set[str]:
    """The top names of all that a fresh interpreter holds after importing a module."""
    program = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    return set(printed.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "truceline",
        "truceline.config",
        "truceline.records.view",
        "truceline.records.serial",
        "truceline.stages.annotate",
        "truceline.stages.ingest",
        "truceline.store",
    ],
)
def test_module_loads_no_heavy_library(module: str) -> None:
    assert loaded_by(module) & HEAVY == set()


def test_heavy_library_would_be_seen() -> None:
    assert "sqlalchemy" in loaded_by("truceline.store.schema")
