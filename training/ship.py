"""Write the trained reader as quantised ONNX with its labels and its tokenizer, and score what was written."""

import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.examples import described
from training.net import Reader
from training.scores import scored
from training.sentences import Example

OUTPUTS = ("types", "statuses", "cues", "roles", "relation")


def ship(net: Reader, tokenizer: Tokenizer, held: Sequence[Example], out: Path) -> None:
    """Write `reader.onnx`, `reader.json` and `tokenizer.json`; print the scores on the held-out sentences."""
    whole = out / "whole.onnx"
    ids = torch.ones(2, 16, dtype=torch.long)
    long = {0: "batch", 1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            net.eval(),
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                **dict.fromkeys(("ids", "mask", "types", "statuses", "cues"), long),
                "roles": {0: "batch", 2: "length", 3: "length"},
                "relation": {0: "batch"},
            },
            dynamo=False,
            opset_version=17,
        )
    quantize_dynamic(str(whole), str(out / "reader.onnx"), weight_type=QuantType.QInt8)
    whole.unlink()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    figures, temperatures = scored(out / "reader.onnx", tokenizer, held)
    about = {**json.loads(described()), "temperatures": temperatures, "held_out": figures}
    (out / "reader.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
