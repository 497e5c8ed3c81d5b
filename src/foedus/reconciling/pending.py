"""Finds decisions told as still to come that another document dates as already taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.reconciling.incidents import TOGETHER, class_of, trigger_of
from foedus.reconciling.wording import content_stems, name_stems, overlap
from foedus.records import Conflict, ConflictKind, Document, Event, FuzzyDate, Incident
from foedus.records.dates import days_in_words

SAME_ACT = 0.4  # share of the shorter sentence, names apart, that both tellings of a decision hold
SHARED_WORDS = 2


def pending_conflicts(documents: Sequence[Document], incidents: Sequence[Incident]) -> list[Conflict]:
    """Planned acts that the same parties are told to have done before the planning text was published."""
    published = {document.id: document.published for document in documents}
    done: dict[tuple[str, ...], list[Incident]] = {}
    for incident in incidents:
        if class_of(incident.modality) == "told" and incident.when.is_dated:
            done.setdefault(_parties(incident), []).append(incident)
    found = []
    for incident in incidents:
        if class_of(incident.modality) == "ahead":
            for event in incident.events:
                conflict = _conflict(event, incident, done.get(_parties(incident), ()), published)
                if conflict is not None:
                    found.append(conflict)
    return found


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
        if reports and day is not None and _was_taken(deed.when, day) and plan.when.may_meet(deed.when):
            tells = "the text is undated" if day.is_unknown else f"the text was published {days_in_words(day)}"
            because = f"told as still to come, but another document has it done {days_in_words(deed.when)}; {tells}"
            return Conflict(
                ConflictKind.STALE, document, event.evidence.quote[:80], event.evidence, because, (reports[0].evidence,)
            )
    return None


def _was_taken(deed: FuzzyDate, day: FuzzyDate) -> bool:
    if day.is_unknown:
        return True
    return deed.latest is not None and day.earliest is not None and deed.latest < day.earliest


def _is_same_act(planned: Event, report: Event) -> bool:
    names = name_stems((*planned.actors, *planned.recipients), planned.evidence)
    here, there = content_stems(planned.evidence.quote) - names, content_stems(report.evidence.quote) - names
    shared = here & there
    same_trigger = trigger_of(planned) == trigger_of(report)
    return len(shared) >= SHARED_WORDS and overlap(here, there) >= SAME_ACT * (0.6 if same_trigger else 1.0)
