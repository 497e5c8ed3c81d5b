"""Writes trained weights as int8 ONNX package data, with the labels and hashes beside them.

Usage: python -m training.export --trained FOLDER --out src/foedus/language/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.labels import labels
from training.model import Reader

INPUTS = ("pieces", "shapes", "mask", "firsts")
OPSET = 17


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    model = Reader(labels())
    model.load_state_dict(torch.load(options.trained / "reader.pt", weights_only=True))
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    whole = options.trained / "reader.onnx"
    _write(model, whole)
    small = options.out / "reader.onnx"
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
    tokenizer = (options.trained / "tokenizer.json").read_text(encoding="utf-8")
    (options.out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    about = json.loads((options.trained / "about.json").read_text(encoding="utf-8"))
    about |= {"sha256": hashlib.sha256(small.read_bytes()).hexdigest(), "outputs": Reader.OUTPUTS}
    (options.out / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{small}: {small.stat().st_size / 1e6:.1f} MB\n")
    return 0


def _write(model: Reader, path: Path) -> None:
    size = (2, 9)
    example = (
        torch.ones(size, dtype=torch.long),
        torch.zeros(size, dtype=torch.long),
        torch.ones(size),
        torch.ones(2, 5, dtype=torch.long),
    )
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "size"} for name in INPUTS[:3]}
    axes["firsts"] = {0: "batch", 1: "words"}
    axes |= {name: {0: "batch", 1: "words"} for name in Reader.OUTPUTS[:7]}
    axes |= {name: {0: "batch", 2: "words", 3: "words"} for name in Reader.OUTPUTS[7:]}
    torch.onnx.export(
        model, example, str(path), input_names=list(INPUTS), output_names=list(Reader.OUTPUTS),
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
