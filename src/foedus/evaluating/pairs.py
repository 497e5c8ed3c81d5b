"""Judges one label for each text: the act between a given pair of parties, or the surest act where no pair is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from foedus.evaluating.events import NONE, calibration, quad_of, type_of
from foedus.evaluating.findings import Findings, Metric, Mistake, Sureness, f1_metric, macro_metric, mistake
from foedus.evaluating.matching import same_label_counts
from foedus.evaluating.scoring import share_of
from foedus.evaluating.telling import Act, Case
from foedus.records import Span

Labels = Sequence[tuple[str, str]]  # (gold, found) for each case


def judge_pairs(cases: Sequence[Case]) -> Findings:
    """The first gold act of each line (no act: the label "no event") against the coded act that fits the pair best.

    Best: touches most of the two given parties, then surest. A line without a coded act counts as "no event", which is
    wrong wherever the gold tells one.
    """
    merged, quads = _relabelled(cases)
    chosen = [_renamed(_best(case), merged, quads) for case in cases]
    gold = [case.gold.telling.acts[0] if case.gold.telling.acts else None for case in cases]
    types = [(_or_none(one, type_of), _or_none(other, type_of)) for one, other in zip(gold, chosen, strict=True)]
    classes = [(_or_none(one, quad_of), _or_none(other, quad_of)) for one, other in zip(gold, chosen, strict=True)]
    has_types = any(one and one.type for one in gold)
    main = types if has_types else classes
    sureness = tuple(
        Sureness(number, act.confidence, main[number][0] == main[number][1])
        for number, act in enumerate(chosen)
        if act is not None
    )
    metrics = [
        *(_metrics("root", types) if has_types else []),
        *_metrics("quad", classes),
        *_no_event(classes),
        *_coverage(main),
        calibration(sureness),
    ]
    return Findings(tuple(metrics), tuple(_mistakes(cases, chosen, main)), tuple(main), sureness)


def _metrics(name: str, labels: Labels) -> list[Metric]:
    """Accuracy, and macro F1 over the labels that the gold has ("no event" among them where it has that)."""
    names = sorted({gold for gold, _ in labels})
    counts = [same_label_counts(names, [pair]) for pair in labels]
    rights = [int(gold == found) for gold, found in labels]
    return [
        macro_metric(f"{name} macro F1", {label: [own[label] for own in counts] for label in names}),
        Metric(f"{name} accuracy", share_of(rights, [1] * len(rights)), len(rights)),
    ]


def _no_event(labels: Labels) -> list[Metric]:
    """F1 of "no event", where the gold has lines without an act."""
    if all(gold != NONE for gold, _ in labels):
        return []
    return [f1_metric("no-event F1", [same_label_counts([NONE], [pair])[NONE] for pair in labels])]


def _coverage(labels: Labels) -> list[Metric]:
    """Of the lines with a gold act: the share for which any act is coded, and how many of those are right."""
    told = [int(gold != NONE) for gold, _ in labels]
    coded = [int(gold != NONE != found) for gold, found in labels]
    right = [int(gold == found != NONE) for gold, found in labels]
    return [
        Metric("coverage", share_of(coded, told), sum(told)),
        Metric("right where coded", share_of(right, coded), sum(coded)),
    ]


def _best(case: Case) -> Act | None:
    gold = case.gold.telling.acts[0] if case.gold.telling.acts else Act()

    def fit(act: Act) -> tuple[int, float]:
        sides = ((gold.actor_spans, act.actor_spans), (gold.recipient_spans, act.recipient_spans))
        return sum(_touch(told, found) for told, found in sides), act.confidence

    return max(case.found.acts, key=fit, default=None)


def _touch(told: Sequence[Span], found: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in told for other in found)


def _renamed(act: Act | None, merged: Mapping[str, str], quads: Mapping[str, int]) -> Act | None:
    if act is None or act.type not in merged:
        return act
    label = merged[act.type]
    return replace(act, type=label, quad=quads.get(label, act.quad))


def _or_none(act: Act | None, label_of: Callable[[Act], str]) -> str:
    return NONE if act is None else label_of(act)


def _mistakes(cases: Sequence[Case], chosen: Sequence[Act | None], labels: Labels) -> list[Mistake]:
    return [
        mistake(
            case.gold.id,
            case.gold.text,
            None,
            gold=gold,
            found=found,
            confidence=act.confidence if act else 0.0,
        )
        for case, act, (gold, found) in zip(cases, chosen, labels, strict=True)
        if gold != found
    ]


def _relabelled(cases: Sequence[Case]) -> tuple[Mapping[str, str], Mapping[str, int]]:
    """Type to gold label, where the gold merges types ("CONCEDE|RETREAT"); and the one quad class that the gold gives
    a merged label, where it gives but one."""
    labels = {act.type for case in cases for act in case.gold.telling.acts if "|" in act.type}
    merged = {part: label for label in sorted(labels) for part in label.split("|")}
    quads: dict[str, set[int]] = {}
    for case in cases:
        for act in case.gold.telling.acts:
            if act.type in labels and act.quad is not None:
                quads.setdefault(act.type, set()).add(act.quad)
    return merged, {label: next(iter(own)) for label, own in quads.items() if len(own) == 1}
