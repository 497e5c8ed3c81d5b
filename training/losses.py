"""What each head is taught: losses of one batch over the gold that its set has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional

from foedus.language.encoder import ROLES_OF
from foedus.language.pieces import CLS, SEP
from training.features import Item, Words
from training.labels import ROLES, UNKNOWN
from training.model import Reader

TAGGING = ("event", "says", "promise", "leans", "loaded", "names", "tag", "relation")
HIDDEN = 0.15  # of the pieces of open rows that tell a stance alone: they are few, and else learnt by heart
MASK = 103  # the vocabulary's own number for a hidden piece
WEIGHTS = {"names": 0.5, "tag": 0.2, "relation": 0.2, "arcs": 0.2, "stances": 2.0}  # of the losses; others 1


@dataclass
class Batch:
    """Items padded to one size."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    items: Sequence[Item]


def padded(items: Sequence[Item]) -> Batch:
    pieces = max(len(item.pieces) for item in items)
    words = max(len(item.firsts) for item in items)

    def fill(rows: Sequence[Sequence[int]], size: int) -> Tensor:
        return torch.tensor([[*row, *[0] * (size - len(row))] for row in rows])

    mask = torch.tensor([[1.0] * len(i.pieces) + [0.0] * (pieces - len(i.pieces)) for i in items])
    return Batch(
        fill([i.pieces for i in items], pieces),
        fill([i.shapes for i in items], pieces),
        mask,
        fill([i.firsts for i in items], words),
        items,
    )


def loss_of(model: Reader, batch: Batch) -> Tensor:
    if not batch.items[0].tags:
        batch = _partly_hidden(batch)
    outputs = outputs_of(model, batch, _heads(batch))
    loss = WEIGHTS["stances"] * _stance_loss(model, outputs, batch)
    for name in TAGGING:
        if name in batch.items[0].tags:
            loss = loss + WEIGHTS.get(name, 1.0) * _tag_loss(outputs[name], name, batch)
    if batch.items[0].heads:
        loss = loss + WEIGHTS["arcs"] * _arc_loss(outputs["arcs"], batch)
    if "event" in batch.items[0].tags:
        loss = loss + _anchor_loss(outputs["mode"], [item.modes for item in batch.items])
        loss = loss + _anchor_loss(outputs["modality"], [item.modalities for item in batch.items])
        loss = loss + _role_loss(outputs["roles"], batch)
    return loss


def _partly_hidden(batch: Batch) -> Batch:
    """The batch with some pieces hidden, its marks of start and end apart."""
    is_inner = (batch.mask > 0) & (batch.pieces != CLS) & (batch.pieces != SEP)
    chosen = is_inner & (torch.rand(batch.pieces.shape) < HIDDEN)
    return replace(batch, pieces=batch.pieces.masked_fill(chosen, MASK))


def outputs_of(model: Reader, batch: Batch, heads: Tensor | None = None) -> dict[str, Tensor]:
    found = model(batch.pieces, batch.shapes, batch.mask, batch.firsts, heads)
    return dict(zip(Reader.OUTPUTS, found, strict=True))


def _heads(batch: Batch) -> Tensor | None:
    """The true head of each word, the root where it is unknown; None for sentences without trees."""
    if not batch.items[0].heads:
        return None
    heads = torch.zeros(batch.firsts.shape, dtype=torch.long)
    for row, item in enumerate(batch.items):
        size = len(item.firsts)
        heads[row, :size] = torch.tensor([max(0, head) if head <= size else 0 for head in item.heads[:size]])
    return heads


def _arc_loss(scores: Tensor, batch: Batch) -> Tensor:
    gold = torch.full(scores.shape[:2], UNKNOWN)
    for row, item in enumerate(batch.items):
        size = len(item.firsts)
        gold[row, :size] = torch.tensor([head if head <= size else UNKNOWN for head in item.heads[:size]])
    loss = functional.cross_entropy(scores.transpose(1, 2), gold, ignore_index=UNKNOWN, reduction="sum")
    return loss / len(batch.items)


def _tag_loss(logits: Tensor, name: str, batch: Batch) -> Tensor:
    gold = torch.full(logits.shape[:2], UNKNOWN)
    for row, item in enumerate(batch.items):
        size = len(item.firsts)
        gold[row, :size] = torch.tensor(item.tags[name][:size])
    loss = functional.cross_entropy(logits.transpose(1, 2), gold, ignore_index=UNKNOWN, reduction="sum")
    return loss / len(batch.items)


def _anchor_loss(logits: Tensor, gold: Sequence[Sequence[tuple[int, int]]]) -> Tensor:
    size = logits.shape[1]
    places = [(row, word, label) for row, found in enumerate(gold) for word, label in found if word < size]
    if not places:
        return logits.sum() * 0.0
    rows, words, wanted = (list(part) for part in zip(*places, strict=True))
    return functional.cross_entropy(logits[rows, words], torch.tensor(wanted))


def _role_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Binary loss on the rows of gold anchors, over the channels of their own kind of frame."""
    losses = []
    for row, item in enumerate(batch.items):
        size = len(item.firsts)
        for frame, anchors in item.anchors.items():
            channels = [ROLES.index(role) for role in ROLES_OF[frame]]
            for anchor in anchors:
                if anchor >= size:
                    continue
                gold = torch.zeros(len(channels), size)
                for channel, own, first, last in item.roles:
                    if own == anchor and channel in channels:
                        gold[channels.index(channel), first:last] = 1.0
                found = scores[row, channels, anchor, :size]
                losses.append(functional.binary_cross_entropy_with_logits(found, gold, reduction="sum"))
    return torch.stack(losses).sum() / len(batch.items) if losses else scores.sum() * 0.0


def _stance_loss(model: Reader, outputs: dict[str, Tensor], batch: Batch) -> Tensor:
    logits, gold = standings(model, outputs, batch)
    return functional.cross_entropy(logits, gold) if len(gold) else outputs["holder"].sum() * 0.0


def standings(model: Reader, outputs: dict[str, Tensor], batch: Batch) -> tuple[Tensor, Tensor]:
    """Logits and gold of every pair whose stance is known."""
    size = outputs["holder"].shape[1]
    told = [
        (row, holder, towards, label)
        for row, item in enumerate(batch.items)
        for holder, towards, label in item.stances
        if max(holder[1], towards[1]) <= min(size, len(item.firsts))
    ]
    rows = torch.tensor([row for row, _, _, _ in told], dtype=torch.long)
    holder, towards = (
        _pooled(outputs[name], rows, [entry[part] for entry in told]) for name, part in (("holder", 1), ("towards", 2))
    )
    gold = torch.tensor([entry[3] for entry in told], dtype=torch.long)
    return model.pairs(holder, towards, outputs["whole"][rows]), gold


def _pooled(values: Tensor, rows: Tensor, spans: Sequence[Words]) -> Tensor:
    """The mean over the words of each span."""
    inside = torch.zeros(len(spans), values.shape[1])
    for number, (first, last) in enumerate(spans):
        inside[number, first:last] = 1.0 / (last - first)
    return (inside[:, None, :] @ values[rows])[:, 0]
