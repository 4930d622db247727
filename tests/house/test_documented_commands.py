"""Every command of the program and every option of each stands in the user's guide."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from truceline.cli.app import app

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide.md"
HEADING = re.compile(r"^#+ ", re.MULTILINE)


def options_by_command() -> dict[str, set[str]]:
    """The options of each command, by its name; those that stand before any command under ""."""
    group = get_command(app)
    found = {"": set(options_of(group))}
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        found[name] = set(options_of(command))
    return found


def options_of(command: object) -> Iterator[str]:
    for parameter in command.params:  # type: ignore[attr-defined]
        if parameter.param_type_name == "option" and parameter.name != "help":
            yield from parameter.opts


def sections_of(text: str) -> dict[str, str]:
    """The text under each heading, by the command that the heading names in backquotes, "" where it names none."""
    found: dict[str, str] = {}
    for section in HEADING.split(text):
        heading = section.partition("\n")[0]
        named = re.findall(r"`([a-z-]+)`", heading) or [""]
        for name in named:
            found[name] = found.get(name, "") + section
    return found


def undocumented(text: str, options: dict[str, set[str]]) -> list[str]:
    """Commands without a section of their own, and options that their command's section does not tell of."""
    sections = sections_of(text)
    told = {name: set(re.findall(r"`(--?[a-z-]+)", section)) for name, section in sections.items()}
    missing = [name for name in options if name not in sections]
    return missing + [
        f"{name} {option}"
        for name, wanted in options.items()
        for option in sorted(wanted - told.get(name, set()))
        if name in sections
    ]


def test_guide_tells_of_every_command_and_option() -> None:
    assert undocumented(GUIDE.read_text(encoding="utf-8"), options_by_command()) == []


def test_guide_tells_of_no_command_that_is_none() -> None:
    commands = set(options_by_command())
    shown = set(re.findall(r"^\$ truceline ([a-z-]+)", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))

    assert shown
    assert {name for name in shown if not name.startswith("-")} <= commands


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Intro.\n", ["run"]),
        ("## `run`\n\nReads.\n", ["run --db"]),
        ("## `run`\n\nReads into `--db FILE`.\n", []),
        ("## `run`\n\nReads.\n\n## Other\n\n`--db`\n", ["run --db"]),
    ],
)
def test_what_a_guide_leaves_out_would_be_found(text: str, missing: list[str]) -> None:
    assert undocumented(text, {"run": {"--db"}}) == missing
