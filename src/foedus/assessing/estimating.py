"""Says a probability in the fixed words of intelligence analysis."""

from __future__ import annotations

from bisect import bisect_right
from math import sqrt
from statistics import NormalDist

# Directive 203 of the US intelligence community, as in MISP's estimative-language taxonomy (CC0); half open: the lower
# bound belongs to the word.
_FROM = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
_WORDS = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)
_Z80 = NormalDist().inv_cdf(0.90)  # half width of an 80 % interval in standard deviations


def word_for(probability: float) -> str:
    """The estimative word for a probability strictly between 0 and 1; 0 and 1 are no estimates and are refused."""
    if not 0 < probability < 1:
        raise ValueError(f"an estimate lies between 0 and 1, got {probability}")
    return _WORDS[bisect_right(_FROM, probability)]


def chance_of_sign(mean: float, low: float, high: float) -> float:
    """How probable it is that the true score has the sign of `mean`, from an 80 % interval; at most .99."""
    spread = max(mean - low, high - mean) / _Z80
    if spread <= 0:
        return 0.99
    return min(0.99, NormalDist().cdf(abs(mean) / max(spread, sqrt(1e-12))))
