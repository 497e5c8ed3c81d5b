"""How well the heads do on sentences that they did not learn from."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from training.features import Item
from training.labels import ROLES, UNKNOWN
from training.losses import outputs_of, padded, standings
from training.model import Reader


def measure(model: Reader, items: Sequence[Item]) -> dict[str, float]:
    """Event, role and attribution figures on the dev split."""
    model.eval()
    tally = {name: [0, 0, 0] for name in ("event", "role", "says", "content")}
    right = [0, 0]
    with torch.no_grad():
        for first in range(0, len(items), 64):
            batch = padded(items[first : first + 64])
            outputs = outputs_of(model, batch)
            for row, item in enumerate(batch.items):
                _tally_row(outputs, row, item, tally, right)
    found = {name: 2 * hit / max(1, gold + got) for name, (hit, gold, got) in tally.items()}
    found["modality"] = right[0] / max(1, right[1])
    return {name: round(value, 4) for name, value in found.items()}


def measure_trees(model: Reader, items: Sequence[Item]) -> dict[str, float]:
    """Shares of words with the right head (UAS), head and relation (LAS) and part of speech, by best guess."""
    model.eval()
    told, heads, both, tags = 0, 0, 0, 0
    with torch.no_grad():
        for first in range(0, len(items), 64):
            batch = padded(items[first : first + 64])
            outputs = outputs_of(model, batch)
            found = {name: outputs[name].argmax(-1) for name in ("arcs", "relation", "tag")}
            for row, item in enumerate(batch.items):
                for word, head in enumerate(item.heads[: len(item.firsts)]):
                    if head != UNKNOWN:
                        is_head = int(found["arcs"][row, word]) == head
                        told, heads = told + 1, heads + is_head
                        both += is_head and int(found["relation"][row, word]) == item.tags["relation"][word]
                        tags += int(found["tag"][row, word]) == item.tags["tag"][word]
    return {name: round(value / max(1, told), 4) for name, value in (("uas", heads), ("las", both), ("upos", tags))}


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


def measure_stances(model: Reader, items: Sequence[Item]) -> dict[str, float]:
    """Macro F1 of for, against and neither over directed pairs, by best guess."""
    model.eval()
    tally = {label: [0, 0, 0] for label in range(3)}
    with torch.no_grad():
        for first in range(0, len(items), 64):
            batch = padded(items[first : first + 64])
            logits, gold = standings(model, outputs_of(model, batch), batch)
            for found, wanted in zip(logits.argmax(-1).tolist(), gold.tolist(), strict=True):
                tally[found][2] += 1
                tally[wanted][1] += 1
                tally[wanted][0] += found == wanted
    return {"stance": round(sum(2 * hit / max(1, gold + got) for hit, gold, got in tally.values()) / 3, 4)}
