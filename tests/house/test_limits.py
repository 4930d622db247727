"""Files and functions stay short, and every public name is documented."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def limits() -> ModuleType:
    spec = importlib.util.spec_from_file_location("limits", ROOT / "scripts" / "limits.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_sources_keep_to_the_limits(limits: ModuleType) -> None:
    faults = [fault for path in sorted((ROOT / "src").rglob("*.py")) for fault in limits.faults_of(path)]

    assert faults == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1\n", "no docstring"),
        ('"""A room."""\n\ndef publish():\n    pass\n', "publish has no docstring"),
        ('"""A room."""\n\nclass Post:\n    pass\n', "Post has no docstring"),
        ('"""A room."""\n' + "x = 1\n" * 300, "301 lines"),
        ('"""A room."""\n\ndef _long():\n' + "    x = 1\n" * 40, "_long has 41 lines"),
    ],
)
def test_fault_would_be_found(limits: ModuleType, tmp_path: Path, source: str, told: str) -> None:
    (tmp_path / "room.py").write_text(source)

    [fault] = limits.faults_of(tmp_path / "room.py")

    assert told in fault
