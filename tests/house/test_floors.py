"""Every room looks down only, and each outside library has one room."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def rooms_to_come() -> list[str]:
    """The rooms that the contracts name and that nobody has built yet."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {
        room
        for contract in settings["tool"]["importlinter"]["contracts"]
        for room in contract.get("modules", []) + contract.get("source_modules", [])
    } | {"truceline.kit"}
    paths = {room: ROOT / "src" / Path(*room.split(".")) for room in named}
    return sorted(
        room
        for room, path in paths.items()
        if not path.with_suffix(".py").exists() and not (path / "__init__.py").exists()
    )


@pytest.mark.xfail(
    bool(rooms_to_come()), reason=f"still to be built: {', '.join(rooms_to_come())}", strict=True
)
def test_rooms_look_down_only() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"

    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
