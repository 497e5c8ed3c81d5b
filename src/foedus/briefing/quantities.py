"""How the brief writes scores with a true minus, and shares in percent."""

from __future__ import annotations

from foedus.records.standings import signed


def score_range(low: float, high: float) -> str:
    """ "−5.0 to −1.2"."""
    return f"{signed(low)} to {signed(high)}"


def share(value: float | None) -> str:
    """A rate of 0..1 in percent; "none given" where there was nothing to divide by."""
    return "none given" if value is None else f"{value:.0%}"
