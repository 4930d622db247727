"""Run one benchmark over a folder or file; the last line printed is its figures as JSON."""

import importlib
import json
import os
import sys
from pathlib import Path

from benchmarks.coder import READER_ALONE, is_reader_alone

# Task -> the module whose `main(path)` prints a table and gives the figures; imported when asked for.
TASKS = {
    "timex": "benchmarks.timex",
    "toponyms": "benchmarks.toponyms",
    "types": "benchmarks.types",
    "attribution": "benchmarks.attribution",
    "factuality": "benchmarks.factuality",
    "spans": "benchmarks.spans",
    "gsr": "benchmarks.gsr",
    "meantime": "benchmarks.meantime",
    "coref": "benchmarks.coref",
    "lineage": "benchmarks.lineage",
    "similarity": "benchmarks.similarity",
    "timeline": "benchmarks.timeline",
    "reconciling": "benchmarks.reconciling",
    "tracing": "benchmarks.tracing",
    "speed": "benchmarks.speed",
    "desk": "benchmarks.desk",
}
# What the learned reader alone has an answer for; the others ask for days, places, kinship, events or time.
BY_READER = frozenset({"types", "attribution", "factuality", "spans", "gsr", "meantime"})


def main(arguments: list[str]) -> int:
    """Run TASK over PATH; 2 where the arguments name no task or no such path."""
    if len(arguments) != 2 or arguments[0] not in TASKS or not Path(arguments[1]).exists():
        print(
            f"usage: python -m benchmarks TASK PATH; TASK is one of {', '.join(sorted(TASKS))}",
            file=sys.stderr,
        )
        return 2
    task, path = arguments
    if task not in BY_READER and is_reader_alone(os.environ):
        print(f"{task}: - (the learned reader alone has no answer to it)")
        print(json.dumps({}))
        return 0
    if task not in BY_READER:
        os.environ.pop(READER_ALONE, None)  # it says "false" here, and is no setting of the program
    figures = importlib.import_module(TASKS[task]).main(Path(path))
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
