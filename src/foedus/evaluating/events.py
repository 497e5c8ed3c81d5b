"""Judges acts: type, quad class, mode, parties, whether a sentence tells an act at all, and how sure the coder is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from foedus.evaluating.findings import Findings, Metric, Mistake, Sureness, f1_metric, macro_metric, mistake, summed
from foedus.evaluating.matching import Pairing, common, pair_acts, same_label_counts
from foedus.evaluating.scoring import Count, auroc_of, ece_of, matched
from foedus.evaluating.telling import Act, Case

NONE = "no event"


def judge_events(cases: Sequence[Case]) -> Findings:
    """An act is right where its sentence has a gold act of the same type, as often as the gold has it."""
    pairs = [pair_acts(case, type_of) for case in cases]
    sureness = tuple(_sureness(pairs))
    metrics = [
        *labelled("type", type_of, pairs),
        *labelled("quad", quad_of, [pair_acts(case, quad_of) for case in cases]),
        *_where_told(
            f1_metric("mode F1", [_modes(own) for own in pairs]),
            f1_metric("actor code F1", [_codes(case, lambda act: act.actors) for case in cases]),
            f1_metric("recipient code F1", [_codes(case, lambda act: act.recipients) for case in cases]),
            f1_metric("triple F1", [_triples(case) for case in cases]),
        ),
        *_no_event(cases),
        calibration(sureness),
    ]
    return Findings(tuple(metrics), tuple(_mistakes(cases, pairs)), tuple(_confusion(pairs)), sureness)


def type_of(act: Act) -> str:
    return act.type


def quad_of(act: Act) -> str:
    return "" if act.quad is None else str(act.quad)


def labelled(name: str, label_of: Callable[[Act], str], pairs: Sequence[Sequence[Pairing]]) -> list[Metric]:
    """Micro and macro F1 of one label; macro over the labels that the gold has."""
    told = [[(_label(p.gold, label_of), _label(p.found, label_of)) for p in own] for own in pairs]
    labels = sorted({gold for own in told for gold, _ in own} - {""})
    every = sorted({label for own in told for pair in own for label in pair} - {""})
    counts = [same_label_counts(every, own) for own in told]
    by_label = {label: [own[label] for own in counts] for label in labels}
    return [
        f1_metric(f"{name} F1", [summed(own.values()) for own in counts]),
        macro_metric(f"{name} macro F1", by_label),
    ]


def calibration(sureness: Sequence[Sureness]) -> Metric:
    """Expected calibration error of the confidence of coded acts; right: the type is."""
    parts = ([one.case for one in sureness], [one.confidence for one in sureness], [one.is_right for one in sureness])
    return Metric("ECE of event confidence", ece_of(*parts), len(sureness))


def _where_told(*metrics: Metric) -> list[Metric]:
    """Figures of which the gold has anything: not every gold file tells modes and codes."""
    return [metric for metric in metrics if metric.cases]


def _label(act: Act | None, label_of: Callable[[Act], str]) -> str:
    return label_of(act) if act is not None else ""


def _modes(pairs: Sequence[Pairing]) -> Count:
    """Among acts whose type is right: modes right, modes in the gold, modes told."""
    own = [(p.gold.mode, p.found.mode) for p in pairs if p.gold and p.found and p.gold.type == p.found.type]
    hit = sum(gold == found is not None for gold, found in own)
    return matched(hit, sum(gold is not None for gold, _ in own), sum(found is not None for _, found in own))


def _codes(case: Case, codes_of: Callable[[Act], tuple[str, ...]]) -> Count:
    """Distinct codes of one side over the acts of a sentence; sentences whose gold acts bear no code are unjudged."""
    counts = []
    for unit in case.units:
        gold = _acts_in(case, case.gold.telling.acts, unit)
        if all(act.actors or act.recipients for act in gold):
            found = _acts_in(case, case.found.acts, unit)
            counts.append(common(_flat(gold, codes_of), _flat(found, codes_of)))
    return summed(counts)


def _flat(acts: Sequence[Act], codes_of: Callable[[Act], tuple[str, ...]]) -> set[str]:
    return {code for act in acts for code in codes_of(act)}


def _triples(case: Case) -> Count:
    """(actor code, type, recipient code) of a sentence, each once; "-" stands for an absent party."""
    counts = []
    for unit in case.units:
        gold = _acts_in(case, case.gold.telling.acts, unit)
        if all(act.actors or act.recipients for act in gold):
            counts.append(common(_triples_of(gold), _triples_of(_acts_in(case, case.found.acts, unit))))
    return summed(counts)


def _triples_of(acts: Sequence[Act]) -> set[str]:
    return {
        f"{actor} {act.type} {recipient}"
        for act in acts
        for actor in act.actors or ("-",)
        for recipient in act.recipients or ("-",)
    }


def _acts_in(case: Case, acts: Sequence[Act], unit: int) -> list[Act]:
    return [act for act in acts if case.unit_at(act.place) == unit]


def _no_event(cases: Sequence[Case]) -> list[Metric]:
    """Sentences with an act against those without: by the confidence of the surest act (0 where none is coded)."""
    owners: list[int] = []
    scores: list[float] = []
    truths: list[bool] = []
    counts = []
    for number, case in enumerate(cases):
        tally = Count()
        for unit in case.units:
            gold, found = _acts_in(case, case.gold.telling.acts, unit), _acts_in(case, case.found.acts, unit)
            owners.append(number)
            scores.append(max((act.confidence for act in found), default=0.0))
            truths.append(bool(gold))
            tally += matched(not gold and not found, not gold, not found)
        counts.append(tally)
    empty = truths.count(False)
    return [Metric("no-event AUROC", auroc_of(owners, scores, truths), empty), f1_metric("no-event F1", counts)]


def _sureness(pairs: Sequence[Sequence[Pairing]]) -> list[Sureness]:
    return [
        Sureness(number, pair.found.confidence, _is_right(pair))
        for number, own in enumerate(pairs)
        for pair in own
        if pair.found is not None
    ]


def _is_right(pair: Pairing) -> bool:
    return pair.gold is not None and pair.found is not None and pair.gold.type == pair.found.type


def _confusion(pairs: Sequence[Sequence[Pairing]]) -> list[tuple[str, str]]:
    return [(_label(pair.gold, type_of) or NONE, _label(pair.found, type_of) or NONE) for own in pairs for pair in own]


def _mistakes(cases: Sequence[Case], pairs: Sequence[Sequence[Pairing]]) -> list[Mistake]:
    return [
        mistake(
            case.gold.id,
            case.gold.text,
            case.gold.sentences[pair.unit],
            gold=_told(pair.gold),
            found=_told(pair.found),
            confidence=pair.found.confidence if pair.found else 0.0,
        )
        for case, own in zip(cases, pairs, strict=True)
        for pair in own
        if not _is_right(pair)
    ]


def _told(act: Act | None) -> str:
    """ "ITA ACCUSE/allege FRA"; "" for nothing."""
    if act is None:
        return ""
    kind = f"{act.type}/{act.mode}" if act.mode else act.type or f"quad {act.quad}"
    return " ".join([",".join(act.actors) or "-", kind, ",".join(act.recipients) or "-"])
