"""Judges figures: the value, and the value with its unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.evaluating.findings import Findings, Mistake, f1_metric, mistake, summed
from foedus.evaluating.matching import common
from foedus.evaluating.scoring import Count
from foedus.evaluating.telling import Amount, Case

Key = Callable[[Amount], str]


def judge_quantities(cases: Sequence[Case]) -> Findings:
    """A quantity is right where its sentence has a gold one of the same value (to six digits), as often as the gold.

    Value: the value, or both ends of a range. With unit: and the same unit, or for money the same currency.
    """
    metrics = [
        f1_metric("value F1", [_count(case, value_of) for case in cases]),
        f1_metric("value and unit F1", [_count(case, valued_unit) for case in cases]),
    ]
    return Findings(tuple(metrics), tuple(wrong for case in cases for wrong in _mistakes(case)))


def value_of(amount: Amount) -> str:
    """ "40", or "2..3" for a range without a middle value."""
    if amount.value is not None:
        return f"{amount.value:.6g}"
    ends = (amount.low, amount.high)
    return "..".join("" if end is None else f"{end:.6g}" for end in ends)


def valued_unit(amount: Amount) -> str:
    return f"{value_of(amount)} {amount.currency or amount.unit or ''}".rstrip()


def _count(case: Case, key: Key) -> Count:
    return summed(
        common(_keys(case, case.gold.telling.amounts, unit, key), _keys(case, case.found.amounts, unit, key))
        for unit in case.units
    )


def _keys(case: Case, amounts: Sequence[Amount], unit: int, key: Key) -> list[str]:
    return [key(amount) for amount in amounts if _unit_of(case, amount) == unit]


def _unit_of(case: Case, amount: Amount) -> int:
    return case.unit_at(amount.evidence.start) if amount.evidence else 0


def _mistakes(case: Case) -> list[Mistake]:
    wrong = []
    for unit in case.units:
        gold = _keys(case, case.gold.telling.amounts, unit, valued_unit)
        found = _keys(case, case.found.amounts, unit, valued_unit)
        place = case.gold.sentences[unit]
        wrong += [mistake(case.gold.id, case.gold.text, place, gold=key) for key in sorted(gold) if key not in found]
        wrong += [
            mistake(case.gold.id, case.gold.text, place, found=key, confidence=1.0)
            for key in sorted(found)
            if key not in gold
        ]
    return wrong
