"""Says which text is out of date, or out of step with the dates of the others."""

from __future__ import annotations

from foedus.assessing.naming import Naming, sentence, spread_out
from foedus.records import Conflict, ConflictKind, Finding, FindingKind, Ledger, content_id

_WEIGHT = {ConflictKind.ROLE: 0.6, ConflictKind.MEMBERSHIP: 0.6, ConflictKind.STALE: 0.5}
LONGEST = 35  # words of a finding


def staleness_findings(ledger: Ledger, naming: Naming) -> list[Finding]:
    """One finding for each conflict; what does not fit into one sentence stays in the conflict itself."""
    return [_finding(conflict, naming) for conflict in ledger.conflicts]


def _finding(conflict: Conflict, naming: Naming) -> Finding:
    subject = naming.document(conflict.document)
    if conflict.kind is ConflictKind.STALE and conflict.because.startswith("told as"):
        told = f"in {subject} a decision is {conflict.because}"
    else:
        told = f"{subject} {conflict.because}"
    identity = content_id("finding", conflict.kind, conflict.document, conflict.evidence, conflict.because)
    evidence = spread_out([conflict.evidence, *conflict.against])
    about = (conflict.document,)
    return Finding(
        identity, FindingKind.STALENESS, sentence(_fitting(told)), "", _WEIGHT[conflict.kind], about, evidence
    )


def _fitting(told: str) -> str:
    """Whole parts of the reason, as many as fit."""
    parts = told.split("; ")
    while len(parts) > 1 and len("; ".join(parts).split()) > LONGEST:
        parts.pop()
    return "; ".join(parts)
