"""Who promised what to whom, when it falls due, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.briefing.escaping import shortened
from foedus.briefing.materials import Materials
from foedus.briefing.passages import Excerpt, excerpt
from foedus.briefing.sentences import CitedSentence, Cites, as_sentence, listed
from foedus.records import FuzzyDate, Promise, PromiseStatus
from foedus.records.dates import due_in_words
from foedus.records.promising import alike, debtors_within

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
    """Those with a day first; promises that differ in their day alone stand in one row."""
    ordered = sorted(alike(materials.ledger.promises), key=lambda group: _rank(materials, group[0]))
    rows = tuple(_row(materials, group) for group in ordered[:MOST_PROMISES])
    return Promises(rows, max(0, len(ordered) - MOST_PROMISES))


def _rank(materials: Materials, promise: Promise) -> tuple[bool, bool, int, str, str]:
    asked = bool(materials.about & {*promise.debtors, *promise.creditors}) or not materials.about
    due = promise.due.latest.isoformat() if promise.due and promise.due.latest else "9999"
    return (promise.status is PromiseStatus.UNKNOWN, not asked, list(SIGNS).index(promise.status), due, promise.id)


def _row(materials: Materials, group: Sequence[Promise]) -> PromiseRow:
    first = group[0]
    evidence = [telling.evidence for promise in group for telling in promise.tellings]
    deed = materials.citations.says(shortened(first.deed, LONGEST_DEED), evidence)
    is_plain = first.status in PLAIN
    quoted = excerpt(materials.documents[evidence[0].document], evidence[0].span)
    return PromiseRow(
        id=first.id,
        debtors=_debtors(materials, first),
        creditors=materials.parties(first.creditors, nobody=""),
        deed=deed,
        due=listed([_due(promise.due) for promise in group]),
        strength=first.strength.value,
        status=first.status.value,
        said=SAID.get(first.status, first.status.value),
        sign=SIGNS[first.status],
        because="" if is_plain else as_sentence(first.because),
        outcome=materials.citations.cite([span for promise in group for span in promise.fulfilment]),
        quote=None if first.status is PromiseStatus.UNKNOWN else quoted,
    )


def _debtors(materials: Materials, promise: Promise) -> str:
    """ "Italy"; of those who do not speak for their state "British farmers (the United Kingdom)"."""
    states = materials.parties(promise.debtors)
    within = listed(debtors_within(promise))
    return f"{within} ({states})" if within else states


def _due(due: FuzzyDate | None) -> str:
    """ "30 June 2026", "by 30 September 2025", "2026", "no day given"."""
    if due is None or due.is_unknown:
        return "no day given"
    return due_in_words(due).removeprefix("on ").removeprefix("in ")
