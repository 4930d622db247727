"""Hold the sessions shown in documents to what the program prints.

    python scripts/sessions.py README.md docs/guide.md          # exit status 1 where one differs
    python scripts/sessions.py --write README.md docs/guide.md  # put the real output in

A session is a ```console block: lines that start with "$ truceline" are run in a
folder that holds a copy of examples/, one after the other over all blocks of a file; the lines up to the
next command are their output. A line "…" stands for any number of lines; where
it stands, --write leaves the output as it is.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = [sys.executable, "-c", "from truceline.cli import main; main()"]
ANYTHING = "…"


def main(arguments: list[str]) -> int:
    """Check or rewrite the sessions of the named documents."""
    writing = "--write" in arguments
    faults = 0
    for name in (a for a in arguments if a != "--write"):
        path = Path(name)
        text = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(ROOT / "examples", Path(folder) / "examples")
            shown = BLOCK.sub(lambda match: f"```console\n{_played(match[1], Path(folder))}```", text)
        if writing:
            path.write_text(shown, encoding="utf-8")
        elif not _agree(text, shown):
            faults += 1
            print(
                f"{name}: its sessions are not what the program prints; run scripts/sessions.py --write {name}"
            )
    return 1 if faults else 0


def _played(block: str, folder: Path) -> str:
    """Run a block's commands and give it with their real output; elided outputs stay as they are."""
    played = []
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        command, _, output = part.partition("\n")
        if not command.startswith("$ truceline"):
            played.append(part)
            continue
        real = _run(command.removeprefix("$ "), folder)
        elided = ANYTHING in output.split("\n")
        played.append(f"{command}\n{output if elided and _fits(output, real) else real}")
    return "".join(played)


def _run(command: str, folder: Path) -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    words = subprocess.run(
        ["sh", "-c", f'truceline() {{ "$SESSION_PYTHON" -c "{COMMAND[2]}" "$@"; }}; {command}'],
        cwd=folder,
        env={**environment, "SESSION_PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (words.stdout + words.stderr).rstrip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _agree(text: str, shown: str) -> bool:
    return text == shown


def _fits(output: str, real: str) -> bool:
    pattern = ".*?".join(
        re.escape(part.strip("\n")) for part in re.split(rf"^{ANYTHING}$", output, flags=re.MULTILINE)
    )
    return re.fullmatch(pattern, real.strip("\n"), re.DOTALL) is not None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
