"""Turns cases into a table of figures with intervals, for all texts and for each register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from foedus.errors import BadGold, Unknown
from foedus.evaluating.actors import judge_actors
from foedus.evaluating.attributions import judge_attributions
from foedus.evaluating.events import judge_events
from foedus.evaluating.fields import REMEDY
from foedus.evaluating.findings import Findings, Metric, Mistake, Sureness
from foedus.evaluating.loaded import judge_loaded
from foedus.evaluating.modality import judge_modality
from foedus.evaluating.pairs import judge_pairs
from foedus.evaluating.pledges import judge_commitments, judge_dependencies
from foedus.evaluating.quantities import judge_quantities
from foedus.evaluating.resampling import SEED, Draws, draws_of, interval_of, value_of
from foedus.evaluating.roles import judge_roles
from foedus.evaluating.scoring import BINS
from foedus.evaluating.stances import judge_stances
from foedus.evaluating.telling import Case
from foedus.evaluating.times import judge_times

Judge = Callable[[Sequence[Case]], Findings]
ALL = ""  # the register of figures over all texts


@dataclass(frozen=True, slots=True)
class Suite:
    """What is judged under a name, and the field of the gold file that it needs."""

    name: str
    needs: str
    judge: Judge


SUITES = {
    suite.name: suite
    for suite in (
        Suite("events", "events", judge_events),
        Suite("pairs", "events", judge_pairs),
        Suite("roles", "events", judge_roles),
        Suite("modality", "events", judge_modality),
        Suite("stance", "stances", judge_stances),
        Suite("attribution", "attributions", judge_attributions),
        Suite("actors", "mentions", judge_actors),
        Suite("quantities", "claims", judge_quantities),
        Suite("times", "times", judge_times),
        Suite("loaded", "loaded", judge_loaded),
        Suite("commitments", "commitments", judge_commitments),
        Suite("dependencies", "dependencies", judge_dependencies),
    )
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the table. `value` None: nothing to divide by. `low`..`high`: 95% bootstrap interval.

    `cases` counts the gold things it stands on (sentences, acts, tokens, as the name says); `register` "" is all texts.
    """

    name: str
    register: str
    value: float | None
    low: float | None
    high: float | None
    precision: float | None
    recall: float | None
    cases: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Coded things whose confidence lies in `low`..`high`: how sure on average, and how many are right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that a suite says. `confusion` lists (gold, found, how often); mistakes stand surest first."""

    suite: str
    texts: int
    figures: tuple[Figure, ...]
    confusion: tuple[tuple[str, str, int], ...]
    reliability: tuple[Bin, ...]
    mistakes: tuple[Mistake, ...]


def find_suite(name: str) -> Suite:
    """The suite of that name; raises `Unknown` with those there are."""
    if name not in SUITES:
        raise Unknown("suite", name, SUITES)
    return SUITES[name]


def evaluate(name: str, cases: Sequence[Case], *, seed: int = SEED, resamples: int = 1_000) -> Evaluation:
    """The figures of a suite over the cases whose gold has the field it needs, then over each register alone.

    Raises `BadGold` where no case has that field.
    """
    suite = find_suite(name)
    own = [case for case in cases if suite.needs in case.gold.given]
    if not own:
        raise BadGold("the gold file", f'no line has the field "{suite.needs}", which {name} needs', REMEDY)
    findings = suite.judge(own)
    registers = sorted({case.gold.register for case in own} - {ALL})
    figures = list(_figures(findings.metrics, ALL, draws_of(len(own), seed=seed, resamples=resamples)))
    for register in registers if len(registers) > 1 else ():
        part = [case for case in own if case.gold.register == register]
        draws = draws_of(len(part), seed=seed, resamples=resamples)
        figures += _figures(suite.judge(part).metrics, register, draws)
    return Evaluation(
        suite=name,
        texts=len(own),
        figures=tuple(figures),
        confusion=_confusion(findings.confusion),
        reliability=_reliability(findings.sureness),
        mistakes=tuple(sorted(findings.mistakes, key=lambda one: (-one.confidence, one.id, one.start, one.gold))),
    )


def _figures(metrics: Sequence[Metric], register: str, draws: Draws) -> list[Figure]:
    size = draws.shape[1]
    return [_figure(metric, register, size, draws) for metric in metrics]


def _figure(metric: Metric, register: str, size: int, draws: Draws) -> Figure:
    value = value_of(metric.score, size)
    low, high = (None, None) if value is None else interval_of(metric.score, draws) or (None, None)
    return Figure(
        name=metric.name,
        register=register,
        value=value,
        low=low,
        high=high,
        precision=value_of(metric.precision, size) if metric.precision else None,
        recall=value_of(metric.recall, size) if metric.recall else None,
        cases=metric.cases,
    )


def _confusion(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    return tuple((gold, found, count) for (gold, found), count in sorted(Counter(pairs).items()))


def _reliability(sureness: Sequence[Sureness]) -> tuple[Bin, ...]:
    """Ten equal bins of confidence; empty ones are left out."""
    bins: dict[int, list[Sureness]] = {}
    for one in sureness:
        bins.setdefault(min(int(one.confidence * BINS), BINS - 1), []).append(one)
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            count=len(own),
            confidence=sum(one.confidence for one in own) / len(own),
            right=sum(one.is_right for one in own) / len(own),
        )
        for place, own in sorted(bins.items())
    )
