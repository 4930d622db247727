"""Run every benchmark whose data lies in a folder: TASKS says under which name each set is looked for."""

import subprocess
import sys
from pathlib import Path

TASKS = {
    "timex": ("timex/TimeBank", "timex/AQUAINT"),
    "toponyms": ("geo/lgl.xml", "geo/GWN.xml"),
    "types": ("plv/PLV_train.tsv",),
    "attribution": ("attribution/dev",),
    "factuality": ("factuality/uw", "factuality/meantime"),
    "spans": ("spans/train.txt",),
    "gsr": ("plover/PLOVER_GSR_CAMEO.json",),
    "coref": ("ecbplus",),
    "meantime": ("meantime",),
    "timeline": (
        "timeline/SyrianCrisis_bbc",
        "timeline/LibyaWar_reuters",
        "timeline/EgyptianProtest_cnn",
        "timeline/haiti_bbc",
    ),
    "speed": ("timeline/SyrianCrisis_bbc",),
    "reconciling": ("timeline/SyrianCrisis_bbc",),
}


def main(folder: Path) -> int:
    """Run what is there, name what is not; the exit status is 1 where a task fails."""
    worst = 0
    for task, places in TASKS.items():
        for place in places:
            if not (folder / place).exists():
                print(f"{task}: no {place} under {folder}, left out")
                continue
            print(f"== {task} {place}", flush=True)
            ran = subprocess.run([sys.executable, "-m", "benchmarks", task, str(folder / place)], check=False)
            worst = max(worst, ran.returncode)
    return min(worst, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/bench")))
