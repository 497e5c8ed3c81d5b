"""Says how much a finding should matter to the reader, given whom the reader asked about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

INSIDE, TOUCHING, BESIDE = 0.2, 0.05, -0.25  # added where all, some or none of a finding's actors were asked about


def weighed(base: float, codes: Collection[str], about: Sequence[str]) -> float:
    """`base` moved up or down by whom the finding is about, within 0..1; nothing moves where nobody was asked about."""
    if not about or not codes:
        return _bounded(base)
    asked = set(codes) & set(about)
    if len(asked) == len(set(codes)):
        return _bounded(base + INSIDE)
    return _bounded(base + (TOUCHING if asked else BESIDE))


def _bounded(weight: float) -> float:
    return round(min(1.0, max(0.0, weight)), 4)
