"""Write the trained reader as quantised ONNX with its labels and its tokenizer, and score what was written."""

import json
from collections.abc import Sequence
from pathlib import Path

import onnx
from tokenizers import Tokenizer

from training.examples import described
from training.graph import graph_of
from training.net import Reader
from training.scores import scored
from training.sentences import Example


def ship(net: Reader, tokenizer: Tokenizer, held: Sequence[Example], out: Path) -> None:
    """Write `reader.onnx`, `reader.json` and `tokenizer.json`; print the scores on the held-out sentences."""
    onnx.save(graph_of(net.eval()), out / "reader.onnx")
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    about = {**json.loads(described()), **scored(out / "reader.onnx", tokenizer, held)}
    (out / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({**about["held_out"], **about["calibration_errors"]}, indent=1))
