"""Judges who is for or against whom, for the pairs that the gold asks about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.evaluating.findings import Findings, Metric, Mistake, f1_metric, macro_metric, mistake, summed
from foedus.evaluating.matching import same_label_counts
from foedus.evaluating.scoring import Count, matched, recall_at_precision_of
from foedus.evaluating.telling import Case, Leaning
from foedus.records import Span

SURE = 0.9  # the precision at which recall is read
NEITHER = "neutral"
_SIGN = {1: "for", -1: "against", 0: NEITHER}
Ends = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One directed pair of the gold with its sign, and the surest stance coded for it (None: neither)."""

    case: int
    gold: Leaning
    found: Leaning | None

    @property
    def signs(self) -> tuple[str, str]:
        return _SIGN[self.gold.sign], _SIGN[self.found.sign if self.found else 0]

    @property
    def is_right(self) -> bool:
        return self.gold.sign == (self.found.sign if self.found else 0)


def judge_stances(cases: Sequence[Case]) -> Findings:
    """A coded stance belongs to a gold pair where holder overlaps holder and towards overlaps towards.

    Directed: each direction that the gold names is for, against or neutral. Pairs: both directions together, as one of
    neutral, "first for second", "first against second", "second for first", "second against first" (first in the text),
    for pairs in which the gold has at most one direction signed; of two coded directions the surer counts. Pairs that
    the gold does not name are not judged.
    """
    asked = [
        [_ask(number, case, leaning) for leaning in case.gold.telling.leanings] for number, case in enumerate(cases)
    ]
    pairs = [_pair_labels(own) for own in asked]
    metrics = [
        _macro("pair macro F1", pairs),
        _macro("directed macro F1", [[one.signs for one in own] for own in asked]),
        f1_metric("stance F1", [_signed(own) for own in asked]),
        _recall_when_sure(asked),
    ]
    mistakes = [_mistake(cases[one.case], one) for own in asked for one in own if not one.is_right]
    return Findings(tuple(metrics), tuple(mistakes), tuple(pair for own in pairs for pair in own))


def _ask(number: int, case: Case, gold: Leaning) -> _Asked:
    own = [
        leaning
        for leaning in case.found.leanings
        if leaning.sign and leaning.holder.overlaps(gold.holder) and leaning.towards.overlaps(gold.towards)
    ]
    return _Asked(number, gold, max(own, key=lambda leaning: leaning.confidence, default=None))


def _macro(name: str, labels: Sequence[Sequence[tuple[str, str]]]) -> Metric:
    names = sorted({gold for own in labels for gold, _ in own})
    counts = [same_label_counts(names, own) for own in labels]
    return macro_metric(name, {label: [own[label] for own in counts] for label in names})


def _signed(asked: Sequence[_Asked]) -> Count:
    """Stances with a sign: right where direction and sign are."""
    counts = [
        matched(int(one.gold.sign != 0 and one.is_right), int(one.gold.sign != 0), int(one.found is not None))
        for one in asked
    ]
    return summed(counts)


def _recall_when_sure(asked: Sequence[Sequence[_Asked]]) -> Metric:
    """The greatest share of signed gold stances found at a cut-off of confidence where nine in ten told are right."""
    coded = [(one.case, one.found.confidence, one.is_right) for own in asked for one in own if one.found is not None]
    told = [float(sum(one.gold.sign != 0 for one in own)) for own in asked]
    score = recall_at_precision_of(
        [case for case, _, _ in coded], [sure for _, sure, _ in coded], [right for _, _, right in coded], told, SURE
    )
    return Metric(f"recall at precision {SURE:.2f}", score, int(sum(told)))


def _pair_labels(asked: Sequence[_Asked]) -> list[tuple[str, str]]:
    pairs: dict[Ends, list[_Asked]] = {}
    for one in asked:
        first, second = sorted((one.gold.holder, one.gold.towards))
        pairs.setdefault((first, second), []).append(one)
    told = []
    for ends, own in pairs.items():
        signed = [one.gold for one in own if one.gold.sign]
        if len(signed) <= 1:
            coded = [one for one in own if one.found is not None]
            best = max(coded, key=lambda one: one.found.confidence if one.found else 0.0, default=None)
            gold = _label(ends, signed[0].holder, signed[0].sign) if signed else NEITHER
            found = _label(ends, best.gold.holder, best.found.sign) if best and best.found else NEITHER
            told.append((gold, found))
    return told


def _label(ends: Ends, holder: Span, sign: int) -> str:
    one, other = ("first", "second") if holder == ends[0] else ("second", "first")
    return f"{one} {_SIGN[sign]} {other}"


def _mistake(case: Case, one: _Asked) -> Mistake:
    place = Span(min(one.gold.holder.start, one.gold.towards.start), max(one.gold.holder.end, one.gold.towards.end))
    gold, found = one.signs
    sure = one.found.confidence if one.found else 0.0
    return mistake(case.gold.id, case.gold.text, place, gold=gold, found=found, confidence=sure)
