"""Krippendorff's alpha as worked by hand."""

from __future__ import annotations

import pytest

from foedus.evaluating.agreement import alpha


def test_full_agreement_is_one() -> None:
    assert alpha([("a", "a"), ("b", "b"), ("a", "a")]) == 1


def test_one_label_only_says_nothing() -> None:
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_a_case_worked_by_hand() -> None:
    # labels: a 3, b 5, n = 8; observed 2 * 1 = 2; expected 8 * 7 - (3 * 2 + 5 * 4) = 30; alpha = 1 - 7 * 2 / 30
    assert alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]) == pytest.approx(1 - 14 / 30)
