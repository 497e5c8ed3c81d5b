"""Judges whether an act is told as fact, plan, hedge, denial, condition, demand or history."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.evaluating.events import type_of
from foedus.evaluating.findings import Findings, f1_metric, macro_metric, mistake, summed
from foedus.evaluating.matching import Pairing, pair_acts, same_label_counts
from foedus.evaluating.telling import Case


def judge_modality(cases: Sequence[Case]) -> Findings:
    """Over acts whose type is right and whose gold names a modality; macro over the modalities that the gold has there.

    Acts that were missed do not count here (they count in `events`).
    """
    pairs = [[pair for pair in pair_acts(case, type_of) if _is_judged(pair)] for case in cases]
    told = [[_modalities(pair) for pair in own] for own in pairs]
    labels = sorted({gold for own in told for gold, _ in own})
    every = sorted({label for own in told for pair in own for label in pair})
    counts = [same_label_counts(every, own) for own in told]
    metrics = [
        macro_metric("modality macro F1", {label: [own[label] for own in counts] for label in labels}),
        f1_metric("modality micro F1", [summed(own.values()) for own in counts]),
        *(f1_metric(f"{label} F1", [own[label] for own in counts]) for label in labels),
    ]
    mistakes = [
        mistake(
            case.gold.id,
            case.gold.text,
            case.gold.sentences[pair.unit],
            gold=gold,
            found=found,
            confidence=pair.found.confidence if pair.found else 0.0,
        )
        for case, own in zip(cases, pairs, strict=True)
        for pair in own
        for gold, found in [_modalities(pair)]
        if gold != found
    ]
    return Findings(tuple(metrics), tuple(mistakes), tuple(pair for own in told for pair in own))


def _is_judged(pair: Pairing) -> bool:
    gold, found = pair.gold, pair.found
    return gold is not None and found is not None and gold.type == found.type and gold.modality is not None


def _modalities(pair: Pairing) -> tuple[str, str]:
    gold, found = pair.gold, pair.found
    return (gold.modality or "" if gold else ""), (found.modality or "" if found else "")
