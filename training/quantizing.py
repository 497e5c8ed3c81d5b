"""Turns the trained graph into int8 with ranges that are fixed beforehand: a sentence reads the same in any company.

Ranges taken from each batch (dynamic quantisation) let the neighbours of a sentence change its scores: by up to seven
logits, as measured on 20 November on 386 sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

Tensor = NDArray[np.generic]
Feed = Mapping[str, Tensor]

TABLE = "encoder.words.weight"  # the embedding of word pieces, half of all weights
WORTH = 20_000  # numbers; a smaller matrix stays as it is: it costs no time, and rounding would cost accuracy
NARROW = 64  # columns; the last layers of the heads stay as they are for the same reason
LEVELS = 63  # of a weight, on either side of 0: with 127, sums would not fit 16 bits on processors without VNNI
TABLE_LEVELS = 127  # of the table, which is not multiplied
STEPS = 255  # of an input
KEPT = 0.99999  # of the values of a tensor; a handful of outliers would coarsen all others
MICROSOFT = "com.microsoft"
OF_ATTENTION = ("num_heads", "mask_filter_value", "unidirectional")


@dataclass(frozen=True, slots=True)
class Range:
    """What a tensor holds on the calibration sentences, without outliers and with 0 inside."""

    low: float
    high: float

    @property
    def scale(self) -> float:
        return max(self.high - self.low, 1e-6) / STEPS

    @property
    def zero(self) -> int:
        return min(STEPS, max(0, round(-self.low / self.scale)))


def quantized(model: ModelProto, feeds: Iterable[Feed]) -> ModelProto:
    """`model` with its large matrices and its table of pieces in int8; `feeds` are inputs as they are in use."""
    made = ModelProto()
    made.CopyFrom(model)
    weights = {each.name: numpy_helper.to_array(each) for each in made.graph.initializer}
    inputs = sorted({node.input[0] for node in made.graph.node if _is_large(node, weights)})
    rewriter = _Rewriter(weights, _ranges(made, inputs, feeds), _biases(made, weights))
    nodes = [new for node in made.graph.node for new in rewriter.rewrite(node)]
    used = {name for node in nodes for name in node.input}
    tensors = [numpy_helper.from_array(each, name) for name, each in sorted(rewriter.tensors.items()) if name in used]
    for field in (made.graph.node, made.graph.initializer, made.graph.value_info):
        del field[:]
    made.graph.node.extend(nodes)
    if MICROSOFT not in {each.domain for each in made.opset_import}:
        made.opset_import.append(helper.make_opsetid(MICROSOFT, 1))
    made.graph.initializer.extend(tensors)
    return made


def _is_large(node: NodeProto, weights: Mapping[str, Tensor]) -> bool:
    if node.op_type not in ("MatMul", "Attention") or node.input[1] not in weights:
        return False
    weight = weights[node.input[1]]
    return weight.ndim == 2 and weight.size >= WORTH and weight.shape[1] >= NARROW


def _ranges(model: ModelProto, names: Sequence[str], feeds: Iterable[Feed]) -> dict[str, Range]:
    """Of each of the tensors `names` the bounds between which `KEPT` of its values lie, as the mean over `feeds`."""
    probe = ModelProto()
    probe.CopyFrom(model)
    del probe.graph.output[:]
    probe.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    options = SessionOptions()
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.intra_op_num_threads = 1
    session = InferenceSession(probe.SerializeToString(), options, providers=["CPUExecutionProvider"])
    seen = [[np.quantile(each, (1 - KEPT, KEPT)) for each in session.run(list(names), dict(feed))] for feed in feeds]
    bounds = np.mean(seen, axis=0).tolist()
    return {name: Range(min(0.0, low), max(0.0, high)) for name, (low, high) in zip(names, bounds, strict=True)}


def _biases(model: ModelProto, weights: Mapping[str, Tensor]) -> dict[str, NodeProto]:
    """By product: the addition of a constant that is the only one to use it."""
    uses: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        for name in node.input:
            uses.setdefault(name, []).append(node)
    alone = {name: found[0] for name, found in uses.items() if len(found) == 1 and found[0].op_type == "Add"}
    return {name: node for name, node in alone.items() if any(weights[i].ndim == 1 for i in node.input if i in weights)}


class _Rewriter:
    """Puts int8 operations in the place of large ones; `tensors` grows by what they need."""

    def __init__(
        self, weights: Mapping[str, Tensor], ranges: Mapping[str, Range], biases: Mapping[str, NodeProto]
    ) -> None:
        self.tensors = dict(weights)
        self._weights, self._ranges, self._biases = weights, ranges, biases
        self._rounded: set[str] = set()
        self._merged: set[str] = set()

    def rewrite(self, node: NodeProto) -> Iterator[NodeProto]:
        if node.op_type == "Gather" and node.input[0] == TABLE:
            yield from self._looked_up(node)
        elif _is_large(node, self._weights):
            yield from self._input(node.input[0])
            yield self._attention(node) if node.op_type == "Attention" else self._product(node)
        elif node.output[0] not in self._merged:
            yield node

    def _input(self, name: str) -> Iterator[NodeProto]:
        """Rounds an input once, however many products read it."""
        if name not in self._rounded:
            self._rounded.add(name)
            self.tensors[f"{name}_scale"] = np.asarray(self._ranges[name].scale, dtype=np.float32)
            self.tensors[f"{name}_zero"] = np.asarray(self._ranges[name].zero, dtype=np.uint8)
            yield helper.make_node("QuantizeLinear", [name, f"{name}_scale", f"{name}_zero"], [f"{name}_int8"])

    def _weight(self, name: str) -> tuple[str, str, str]:
        """Rounds each column by its own scale; names of the weight, its scales and its zeros."""
        weight = self._weights[name].astype(np.float32)
        scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / LEVELS
        self.tensors[f"{name}_int8"] = np.rint(weight / scale).astype(np.int8)
        self.tensors[f"{name}_scale"] = scale.astype(np.float32)
        self.tensors[f"{name}_zero"] = np.zeros(weight.shape[1], dtype=np.int8)
        return f"{name}_int8", f"{name}_scale", f"{name}_zero"

    def _product(self, node: NodeProto) -> NodeProto:
        read, output = node.input[0], node.output[0]
        weight, scale, zero = self._weight(node.input[1])
        inputs = [f"{read}_int8", weight, f"{read}_scale", scale, f"{read}_zero", zero]
        if (added := self._biases.get(output)) is not None:
            inputs.append(next(name for name in added.input if name != output))
            output = added.output[0]
            self._merged.add(output)
        return helper.make_node("MatMulIntegerToFloat", inputs, [output], name=node.name, domain=MICROSOFT)

    def _attention(self, node: NodeProto) -> NodeProto:
        """Without its mask: the sentences of a pass are of one length."""
        read, weight, bias = node.input[:3]
        rounded, scale, zero = self._weight(weight)
        inputs = [f"{read}_int8", rounded, bias, f"{read}_scale", scale, "", f"{read}_zero", zero]
        made = helper.make_node("QAttention", inputs, list(node.output[:1]), name=node.name, domain=MICROSOFT)
        made.attribute.extend(each for each in node.attribute if each.name in OF_ATTENTION)
        return made

    def _looked_up(self, node: NodeProto) -> Iterator[NodeProto]:
        """Rows of the table, each with a scale of its own."""
        table, output = self._weights[TABLE].astype(np.float32), node.output[0]
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / TABLE_LEVELS
        self.tensors[f"{TABLE}_int8"] = np.rint(table / scale).astype(np.int8)
        self.tensors[f"{TABLE}_scale"] = scale.astype(np.float32)
        for part in ("int8", "scale"):
            yield helper.make_node("Gather", [f"{TABLE}_{part}", node.input[1]], [f"{output}_{part}"], axis=0)
        yield helper.make_node("Cast", [f"{output}_int8"], [f"{output}_float"], to=TensorProto.FLOAT)
        yield helper.make_node("Mul", [f"{output}_float", f"{output}_scale"], [output])
