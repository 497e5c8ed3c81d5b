"""The encoder's weights as they are shipped: found, checked against their hash, opened for one thread."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

from foedus.errors import BadInput

SESSIONS = ("reader.onnx", "pairs.onnx")
FILES = (*SESSIONS, "tokenizer.json", "about.json")
REMEDY = "reinstall foedus, or code with --coder cues, which needs no weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """Open sessions (`session` reads sentences, `pairs` judges pairs), the tokenizer's JSON and the labels.

    `calibration` holds slope and shift on the logit by head: the network's own probabilities are too sure (Platt 1999).
    """

    session: InferenceSession
    pairs: InferenceSession
    tokenizer: str
    labels: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]
    outputs: tuple[str, ...]
    calibration: dict[str, tuple[float, float]]


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
    session, pairs = (_session(folder / name, about.hashes[name], threads) for name in SESSIONS)
    tokenizer = (folder / "tokenizer.json").read_text(encoding="utf-8")
    return Weights(session, pairs, tokenizer, about.labels, about.roles, about.outputs, about.calibration)


def _session(path: Path, sha256: str, threads: int) -> InferenceSession:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BadInput(str(path), "the encoder's weights are damaged (their hash differs)", REMEDY)
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = threads
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_BASIC
    return InferenceSession(content, options, providers=["CPUExecutionProvider"])


@dataclass(frozen=True, slots=True)
class _About:
    """What stands beside the weights: their hashes and the labels of their heads."""

    hashes: dict[str, str]
    labels: dict[str, tuple[str, ...]]
    roles: tuple[str, ...]
    outputs: tuple[str, ...]
    calibration: dict[str, tuple[float, float]]


def _about(path: Path) -> _About:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        labels = {name: tuple(found) for name, found in read["labels"].items()}
        hashes = {name: str(read["sha256"][name]) for name in SESSIONS}
        calibration = {name: (float(slope), float(shift)) for name, (slope, shift) in read["calibration"].items()}
        return _About(hashes, labels, tuple(read["roles"]), tuple(read["outputs"]), calibration)
    except (UnicodeDecodeError, KeyError, AttributeError, TypeError, ValueError) as fault:
        raise BadInput(str(path), "the description of the weights is damaged", REMEDY) from fault
