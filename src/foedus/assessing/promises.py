"""Puts into words what was promised and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.assessing.naming import Naming, counted, listed, sentence, shortened, spread_out
from foedus.assessing.weighing import weighed
from foedus.records import Finding, FindingKind, Ledger, Promise, PromiseStatus, content_id
from foedus.records.articles import with_article
from foedus.records.dates import due_in_words
from foedus.records.promising import alike, debtors_within, names_its_day, verb_of

_WEIGHT = {
    PromiseStatus.BROKEN: 0.6,
    PromiseStatus.OVERDUE: 0.5,
    PromiseStatus.KEPT: 0.48,
    PromiseStatus.SUPERSEDED: 0.4,
    PromiseStatus.OPEN: 0.35,
    PromiseStatus.UNKNOWN: 0.1,
}
SILENCE = "the documents would tell of it if it had been done"
OF_PART = 0.6  # what a party within a state promises weighs less than what the state does
LONGEST_DEED = 14
FEW = 4  # words of a deed that is named as one of many


def promise_findings(ledger: Ledger, naming: Naming, about: tuple[str, ...]) -> list[Finding]:
    """One finding for each promise; those that differ in their day alone, or have none, are told together."""
    dated = [promise for promise in ledger.promises if promise.status is not PromiseStatus.UNKNOWN]
    found = [_finding(group, _told(group, naming), about) for group in alike(dated)]
    undated: dict[str, list[Promise]] = {}
    for promise in ledger.promises:
        if promise.status is PromiseStatus.UNKNOWN:
            undated.setdefault(_debtors(promise, naming), []).append(promise)
    return found + [_finding(undated[who], _without_day(undated[who], who), about) for who in sorted(undated)]


def _finding(group: Sequence[Promise], told: str, about: tuple[str, ...]) -> Finding:
    first = group[0]
    tellings = [telling.evidence for promise in group for telling in promise.tellings]
    fulfilment = [span for promise in group for span in promise.fulfilment]
    codes = {code for promise in group for code in (*promise.debtors, *promise.creditors)}
    return Finding(
        id=content_id("finding", *(promise.id for promise in group)),
        kind=FindingKind.COMMITMENT,
        sentence=sentence(told),
        confidence="",
        weight=weighed(_WEIGHT[first.status] * (OF_PART if debtors_within(first) else 1.0), codes, about),
        about=tuple(promise.id for promise in group),
        evidence=spread_out([*fulfilment, *tellings]),
        assumed=SILENCE if first.status is PromiseStatus.OVERDUE else "",
    )


def _debtors(promise: Promise, naming: Naming) -> str:
    """ "Italy"; of those who do not speak for their state "British farmers (the United Kingdom)"."""
    states = naming.actors(promise.debtors)
    within = listed([with_article(name) for name in debtors_within(promise)])
    return f"{within} ({states})" if within and states else within or states or "somebody unnamed"


def _told(group: Sequence[Promise], naming: Naming) -> str:
    first = group[0]
    who = _debtors(first, naming)
    deed = f"“{shortened(first.deed, LONGEST_DEED)}”"
    days = listed(
        [
            due_in_words(promise.due)
            for promise in group
            if promise.due and not promise.due.is_unknown and not names_its_day(promise)
        ]
    )
    due = f", due {days}" if days else ""
    match first.status:
        case PromiseStatus.KEPT:
            return f"{who} kept the promise {deed}: {first.because}"
        case PromiseStatus.BROKEN:
            return f"{who} did not keep the promise {deed}: {first.because}"
        case PromiseStatus.OVERDUE:
            return f"{who} {verb_of(first)} {deed}{due}; no document here tells that it was done"
        case PromiseStatus.SUPERSEDED:
            return f"{who} replaced the promise {deed}: {first.because}"
        case _:
            return f"{who} {verb_of(first)} {deed}{due}; that is still to come"


def _without_day(group: Sequence[Promise], who: str) -> str:
    if len(group) == 1:
        deed = f"“{shortened(group[0].deed, LONGEST_DEED)}”"
        return f"{who} {verb_of(group[0])} {deed} without a day; no document here tells what came of it"
    deeds = " and ".join(f"“{shortened(promise.deed, FEW)}”" for promise in group[:2])
    among = f", {'among them ' if len(group) > 2 else ''}{deeds}"
    number = counted(len(group), "promise", "promises")
    return f"{who} made {number} without a day{among}; no document here tells what came of them"
