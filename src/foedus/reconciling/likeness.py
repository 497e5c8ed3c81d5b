"""Says how likely it is that two documents go back to one text or one briefing, and by which traces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from foedus.reconciling.phrases import Run
from foedus.reconciling.wording import content_stems, significant_digits
from foedus.records import Claim, ClaimKind, Document, EvidenceSpan, FuzzyDate, SharedTrace, Span, Zone
from foedus.records.figures import with_unit

# First version, set by hand on 20 Nov 2026: pairs on one topic by independent writers share 0 to 10 nats of rare
# wording and no odd figure, rewrites of one briefing share 40 and more. To be fitted on a generated newsroom.
BIAS = -3.5
PER_NAT, NATS_CAP = 0.08, 70.0
PER_CONTAINMENT = 8.0
PER_FACT = 0.9
FACTS_CAP = 3.0
FOR_TEMPLATE = 0.8
FOR_SAME_DAY = 0.7
FOR_FAR_APART = -1.0
NEAR_DAYS, FAR_DAYS = 2, 60
A_TRACE = 4.0  # nats from which a run counts as a trace of its own
LONE_TRACE = 0.35  # one shared sentence is a quotation, not an origin, unless it is most of the document
MOST = 0.7
SHOWN_RUNS = 12
ODD_WEIGHT = {1: 0.2, 2: 0.5}  # by significant digits; three and more weigh 1
_LABEL = re.compile(r"[ \t]*([A-Z][a-z]+(?: [a-z]+)?)(?::| by\b)")
_LEADING = (Zone.TITLE, Zone.HEADING, Zone.BYLINE, Zone.DATELINE, Zone.FURNITURE)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its unit and the words around it."""

    key: tuple[float, str]
    stems: frozenset[str]
    weight: float
    evidence: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Likeness:
    """Probability of one origin, with the traces that speak for it."""

    probability: float
    traces: tuple[SharedTrace, ...]


def likeness(
    first: Document, second: Document, runs: Sequence[Run], containment: float, facts: Sequence[tuple[Fact, Fact]]
) -> Likeness:
    """Logistic score of shared rare wording, shared odd figures, a shared template and nearness in time."""
    template = shared_template(first, second)
    fact_weight = min(FACTS_CAP, sum(pair[0].weight for pair in facts))
    logit = (
        BIAS
        + PER_NAT * min(NATS_CAP, sum(run.nats for run in runs))
        + PER_CONTAINMENT * containment
        + PER_FACT * fact_weight
        + (FOR_TEMPLATE if template else 0.0)
        + _for_dates(first.published, second.published)
    )
    probability = 1 / (1 + exp(-logit))
    if _is_lone(runs, facts) and containment < MOST:
        probability = min(probability, LONE_TRACE)
    traces = (*_phrases(runs), *(_as_trace(pair) for pair in facts), *template)
    return Likeness(round(probability, 4), traces)


def facts_of(document: Document, claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """Every figure of a document, once for each value and measure."""
    told = (claim for claim in claims if claim.kind is ClaimKind.QUANTITY and claim.value is not None)
    return tuple(_fact(document, claim) for claim in sorted(told, key=lambda claim: claim.evidence))


def shared_facts(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[tuple[Fact, Fact], ...]:
    """Facts of both with the same figure, unit and at least one word of what is measured; each figure once."""
    by_key: dict[tuple[float, str], list[Fact]] = {}
    for fact in second:
        by_key.setdefault(fact.key, []).append(fact)
    found: dict[tuple[float, str], tuple[Fact, Fact]] = {}
    for fact in first:
        meets = [other for other in by_key.get(fact.key, ()) if fact.stems & other.stems]
        if meets and fact.key not in found:
            found[fact.key] = (fact, meets[0])
    return tuple(found[key] for key in sorted(found))


def shared_template(first: Document, second: Document) -> tuple[SharedTrace, ...]:
    """The same field labels in the same order ("Published:", "Written by"), at least two of them."""
    here, there = labels_of(first), labels_of(second)
    names = [label for label, _ in here]
    if len(here) < 2 or names != [label for label, _ in there]:
        return ()
    evidence = tuple(
        EvidenceSpan.cut(document.id, document.text, span)
        for document, labels in ((first, here), (second, there))
        for _, span in labels
    )
    return (SharedTrace("template", ", ".join(names), evidence),)


def labels_of(document: Document) -> tuple[tuple[str, Span], ...]:
    """Field labels in the front matter of a document, each once, in their order."""
    found: dict[str, Span] = {}
    for block in document.blocks:
        match = _LABEL.match(document.text, block.start, block.end) if block.zone in _LEADING else None
        if match:
            found.setdefault(match.group(1), Span(match.start(1), match.end()))
    return tuple(found.items())


def _fact(document: Document, claim: Claim) -> Fact:
    value = claim.value or 0.0
    near = claim.number or claim.evidence.span
    start, end = max(claim.evidence.start, near.start - 40), min(claim.evidence.end, near.end + 40)
    stems = content_stems(claim.measures) | content_stems(document.text[start:end])
    key = (float(f"{value:.6g}"), claim.currency or claim.unit or "")
    weight = ODD_WEIGHT.get(significant_digits(value), 1.0)
    return Fact(key, stems, weight, claim.evidence)


def _is_lone(runs: Sequence[Run], facts: Sequence[tuple[Fact, Fact]]) -> bool:
    """Everything shared stands within one stretch of words."""
    strong = [run for run in runs if run.nats >= A_TRACE]
    if len(strong) > 1:
        return False
    apart = [pair for pair in facts if pair[0].weight >= 1 and not any(_touches(run, pair[0]) for run in strong)]
    return len(strong) + len(apart) <= 1


def _touches(run: Run, fact: Fact) -> bool:
    return run.first.span.overlaps(fact.evidence.span)


def _phrases(runs: Sequence[Run]) -> list[SharedTrace]:
    told = [run for run in runs if run.nats > 0][:SHOWN_RUNS]
    return [SharedTrace("phrase", run.first.quote, (run.first, run.second)) for run in told]


def _as_trace(pair: tuple[Fact, Fact]) -> SharedTrace:
    value, unit = pair[0].key
    return SharedTrace("fact", with_unit(value, unit), (pair[0].evidence, pair[1].evidence))


def _for_dates(first: FuzzyDate, second: FuzzyDate) -> float:
    if not (first.is_dated and second.is_dated):
        return 0.0
    if first.may_meet(second, NEAR_DAYS):
        return FOR_SAME_DAY
    return 0.0 if first.may_meet(second, FAR_DAYS) else FOR_FAR_APART
