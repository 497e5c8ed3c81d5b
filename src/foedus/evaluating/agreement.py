"""How far people who judged the same things agree, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal labels; each unit holds the labels that people gave to one thing.

    1 - observed / expected disagreement. With n labels in all units of two or more, n_c of them c, and m labels in a
    unit: observed = sum over units of (pairs of unequal labels) / (m - 1), expected = (pairs of unequal labels among
    all n) / (n - 1), pairs ordered. Units with one label say nothing of agreement and are left out. None where no unit
    is left or all labels are equal, because chance alone would then agree as well. It misleads where few units are
    judged, and where one label is so common that two careful people cannot beat chance by much. Any number of people,
    with gaps. Reference: Krippendorff 2011, Computing Krippendorff's alpha-reliability.
    """
    counts = [Counter(unit) for unit in units if len(unit) > 1]
    expected = _unequal(sum(counts, Counter()))
    if not expected:
        return None
    labels = sum(count.total() for count in counts)
    observed = sum(_unequal(count) / (count.total() - 1) for count in counts)
    return 1 - (labels - 1) * observed / expected


def _unequal(count: Counter[str]) -> int:
    """Ordered pairs of labels that differ."""
    return count.total() ** 2 - sum(number**2 for number in count.values())
