"""Follows each promise to what came of it: kept, broken, overdue, superseded, open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from foedus.reconciling.deeds import promised
from foedus.reconciling.fulfilment import Outcome, Signs, key_of, outcome_of
from foedus.reconciling.wording import content_stems, name_stems, overlap
from foedus.records import Coding, Commitment, Document, FuzzyDate, Promise, PromiseStatus, Strength, content_id
from foedus.records.dates import due_in_words
from foedus.records.promising import as_written

SAME_DEED = 0.5  # share of the shorter deed that two tellings of one promise hold in common
SAME_DEED_AND_DUE = 0.34  # less is asked where the day is the same
SUPERSEDED_DEED = 0.6
_STRONGEST = tuple(Strength)


@dataclass(slots=True)
class Pledge:
    """Tellings of one promise, while they are being collected; `debtors` are keys (see `key_of`)."""

    debtors: set[str]
    deed: frozenset[str]
    due: FuzzyDate | None
    documents: set[str] = field(default_factory=set)
    tellings: list[Commitment] = field(default_factory=list)


def find_promises(
    documents: Sequence[Document], codings: Sequence[Coding], signs: Signs, *, today: date
) -> tuple[Promise, ...]:
    """Promises with their status on `today`, sorted by id; `signs` is what the pile tells of things done."""
    published = {document.id: document.published for document in documents}
    told = [
        (coding.document, commitment)
        for coding in codings
        for found in coding.commitments
        if (commitment := promised(found)) is not None
    ]
    pledges: list[Pledge] = []
    places: dict[tuple[str, str], list[int]] = {}
    for document, commitment in sorted(told, key=lambda pair: _order(pair, published)):
        _gather(document, commitment, pledges, places)
    promises = [_promise(pledge, signs, published, today) for pledge in pledges]
    return tuple(sorted(_superseded(promises, pledges, published), key=lambda promise: promise.id))


def made_on(tellings: Iterable[Commitment], published: Mapping[str, FuzzyDate]) -> date | None:
    """First day on which the promise is known to have been told; None where no telling is dated."""
    days = [when.latest for told in tellings if (when := published.get(told.evidence.document)) and when.latest]
    return min(days, default=None)


def _order(pair: tuple[str, Commitment], published: Mapping[str, FuzzyDate]) -> tuple[str, str, int, str]:
    document, commitment = pair
    when = published.get(document)
    day = when.earliest.isoformat() if when and when.earliest else "9999"
    return day, document, commitment.evidence.start, commitment.id


def _gather(
    document: str, commitment: Commitment, pledges: list[Pledge], places: dict[tuple[str, str], list[int]]
) -> None:
    debtors = debtor_keys(commitment)
    deed = deed_stems(commitment)
    near = _near(debtors, deed, places)
    number = next((number for number in near if _is_same(debtors, deed, commitment.due, pledges[number])), None)
    if number is None:
        number = len(pledges)
        pledges.append(Pledge(set(debtors), deed, commitment.due))
        for key in _keys(debtors, deed):
            places.setdefault(key, []).append(number)
    pledge = pledges[number]
    pledge.tellings.append(commitment)
    pledge.documents.add(document)
    pledge.due = pledge.due or commitment.due


def _keys(debtors: set[str], deed: frozenset[str]) -> list[tuple[str, str]]:
    """A promise is found by who owes it and by each word of the deed."""
    return [(code, word) for code in sorted(debtors) or [""] for word in sorted(deed)]


def _near(debtors: set[str], deed: frozenset[str], places: Mapping[tuple[str, str], list[int]]) -> list[int]:
    return sorted({number for key in _keys(debtors, deed) for number in places.get(key, ())})


def debtor_keys(commitment: Commitment) -> set[str]:
    """Who owes it: states and bodies by code, those who do not speak for their state apart from it."""
    return {key_of(party, as_written(party, commitment)) for party in commitment.debtors}


def deed_stems(commitment: Commitment) -> frozenset[str]:
    """The words of a deed that carry its meaning, without the names of those it binds."""
    names = name_stems((*commitment.debtors, *commitment.creditors), commitment.evidence)
    return (content_stems(commitment.deed) - names) or content_stems(commitment.deed)


def _is_same(debtors: set[str], deed: frozenset[str], due: FuzzyDate | None, pledge: Pledge) -> bool:
    if not (debtors <= pledge.debtors or pledge.debtors <= debtors):
        return False
    shared = overlap(deed, pledge.deed)
    if due is None or pledge.due is None:
        return shared >= SAME_DEED and (len(deed & pledge.deed) > 1 or deed == pledge.deed)
    if not due.may_meet(pledge.due):
        return False
    return shared >= SAME_DEED_AND_DUE


def _promise(pledge: Pledge, signs: Signs, published: Mapping[str, FuzzyDate], today: date) -> Promise:
    tellings = sorted(pledge.tellings, key=lambda told: (told.evidence, told.id))
    made = made_on(tellings, published)
    outcome = outcome_of(pledge.debtors, pledge.deed, pledge.due, tellings, made, signs)
    status, because = _status(outcome, pledge.due, today)
    domains = Counter(told.domain for told in tellings if told.domain)
    return Promise(
        id=content_id("promise", *(told.id for told in tellings)),
        debtors=tuple(sorted({key.partition(":")[0] for key in pledge.debtors})),
        creditors=tuple(sorted({party.code for told in tellings for party in told.creditors})),
        deed=max((told.deed for told in tellings), key=lambda deed: (len(deed), deed)),
        due=pledge.due,
        strength=min((told.strength for told in tellings), key=_STRONGEST.index),
        status=status,
        because=because,
        tellings=tuple(tellings),
        fulfilment=outcome.evidence if outcome else (),
        domain=min(domains, key=lambda domain: (-domains[domain], domain.value)) if domains else None,
    )


def _status(outcome: Outcome | None, due: FuzzyDate | None, today: date) -> tuple[PromiseStatus, str]:
    if outcome is not None:
        return outcome.status, outcome.because
    if due is None or due.is_unknown:
        return PromiseStatus.UNKNOWN, "no day is given, and no document here tells what came of it"
    if due.latest is not None and due.latest < today:
        return PromiseStatus.OVERDUE, f"it was due {due_in_words(due)}, and no document here tells that it was done"
    return PromiseStatus.OPEN, f"it is due {due_in_words(due)}"


def _superseded(
    promises: Sequence[Promise], pledges: Sequence[Pledge], published: Mapping[str, FuzzyDate]
) -> list[Promise]:
    """Marks a promise that its debtor later made again for another day."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, pledge in enumerate(pledges):
        for key in _keys(pledge.debtors, pledge.deed):
            places.setdefault(key, []).append(at)
    changed = list(promises)
    for at, old in enumerate(pledges):
        rivals = _near(old.debtors, old.deed, places)
        newer = next((number for number in rivals if _takes_over(pledges[number], old, published)), None)
        if newer is not None and promises[at].status not in (PromiseStatus.KEPT, PromiseStatus.BROKEN):
            later = promises[newer]
            because = f"promised again, {f'now due {due_in_words(later.due)}' if later.due else 'without a day'}"
            evidence = tuple(told.evidence for told in later.tellings)
            changed[at] = replace(promises[at], status=PromiseStatus.SUPERSEDED, because=because, fulfilment=evidence)
    return changed


def _takes_over(new: Pledge, old: Pledge, published: Mapping[str, FuzzyDate]) -> bool:
    if new is old or new.due is None or old.due is None or new.due.may_meet(old.due):
        return False
    if new.documents & old.documents or overlap(new.deed, old.deed) < SUPERSEDED_DEED:
        return False
    first, second = made_on(old.tellings, published), made_on(new.tellings, published)
    return first is not None and second is not None and first < second
