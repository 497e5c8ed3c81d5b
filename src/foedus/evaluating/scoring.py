"""Figures as functions of how often each text is drawn, so that one formula serves the figure and its interval.

A `Score` takes one weight for each case (all ones: the figure itself; how often a resample drew each case: one draw
of its bootstrap distribution) and gives NaN where there is nothing to divide by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Score = Callable[[Numbers], float]
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Count:
    """In one text: gold things that were found, gold things, found things that are right, found things.

    One-to-one matching has `hit == right`; where any overlap counts, two found things may share a gold one.
    """

    hit: int = 0
    told: int = 0
    right: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.hit + other.hit, self.told + other.told, self.right + other.right, self.found + other.found)


def matched(hit: int, told: int, found: int) -> Count:
    """The count of a one-to-one matching."""
    return Count(hit, told, hit, found)


def recall_of(counts: Sequence[Count]) -> Score:
    """hit / told"""
    table = _table(counts)
    return lambda weights: _ratio(*(weights @ table)[:2])


def precision_of(counts: Sequence[Count]) -> Score:
    """right / found"""
    table = _table(counts)
    return lambda weights: _ratio(*(weights @ table)[2:])


def f1_of(counts: Sequence[Count]) -> Score:
    """2PR / (P + R) of the counts summed over texts (micro); 0 where nothing is right; NaN where nothing is told."""
    table = _table(counts)
    return lambda weights: _f1(weights @ table)


def macro_f1_of(counts: Mapping[str, Sequence[Count]]) -> Score:
    """The mean over labels of each label's micro F1, over labels that the gold (as drawn) has."""
    tables = [_table(counts[label]) for label in sorted(counts)]

    def score(weights: Numbers) -> float:
        summed = [weights @ table for table in tables]
        own = [_f1(sums) for sums in summed if sums[1] > 0]
        return float(np.mean(own)) if own else NAN

    return score


def auroc_of(cases: Sequence[int], scores: Sequence[float], truths: Sequence[bool]) -> Score:
    """The chance that a true item scores above a false one, ties counting half (area under the ROC curve).

    Item i belongs to case `cases[i]`. Computed from the distinct scores, so that ties are exact.
    """
    case, truth = np.array(cases, dtype=int), np.array(truths, dtype=bool)
    levels, level = np.unique(np.array(scores, dtype=float), return_inverse=True)

    def score(weights: Numbers) -> float:
        own = weights[case] if len(case) else np.zeros(0)
        true = np.bincount(level[truth], own[truth], len(levels))
        false = np.bincount(level[~truth], own[~truth], len(levels))
        below = np.cumsum(false) - false
        return _ratio(float(true @ (below + false / 2)), float(true.sum() * false.sum()))

    return score


BINS = 10


def ece_of(cases: Sequence[int], scores: Sequence[float], rights: Sequence[bool]) -> Score:
    """Expected calibration error: over ten equal bins of confidence, |mean confidence - share right|, by share."""
    case, score, right = np.array(cases, dtype=int), np.array(scores, dtype=float), np.array(rights, dtype=float)
    bins = np.minimum((score * BINS).astype(int), BINS - 1)

    def error(weights: Numbers) -> float:
        own = weights[case] if len(case) else np.zeros(0)
        gaps = np.bincount(bins, own * (score - right), BINS)
        return _ratio(float(np.abs(gaps).sum()), float(own.sum()))

    return error


def recall_at_precision_of(
    cases: Sequence[int], scores: Sequence[float], rights: Sequence[bool], told: Sequence[float], least: float
) -> Score:
    """The greatest share of gold found among cut-offs of confidence whose precision is `least` or more; 0 if none.

    `told` counts gold things by case. All items of one score fall on the same side of a cut-off.
    """
    case, right = np.array(cases, dtype=int), np.array(rights, dtype=float)
    levels, level = np.unique(-np.array(scores, dtype=float), return_inverse=True)
    gold = np.array(told, dtype=float)

    def score(weights: Numbers) -> float:
        own = weights[case] if len(case) else np.zeros(0)
        found = np.cumsum(np.bincount(level, own, len(levels)))
        hits = np.cumsum(np.bincount(level, own * right, len(levels)))
        good = hits[(found > 0) & (hits >= least * found - 1e-9)]
        return _ratio(float(good.max()) if len(good) else 0.0, float(weights @ gold))

    return score


def share_of(rights: Sequence[int], of: Sequence[int]) -> Score:
    """A plain share, counts by case."""
    right, whole = np.array(rights, dtype=float), np.array(of, dtype=float)
    return lambda weights: _ratio(float(weights @ right), float(weights @ whole))


def _table(counts: Sequence[Count]) -> Numbers:
    rows = [(count.hit, count.told, count.right, count.found) for count in counts]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _f1(sums: Numbers) -> float:
    hit, told, right, found = (float(one) for one in sums)
    if told == 0 and found == 0:
        return NAN
    recall, precision = hit / told if told else 0.0, right / found if found else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ratio(part: float, whole: float) -> float:
    return float(part) / float(whole) if whole else NAN
