"""A run over a few reports that can be killed; `test_kill.py` starts it as a process of its own.

python -m tests.store.interrupted_run loop DATABASE    say each report's name once it is stored
python -m tests.store.interrupted_run forks FOLDER     kill a run before its 1st, 2nd, 3rd … statement
"""

import itertools
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import Engine, event
from tests.store import reports

from truceline.store.store import open_store

NAMES = tuple(f"report-{number}.txt" for number in range(2))


# So many that a loop is still busy when it is killed.
REPORTS = 400


def run(path: Path, names: tuple[str, ...] = NAMES) -> None:
    """Take every report in, read what is not read, and save the view, as a run does."""
    with open_store(path) as store:
        for name in names:
            store.add_capture(reports.capture(name, f"Patrols of {name} resumed.\nTalks went on."))
        for capture in store.captures_without_reading("first codebook"):
            store.add_reading(capture.id, reports.reading(capture))
            sys.stdout.write(f"{capture.name}\n")
            sys.stdout.flush()
        store.save_view(reports.view(*store.readings()), "digest")


def kill_before(statement: int) -> None:
    """Kill this process, as kill -9 does, when it is about to execute its nth statement."""
    counter = itertools.count(1)

    def count(*_: object) -> None:
        if next(counter) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)


def fork_and_kill(folder: Path) -> None:
    """Leave one database for each statement that a run was killed before, until a run ends alive."""
    # What is imported and compiled before the forks need not be so in each.
    run(folder / "warm.db")
    (folder / "warm.db").unlink()
    for statement in itertools.count(1):
        child = os.fork()
        if child == 0:
            kill_before(statement)
            run(folder / f"{statement:03}.db")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return


if __name__ == "__main__":
    what, where = sys.argv[1], Path(sys.argv[2])
    if what == "loop":
        run(where, tuple(f"report-{number:04}.txt" for number in range(REPORTS)))
    else:
        fork_and_kill(where)
