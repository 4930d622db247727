"""How long bringing all reports together takes, stage by stage: real readings and their doubles in other worlds.

PATH is a folder of stories as for `timeline`; parses are kept in the cache. Seconds are processor time, in memory:
reading the store and writing to it are not in them. `added_s` is what a record that gains ten of the reports takes: of
the earlier run it takes over the kinships, and makes all that follows anew.
"""

import random
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.kept import readings_of
from benchmarks.timeline import on_its_day
from benchmarks.worlds import doubles
from truceline.config import load_settings
from truceline.kit import load_world
from truceline.scale import at_a_stretch
from truceline.stages.anchor import anchor
from truceline.stages.merge import merge
from truceline.stages.resolve import resolve
from truceline.stages.root import family_of, root
from truceline.stages.trace import trace
from truceline.stages.track import track

CLAIMS = 100_000
ADDED = 10
Result = TypeVar("Result")


def main(path: Path) -> dict[str, float | int]:
    """Time each stage over so many claims; `seconds` is all of them, `untraced` all but tracing."""
    settings = load_settings(None, {})
    world = load_world(settings)
    folders = sorted(path.rglob("InputDocs"))
    real = [on_its_day(reading) for folder in folders for reading in readings_of(folder, settings)]
    readings = tuple(sorted(doubles(real, CLAIMS), key=lambda r: (r.document.name, r.document.id)))
    figures: dict[str, float | int] = {}
    late = {reading.document.id for reading in random.Random(ADDED).sample(readings, ADDED)}
    kin = timed("trace", figures, lambda: trace(readings))
    dated = timed("anchor", figures, lambda: anchor(readings, kin))
    lineage = timed("root", figures, lambda: root(kin, dated))
    claims = timed(
        "resolve",
        figures,
        lambda: resolve(dated, family_of(lineage), world.actors, world.gazetteer),
    )
    events, _ = timed("merge", figures, lambda: merge(claims, lineage, ()))
    timed("track", figures, lambda: track(events, claims, world.kinds))
    seconds = round(sum(figures.values()), 1)
    earlier = tuple(kinship for kinship in kin if not late & {kinship.a, kinship.b})
    again = timed("added", figures, lambda: trace(readings, earlier))
    figures["added_s"] = round(figures["added_s"] + seconds - figures["trace_s"], 1)
    figures["added_same"] = int(again == kin)
    untraced = round(seconds - figures["trace_s"], 1)
    gigabytes = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2, 2)
    print(f"{len(readings)} reports, {len(claims)} claims, {len(events)} events: {seconds} s, {gigabytes} GB")
    whole = {"seconds": seconds, "untraced_s": untraced, "gigabytes": gigabytes}
    return {**figures, **whole, "reports": len(readings), "n": len(claims)}


def timed(name: str, figures: dict[str, float | int], work: Callable[[], Result]) -> Result:
    """Do one stage's work, noting and printing its processor time."""
    began = time.process_time()
    with at_a_stretch():
        result = work()
    figures[f"{name}_s"] = round(time.process_time() - began, 1)
    print(f"{name:10}{figures[f'{name}_s']:>9} s", flush=True)
    return result
