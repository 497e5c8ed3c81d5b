"""The curve that puts a network's probabilities right."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from training.calibrate import ece, fit

from foedus.language.chances import calibrated


def test_the_error_of_probabilities_is_their_distance_from_what_came_of_them() -> None:
    assert ece([(0.9, True)] * 9 + [(0.9, False)]) == pytest.approx(0.0)
    assert ece([(0.9, True)] * 5 + [(0.9, False)] * 5) == pytest.approx(0.4)


def test_too_sure_a_network_is_made_less_sure() -> None:
    told = [(0.95, number % 10 < 7) for number in range(200)] + [(0.6, number % 10 < 5) for number in range(200)]
    curve = fit(told)
    assert ece([(calibrated(score, curve), right) for score, right in told]) < 0.03 < ece(told)
    assert calibrated(0.95, curve) > calibrated(0.6, curve)
