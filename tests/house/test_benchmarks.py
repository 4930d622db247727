"""A benchmark is short and uses only what a user of the package may use."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 150
# What the project itself installs for reading its data files, for the rival that `lineage` prints, and for serving
# the desk and asking it.
ALLOWED = {
    *sys.stdlib_module_names,
    "benchmarks",
    "truceline",
    "yaml",
    "rensa",
    "fastapi",
    "uvicorn",
    "httpx2",
}


def imports_of(source: str) -> set[str]:
    """Every module and name that a source imports, dotted."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = "benchmarks" if node.level else ""
            parts = [part for part in (package, node.module) if part]
            found |= {".".join([*parts, alias.name]) for alias in node.names}
    return found


def foreign(source: str) -> list[str]:
    """The imports that are no standard library, no benchmark and no public name of ours."""
    return sorted(
        name
        for name in imports_of(source)
        if name.split(".")[0] not in ALLOWED
        or (name.startswith("truceline.") and any(part.startswith("_") for part in name.split(".")))
    )


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks").rglob("*.py")), ids=lambda path: path.name)
def test_benchmark_is_short_and_stands_on_public_ground(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert source.count("\n") <= MOST_LINES
    assert foreign(source) == []


@pytest.mark.parametrize(
    "line",
    ["import numpy", "from sklearn.metrics import f1_score", "from truceline.store.store import _capture"],
)
def test_foreign_import_would_be_found(line: str) -> None:
    assert len(foreign(line)) == 1


@pytest.mark.parametrize(
    "line", ["import json", "from truceline.reference import calendar", "from . import timex"]
)
def test_public_import_is_welcome(line: str) -> None:
    assert foreign(line) == []
