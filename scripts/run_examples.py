"""The main job on the examples, then how a few arrangements stood; every line shown is a command's real output."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = Path("examples")
DB = Path("build") / "examples.db"
NARROWEST = 100  # characters a line where the terminal is narrower or there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask of one arrangement: the one of its kind that rests on most words of some reports.

    `asked` are pairs of days: as it stood on the first, by what was out on the second;
    None asks by everything that is known.
    """

    title: str
    kind: str
    reports: tuple[str, ...]
    asked: tuple[tuple[str, str | None], ...]


QUESTIONS = (
    Question(
        title="The patrols in Idlib: suspended on 13 August 2020, resumed on the 17th, as a report of the 26th says",
        kind="patrol_programme",
        reports=("01-moscow-protocol.txt", "04-patrols-suspended.txt", "06-patrols-resumed.txt"),
        asked=(
            ("2020-03-10", "2020-03-06"),
            ("2020-08-15", "2020-08-12"),
            ("2020-08-15", "2020-08-14"),
            ("2020-08-20", "2020-08-16"),
            ("2020-08-20", "2020-08-26"),
            ("2020-08-15", None),
        ),
    ),
    Question(
        title="The grain deal: Russia steps out on 29 October 2022 and comes back on 2 November",
        kind="agreement",
        reports=("07-grain-deal-suspended.txt", "08-grain-deal-resumed.html"),
        asked=(("2022-10-31", "2022-10-30"), ("2022-11-03", "2022-10-30"), ("2022-11-03", "2022-11-02")),
    ),
    Question(
        title="The truce in Yemen: in force from 2 April to 2 October 2022",
        kind="ceasefire",
        reports=("09-yemen-truce-expires.txt",),
        asked=(("2022-07-01", "2022-09-30"), ("2022-07-01", "2022-10-03"), ("2022-10-03", "2022-10-03")),
    ),
    Question(
        title="The Lachin road: blocked, says one side; open, says the other",
        kind="access_restriction",
        reports=("10-lachin-blocked.html", "11-lachin-open.txt"),
        asked=(("2022-12-14", "2022-12-14"), ("2022-12-16", "2022-12-16")),
    ),
    Question(
        title="The patrols of the United States with the Syrian Democratic Forces, told of seven months later",
        kind="patrol_programme",
        reports=("12-bab-al-hawa.txt",),
        asked=(("2022-12-01", "2022-12-01"), ("2022-12-01", "2023-07-15"), ("2022-12-10", "2023-07-15")),
    ),
)


def main() -> int:
    """Run everything on a fresh database; the exit status is 1 where any command fails."""
    os.chdir(ROOT)
    DB.parent.mkdir(exist_ok=True)
    for file in DB.parent.glob(f"{DB.name}*"):
        file.unlink()
    good = shown("run", str(EXAMPLES)) and shown("arrangements")
    arrangements = listed() if good else None
    if arrangements is None:
        return 1
    for question in QUESTIONS:
        print(f"\n# {question.title}")
        name = name_of(question, arrangements)
        if name is None:
            print(f"no {question.kind} rests on {', '.join(question.reports)}")
            good = False
            continue
        for on, known_by in question.asked:
            good &= shown("state", name, "--on", on, *(("--known-by", known_by) if known_by else ()))
    return 0 if good else 1


def name_of(question: Question, arrangements: Sequence[Mapping[str, Any]]) -> str | None:
    """Give what a user would type for the arrangement in question: its name, its id where two share the name."""
    ranked = []
    for arrangement in arrangements:
        words = sum(
            evidence["document"] in question.reports
            for transition in arrangement["transitions"]
            for evidence in transition["evidence"]
        )
        if arrangement["kind"] == question.kind and words:
            ranked.append((-words, arrangement["name"], arrangement["id"]))
    if not ranked:
        return None
    _, name, arrangement_id = min(ranked)
    shared = sum(a["name"] == name for a in arrangements) > 1
    return str(arrangement_id if shared else name)


def listed() -> list[dict[str, Any]] | None:
    """Give the arrangements as `truceline arrangements --json` prints them, None where it fails."""
    done = subprocess.run(command("arrangements", "--json"), capture_output=True, env=environment())
    if done.returncode:
        sys.stderr.write(done.stderr.decode())
        return None
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def shown(*words: str) -> bool:
    """Print a command as a user types it, then run it on the examples' database; False where it fails."""
    print(f"\n$ truceline {' '.join(map(quoted, (*words, '--db', str(DB))))}", flush=True)
    return subprocess.run(command(*words), env=environment()).returncode == 0


def quoted(word: str) -> str:
    """Put a word of a command in double quotes where a shell needs any."""
    return word if shlex.quote(word) == word else '"' + word.replace('"', '\\"') + '"'


def command(*words: str) -> Sequence[str]:
    """Give the command line of this interpreter's truceline, installed or not."""
    script = Path(sys.executable).with_name("truceline")
    program = (str(script),) if script.is_file() else (sys.executable, "-c", _PROGRAM)
    return (*program, *words, "--db", str(DB))


_PROGRAM = "from truceline.cli import main; main()"


def environment() -> dict[str, str]:
    """Give the environment with a width to print at and UTF-8 to print in."""
    width = max(NARROWEST, shutil.get_terminal_size((NARROWEST, 24)).columns)
    return {**os.environ, "COLUMNS": str(width), "PYTHONIOENCODING": "utf-8"}


if __name__ == "__main__":
    sys.exit(main())
