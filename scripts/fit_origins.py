"""Fits what each sign of a common origin weighs, on the first generated newsroom.

Usage: python scripts/fit_origins.py        prints BIAS and WEIGHTS for src/foedus/reconciling/likeness.py

Logistic regression over the pairs on one topic that share enough to be compared: rewrites of one briefing against the
null of independent stories on the same topic. A generated newsroom is kinder than the world (it does not know a late
rewrite, or a figure that a thousand others print), so a Gaussian prior holds the weights near what a reader of news
would give them, and each stays within bounds. Each pair comes twice, the second time without its figures, as a coder
that reads none would show it. The second round fits on what the first one's copies make rare.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from foedus.reconciling import likeness
from foedus.reconciling.likeness import Signs, signs_of
from foedus.reconciling.origins import OriginIndex
from foedus.workspace import Workspace
from newsroom import newsroom, pairs_of

BANK, SEEDS = "first", (1, 2)
ROUNDS = 2
PRIOR = Signs(0.8, 3.0, 0.5, 1.2, 0.8, 0.8, 0.7, -1.0)
LOWEST = Signs(0, 0, 0, 0, 0, 0, 0, -1.2)
HIGHEST = Signs(9, 9, 9, 2.0, 1.5, 2.0, 1.2, 0)
TIGHTNESS = 40.0
STEPS, RATE = 3_000, 0.03  # of Adam (Kingma and Ba 2015), on all pairs at once
Vector = NDArray[np.float64]


def main() -> None:
    """Fit, and print what was found."""
    workspace = Workspace(today=date(2025, 11, 20), coder="cues")
    piles = []
    for seed in SEEDS:
        stories = newsroom(BANK, seed=seed)
        documents = [story.document for story in stories]
        piles.append((documents, workspace.code(documents), pairs_of(stories)))
    for _ in range(ROUNDS):
        rows: list[tuple[float, ...]] = []
        answers: list[bool] = []
        for documents, codings, gold in piles:
            index = OriginIndex(documents, codings)
            for pair in sorted(gold.keys() & index.chances.keys()):
                signs = signs_of(*index.sides(pair), index.rarity)
                rows += [signs, signs._replace(facts=0.0)]
                answers += [gold[pair]] * 2
        bias, weights = _fitted(np.array(rows), np.array(answers, dtype=float))
        likeness.BIAS, likeness.WEIGHTS = bias, weights
    print(f"{len(rows) // 2} pairs, {sum(answers) // 2} of one origin")  # noqa: T201
    print(f"BIAS = {bias:.2f}")  # noqa: T201
    told = ", ".join(f"{name}={weight:.2f}" for name, weight in weights._asdict().items())
    print(f"WEIGHTS = Signs({told})")  # noqa: T201


def _fitted(rows: Vector, answers: Vector) -> tuple[float, Signs]:
    prior, lowest, highest = (np.array(one, dtype=float) for one in (PRIOR, LOWEST, HIGHEST))
    found = np.append(prior, -4.0)
    mean, spread = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, STEPS + 1):
        missed = 1 / (1 + np.exp(-(rows @ found[:-1] + found[-1]))) - answers
        slope = np.append(rows.T @ missed + TIGHTNESS * (found[:-1] - prior), missed.sum()) / len(answers)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        found -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        found[:-1] = np.clip(found[:-1], lowest, highest)
    return float(found[-1]), Signs(*found[:-1].tolist())


if __name__ == "__main__":
    main()
