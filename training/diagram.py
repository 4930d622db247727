"""Draw how often the reader's answers are right against the share that it gives them.

`python -m training.diagram READER_JSON OUT_SVG` draws the rows that training left in `reader.json`.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from training.scores import Bin

SIDE, GAP = 200, 50
TITLES = {"types": "type of an event", "statuses": "status", "relation": "relation of a pair"}
STYLE = (
    "text{font:12px sans-serif;fill:#444} .axis{stroke:#999} .even{stroke:#999;stroke-dasharray:4 4} "
    "circle{fill:#1f6f8b;fill-opacity:.75}"
)


def drawn(reliability: dict[str, Sequence[Bin]], errors: dict[str, float]) -> str:
    """Give the diagram as SVG: a panel a head, a disc a tenth of shares, its area by the number of answers."""
    width, height = GAP + len(TITLES) * (SIDE + GAP), SIDE + 2 * GAP
    panels = ""
    for n, (name, title) in enumerate(TITLES.items()):
        panel = _panel(title, reliability[name], errors[name])
        panels += f'<g transform="translate({GAP + n * (SIDE + GAP)},{GAP})">{panel}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<style>{STYLE}</style><rect width="100%" height="100%" fill="#fff"/>{panels}</svg>\n'
    )


def _panel(title: str, bins: Sequence[Bin], error: float) -> str:
    most = max((count for *_, count in bins), default=1)
    discs = "".join(
        f'<circle cx="{share * SIDE:.1f}" cy="{(1 - right) * SIDE:.1f}" r="{3 + 9 * (count / most) ** 0.5:.1f}">'
        f"<title>share {share}, right {right}, {count} answers</title></circle>"
        for share, right, count in bins
    )
    return (
        f'<text x="0" y="-12">{title}: error {error:.3f}</text>'
        f'<line class="axis" y1="{SIDE}" x2="{SIDE}" y2="{SIDE}"/><line class="axis" y2="{SIDE}"/>'
        f'<line class="even" y1="{SIDE}" x2="{SIDE}"/>'
        f'<text x="-8" y="{SIDE + 16}">0</text><text x="{SIDE - 4}" y="{SIDE + 16}">1</text>'
        f'<text x="-16" y="8">1</text>'
        f'<text x="{SIDE / 2 - 20}" y="{SIDE + 16}">share</text>'
        f'<text x="-14" y="{SIDE / 2 + 30}" transform="rotate(-90 -14 {SIDE / 2 + 30})">are right</text>{discs}'
    )


if __name__ == "__main__":
    about = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    Path(sys.argv[2]).write_text(drawn(about["reliability"], about["calibration_errors"]), encoding="utf-8")
