"""The encoder's weights as they are shipped: found, checked against their hash, opened for one thread."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

from foedus.errors import BadInput

FILES = ("reader.onnx", "tokenizer.json", "about.json")
REMEDY = "reinstall foedus, or code with --coder cues, which needs no weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """An open session, the tokenizer's JSON, and the labels of each head."""

    session: InferenceSession
    tokenizer: str
    labels: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]
    outputs: tuple[str, ...]


def open_weights(folder: Path | None = None, *, threads: int = 1) -> Weights:
    """The shipped weights, or those in `folder`; raises `BadInput` naming the file at fault and the remedy."""
    if folder is not None:
        return _open(folder, threads)
    with as_file(files("foedus.language") / "weights") as shipped:
        return _open(shipped, threads)


def _open(folder: Path, threads: int) -> Weights:
    for name in FILES:
        if not (folder / name).is_file():
            raise BadInput(str(folder / name), "the encoder's weights are missing", REMEDY)
    about = _about(folder / "about.json")
    content = (folder / "reader.onnx").read_bytes()
    if hashlib.sha256(content).hexdigest() != about.sha256:
        raise BadInput(str(folder / "reader.onnx"), "the encoder's weights are damaged (their hash differs)", REMEDY)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = threads
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    session = InferenceSession(content, options, providers=["CPUExecutionProvider"])
    tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
    return Weights(session, tokenizer, about.labels, about.roles, about.outputs)


@dataclass(frozen=True, slots=True)
class _About:
    """What stands beside the weights: their hash and the labels of their heads."""

    sha256: str
    labels: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]
    outputs: tuple[str, ...]


def _about(path: Path) -> _About:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        labels = {name: tuple(found) for name, found in read["labels"].items()}
        return _About(str(read["sha256"]), labels, tuple(read["roles"]), tuple(read["outputs"]))
    except (json.JSONDecodeError, UnicodeDecodeError, KeyError, AttributeError, TypeError) as fault:
        raise BadInput(str(path), "the description of the weights is damaged", REMEDY) from fault
