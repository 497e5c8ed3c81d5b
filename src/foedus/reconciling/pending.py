"""Finds decisions told as still to come that another document dates as already taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from foedus.reconciling.amounts import is_other_amount
from foedus.reconciling.fulfilment import Sign, Signs, signs_about
from foedus.reconciling.incidents import TOGETHER, class_of, trigger_of
from foedus.reconciling.promises import debtor_keys, deed_stems
from foedus.reconciling.wording import content_stems, name_stems, overlap
from foedus.records import (
    Commitment,
    Conflict,
    ConflictKind,
    Document,
    Event,
    EvidenceSpan,
    FuzzyDate,
    Incident,
    Modality,
    Promise,
)
from foedus.records.dates import days_in_words

SAME_ACT = 0.4  # share of the shorter sentence, names apart, that both tellings of a decision hold
SHARED_WORDS = 2
SAME_DEED = 0.6  # share of a promised deed's words that a report of it done must hold
MOST_DAYS = 100  # days of a deed that a promise is held against
LONGEST = timedelta(days=180)  # a plan told longer after a deed than this is a plan to do it again
_NOT_YET = re.compile(
    r"\b(?:(?:has|have|had) yet to|not (?:\w+ )?yet|yet to be|n['’]t \w+ yet|still (?:has|have) not)\b"
)

# "had promised the units in June": looked back on, not told as still to come
_LOOKED_BACK = re.compile(
    r"\bhad (?:\w+ )?(?:promised|pledged|vowed|sworn|agreed|undertaken|offered|said|announced|planned|committed)\b"
)


def pending_conflicts(
    documents: Sequence[Document], incidents: Sequence[Incident], promises: Sequence[Promise], signs: Signs
) -> list[Conflict]:
    """Acts told as planned, promised or not yet done that were done before the text was published; one a sentence."""
    found: dict[EvidenceSpan, Conflict] = {}
    for conflict in (*_planned(documents, incidents), *_promised(promises, signs)):
        found.setdefault(conflict.evidence, conflict)
    return list(found.values())


def _planned(documents: Sequence[Document], incidents: Sequence[Incident]) -> Iterator[Conflict]:
    published = {document.id: document.published for document in documents}
    done: dict[tuple[str, ...], list[Incident]] = {}
    for incident in incidents:
        if class_of(incident.modality) == "told" and incident.when.is_dated:
            done.setdefault(_parties(incident), []).append(incident)
    for incident in incidents:
        for event in incident.events:
            if _is_ahead(event):
                conflict = _conflict(event, incident, done.get(_parties(incident), ()), published)
                if conflict is not None:
                    yield conflict


def _is_ahead(event: Event) -> bool:
    if event.modality is Modality.DENIED:
        return bool(_NOT_YET.search(event.evidence.quote))
    return class_of(event.modality) == "ahead"


def _parties(incident: Incident) -> tuple[str, ...]:
    if incident.type in TOGETHER:
        return (incident.type.value, *sorted({*incident.actors, *incident.recipients}))
    return (incident.type.value, *incident.actors, ">", *incident.recipients)


def _conflict(
    event: Event, plan: Incident, done: Sequence[Incident], published: Mapping[str, FuzzyDate]
) -> Conflict | None:
    document = event.evidence.document
    day = published.get(document)
    for deed in done:
        reports = [
            report for report in deed.events if report.evidence.document != document and _is_same_act(event, report)
        ]
        is_met = event.modality is Modality.DENIED or plan.when.may_meet(deed.when)
        if reports and day is not None and _was_just_taken(deed.when, day) and is_met:
            return _stale(event.evidence, day, deed.when, reports[0].evidence)
    return None


def _promised(promises: Sequence[Promise], signs: Signs) -> Iterator[Conflict]:
    for promise in promises:
        done: dict[frozenset[str], list[tuple[FuzzyDate, Sign]]] = {}
        for telling in promise.tellings:
            if _LOOKED_BACK.search(telling.evidence.quote):
                continue
            deed, day = deed_stems(telling), signs.published.get(telling.evidence.document)
            if deed not in done:
                done[deed] = _done(telling, deed, signs)
            taken = [
                (when, sign)
                for when, sign in done[deed]
                if day is not None and sign.evidence.document != telling.evidence.document
                if _is_ahead_of(telling, when, day)
            ]
            if taken and day is not None:
                yield _stale(telling.evidence, day, taken[0][0], taken[0][1].evidence)


def _done(telling: Commitment, deed: frozenset[str], signs: Signs) -> list[tuple[FuzzyDate, Sign]]:
    """The first reports that the debtor did what a promise says, with the day of the deed; one for each day."""
    found: dict[FuzzyDate, Sign] = {}
    for sign in sorted(signs_about(debtor_keys(telling), deed, signs), key=lambda sign: sign.evidence):
        when = _day_of(sign, signs)
        is_whole = not is_other_amount(telling.deed, sign.evidence.quote)
        if sign.is_done and when and is_whole and overlap(deed, sign.words) >= SAME_DEED:
            found.setdefault(when, sign)
    return list(found.items())[:MOST_DAYS]


def _day_of(sign: Sign, signs: Signs) -> FuzzyDate | None:
    """When it was done: the day that is told, else not after the document that tells it."""
    if sign.when is not None and sign.when.is_dated:
        return sign.when
    day = signs.published.get(sign.evidence.document)
    return day if day is not None and day.is_dated else None


def _is_ahead_of(telling: Commitment, deed: FuzzyDate, day: FuzzyDate) -> bool:
    """A promise told on `day` for a time that the deed can be of, after the deed."""
    return _was_just_taken(deed, day) and (telling.due is None or telling.due.may_meet(deed))


def _stale(evidence: EvidenceSpan, day: FuzzyDate, done: FuzzyDate, report: EvidenceSpan) -> Conflict:
    tells = "the text is undated" if day.is_unknown else f"the text was published {days_in_words(day)}"
    because = f"told as still to come, but another document has it done {days_in_words(done)}; {tells}"
    return Conflict(ConflictKind.STALE, evidence.document, evidence.quote[:80], evidence, because, (report,))


def _was_just_taken(deed: FuzzyDate, day: FuzzyDate) -> bool:
    """The deed lies before the day of the text, and not so long that the text may mean another one."""
    if day.is_unknown:
        return True
    if deed.latest is None or day.earliest is None:
        return False
    return deed.latest < day.earliest <= deed.latest + LONGEST


def _is_same_act(planned: Event, report: Event) -> bool:
    names = name_stems((*planned.actors, *planned.recipients), planned.evidence)
    here, there = content_stems(planned.evidence.quote) - names, content_stems(report.evidence.quote) - names
    shared = here & there
    same_trigger = trigger_of(planned) == trigger_of(report)
    return len(shared) >= SHARED_WORDS and overlap(here, there) >= SAME_ACT * (0.6 if same_trigger else 1.0)
