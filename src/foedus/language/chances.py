"""Probabilities as they turn out: a network's own ones, put right by what came of them on sentences set aside."""

from __future__ import annotations

import math

AS_IT_IS = (1.0, 0.0)
SUREST = 0.99999  # of the network's own probabilities: beyond it the logit runs away


def calibrated(chance: float, calibration: tuple[float, float]) -> float:
    """1 / (1 + exp(-(slope * logit(chance) + shift))), to four digits (Platt 1999)."""
    slope, shift = calibration
    return round(1 / (1 + math.exp(-(slope * logit(chance) + shift))), 4)


def logit(chance: float) -> float:
    """The log odds, bounded where a probability is all but certain."""
    inside = min(SUREST, max(1 - SUREST, chance))
    return math.log(inside / (1 - inside))
