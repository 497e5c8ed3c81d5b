"""What a suite finds: figures still without numbers, the mistakes behind them, and confidences to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foedus.evaluating.scoring import Count, Score, f1_of, macro_f1_of, precision_of, recall_of
from foedus.records import Span


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing told wrong. `kind`: "missed" (only the gold has it), "extra" (only the coder), "wrong" (they differ).

    `confidence` is the coder's, 0 for what it missed.
    """

    id: str
    kind: str
    gold: str
    found: str
    confidence: float
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sureness:
    """One coded thing: the case it belongs to, how sure the coder was, and whether it is right."""

    case: int
    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure before it is worked out. `cases` counts what it stands on; precision and recall where it has them."""

    name: str
    score: Score
    cases: int
    precision: Score | None = None
    recall: Score | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a suite says of its cases; `confusion` lists (gold label, found label) of matched things."""

    metrics: tuple[Metric, ...]
    mistakes: tuple[Mistake, ...] = ()
    confusion: tuple[tuple[str, str], ...] = ()
    sureness: tuple[Sureness, ...] = ()


def f1_metric(name: str, counts: Sequence[Count]) -> Metric:
    """Micro F1 with its precision and recall."""
    told = sum(count.told for count in counts)
    return Metric(name, f1_of(counts), told, precision_of(counts), recall_of(counts))


def macro_metric(name: str, counts: Mapping[str, Sequence[Count]]) -> Metric:
    """Macro F1 over the labels of `counts`."""
    told = sum(count.told for own in counts.values() for count in own)
    return Metric(name, macro_f1_of(counts), told)


def summed(counts: Iterable[Count]) -> Count:
    """The sum; of nothing, an empty count."""
    return sum(counts, Count())


def mistake(
    identity: str, text: str, span: Span | None, *, gold: str = "", found: str = "", confidence: float = 0.0
) -> Mistake:
    """A mistake at `span` of a text (None: the whole text)."""
    place = span or Span(0, len(text))
    kind = "wrong" if gold and found else "missed" if gold else "extra"
    return Mistake(identity, kind, gold, found, round(confidence, 3), place.start, place.end, place.gives(text))
