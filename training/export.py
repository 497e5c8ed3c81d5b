"""Writes trained weights as int8 ONNX package data, with the labels and hashes beside them.

Usage: python -m training.export --trained FOLDER --out src/foedus/language/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model

from foedus.language.pieces import PieceReader
from foedus.language.standing import SIDES
from training.corpus import read_corpus
from training.features import item_of, split_of
from training.labels import labels
from training.model import HEADS, STANDING_WIDTH, WIDTH, Pairs, Reader
from training.quantizing import Feed, quantized

INPUTS = ("pieces", "shapes", "mask", "firsts")
SESSIONS = ("reader.onnx", "pairs.onnx")
OPSET = 17
EVERY = 8  # one training sentence in so many gives the ranges of what lies between two layers
TOGETHER = 32  # sentences


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
    feeds = list(_feeds(options.trained / "tokenizer.json"))
    onnx.save(quantized(_fused(whole), feeds), small)
    pairs = options.trained / "pairs.onnx"
    _write_pairs(model.pairs, pairs)
    onnx.save(quantized(onnx.load(pairs), list(_sides(model, feeds))), options.out / "pairs.onnx")
    tokenizer = (options.trained / "tokenizer.json").read_text(encoding="utf-8")
    (options.out / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    about = json.loads((options.trained / "about.json").read_text(encoding="utf-8"))
    hashes = {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in SESSIONS}
    about |= {"sha256": hashes, "outputs": Reader.OUTPUTS, "calibration": {}}  # filled by training.calibrate
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
    axes |= {name: {0: "batch", 1: "words"} for name in (*Reader.TAGGED, "holder", "towards")}
    axes |= {"roles": {0: "batch", 2: "words", 3: "words"}, "arcs": {0: "batch", 1: "words", 2: "heads"}}
    axes["whole"] = {0: "batch"}
    torch.onnx.export(
        model, example, str(path), input_names=list(INPUTS), output_names=list(Reader.OUTPUTS),
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def _fused(path: Path) -> onnx.ModelProto:
    """The graph with attention and activation as one operation each.

    Sums stay apart from the normalisation after them: onnxruntime has no fast way for both in one (2.8 times the time).
    """
    options = FusionOptions("bert")
    options.enable_bias_gelu = options.enable_embed_layer_norm = False
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    found = optimize_model(
        str(path), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, optimization_options=options, opt_level=0
    )
    return found.model


def _feeds(tokenizer: Path) -> Iterator[Feed]:
    """Training sentences of our own corpus as the analyzer gives them: those of one length together."""
    reader, known = PieceReader(tokenizer.read_text(encoding="utf-8")), labels()
    sentences = (sentence for each in read_corpus() if split_of(each) == "train" for sentence in each.sentences)
    items = [item for sentence in islice(sentences, 0, None, EVERY) if (item := item_of(sentence, reader, known))]
    for length, same in groupby(sorted(items, key=lambda item: len(item.pieces)), key=lambda item: len(item.pieces)):
        rows = list(same)[:TOGETHER]
        words = max(2, length - 2)
        yield {
            "pieces": np.array([row.pieces for row in rows]),
            "shapes": np.array([row.shapes for row in rows]),
            "firsts": np.array([row.firsts + [0] * (words - len(row.firsts)) for row in rows]),
            "mask": np.ones((len(rows), length), dtype=np.float32),
        }


def _sides(model: Reader, feeds: Sequence[Feed]) -> Iterator[Feed]:
    """What the pair layers are given in use: neighbouring words of the same sentences as the two sides of a pair."""
    for feed in feeds:
        with torch.no_grad():
            found = model(*(torch.from_numpy(np.asarray(feed[name])) for name in INPUTS))
        holder, towards, whole = found[-3][:, :-1], found[-2][:, 1:], found[-1][:, None]
        sides = (holder, towards, whole.expand_as(holder))
        yield {name: side.reshape(-1, STANDING_WIDTH).numpy() for name, side in zip(SIDES, sides, strict=True)}


class _Chances(torch.nn.Module):
    """The pair layers with probabilities in place of logits."""

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs

    def forward(self, holder: torch.Tensor, towards: torch.Tensor, whole: torch.Tensor) -> torch.Tensor:
        return self.pairs(holder, towards, whole).softmax(-1)


def _write_pairs(pairs: Pairs, path: Path) -> None:
    example = tuple(torch.ones(2, STANDING_WIDTH) for _ in SIDES)
    torch.onnx.export(
        _Chances(pairs).eval(), example, str(path), input_names=list(SIDES),
        output_names=["stances"], dynamic_axes={name: {0: "pairs"} for name in (*SIDES, "stances")},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
