"""How long bringing all reports together takes, stage by stage: real readings and their doubles in other worlds.

PATH is a folder of stories as for `timeline`; parses are kept in the cache. Seconds are processor time, in memory:
reading the store and writing to it are not in them. `added_s` is what a record that gains ten of the reports takes,
with all that it takes over from the view without them; `added_same` is 1 where it gives the bytes of the whole run.
"""

import os
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.kept import readings_of
from benchmarks.timeline import on_its_day
from benchmarks.worlds import doubles
from truceline.config import load_settings
from truceline.earlier import earlier_of
from truceline.kit import World, load_world
from truceline.pipeline import reconcile
from truceline.records.mention import Reading
from truceline.records.serial import to_text
from truceline.records.view import View
from truceline.reference.wording import cut_once
from truceline.scale import at_a_stretch
from truceline.stages.anchor import anchor
from truceline.stages.merge import merge
from truceline.stages.resolve import resolve
from truceline.stages.root import family_of, root
from truceline.stages.trace import PassagesOf, judged, kinships
from truceline.stages.track import track

# So many claims, or as many as this variable says.
CLAIMS, CLAIMS_SAID = 100_000, "TRUCELINE_BENCHMARK_CLAIMS"
ADDED = 10
Result = TypeVar("Result")
Figures = dict[str, float | int]


def main(path: Path) -> Figures:
    """Time each stage over so many claims; `seconds` is all of them, `untraced` all but tracing."""
    settings = load_settings(None, {})
    world = load_world(settings)
    folders = sorted(path.rglob("InputDocs"))
    real = [on_its_day(reading) for folder in folders for reading in readings_of(folder, settings)]
    many = int(os.environ.get(CLAIMS_SAID, CLAIMS))
    readings = tuple(sorted(doubles(real, many), key=lambda r: (r.document.name, r.document.id)))
    figures: Figures = {}
    whole = by_stages(readings, world, figures)
    seconds = round(sum(figures.values()), 1)
    gigabytes = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2, 2)
    print(
        f"{len(readings)} reports, {len(whole.claims)} claims, {len(whole.events)} events: "
        f"{seconds} s, {gigabytes} GB",
        flush=True,
    )
    late = {reading.document.id for reading in random.Random(ADDED).sample(readings, ADDED)}
    before = reconcile(tuple(r for r in readings if r.document.id not in late), world)
    again = timed("added", figures, lambda: reconcile(readings, world, earlier=earlier_of(before)))
    figures["added_same"] = int(to_text(again) == to_text(whole))
    untraced = round(seconds - figures["trace_s"], 1)
    whole_run = {"seconds": seconds, "untraced_s": untraced, "gigabytes": gigabytes}
    return {**figures, **whole_run, "reports": len(readings), "n": len(whole.claims)}


def by_stages(readings: tuple[Reading, ...], world: World, figures: Figures) -> View:
    """Do what `reconcile` does without decisions, noting the time of each stage."""
    passages: PassagesOf | None = cut_once(readings)
    pairs = timed("trace", figures, lambda: judged(readings, passages=passages))
    kin = kinships(pairs)
    dated = timed("anchor", figures, lambda: anchor(readings, kin))
    rooted = timed("root", figures, lambda: root(kin, dated, passages=passages))
    passages = None
    family_at = family_of(rooted)
    claims = timed("resolve", figures, lambda: resolve(dated, family_at, world.actors, world.gazetteer))
    standing = tuple(claim for claim in claims if not claim.waits)
    events, proposals = timed("merge", figures, lambda: merge(standing, rooted, (), world.deeds))
    arrangements = timed("track", figures, lambda: track(events, standing, world.kinds, readings))
    return View(
        dated=dated,
        claims=standing,
        events=events,
        arrangements=arrangements,
        lineage=replace(rooted, unlike=tuple(pair for pair, found in pairs.items() if found is None)),
        proposals=proposals,
        suggested=tuple(claim for claim in claims if claim.waits),
    )


def timed(name: str, figures: Figures, work: Callable[[], Result]) -> Result:
    """Do one stage's work, noting and printing its processor time."""
    began = time.process_time()
    with at_a_stretch():
        result = work()
    figures[f"{name}_s"] = round(time.process_time() - began, 1)
    print(f"{name:10}{figures[f'{name}_s']:>9} s", flush=True)
    return result
