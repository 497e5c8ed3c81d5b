"""Which promises a reader would take for one, who owes them, and the verb that fits how firmly each was made."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedus.records.codings import Commitment, Party, Strength
from foedus.records.ledgers import Promise

# Sectors (PLOVER) of those who live in a state and do not speak for it.
_WITHIN = frozenset("JUD LEG PTY OPP REB AGR BUS CRM CVL EDU ELI JRN LAB MED REF REL SOC UAF".split())
_LOCAL = re.compile(
    r"\b(?:mayors?|governors?|prefects?|provinc\w+|region\w*|municipal\w*|city|cities|town)\b", re.IGNORECASE
)

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


def within(party: Party, written: str = "") -> str:
    """What part of its state a party is ("LAB", "LOCAL"); "" for a state, its government and its forces."""
    if party.sector in _WITHIN:
        return party.sector or ""
    return "LOCAL" if _LOCAL.search(f"{party.name} {written}") else ""


def debtors_within(promise: Promise) -> tuple[str, ...]:
    """Those who owe a promise without speaking for their state, as the text names them: "British farmers"."""
    found: dict[str, str] = {}
    for telling in promise.tellings:
        for party in telling.debtors:
            written = as_written(party, telling)
            if within(party, written):
                found.setdefault(f"{party.code} {within(party, written)}", written or party.name)
    return tuple(found[key] for key in sorted(found))


def as_written(party: Party, telling: Commitment) -> str:
    """The words that name a party in the sentence of a promise; "" where they stand in another sentence."""
    first, last = party.start - telling.evidence.start, party.end - telling.evidence.start
    return telling.evidence.quote[first:last] if 0 <= first < last <= len(telling.evidence.quote) else ""


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
