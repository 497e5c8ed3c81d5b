"""Judges who does and to whom: places of actors and recipients over all acts of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.evaluating.findings import Findings, Mistake, f1_metric, mistake, summed
from foedus.evaluating.matching import exact_count, overlap_count
from foedus.evaluating.scoring import Count
from foedus.evaluating.telling import Act, Case
from foedus.records import Span

Side = Callable[[Act], tuple[Span, ...]]
Counter = Callable[[list[Span], list[Span]], Count]


def judge_roles(cases: Sequence[Case]) -> Findings:
    """Overlap: a gold place is found where a coded one shares a character with it, and the other way round.

    Exact: first and last character agree. Places are pooled over the acts of a sentence, each place once, and a role
    told in a sentence without a gold act is wrong.
    """
    sides: tuple[tuple[str, Side], ...] = (("actor", _actors), ("recipient", _recipients))
    metrics = []
    for kind, counter in (("overlap", overlap_count), ("exact", exact_count)):
        by_side = {name: [_count(case, side, counter) for case in cases] for name, side in sides}
        metrics += [f1_metric(f"{name} {kind} F1", counts) for name, counts in by_side.items()]
        both = [one + other for one, other in zip(by_side["actor"], by_side["recipient"], strict=True)]
        metrics.append(f1_metric(f"roles {kind} F1", both))
    mistakes = [wrong for case in cases for name, side in sides for wrong in _mistakes(case, name, side)]
    return Findings(tuple(metrics), tuple(mistakes))


def _actors(act: Act) -> tuple[Span, ...]:
    return act.actor_spans


def _recipients(act: Act) -> tuple[Span, ...]:
    return act.recipient_spans


def _count(case: Case, side: Side, counter: Counter) -> Count:
    return summed(
        counter(_places(case, case.gold.telling.acts, unit, side), _places(case, case.found.acts, unit, side))
        for unit in case.units
    )


def _places(case: Case, acts: Sequence[Act], unit: int, side: Side) -> list[Span]:
    return [span for act in acts if case.unit_at(act.place) == unit for span in side(act)]


def _mistakes(case: Case, name: str, side: Side) -> list[Mistake]:
    gold = {span for act in case.gold.telling.acts for span in side(act)}
    sure: dict[Span, float] = {}
    for act in case.found.acts:
        for span in side(act):
            sure[span] = max(act.confidence, sure.get(span, 0.0))
    text = case.gold.text
    missed = [span for span in gold if not any(span.overlaps(other) for other in sure)]
    extra = [span for span in sure if not any(span.overlaps(other) for other in gold)]
    return [
        *(mistake(case.gold.id, text, span, gold=name) for span in sorted(missed)),
        *(mistake(case.gold.id, text, span, found=name, confidence=sure[span]) for span in sorted(extra)),
    ]
