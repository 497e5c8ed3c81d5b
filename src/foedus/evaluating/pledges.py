"""Judges promises and dependencies: that a sentence tells one, and between whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from foedus.evaluating.findings import Findings, Mistake, f1_metric, mistake, summed
from foedus.evaluating.matching import common
from foedus.evaluating.scoring import Count
from foedus.evaluating.telling import Case, Promise, Reliance, Telling

Told = TypeVar("Told", Promise, Reliance)


def judge_commitments(cases: Sequence[Case]) -> Findings:
    """commitment F1: promises of a sentence, as often as the gold has them. By debtor: with the same debtors' codes.
    By strength: with the same strength."""
    return Findings(
        (
            f1_metric("commitment F1", [_count(case, _promises, _any) for case in cases]),
            f1_metric("commitment by debtor F1", [_count(case, _promises, _debtors) for case in cases]),
            f1_metric("commitment by strength F1", [_count(case, _promises, _strength) for case in cases]),
        ),
        tuple(wrong for case in cases for wrong in _mistakes(case, _promises, _debtors)),
    )


def judge_dependencies(cases: Sequence[Case]) -> Findings:
    """dependency F1: dependencies of a sentence, as often as the gold has them. By ends: with both codes the same."""
    return Findings(
        (
            f1_metric("dependency F1", [_count(case, _reliances, _any) for case in cases]),
            f1_metric("dependency by ends F1", [_count(case, _reliances, _ends) for case in cases]),
        ),
        tuple(wrong for case in cases for wrong in _mistakes(case, _reliances, _ends)),
    )


def _promises(telling: Telling) -> tuple[Promise, ...]:
    return telling.promises


def _reliances(telling: Telling) -> tuple[Reliance, ...]:
    return telling.reliances


def _any(_: Promise | Reliance) -> str:
    return "told"


def _debtors(promise: Promise) -> str:
    return ",".join(sorted(set(promise.debtors))) or "-"


def _strength(promise: Promise) -> str:
    return promise.strength or "-"


def _ends(reliance: Reliance) -> str:
    return f"{reliance.dependent or '-'} on {reliance.on or '-'}"


def _count(case: Case, told_by: Callable[[Telling], tuple[Told, ...]], key: Callable[[Told], str]) -> Count:
    return summed(
        common(
            _keys(case, told_by(case.gold.telling), unit, key),
            _keys(case, told_by(case.found), unit, key),
        )
        for unit in case.units
    )


def _keys(case: Case, told: Sequence[Told], unit: int, key: Callable[[Told], str]) -> list[str]:
    return [key(one) for one in told if case.unit_at((one.evidence.start + one.evidence.end) // 2) == unit]


def _mistakes(case: Case, told_by: Callable[[Telling], tuple[Told, ...]], key: Callable[[Told], str]) -> list[Mistake]:
    wrong = []
    for unit in case.units:
        gold = _keys(case, told_by(case.gold.telling), unit, key)
        found = _keys(case, told_by(case.found), unit, key)
        place = case.gold.sentences[unit]
        wrong += [mistake(case.gold.id, case.gold.text, place, gold=one) for one in sorted(gold) if one not in found]
        wrong += [
            mistake(case.gold.id, case.gold.text, place, found=one, confidence=1.0)
            for one in sorted(found)
            if one not in gold
        ]
    return wrong
