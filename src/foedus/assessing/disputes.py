"""Puts into words where sources tell one figure differently."""

from __future__ import annotations

from foedus.assessing.naming import Naming, listed, sentence, shortened
from foedus.assessing.weighing import weighed
from foedus.records import Drift, DriftKind, Finding, FindingKind, Ledger, Thread, content_id
from foedus.records.drifts import ALSO, gravity_of, is_judgement, telling_at, told_drift
from foedus.records.figures import figure, measured_figure

OF_CONTRADICTION = 0.7
OF_ODD_SOURCES = 0.05  # more for a difference between documents than within one
LONGEST = 7  # words of what is measured


def dispute_findings(ledger: Ledger, naming: Naming, about: tuple[str, ...]) -> list[Finding]:
    """One finding for each thread with a contradiction or a drift, about its gravest difference."""
    return [_finding(thread, naming, about) for thread in ledger.threads if thread.is_contested and thread.drifts]


def _finding(thread: Thread, naming: Naming, about: tuple[str, ...]) -> Finding:
    drift = max(
        thread.drifts, key=lambda drift: (gravity_of(thread, drift), drift.kind.value, drift.first, drift.second)
    )
    kinds = sorted({ALSO[one.kind] for one in thread.drifts if one.kind is not drift.kind and not one.is_slight})
    told = _told(thread, drift, naming)
    if kinds:
        told += f"; they also differ in {listed(kinds, 3)}"
    clashes = thread.contradiction and drift.kind is DriftKind.NUMBER
    base = OF_CONTRADICTION if clashes else gravity_of(thread, drift)
    if drift.first.document != drift.second.document:
        base += OF_ODD_SOURCES
    codes = sorted({code for claim in thread.claims for code in claim.about})
    evidence = tuple(sorted({drift.first, drift.second}))
    weight = weighed(base, codes, about)
    return Finding(
        content_id("finding", thread.id), FindingKind.DISPUTE, sentence(told), "", weight, (thread.id,), evidence
    )


def _told(thread: Thread, drift: Drift, naming: Naming) -> str:
    first = telling_at(thread, drift.first)
    here, there = naming.document(drift.first.document), naming.document(drift.second.document)
    what = shortened(thread.measures, LONGEST) or "one figure"
    differs = told_drift(thread, drift, here, there, naming.speaker)
    match drift.kind:
        case DriftKind.NUMBER:
            verb = "cannot both hold" if thread.contradiction else "differ"
            return f"the figures for “{what}” {verb}: {differs}"
        case DriftKind.UNIT | DriftKind.GRANULARITY:
            return f"the figure for “{what}” is {differs}"
        case DriftKind.MEASURE:
            return f"one figure, {figure(first)}, is {differs}"
        case DriftKind.WORDING if is_judgement(thread):
            return f"one act, “{what}”, is {differs}"
        case _:
            return f"{measured_figure(first, what)}: {differs}"
