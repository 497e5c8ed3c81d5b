"""Who promised what to whom, when it falls due, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.briefing.escaping import shortened
from foedus.briefing.materials import Materials
from foedus.briefing.passages import Excerpt, excerpt
from foedus.briefing.sentences import CitedSentence, Cites, as_sentence
from foedus.briefing.times import written
from foedus.records import Promise, PromiseStatus

MOST_PROMISES = 40
LONGEST_DEED = 220
# A sign beside each word, so that a status is not told by colour alone. Listed in the order of a reader's worry.
SIGNS = {
    PromiseStatus.BROKEN: "✕",
    PromiseStatus.OVERDUE: "!",
    PromiseStatus.OPEN: "○",
    PromiseStatus.SUPERSEDED: "↷",
    PromiseStatus.KEPT: "✓",
    PromiseStatus.UNKNOWN: "?",
}
PLAIN = {PromiseStatus.OPEN, PromiseStatus.UNKNOWN}  # the due day, or its absence, already says why
SAID = {PromiseStatus.UNKNOWN: "outcome unknown"}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise; `because` says why it stands as it does. Nothing is quoted where neither day nor outcome is told."""

    id: str
    debtors: str
    creditors: str
    deed: CitedSentence
    due: str
    strength: str
    status: str
    said: str
    sign: str
    because: str
    outcome: Cites
    quote: Excerpt | None


@dataclass(frozen=True, slots=True)
class Promises:
    shown: tuple[PromiseRow, ...]
    more: int


def promises(materials: Materials) -> Promises:
    ordered = sorted(materials.ledger.promises, key=lambda promise: _rank(materials, promise))
    rows = tuple(_row(materials, promise) for promise in ordered[:MOST_PROMISES])
    return Promises(rows, max(0, len(ordered) - MOST_PROMISES))


def _rank(materials: Materials, promise: Promise) -> tuple[bool, bool, int, str, str]:
    asked = bool(materials.about & {*promise.debtors, *promise.creditors}) or not materials.about
    due = promise.due.latest.isoformat() if promise.due and promise.due.latest else "9999"
    return (promise.status is PromiseStatus.UNKNOWN, not asked, list(SIGNS).index(promise.status), due, promise.id)


def _row(materials: Materials, promise: Promise) -> PromiseRow:
    evidence = [telling.evidence for telling in promise.tellings]
    deed = materials.citations.says(shortened(promise.deed, LONGEST_DEED), evidence)
    first = evidence[0]
    return PromiseRow(
        id=promise.id,
        debtors=materials.parties(promise.debtors),
        creditors=materials.parties(promise.creditors, nobody=""),
        deed=deed,
        due=written(promise.due, unknown="no day given"),
        strength=promise.strength.value,
        status=promise.status.value,
        said=SAID.get(promise.status, promise.status.value),
        sign=SIGNS[promise.status],
        because="" if promise.status in PLAIN else as_sentence(promise.because),
        outcome=materials.citations.cite(promise.fulfilment),
        quote=None
        if promise.status is PromiseStatus.UNKNOWN
        else excerpt(materials.documents[first.document], first.span),
    )
