"""Warns where several documents go back to one origin and must be counted as one witness."""

from __future__ import annotations

from foedus.assessing.estimating import word_for
from foedus.assessing.naming import Naming, counted, listed, sentence, spread_out
from foedus.records import Finding, FindingKind, Ledger, Origin, content_id

WEIGHT = 0.65  # it halves what the reader thinks is confirmed


def independence_findings(ledger: Ledger, naming: Naming) -> list[Finding]:
    """One finding for each origin with several documents."""
    return [_finding(origin, naming) for origin in ledger.origins if len(origin.documents) > 1]


def _finding(origin: Origin, naming: Naming) -> Finding:
    names = [naming.document(document) for document in origin.documents]
    told = f"{listed(sorted(names))} go back to one origin and count as one witness: they share {_shared(origin)}"
    probability = min(0.99, max(0.5, origin.probability))
    evidence = spread_out((span for trace in origin.traces for span in trace.evidence), 8)
    identity = content_id("finding", origin.id)
    return Finding(
        identity, FindingKind.INDEPENDENCE, sentence(told), word_for(probability), WEIGHT, (origin.id,), evidence
    )


def _shared(origin: Origin) -> str:
    kinds = [trace.kind for trace in origin.traces]
    told = []
    if kinds.count("phrase"):
        told.append(counted(kinds.count("phrase"), "rare phrase", "rare phrases"))
    if kinds.count("sentence"):
        told.append(counted(kinds.count("sentence"), "sentence in other words", "sentences in other words"))
    if kinds.count("quotation"):
        told.append(counted(kinds.count("quotation"), "quotation", "quotations"))
    if kinds.count("fact"):
        told.append(counted(kinds.count("fact"), "figure", "figures"))
    if kinds.count("template"):
        told.append("one template")
    return listed(told) or "too much for chance"
