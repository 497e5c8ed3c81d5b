"""Bootstrap intervals: texts are drawn again with replacement, a thousand times, and each figure taken anew."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from foedus.evaluating.scoring import Score

RESAMPLES = 1_000
SEED = 20250601  # any number; fixed so that two runs print the same
COVERED = 0.95

Draws = NDArray[np.float64]


def draws_of(cases: int, *, seed: int = SEED, resamples: int = RESAMPLES) -> Draws:
    """How often each case is drawn, one row a resample; every row sums to `cases`."""
    if cases == 0:
        return np.zeros((0, 0))
    chances = np.full(cases, 1.0 / cases)
    return np.random.default_rng(seed).multinomial(cases, chances, size=resamples).astype(np.float64)


def interval_of(score: Score, draws: Draws) -> tuple[float, float] | None:
    """The middle 95% of the resampled figure (percentile method); None where no resample gives one.

    Texts are the unit of drawing, because sentences of one text are not independent. With fewer than about twenty
    texts the interval is too narrow. Reference: Efron and Tibshirani 1993, chapter 13.
    """
    values = np.array([score(weights) for weights in draws])
    known = values[~np.isnan(values)]
    if not len(known):
        return None
    low, high = np.quantile(known, [(1 - COVERED) / 2, (1 + COVERED) / 2])
    return float(low), float(high)


def ones(cases: int) -> Draws:
    """Every case once: the weights of the figure itself."""
    return np.ones(cases, dtype=np.float64)


def value_of(score: Score, cases: int) -> float | None:
    """The figure itself; None where there is nothing to divide by."""
    value = score(ones(cases))
    return None if np.isnan(value) else float(value)
