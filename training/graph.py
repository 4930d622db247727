"""The trained reader as the ONNX graph that ships: whole-number weights, the steps that belong together as one.

Weights are rounded to 127 steps a column, half of what eight bits hold: sums of two products then fit into sixteen
bits, so that processors without the newer instructions, which add in pairs and cut off, reach the same numbers.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.net import HEADS, LAYERS, PAIRED, SIGNS, Reader

OUTPUTS = ("types", "statuses", "cues", "roles", "relation")
# Where onnxruntime keeps the steps that ONNX itself does not have.
FUSED = "com.microsoft"
STEPS = 63.0
Floats = NDArray[np.float32]


def graph_of(net: Reader) -> onnx.ModelProto:
    """Give the graph: `ids` (1, length) in; logits out as the network has them, each with a first axis of one."""
    build = _Graph({name: w.detach().numpy().astype(np.float32) for name, w in net.state_dict().items()})
    x = build.encoder()
    for head in ("types", "statuses"):
        build.step("Identity", [build.linear(x, head)], head)
    build.step("Squeeze", [build.linear(x, "cues"), build.whole([2])], "cues")
    build.roles(x, net.roles)
    build.relation(x)
    sizes = {"types": build.weights["types.bias"].size, "statuses": build.weights["statuses.bias"].size}
    shapes: dict[str, list[int | str]] = {
        **{head: [1, "length", size] for head, size in sizes.items()},
        "cues": [1, "length"],
        "roles": [1, net.roles, "length", "length"],
        "relation": [1, build.weights["relations.2.bias"].size],
    }
    values = [helper.make_tensor_value_info(n, TensorProto.FLOAT, shapes[n]) for n in OUTPUTS]
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"])
    graph = helper.make_graph(build.nodes, "reader", [ids], values, build.held)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(graph, opset_imports=sets, ir_version=9)


class _Graph:
    """Nodes and constants as they are added; each method gives the name of what it computes."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[onnx.TensorProto] = []

    def constant(self, value: NDArray[np.generic]) -> str:
        name = f"c{len(self.held)}"
        self.held.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def whole(self, values: Sequence[int]) -> str:
        return self.constant(np.array(values, dtype=np.int64))

    def step(
        self, kind: str, given: Sequence[str], name: str = "", domain: str = "", **settings: object
    ) -> str:
        name = name or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, given, [name], name=name, domain=domain, **settings))
        return name

    def side_by_side(self, *layers: str) -> tuple[str, str, str]:
        """Hold the weights of layers side by side: as whole numbers, their scales, and the bias."""
        weight = np.concatenate([self.weights[f"{layer}.weight"].T for layer in layers], axis=1)
        bias = np.concatenate([self.weights[f"{layer}.bias"] for layer in layers])
        whole, scale = _rounded(weight)
        return self.constant(whole), self.constant(scale), self.constant(bias)

    def linear(self, x: str, layer: str) -> str:
        """Multiply by the weights of a layer and add its bias."""
        whole, scale, bias = self.side_by_side(layer)
        return self.step("DynamicQuantizeMatMul", [x, whole, scale, "", bias], domain=FUSED)

    def normed(self, x: str, layer: str) -> str:
        given = [
            x,
            self.constant(self.weights[f"{layer}.weight"]),
            self.constant(self.weights[f"{layer}.bias"]),
        ]
        return self.step("LayerNormalization", given, axis=-1, epsilon=1e-12)

    def encoder(self) -> str:
        """Words and places, then the layers."""
        whole, scale = _rounded(self.weights["words.weight"].T)
        words = self.step("Gather", [self.constant(whole.T), "ids"])
        scales = self.step("Gather", [self.constant(scale[:, None]), "ids"])
        words = self.step("Mul", [self.step("Cast", [words], to=TensorProto.FLOAT), scales])
        length = self.step("Shape", ["ids"], start=1, end=2)
        places = self.constant(self.weights["places.weight"])
        places = self.step("Slice", [places, self.whole([0]), length, self.whole([0])])
        x = self.normed(self.step("Add", [words, places]), "norm")
        for n in range(LAYERS):
            x = self.layer(x, f"layers.{n}")
        return x

    def layer(self, x: str, layer: str) -> str:
        seen = self.linear(self.attention(x, layer), f"{layer}.out")
        x = self.normed(self.step("Add", [x, seen]), f"{layer}.norm_attention")
        wide = self.step("Gelu", [self.linear(x, f"{layer}.wide")], domain=FUSED)
        return self.normed(self.step("Add", [x, self.linear(wide, f"{layer}.narrow")]), f"{layer}.norm_out")

    def attention(self, x: str, layer: str) -> str:
        """Query, key and value in one multiplication; there is one sentence, so nothing is masked."""
        whole, scale, bias = self.side_by_side(*(f"{layer}.{part}" for part in ("query", "key", "value")))
        at = f"n{len(self.nodes)}"
        names = [at, f"{at}.scale", f"{at}.zero"]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], names, name=at))
        given = [at, whole, bias, names[1], scale, "", names[2]]
        return self.step("QAttention", given, domain=FUSED, num_heads=HEADS)

    def roles(self, x: str, roles: int) -> None:
        """Each role's share of each pair of pieces, by two projections multiplied."""
        shape = self.whole([0, 0, roles, PAIRED])
        first, second = (
            self.step("Reshape", [self.step("Gelu", [self.linear(x, side)], domain=FUSED), shape])
            for side in ("heads", "dependants")
        )
        first = self.step("Transpose", [first], perm=[0, 2, 1, 3])
        second = self.step("Transpose", [second], perm=[0, 2, 3, 1])
        scale = self.constant(np.array(PAIRED**-0.5, dtype=np.float32))
        pairs = self.step("Mul", [self.step("MatMul", [first, second]), scale])
        for side, axis in (("head_bias", 3), ("dependant_bias", 2)):
            bias = self.step("Transpose", [self.linear(x, side)], perm=[0, 2, 1])
            bias = self.step("Unsqueeze", [bias, self.whole([axis])])
            pairs = self.step("Add", [pairs, bias], "roles" if axis == 2 else "")

    def relation(self, x: str) -> None:
        """The whole text's mean and the means of the signs around the two of a pair, read by two layers."""
        pooled = [self.step("ReduceMean", [x], axes=[1], keepdims=0)]
        for sign in SIGNS:
            here = self.step("Equal", ["ids", self.constant(np.array(sign, dtype=np.int64))])
            here = self.step("Cast", [here], to=TensorProto.FLOAT)
            here = self.step("Unsqueeze", [here, self.whole([2])])
            total = self.step("ReduceSum", [self.step("Mul", [x, here]), self.whole([1])], keepdims=0)
            count = self.step("ReduceSum", [here, self.whole([1])], keepdims=0)
            count = self.step("Max", [count, self.constant(np.array(1.0, dtype=np.float32))])
            pooled.append(self.step("Div", [total, count]))
        first = self.linear(self.step("Concat", pooled, axis=-1), "relations.0")
        given = self.step("Gelu", [first], domain=FUSED)
        self.step("Identity", [self.linear(given, "relations.2")], "relation")


def _rounded(weight: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Give weights as whole numbers of at most `STEPS` either way, and the scale of each column."""
    scale = (np.abs(weight).max(axis=0) / STEPS).clip(1e-12).astype(np.float32)
    return np.rint(weight / scale).astype(np.int8), scale
