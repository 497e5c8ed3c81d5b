"""Puts into words what was promised and what came of it."""

from __future__ import annotations

from foedus.assessing.naming import Naming, days, sentence, shortened, spread_out
from foedus.assessing.weighing import weighed
from foedus.records import Finding, FindingKind, Ledger, Promise, PromiseStatus, content_id

_WEIGHT = {
    PromiseStatus.BROKEN: 0.7,
    PromiseStatus.OVERDUE: 0.6,
    PromiseStatus.KEPT: 0.5,
    PromiseStatus.SUPERSEDED: 0.45,
    PromiseStatus.OPEN: 0.4,
    PromiseStatus.UNKNOWN: 0.15,
}
SILENCE = "the documents would tell of it if it had been done"


def promise_findings(ledger: Ledger, naming: Naming, about: tuple[str, ...]) -> list[Finding]:
    """One finding for each promise."""
    return [_finding(promise, naming, about) for promise in ledger.promises]


def _finding(promise: Promise, naming: Naming, about: tuple[str, ...]) -> Finding:
    told = [telling.evidence for telling in promise.tellings]
    evidence = spread_out([*promise.fulfilment, *told])
    codes = {*promise.debtors, *promise.creditors}
    return Finding(
        id=content_id("finding", promise.id),
        kind=FindingKind.COMMITMENT,
        sentence=sentence(_told(promise, naming)),
        confidence="",
        weight=weighed(_WEIGHT[promise.status], codes, about),
        about=(promise.id,),
        evidence=evidence,
        assumed=SILENCE if promise.status is PromiseStatus.OVERDUE else "",
    )


def _told(promise: Promise, naming: Naming) -> str:
    who = naming.actors(promise.debtors) or "somebody unnamed"
    due = f" due {days(promise.due)}" if promise.due and not promise.due.is_unknown else ""
    deed = f"the promise of {who}, “{shortened(promise.deed)}”,"
    if promise.status is PromiseStatus.KEPT:
        return f"{deed} was kept"
    if promise.status is PromiseStatus.BROKEN:
        return f"{deed} was broken"
    if promise.status is PromiseStatus.OVERDUE:
        return f"{deed} was{due}, and no document here tells that it was done"
    if promise.status is PromiseStatus.SUPERSEDED:
        return f"{deed} was replaced by a later one: {promise.because}"
    if promise.status is PromiseStatus.OPEN:
        return f"{deed} is open,{due}"
    return f"{deed} has no day, and no document here tells what came of it"
