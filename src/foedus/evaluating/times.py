"""Judges dates and periods: where they stand and which days they mean."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluating.findings import Findings, Mistake, f1_metric, mistake
from foedus.evaluating.matching import exact_count, overlap_count
from foedus.evaluating.scoring import Count
from foedus.evaluating.telling import Case, Time


def judge_times(cases: Sequence[Case]) -> Findings:
    """Overlap and exact places; days: an overlapping time with the same first and last day.

    Days are judged only at gold times that give them; a coded time that touches no gold one counts as wrong there too.
    """
    both = [(case.gold.telling.times, case.found.times) for case in cases]
    places = [([time.span for time in gold], [time.span for time in found]) for gold, found in both]
    metrics = [
        f1_metric("time overlap F1", [overlap_count(gold, found) for gold, found in places]),
        f1_metric("time exact F1", [exact_count(gold, found) for gold, found in places]),
    ]
    if any(_is_dated(time) for gold, _ in both for time in gold):
        metrics.append(f1_metric("days F1", [_days(gold, found) for gold, found in both]))
    return Findings(tuple(metrics), tuple(wrong for case in cases for wrong in _mistakes(case)))


def _is_dated(time: Time) -> bool:
    return time.earliest is not None or time.latest is not None


def _days(gold: Sequence[Time], found: Sequence[Time]) -> Count:
    told = [time for time in gold if _is_dated(time)]
    undated = [time for time in gold if not _is_dated(time)]
    got = [time for time in found if not any(time.span.overlaps(other.span) for other in undated)]
    hit = sum(any(_agree(time, other) for other in got) for time in told)
    right = sum(any(_agree(time, other) for other in told) for time in got)
    return Count(hit, len(told), right, len(got))


def _agree(one: Time, other: Time) -> bool:
    return one.span.overlaps(other.span) and (one.earliest, one.latest) == (other.earliest, other.latest)


def _mistakes(case: Case) -> list[Mistake]:
    gold, found, text = case.gold.telling.times, case.found.times, case.gold.text
    missed = [time for time in gold if not any(time.span.overlaps(other.span) for other in found)]
    extra = [time for time in found if not any(time.span.overlaps(other.span) for other in gold)]
    wrong = [
        (time, other)
        for time in gold
        for other in found
        if _is_dated(time) and time.span.overlaps(other.span) and not _agree(time, other)
    ]
    return [
        *(mistake(case.gold.id, text, time.span, gold=_written(time)) for time in missed),
        *(mistake(case.gold.id, text, time.span, found=_written(time), confidence=1.0) for time in extra),
        *(
            mistake(case.gold.id, text, time.span, gold=_written(time), found=_written(other), confidence=1.0)
            for time, other in wrong
        ),
    ]


def _written(time: Time) -> str:
    return f"{time.earliest or 'open'} to {time.latest or 'open'}"
