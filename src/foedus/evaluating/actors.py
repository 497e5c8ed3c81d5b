"""Judges whom the names in a text mean: codes at the places that the gold names."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluating.findings import Findings, Metric, Mistake, f1_metric, mistake
from foedus.evaluating.scoring import matched, share_of
from foedus.evaluating.telling import Case, Name
from foedus.records import Span

UNKNOWN = "UNK"


def judge_actors(cases: Sequence[Case]) -> Findings:
    """At each gold place the coded mention that covers most of it counts (the first of equals).

    code F1: places with the gold's code, out of gold places and out of places where any code is told; a place that the
    gold calls UNK is right where no code is told, and counts on neither side. Mentions elsewhere are not judged.
    """
    told = [
        [(name, _found_at(name.span, case.found.names)) for name in _coded(case.gold.telling.names)] for case in cases
    ]
    rights = [sum(name.code == found for name, found in own) for own in told]
    coded = [sum(found is not None for _, found in own) for own in told]
    sizes = [len(own) for own in told]
    counts = [matched(right, size, some) for right, size, some in zip(rights, sizes, coded, strict=True)]
    metrics = [
        f1_metric("code F1", counts),
        Metric("places with a code", share_of(coded, sizes), sum(sizes)),
        Metric("code right where told", share_of(rights, coded), sum(coded)),
    ]
    return Findings(tuple(metrics), tuple(_mistakes(cases, told)), tuple(_confusion(told)))


def _coded(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if name.code not in (None, UNKNOWN)]


def _found_at(place: Span, names: Sequence[Name]) -> str | None:
    own = [name for name in names if name.code is not None and name.span.overlaps(place)]
    best = max(own, key=lambda name: (_shared(place, name.span), -name.span.start), default=None)
    return best.code if best else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _confusion(told: Sequence[Sequence[tuple[Name, str | None]]]) -> list[tuple[str, str]]:
    return [(name.code or "", found or "no code") for own in told for name, found in own]


def _mistakes(cases: Sequence[Case], told: Sequence[Sequence[tuple[Name, str | None]]]) -> list[Mistake]:
    return [
        mistake(
            case.gold.id,
            case.gold.text,
            name.span,
            gold=name.code or "",
            found=found or "",
            confidence=1.0 if found else 0.0,
        )
        for case, own in zip(cases, told, strict=True)
        for name, found in own
        if name.code != found
    ]
