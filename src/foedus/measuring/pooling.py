"""Turns scattered scores into one figure with an interval, and says when sources disagree too much to average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.80  # coverage of every interval shown
Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
PRIOR_SD = 3.0  # spread of PLOVER scores inside one text about one pair, taken before any is seen
PRIOR_SIGNALS = 3.0  # how many seen scores that prior spread is worth
LIKENESS = 0.1  # correlation of scores from one author: ten sentences of one text are not ten witnesses
HETEROGENEOUS = 0.5  # I squared from which disagreement is more than chance
BOTTOM, TOP = -10.0, 10.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean on the -10..+10 scale, the variance of that mean, and its 80 % interval."""

    mean: float
    variance: float

    @property
    def low(self) -> float:
        return max(BOTTOM, self.mean - Z * sqrt(self.variance))

    @property
    def high(self) -> float:
        return min(TOP, self.mean + Z * sqrt(self.variance))


def estimate(scores: Sequence[tuple[float, float]]) -> Estimate:
    """Weighted mean of (score, weight), with a variance shrunk towards a prior so that one signal stays wide.

    variance of a score: (k s0^2 + sum w (x - m)^2) / (k + sum w), with k = PRIOR_SIGNALS, s0 = PRIOR_SD.
    variance of the mean: that times (r + (1 - r) / sum w), with r = LIKENESS, Kish's design effect for one author.
    Misleads where an author tells one act many times in words that are not recognised as one incident.
    Kish, Survey Sampling, 1965, chapter 5; Gelman and others, Bayesian Data Analysis, 3rd edition, section 3.3.
    """
    mass = sum(weight for _, weight in scores)
    mean = sum(score * weight for score, weight in scores) / mass
    squares = sum(weight * (score - mean) ** 2 for score, weight in scores)
    spread = (PRIOR_SIGNALS * PRIOR_SD**2 + squares) / (PRIOR_SIGNALS + mass)
    return Estimate(mean, spread * (LIKENESS + (1 - LIKENESS) / mass))


def pooled(estimates: Sequence[Estimate]) -> Estimate:
    """Random-effects mean of independent estimates.

    w_i = 1 / v_i; Q = sum w_i (m_i - m)^2; tau^2 = max(0, (Q - (n - 1)) / (sum w - sum w^2 / sum w));
    result weights 1 / (v_i + tau^2). With few estimates tau^2 is poorly known and the interval is too narrow.
    DerSimonian and Laird, Controlled Clinical Trials 7, 1986.
    """
    between = _between(estimates)
    weights = [1 / (found.variance + between) for found in estimates]
    mean = sum(weight * found.mean for weight, found in zip(weights, estimates, strict=True)) / sum(weights)
    return Estimate(mean, 1 / sum(weights))


def is_contested(estimates: Sequence[Estimate]) -> bool:
    """Whether independent estimates disagree beyond their own spread, and about the sign.

    True where I^2 = max(0, 1 - (n - 1) / Q) exceeds HETEROGENEOUS and at least one estimate lies wholly above 0 while
    another lies wholly below (80 % intervals). Sources that differ only in how warm a relation is do not contest it.
    Higgins and Thompson, Statistics in Medicine 21, 2002.
    """
    warm = any(found.low > 0 for found in estimates)
    cold = any(found.high < 0 for found in estimates)
    if not (warm and cold):
        return False
    return 1 - (len(estimates) - 1) / _q(estimates) > HETEROGENEOUS


def _q(estimates: Sequence[Estimate]) -> float:
    weights = [1 / found.variance for found in estimates]
    mean = sum(weight * found.mean for weight, found in zip(weights, estimates, strict=True)) / sum(weights)
    return sum(weight * (found.mean - mean) ** 2 for weight, found in zip(weights, estimates, strict=True))


def _between(estimates: Sequence[Estimate]) -> float:
    """Variance between estimates, tau squared."""
    weights = [1 / found.variance for found in estimates]
    scale = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    if len(estimates) < 2 or scale <= 0:
        return 0.0
    return max(0.0, (_q(estimates) - (len(estimates) - 1)) / scale)
