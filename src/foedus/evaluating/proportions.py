"""How sure one can be of a share that was counted in few cases."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959964  # two-sided 95% of the normal distribution


def wilson(right: int, judged: int) -> tuple[float, float] | None:
    """The 95% score interval of right / judged; None where nothing was judged.

    With p = right / judged and n = judged: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n). Unlike the textbook
    interval it stays within 0..1 and has width at 0 and 1. It assumes that cases are independent and drawn at random;
    where people judge what struck them as odd, it is the share that misleads, not the interval. Reference: Wilson
    1927; Brown, Cai and DasGupta 2001.
    """
    if judged == 0:
        return None
    share, square = right / judged, Z_95**2 / judged
    middle = share + square / 2
    reach = Z_95 * sqrt(share * (1 - share) / judged + square / (4 * judged))
    low, high = (middle - reach) / (1 + square), (middle + reach) / (1 + square)
    return max(0.0, low), min(1.0, high)
