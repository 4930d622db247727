"""How many states come out right for a day asked and a day known by; README.md says how they are matched.

`python -m tests.probes.standings FOLDER` prints what went wrong and the rates.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from benchmarks.lineage import captures

from truceline import pipeline
from truceline.asking import known_by, standing_of
from truceline.config import load_settings
from truceline.kit import Kit, World, load_kit, load_world
from truceline.records.arrangement import Arrangement
from truceline.records.mention import Reading
from truceline.records.view import View

# A stop over or a term prolonged is in force as well.
ALSO = {"resumed": "active", "extended": "active"}

Group = Mapping[str, Any]


@dataclass
class Standings:
    """What was asked and what came out right, by kind of arrangement."""

    asked: dict[str, list[bool]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    struck: int = 0

    def rate(self) -> float:
        """Give the share that came out right, in per cent."""
        answers = [right for kind in self.asked.values() for right in kind]
        return round(100 * sum(answers) / max(len(answers), 1), 1)

    def table(self) -> str:
        """Give a line a kind, and one for all."""
        rows = [f"{kind:22}{sum(a):4} of {len(a)}" for kind, a in sorted(self.asked.items())]
        return "\n".join([*rows, f"{'all':22}{self.rate()} %", f"{'struck':22}{self.struck}"])


def standings_of(folder: Path, kit: Kit, world: World) -> Standings:
    """Score every group of every file of a folder, each group's reports as a record of their own."""
    score = Standings()
    for file in sorted(folder.glob("*.yaml")):
        for group in yaml.safe_load(file.read_text(encoding="utf-8")):
            _ask(group, kit, world, score)
    return score


def _ask(group: Group, kit: Kit, world: World, score: Standings) -> None:
    readings = _read(group, kit)
    full = pipeline.reconcile(readings, world)
    kinds = [group["kind"]] if isinstance(group["kind"], str) else list(group["kind"])
    meant = _meant(full, kinds)
    views: dict[Any, View] = {}
    for asked in group["asked"]:
        if "struck" in asked:
            score.struck += 1
            continue
        day = asked["known_by"]
        if day not in views:
            views[day] = pipeline.reconcile(known_by(readings, day), world)
        state = None
        if meant is not None:
            answer = standing_of(meant.id, full, views[day], on=asked["on"], known_by=day, kinds=world.kinds)
            state = answer.standing.state.value if answer.standing.state else None
        wanted = asked["state"] if isinstance(asked["state"], list) else [asked["state"]]
        right = state in {*wanted, *(ALSO.get(str(w), w) for w in wanted)}
        score.asked.setdefault(kinds[0], []).append(right)
        if not right:
            named = meant.name if meant else "none of its kind"
            score.misses.append(f"{group['id']} on {asked['on']} by {day}: {state}, not {wanted} ({named})")


def _read(group: Group, kit: Kit) -> tuple[Reading, ...]:
    texts = {report["name"].removesuffix(".txt"): report["text"] for report in group["reports"]}
    return tuple(pipeline.read(capture, kit) for capture in captures(texts))


def _meant(view: View, kinds: list[str]) -> Arrangement | None:
    """Give the arrangement of the group's kind that most claims rest on."""
    of_kind = [a for a in view.arrangements if a.kind in kinds]
    return max(of_kind, key=lambda a: (sum(len(t.claim_ids) for t in a.transitions), a.id), default=None)


def main(folder: str) -> int:
    """Print the misses and the rates of a folder of probes."""
    settings = load_settings(None, os.environ)
    score = standings_of(Path(folder), load_kit(settings), load_world(settings))
    sys.stdout.write("\n".join(score.misses) + "\n")
    sys.stdout.write(score.table() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
