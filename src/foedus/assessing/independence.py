"""Warns where several documents go back to one origin and must be counted as one witness."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.assessing.estimating import word_for
from foedus.assessing.naming import Naming, counted, listed, sentence, spread_out
from foedus.records import BorrowedPassage, Finding, FindingKind, Ledger, Origin, SharedTrace, content_id

WEIGHT = 0.65  # it halves what the reader thinks is confirmed


def independence_findings(ledger: Ledger, naming: Naming) -> list[Finding]:
    """One finding for each origin with several documents, one for each document that took over a passage."""
    found = [_finding(origin, naming) for origin in ledger.origins if len(origin.documents) > 1]
    return found + [_of_passage(origin, one, naming) for origin in ledger.origins for one in origin.passages]


def _finding(origin: Origin, naming: Naming) -> Finding:
    names = [naming.document(document) for document in origin.documents]
    told = (
        f"{listed(sorted(names))} go back to one origin and count as one witness: they share {_shared(origin.traces)}"
    )
    identity = content_id("finding", origin.id)
    return _told(identity, told, origin, origin.probability, origin.traces)


def _of_passage(origin: Origin, passage: BorrowedPassage, naming: Naming) -> Finding:
    taker = naming.document(passage.evidence.document)
    givers = listed(sorted(naming.document(document) for document in origin.documents))
    what = f"{givers} and a passage of {taker} go back to one origin"
    told = f"{what}, and what stands there counts as one witness: they share {_shared(passage.traces)}"
    identity = content_id("finding", origin.id, passage.evidence)
    return _told(identity, told, origin, passage.probability, passage.traces)


def _told(identity: str, told: str, origin: Origin, probability: float, traces: Sequence[SharedTrace]) -> Finding:
    word = word_for(min(0.99, max(0.5, probability)))
    evidence = spread_out((span for trace in traces for span in trace.evidence), 8)
    return Finding(identity, FindingKind.INDEPENDENCE, sentence(told), word, WEIGHT, (origin.id,), evidence)


def _shared(traces: Sequence[SharedTrace]) -> str:
    kinds = [trace.kind for trace in traces]
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
