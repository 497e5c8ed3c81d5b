"""Which promises a reader would take for one, and the verb that fits how firmly each was made."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.records.codings import Strength
from foedus.records.ledgers import Promise

_TO_DO = {
    Strength.VOWED: "promised to",
    Strength.AGREED: "agreed to",
    Strength.PLANNED: "planned to",
    Strength.DISCUSSED: "discussed whether to",
}
_A_THING = {
    Strength.VOWED: "promised",
    Strength.AGREED: "agreed on",
    Strength.PLANNED: "announced",
    Strength.DISCUSSED: "discussed",
}


def verb_of(promise: Promise) -> str:
    """ "promised to" before what is to be done, "announced" before what is to take place."""
    if not _is_to_do(promise):
        return _A_THING[promise.strength]
    return "committed to" if promise.deed.split(" ", 1)[0].endswith("ing") else _TO_DO[promise.strength]


def names_its_day(promise: Promise) -> bool:
    """The deed itself holds the words of the due day."""
    return bool(promise.due and promise.due.as_written and promise.due.as_written in promise.deed)


def _is_to_do(promise: Promise) -> bool:
    """The text puts the deed after "to" or "will", itself or as the second of two deeds."""
    for telling in promise.tellings:
        before = telling.evidence.quote.partition(promise.deed)[0].casefold().split()
        if before[-1:] and before[-1] in ("to", "will", "would", "shall"):
            return True
    return False


def alike(promises: Iterable[Promise]) -> list[tuple[Promise, ...]]:
    """What one sentence promises for several days in one group, the earliest due first."""
    groups: dict[tuple[object, ...], list[Promise]] = {}
    for promise in promises:
        told = tuple(telling.evidence for telling in promise.tellings)
        key = (promise.debtors, promise.creditors, promise.deed.casefold(), promise.status, told)
        groups.setdefault(key, []).append(promise)
    return [tuple(sorted(group, key=_due_day)) for group in groups.values()]


def _due_day(promise: Promise) -> tuple[str, str]:
    latest = promise.due.latest if promise.due else None
    return (latest.isoformat() if latest else "9999", promise.id)
