"""Says within which bounds a figure may lie: its own rounding, wider where it calls itself approximate."""

from __future__ import annotations

from math import floor, isfinite, log10

from foedus.reconciling.wording import significant_digits
from foedus.records import Claim

NEAR = 0.05  # a figure called approximate may stand this far from the exact one


def bounds_of(claim: Claim) -> tuple[float, float] | None:
    """The figures that a claim allows: its own rounding, wider where it calls itself approximate."""
    if claim.value is None:
        if claim.low is None and claim.high is None:
            return None
        return (
            claim.low if claim.low is not None else float("-inf"),
            claim.high if claim.high is not None else float("inf"),
        )
    slack = rounding_of(claim.value)
    if claim.approximate:
        slack = max(slack, NEAR * abs(claim.value))
    is_above = claim.low is not None and claim.high is None  # "more than 500"
    is_below = claim.high is not None and claim.low is None  # "up to 500"
    low = min(claim.value, claim.low if claim.low is not None else claim.value) - slack
    high = max(claim.value, claim.high if claim.high is not None else claim.value) + slack
    return (float("-inf") if is_below else low), (float("inf") if is_above else high)


def rounding_of(value: float) -> float:
    """Half a unit of the last digit that is told: 170,000 may stand for 165,000 to 175,000; 40 for 39.5 to 40.5."""
    if value == 0 or not isfinite(value):
        return 0.0
    magnitude = floor(log10(abs(value)))
    last = magnitude - significant_digits(value) + 1
    return 0.5 * 10.0 ** min(last, max(0, magnitude - 1))
